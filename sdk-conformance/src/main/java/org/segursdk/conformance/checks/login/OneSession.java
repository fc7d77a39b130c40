package org.segursdk.conformance.checks.login;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.LiveCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailTransportPort.Access;
import org.segursdk.conformance.port.MailTransportPort.MailAccount;
import org.segursdk.conformance.port.PscLoginPort.UserSession;
import org.segursdk.conformance.port.TeleservicesPort;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssSimulator;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.RecordedExchange;

/**
 * One login by Pro Santé Connect, and the same person towards INSi, the DMP, the base of e-prescriptions and the mail operator. Ameli Pro
 * is not simulated: that part is to be demonstrated. Requirement REM-PSC-05.
 */
final class OneSession extends LiveCheck<TeleservicesPort> {
    private static final String BOX = "anne.testa@medecin.test.example";
    private static final String PATIENT = "279035121518989";

    OneSession() {
        super("psc-05-psc-for-software-login-teleservices", TeleservicesPort.class, "REM-PSC-05");
    }

    @Override
    protected void arrange(KitBench bench) {
        bench.sandbox().mss().port(MssListener.IMAP);
        bench.sandbox().mss().createMailbox(MssMailbox.personal(BOX, PscUser.DOCTOR));
        bench.sandbox().dmp().open(new Ins(Matricule.of(PATIENT), InsAuthority.NIR_TEST));
    }

    @Override
    protected LocalizedText instruction() {
        return LocalizedText.of(
                "Médecin 899700366240 connecté par Pro Santé Connect : chercher ADRUN ZOE (F, 31/12/1975) dans INSi, tester l'existence du DMP de "
                        + PATIENT + ", chercher ses prescriptions, ouvrir la boîte " + BOX + ".",
                "Doctor 899700366240 logged in by Pro Santé Connect: search ADRUN ZOE (F, 1975-12-31) in INSi, test whether "
                        + PATIENT + " has a DMP, search the prescriptions, open the mailbox " + BOX + ".");
    }

    @Override
    protected void act(TeleservicesPort product, KitBench bench) throws Exception {
        Optional<UserSession> session = product.logIn(SandboxBrowser.of(bench));
        if (session.isPresent()) {
            product.callInsi(session.get());
            product.callDmp(session.get());
            product.callEPrescription(session.get());
            MssSimulator operator = bench.sandbox().mss();
            product.openMailbox(
                    session.get(),
                    new MailAccount(
                            BOX,
                            Access.PRO_SANTE_CONNECT,
                            MssSimulator.HOST,
                            operator.port(MssListener.SMTP),
                            operator.port(MssListener.IMAP)));
        }
    }

    @Override
    protected void judge(KitBench bench, Findings findings) throws IOException {
        if (bench.exchanges("psc").stream()
                .noneMatch(each -> each.operation().startsWith("token ") && each.status() == 200)) {
            return;
        }
        findings.saw("login");
        for (String service : List.of("insi", "dmp", "eprescription")) {
            boolean called = false;
            boolean same = true;
            for (RecordedExchange each : bench.exchanges(service)) {
                findings.saw(service + " " + each.operation());
                called = true;
                same &= text(each).contains(PscUser.DOCTOR);
            }
            findings.require(
                    called && same,
                    service,
                    LocalizedText.of(
                            service + " n'est pas appelé au nom du professionnel connecté",
                            service + " is not called in the name of the professional who logged in"),
                    hint());
        }
        findings.require(
                bench.sandbox().mss().connections().stream()
                        .anyMatch(each -> each.mailbox().equals(BOX)),
                "mss",
                LocalizedText.of(
                        "la boîte n'est pas ouverte par le jeton du professionnel connecté",
                        "the mailbox is not opened by the token of the professional who logged in"),
                hint());
        long logins = bench.exchanges("psc").stream()
                .filter(each -> each.operation().equals("AUTHORIZATION")
                        && each.requestHead().startsWith("POST"))
                .count();
        findings.require(
                logins <= 1,
                "one-login",
                LocalizedText.of("plusieurs connexions ont été demandées", "more than one login was asked for"),
                hint());
    }

    private static LocalizedText hint() {
        return LocalizedText.of(
                "passer la même PscSession à tous les clients (docs/psc.md, « Use the session »)",
                "hand the same PscSession to all clients (docs/psc.md, \"Use the session\")");
    }

    private static String text(RecordedExchange exchange) throws IOException {
        try (InputStream in = exchange.requestBody().open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
