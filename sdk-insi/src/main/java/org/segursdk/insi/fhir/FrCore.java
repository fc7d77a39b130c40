package org.segursdk.insi.fhir;

import org.segursdk.core.identity.InsAuthority;

/** Names of the profiles. Source: insi §9 (Interop'Santé, hl7.fhir.fr.core). */
final class FrCore {
    static final String STRUCTURES = "https://hl7.fr/ig/fhir/core/StructureDefinition/";
    static final String CODES = "https://hl7.fr/ig/fhir/core/CodeSystem/";

    static final String PATIENT = STRUCTURES + "fr-core-patient";
    static final String PATIENT_INS = STRUCTURES + "fr-core-patient-ins";
    static final String RELIABILITY = STRUCTURES + "fr-core-identity-reliability";
    static final String DATE_UPDATED = STRUCTURES + "fr-core-patient-birthdate-update-indicator";
    static final String GIVEN_NAMES = STRUCTURES + "fr-core-patient-birth-list-given-name";
    static final String INSEE_CODE = STRUCTURES + "fr-core-address-insee-code";
    static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";

    static final String STATUS_2_1 = CODES + "fr-core-cs-v2-0445";
    static final String STATUS_2_2 = CODES + "fr-core-cs-identity-status";
    static final String COMMENT = CODES + "fr-core-cs-identity-status-comment";
    static final String METHOD = CODES + "fr-core-cs-method-collection";
    static final String MODE = CODES + "fr-core-cs-mode-validation-identity";
    static final String INS_TYPE = CODES + "fr-core-cs-v2-0203";
    static final String HL7_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";
    static final String COG = "https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM";
    static final String OID = "urn:oid:";

    private FrCore() {}

    static String type(InsAuthority authority) {
        return switch (authority) {
            case NIR -> "INS-NIR";
            case NIA -> "INS-NIA";
            case NIR_TEST -> "INS-NIR-TEST";
            case NIR_DEMO -> "INS-NIR-DEMO";
        };
    }
}
