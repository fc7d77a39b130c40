package org.segursdk.exchange.outbox;

import static org.segursdk.core.error.LocalizedText.of;

import java.util.Map;
import org.segursdk.core.error.LocalizedText;

/**
 * What the codes of {@link Delivery#code} say to people. Codes of services (after {@code SERVICE-FAULT}, {@code DSN-FAILED},
 * {@code MSS}) are theirs and stand in the sentence as they came.
 */
public final class DeliveryCodes {
    private static final String REPLACE_INSTEAD = " : partagez une nouvelle version visible (remplacement) à la place";
    private static final String REPLACE_INSTEAD_ENGLISH = ": share a new, visible version (replacement) instead";

    private static final Map<String, LocalizedText> TEXTS = Map.ofEntries(
            Map.entry(
                    "SHARE-INS-QUALIFIED",
                    of("l'identité du patient n'est pas qualifiée", "the patient's identity is not qualified")),
            Map.entry("SHARE-NO-CORRESPONDENT", of("aucun correspondant n'est choisi", "no correspondent is chosen")),
            Map.entry(
                    "SHARE-TYPE",
                    of("ce type de document n'est pas envoyé ici", "documents of this type do not go there")),
            Map.entry(
                    "SHARE-CONFIDENTIALITY",
                    of("document de confidentialité restreinte", "a document of restricted confidentiality")),
            Map.entry(
                    "SHARE-DMP-OPPOSED",
                    of(
                            "le patient s'oppose à l'alimentation de son DMP",
                            "the patient objects to documents in the DMP")),
            Map.entry("SHARE-DMP-CLOSED", of("le DMP du patient est fermé", "the patient's DMP is closed")),
            Map.entry("SHARE-DMP-ABSENT", of("le patient n'a pas de DMP", "the patient has no DMP")),
            Map.entry(
                    "SHARE-MESSAGES-OPPOSED",
                    of("le patient ne souhaite pas de message", "the patient wants no messages")),
            Map.entry(
                    "SHARE-ANNOUNCEMENT",
                    of("attend la consultation d'annonce", "waits until the result is announced")),
            Map.entry("SHARE-RELEASED", of("l'annonce est faite", "the result was announced")),
            Map.entry("SHARE-REPLACED-BEFORE", of("remplacé avant d'être envoyé", "replaced before it was sent")),
            Map.entry("SHARE-DELETED-BEFORE", of("supprimé avant d'être envoyé", "deleted before it was sent")),
            Map.entry("DMP-ACCEPTED", of("le DMP l'a accepté", "the DMP accepted it")),
            Map.entry("DMP-ALREADY-THERE", of("le DMP l'avait déjà", "the DMP had it already")),
            Map.entry("DMP-DELETED", of("supprimé du DMP", "deleted from the DMP")),
            Map.entry("DMP-SHOWN", of("rendu visible du patient", "made visible to the patient")),
            Map.entry("DMP-SHOWN-ALREADY", of("déjà visible du patient", "visible to the patient already")),
            Map.entry("DMP-CLOSED", of("le DMP du patient est fermé", "the patient's DMP is closed")),
            Map.entry("DMP-ABSENT", of("le patient n'a pas de DMP", "the patient has no DMP")),
            Map.entry("DMP-NOT-HELD", of("le DMP ne contient pas ce document", "the DMP does not hold this document")),
            Map.entry(
                    "DMP-RELEASE-NOT-FOUND",
                    of("le document à montrer n'est pas dans le DMP", "the document to show is not in the DMP")),
            Map.entry(
                    "DMP-RELEASE-NO-SESSION-RPLC",
                    of(
                            "le professionnel n'a pas de session" + REPLACE_INSTEAD,
                            "the professional has no session" + REPLACE_INSTEAD_ENGLISH)),
            Map.entry(
                    "DMP-RELEASE-NO-ACCESS-RPLC",
                    of(
                            "le professionnel n'a pas accès à ce DMP" + REPLACE_INSTEAD,
                            "the professional has no access to this DMP" + REPLACE_INSTEAD_ENGLISH)),
            Map.entry(
                    "EXCHANGE-RELEASE-NO-WAY-RPLC",
                    of(
                            "ce logiciel ne sait pas montrer un document du DMP" + REPLACE_INSTEAD,
                            "this software cannot show a document of the DMP" + REPLACE_INSTEAD_ENGLISH)),
            Map.entry(
                    "DMP-INS-QUALIFIED",
                    of("le DMP ne s'alimente qu'avec une INS qualifiée", "the DMP is fed with a qualified INS only")),
            Map.entry(
                    "EXCHANGE-MAILBOX-UNKNOWN",
                    of("aucune boîte n'est connue pour ce correspondant", "no mailbox of this correspondent is known")),
            Map.entry(
                    "EXCHANGE-MAILBOX-SEVERAL",
                    of(
                            "plusieurs boîtes sont connues pour ce correspondant : choisissez",
                            "several mailboxes of this correspondent are known: choose one")),
            Map.entry(
                    "EXCHANGE-INTERRUPTED",
                    of(
                            "l'envoi a été interrompu, son sort est recherché",
                            "the sending was interrupted, its fate is asked")),
            Map.entry(
                    "EXCHANGE-UNSETTLED",
                    of(
                            "sans réponse : vérifiez auprès du destinataire avant de renvoyer",
                            "no answer: ask the recipient before you send it again")),
            Map.entry("EXCHANGE-SETTLED", of("retrouvé dans le DMP", "found in the DMP")),
            Map.entry("EXCHANGE-NOT-ARRIVED", of("pas arrivé : il sera renvoyé", "not arrived: it is sent again")),
            Map.entry(
                    "EXCHANGE-PREDECESSOR",
                    of(
                            "la version précédente n'est pas arrivée à cette destination",
                            "the version before did not arrive at this destination")),
            Map.entry(
                    "EXCHANGE-CONTENT", of("le document conservé ne peut être lu", "the kept document cannot be read")),
            Map.entry(
                    "EXCHANGE-CONTENT-REMOVED", of("le document n'est plus conservé", "the document is kept no more")),
            Map.entry(
                    "EXCHANGE-METADATA-REMOVED",
                    of(
                            "la description du document n'est plus conservée",
                            "what describes the document is kept no more")),
            Map.entry(
                    "EXCHANGE-RENDERING",
                    of(
                            "la copie PDF du message ne peut être faite : une bibliothèque facultative manque au logiciel",
                            "the PDF copy of the message cannot be made: the software lacks an optional library")),
            Map.entry("MSS-FOUND-SENT", of("retrouvé parmi les messages envoyés", "found among the messages sent")),
            Map.entry("DSN-DELIVERED", of("remis au destinataire", "delivered to the recipient")),
            Map.entry("CONFIRMED-BY-PERSON", of("arrivée constatée par une personne", "arrival stated by a person")),
            Map.entry("GIVEN-UP-BY-PERSON", of("envoi abandonné par une personne", "given up by a person")),
            Map.entry("ADDRESSED-BY-PERSON", of("destinataire choisi par une personne", "addressed by a person")),
            Map.entry("REPLAYED", of("relancé par une personne", "tried again by a person")));

    private DeliveryCodes() {}

    /** The sentence; a code without one (of a service, of the software's own) stands for itself. */
    public static LocalizedText explain(String code) {
        int space = code.indexOf(' ');
        String rest = space < 0 ? "" : " " + code.substring(space + 1);
        if (code.startsWith("MSS 2")) {
            return of(
                    "l'opérateur l'a accepté (" + rest.strip() + ")",
                    "the operator accepted it (" + rest.strip() + ")");
        }
        return switch (space < 0 ? code : code.substring(0, space)) {
            case "DSN-FAILED" -> of("le message est revenu" + rest, "the message came back" + rest);
            case "SERVICE-FAULT" -> of("refusé par le service, code" + rest, "refused by the service, code" + rest);
            case "EXCHANGE-UNEXPECTED" ->
                of("erreur imprévue du logiciel" + rest, "an unexpected fault of the software" + rest);
            default -> TEXTS.getOrDefault(code, of(code, code));
        };
    }

    /** Whether a code has a sentence. */
    static boolean isExplained(String code) {
        return TEXTS.containsKey(code);
    }
}
