package org.segursdk.cda.read;

import org.segursdk.cda.internal.tree.Node;

/** The content models that have a typed view, told by the templateIds of the document. Source: cda, head table and §5.1. */
public enum CdaModel {
    /** Volet de synthèse médicale. */
    VSM("1.2.250.1.213.1.1.1.13"),
    /** Compte rendu d'examens de biologie. */
    CR_BIO("1.2.250.1.213.1.1.1.55"),
    /** Compte rendu d'imagerie. */
    CR_IMG("1.2.250.1.213.1.1.1.45"),
    /** Prescription de médicaments ou de dispositifs. */
    EP_MED_DM("1.2.250.1.213.1.1.1.39"),
    /** Lettre de liaison à la sortie. */
    LDL_SES("1.2.250.1.213.1.1.1.29"),
    /** Lettre de liaison à l'entrée. */
    LDL_EES("1.2.250.1.213.1.1.1.21"),
    /** Demande d'actes d'imagerie. */
    IMG_DA_IMG("1.2.250.1.213.1.1.1.47"),
    /** Historique des vaccinations. */
    VAC("1.2.250.1.213.1.1.1.37"),
    /** Note de vaccination. */
    VAC_NOTE("1.2.250.1.213.1.1.1.46"),
    /** Premier certificat de santé de l'enfant. */
    CSE_CS8("1.2.250.1.213.1.1.1.5.1"),
    /** Deuxième certificat de santé de l'enfant. */
    CSE_CS9("1.2.250.1.213.1.1.1.5.2"),
    /** Troisième certificat de santé de l'enfant. */
    CSE_CS24("1.2.250.1.213.1.1.1.5.3"),
    /** Mesures de l'enfant. */
    CSE_MDE("1.2.250.1.213.1.1.1.5.4"),
    /** A level-1 document: a PDF or a text in an envelope. */
    N1("1.3.6.1.4.1.19376.1.2.20"),
    /** Another model: sections and entries are there all the same. */
    OTHER("");

    private final String template;

    CdaModel(String template) {
        this.template = template;
    }

    /** Root of the model's templateId; empty for {@link #OTHER}. */
    public String template() {
        return template;
    }

    static CdaModel of(Node document) {
        for (CdaModel model : values()) {
            if (model != OTHER && document.hasTemplate(model.template)) {
                return model;
            }
        }
        // IHE XD-LAB: reports of before 2022, or of a laboratory outside the CI-SIS.
        if (document.hasTemplate("1.3.6.1.4.1.19376.1.3.3")) {
            return CR_BIO;
        }
        return document.at("component", "nonXMLBody") != null ? N1 : OTHER;
    }
}
