package org.segursdk.annuaire.internal.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.StructureAddress;
import org.segursdk.annuaire.StructureIdentifiers;
import org.segursdk.annuaire.StructureKind;
import org.segursdk.core.actor.Address.Use;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;

/** Structures out of FHIR. Source: annuaire §2, §3. */
final class StructureReader {
    private static final int SIREN_LENGTH = 9;
    private static final List<String> ADDRESS_PARTS =
            List.of("houseNumber", "buildingNumberSuffix", "streetNameType", "streetNameBase");

    private StructureReader() {}

    static FoundStructure structure(Organization resource) {
        List<CodedValue> types = Codings.all(resource.getType());
        return new FoundStructure(
                ResourceReader.technicalId(resource),
                new DirectoryStructure(
                        identifiers(resource.getIdentifier()),
                        ResourceReader.isActive(resource.getActiveElement()),
                        Codings.text(resource.getName()),
                        kind(resource.getType()),
                        Codings.first(types, Systems.SECTOR),
                        Codings.first(types, Systems.ESTABLISHMENT),
                        resource.getAddress().stream()
                                .findFirst()
                                .map(StructureReader::address)
                                .orElseGet(StructureAddress::none),
                        telecoms(resource.getTelecom()),
                        Mailboxes.of(resource.getTelecom()),
                        ResourceReader.lastUpdated(resource)));
    }

    private static StructureIdentifiers identifiers(List<Identifier> all) {
        return new StructureIdentifiers(
                Codings.value(all, each -> is(each, Systems.IDNST, "IDNST")),
                Codings.value(all, each -> is(each, Systems.FINESS, "FINEG", "FINEJ")),
                Codings.value(all, each -> Codings.hasType(each, "SIRET") || isSirene(each, false)),
                Codings.value(all, each -> Codings.hasType(each, "SIREN") || isSirene(each, true)),
                // The two publications of the ANS differ on the system and on the type of the practice's number.
                Codings.value(
                        all,
                        each -> Codings.hasType(each, "RPPSRG")
                                || Systems.RPPS_RANK.equals(each.getSystem())
                                || Systems.RPPS.equals(each.getSystem())));
    }

    private static boolean is(Identifier identifier, String system, String... types) {
        return Codings.hasType(identifier, types)
                || Codings.isUntyped(identifier) && system.equals(identifier.getSystem());
    }

    private static boolean isSirene(Identifier identifier, boolean siren) {
        return Codings.isUntyped(identifier)
                && Systems.SIRENE.equals(identifier.getSystem())
                && (Codings.text(identifier.getValue()).length() == SIREN_LENGTH) == siren;
    }

    private static Optional<StructureKind> kind(List<CodeableConcept> types) {
        List<String> codes = types.stream()
                .flatMap(type -> type.getCoding().stream())
                .map(coding -> Codings.text(coding.getCode()))
                .toList();
        if (codes.contains(Systems.GEOGRAPHICAL_ENTITY)) {
            return Optional.of(StructureKind.GEOGRAPHICAL_ENTITY);
        }
        return codes.contains(Systems.LEGAL_ENTITY) ? Optional.of(StructureKind.LEGAL_ENTITY) : Optional.empty();
    }

    private static StructureAddress address(Address address) {
        List<String> lines = new ArrayList<>();
        for (StringType line : address.getLine()) {
            String text = Codings.text(line.getValue());
            String words = text.isEmpty() ? parts(line) : text;
            if (!words.isEmpty()) {
                lines.add(words);
            }
        }
        return new StructureAddress(
                lines,
                Codings.some(address.getPostalCode()),
                Codings.some(address.getCity()),
                Stream.of((Element) address, address.getCityElement(), address.getDistrictElement())
                        .flatMap(element -> element.getExtension().stream())
                        .flatMap(extension -> commune(extension).stream())
                        .findFirst());
    }

    /** A line of which only the parts are given. */
    private static String parts(StringType line) {
        return ADDRESS_PARTS.stream()
                .map(part -> line.getExtensionString(Systems.ADDRESS_PART + part))
                .map(Codings::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> commune(Extension extension) {
        return extension.getValue() instanceof Coding coding
                        && Systems.table(Codings.text(coding.getSystem()))
                                .filter(Systems.COMMUNE::equals)
                                .isPresent()
                ? Codings.some(coding.getCode())
                : Optional.empty();
    }

    private static List<Telecom> telecoms(List<ContactPoint> telecoms) {
        List<Telecom> found = new ArrayList<>();
        for (ContactPoint telecom : telecoms) {
            String scheme = telecom.getSystem() == ContactPointSystem.PHONE
                    ? "tel:"
                    : telecom.getSystem() == ContactPointSystem.FAX ? "fax:" : "";
            if (!scheme.isEmpty()) {
                try {
                    found.add(new Telecom(scheme + Codings.text(telecom.getValue()), Use.WORK));
                } catch (InvalidInputException e) {
                    // Not a number: nobody could call it.
                    continue;
                }
            }
        }
        return found;
    }
}
