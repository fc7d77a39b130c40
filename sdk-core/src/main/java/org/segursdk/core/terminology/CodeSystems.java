package org.segursdk.core.terminology;

/** OIDs of the code systems used by French documents and metadata. Source: cda §12.1, dmp §6. */
public final class CodeSystems {
    public static final String LOINC = "2.16.840.1.113883.6.1";
    public static final String SNOMED_CT = "2.16.840.1.113883.6.96";
    /** CIM-10 (ICD-10, French edition). */
    public static final String CIM_10 = "2.16.840.1.113883.6.3";

    public static final String ATC = "2.16.840.1.113883.6.73";
    public static final String CCAM = "1.2.250.1.215.300.1";
    /** Code identifiant de spécialité, the French medicine code of CDA documents. */
    public static final String CIS = "1.2.250.1.213.2.3.1";

    public static final String CIP = "1.2.250.1.213.2.3.2";
    public static final String UCD = "1.2.250.1.213.2.62";
    /** Document types that are not LOINC (TRE_A05). */
    public static final String TRE_A05_DOCUMENT_TYPE = "1.2.250.1.213.1.1.4.12";
    /** Document classes (TRE_A03). */
    public static final String DOCUMENT_CLASS = "1.2.250.1.213.1.1.4.1";
    /** Professions and specialties in the form {@code G15_10/SM26}. */
    public static final String PROFESSION_SPECIALTY = "1.2.250.1.213.1.1.4.5";
    /** Non-professional producers: patient, device, automate. */
    public static final String NON_PROFESSIONAL = "1.2.250.1.213.1.1.4.6";
    /** Practice settings (cadre d'exercice). */
    public static final String PRACTICE_SETTING = "1.2.250.1.213.1.1.4.9";
    /** Sector of activity {@code SAxx} (TRE_R02). */
    public static final String SECTOR_OF_ACTIVITY = "1.2.250.1.71.4.2.4";
    /** Profession (TRE_G15). */
    public static final String PROFESSION = "1.2.250.1.71.1.2.7";
    /** Ordinal specialty of physicians (TRE_R01). */
    public static final String ORDINAL_SPECIALTY = "1.2.250.1.71.4.2.5";
    /** HL7 confidentiality: N, R, V. */
    public static final String HL7_CONFIDENTIALITY = "2.16.840.1.113883.5.25";
    /** French complement of confidentiality: visibility in the DMP. */
    public static final String DMP_VISIBILITY = "1.2.250.1.213.1.1.4.13";

    public static final String HL7_ACT_CODE = "2.16.840.1.113883.5.4";
    public static final String HL7_PARTICIPATION_FUNCTION = "2.16.840.1.113883.5.88";
    public static final String HL7_ROLE_CODE = "2.16.840.1.113883.5.111";
    public static final String HL7_ADMINISTRATIVE_GENDER = "2.16.840.1.113883.5.1";
    /** IHE format codes. */
    public static final String IHE_FORMAT_CODE = "1.3.6.1.4.1.19376.1.2.3";
    /** Identifiers of professionals (IdNat_PS). */
    public static final String ID_NAT_PS = "1.2.250.1.71.4.2.1";
    /** Identifiers of structures (IdNat_Struct). */
    public static final String ID_NAT_STRUCT = "1.2.250.1.71.4.2.2";

    private CodeSystems() {}
}
