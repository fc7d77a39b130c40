package org.segursdk.conformance.checks.login;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.PscLoginPort;
import org.segursdk.conformance.port.PscLoginPort.UserIdentity;
import org.segursdk.conformance.port.PscLoginPort.UserSession;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.PscSituation;
import org.segursdk.sandbox.PscSituation.Kind;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.RecordedExchange;

/** Logins by Pro Santé Connect. Requirements REM-PSC-01 to -04 and -06. */
final class PscChecks {
    /** What a provider or an attacker may send, and no client may take. */
    private static final List<Kind> WRONG = List.of(
            Kind.CALLBACK_WRONG_STATE,
            Kind.CALLBACK_NO_STATE,
            Kind.ID_TOKEN_WRONG_NONCE,
            Kind.ID_TOKEN_BAD_SIGNATURE,
            Kind.ID_TOKEN_ALG_NONE,
            Kind.ID_TOKEN_WRONG_ISSUER,
            Kind.ID_TOKEN_WRONG_AUDIENCE,
            Kind.ID_TOKEN_EXPIRED);

    private static final LocalizedText FLOW_HINT = say(
            "PscClient.startLogin et finishLogin vérifient tout cela (docs/psc.md)",
            "PscClient.startLogin and finishLogin check all of that (docs/psc.md)");

    private PscChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "psc-01-psc-implemented",
                        CheckMode.LIVE,
                        PscLoginPort.class,
                        PscChecks::implemented,
                        "REM-PSC-01"),
                new ScriptedCheck<>(
                        "psc-01-code-flow",
                        PscLoginPort.class,
                        say(
                                "Se connecter deux fois de suite par Pro Santé Connect (médecin 899700366240, carte CPS) ; la première est faussée.",
                                "Log in twice by Pro Santé Connect (doctor 899700366240, CPS card); the first one is tampered with."),
                        bench -> bench.sandbox().psc().next(PscSituation.of(Kind.CALLBACK_WRONG_STATE)),
                        (PscLoginPort product, KitBench bench) -> {
                            product.logIn(SandboxBrowser.of(bench));
                            product.logIn(SandboxBrowser.of(bench));
                        },
                        PscChecks::codeFlow,
                        "REM-PSC-01"),
                new AskedCheck<>("psc-02-account-matching", PscLoginPort.class, PscChecks::matched, "REM-PSC-02"),
                new ScriptedCheck<>(
                        "psc-03-acr-values-eidas1",
                        PscLoginPort.class,
                        say(
                                "Se connecter par Pro Santé Connect (médecin 899700366240, carte CPS).",
                                "Log in by Pro Santé Connect (doctor 899700366240, CPS card)."),
                        bench -> {},
                        (PscLoginPort product, KitBench bench) -> product.logIn(SandboxBrowser.of(bench)),
                        PscChecks::level,
                        "REM-PSC-03"),
                new AskedCheck<>(
                        "psc-04-context-propagation",
                        CheckMode.LIVE,
                        PscLoginPort.class,
                        PscChecks::propagated,
                        "REM-PSC-04"),
                new AskedCheck<>(
                        "psc-06-identity-data-from-the-directory",
                        CheckMode.LIVE,
                        PscLoginPort.class,
                        PscChecks::identity,
                        "REM-PSC-06"));
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    private static List<RecordedExchange> exchanges(KitBench bench, String operation) {
        return bench.exchanges("psc").stream()
                .filter(each ->
                        each.operation().toUpperCase(java.util.Locale.ROOT).startsWith(operation))
                .toList();
    }

    /** A parameter of an authorization request; empty when it is absent. */
    static String parameter(RecordedExchange request, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&\\s]*)").matcher(request.requestHead());
        return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
    }

    private static List<RecordedExchange> requests(KitBench bench) {
        return exchanges(bench, "AUTHORIZATION").stream()
                .filter(each -> each.requestHead().startsWith("GET "))
                .toList();
    }

    private static void implemented(PscLoginPort product, KitBench bench, Findings findings) throws Exception {
        Optional<UserSession> session = product.logIn(SandboxBrowser.of(bench));
        List<RecordedExchange> asked = requests(bench);
        List<RecordedExchange> decoupled = exchanges(bench, "CIBA");
        if (asked.isEmpty() && decoupled.isEmpty()) {
            return;
        }
        findings.saw(asked.isEmpty() ? "CIBA" : "code");
        findings.require(
                session.isPresent() && exchanges(bench, "TOKEN").stream().anyMatch(each -> each.status() == 200),
                "logs-in",
                say("la connexion n'aboutit pas", "the login does not succeed"),
                FLOW_HINT);
        for (RecordedExchange each : asked) {
            requestForm(each, findings);
        }
        for (Kind kind : asked.isEmpty() ? WRONG.subList(3, WRONG.size()) : WRONG) {
            bench.sandbox().psc().next(PscSituation.of(kind));
            Optional<UserSession> taken = product.logIn(SandboxBrowser.of(bench));
            findings.saw(kind.name());
            findings.require(
                    taken.isEmpty(),
                    "refuses-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    say("une connexion est ouverte malgré " + kind, "a session is opened in spite of " + kind),
                    FLOW_HINT);
        }
    }

    /** Of two logins, the one whose {@code state} was changed on the way is not carried through. */
    private static void codeFlow(KitBench bench, Findings findings) {
        List<RecordedExchange> asked = requests(bench);
        asked.forEach(each -> requestForm(each, findings));
        long codes = exchanges(bench, "TOKEN AUTHORIZATION_CODE").size();
        if (asked.size() < 2) {
            return;
        }
        findings.saw("two logins");
        findings.require(
                codes < asked.size(),
                "state-compared",
                say(
                        "un retour dont le state a été changé est accepté : son code est échangé",
                        "a return whose state was changed is accepted: its code is exchanged"),
                FLOW_HINT);
        findings.require(
                exchanges(bench, "TOKEN AUTHORIZATION_CODE").stream().anyMatch(each -> each.status() == 200),
                "code-exchanged",
                say("aucun code n'est échangé contre des jetons", "no code is exchanged for tokens"),
                FLOW_HINT);
    }

    private static void requestForm(RecordedExchange request, Findings findings) {
        findings.require(
                parameter(request, "response_type").equals("code")
                        && !parameter(request, "redirect_uri").isEmpty(),
                "code-flow",
                say("la demande n'est pas celle d'un code", "the request does not ask for a code"),
                FLOW_HINT);
        findings.require(
                parameter(request, "state").length() >= 16
                        && parameter(request, "nonce").length() >= 16,
                "state-and-nonce",
                say(
                        "state ou nonce manque, ou est trop court pour être imprévisible (16 caractères, notre seuil)",
                        "state or nonce is missing, or too short to be unforeseeable (16 characters, our threshold)"),
                FLOW_HINT);
    }

    private static void matched(PscLoginPort product, KitBench bench, Findings findings) throws Exception {
        String password = "Kit-" + System.nanoTime() + "-Essai!";
        Optional<String> account = product.createAccount(PscUser.DOCTOR, "kit.doctor", password);
        if (account.isEmpty()) {
            return;
        }
        Optional<UserSession> byPassword = product.logInByPassword("kit.doctor", password);
        Optional<UserSession> byPsc = product.logIn(SandboxBrowser.of(bench));
        Optional<UserSession> byPhone = product.logIn(SandboxBrowser.of(bench, PscUser.DOCTOR, PscMeans.MOBILE));
        Optional<UserSession> other =
                product.logIn(SandboxBrowser.of(bench, PscUser.SEVERAL_ACTIVITIES, PscMeans.CARD));
        findings.saw("password, CPS, e-CPS");
        LocalizedText hint = say(
                "rapprocher par les identifiants nationaux (PscIdentity.account, docs/psc.md)",
                "match by national identifiers (PscIdentity.account, docs/psc.md)");
        findings.require(
                same(account, byPassword) && same(account, byPsc) && same(account, byPhone),
                "one-account",
                say(
                        "un même numéro RPPS mène à plusieurs comptes selon le moyen de connexion",
                        "one RPPS number leads to several accounts by the means of login"),
                hint);
        findings.require(
                other.isEmpty() || !same(account, other),
                "somebody-else",
                say(
                        "un autre professionnel est rapproché du même compte",
                        "another professional is matched with the same account"),
                hint);
    }

    private static boolean same(Optional<String> account, Optional<UserSession> session) {
        return session.map(UserSession::account).equals(account);
    }

    private static void level(KitBench bench, Findings findings) {
        for (RecordedExchange each : requests(bench)) {
            findings.saw("authorization request");
            findings.require(
                    parameter(each, "acr_values").equals("eidas1"),
                    "eidas1",
                    say("acr_values n'est pas exactement eidas1", "acr_values is not exactly eidas1"),
                    say("laisser PscProfile tel quel (docs/psc.md)", "leave PscProfile as it is (docs/psc.md)"));
        }
    }

    /** Another application logged the browser in; the product's login then shows no page. */
    private static void propagated(PscLoginPort product, KitBench bench, Findings findings) throws Exception {
        String other = "autre-application";
        bench.sandbox().psc().register(PscRelyingParty.secret(other, "secret-of-another"));
        SandboxBrowser browser = SandboxBrowser.of(bench);
        String issuer = bench.sandbox().psc().issuer().toString();
        browser.open(URI.create(issuer.substring(0, issuer.indexOf("/auth/"))
                + "/wallet/auth?response_type=code&client_id="
                + other + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fretour&scope=openid%20scope_all&acr_values=eidas1"
                + "&state=0123456789abcdef&nonce=fedcba9876543210"));
        int before = browser.pages();
        Optional<UserSession> session = product.logIn(browser);
        if (browser.opened().size() < 2) {
            // Without a browser there is no context to take over.
            return;
        }
        findings.saw("second client");
        findings.require(
                session.isPresent() && browser.pages() == before,
                "no-new-login",
                say(
                        "déjà connecté par une autre application, l'utilisateur doit se connecter de nouveau",
                        "logged in by another application already, the user has to log in again"),
                say(
                        "ne demander ni prompt=login ni max_age=0 (LoginOptions, docs/psc.md)",
                        "ask for neither prompt=login nor max_age=0 (LoginOptions, docs/psc.md)"));
    }

    private static void identity(PscLoginPort product, KitBench bench, Findings findings) throws Exception {
        UserIdentity expected = new UserIdentity(PscUser.DOCTOR, "SPECIMEN", "JULIE", Set.of("10"), Set.of("SA07"));
        for (PscMeans means : PscMeans.values()) {
            Optional<UserSession> session = product.logIn(SandboxBrowser.of(bench, PscUser.DOCTOR, means));
            Optional<UserIdentity> shown = session.isPresent() ? product.identity(session.get()) : Optional.empty();
            if (shown.isEmpty()) {
                continue;
            }
            findings.saw(means.name());
            findings.require(
                    shown.get().equals(expected),
                    "as-told",
                    say(
                            "numéro, nom, profession ou activité ne sont pas ceux que Pro Santé Connect a donnés",
                            "number, name, profession or activity are not those Pro Santé Connect told"),
                    say(
                            "reprendre PscLogin.identity() et situations() (docs/psc.md)",
                            "take PscLogin.identity() and situations() over (docs/psc.md)"));
        }
        findings.require(
                exchanges(bench, "USERINFO").stream().anyMatch(each -> each.status() == 200),
                "asks-userinfo",
                say("userinfo n'est pas demandé", "userinfo is not asked for"),
                FLOW_HINT);
    }
}
