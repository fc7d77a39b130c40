package org.segursdk.conformance.checks.identity;

import static org.segursdk.core.error.LocalizedText.of;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.conformance.checks.login.SandboxBrowser;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.LiveCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.PscLoginPort.UserSession;
import org.segursdk.conformance.port.TeleservicesPort;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.RecordedExchange;

/**
 * Two professionals log in by Pro Santé Connect, one after the other, and each asks INSi: its requests bear an assertion of Pro Santé
 * Connect in the name of who is logged in. How the token travels to INSi is not published and is not looked at. REM-INS-33.
 */
final class InsiThroughPsc extends LiveCheck<TeleservicesPort> {
    private static final List<String> USERS = List.of(PscUser.DOCTOR, PscUser.SEVERAL_ACTIVITIES);
    private static final Pattern NAME_ID = Pattern.compile(
            "<(?:[\\w-]+:)?NameID\\b[^>]*\\bNameQualifier\\s*=\\s*[\"']PSC[\"'][^>]*>\\s*([^<\\s]*)\\s*<");
    private static final LocalizedText HINT = of(
            "ouvrir InsiClient avec InsiAuthentication.psc et la PscSession du professionnel connecté (docs/insi.md)",
            "open InsiClient with InsiAuthentication.psc and the PscSession of who is logged in (docs/insi.md)");

    InsiThroughPsc() {
        super("ins-33-insi-through-pro-sante-connect", TeleservicesPort.class, "REM-INS-33");
    }

    @Override
    protected LocalizedText instruction() {
        return of(
                "Médecin " + USERS.get(0)
                        + " connecté par Pro Santé Connect : chercher ADRUN ZOE (F, 31/12/1975) dans INSi, se"
                        + " déconnecter. Puis de même pour la personne " + USERS.get(1) + ".",
                "Doctor " + USERS.get(0)
                        + " logged in by Pro Santé Connect: search ADRUN ZOE (F, 1975-12-31) in INSi, log out."
                        + " Then the same with the person " + USERS.get(1) + ".");
    }

    @Override
    protected void act(TeleservicesPort product, KitBench bench) throws Exception {
        for (String user : USERS) {
            Optional<UserSession> session = product.logIn(SandboxBrowser.of(bench, user, PscMeans.CARD));
            if (session.isPresent()) {
                product.callInsi(session.get());
            }
        }
    }

    @Override
    protected void judge(KitBench bench, Findings findings) throws IOException {
        List<RecordedExchange> logins = bench.exchanges("psc").stream()
                .filter(each -> each.operation().startsWith("token ") && each.status() == 200)
                .toList();
        if (logins.isEmpty()) {
            return;
        }
        findings.saw("login by Pro Santé Connect");
        List<RecordedExchange> calls = bench.exchanges("insi");
        List<String> names = new ArrayList<>();
        for (RecordedExchange each : calls) {
            findings.saw("INSi " + each.operation());
            String name = nameId(each);
            findings.require(
                    !name.isEmpty() && each.verdict().equals("accepted"),
                    "psc-assertion",
                    of(
                            "une demande à INSi n'a pas d'assertion de Pro Santé Connect recevable : " + each.verdict(),
                            "a request to INSi has no acceptable assertion of Pro Santé Connect: " + each.verdict()),
                    HINT);
            if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
                names.add(name);
            }
        }
        findings.require(
                names.equals(USERS),
                "same-person",
                of(
                        "INSi n'est pas appelé, tour à tour, au nom du professionnel connecté",
                        "INSi is not called, in turn, in the name of the professional who is logged in"),
                HINT);
    }

    /** Whom the assertion of Pro Santé Connect names; empty without one. */
    private static String nameId(RecordedExchange call) throws IOException {
        try (InputStream in = call.requestBody().open()) {
            Matcher found = NAME_ID.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return found.find() ? found.group(1) : "";
        }
    }
}
