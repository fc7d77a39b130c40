package org.segursdk.mss.received;

import org.segursdk.core.error.LocalizedText;

/** Why a proposal is what it is. */
public enum FilingReason {
    PATIENT_EXACT("INS et traits identiques à ceux d'un patient qualifié", "INS and traits of a qualified patient"),
    PATIENT_CANDIDATES("patients ressemblants", "patients who look alike"),
    PATIENT_CONFLICT(
            "INS connue avec d'autres traits, ou sur un autre dossier", "INS known with other traits or record"),
    PATIENT_CONTRADICTED(
            "métadonnées et documents se contredisent sur le patient", "metadata and documents contradict each other"),
    PATIENT_UNKNOWN("aucun patient ressemblant", "no patient looks alike"),
    NO_IDENTITY("aucune identité dans les documents", "no identity in the documents"),
    SENDER_IS_PATIENT("envoyé par le patient lui-même", "sent by the patient"),
    POLICY_MANUAL("intégration automatique non activée", "automatic filing is not enabled"),
    INS_NOT_QUALIFIED("l'expéditeur ne dit pas l'INS qualifiée", "the sender does not say that the INS is qualified"),
    NOT_VERIFIED("empreinte ou taille non vérifiée", "hash or size not verified"),
    NOT_SOUND("anomalies à regarder", "findings to be looked at"),
    KNOWN_ALREADY("document déjà connu", "the document is known already"),
    OTHER_CONTENT("même identifiant, autre contenu", "same identifier, other content"),
    OLDER_VERSION("une version plus récente est connue", "a later version is known"),
    REPLACES_KNOWN("remplace un document connu", "replaces a known document"),
    REPLACES_UNKNOWN("remplace un document inconnu ici", "replaces a document that is not known here"),
    VERSION_UNDECIDED("versions contradictoires ou non dites", "versions that contradict or are not told"),
    OPERATION_TO_CONFIRM("demande à confirmer par une personne", "a request for a person to confirm"),
    BODY_UNREADABLE("corps du document illisible", "the body of the document cannot be read"),
    NOT_A_CDA("pas de CDA lisible", "no CDA that can be read");

    private final String french;
    private final String english;

    FilingReason(String french, String english) {
        this.french = french;
        this.english = english;
    }

    public LocalizedText label() {
        return LocalizedText.of(french, english);
    }
}
