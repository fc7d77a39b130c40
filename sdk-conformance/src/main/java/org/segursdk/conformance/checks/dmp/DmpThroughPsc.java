package org.segursdk.conformance.checks.dmp;

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
 * Two professionals log in by Pro Santé Connect, one after the other, and each calls the DMP: its assertions name who is logged in. How the
 * token itself travels to the DMP is not published and is not looked at. REM-DMPC-20.
 */
final class DmpThroughPsc extends LiveCheck<TeleservicesPort> {
    private static final List<String> USERS = List.of(PscUser.DOCTOR, PscUser.SEVERAL_ACTIVITIES);
    private static final Pattern NAME_ID = Pattern.compile("<(?:[\\w-]+:)?NameID\\b[^>]*>\\s*([^<\\s]*)\\s*<");
    private static final LocalizedText HINT = LocalizedText.of(
            "donner à DmpAirClient la PscSession du professionnel connecté (docs/dmp.md)",
            "give DmpAirClient the PscSession of who is logged in (docs/dmp.md)");

    DmpThroughPsc() {
        super("dmpc-20-dmp-apis-with-psc", TeleservicesPort.class, "REM-DMPC-20");
    }

    @Override
    protected LocalizedText instruction() {
        return LocalizedText.of(
                "Médecin " + USERS.get(0)
                        + " connecté par Pro Santé Connect : consulter le DMP de PAT-TROIS DOMINIQUE, se"
                        + " déconnecter. Puis de même pour la personne " + USERS.get(1) + ".",
                "Doctor " + USERS.get(0)
                        + " logged in by Pro Santé Connect: consult the DMP of PAT-TROIS DOMINIQUE, log out."
                        + " Then the same with the person " + USERS.get(1) + ".");
    }

    @Override
    protected void act(TeleservicesPort product, KitBench bench) throws Exception {
        for (String user : USERS) {
            Optional<UserSession> session = product.logIn(SandboxBrowser.of(bench, user, PscMeans.CARD));
            if (session.isPresent()) {
                product.callDmp(session.get());
            }
        }
    }

    @Override
    protected void judge(KitBench bench, Findings findings) throws IOException {
        boolean loggedIn = bench.exchanges("psc").stream()
                .anyMatch(each -> each.operation().startsWith("token ") && each.status() == 200);
        List<RecordedExchange> calls = bench.exchanges("dmp");
        if (!loggedIn || calls.isEmpty()) {
            return;
        }
        findings.saw("login by Pro Santé Connect");
        List<String> names = new ArrayList<>();
        for (RecordedExchange each : calls) {
            String name = nameId(each);
            if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
                names.add(name);
            }
        }
        findings.require(
                names.equals(USERS),
                "same-person",
                LocalizedText.of(
                        "le DMP n'est pas appelé, tour à tour, au nom du professionnel connecté par Pro Santé Connect",
                        "the DMP is not called, in turn, in the name of the professional logged in by Pro Santé Connect"),
                HINT);
    }

    /** Whom the assertion names; empty without one. */
    private static String nameId(RecordedExchange call) throws IOException {
        try (InputStream in = call.requestBody().open()) {
            Matcher found = NAME_ID.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return found.find() ? found.group(1) : "";
        }
    }
}
