package org.segursdk.conformance.checks.security;

import java.time.Duration;
import java.util.List;
import org.segursdk.conformance.live.AskedCheck;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.port.AuthenticatorPort;
import org.segursdk.conformance.port.AuthenticatorPort.AuthenticatorAnswer;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.PasswordPort;
import org.segursdk.conformance.port.PasswordPort.LoginAnswer;
import org.segursdk.conformance.port.PasswordPort.PasswordPolicy;
import org.segursdk.conformance.port.UserSessionPort;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;

/** Passwords, authenticators and sessions of the product's own. Requirements REM-SEC-16, -19, -20 and -21. */
final class AuthenticatorChecks {
    private static final String ADMIN = "kit.admin";
    private static final PasswordPolicy STRICT =
            new PasswordPolicy(14, Duration.ofDays(90), 3, 3, Duration.ofMinutes(15));
    /** Ours: whoever guessed so often wrong has to be slowed down. */
    private static final int GUESSES = 10;

    private AuthenticatorChecks() {}

    static List<Check> all() {
        return List.of(
                new AskedCheck<>(
                        "sec-16-strong-passwords-for-admins",
                        PasswordPort.class,
                        AuthenticatorChecks::policy,
                        "REM-SEC-16"),
                new AskedCheck<>(
                        "sec-19-own-authenticators-renewed-and-revocable",
                        AuthenticatorPort.class,
                        AuthenticatorChecks::authenticators,
                        "REM-SEC-19"),
                new AskedCheck<>(
                        "sec-20-password-and-re-authentication-rules",
                        PasswordPort.class,
                        AuthenticatorChecks::defaults,
                        "REM-SEC-20"),
                new AskedCheck<>(
                        "sec-21-log-out-and-inactivity",
                        UserSessionPort.class,
                        AuthenticatorChecks::sessions,
                        "REM-SEC-21"));
    }

    private static LocalizedText say(String french, String english) {
        return LocalizedText.of(french, english);
    }

    /** A password strong enough for any sensible rule, another each time. */
    private static String password(int number) {
        return "Tr0is-Girafes/" + number + "-Bleues!";
    }

    private static void policy(PasswordPort product, KitBench bench, Findings findings) throws Exception {
        product.policy(STRICT);
        LocalizedText hint = say(
                "appliquer la politique réglée : longueur, durée, historique, verrouillage",
                "apply the policy that was set: length, life, history, locking");
        findings.saw("policy");
        findings.require(
                !product.setPassword(ADMIN, "Court1!") && !product.setPassword(ADMIN, "aaaaaaaaaaaaaaaa"),
                "weak-refused",
                say("un mot de passe faible est accepté", "a weak password is taken"),
                hint);
        boolean taken = product.setPassword(ADMIN, password(1)) && product.setPassword(ADMIN, password(2));
        findings.require(
                taken && product.logIn(ADMIN, password(2)) == LoginAnswer.OPENED,
                "strong-taken",
                say("un mot de passe fort est refusé", "a strong password is refused"),
                hint);
        findings.require(
                !product.setPassword(ADMIN, password(1)),
                "reuse-refused",
                say("un ancien mot de passe est repris", "a former password is taken again"),
                hint);
        bench.clock().advance(STRICT.life().plusDays(1));
        findings.require(
                product.logIn(ADMIN, password(2)) == LoginAnswer.EXPIRED,
                "expiry",
                say("un mot de passe périmé ouvre la session", "a password that is too old opens a session"),
                hint);
        boolean renewed = product.setPassword(ADMIN, password(3));
        findings.saw("failures");
        guess(product, STRICT.failures());
        findings.require(
                renewed && product.logIn(ADMIN, password(3)) == LoginAnswer.LOCKED,
                "locked",
                say(
                        "le compte n'est pas verrouillé après le nombre d'échecs réglé",
                        "the account is not locked after the number of failures that was set"),
                hint);
        bench.clock().advance(STRICT.lock().plusMinutes(1));
        product.policy(new PasswordPolicy(14, Duration.ofDays(90), 3, 5, Duration.ofMinutes(15)));
        boolean opened = product.logIn(ADMIN, password(3)) == LoginAnswer.OPENED;
        guess(product, STRICT.failures() + 1);
        findings.require(
                opened && product.logIn(ADMIN, password(3)) == LoginAnswer.OPENED,
                "configurable",
                say(
                        "le nombre d'échecs réglé ensuite n'est pas suivi",
                        "the number of failures that was set then is not followed"),
                hint);
    }

    private static void guess(PasswordPort product, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            product.logIn(ADMIN, "Faux-" + i + "-Essai/Long!");
        }
    }

    private static void defaults(PasswordPort product, KitBench bench, Findings findings) throws Exception {
        LocalizedText hint = say(
                "complexité et ralentissement par défaut, sans réglage",
                "complexity and throttling by default, without any setting");
        findings.saw("defaults");
        findings.require(
                !product.setPassword(ADMIN, "essai") && !product.setPassword(ADMIN, "12345678"),
                "complex-by-default",
                say("sans réglage, un mot de passe faible est accepté", "without any setting a weak password is taken"),
                hint);
        boolean taken = product.setPassword(ADMIN, password(1));
        guess(product, GUESSES);
        findings.require(
                taken && product.logIn(ADMIN, password(1)) == LoginAnswer.LOCKED,
                "throttled",
                say(
                        "dix essais faux ne retardent pas le suivant (notre seuil)",
                        "ten wrong guesses do not delay the next (our threshold)"),
                hint);
        bench.clock().advance(Duration.ofDays(1));
        product.longestSingleFactor(Duration.ofHours(4));
        findings.saw("single factor");
        boolean strong = product.logInByTwoFactors(ADMIN, password(1));
        bench.clock().advance(Duration.ofHours(3));
        boolean within = product.logIn(ADMIN, password(1)) == LoginAnswer.OPENED;
        bench.clock().advance(Duration.ofHours(2));
        findings.require(
                strong && within,
                "single-factor-within",
                say("dans le délai, le facteur unique ne suffit pas", "within the delay a single factor will not do"),
                say(
                        "compter le délai depuis la connexion à deux facteurs",
                        "count the delay from the login by two factors"));
        findings.require(
                product.logIn(ADMIN, password(1)) == LoginAnswer.SECOND_FACTOR,
                "single-factor-after",
                say(
                        "passé le délai maximal, un seul facteur ouvre encore la session",
                        "after the longest delay a single factor still opens a session"),
                say("redemander les deux facteurs", "ask for both factors again"));
    }

    private static void authenticators(AuthenticatorPort product, KitBench bench, Findings findings) throws Exception {
        product.renewalPeriod(Duration.ofDays(30));
        String first = product.issue("kit.user");
        findings.saw("issued");
        LocalizedText hint = say(
                "dater chaque authentifiant, refuser ceux déclarés perdus",
                "date each authenticator, refuse those declared lost");
        findings.require(
                product.logIn(first) == AuthenticatorAnswer.OPENED,
                "opens",
                say("un authentifiant neuf n'ouvre rien", "a new authenticator opens nothing"),
                hint);
        bench.clock().advance(Duration.ofDays(31));
        findings.saw("period over");
        findings.require(
                product.logIn(first) == AuthenticatorAnswer.TO_RENEW,
                "renewal-demanded",
                say(
                        "passé la période réglée, le renouvellement n'est pas exigé",
                        "after the period set no renewal is demanded"),
                hint);
        String second = product.renew(first);
        boolean renewed = product.logIn(second) == AuthenticatorAnswer.OPENED;
        product.declareLost(second);
        findings.saw("lost");
        findings.require(
                renewed
                        && product.logIn(second) == AuthenticatorAnswer.REFUSED
                        && product.logIn(first) != AuthenticatorAnswer.OPENED,
                "revoked-refused",
                say(
                        "un authentifiant déclaré perdu ouvre la session",
                        "an authenticator declared lost opens a session"),
                hint);
    }

    private static void sessions(UserSessionPort product, KitBench bench, Findings findings) throws Exception {
        product.inactivity(Duration.ofMinutes(20));
        String left = product.open();
        boolean worked = product.act(left);
        product.logOut(left);
        findings.saw("log-out");
        LocalizedText hint = say(
                "fermer la session et détruire ses jetons (PscClient.logout, endLocally, docs/psc.md)",
                "close the session and destroy its tokens (PscClient.logout, endLocally, docs/psc.md)");
        findings.require(
                worked && !product.act(left) && !product.holdsSecrets(left),
                "log-out",
                say(
                        "après déconnexion, la session sert encore ou ses jetons demeurent",
                        "after a log-out the session still serves or its tokens remain"),
                hint);
        String idle = product.open();
        bench.clock().advance(Duration.ofMinutes(15));
        boolean within = product.act(idle);
        bench.clock().advance(Duration.ofMinutes(21));
        product.timersDue();
        findings.saw("inactivity");
        findings.require(
                within,
                "stays-within",
                say("la session se ferme avant le délai réglé", "the session is closed before the delay that was set"),
                hint);
        findings.require(
                !product.act(idle) && !product.holdsSecrets(idle),
                "inactivity",
                say(
                        "après le délai d'inactivité réglé, la session sert encore ou ses jetons demeurent",
                        "after the inactivity that was set the session still serves or its tokens remain"),
                hint);
    }
}
