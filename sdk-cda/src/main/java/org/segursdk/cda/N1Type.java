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
            "Hospitalisation (établissement, y compris HAD)"),
    /** Companion of a structured request IMG-DA-IMG. */
    IMAGING_REQUEST("55115-0", "Demande d'actes d'imagerie", "55115-0", "Demande d'actes d'imagerie"),
    /** Companion of a structured note VAC-NOTE. */
    VACCINATION_NOTE("87273-9", "Note de vaccination", "87273-9", "Note de vaccination"),
    /** Companion of the structured measurements CSE-MDE. */
    CHILD_MEASUREMENTS("29274-8", "Mesures de signes vitaux", "11429006", "consultation"),
    /** Companion of a structured CS8, CS9 or CS24. */
    CHILD_CERTIFICATE("CERT_DECL", "Certificat de santé de l'enfant", "11429006", "consultation");

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
        String system =
                switch (act) {
                    case "IMP" -> CodeSystems.HL7_ACT_CODE;
                    case "11429006" -> CodeSystems.SNOMED_CT;
                    default -> CodeSystems.LOINC;
                };
        return Optional.of(CodedValue.of(act, system, actLabel));
    }
}
