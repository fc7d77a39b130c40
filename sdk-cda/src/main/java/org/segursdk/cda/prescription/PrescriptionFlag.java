package org.segursdk.cda.prescription;

import org.segursdk.core.terminology.CodedValue;

/** What is true of the whole prescription (TA_ASIP). Source: cda §10.1, eprescription §6.2. */
public enum PrescriptionFlag {
    /** Two zones: with and without relation to a long-term illness (ALD). */
    BIZONE("MED-1096", "Prescription bizone"),
    /** Médicaments d'exception. */
    EXCEPTION("MED-1097", "Prescription médicaments d'exception"),
    /** Secured: quantities, units and doses are written in full letters too. */
    SECURED("MED-1098", "Ordonnance sécurisée"),
    /** Grand appareillage. */
    MAJOR_EQUIPMENT("MED-1132", "Prescription grand appareillage"),
    /** To be executed at the patient's home. */
    AT_HOME("MED-1094", "Exécution à domicile"),
    URGENT("MED-1095", "Exécution en urgence"),
    /** Affection of a military pensioner. */
    MILITARY("MED-1159", "Affection militaire");

    private final String code;
    private final String label;

    PrescriptionFlag(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** TA_ASIP code with its label. */
    public CodedValue code() {
        return CodedValue.of(code, "1.2.250.1.213.1.1.4.322", label);
    }
}
