package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;

/** The authorization code flow of a web application, as it should go and as it may be tampered with. */
class WebLoginTest extends PscTestBase {
    @Test
    @Tag("REM-PSC-01")
    @Tag("REM-PSC-06")
    @Tag("REM-DRIM-37")
    void login_givesTheProfessionalAndASession() {
        PscClient psc = client();
        assertThat(issuer.requests).isEmpty();
        PscSession session = session(psc);
        assertThat(session.professional().id().value()).isEqualTo("899700366240");
        assertThat(session.professional().specialty().code()).isEqualTo("G15_10/SM54");
        assertThat(session.professional().familyName()).isEqualTo("SPECIMEN");
        assertThat(session.professional().title()).contains("DR");
        assertThat(session.means()).isEqualTo(AuthenticationMeans.PRO_SANTE_CONNECT);
        assertThat(session.authenticatedAt()).isEqualTo(clock.instant().minusSeconds(5));
        assertThat(session.accessToken()).isPresent();
        assertThat(session.acr()).contains(Acr.EIDAS1);
        assertThat(session.sessionId()).isEqualTo("sid-1");
        assertThat(exchanges).extracting(each -> each.operation()).contains("discovery", "token", "keys", "userinfo");
        assertThat(exchanges).allSatisfy(each -> assertThat(each.request()).isEmpty());
    }

    @Test
    @Tag("REM-PSC-03")
    void theAddressOfTheLogin_carriesWhatItMust() {
        PendingLogin pending = client().startLogin(LoginOptions.builder()
                .identityProviderHint("chu")
                .prompt(LoginOptions.Prompt.LOGIN)
                .maxAge(Duration.ofMinutes(5))
                .language("fr")
                .build());
        URI page = pending.authorizationUri();
        Map<String, String> asked = TestIssuer.form(page.getRawQuery());
        assertThat(page.toString()).startsWith(issuer.base() + "/wallet/auth?");
        assertThat(asked)
                .containsEntry("acr_values", "eidas1")
                .containsEntry("scope", "openid scope_all")
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TestIssuer.CLIENT)
                .containsEntry("redirect_uri", REDIRECT.toString())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("kc_idp_hint", "chu")
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "300")
                .containsEntry("ui_locales", "fr");
        assertThat(asked.get("state")).hasSize(64).isNotEqualTo(asked.get("nonce"));
        assertThat(asked.get("nonce")).hasSize(64);
        assertThat(asked.get("code_challenge")).hasSize(43);
        assertThat(page.toString()).doesNotContain(pending.verifier());
        PendingLogin other = client().startLogin();
        assertThat(other.state()).isNotEqualTo(pending.state());
        assertThat(other.verifier()).isNotEqualTo(pending.verifier());
    }

    @Test
    void aPendingLogin_movesWithTheServersSessions() throws IOException, ClassNotFoundException {
        PscClient psc = client();
        PendingLogin pending = psc.startLogin();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(pending);
        }
        PendingLogin moved;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            moved = (PendingLogin) in.readObject();
        }
        CallbackParameters callback = CallbackParameters.ofQuery(issuer.login(pending.authorizationUri()));
        assertThat(psc.finishLogin(moved, callback)).isInstanceOf(LoginResult.Granted.class);
        // The copy that stayed behind is of no use.
        assertThat(code(() -> psc.finishLogin(pending, callback))).isEqualTo("PSC-STATE-USED");
    }

    @Test
    void theTokenRequest_namesTheRedirectThatWasAsked() {
        session(client());
        assertThat(issuer.last("token").form())
                .containsEntry("redirect_uri", REDIRECT.toString())
                .containsEntry("grant_type", "authorization_code")
                .doesNotContainKey("client_secret");
        assertThat(issuer.last("token").authorization()).startsWith("Basic ");
    }

    @Test
    void aSecretInTheForm_andACertificate_authenticateTheClientToo() {
        session(client(settings(ClientAuthentication.secretPost(TestIssuer.SECRET::toCharArray))
                .build()));
        assertThat(issuer.last("token").form()).containsEntry("client_secret", TestIssuer.SECRET);
        session(client(settings(ClientAuthentication.mutualTls()).build()));
        assertThat(issuer.last("token").form())
                .containsEntry("client_id", TestIssuer.CLIENT)
                .doesNotContainKey("client_secret");
        assertThat(issuer.last("token").authorization()).isEmpty();
    }

    @Test
    void anAnswerToAnotherBrowser_isRefused() {
        PscClient psc = client();
        PendingLogin victim = psc.startLogin();
        PendingLogin attacker = psc.startLogin();
        String query = issuer.login(attacker.authorizationUri());
        assertThat(code(() -> psc.finishLogin(victim, CallbackParameters.ofQuery(query))))
                .isEqualTo("PSC-STATE-MISMATCH");
        assertThat(code(() -> psc.finishLogin(victim, CallbackParameters.ofQuery("code=abc"))))
                .isEqualTo("PSC-STATE-MISSING");
        assertThat(issuer.count("token")).isZero();
        // What strangers brought did not use the login up.
        String own = issuer.login(victim.authorizationUri());
        assertThat(psc.finishLogin(victim, CallbackParameters.ofQuery(own))).isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void aReplayedCallback_isRefusedAndTheCodeNotSentAgain() {
        PscClient psc = client();
        PendingLogin pending = psc.startLogin();
        CallbackParameters callback = CallbackParameters.ofQuery(issuer.login(pending.authorizationUri()));
        psc.finishLogin(pending, callback);
        assertThat(code(() -> psc.finishLogin(pending, callback))).isEqualTo("PSC-STATE-USED");
        assertThat(issuer.count("token")).isEqualTo(1);
    }

    @Test
    void aReplayedCode_isRefusedByTheProvider() {
        PscClient psc = client();
        PendingLogin first = psc.startLogin();
        String query = issuer.login(first.authorizationUri());
        psc.finishLogin(first, CallbackParameters.ofQuery(query));
        PendingLogin second = psc.startLogin();
        String replayed = query.replaceFirst("state=[0-9a-f]+", "state=" + second.state());
        SegurException failure = failure(() -> psc.finishLogin(second, CallbackParameters.ofQuery(replayed)));
        assertThat(failure).isInstanceOf(ServiceFaultException.class);
        assertThat(((ServiceFaultException) failure).rawCode()).isEqualTo("invalid_grant");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aMixUp_isRefused() {
        PscClient psc = client();
        PendingLogin pending = psc.startLogin();
        String query =
                issuer.login(pending.authorizationUri()).replaceFirst("iss=.*", "iss=https%3A%2F%2Fevil.example");
        assertThat(code(() -> psc.finishLogin(pending, CallbackParameters.ofQuery(query))))
                .isEqualTo("PSC-CALLBACK-ISSUER");
        PendingLogin other = psc.startLogin();
        String silent = issuer.login(other.authorizationUri()).replaceFirst("&iss=.*", "");
        assertThat(code(() -> psc.finishLogin(other, CallbackParameters.ofQuery(silent))))
                .isEqualTo("PSC-CALLBACK-ISSUER-MISSING");
        assertThat(issuer.count("token")).isZero();
    }

    @Test
    void aProviderThatNeverNamesItself_isTaken() {
        issuer.namesItself = false;
        assertThat(login(client())).isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void aTamperedRedirect_isRefused() {
        PscClient psc = client();
        PendingLogin pending = psc.startLogin();
        String query = issuer.login(pending.authorizationUri());
        for (String other : new String[] {
            "https://evil.example/psc/retour?",
            "http://lps.example/psc/retour?",
            "https://lps.example/psc/retour/plus?",
            "https://lps.example/autre?"
        }) {
            assertThat(code(() -> psc.finishLogin(pending, CallbackParameters.of(URI.create(other + query)))))
                    .isEqualTo("PSC-CALLBACK-REDIRECT");
        }
        assertThat(psc.finishLogin(pending, CallbackParameters.of(URI.create(REDIRECT + "?" + query))))
                .isInstanceOf(LoginResult.Granted.class);
    }

    @Test
    void aCodeForAnotherRedirect_isRefusedByTheProvider() {
        PscClient one = client();
        PscClient two = client(settings(secret())
                .redirect(URI.create("https://lps.example/autre"))
                .build());
        PendingLogin pending = one.startLogin();
        String code = issuer.login(pending.authorizationUri()).replaceFirst("&.*", "");
        PendingLogin other = two.startLogin();
        String query = code + "&state=" + other.state() + "&iss=" + issuer.issuer();
        assertThat(((ServiceFaultException) failure(() -> two.finishLogin(other, CallbackParameters.ofQuery(query))))
                        .rawCode())
                .isEqualTo("invalid_grant");
    }

    @Test
    void aRepeatedParameter_isRefused() {
        assertThat(code(() -> CallbackParameters.ofQuery("code=a&state=b&code=c")))
                .isEqualTo("PSC-CALLBACK-DUPLICATE");
        assertThat(code(() -> CallbackParameters.of(Map.of("code", new String[] {"a", "b"}))))
                .isEqualTo("PSC-CALLBACK-DUPLICATE");
        assertThat(code(() -> CallbackParameters.ofQuery("code=%zz"))).isEqualTo("PSC-CALLBACK-FORM");
        assertThat(code(() -> CallbackParameters.ofQuery("code=" + "a".repeat(20_000))))
                .isEqualTo("PSC-CALLBACK-FORM");
    }

    @Test
    void refusalsAreValues_andErrorsFailures() {
        assertThat(answered("error=access_denied"))
                .isEqualTo(new LoginResult.Refused(LoginResult.Reason.DENIED, "access_denied"));
        assertThat(answered("error=login_required"))
                .isEqualTo(new LoginResult.Refused(LoginResult.Reason.INTERACTION_NEEDED, "login_required"));
        SegurException scope = failure(() -> answered("error=invalid_scope&error_description=canari-description"));
        assertThat(((ServiceFaultException) scope).rawCode()).isEqualTo("invalid_scope");
        assertThat(scope.getMessage()).doesNotContain("canari");
        assertThat(failure(() -> answered("error=temporarily_unavailable")).retryable())
                .isTrue();
        assertThat(((ServiceFaultException) failure(() -> answered("error=%3Cscript%3E"))).rawCode())
                .isEqualTo("other");
        assertThat(code(() -> answered("nothing=1"))).isEqualTo("PSC-CALLBACK-CODE");
        assertThat(issuer.count("token")).isZero();
    }

    private LoginResult answered(String with) {
        PscClient psc = client();
        PendingLogin pending = psc.startLogin();
        return psc.finishLogin(
                pending, CallbackParameters.ofQuery(with + "&state=" + pending.state() + "&iss=" + issuer.issuer()));
    }

    @Test
    void aLoginThatTookTooLong_isOver() {
        PscClient psc = client();
        PendingLogin pending = psc.startLogin();
        clock.advance(Duration.ofMinutes(15));
        String query = issuer.login(pending.authorizationUri());
        assertThat(psc.finishLogin(pending, CallbackParameters.ofQuery(query))).isInstanceOf(LoginResult.Expired.class);
        assertThat(issuer.count("token")).isZero();
    }

    @Test
    void aTokenRequestWhoseAnswerIsLost_isNotSentAgain() {
        issuer.faults.put("token", reply -> new TestIssuer.Reply(200, "application/json", "{\"access_to", Map.of()));
        PscClient psc = client();
        SegurException failure = failure(() -> login(psc));
        assertThat(failure).isInstanceOf(TransportException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
        assertThat(issuer.count("token")).isEqualTo(1);
        issuer.faults.put("token", reply -> new TestIssuer.Reply(503, "text/html", "<html>", Map.of()));
        SegurException away = failure(() -> login(psc));
        assertThat(((ServiceFaultException) away).rawCode()).isEqualTo("503");
        assertThat(away.retryable()).isFalse();
        assertThat(issuer.count("token")).isEqualTo(2);
    }

    @Test
    void theUsualUser_hasNoStructureOfANationalNumberButTheFormerOne() {
        assertThat(session(client()).structure("AMBULATOIRE"))
                .get()
                .satisfies(structure -> assertThat(structure.id().value()).isEqualTo("499700366240006"));
    }
}
