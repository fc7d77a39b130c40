package org.segursdk.mss.message;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.mss.internal.mime.Wording;
import org.segursdk.mss.message.OutgoingMessage.Purpose;

/** The rules of a message, all of them told at once. */
final class MessageChecks {
    private static final Pattern PRODUCT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,32}");
    private static final int MAX_SUBJECT = 500;
    private static final int MAX_RECIPIENTS = 500;
    private static final int MAX_CODES = 900;

    private final OutgoingMessage.Builder message;
    private final Violations violations = new Violations();

    MessageChecks(OutgoingMessage.Builder message) {
        this.message = message;
    }

    Violations run() {
        recipients();
        citizen();
        texts();
        documents();
        purpose();
        return violations;
    }

    private void recipients() {
        List<MssAddress> all = message.recipients();
        violations
                .check(
                        message.citizen != null || !message.to.isEmpty(),
                        "to",
                        "MSS-RECIPIENT",
                        "au moins un destinataire",
                        "at least one recipient")
                .check(
                        all.size() <= MAX_RECIPIENTS,
                        "to",
                        "MSS-RECIPIENT",
                        "500 destinataires au plus",
                        "at most 500 recipients")
                .check(
                        new HashSet<>(all).size() == all.size(),
                        "to",
                        "MSS-RECIPIENT-TWICE",
                        "un destinataire est donné deux fois",
                        "a recipient is given twice")
                .check(
                        message.citizen == null || message.to.isEmpty() && message.cc.isEmpty(),
                        "to",
                        "MSS-RECIPIENTS-MIXED",
                        "un message va à un patient ou à des professionnels, jamais aux deux",
                        "a message goes to a patient or to professionals, never to both");
        String citizens = message.profile.citizenDomain().value();
        for (int i = 0; i < message.to.size(); i++) {
            checkProfessional(message.to.get(i), "to[" + i + "]", citizens);
        }
        for (int i = 0; i < message.cc.size(); i++) {
            checkProfessional(message.cc.get(i), "cc[" + i + "]", citizens);
        }
        message.answersTo().ifPresent(address -> checkProfessional(address, "replyTo", citizens));
    }

    private void checkProfessional(MssAddress address, String path, String citizenDomain) {
        violations.check(
                !address.domain().equalsIgnoreCase(citizenDomain),
                path,
                "MSS-CITIZEN-TYPED",
                "l'adresse d'un patient vient de son INS qualifiée (toCitizen)",
                "a patient's address is made from the qualified INS (toCitizen)");
    }

    private void citizen() {
        CitizenAddress citizen = message.citizen;
        violations.check(
                !message.repliesClosed || citizen != null,
                "closeReplies",
                "MSS-REPLIES-CLOSED",
                "la réponse ne se ferme que vers un patient",
                "replies are closed towards a patient only");
        if (citizen == null) {
            return;
        }
        for (int i = 0; i < message.documents.size(); i++) {
            DocumentMetadata document = message.documents.get(i).document().metadata();
            Optional<QualifiedIns> ins = document.patient().ins();
            violations
                    .check(
                            ins.isPresent()
                                    && ins.get().ins().equals(citizen.ins().ins()),
                            "documents[" + i + "].patient",
                            "MSS-CITIZEN-OTHER-PATIENT",
                            "ce document n'est pas celui du patient destinataire",
                            "this document is not of the patient it is sent to")
                    .check(
                            !document.visibility().contains(Visibility.INVISIBLE_TO_PATIENT),
                            "documents[" + i + "].visibility",
                            "MSS-CITIZEN-INVISIBLE",
                            "ce document n'est pas encore visible du patient",
                            "this document is not yet visible to the patient");
        }
    }

    private void texts() {
        violations.require(message.product, "productNumber").require(message.body, "body");
        violations
                .check(
                        message.product == null
                                || PRODUCT.matcher(message.product).matches(),
                        "productNumber",
                        "MSS-PRODUCT-NUMBER",
                        "lettres, chiffres, point, tiret et souligné seulement",
                        "letters, digits, dot, hyphen and underscore only")
                .check(
                        message.body == null || Wording.isBody(message.body),
                        "body",
                        "MSS-BODY-TEXT",
                        "le texte contient un caractère de contrôle",
                        "the text holds a control character");
        boolean made = message.hasDocuments() || message.purpose == Purpose.CLOSING;
        if (!made) {
            violations.require(message.subject, "subject");
        }
        String subject = message.subject;
        if (subject == null) {
            return;
        }
        violations
                .check(
                        !made,
                        "subject",
                        "MSS-SUBJECT",
                        "l'objet est fait à partir des documents, ou imposé : n'en donnez pas",
                        "the subject is made from the documents, or set: give none")
                .check(
                        made
                                || !SubjectLine.read(subject).hasMarker()
                                        && !subject.strip()
                                                .equals(message.profile
                                                        .closingSubject()
                                                        .value()),
                        "subject",
                        "MSS-SUBJECT",
                        "un message sans document ne porte ni la marque XDM ni [FIN]",
                        "a message without documents bears neither the XDM marker nor [FIN]")
                .check(
                        Wording.isOneLine(subject) && subject.length() <= MAX_SUBJECT,
                        "subject",
                        "MSS-SUBJECT-TEXT",
                        "sur une ligne, sans caractère de contrôle, 500 caractères au plus",
                        "on one line, without control characters, at most 500 characters");
    }

    private void documents() {
        if (!message.hasDocuments()) {
            return;
        }
        violations.check(
                !message.documents.isEmpty(),
                "documents",
                "REQUIRED",
                "une archive contient au moins un document",
                "an archive holds at least one document");
        Set<Object> ids = new HashSet<>();
        int codes = 0;
        for (int i = 0; i < message.documents.size(); i++) {
            DocumentMetadata document = message.documents.get(i).document().metadata();
            String path = "documents[" + i + "]";
            codes += document.typeCode().code().length() + 1;
            violations
                    .check(
                            samePatient(
                                    message.documents
                                            .get(0)
                                            .document()
                                            .metadata()
                                            .patient(),
                                    document.patient()),
                            path + ".patient",
                            "MSS-ONE-PATIENT",
                            "un message concerne un seul patient",
                            "a message is about one patient only")
                    .check(
                            ids.add(document.uniqueId()),
                            path + ".uniqueId",
                            "MSS-DOCUMENT-TWICE",
                            "ce document est donné deux fois",
                            "this document is given twice")
                    .check(
                            CODE.matcher(document.typeCode().code()).matches(),
                            path + ".typeCode",
                            "MSS-DOCUMENT-CODE",
                            "ce code ne peut être écrit dans X-MSS-CODECDA",
                            "this code cannot be written in X-MSS-CODECDA");
        }
        violations.check(
                codes <= MAX_CODES,
                "documents",
                "MSS-DOCUMENT-CODE",
                "trop de documents pour X-MSS-CODECDA",
                "too many documents for X-MSS-CODECDA");
        violations.check(
                message.archive == null
                        || message.archive.documents().orElse(ids()).equals(ids()),
                "documents",
                "MSS-ARCHIVE-DOCUMENTS",
                "les documents ne sont pas ceux de l'archive, dans son ordre",
                "the documents are not those of the archive, in its order");
    }

    private List<Oid> ids() {
        return message.documents.stream()
                .map(each -> each.document().metadata().uniqueId())
                .toList();
    }

    /** The same INS; without one, the same traits and a number in common. One with and one without are not told the same. */
    private static boolean samePatient(Patient one, Patient other) {
        if (one.ins().isPresent() || other.ins().isPresent()) {
            return one.ins().map(QualifiedIns::ins).equals(other.ins().map(QualifiedIns::ins));
        }
        return one.traits().equals(other.traits()) && one.localIds().stream().anyMatch(other.localIds()::contains);
    }

    private void purpose() {
        boolean notice = message.purpose == Purpose.REPLACEMENT || message.purpose == Purpose.DELETION;
        violations
                .check(
                        !notice || message.hasDocuments(),
                        "documents",
                        "MSS-NOTICE-DOCUMENTS",
                        "un remplacement ou une suppression porte les documents concernés",
                        "a replacement or a deletion carries the documents concerned")
                .check(
                        message.purpose != Purpose.REPLACEMENT
                                || message.documents.stream().anyMatch(MessageChecks::replaces),
                        "documents",
                        "MSS-REPLACE-RPLC",
                        "aucun document n'en remplace un autre (relation RPLC)",
                        "no document replaces another (relation RPLC)")
                .check(
                        message.purpose != Purpose.CLOSING || !message.hasDocuments() && message.inReplyTo == null,
                        "documents",
                        "MSS-CLOSING",
                        "le message [FIN] ne porte pas de document et ne répond à aucun",
                        "the [FIN] message carries no document and answers none");
    }

    private static boolean replaces(SentDocument sent) {
        return sent.document().metadata().relations().stream()
                .anyMatch(relation -> relation.type() == Relation.Type.RPLC);
    }
}
