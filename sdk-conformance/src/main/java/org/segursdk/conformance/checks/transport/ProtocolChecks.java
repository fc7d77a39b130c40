package org.segursdk.conformance.checks.transport;

import static org.segursdk.conformance.checks.transport.MailScene.BOX;
import static org.segursdk.conformance.checks.transport.MailScene.connections;
import static org.segursdk.conformance.checks.transport.MailScene.gesture;
import static org.segursdk.conformance.checks.transport.MailScene.opened;
import static org.segursdk.conformance.checks.transport.MailScene.say;
import static org.segursdk.conformance.checks.transport.MailScene.spoken;

import java.net.URI;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.checks.login.SandboxBrowser;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailTransportPort;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.MssConnection;
import org.segursdk.sandbox.RecordedExchange;

/** How mailboxes are found, and logins spoken. Requirements REM-MSST-07 to -10, -12 and -15. */
final class ProtocolChecks {
    private static final LocalizedText STARTTLS_HINT = say(
            "STARTTLS d'abord, redemander les capacités, s'authentifier ensuite (MailSecurity.STARTTLS, docs/mss.md)",
            "STARTTLS first, ask for the capabilities anew, log in then (MailSecurity.STARTTLS, docs/mss.md)");
    private static final LocalizedText LOGIN_HINT = say(
            "jeton de la session et adresse de la boîte en XOAUTH2 (MailboxAccess.token, docs/mss.md)",
            "the session's token and the mailbox's address by XOAUTH2 (MailboxAccess.token, docs/mss.md)");
    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final int NON_REPUDIATION = 1;

    private ProtocolChecks() {}

    static List<Check> all() {
        return List.of(
                new ScriptedCheck<>(
                        "msst-07-mailbox-auto-configuration",
                        MailTransportPort.class,
                        gesture(
                                "la configurer par le fichier /mss/mail/config-v1.1.xml du bac à sable et la tester.",
                                "configure it by the sandbox's file /mss/mail/config-v1.1.xml, and test it."),
                        MailScene::mailboxes,
                        (MailTransportPort product, KitBench bench) -> {
                            product.logIn(SandboxBrowser.of(bench));
                            product.configureByItself(
                                    BOX, URI.create(bench.sandbox().baseUri() + "/mss/mail/config-v1.1.xml"));
                        },
                        ProtocolChecks::configured,
                        "REM-MSST-07"),
                once("msst-08-smtp-with-starttls", "REM-MSST-08", (bench, findings) -> startTls(bench, findings, true)),
                once(
                        "msst-09-imap4-with-starttls",
                        "REM-MSST-09",
                        (bench, findings) -> startTls(bench, findings, false)),
                once("msst-10-xoauth2-with-psc-token", "REM-MSST-10", ProtocolChecks::token),
                once("msst-12-sasl-ir", "REM-MSST-12", ProtocolChecks::oneTrip),
                new ScriptedCheck<>(
                        "msst-15-application-mailbox-authentication",
                        MailTransportPort.class,
                        say(
                                "Ouvrir la boîte applicative " + MailScene.ROBOT
                                        + " par le certificat de l'organisation.",
                                "Open the application mailbox " + MailScene.ROBOT
                                        + " by the organisation's certificate."),
                        MailScene::mailboxes,
                        (MailTransportPort product, KitBench bench) -> {
                            product.configure(List.of(MailScene.machine(bench)), Optional.empty());
                            product.connect(MailScene.ROBOT);
                        },
                        ProtocolChecks::machine,
                        "REM-MSST-15"));
    }

    private static Check once(String id, String requirement, ScriptedCheck.Judging judging) {
        return new ScriptedCheck<>(
                id,
                MailTransportPort.class,
                gesture("l'ouvrir une fois, envoi et réception.", "open it once, to send and to read."),
                MailScene::mailboxes,
                (MailTransportPort product, KitBench bench) -> MailScene.connect(product, bench, 1),
                judging,
                requirement);
    }

    private static List<RecordedExchange> mail(KitBench bench, String part) {
        return bench.exchanges("mss").stream()
                .filter(each -> each.operation().contains(part))
                .toList();
    }

    private static void configured(KitBench bench, Findings findings) {
        List<MssConnection> all = bench.sandbox().mss().connections();
        boolean asked =
                mail(bench, "GET").stream().anyMatch(each -> each.requestHead().contains("config-v1.1.xml"));
        if (asked || !all.isEmpty()) {
            findings.saw("autoconfiguration");
        }
        findings.require(
                asked,
                "reads-settings",
                say(
                        "le fichier d'autoconfiguration de l'opérateur n'a pas été demandé",
                        "the operator's autoconfiguration file was not asked for"),
                say("ServerDiscovery.find (docs/mss.md)", "ServerDiscovery.find (docs/mss.md)"));
        for (boolean smtp : new boolean[] {true, false}) {
            findings.require(
                    all.stream().anyMatch(each -> each.listener().smtp() == smtp && opened(each)),
                    smtp ? "tests-smtp" : "tests-imap",
                    say(
                            "le serveur " + (smtp ? "SMTP" : "IMAP") + " trouvé n'a pas été essayé avec succès",
                            "the " + (smtp ? "SMTP" : "IMAP") + " server found was not tried with success"),
                    say("essayer par MailSender.check", "try by MailSender.check"));
        }
    }

    private static void startTls(KitBench bench, Findings findings, boolean smtp) {
        for (MssConnection each : spoken(bench, smtp)) {
            findings.saw(each.listener() + " " + each.number());
            List<String> steps = each.steps();
            int tls = steps.indexOf(MssConnection.TLS_STEP);
            findings.require(
                    steps.subList(0, tls < 0 ? steps.size() : tls).stream().noneMatch(MailScene::logsIn),
                    "no-credential-in-clear",
                    say("une authentification est tentée avant TLS", "a login is tried before TLS"),
                    STARTTLS_HINT);
            findings.require(
                    !each.listener().implicitTls()
                            && tls > 0
                            && steps.get(tls - 1).equals("STARTTLS"),
                    "starttls",
                    say("la connexion ne passe pas par STARTTLS", "the connection does not go by STARTTLS"),
                    STARTTLS_HINT);
            String again = smtp ? "EHLO" : "CAPABILITY";
            int asked = steps.lastIndexOf(again);
            int login = first(steps);
            findings.require(
                    tls > 0
                            && tls < asked
                            && (login < 0 || steps.subList(tls, login).contains(again)),
                    "asks-anew",
                    say(
                            again + " n'est pas redemandé entre TLS et l'authentification",
                            again + " is not said again between TLS and the login"),
                    STARTTLS_HINT);
        }
        wasOpened(bench, findings, smtp);
    }

    private static int first(List<String> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (MailScene.logsIn(steps.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static void wasOpened(KitBench bench, Findings findings, boolean smtp) {
        findings.require(
                spoken(bench, smtp).stream().anyMatch(MailScene::opened),
                smtp ? "opens-smtp" : "opens-imap",
                say(
                        (smtp ? "SMTP" : "IMAP") + " : la boîte n'a pas été ouverte",
                        (smtp ? "SMTP" : "IMAP") + ": the mailbox was not opened"),
                LOGIN_HINT);
    }

    private static void token(KitBench bench, Findings findings) {
        for (String protocol : List.of("SMTP", "IMAP")) {
            List<RecordedExchange> logins = mail(bench, protocol + " XOAUTH2");
            logins.forEach(each -> findings.saw(each.operation()));
            findings.require(
                    logins.stream().anyMatch(each -> each.verdict().equals("accepted")),
                    protocol.toLowerCase(java.util.Locale.ROOT) + "-accepted",
                    say(
                            protocol
                                    + " : aucune authentification XOAUTH2 par un jeton d'accès Pro Santé Connect n'est acceptée",
                            protocol + ": no login by XOAUTH2 with an access token of Pro Santé Connect is accepted"),
                    LOGIN_HINT);
            findings.require(
                    logins.stream().noneMatch(each -> each.verdict().contains("malformed")),
                    protocol.toLowerCase(java.util.Locale.ROOT) + "-form",
                    say(
                            protocol + " : la chaîne n'est pas user=ADRESSE, 0x01, auth=Bearer JETON, 0x01 0x01",
                            protocol + ": the string is not user=ADDRESS, 0x01, auth=Bearer TOKEN, 0x01 0x01"),
                    LOGIN_HINT);
        }
    }

    private static void oneTrip(KitBench bench, Findings findings) {
        for (MssConnection each : spoken(bench, false)) {
            List<String> logins = each.steps().stream()
                    .filter(step -> step.startsWith("AUTHENTICATE "))
                    .toList();
            logins.forEach(step -> findings.saw("IMAP " + step));
            findings.require(
                    logins.stream().allMatch(step -> step.endsWith(" initial")),
                    "initial-response",
                    say(
                            "le jeton est envoyé en deux temps alors que le serveur annonce SASL-IR",
                            "the token is sent in two steps although the server has SASL-IR"),
                    say(
                            "laisser MailProfile.InitialResponse.WHERE_ALLOWED (docs/mss.md)",
                            "leave MailProfile.InitialResponse.WHERE_ALLOWED (docs/mss.md)"));
        }
        wasOpened(bench, findings, false);
    }

    private static void machine(KitBench bench, Findings findings) {
        LocalizedText hint = say(
                "MailboxAccess.certificate avec le certificat AUTH_CLI de l'organisation (docs/mss.md)",
                "MailboxAccess.certificate with the organisation's AUTH_CLI certificate (docs/mss.md)");
        List<MssConnection> all = connections(
                bench,
                each -> each.listener().certificateRequired() && !each.tls().isEmpty());
        all.forEach(each -> findings.saw(each.listener().name()));
        findings.require(
                all.stream().allMatch(each -> each.certificate()
                        .filter(ProtocolChecks::authenticates)
                        .isPresent()),
                "certificate",
                say(
                        "pas de certificat d'authentification client d'organisation présenté",
                        "no client authentication certificate of an organisation is presented"),
                hint);
        for (boolean smtp : new boolean[] {true, false}) {
            String protocol = smtp ? "SMTP" : "IMAP";
            findings.require(
                    all.stream()
                            .anyMatch(each -> each.listener().smtp() == smtp
                                    && each.mailbox().equals(MailScene.ROBOT)),
                    protocol.toLowerCase(java.util.Locale.ROOT) + "-mailbox",
                    say(
                            protocol + " : AUTH PLAIN ne porte pas l'adresse de la boîte applicative",
                            protocol + ": AUTH PLAIN does not bear the address of the application mailbox"),
                    hint);
        }
    }

    private static boolean authenticates(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            boolean[] usage = certificate.getKeyUsage();
            return uses != null
                    && uses.contains(CLIENT_AUTHENTICATION)
                    && (usage == null || usage.length <= NON_REPUDIATION || !usage[NON_REPUDIATION]);
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
