package org.segursdk.cda;

import java.util.Optional;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;

/**
 * Document types often sent at level 1: those that have no structured model, and the PDF companions of those that have one.
 * The format is XDS-SD whatever the type; the rest of the metadata follows the type. Source: cda §5.1, §13, rem §4 (DOC.01).
 */
public enum N1Type {
    /** Compte rendu opératoire (CRO). */
    OPERATIVE_REPORT("34874-8", "Compte rendu opératoire"),
    /** Ordonnance de sortie d'établissement: medicines and devices. */
    DISCHARGE_PRESCRIPTION("57833-6", "Ordonnance de sortie", "57833-6", "Prescription de produits de santé"),
    /** Ordonnance de ville: medicines and devices. */
    PRESCRIPTION("57833-6", "Ordonnance", "57833-6", "Prescription de produits de santé"),
    CONSULTATION_REPORT("11488-4", "Compte rendu de consultation"),
    HOSPITAL_REPORT("34112-3", "Compte rendu hospitalier"),
    /** Lettre d'adressage. */
    REFERRAL_LETTER("96349-6", "Lettre d'adressage"),
    /** Companion of a structured VSM. */
    MEDICAL_SUMMARY("SYNTH", "Synthèse médicale", "34117-2", "Historique et clinique"),
    /** Companion of a structured CR-BIO; give the specialty as the code of the header's event. */
    BIOLOGY_REPORT("11502-2", "Compte rendu d'examens biologiques"),
    /** Companion of a structured LDL-SES. */
    DISCHARGE_LETTER(
            "11490-0",
            "Lettre de liaison à la sortie de l'établissement de santé",
            "IMP",
            "Hospitalisation (établissement, y compris HAD)"),
    /** Companion of a structured LDL-EES. */
    ADMISSION_LETTER(
            "18761-7",
            "Lettre de liaison à l'entrée en établissement de santé",
            "IMP",
            "Hospitalisation (établissement, y compris HAD)");

    private final String code;
    private final String title;
    private final String act;
    private final String actLabel;

    N1Type(String code, String title) {
        this(code, title, "", "");
    }

    N1Type(String code, String title, String act, String actLabel) {
        this.code = code;
        this.title = title;
        this.act = act;
        this.actLabel = actLabel;
    }

    /** Document type, of JDV_J07. */
    public CodedValue code() {
        return ValueSets.documentType().find(code).orElseThrow();
    }

    /** Title unless the header has one. */
    public String defaultTitle() {
        return title;
    }

    /** Code of the principal act unless the header's event has one: the same as in the structured document. */
    public Optional<CodedValue> defaultAct() {
        if (act.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                CodedValue.of(act, act.equals("IMP") ? CodeSystems.HL7_ACT_CODE : CodeSystems.LOINC, actLabel));
    }
}
