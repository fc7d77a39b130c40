package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Environment;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.error.SegurException;

/** The life of a session: refreshed, bound, over, and what it then holds. */
class SessionTest extends PscTestBase {
    @Test
    @Tag("REM-DRIM-37")
    void aToken_isRefreshedWhenItsEndIsNear_andTheNewestRefreshTokenIsKept() {
        PscSession session = session(client());
        String first = session.accessToken().orElseThrow();
        clock.advance(Duration.ofSeconds(109));
        assertThat(session.accessToken()).contains(first);
        clock.advance(Duration.ofSeconds(1));
        String second = session.accessToken().orElseThrow();
        assertThat(second).isNotEqualTo(first);
        String used = issuer.last("token").form().get("refresh_token");
        clock.advance(Duration.ofSeconds(111));
        session.accessToken();
        assertThat(issuer.last("token").form().get("refresh_token")).isNotEqualTo(used);
        assertThat(issuer.count("token")).isEqualTo(3);
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void anAnswerWithoutARefreshToken_leavesTheOldOne() {
        PscSession session = session(client());
        issuer.tokenAnswer = answer -> {
            answer.remove("refresh_token");
            answer.remove("id_token");
        };
        clock.advance(Duration.ofSeconds(115));
        session.accessToken();
        String used = issuer.last("token").form().get("refresh_token");
        clock.advance(Duration.ofSeconds(115));
        assertThat(session.accessToken()).isPresent();
        assertThat(issuer.last("token").form().get("refresh_token")).isEqualTo(used);
    }

    @Test
    void sixtyFourThreads_refreshOnce() throws Exception {
        PscSession session = session(client());
        clock.advance(Duration.ofSeconds(115));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            CountDownLatch start = new CountDownLatch(1);
            Callable<Optional<String>> ask = () -> {
                start.await();
                return session.accessToken();
            };
            List<Future<Optional<String>>> asked = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                asked.add(threads.submit(ask));
            }
            start.countDown();
            String token = session.accessToken().orElseThrow();
            for (Future<Optional<String>> each : asked) {
                assertThat(each.get()).contains(token);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(issuer.count("token")).isEqualTo(2);
    }

    @Test
    void aRefusedRefresh_endsTheSession() {
        PscSession session = session(client());
        issuer.refreshTokens.clear();
        clock.advance(Duration.ofSeconds(121));
        assertThat(session.accessToken()).isEmpty();
        assertThat(session.isOpen()).isFalse();
        assertThat(session.ended()).contains(SessionEnd.REFUSED);
        assertThat(ends).containsExactly("sid-1 REFUSED");
        assertThat(session.accessToken()).isEmpty();
        assertThat(issuer.count("token")).isEqualTo(2);
    }

    @Test
    void aProviderThatIsAway_endsNothing() {
        PscSession session = session(client());
        String token = session.accessToken().orElseThrow();
        issuer.faults.put("token", reply -> new TestIssuer.Reply(503, "text/html", "<html>", Map.of()));
        clock.advance(Duration.ofSeconds(115));
        assertThat(session.accessToken()).contains(token);
        clock.advance(Duration.ofSeconds(6));
        SegurException failure = failure(session::accessToken);
        assertThat(failure.retryable()).isTrue();
        assertThat(session.isOpen()).isTrue();
        issuer.faults.clear();
        assertThat(session.accessToken()).isPresent().isNotEqualTo(Optional.of(token));
    }

    @Test
    void aRefreshedIdentityOfSomebodyElse_endsTheSession() {
        PscSession session = session(client());
        issuer.idClaims = claims -> claims.put("sub", "f:x:899700427869");
        clock.advance(Duration.ofSeconds(115));
        assertThat(code(session::accessToken)).isEqualTo("PSC-REFRESH-SUBJECT");
        assertThat(session.ended()).contains(SessionEnd.REFUSED);
        assertThat(session.accessToken()).isEmpty();
    }

    @Test
    void aRefreshedTokenThatIsForged_isNotTaken() {
        PscSession session = session(client());
        issuer.idClaims = claims -> claims.put("iss", "https://evil.example");
        clock.advance(Duration.ofSeconds(115));
        assertThat(code(session::accessToken)).isEqualTo("PSC-ID-ISSUER");
    }

    @Test
    void anUnusedSession_isOverWithItsRefreshToken() {
        PscSession session = session(client());
        assertThat(session.endsAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        clock.advance(Duration.ofMinutes(30));
        assertThat(session.isOpen()).isFalse();
        assertThat(session.accessToken()).isEmpty();
        assertThat(ends).containsExactly("sid-1 EXPIRED");
        assertThat(issuer.count("token")).isEqualTo(1);
    }

    @Test
    void aUsedSession_isOverAfterFourHours() {
        PscSession session = session(client());
        for (int i = 0; i < 11; i++) {
            clock.advance(Duration.ofMinutes(21));
            assertThat(session.accessToken()).isPresent();
        }
        clock.advance(Duration.ofMinutes(9));
        assertThat(session.accessToken()).isEmpty();
        assertThat(session.ended()).contains(SessionEnd.EXPIRED);
    }

    @Test
    void tokensAreLetGo_atTheEnd_thoughNobodyAsks() throws ReflectiveOperationException {
        PscSession session = session(client());
        assertThat(timers).hasSize(1);
        assertThat(timers.get(0).delay()).isEqualTo(Duration.ofMinutes(30).plusSeconds(1));
        timers.remove(0).action().run();
        assertThat(timers).hasSize(1);
        clock.advance(Duration.ofMinutes(31));
        timers.remove(0).action().run();
        assertThat(timers).isEmpty();
        assertThat(ends).containsExactly("sid-1 EXPIRED");
        assertThat(HeapWalk.texts(session)).noneMatch(text -> text.startsWith("eyJ") || text.contains("canari"));
    }

    @Test
    void tokensAreOnlyInTheSession_andGoneWithIt() throws ReflectiveOperationException {
        PscClient psc = client();
        PscSession session = session(psc);
        assertThat(HeapWalk.texts(session)).anyMatch(text -> text.startsWith("eyJ"));
        assertThat(HeapWalk.texts(session)).anyMatch(text -> text.contains("canari-refresh"));
        psc.endLocally(session);
        assertThat(HeapWalk.texts(session)).noneMatch(text -> text.startsWith("eyJ") || text.contains("canari"));
        assertThat(HeapWalk.texts(psc)).noneMatch(text -> text.startsWith("eyJ") || text.contains("canari"));
        assertThat(session.identity().familyName()).contains("SPECIMEN");
    }

    @Test
    void aSession_isNeverWrittenDown() {
        assertThat(Serializable.class.isAssignableFrom(PscSession.class)).isFalse();
        assertThat(Serializable.class.isAssignableFrom(PscLogin.class)).isFalse();
        assertThat(Serializable.class.isAssignableFrom(ApiToken.class)).isFalse();
    }

    @Test
    void aClosedClient_endsItsSessions() {
        PscClient psc = client();
        PscSession session = session(psc);
        psc.close();
        assertThat(session.accessToken()).isEmpty();
        assertThat(ends).containsExactly("sid-1 CLIENT_CLOSED");
    }

    @Test
    void aListenerThatFails_breaksNothing() {
        PscClient psc = client(settings(secret())
                .listener((session, reason) -> {
                    throw new IllegalStateException("canari");
                })
                .build());
        PscSession session = session(psc);
        assertThat(psc.endLocally(session)).isTrue();
        assertThat(psc.endLocally(session)).isFalse();
    }

    @Test
    void aBoundToken_isCheckedInBothForms() throws Exception {
        byte[] own = context().credentials("psc").authentication().certificate().getEncoded();
        byte[] other =
                TestPki.STRANGE.client("autre").authentication().certificate().getEncoded();
        PscSettings mutual = settings(ClientAuthentication.mutualTls()).build();
        PscClient psc = client(mutual);
        issuer.thumbprint = Jws.rfcThumbprint(own);
        assertThat(login(psc)).isInstanceOf(LoginResult.Granted.class);
        issuer.thumbprint = Jws.ansThumbprint(own);
        PscSession session = session(psc);
        issuer.thumbprint = Jws.rfcThumbprint(other);
        assertThat(code(() -> login(psc))).isEqualTo("PSC-CNF-MISMATCH");
        clock.advance(Duration.ofSeconds(115));
        assertThat(code(session::accessToken)).isEqualTo("PSC-CNF-MISMATCH");
        issuer.thumbprint = "";
        issuer.accessClaims = claims -> claims.put("cnf", Map.of("jkt", "x"));
        assertThat(code(() -> login(psc))).isEqualTo("PSC-CNF-MISSING");
    }

    @Test
    void aStrippedBinding_isRefusedWhereOneIsRequired() {
        PscProfile strict =
                PscProfile.builder().tokenBinding(TokenBinding.REQUIRED).build();
        PscClient psc = client(
                settings(ClientAuthentication.mutualTls()).profile(strict).build());
        assertThat(code(() -> login(psc))).isEqualTo("PSC-CNF-MISSING");
        issuer.tokenAnswer = answer -> answer.put("access_token", "opaque");
        issuer.idClaims = claims -> claims.remove("at_hash");
        assertThat(code(() -> login(psc))).isEqualTo("PSC-CNF-MISSING");
    }

    @Test
    void anIdentityOfTest_isRefusedInProduction() {
        issuer.userInfo.put(
                "otherIds", List.of(Map.of("identifiant", "ANS20231122132732", "origine", "EDIT", "qualite", 1)));
        for (Environment environment : List.of(Environment.INTEGRATION, Environment.PRODUCTION)) {
            PscClient psc = client(
                    context(environment, builder -> builder.acceptFacts("psc.acr.minimum")),
                    settings(secret()).build());
            PscLogin login = ((LoginResult.Granted) login(psc)).login();
            if (environment == Environment.PRODUCTION) {
                assertThat(code(login::open)).isEqualTo("PRODUCTION-TEST-IDENTITY");
                assertThat(code(() -> login.open(People.physician("899700366240"))))
                        .isEqualTo("PRODUCTION-TEST-IDENTITY");
            } else {
                assertThat(login.open().isOpen()).isTrue();
            }
        }
    }

    @Test
    @Tag("REM-SEC-13")
    void anotherProvider_isAMatterOfConfiguration() {
        PscClient local = client(
                context(Environment.SANDBOX, builder -> builder),
                PscSettings.openId(TestIssuer.CLIENT, secret(), AuthenticationMeans.TWO_FACTOR)
                        .service("other")
                        .issuer(URI.create(issuer.issuer()))
                        .redirect(REDIRECT)
                        .build());
        issuer.idClaims = claims -> {
            claims.remove("acr");
            claims.remove("SubjectNameID");
        };
        issuer.userInfo.keySet().removeIf(name -> name.startsWith("Subject") || name.equals("otherIds"));
        issuer.userInfo.put("preferred_username", "julie.specimen");
        PendingLogin pending = local.startLogin();
        assertThat(TestIssuer.form(pending.authorizationUri().getRawQuery()))
                .containsEntry("scope", "openid profile")
                .doesNotContainKey("acr_values");
        assertThat(issuer.count("openid-configuration")).isEqualTo(1);
        LoginResult result =
                local.finishLogin(pending, CallbackParameters.ofQuery(issuer.login(pending.authorizationUri())));
        PscLogin login = ((LoginResult.Granted) result).login();
        assertThat(login.situations()).isEmpty();
        assertThat(code(login::open)).isEqualTo("INVALID-INPUT");
        PscSession session = login.open(People.physician("899700366240"));
        assertThat(session.means()).isEqualTo(AuthenticationMeans.TWO_FACTOR);
        assertThat(session.accessToken()).isPresent();
    }
}
