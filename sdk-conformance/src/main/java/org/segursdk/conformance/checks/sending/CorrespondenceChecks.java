package org.segursdk.conformance.checks.sending;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailSendingPort;
import org.segursdk.conformance.port.MailSendingPort.Box;
import org.segursdk.conformance.port.MailSendingPort.Receipt;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.MssMessage;
import org.segursdk.sandbox.MssSituation;

/** Checks of addresses, answers and receipts: MSSS-14, -17, -29, MSSC-03, -05 and -09. */
final class CorrespondenceChecks {
    private static final Duration BACK = Duration.ofSeconds(5);
    private static final int SMALL = 100_000;
    /** Over the 25 MB that mailboxes of patients take. */
    private static final int LARGE = 26_000_000;

    private static final LocalizedText RECEIPTS = LocalizedText.of(
            "lire la boîte par MailboxSync et rendre les avis par Deliveries.report ; DeliveryReport et ReadReceipt disent la cause "
                    + "(docs/mssante.md)",
            "read the mailbox by MailboxSync and settle reports by Deliveries.report; DeliveryReport and ReadReceipt tell the cause "
                    + "(docs/mssante.md)");
    private static final LocalizedText CITIZEN = LocalizedText.of(
            "CitizenAddress.of fait l'adresse à partir d'une INS qualifiée, et d'elle seule (docs/mssante.md)",
            "CitizenAddress.of makes the address from a qualified INS, and from nothing else (docs/mssante.md)");

    private CorrespondenceChecks() {}

    static List<Check> all() {
        return List.of(
                returnAddress(),
                asked("msss-17-receipts-shown", CorrespondenceChecks::receipts, "REM-MSSS-17"),
                asked("msss-29-attachment-size-limit", CorrespondenceChecks::size, "REM-MSSS-29"),
                asked("mssc-03-recipient-picked-from-the-record", CorrespondenceChecks::picked, "REM-MSSC-03"),
                asked("mssc-05-readable-sender", CorrespondenceChecks::sender, "REM-MSSC-05"),
                asked("mssc-09-bounces-explained", CorrespondenceChecks::bounces, "REM-MSSC-09"));
    }

    private static Check asked(String id, AskedCheck.Looking<MailSendingPort> looking, String requirement) {
        return new AskedCheck<>(id, CheckMode.LIVE, MailSendingPort.class, looking, requirement);
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static Check returnAddress() {
        return new ScriptedCheck<>(
                "msss-14-return-address-setting",
                MailSendingPort.class,
                say(
                        "Régler l'adresse de retour à " + Post.SECRETARIAT
                                + ", puis valider un compte rendu pour ADRUN ZOE avec le correspondant "
                                + Post.CARDIOLOGY + ".",
                        "Set the return address to " + Post.SECRETARIAT
                                + ", then validate a report for ADRUN ZOE with the correspondent " + Post.CARDIOLOGY
                                + "."),
                Post::open,
                (product, bench) -> {
                    product.returnAddress(Post.SECRETARIAT);
                    product.validate(
                            Post.register(product, Post.ZOE), Set.of(Box.PROFESSIONALS), Set.of(Post.CARDIOLOGY));
                    Post.await(product, bench, Post.CARDIOLOGY, 1);
                },
                (bench, findings) -> {
                    if (Post.count(bench, Post.CARDIOLOGY) == 0) {
                        return;
                    }
                    findings.saw("message");
                    String to = Post.address(Post.field(Post.text(bench, Post.CARDIOLOGY, 0), "Reply-To"));
                    findings.require(
                            to.equalsIgnoreCase(Post.SECRETARIAT),
                            "reply-to",
                            say(
                                    "Reply-To ne porte pas l'adresse de retour réglée",
                                    "Reply-To does not bear the return address that was set"),
                            say(
                                    "donner l'adresse à OutgoingMessage.replyTo, ou à MailBranch.Account.answersTo (docs/mssante.md)",
                                    "give the address to OutgoingMessage.replyTo, or to MailBranch.Account.answersTo (docs/mssante.md)"));
                },
                "REM-MSSS-14");
    }

    /** What comes back comes back soon: the operator is next door. */
    private static Duration patience(MailSendingPort product) {
        return product.delay().compareTo(BACK) < 0 ? product.delay() : BACK;
    }

    /** Fetches until the record shows something, as long as the product may take. */
    private static Receipt shown(MailSendingPort product, String document, String address, Receipt wanted)
            throws Exception {
        long end = System.nanoTime() + patience(product).toNanos();
        Receipt last = Receipt.SENT;
        do {
            product.fetch();
            Optional<Map<String, Receipt>> all = product.receipts(document);
            last = all.orElse(Map.of()).getOrDefault(address, Receipt.SENT);
            Post.grace();
        } while (last != wanted && System.nanoTime() < end);
        return last;
    }

    private static void receipts(MailSendingPort product, KitBench bench, Findings findings) throws Exception {
        Post.open(bench);
        String zoe = Post.mailbox(Post.ZOE);
        String document = product.validate(
                Post.register(product, Post.ZOE), Set.of(Box.PATIENT, Box.PROFESSIONALS), Set.of(Post.CARDIOLOGY));
        Post.await(product, bench, Post.CARDIOLOGY, 1);
        Post.await(product, bench, zoe, 1);
        if (product.receipts(document).isEmpty()) {
            return;
        }
        findings.saw("delivery-report");
        findings.require(
                shown(product, document, Post.CARDIOLOGY, Receipt.DELIVERED) == Receipt.DELIVERED,
                "delivered",
                say(
                        "l'avis de distribution revenu n'est pas montré sur le document envoyé",
                        "the delivery report that came back is not shown on the document sent"),
                RECEIPTS);
        findings.saw("read-receipt");
        findings.require(
                shown(product, document, zoe, Receipt.READ) == Receipt.READ,
                "read",
                say(
                        "l'accusé de lecture revenu n'est pas montré sur le document envoyé",
                        "the read receipt that came back is not shown on the document sent"),
                RECEIPTS);
    }

    private static void size(MailSendingPort product, KitBench bench, Findings findings) throws Exception {
        Post.open(bench);
        String zoe = Post.register(product, Post.ZOE);
        if (!product.write(zoe, SMALL)) {
            return;
        }
        Post.await(product, bench, Post.mailbox(Post.ZOE), 1);
        if (Post.count(bench, Post.mailbox(Post.ZOE)) != 1) {
            return;
        }
        int before = bench.sandbox().mss().deliveries().size();
        boolean large = product.write(zoe, LARGE);
        Post.grace();
        findings.saw("26-megabytes");
        findings.require(
                !large && bench.sandbox().mss().deliveries().size() == before,
                "refused-before-sending",
                say(
                        "un message au patient de plus de 25 Mo est pris ou envoyé",
                        "a message to the patient of more than 25 MB is taken or sent"),
                say(
                        "OutgoingMessage.Builder.build refuse ce que MessageProfile n'admet pas (docs/mssante.md)",
                        "OutgoingMessage.Builder.build refuses what MessageProfile does not admit (docs/mssante.md)"));
    }

    private static void picked(MailSendingPort product, KitBench bench, Findings findings) throws Exception {
        Post.open(bench);
        Optional<String> qualified = product.citizenAddress(Post.register(product, Post.ZOE));
        findings.saw("qualified");
        findings.require(
                qualified
                        .filter(each ->
                                each.startsWith(Post.ZOE.ins().matricule().value() + "@"))
                        .isPresent(),
                "to",
                say(
                        "choisir le patient n'écrit pas dans À le matricule suivi du domaine des patients",
                        "picking the patient does not write the matricule and the patients' domain into To"),
                CITIZEN);
        Optional<String> other =
                product.citizenAddress(product.patient(Post.LAURENT.ins(), Post.LAURENT.traits(), false));
        findings.saw("not-qualified");
        findings.require(
                other.isEmpty(),
                "qualified-only",
                say(
                        "une adresse est écrite pour un patient dont l'identité n'est pas qualifiée",
                        "an address is written for a patient whose identity is not qualified"),
                CITIZEN);
    }

    private static void sender(MailSendingPort product, KitBench bench, Findings findings) throws Exception {
        Post.open(bench);
        String mailbox = Post.mailbox(Post.ZOE);
        product.validate(Post.register(product, Post.ZOE), Set.of(Box.PATIENT), Set.of());
        Post.await(product, bench, mailbox, 1);
        List<MssMessage> received = bench.sandbox().mss().messages(mailbox);
        if (received.isEmpty() || product.shownSenders().isEmpty()) {
            return;
        }
        bench.sandbox().mss().reply(mailbox, received.get(0).uid(), "Bonjour, merci de votre envoi.");
        long end = System.nanoTime() + patience(product).toNanos();
        String matricule = Post.ZOE.ins().matricule().value();
        boolean named = false;
        while (!named && System.nanoTime() < end) {
            product.fetch();
            named = product.shownSenders().orElse(List.of()).stream()
                    .map(each -> each.replace(" ", ""))
                    .anyMatch(each -> each.contains(matricule) && each.contains("ADRUN") && each.contains("ZOE"));
            Post.grace();
        }
        findings.saw("message-of-a-patient");
        findings.require(
                named,
                "name-and-matricule",
                say(
                        "le message du patient ne montre pas son nom de naissance, son premier prénom et son matricule",
                        "the patient's message does not show birth name, first given name and matricule"),
                say(
                        "ReceivedMessage.sender() donne le libellé et le matricule de l'expéditeur (docs/mssante.md)",
                        "ReceivedMessage.sender() gives the sender's label and matricule (docs/mssante.md)"));
    }

    private static void bounces(MailSendingPort product, KitBench bench, Findings findings) throws Exception {
        Map<String, Receipt> causes = Map.of(
                "CLOSED", Receipt.FAILED_CLOSED,
                "UNKNOWN", Receipt.FAILED_UNKNOWN,
                "ADDRESS", Receipt.FAILED_ADDRESS,
                "SIZE", Receipt.FAILED_TOO_LARGE);
        Post.open(bench);
        String zoe = Post.register(product, Post.ZOE);
        for (Map.Entry<String, Receipt> each : causes.entrySet()) {
            bench.sandbox().mss().next(MssSituation.of(MssSituation.Kind.BOUNCE, each.getKey()));
            int before = bench.sandbox().mss().deliveries().size();
            String document = product.validate(zoe, Set.of(Box.PATIENT), Set.of());
            Post.await(product, () -> bench.sandbox().mss().deliveries().size() > before);
            if (product.receipts(document).isEmpty()) {
                return;
            }
            Receipt told = shown(product, document, Post.mailbox(Post.ZOE), each.getValue());
            findings.saw("bounce-" + each.getKey());
            findings.require(
                    told == each.getValue(),
                    "cause-" + each.getKey().toLowerCase(java.util.Locale.ROOT),
                    say(
                            "le retour d'un message non remis est montré comme " + told + ", sa cause est "
                                    + each.getValue(),
                            "the return of a message not delivered is shown as " + told + ", its cause is "
                                    + each.getValue()),
                    RECEIPTS);
        }
    }
}
