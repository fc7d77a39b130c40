package org.segursdk.sandbox.internal.annuaire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.segursdk.core.actor.PostalAddress;
import org.segursdk.core.actor.PostalAddress.Part;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireCareService;
import org.segursdk.sandbox.AnnuaireCode;
import org.segursdk.sandbox.AnnuaireDevice;
import org.segursdk.sandbox.AnnuaireEntry;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireStructure;

/** Names of profiles, extensions and systems; what both the writer and the searches take from an entry. Source: annuaire §2 to §4. */
final class Vocabulary {
    static final String ANNUAIRE = "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/";
    static final String CORE = "https://hl7.fr/ig/fhir/core/StructureDefinition/";
    static final String IDENTIFIER_TYPES = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
    static final String STRUCTURE_FORMS = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-3307";
    static final String SOURCE = "https://annuaire.sante.fr";
    static final String MAILBOX_KIND = "TRE_R257-TypeBAL";
    static final String RPPS = "https://rpps.esante.gouv.fr";

    private static final String ARHGOS = "https://arhgos.ars.sante.fr";

    private Vocabulary() {}

    /**
     * An identifier of a resource.
     *
     * @param type code of the fr-core table; empty: none
     */
    record Identifier(String system, String type, String value) {}

    static List<Identifier> identifiers(AnnuaireEntry entry) {
        if (entry instanceof AnnuairePractitioner practitioner) {
            return List.of(
                    new Identifier("urn:oid:1.2.250.1.71.4.2.1", "IDNPS", practitioner.nationalId()),
                    new Identifier(RPPS, "RPPS", practitioner.rpps()));
        }
        if (entry instanceof AnnuaireActivity activity) {
            return List.of(new Identifier(RPPS, "", activity.number()));
        }
        if (entry instanceof AnnuaireStructure structure) {
            List<Identifier> all = new ArrayList<>();
            all.add(new Identifier("urn:oid:1.2.250.1.71.4.2.2", "IDNST", structure.number()));
            structure.identifiers().forEach((type, value) -> all.add(new Identifier(system(type), type, value)));
            return all;
        }
        boolean hidden = entry instanceof AnnuaireCareService service && service.social();
        return hidden ? List.of() : List.of(new Identifier(ARHGOS, "", entry.number()));
    }

    /** INTRN is the rank as the documentation has it, RPPSRG as the guide has it. Source: annuaire §3. */
    private static String system(String type) {
        return switch (type) {
            case "FINEG", "FINEJ" -> "https://finess.esante.gouv.fr";
            case "SIREN", "SIRET" -> "https://sirene.fr";
            case "RPPSRG" -> "https://rppsrang.esante.gouv.fr";
            default -> RPPS;
        };
    }

    /** The public profile, then the one of fr-core where there is one. */
    static List<String> profiles(Row row) {
        return switch (row.type()) {
            case PRACTITIONER -> List.of(CORE + "fr-core-practitioner", ANNUAIRE + "as-dp-practitioner");
            case PRACTITIONER_ROLE -> List.of(CORE + "fr-core-practitioner-role", ANNUAIRE + "as-dp-practitionerrole");
            case ORGANIZATION -> List.of(CORE + "fr-core-organization", ANNUAIRE + "as-dp-organization");
            case HEALTHCARE_SERVICE ->
                List.of(ANNUAIRE
                        + (row.entry() instanceof AnnuaireCareService service && service.social()
                                ? "as-dp-healthcareservice-social-equipment"
                                : "as-dp-healthcareservice-healthcare-activity"));
            case DEVICE -> List.of(ANNUAIRE + "as-dp-device");
        };
    }

    static String informationSystem(AnnuaireEntry entry) {
        boolean practice = entry instanceof AnnuaireStructure structure
                && structure.number().startsWith("4");
        boolean person = entry instanceof AnnuairePractitioner || entry instanceof AnnuaireActivity;
        return person || practice ? "RPPS" : "FINESS";
    }

    static List<AnnuaireMailbox> mailboxes(AnnuaireEntry entry) {
        if (entry instanceof AnnuairePractitioner practitioner) {
            return practitioner.mailboxes();
        }
        if (entry instanceof AnnuaireActivity activity) {
            return activity.mailboxes();
        }
        return entry instanceof AnnuaireStructure structure ? structure.mailboxes() : List.of();
    }

    /** The form of the structure, then its other types. */
    static List<AnnuaireCode> types(AnnuaireStructure structure) {
        if (!structure.active()) {
            return List.of();
        }
        String form = structure.legal() ? "LEGAL-ENTITY" : "GEOGRAPHICAL-ENTITY";
        return Stream.concat(Stream.of(new AnnuaireCode(STRUCTURE_FORMS, form)), structure.types().stream())
                .toList();
    }

    static String status(AnnuaireDevice device) {
        return device.active() ? "active" : "inactive";
    }

    /** Number, type and name of the street. */
    static String line(PostalAddress address) {
        return Stream.of(Part.HOUSE_NUMBER, Part.STREET_TYPE, Part.STREET)
                .flatMap(part -> address.part(part).stream())
                .collect(Collectors.joining(" "));
    }
}
