package org.segursdk.cda.internal.imaging;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Codes that the imaging templates fix. Source: cda §9. */
final class ImagingCodes {
    /** DICOM controlled terminology. */
    static final String DCM = "1.2.840.10008.2.16.4";
    /** ANS terminology of observations. */
    static final String TA_ASIP = "1.2.250.1.213.1.1.4.322";

    static final CodedValue MODALITY = CodedValue.of("121139", DCM, "Modalité d'imagerie");
    static final CodedValue REGION = CodedValue.of("39111-0", CodeSystems.LOINC, "Localisation anatomique");
    static final CodedValue TOPOGRAPHY =
            CodedValue.of("106233006", CodeSystems.SNOMED_CT, "modificateur topographique");
    static final CodedValue MEDICAL_HISTORY = CodedValue.of("11348-0", CodeSystems.LOINC, "Antécédents médicaux");
    static final CodedValue SURGICAL_HISTORY = CodedValue.of("47519-4", CodeSystems.LOINC, "Antécédents chirurgicaux");
    static final CodedValue CONTRAINDICATION = CodedValue.of("64100-1", CodeSystems.LOINC, "Contre-indications");
    static final CodedValue CARE_INFORMATION =
            CodedValue.of("ORG-192", TA_ASIP, "Informations pour la prise en charge");
    static final CodedValue PREGNANCY = CodedValue.of("364320009", CodeSystems.SNOMED_CT, "statut de grossesse");
    static final CodedValue EXPOSURE = CodedValue.of("121290", DCM, "Exposition du patient aux rayonnements ionisants");
    static final CodedValue AUTHORISATION = CodedValue.of("113850", DCM, "Autorisation d'irradiation");
    static final CodedValue RADIOPHARMACEUTICAL =
            CodedValue.of("440252007", CodeSystems.SNOMED_CT, "administration de produits radiopharmaceutiques");
    static final CodedValue STUDY = CodedValue.of("113014", DCM, "Examen");
    static final CodedValue SERIES = CodedValue.of("113015", DCM, "Séries");
    static final CodedValue PATIENT_INFORMATION =
            CodedValue.of("99622-3", CodeSystems.LOINC, "Informations pour le patient");
    static final CodedValue PATIENT_INFORMED = CodedValue.of(
            "MED-1130", TA_ASIP, "Le patient a-t-il été informé des risques relatifs à l'examen d'imagerie médicale ?");
    static final CodedValue CALL_BACK =
            CodedValue.of("GEN-297", TA_ASIP, "Le demandeur souhaite un retour par téléphone");
    static final CodedValue EVENT = CodedValue.of("GEN-296", TA_ASIP, "Évènement associé à l'examen demandé");
    static final CodedValue FUNCTION = CodedValue.of("MED-1133", TA_ASIP, "Fonction étudiée");
    static final CodedValue URGENT = CodedValue.of("UR", "2.16.840.1.113883.5.7", "Urgent");

    private ImagingCodes() {}
}
