package org.segursdk.conformance.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.segursdk.cda.read.ReadPatient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.Matricule;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.received.ReceivedAddress;
import org.segursdk.mss.received.ReceivedMessage;

/** The fields of a mail that a software sends. Source: mssante §3.1, §3.2. */
final class HeadRules {
    private static final Pattern PRODUCT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int CITIZEN_LIMIT = 25_000_000;

    private final MailPart root;
    private final ReceivedMessage message;
    private final int size;
    private final Findings findings;
    private final String citizens;

    HeadRules(MailPart root, ReceivedMessage message, int size, String citizens, Findings findings) {
        this.citizens = citizens;
        this.root = root;
        this.message = message;
        this.size = size;
        this.findings = findings;
    }

    void check() {
        findings.require(
                root.field("x-mss-nil")
                        .filter(value -> PRODUCT.matcher(value).matches())
                        .isPresent(),
                "MAIL-NIL",
                "X-MSS-NIL",
                "X-MSS-NIL absent ou mal formé : le numéro de produit donné par Convergence, sur tout message",
                "X-MSS-NIL missing or ill-formed: the product number given by Convergence, on every mail");
        findings.require(
                !message.sender().from().label().isBlank(),
                "MAIL-FROM-LABEL",
                "From",
                "From sans libellé : titre, prénom, NOM, entité ; ou le nom de l'entité",
                "From without a label: title, given name, NAME, entity; or the entity's name");
        findings.require(
                root.field("in-reply-to").isEmpty() || root.field("references").isPresent(),
                "MAIL-REFERENCES",
                "References",
                "réponse sans References : y porter la conversation",
                "a reply without References: it bears the conversation");
        receipts("disposition-notification-to", "Disposition-Notification-To");
        receipts("return-receipt-to", "Return-Receipt-To");
        marks();
        citizen();
    }

    private void receipts(String field, String shown) {
        Optional<MssAddress> from = message.sender().from().address();
        Optional<String> told = root.field(field);
        findings.require(
                told.isEmpty()
                        || from.isEmpty()
                        || told.get()
                                .toLowerCase(Locale.ROOT)
                                .contains(from.get().value().toLowerCase(Locale.ROOT)),
                "MAIL-RECEIPT-ADDRESS",
                shown,
                "accusé demandé ailleurs qu'à l'adresse de l'expéditeur : il ne partira pas de lui-même",
                "a receipt asked to another address than the sender's: none is given by itself");
    }

    private void marks() {
        Optional<String> closing = message.mssFields().citizen();
        findings.require(
                closing.isEmpty() || closing.get().equals("FIN"),
                "MAIL-MES",
                "X-MSS-MES",
                "X-MSS-MES vaut FIN, en majuscules, ou n'est pas là",
                "X-MSS-MES is FIN, in upper case, or is not there");
        if (message.hasArchive()) {
            return;
        }
        findings.require(
                message.mssFields().documentCodes().isEmpty()
                        && message.mssFields().ins().isEmpty(),
                "MAIL-MARKS",
                "X-MSS-CODECDA",
                "X-MSS-CODECDA ou X-MSS-INS sans archive IHE_XDM : les retirer ou joindre l'archive",
                "X-MSS-CODECDA or X-MSS-INS without an IHE_XDM archive: take them away or attach the archive");
    }

    private void citizen() {
        List<MssAddress> recipients = Stream.concat(message.to().stream(), message.cc().stream())
                .map(ReceivedAddress::address)
                .flatMap(Optional::stream)
                .toList();
        List<MssAddress> patients = recipients.stream()
                .filter(each -> each.domain().equals(citizens))
                .toList();
        if (patients.isEmpty()) {
            return;
        }
        findings.require(
                patients.size() == recipients.size() && Set.copyOf(patients).size() == 1,
                "MAIL-CITIZEN-ALONE",
                "To",
                "un message à un patient ne va qu'à lui : un message par destinataire",
                "a message to a patient goes to nobody else: one message for each");
        findings.require(
                size <= CITIZEN_LIMIT,
                "MAIL-CITIZEN-SIZE",
                "",
                "plus de 25 Mo vers Mon espace santé : refusé à l'arrivée",
                "over 25 MB to Mon espace santé: refused there");
        for (MssAddress patient : patients) {
            Optional<Matricule> matricule = matricule(patient.localPart());
            findings.require(
                    matricule.isPresent(),
                    "MAIL-CITIZEN-ADDRESS",
                    "To",
                    "l'adresse d'un patient est son matricule INS de 15 caractères, clé juste",
                    "a patient's address is the INS of 15 characters with its right key");
            matricule.ifPresent(this::samePatient);
        }
    }

    private static Optional<Matricule> matricule(String local) {
        try {
            return Optional.of(Matricule.of(local));
        } catch (InvalidInputException notOne) {
            return Optional.empty();
        }
    }

    private void samePatient(Matricule recipient) {
        boolean other = message.documents().stream()
                .flatMap(document -> document.cda().stream())
                .flatMap(cda -> cda.header().patient().stream())
                .map(ReadPatient::ins)
                .anyMatch(
                        ins -> ins.map(Ins::matricule).filter(recipient::equals).isEmpty());
        findings.require(
                !other,
                "MAIL-CITIZEN-PATIENT",
                "To",
                "un document joint n'est pas celui du patient destinataire",
                "a document attached is not that of the patient it goes to");
    }
}
