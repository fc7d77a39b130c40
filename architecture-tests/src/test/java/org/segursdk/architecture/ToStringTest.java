package org.segursdk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.segursdk.core.fixture.Talkers;

/**
 * Whatever a type says of itself ({@code toString}, the message of an exception) tells no patient data and no secret. What such
 * a method reads is followed through the code: every field and every answer of another type has to be harmless. A type that
 * says nothing of itself (a builder, a client) prints its name alone. Records that leave their {@code toString} to the compiler
 * are swept by {@link RedactionTest}.
 */
class ToStringTest {
    private static final Set<String> SPEAKING = Set.of("toString", "getMessage", "getLocalizedMessage");

    /** What a type shows although its Java type could hold anything, with the reason. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("Backchannel.service", "service names"),
            Map.entry("Call.operation", "operation names"),
            Map.entry("Call.service", "service names"),
            Map.entry("Capture.text", "its length alone"),
            Map.entry("CdaHead.root", "an OID that identifies a document"),
            Map.entry("Classification.node", "a UUID of the standard"),
            Map.entry("Classification.representation", "a code of a terminology"),
            Map.entry("Classification.scheme", "a UUID of the standard"),
            Map.entry("Delivery.code", "rule ids and codes of answers, letters and digits alone"),
            Map.entry("Delivery.id", "a random UUID"),
            Map.entry("Digits.text", "the writer of dates in documents; never kept"),
            Map.entry("Disclosure.partners", "their number alone"),
            Map.entry("DmpDocument.uniqueId", "an OID that identifies a document"),
            Map.entry("DocumentEntry.mimeType", "media types"),
            Map.entry("EmbeddedContent.path", "names of elements"),
            Map.entry("ExternalIdentifier.name", "names of the standard"),
            Map.entry("Html.out", "the page being made, asked for once"),
            Map.entry("Hl7Message.segments", "their number alone"),
            Map.entry("HttpCall.operation", "operation names"),
            Map.entry("IdentityJournalEntry.kind", "names of transitions"),
            Map.entry("IdentityJournalEntry.refusals", "rule ids"),
            Map.entry("IntegrationError.code", "digits of a code list"),
            Map.entry("Known.recordIds", "their number alone"),
            Map.entry("Item.id", "the software's key of an item"),
            Map.entry("LookUp.found", "their number alone"),
            Map.entry("MailEndpoint.host", "an address of a service"),
            Map.entry("MdnRequest.reasons", "their number alone"),
            Map.entry("Node.code", "INSi's return code"),
            Map.entry("Node.name", "names of elements"),
            Map.entry("Node.namespace", "namespaces"),
            Map.entry("Node.path", "names of elements"),
            Map.entry("OauthError.code", "a code of the service"),
            Map.entry("Other.type", "a type of HL7"),
            Map.entry("Page.next", "whether there is one"),
            Map.entry("Part.name", "names of elements"),
            Map.entry("PatientIndex.lock", "a lock; the number of patients alone is shown"),
            Map.entry("ProfessionalId.value", "a professional's number in the public directory"),
            Map.entry("PscRelyingParty.id", "a client id"),
            Map.entry("PscUser.claims", "their number alone"),
            Map.entry("Query.names", "their number alone"),
            Map.entry("Query.type", "types of resources"),
            Map.entry("Reply.body", "its size alone"),
            Map.entry("StructureIdentifiers.finess", "identifies a structure"),
            Map.entry("StructureIdentifiers.nationalId", "identifies a structure"),
            Map.entry("StructureIdentifiers.rppsRank", "identifies a structure"),
            Map.entry("StructureIdentifiers.siren", "identifies a structure"),
            Map.entry("StructureIdentifiers.siret", "identifies a structure"),
            Map.entry("RawError.code", "a code of the service"),
            Map.entry("RawError.severity", "a code of the service"),
            Map.entry("RawError.subcode", "a code of the service"),
            Map.entry("RecordedExchange.operation", "operation names"),
            Map.entry("RecordedExchange.service", "service names"),
            Map.entry("RecordedExchange.situation", "names of situations"),
            Map.entry("ReadPlannedEvent.kind", "names of elements"),
            Map.entry("ReadRelation.type", "a code of HL7"),
            Map.entry("ReadRhythm.type", "a type of HL7"),
            Map.entry("Redacted.text", "its length alone"),
            Map.entry("ReferenceId.type", "a URN of the standard"),
            Map.entry("RegistryError.code", "a code of the service"),
            Map.entry("Rejection.rawCode", "a code of the service"),
            Map.entry("Related.type", "a code of HL7"),
            Map.entry("RenderReport.replaced", "their number alone"),
            Map.entry("Slot.name", "names of the standard"),
            Map.entry("Slot.values", "their number alone"),
            Map.entry("SoapAttachment.mediaType", "media types"),
            Map.entry("SoapClient.service", "service names"),
            Map.entry("SoapFault.code", "a code of SOAP"),
            Map.entry("SoapFault.subcode", "a code of the service"),
            Map.entry("SoapMessage.payload", "the name of its root alone"),
            Map.entry("SoapRequest.operation", "operation names"),
            Map.entry("Software.name", "a product"),
            Map.entry("Software.version", "a product's version"),
            Map.entry("Substitution.refusedBecause", "whether there is a reason"),
            Map.entry("Vihf.mode", "a mode of authentication"),
            Map.entry("Content.bytes", "their number alone"),
            Map.entry("Fate.action", "an action of a delivery report"),
            Map.entry("MailFlags.values", "flags of IMAP"),
            Map.entry("MssDelivery.recipients", "their number alone"),
            Map.entry("MssDelivery.reply", "a code of SMTP"),
            Map.entry("MssMessage.folder", "names of folders"),
            Map.entry("Sasl.mechanism", "names of the standard"),
            Map.entry("XdmContent.codes", "their number alone"),
            Map.entry("XdmProfile.actionSlot", "where a slot stands, a setting"));

    /** Rooms through which a patient's data passes on its way. */
    private static final Set<String> CLIENTS = Set.of("core", "soap", "insi", "dmp", "psc", "annuaire");

    /** Parts of records inside the clients that the compiler prints, with the reason why they may be. */
    private static final Map<String, String> INSIDE = Map.ofEntries(
            Map.entry("Element.namespace", "names of the standard"),
            Map.entry("Element.prefix", "names of the standard"),
            Map.entry("Element.writer", "a stream"),
            Map.entry("MediaType.parameters", "media types"),
            Map.entry("MediaType.type", "media types"),
            Map.entry("Row.extra", "columns of a terminology"),
            Map.entry("Token.store", "a key store prints its class"));

    private static final List<JavaClass> TYPES = ArchitectureTest.HOUSE.stream()
            .filter(type -> !type.isInterface() && !type.isAnonymousClass())
            .toList();

    @Test
    void everyType_saysNothingThatIdentifiesAPerson() {
        Set<String> telling = new TreeSet<>();
        TYPES.forEach(type -> telling.addAll(told(type)));
        assertThat(telling).isEqualTo(SHOWN.keySet());
        assertThat(TYPES).hasSizeGreaterThan(300);
    }

    @Test
    void everyRecordInsideTheClients_printsNothingThatIdentifiesAPerson() {
        Set<String> printed = new TreeSet<>();
        TYPES.stream()
                .filter(type -> type.isRecord() && CLIENTS.contains(Floors.room(type.getName())))
                .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC)
                        || type.getPackageName().contains(".internal"))
                .filter(RedactionTest::leavesItsToStringToTheCompiler)
                .map(JavaClass::reflect)
                .forEach(type -> Arrays.stream(type.getRecordComponents())
                        .filter(part -> !RedactionTest.isHarmless(type, part))
                        .forEach(part -> printed.add(type.getSimpleName() + '.' + part.getName())));
        assertThat(printed).isEqualTo(INSIDE.keySet());
    }

    @Test
    void typesThatTell_areSeen() {
        ClassFileImporter importer = new ClassFileImporter();
        assertThat(told(importer.importClass(Talkers.Named.class))).containsExactly("Named.name");
        assertThat(told(importer.importClass(Talkers.NamedRecord.class))).containsExactly("NamedRecord.name");
        assertThat(told(importer.importClass(Talkers.Indirect.class))).containsExactly("Indirect.names");
        assertThat(told(importer.importClass(Talkers.Asking.class))).containsExactly("IdentityTraits.birthName");
        assertThat(told(importer.importClass(Talkers.Failing.class))).containsExactly("Failing.name");
        assertThat(told(importer.importClass(Talkers.Silent.class))).isEmpty();
        assertThat(told(importer.importClass(Talkers.Counting.class))).isEmpty();
    }

    /** What a type tells that is not known to be harmless. */
    private static Set<String> told(JavaClass type) {
        Set<String> found = new TreeSet<>();
        Set<JavaCodeUnit> seen = new HashSet<>();
        type.getMethods().stream()
                .filter(method -> SPEAKING.contains(method.getName())
                        && method.getRawParameterTypes().isEmpty())
                .filter(method -> !isCompilerMade(type, method))
                .forEach(method -> follow(type, method, seen, found));
        return found;
    }

    private static void follow(JavaClass type, JavaCodeUnit unit, Set<JavaCodeUnit> seen, Set<String> found) {
        if (!seen.add(unit)) {
            return;
        }
        for (JavaFieldAccess access : unit.getFieldAccesses()) {
            access.getTarget()
                    .resolveMember()
                    .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> field.getOwner().getName().startsWith(Floors.ROOT))
                    .filter(field -> !RedactionTest.isHarmless(field.reflect().getGenericType()))
                    .ifPresent(field -> tell(field, found));
        }
        for (JavaMethodCall call : unit.getMethodCallsFromSelf()) {
            if (!call.getTargetOwner().getName().startsWith(Floors.ROOT)) {
                continue;
            }
            call.getTarget().resolveMember().ifPresent(method -> {
                if (!method.getOwner().getName().startsWith(Floors.ROOT)) {
                    return;
                }
                if (isOwn(type, method)) {
                    follow(type, method, seen, found);
                } else if (!SPEAKING.contains(method.getName())
                        && !RedactionTest.isHarmless(method.reflect().getGenericReturnType())) {
                    tell(method, found);
                }
            });
        }
    }

    private static void tell(JavaMember member, Set<String> found) {
        String name = member.getOwner().getSimpleName() + '.' + member.getName();
        if (!RedactionTest.HARMLESS_TEXT.containsKey(name)) {
            found.add(name);
        }
    }

    private static boolean isOwn(JavaClass type, JavaMethod method) {
        JavaClass owner = method.getOwner();
        return owner.equals(type) || type.getAllRawSuperclasses().contains(owner);
    }

    private static boolean isCompilerMade(JavaClass type, JavaMethod method) {
        return type.isRecord()
                && method.getName().equals("toString")
                && RedactionTest.leavesItsToStringToTheCompiler(type);
    }
}
