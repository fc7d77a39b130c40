package org.segursdk.dmp.rights;

/** What a software does with the DMP, as finely as the rights distinguish it. Source: dmp §2.1, §2.3. */
public enum DmpOperation {
    /** Whether the patient has a record, and the caller's authorisation on it. */
    EXISTENCE("TD0.2", "0.2", "tester l'existence du DMP"),
    /** Adding the caller's authorisation, as médecin traitant or not. */
    AUTHORISATION_ADD("TD0.3", "0.3+", "s'autoriser l'accès au DMP"),
    /** Giving the authorisation back, or the role of médecin traitant. */
    AUTHORISATION_REMOVE("TD0.3", "0.3-", "retirer son autorisation"),
    /** The records one is authorised on. */
    PATIENT_LIST("TD0.4", "0.4", "lister les DMP de ses patients"),
    /** Finding a record by traits, without INS. */
    SEARCH_WITHOUT_INS("TD0.5", "0.5", "rechercher un DMP sans INS"),
    ADMINISTRATIVE_DATA("TD1.3a", "1.3a", "lire les données administratives"),
    /** The professionals authorised or blocked. */
    AUTHORISATION_LIST("TD1.6", "1.6", "lister les professionnels autorisés ou bloqués"),
    FEED("TD2.1", "2.1", "alimenter le DMP"),
    /** A secretary's feeding for a professional, with a CPE card. */
    FEED_BY_SECRETARY("TD2.2", "2.2", "alimenter le DMP par le secrétariat (CPE)"),
    /** Search with the whole metadata. */
    SEARCH("TD3.1", "3.1", "rechercher des documents"),
    /** Search that answers references only. */
    REFERENCE_SEARCH("TD3.1b", "3.1b", "rechercher des références de documents"),
    RETRIEVE("TD3.2", "3.2", "consulter un document"),
    /** Hiding a document from professionals. */
    MASK("TD3.3a", "3.3a+", "masquer un document aux professionnels"),
    UNMASK("TD3.3a", "3.3a-", "démasquer un document"),
    /** Making a document visible to the patient or to the legal representatives. */
    SHOW("TD3.3b", "3.3b", "rendre un document visible au patient"),
    DELETE("TD3.3c", "3.3c", "supprimer un document"),
    /** Archiving and its contrary. */
    ARCHIVE("TD3.3d", "3.3d", "archiver ou désarchiver un document");

    private final String transaction;
    private final String id;
    private final String label;

    DmpOperation(String transaction, String id, String label) {
        this.transaction = transaction;
        this.id = id;
        this.label = label;
    }

    /** Name of the transaction, such as {@code TD2.1}. */
    public String transaction() {
        return transaction;
    }

    /** Short id: the transaction's number, with what tells apart the operations of one transaction. */
    public String id() {
        return id;
    }

    /** For people, in French. */
    public String label() {
        return label;
    }
}
