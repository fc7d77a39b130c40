package org.segursdk.conformance.checks.transport;

import static org.segursdk.conformance.checks.transport.MailScene.connections;
import static org.segursdk.conformance.checks.transport.MailScene.gesture;
import static org.segursdk.conformance.checks.transport.MailScene.say;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailTransportPort;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.MssConnection;
import org.segursdk.sandbox.MssSituation.Kind;

/**
 * TLS with the operator. The sandbox's authority stands for IGC-Santé, one it does not know for public and self-signed ones; what no client
 * may take is chosen by hand. Requirements REM-MSST-01 to -06.
 */
final class TlsChecks {
    /**
     * ECDHE and DHE with RSA, AES of 128 and 256 bits, GCM and CBC-SHA2; and the suites of TLS 1.3. The requirement speaks of six suites by
     * these families; which six is not known to us, so that all of the families are let through.
     */
    static final Set<Integer> SUITES =
            Set.of(0x1301, 0x1302, 0x1303, 0xC02F, 0xC030, 0x009E, 0x009F, 0xC027, 0xC028, 0x0067, 0x006B);

    /** Curves of 256 bits and more, Diffie-Hellman of 2048 bits and more, and their hybrids; beyond these our choice. */
    static final Set<Integer> GROUPS =
            Set.of(23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 256, 257, 258, 259, 260, 4587, 4588, 4589);

    private static final int TLS_1_2 = 0x0303;
    private static final LocalizedText TLS_HINT = say(
            "n'admettre que TLS 1.2 et 1.3 et les suites du référentiel (MailServer et MailProfile.cipherSuites, docs/mss.md)",
            "take TLS 1.2 and 1.3 only, and the listed suites (MailServer and MailProfile.cipherSuites, docs/mss.md)");
    private static final LocalizedText TRUST_HINT = say(
            "vérifier chaîne, dates, nom et révocation contre les seules autorités IGC-Santé (TrustMaterial.withRevocation, docs/mss.md)",
            "check chain, dates, name and revocation against the authorities of IGC-Santé alone (TrustMaterial.withRevocation, docs/mss.md)");

    private TlsChecks() {}

    static List<Check> all() {
        return List.of(
                new ScriptedCheck<>(
                        "msst-01-tls-floor",
                        MailTransportPort.class,
                        gesture("ouvrir la boîte quatre fois de suite.", "open it four times in a row."),
                        bench -> arrange(bench, Kind.TLS_1_0, Kind.TLS_1_1, Kind.TLS_1_2),
                        (product, bench) -> MailScene.connect(product, bench, 4),
                        TlsChecks::floor,
                        "REM-MSST-01"),
                new ScriptedCheck<>(
                        "msst-02-cipher-suites-and-groups",
                        MailTransportPort.class,
                        gesture("ouvrir la boîte trois fois de suite.", "open it three times in a row."),
                        bench -> arrange(bench, Kind.TLS_WEAK_SUITE, Kind.TLS_SMALL_GROUP),
                        (product, bench) -> MailScene.connect(product, bench, 3),
                        TlsChecks::suites,
                        "REM-MSST-02"),
                certificate("msst-03-igc-sante-trust", "REM-MSST-03", Kind.TLS_UNTRUSTED, Kind.TLS_WRONG_HOST),
                certificate("msst-04-expired-certificate-refused", "REM-MSST-04", Kind.TLS_EXPIRED),
                new ScriptedCheck<>(
                        "msst-05-revocation-checked",
                        MailTransportPort.class,
                        gesture(
                                "installer la liste de révocation pki/ca.crl du bac à sable, puis ouvrir la boîte deux fois.",
                                "install the sandbox's revocation list pki/ca.crl, then open it twice."),
                        bench -> {
                            RevocationSite.revokeSomething(bench);
                            arrange(bench, Kind.TLS_REVOKED);
                        },
                        TlsChecks::connectWithList,
                        (bench, findings) -> refused(bench, findings, Kind.TLS_REVOKED),
                        "REM-MSST-05"),
                new AskedCheck<>(
                        "msst-06-last-valid-crl-kept",
                        CheckMode.LIVE,
                        MailTransportPort.class,
                        TlsChecks::listKept,
                        "REM-MSST-06"));
    }

    private static void arrange(KitBench bench, Kind... kinds) {
        MailScene.mailboxes(bench);
        MailScene.onBothConnections(bench, kinds);
    }

    private static Check certificate(String id, String requirement, Kind... kinds) {
        return new ScriptedCheck<>(
                id,
                MailTransportPort.class,
                gesture(
                        "ouvrir la boîte " + (kinds.length + 1) + " fois de suite.",
                        "open it " + (kinds.length + 1) + " times in a row."),
                bench -> arrange(bench, kinds),
                (MailTransportPort product, KitBench bench) -> MailScene.connect(product, bench, kinds.length + 1),
                (bench, findings) -> refused(bench, findings, kinds),
                requirement);
    }

    private static void floor(KitBench bench, Findings findings) {
        for (Kind kind : List.of(Kind.TLS_1_0, Kind.TLS_1_1)) {
            forced(bench, findings, kind, "version");
        }
        List<MssConnection> current = at(bench, Kind.TLS_1_2);
        current.forEach(each -> findings.saw(each.listener() + " TLS 1.2"));
        findings.require(
                current.stream().anyMatch(MailScene::opened),
                "accepts-1-2",
                say("TLS 1.2 est refusé, ou n'a jamais été proposé", "TLS 1.2 is refused, or was never offered"),
                TLS_HINT);
        findings.require(
                helloed(bench).allMatch(hello -> hello.versions().stream().allMatch(version -> version >= TLS_1_2)),
                "offers-no-older",
                say("une version antérieure à TLS 1.2 est proposée", "a version before TLS 1.2 is offered"),
                TLS_HINT);
    }

    private static java.util.stream.Stream<MssConnection.Hello> helloed(KitBench bench) {
        return connections(bench, each -> true).stream().flatMap(each -> each.hello().stream());
    }

    private static void suites(KitBench bench, Findings findings) {
        forced(bench, findings, Kind.TLS_WEAK_SUITE, "suite");
        forced(bench, findings, Kind.TLS_SMALL_GROUP, "group");
        MailScene.opensOtherwise(bench, findings);
        findings.require(
                helloed(bench).allMatch(hello -> SUITES.containsAll(hello.suites())),
                "listed-suites",
                say(
                        "des suites hors de ECDHE/DHE-RSA avec AES-GCM ou AES-CBC-SHA2 sont proposées",
                        "suites other than ECDHE/DHE-RSA with AES-GCM or AES-CBC-SHA2 are offered"),
                TLS_HINT);
        findings.require(
                helloed(bench).allMatch(hello -> GROUPS.containsAll(hello.groups())),
                "listed-groups",
                say(
                        "un groupe d'échange de clés trop court est proposé",
                        "a key exchange group that is too short is offered"),
                TLS_HINT);
    }

    private static List<MssConnection> at(KitBench bench, Kind kind) {
        return connections(bench, each -> each.situation().equals(kind.name()));
    }

    private static void forced(KitBench bench, Findings findings, Kind kind, String condition) {
        List<MssConnection> met = at(bench, kind);
        met.forEach(each -> findings.saw(each.listener() + " " + kind));
        findings.require(
                met.stream()
                        .noneMatch(each -> each.refusal().equals(MssConnection.NOT_REFUSED)
                                || !each.tls().isEmpty()),
                "refuses-" + condition + "-"
                        + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                say(
                        "la négociation " + kind + " du serveur n'est pas refusée",
                        "the server's choice " + kind + " is not refused"),
                TLS_HINT);
    }

    private static void refused(KitBench bench, Findings findings, Kind... kinds) {
        for (Kind kind : kinds) {
            List<MssConnection> met = at(bench, kind);
            met.forEach(each -> findings.saw(each.listener() + " " + kind));
            findings.require(
                    met.stream().noneMatch(each -> each.steps().stream().anyMatch(MailScene::logsIn)),
                    "refuses-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    say(
                            "le produit s'est authentifié auprès d'un serveur dont le certificat devait être refusé ("
                                    + kind + ")",
                            "the product logged in to a server whose certificate had to be refused (" + kind + ")"),
                    TRUST_HINT);
        }
        MailScene.opensOtherwise(bench, findings);
    }

    private static void connectWithList(MailTransportPort product, KitBench bench) throws Exception {
        try (RevocationSite site = RevocationSite.start()) {
            // The revoked certificate is made when it is first met: the list tells it by then.
            site.publish(() -> RevocationSite.current(bench));
            MailScene.logIn(product, bench, MailScene.BOX);
            product.configure(List.of(MailScene.account(bench, MailScene.BOX)), Optional.of(site.address()));
            product.connect(MailScene.BOX);
            product.connect(MailScene.BOX);
        }
    }

    /** The list serves while it is valid, whether its site answers or not, and no longer. */
    private static void listKept(MailTransportPort product, KitBench bench, Findings findings) throws Exception {
        MailScene.mailboxes(bench);
        MailScene.logIn(product, bench, MailScene.BOX);
        try (RevocationSite site = RevocationSite.start()) {
            long end = System.nanoTime() + RevocationSite.SHORT_LIFE.toNanos();
            byte[] list = RevocationSite.shortLived(bench);
            site.publish(() -> list);
            product.configure(List.of(MailScene.account(bench, MailScene.BOX)), Optional.of(site.address()));
            boolean first = openedAfter(product, bench, findings, "list published");
            site.down();
            boolean kept = openedAfter(product, bench, findings, "list unreachable");
            findings.require(
                    first,
                    "opens-with-list",
                    say(
                            "la boîte ne s'ouvre pas alors que la liste de révocation est publiée",
                            "the mailbox is not opened although the revocation list is published"),
                    TRUST_HINT);
            findings.require(
                    kept,
                    "keeps-list",
                    say(
                            "la connexion échoue quand la liste ne peut être téléchargée, bien que la dernière soit encore valable",
                            "the connection fails when the list cannot be fetched, although the last one is still valid"),
                    say(
                            "garder la dernière liste valable (CrlCache, docs/mss.md)",
                            "keep the last valid list (CrlCache, docs/mss.md)"));
            if (kept) {
                refusesOnceExpired(product, bench, findings, end);
            }
        }
    }

    private static void refusesOnceExpired(MailTransportPort product, KitBench bench, Findings findings, long end)
            throws Exception {
        if (System.nanoTime() > end) {
            throw new IllegalStateException("too slow: the list expired meanwhile");
        }
        Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000) + 1_100);
        boolean expired = openedAfter(product, bench, findings, "list expired");
        findings.require(
                !expired,
                "refuses-expired-list",
                say(
                        "la connexion réussit avec une liste de révocation expirée",
                        "the connection succeeds with an expired revocation list"),
                say(
                        "refuser ce dont la révocation n'est plus connue (CrlCache, docs/mss.md)",
                        "refuse what nothing valid tells of any more (CrlCache, docs/mss.md)"));
    }

    private static boolean openedAfter(MailTransportPort product, KitBench bench, Findings findings, String what)
            throws Exception {
        long before = bench.sandbox().mss().connections().size();
        product.connect(MailScene.BOX);
        List<MssConnection> since = connections(bench, each -> each.number() > before);
        since.forEach(each -> findings.saw(each.listener() + " " + what));
        return since.stream().anyMatch(MailScene::opened);
    }
}
