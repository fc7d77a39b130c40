package org.segursdk.conformance.checks.transport;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.segursdk.conformance.checks.login.SandboxBrowser;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailTransportPort;
import org.segursdk.conformance.port.MailTransportPort.Access;
import org.segursdk.conformance.port.MailTransportPort.MailAccount;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.MssConnection;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssSimulator;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.SandboxPki;

/** Mailboxes of the scenarios, and what is read of the operator's connections. */
final class MailScene {
    /** Personal mailbox of the doctor {@code 899700366240}. */
    static final String BOX = "anne.testa@medecin.test.example";
    /** A mailbox the doctor shares. */
    static final String WARD = "cardiologie@ch-test.example";
    /** A machine's mailbox, for {@link SandboxPki#DEFAULT_STRUCTURE}. */
    static final String ROBOT = "robot@ch-test.example";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private MailScene() {}

    static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    static LocalizedText gesture(String french, String english) {
        return say(
                "Médecin 899700366240 connecté par Pro Santé Connect, boîte " + BOX + " : " + french,
                "Doctor 899700366240 logged in by Pro Santé Connect, mailbox " + BOX + ": " + english);
    }

    static MssSimulator operator(KitBench bench) {
        return bench.sandbox().mss();
    }

    static void mailboxes(KitBench bench) {
        MssSimulator operator = operator(bench);
        operator.port(MssListener.IMAP);
        operator.createMailbox(MssMailbox.personal(BOX, PscUser.DOCTOR));
        operator.createMailbox(MssMailbox.organisational(WARD, PscUser.DOCTOR));
        operator.createMailbox(MssMailbox.application(ROBOT).withStructure(SandboxPki.DEFAULT_STRUCTURE));
    }

    static MailAccount account(KitBench bench, String address) {
        return new MailAccount(
                address,
                Access.PRO_SANTE_CONNECT,
                MssSimulator.HOST,
                operator(bench).port(MssListener.SMTP),
                operator(bench).port(MssListener.IMAP));
    }

    static MailAccount machine(KitBench bench) {
        return new MailAccount(
                ROBOT,
                Access.CERTIFICATE,
                MssSimulator.HOST,
                operator(bench).port(MssListener.SMTP_CERTIFICATE),
                operator(bench).port(MssListener.IMAP_CERTIFICATE));
    }

    /** Each kind strikes the next two connections: submission and reading. */
    static void onBothConnections(KitBench bench, MssSituation.Kind... kinds) {
        for (MssSituation.Kind kind : kinds) {
            operator(bench).next(MssSituation.of(kind), MssSituation.of(kind));
        }
    }

    static void logIn(MailTransportPort product, KitBench bench, String... addresses) throws Exception {
        product.configure(
                Arrays.stream(addresses).map(address -> account(bench, address)).toList(), Optional.empty());
        product.logIn(SandboxBrowser.of(bench));
    }

    /** Opens the mailbox so many times. */
    static void connect(MailTransportPort product, KitBench bench, int times) throws Exception {
        logIn(product, bench, BOX);
        for (int i = 0; i < times; i++) {
            product.connect(BOX);
        }
    }

    static List<MssConnection> connections(KitBench bench, Predicate<MssConnection> wanted) {
        return operator(bench).connections().stream().filter(wanted).toList();
    }

    /** Connections that reached TLS, or a command. */
    static List<MssConnection> spoken(KitBench bench, boolean smtp) {
        return connections(
                bench,
                each -> each.listener().smtp() == smtp
                        && (!each.steps().isEmpty() || each.hello().isPresent()));
    }

    static boolean opened(MssConnection connection) {
        return !connection.mailbox().isEmpty();
    }

    static boolean logsIn(String step) {
        return step.startsWith("AUTH") || step.equals("LOGIN");
    }

    /** Whether it comes to that within a few seconds: servers note the end of a connection a little after the client. */
    static boolean soon(Predicate<KitBench> what, KitBench bench) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!what.test(bench)) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    /** A product that opens no mailbox at all has shown nothing of how it refuses. */
    static void opensOtherwise(KitBench bench, Findings findings) {
        findings.require(
                operator(bench).connections().stream().anyMatch(MailScene::opened),
                "opens-otherwise",
                say(
                        "la boîte n'a jamais été ouverte, même quand rien n'y faisait obstacle",
                        "the mailbox was never opened, even when nothing stood against it"),
                say(
                        "faire confiance à l'autorité du bac à sable et se connecter par XOAUTH2 (MailSender.check, docs/mss.md)",
                        "trust the sandbox's authority and log in by XOAUTH2 (MailSender.check, docs/mss.md)"));
    }
}
