package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.psc.internal.oidc.Secrets;

/** Decoupled logins: confirmed, refused, too late, by somebody else. */
@Tag("REM-PSC-01")
class CibaTest extends PscTestBase {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private CibaLogin start(PscClient psc) {
        CibaStart start = psc.startCiba(CibaRequest.of(TestIssuer.NATIONAL_ID, CibaChannel.MOBILE));
        return ((CibaStart.Started) start).login();
    }

    @Test
    void aConfirmedLogin_opensASession() {
        CibaLogin login = start(client());
        assertThat(login.bindingMessage()).matches("[0-9]{2}");
        assertThat(login.expiresAt()).isEqualTo(clock.instant().plusSeconds(120));
        assertThat(issuer.last("ciba").form())
                .containsEntry("login_hint", TestIssuer.NATIONAL_ID)
                .containsEntry("binding_message", login.bindingMessage())
                .containsEntry("acr_values", "eidas1")
                .containsEntry("scope", "openid scope_all")
                .containsEntry("channel", "MOBILE");
        assertThat(login.poll()).isEqualTo(new CibaStep.Waiting(INTERVAL));
        assertThat(issuer.count("token")).isZero();
        clock.advance(INTERVAL);
        assertThat(login.poll()).isEqualTo(new CibaStep.Waiting(INTERVAL));
        assertThat(issuer.count("token")).isEqualTo(1);
        assertThat(login.poll()).isEqualTo(new CibaStep.Waiting(INTERVAL));
        assertThat(issuer.count("token")).isEqualTo(1);
        issuer.cibaState = "ok";
        clock.advance(INTERVAL);
        CibaStep.Ended ended = (CibaStep.Ended) login.poll();
        PscSession session = ((LoginResult.Granted) ended.result()).login().open();
        assertThat(session.professional().id().value()).isEqualTo(TestIssuer.NATIONAL_ID);
        assertThat(login.poll()).isEqualTo(ended);
        assertThat(issuer.count("token")).isEqualTo(2);
        assertThat(issuer.last("token").form())
                .containsEntry("grant_type", "urn:openid:params:grant-type:ciba")
                .containsKey("auth_req_id");
    }

    @Test
    void awaiting_pollsAsTheProviderWantsIt() {
        Deque<String> states = new ArrayDeque<>(List.of("authorization_pending", "slow_down", "authorization_pending"));
        CibaLogin login = start(client());
        var begun = clock.instant();
        issuer.faults.put("token", reply -> {
            if (states.isEmpty()) {
                return reply;
            }
            return TestIssuer.Reply.error(400, states.poll());
        });
        issuer.cibaState = "ok";
        assertThat(login.await()).isInstanceOf(LoginResult.Granted.class);
        // 5, then 5, then 10 twice: slower once told so, and never faster again.
        assertThat(Duration.between(begun, clock.instant())).isEqualTo(Duration.ofSeconds(5 + 5 + 10 + 10));
        assertThat(issuer.count("token")).isEqualTo(4);
    }

    @Test
    void aRefusal_andAnEnd_areValues() {
        issuer.cibaState = "access_denied";
        assertThat(start(client()).await())
                .isEqualTo(new LoginResult.Refused(LoginResult.Reason.DENIED, "access_denied"));
        assertThat(issuer.count("token")).isEqualTo(1);
        issuer.cibaState = "expired_token";
        assertThat(start(client()).await()).isInstanceOf(LoginResult.Expired.class);
        assertThat(issuer.count("token")).isEqualTo(2);
        issuer.cibaState = "authorization_pending";
        assertThat(start(client()).await()).isInstanceOf(LoginResult.Expired.class);
        assertThat(issuer.count("token")).isEqualTo(2 + 23);
    }

    @Test
    void aUsedRequest_isAFailureAndNotPolledAgain() {
        issuer.cibaState = "invalid_grant";
        CibaLogin login = start(client());
        clock.advance(INTERVAL);
        SegurException failure = failure(login::poll);
        assertThat(((ServiceFaultException) failure).rawCode()).isEqualTo("invalid_grant");
        clock.advance(INTERVAL);
        assertThat(login.poll()).isEqualTo(new CibaStep.Ended(new LoginResult.Expired()));
        assertThat(issuer.count("token")).isEqualTo(1);
    }

    @Test
    void anotherProfessional_isRefused() {
        CibaLogin login =
                ((CibaStart.Started) client().startCiba(CibaRequest.of("899700427869", CibaChannel.CARD))).login();
        issuer.cibaState = "ok";
        clock.advance(INTERVAL);
        assertThat(code(login::poll)).isEqualTo("PSC-CIBA-IDENTITY");
        assertThat(ends).containsExactly("sid-1 LOGGED_OUT");
        clock.advance(INTERVAL);
        assertThat(login.poll()).isEqualTo(new CibaStep.Ended(new LoginResult.Expired()));
    }

    @Test
    void theProfessional_isRecognisedByAnyOfTheirNumbers() {
        issuer.userInfo.put(
                "otherIds",
                List.of(Map.of("identifiant", "500000001815646/CPAT00045", "origine", "SIRET", "qualite", 1)));
        CibaLogin login = ((CibaStart.Started)
                        client().startCiba(CibaRequest.of("500000001815646/CPAT00045", CibaChannel.CARD)))
                .login();
        issuer.cibaState = "ok";
        assertThat(login.await()).isInstanceOf(LoginResult.Granted.class);
        assertThat(issuer.last("ciba").form()).containsEntry("login_hint", "500000001815646/CPAT00045");
    }

    @Test
    void anUnknownProfessional_isAValue() {
        issuer.faults.put("ciba", reply -> TestIssuer.Reply.error(400, "unknown_user_id"));
        assertThat(client().startCiba(CibaRequest.of("899700000000", CibaChannel.CARD)))
                .isEqualTo(new CibaStart.UnknownProfessional("unknown_user_id"));
        issuer.faults.put(
                "ciba",
                reply -> TestIssuer.Reply.json(
                        400, Map.of("error", "invalid_request", "error_description", "invalid_user")));
        assertThat(client().startCiba(CibaRequest.of("899700000000", CibaChannel.CARD)))
                .isEqualTo(new CibaStart.UnknownProfessional("invalid_request"));
        issuer.faults.put("ciba", reply -> TestIssuer.Reply.error(400, "invalid_scope"));
        assertThat(code(() -> start(client()))).isEqualTo("SERVICE-FAULT");
    }

    @Test
    void aServiceThatIsAway_isToldApart() {
        issuer.faults.put("ciba", reply -> new TestIssuer.Reply(503, "text/html", "<html>", Map.of()));
        SegurException away = failure(() -> start(client()));
        assertThat(((ServiceFaultException) away).rawCode()).isEqualTo("503");
        assertThat(away.retryable()).isTrue();
        issuer.faults.clear();
        CibaLogin login = start(client());
        issuer.faults.put("token", reply -> new TestIssuer.Reply(502, "text/html", "<html>", Map.of()));
        clock.advance(INTERVAL);
        assertThat(login.poll()).isEqualTo(new CibaStep.Unavailable("502", INTERVAL));
        issuer.faults.clear();
        issuer.cibaState = "ok";
        assertThat(login.await()).isInstanceOf(LoginResult.Granted.class);
        issuer.faults.put("token", reply -> new TestIssuer.Reply(504, "text/html", "<html>", Map.of()));
        assertThat(code(() -> start(client()).await())).isEqualTo("PSC-UNAVAILABLE");
    }

    @Test
    void anAnswerThatIsLost_isNotAskedForAgain() {
        CibaLogin login = start(client());
        issuer.faults.put("token", reply -> new TestIssuer.Reply(200, "application/json", "{", Map.of()));
        clock.advance(INTERVAL);
        SegurException failure = failure(login::poll);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
        clock.advance(INTERVAL);
        assertThat(login.poll()).isInstanceOf(CibaStep.Ended.class);
        assertThat(issuer.count("token")).isEqualTo(1);
    }

    @Test
    void theUserMayGiveUp() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        PscClient psc =
                PscClient.create(context(), settings(secret()).build(), (delay, action) -> {}, (changed, wait) -> {
                    waiting.countDown();
                    CibaLogin.SYSTEM_PAUSE.await(changed, Duration.ofMinutes(5));
                });
        CibaLogin login = start(psc);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<LoginResult> result = thread.submit(login::await);
            waiting.await();
            login.cancel();
            assertThat(result.get()).isInstanceOf(LoginResult.Cancelled.class);
        } finally {
            thread.shutdownNow();
        }
        clock.advance(INTERVAL);
        assertThat(login.poll()).isEqualTo(new CibaStep.Ended(new LoginResult.Cancelled()));
        assertThat(issuer.count("token")).isZero();
    }

    @Test
    void aConfirmationAfterGivingUp_isNotKept() {
        CibaLogin login = start(client());
        issuer.cibaState = "ok";
        issuer.faults.put("userinfo", reply -> {
            login.cancel();
            return reply;
        });
        clock.advance(INTERVAL);
        assertThat(login.poll()).isEqualTo(new CibaStep.Ended(new LoginResult.Cancelled()));
        assertThat(ends).containsExactly("sid-1 LOGGED_OUT");
    }

    @Test
    void anIntervalOfNothing_isNotObeyed() {
        issuer.faults.put(
                "ciba",
                reply -> TestIssuer.Reply.json(
                        200, Map.of("auth_req_id", "canari-x", "expires_in", 120, "interval", 0)));
        assertThat(start(client()).poll()).isEqualTo(new CibaStep.Waiting(Duration.ofSeconds(5)));
        issuer.faults.put("ciba", reply -> TestIssuer.Reply.json(200, Map.of("auth_req_id", "canari-x")));
        assertThat(code(() -> start(client()))).isEqualTo("PSC-CIBA-UNREADABLE");
    }

    @Test
    void theDigits_areDrawnEvenly_orGiven() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            drawn.add(Secrets.twoDigits());
        }
        assertThat(drawn).hasSize(100).contains("00", "07", "99");
        client().startCiba(new CibaRequest(TestIssuer.NATIONAL_ID, Optional.empty(), Optional.of("07")));
        assertThat(issuer.last("ciba").form())
                .containsEntry("binding_message", "07")
                .doesNotContainKey("channel");
        assertThat(code(() -> new CibaRequest("8 9", Optional.empty(), Optional.of("7"))))
                .isEqualTo("INVALID-INPUT");
    }

    @Test
    void aCertificate_authenticatesTheClientHereToo() {
        start(client(settings(ClientAuthentication.mutualTls()).build()));
        assertThat(issuer.last("ciba").form()).containsEntry("client_id", TestIssuer.CLIENT);
        assertThat(issuer.last("ciba").authorization()).isEmpty();
        start(client());
        String basic = new String(
                Base64.getDecoder().decode(issuer.last("ciba").authorization().substring("Basic ".length())),
                StandardCharsets.UTF_8);
        assertThat(basic).isEqualTo(TestIssuer.CLIENT + ":" + TestIssuer.SECRET);
    }
}
