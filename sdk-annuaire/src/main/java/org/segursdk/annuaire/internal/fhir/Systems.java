package org.segursdk.annuaire.internal.fhir;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the wire. Source: annuaire §2, §3, §4. */
public final class Systems {
    public static final String RPPS = "https://rpps.esante.gouv.fr";
    public static final String IDNPS = "urn:oid:1.2.250.1.71.4.2.1";
    public static final String IDNST = "urn:oid:1.2.250.1.71.4.2.2";
    public static final String FINESS = "https://finess.esante.gouv.fr";
    public static final String SIRENE = "https://sirene.fr";
    public static final String RPPS_RANK = "https://rppsrang.esante.gouv.fr";
    public static final String ADELI_RANK = "https://adelirang.esante.gouv.fr";

    static final String EMAIL_TYPE = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-contact-point-email-type";
    static final String MAILBOX_METADATA =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-mailbox-mss-metadata";
    static final String MSSANTE = "MSSANTE";
    static final String LEGAL_ENTITY = "LEGAL-ENTITY";
    static final String GEOGRAPHICAL_ENTITY = "GEOGRAPHICAL-ENTITY";
    /** Ends of the names of profiles, whatever their base. */
    static final String CARE_ACTIVITY_PROFILE = "healthcareservice-healthcare-activity";

    static final String SOCIAL_EQUIPMENT_PROFILE = "healthcareservice-social-equipment";
    static final String ADDRESS_PART = "http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-";

    static final Set<String> PROFESSIONS = Set.of("G15", "R94", "R95", "R291");
    static final String CATEGORY = "R09";
    static final String KNOW_HOW_TYPE = "R04";
    static final Set<String> KNOW_HOW = Set.of("R38", "R39", "R40", "R42", "R43", "R44", "R45", "R97", "G13");
    static final String DEGREE_TYPE = "R14";
    static final String SECTOR = "R02";
    static final String ESTABLISHMENT = "R66";
    static final String COMMUNE = "R13";

    private static final Pattern TABLE = Pattern.compile("TRE[_-]([A-Z][0-9]{2,3})-");

    private Systems() {}

    /** The table that the address of a code system names, such as {@code G15}. */
    static Optional<String> table(String system) {
        Matcher matcher = TABLE.matcher(system);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
