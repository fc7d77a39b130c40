package org.segursdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/**
 * No public type may print what identifies a person. A record prints all its parts, so it either writes its own
 * {@code toString} or holds nothing but harmless parts; free text is harmless only where this test says why.
 */
class RedactionTest {
    private static final Set<Class<?>> HARMLESS = Set.of(
            Instant.class,
            Duration.class,
            Period.class,
            ZoneId.class,
            Locale.class,
            OptionalInt.class,
            OptionalLong.class,
            UUID.class,
            Oid.class,
            CodedValue.class,
            StructureId.class);

    /** Text parts that never hold patient data or secrets, with the reason. */
    static final Map<String, String> HARMLESS_TEXT = Map.ofEntries(
            Map.entry("Oid.value", "a registered or derived identifier of a thing"),
            Map.entry("CodedValue.code", "a terminology"),
            Map.entry("CodedValue.codeSystem", "a terminology"),
            Map.entry("CodedValue.displayName", "a terminology"),
            Map.entry("StructureId.value", "identifies a structure"),
            Map.entry("LocalizedText.french", "written by the SDK"),
            Map.entry("LocalizedText.english", "written by the SDK"),
            Map.entry("Violation.path", "property names"),
            Map.entry("Violation.rule", "rule ids"),
            Map.entry("WireFact.name", "fact names"),
            Map.entry("WireFact.value", "protocol constants"),
            Map.entry("WireFact.source", "references"),
            Map.entry("Fingerprint.sha1", "a digest"),
            Map.entry("NoneKnown.declaredOn", "the day a professional declared it"),
            Map.entry("Device.model", "a product"),
            Map.entry("Device.software", "a product"),
            Map.entry("CdaReport.kind", "a kind of document"),
            Map.entry("CdaReport.model", "a model of document"),
            Map.entry("Rule.id", "rule ids"),
            Map.entry("Rule.place", "element names"),
            Map.entry("Rule.source", "references"),
            Map.entry("Finding.path", "element names"),
            Map.entry("Finding.rule", "rule ids"),
            Map.entry("IndicatorPeriod.from", "a day that figures are counted from"),
            Map.entry("IndicatorPeriod.before", "a day that figures are counted to"),
            Map.entry("Script.name", "names of steps"),
            Map.entry("Script.sql", "statements without values"),
            Map.entry("Exchange.host", "an address of a service"),
            Map.entry("Exchange.messageId", "drawn by the SDK"),
            Map.entry("Exchange.operation", "operation names"),
            Map.entry("Exchange.rawCode", "a code of the service"),
            Map.entry("Exchange.service", "service names"),
            Map.entry("AnnuaireCode.code", "a code of a terminology"),
            Map.entry("AnnuaireCode.system", "a terminology"),
            Map.entry("AnnuaireStatus.fhirVersion", "a version of FHIR"),
            Map.entry("AnnuaireStatus.searchParameters", "names of the protocol"),
            Map.entry("Association.id", "symbolic or drawn"),
            Map.entry("Association.source", "symbolic or drawn"),
            Map.entry("Association.target", "symbolic or drawn"),
            Map.entry("Association.type", "a URN"),
            Map.entry("RegistryObjects.objectRefs", "drawn by the registry"),
            Map.entry("RegistryResponse.status", "a URN"),
            Map.entry("XdsOptions.internalProfessionalIdType", "a protocol constant"),
            Map.entry("XdsOptions.professionalIdType", "a protocol constant"),
            Map.entry("XdsOptions.structureIdType", "a protocol constant"),
            Map.entry("XdsOrganization.authority", "identifies a structure"),
            Map.entry("XdsOrganization.id", "identifies a structure"),
            Map.entry("XdsOrganization.idType", "identifies a structure"),
            Map.entry("XdsOrganization.name", "identifies a structure"),
            Map.entry("Authorisation.rawCode", "a code of the service"),
            Map.entry("Refused.rawCode", "a code of the service"),
            Map.entry("Unavailable.rawCode", "a code of the service"),
            Map.entry("UnknownProfessional.rawCode", "a code of the service"),
            Map.entry("DmpErrorCode.rawCode", "a code of the service"),
            Map.entry("DocumentStatus.rawCode", "a URN"),
            Map.entry("DocumentCategory.name", "a setting of the software"),
            Map.entry("DocumentCategory.typeCodes", "a terminology"),
            Map.entry("DocumentCategory.classCodes", "a terminology"),
            Map.entry("Cpx.specialtyCode", "a specialty"),
            Map.entry("Psc.professionCode", "a profession"),
            Map.entry("Psc.specialtyCode", "a specialty"),
            Map.entry("Found.messageId", "drawn by the SDK"),
            Map.entry("MssFinding.rule", "rule ids"),
            Map.entry("MssFinding.message", "written by the sandbox, without patient data"),
            Map.entry("Found.detail", "where settings of a server were read"),
            Map.entry("NotFound.attempts", "codes of the SDK"),
            Map.entry("SrvRecord.target", "an address of a service"),
            Map.entry("NotFound.messageId", "drawn by the SDK"),
            Map.entry("Several.messageId", "drawn by the SDK"),
            Map.entry("Verification.messageId", "drawn by the SDK"),
            Map.entry("Verification.rawCode", "a code of the service"),
            Map.entry("AgreedConnector.agreement", "an agreement"),
            Map.entry("VendorBridge.name", "a product"),
            Map.entry("VendorBridge.version", "a product's version"),
            Map.entry("Hint.path", "property names"),
            Map.entry("Hint.rule", "rule ids"),
            Map.entry("RejectedRow.rule", "rule ids"),
            Map.entry("BaseStatus.rawCode", "a code of the service"),
            Map.entry("Unknown.rawCode", "a code of the service"),
            Map.entry("Withheld.rawCode", "a code of the service"),
            Map.entry("ExecutionReceipt.executionId", "drawn by the software"),
            Map.entry("StepResult.code", "a code of the SDK or of the service"),
            Map.entry("Failed.code", "a code of the SDK"),
            Map.entry("Rejected.rawCode", "a code of the service"));

    private static Stream<JavaClass> publicRecords() {
        return ArchitectureTest.HOUSE.stream()
                .filter(JavaClass::isRecord)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().contains(".internal"))
                .filter(type -> !type.getPackageName().startsWith("org.segursdk.conformance"));
    }

    @Test
    void everyPublicRecord_printsNothingThatIdentifiesAPerson() {
        Set<String> leaking = new TreeSet<>();
        long records = publicRecords()
                .filter(RedactionTest::leavesItsToStringToTheCompiler)
                .map(JavaClass::reflect)
                .peek(type -> Arrays.stream(type.getRecordComponents())
                        .filter(part -> !isHarmless(type, part))
                        .forEach(part -> leaking.add(type.getName() + "." + part.getName())))
                .count();
        assertThat(records).isPositive();
        assertThat(leaking).isEmpty();
    }

    @Test
    void theList_namesNothingThatIsGone() {
        List<String> known = publicRecords()
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getRecordComponents())
                        .map(part -> type.getSimpleName() + "." + part.getName()))
                .toList();
        assertThat(known).containsAll(HARMLESS_TEXT.keySet());
    }

    /** The compiler gives every member of a record that it makes the same line, that of the record itself. */
    static boolean leavesItsToStringToTheCompiler(JavaClass type) {
        int line = type.getMethod("toString").getSourceCodeLocation().getLineNumber();
        return type.getMethods().stream()
                .filter(method -> !method.getName().equals("toString"))
                .anyMatch(method -> method.getSourceCodeLocation().getLineNumber() == line);
    }

    static boolean isHarmless(Class<?> owner, RecordComponent part) {
        if (part.getType() == String.class || part.getGenericType().toString().contains("java.lang.String")) {
            return HARMLESS_TEXT.containsKey(owner.getSimpleName() + "." + part.getName());
        }
        return HARMLESS_TEXT.containsKey(owner.getSimpleName() + "." + part.getName())
                || isHarmless(part.getGenericType());
    }

    /** Whether no value of that type can hold patient data or a secret, or the type is swept on its own. */
    static boolean isHarmless(Type type) {
        List<Class<?>> types = new ArrayList<>();
        collect(type, types);
        return types.stream().allMatch(RedactionTest::isHarmless);
    }

    private static void collect(Type type, List<Class<?>> into) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), into);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, into));
        } else if (type instanceof Class<?> raw) {
            into.add(raw);
        }
    }

    private static boolean isHarmless(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class
                || type == Optional.class
                || type == URI.class
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || HARMLESS.contains(type)
                // Checked on its own by this test, or prints no more than its name.
                || type.getName().startsWith("org.segursdk.") && type != Path.class;
    }
}
