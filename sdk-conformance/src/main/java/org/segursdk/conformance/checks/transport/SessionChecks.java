package org.segursdk.conformance.checks.transport;

import static org.segursdk.conformance.checks.transport.MailScene.BOX;
import static org.segursdk.conformance.checks.transport.MailScene.WARD;
import static org.segursdk.conformance.checks.transport.MailScene.connections;
import static org.segursdk.conformance.checks.transport.MailScene.gesture;
import static org.segursdk.conformance.checks.transport.MailScene.opened;
import static org.segursdk.conformance.checks.transport.MailScene.operator;
import static org.segursdk.conformance.checks.transport.MailScene.say;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailIsolationPort;
import org.segursdk.conformance.port.MailTransportPort;
import org.segursdk.conformance.run.Check;
import org.segursdk.sandbox.MssConnection;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.RecordedExchange;

/**
 * Life of the mailboxes' sessions. The entry points Mailiz has under IGC-Santé are not known to us: two listeners of the sandbox stand for
 * them, the others for those that are not declared. Requirements REM-MSST-11, -13, -14, -19 and -20.
 */
final class SessionChecks {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private SessionChecks() {}

    static List<Check> all() {
        return List.of(isolation(), end(), reopening(), entryPoint(), several());
    }

    private static Check isolation() {
        return new ScriptedCheck<>(
                "msst-11-mail-errors-isolated",
                MailIsolationPort.class,
                gesture(
                        "essayer de l'ouvrir (l'opérateur refuse), puis chercher un professionnel dans l'Annuaire Santé ou appeler INSi.",
                        "try to open it (the operator refuses), then search the Annuaire Santé or call INSi."),
                bench -> {
                    MailScene.mailboxes(bench);
                    operator(bench).always(MssSituation.of(MssSituation.Kind.TOKEN_REFUSED));
                },
                (MailIsolationPort product, KitBench bench) -> {
                    MailScene.connect(product, bench, 1);
                    product.otherFunction();
                },
                SessionChecks::isolated,
                "REM-MSST-11");
    }

    private static Check end() {
        return new ScriptedCheck<>(
                "msst-13-session-end-with-psc",
                MailTransportPort.class,
                gesture(
                        "l'ouvrir, puis ne rien faire pendant trois minutes.",
                        "open it, then do nothing for three minutes."),
                bench -> {
                    MailScene.mailboxes(bench);
                    bench.sandbox()
                            .psc()
                            .behaviour(bench.sandbox().psc().behaviour().toBuilder()
                                    .refreshToken(LONGEST)
                                    .session(LONGEST, LONGEST)
                                    .build());
                },
                (MailTransportPort product, KitBench bench) -> {
                    MailScene.connect(product, bench, 1);
                    bench.clock().advance(LONGEST.plusMinutes(1));
                    product.timersDue();
                },
                SessionChecks::ended,
                "REM-MSST-13");
    }

    private static Check reopening() {
        return new ScriptedCheck<>(
                "msst-14-automatic-re-opening",
                MailTransportPort.class,
                gesture(
                        "relever les messages (l'opérateur coupe une fois la session).",
                        "read what arrived (the operator ends the session once)."),
                bench -> {
                    MailScene.mailboxes(bench);
                    deliver(bench, BOX);
                    operator(bench).next(MssSituation.of(MssSituation.Kind.IMAP_BYE));
                },
                (MailTransportPort product, KitBench bench) -> {
                    MailScene.logIn(product, bench, BOX);
                    product.read(BOX);
                },
                SessionChecks::openedAgain,
                "REM-MSST-14");
    }

    private static Check entryPoint() {
        return new ScriptedCheck<>(
                "msst-19-mailiz-entry-points",
                MailTransportPort.class,
                gesture(
                        "déclarer chez l'opérateur Mailiz les points d'accès SMTP et IMAP (STARTTLS) du bac à sable pour seuls points IGC-Santé, puis l'ouvrir.",
                        "declare the sandbox's entry points SMTP and IMAP (STARTTLS) as the only IGC-Santé ones of the operator Mailiz, then open it."),
                MailScene::mailboxes,
                (MailTransportPort product, KitBench bench) -> MailScene.connect(product, bench, 1),
                SessionChecks::entryPoints,
                "REM-MSST-19");
    }

    private static Check several() {
        return new ScriptedCheck<>(
                "msst-20-several-mailboxes",
                MailTransportPort.class,
                gesture(
                        "relever cette boîte et la boîte partagée " + WARD + " dans la même session.",
                        "read it and the shared mailbox " + WARD + " in the same session."),
                bench -> {
                    MailScene.mailboxes(bench);
                    deliver(bench, BOX);
                    deliver(bench, WARD);
                },
                (MailTransportPort product, KitBench bench) -> {
                    MailScene.logIn(product, bench, BOX, WARD);
                    product.read(BOX);
                    product.read(WARD);
                },
                SessionChecks::bothRead,
                "REM-MSST-20");
    }

    private static void deliver(KitBench bench, String address) throws IOException {
        String mail = "From: <accueil@ch-test.example>\r\nTo: <" + address + ">\r\nSubject: Essai\r\n"
                + "Message-ID: <kit-" + address + ">\r\nX-MSS-NIL: KIT\r\n\r\nBonjour.\r\n";
        operator(bench).deliver(address, new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void isolated(KitBench bench, Findings findings) {
        List<RecordedExchange> refusals = bench.exchanges("mss").stream()
                .filter(each -> each.verdict().startsWith("login refused"))
                .toList();
        refusals.forEach(each -> findings.saw(each.operation() + " refused"));
        if (refusals.isEmpty()) {
            return;
        }
        long last = refusals.get(refusals.size() - 1).number();
        Set<String> mailAndLogin = Set.of("mss", "psc");
        findings.require(
                bench.exchanges().stream()
                        .anyMatch(each ->
                                each.number() > last && !mailAndLogin.contains(each.service()) && each.status() == 200),
                "others-answer",
                say(
                        "après l'échec de la messagerie, aucun autre service n'a pu être appelé",
                        "after the failure of the mail operator no other service could be called"),
                say(
                        "traiter les échecs de MailSender et MailboxSync à part du reste (docs/mss.md)",
                        "deal with failures of MailSender and MailboxSync apart from the rest (docs/mss.md)"));
    }

    private static void ended(KitBench bench, Findings findings) throws InterruptedException {
        List<MssConnection> opened = connections(bench, MailScene::opened);
        opened.forEach(each -> findings.saw(each.listener().name()));
        findings.require(
                MailScene.soon(
                        now -> connections(now, each -> opened(each) && each.open())
                                .isEmpty(),
                        bench),
                "sessions-closed",
                say(
                        "la session Pro Santé Connect est finie et des sessions de messagerie restent ouvertes",
                        "the Pro Santé Connect session is over and mail sessions stay open"),
                say(
                        "appeler MailSender.checkSession de temps en temps, ou MailboxWatch (docs/mss.md)",
                        "call MailSender.checkSession now and then, or use MailboxWatch (docs/mss.md)"));
    }

    private static void openedAgain(KitBench bench, Findings findings) {
        List<MssConnection> sessions = connections(
                bench, each -> !each.listener().smtp() && each.mailbox().equals(BOX));
        if (bench.exchanges("mss").stream().anyMatch(each -> each.situation().equals("IMAP_BYE"))) {
            findings.saw("BYE");
        }
        findings.require(
                sessions.size() > 1 && sessions.stream().skip(1).anyMatch(SessionChecks::reads),
                "opened-again",
                say(
                        "la session fermée par l'opérateur n'a pas été rouverte",
                        "the session the operator closed was not opened again"),
                say(
                        "MailboxSync et MailSender rouvrent d'eux-mêmes (docs/mss.md)",
                        "MailboxSync and MailSender do so by themselves"));
        findings.require(
                logins(bench) <= 1,
                "no-new-login",
                say(
                        "l'utilisateur a dû se connecter de nouveau à Pro Santé Connect",
                        "the user had to log in to Pro Santé Connect again"),
                say(
                        "reprendre le jeton de la session (MailboxAccess.token)",
                        "take the session's token (MailboxAccess.token)"));
    }

    private static boolean reads(MssConnection session) {
        return session.steps().contains("FETCH");
    }

    private static long logins(KitBench bench) {
        return bench.exchanges("psc").stream()
                .filter(each -> each.operation().equals("AUTHORIZATION")
                        && each.requestHead().startsWith("POST"))
                .count();
    }

    private static void entryPoints(KitBench bench, Findings findings) {
        List<MssConnection> dialled = operator(bench).connections();
        dialled.forEach(each -> findings.saw(each.listener().name()));
        findings.require(
                dialled.stream().allMatch(each -> Set.of(MssListener.SMTP, MssListener.IMAP)
                        .contains(each.listener())),
                "declared-only",
                say(
                        "le produit appelle un point d'accès hors de ceux déclarés pour l'opérateur",
                        "the product dials an entry point other than those declared for the operator"),
                say(
                        "déclarer les points d'accès par ServerDiscovery.Builder.approve (docs/mss.md)",
                        "declare the entry points by ServerDiscovery.Builder.approve (docs/mss.md)"));
        MailScene.opensOtherwise(bench, findings);
    }

    private static void bothRead(KitBench bench, Findings findings) {
        for (String address : List.of(BOX, WARD)) {
            List<MssConnection> sessions = connections(
                    bench, each -> !each.listener().smtp() && each.mailbox().equals(address));
            sessions.forEach(each -> findings.saw("IMAP " + each.number()));
            findings.require(
                    sessions.stream().anyMatch(SessionChecks::reads),
                    address.equals(BOX) ? "first-read" : "second-read",
                    say("une des deux boîtes n'a pas été relevée", "one of the two mailboxes was not read"),
                    say("un MailboxSync par boîte (docs/mss.md)", "one MailboxSync for each mailbox (docs/mss.md)"));
        }
    }
}
