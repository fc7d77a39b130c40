package org.segursdk.dmp.rights;

/** What a document must be for an operation on it. Source: dmp §2.3. */
public enum DocumentCondition {
    /** Any document. */
    NONE("tout document", "any document"),
    /** A masked document only for its author or the médecin traitant, never for an occupational physician. */
    MASKED_FOR_AUTHOR_OR_TREATING_PHYSICIAN(
            "un document masqué ne se lit que par son auteur ou le médecin traitant, jamais par le médecin du travail",
            "a masked document is read by its author or the médecin traitant only, never by an occupational physician"),
    /** The caller's own; any for the médecin traitant. */
    OWN_OR_TREATING_PHYSICIAN(
            "ses propres documents ; tous pour le médecin traitant",
            "one's own documents; any for the médecin traitant"),
    /** The caller's own. */
    OWN("ses propres documents", "one's own documents"),
    /** Those of the caller's structure. */
    OF_THE_STRUCTURE("les documents de la structure", "the documents of the structure"),
    /**
     * Any for a physician, the caller's own for another professional, in normal access only; the patient's own documents
     * for the médecin traitant alone.
     */
    ANY_FOR_PHYSICIAN_ELSE_OWN(
            "tous pour un médecin, les siens pour un autre professionnel (accès normal) ; ceux du patient pour le seul"
                    + " médecin traitant",
            "any for a physician, one's own for another professional (normal access); the patient's for the médecin"
                    + " traitant alone");

    private final String french;
    private final String english;

    DocumentCondition(String french, String english) {
        this.french = french;
        this.english = english;
    }

    public String french() {
        return french;
    }

    public String english() {
        return english;
    }
}
