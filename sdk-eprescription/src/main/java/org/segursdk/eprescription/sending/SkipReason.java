package org.segursdk.eprescription.sending;

import org.segursdk.core.error.LocalizedText;

/** Why a step is not done although nothing failed. */
public enum SkipReason {
    /** The patient was not asked about the view of executions: no e-prescription. */
    NOT_INFORMED("la réponse du patient n'est pas enregistrée", "the patient's answer is not recorded"),
    /** The gateway does not deposit. */
    NO_DEPOSIT("le connecteur ne dépose pas", "the gateway does not deposit"),
    /** No number could be drawn. */
    NO_NUMBER("aucun numéro n'a pu être obtenu", "no number could be had"),
    /** The sheet with a number could not be laid out. */
    NO_SHEET("la feuille avec numéro n'a pas pu être faite", "the sheet with a number could not be made"),
    /** Only for those who decide: a branch that is not wanted. */
    NOT_ASKED("non demandé", "not asked for"),
    /** The patient opposes this feeding of the DMP. */
    DMP_OPPOSED("le patient s'oppose à l'alimentation du DMP", "the patient opposes the feeding of the DMP"),
    /** The identity has no qualified INS. */
    NO_QUALIFIED_INS("l'identité n'a pas d'INS qualifiée", "the identity has no qualified INS"),
    /** The patient has no DMP, or a closed one. */
    NO_OPEN_DMP("le patient n'a pas de DMP ouvert", "the patient has no open DMP"),
    /** Nobody to write to. */
    NO_RECIPIENT("aucun destinataire", "no recipient");

    private final String french;
    private final String english;

    SkipReason(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** For people. */
    public LocalizedText text() {
        return LocalizedText.of(french, english);
    }
}
