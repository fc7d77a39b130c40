package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ends of sessions, from here and from the provider. */
@Tag("REM-DRIM-37")
class LogoutTest extends PscTestBase {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    @Test
    void serverToServer_endsHereAndThere() {
        PscClient psc = client(settings(ClientAuthentication.mutualTls()).build());
        PscSession session = session(psc);
        assertThat(psc.logout(session)).isTrue();
        assertThat(issuer.last("logout").method()).isEqualTo("POST");
        assertThat(issuer.last("logout").form()).containsKey("id_token_hint");
        assertThat(session.accessToken()).isEmpty();
        assertThat(ends).containsExactly("sid-1 LOGGED_OUT");
        assertThat(psc.logout(session)).isFalse();
        assertThat(issuer.count("logout")).isEqualTo(1);
    }

    @Test
    void aLogoutThatTheProviderDoesNotTake_endsHereAllTheSame() {
        issuer.faults.put("logout", reply -> new TestIssuer.Reply(500, "text/html", "<html>", Map.of()));
        PscClient psc = client();
        PscSession session = session(psc);
        assertThat(code(() -> psc.logout(session))).isEqualTo("SERVICE-FAULT");
        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void byBrowser_carriesHintRedirectAndState() {
        PscClient psc = client(settings(secret())
                .postLogoutRedirect(URI.create("https://lps.example/au-revoir"))
                .build());
        PscSession session = session(psc);
        BrowserLogout logout = psc.logoutByBrowser(session).orElseThrow();
        Map<String, String> asked = TestIssuer.form(logout.address().getRawQuery());
        assertThat(logout.address().toString()).startsWith(issuer.issuer() + "/protocol/openid-connect/logout?");
        assertThat(asked)
                .containsEntry("post_logout_redirect_uri", "https://lps.example/au-revoir")
                .containsEntry("state", logout.state())
                .containsKey("id_token_hint");
        assertThat(session.isOpen()).isFalse();
        assertThat(issuer.count("logout")).isZero();
        assertThat(logout.isAnsweredBy(Optional.of(logout.state()))).isTrue();
        assertThat(logout.isAnsweredBy(Optional.empty())).isTrue();
        assertThat(logout.isAnsweredBy(Optional.of("autre"))).isFalse();
        assertThat(psc.logoutByBrowser(session)).isEmpty();
    }

    @Test
    void aSessionOfAnotherClient_isLeftAlone() {
        PscSession session = session(client());
        PscClient other = client();
        ApiSettings api = ApiSettings.builder("other", "c", "s").build();
        assertThat(code(() -> other.logout(session))).isEqualTo("INVALID-INPUT");
        assertThat(code(() -> other.logoutByBrowser(session))).isEqualTo("INVALID-INPUT");
        assertThat(code(() -> other.endLocally(session))).isEqualTo("INVALID-INPUT");
        assertThat(code(() -> other.api(api).token(session))).isEqualTo("INVALID-INPUT");
        assertThat(session.isOpen()).isTrue();
        assertThat(issuer.count("logout")).isZero();
    }

    @Test
    void frontChannel_endsTheSessionThatIsNamed() {
        PscClient psc = client();
        PscSession session = session(psc);
        issuer.idClaims = claims -> claims.put("sid", "sid-2");
        PscSession other = session(psc);
        assertThat(code(() -> psc.frontChannelLogout(CallbackParameters.ofQuery("iss=https://evil.example&sid=sid-1"))))
                .isEqualTo("PSC-LOGOUT-ISSUER");
        assertThat(code(() -> psc.frontChannelLogout(CallbackParameters.ofQuery("sid=sid-1"))))
                .isEqualTo("PSC-LOGOUT-ISSUER");
        assertThat(code(() -> psc.frontChannelLogout(CallbackParameters.ofQuery("iss=" + issuer.issuer()))))
                .isEqualTo("PSC-LOGOUT-SUBJECT");
        assertThat(session.isOpen()).isTrue();
        assertThat(psc.frontChannelLogout(CallbackParameters.ofQuery("iss=" + issuer.issuer() + "&sid=sid-1")))
                .isEqualTo(1);
        assertThat(session.isOpen()).isFalse();
        assertThat(other.isOpen()).isTrue();
        assertThat(ends).containsExactly("sid-1 FRONT_CHANNEL");
    }

    private Map<String, Object> notice() {
        Map<String, Object> claims = new LinkedHashMap<>();
        long now = clock.instant().getEpochSecond();
        claims.put("iss", issuer.issuer());
        claims.put("aud", TestIssuer.CLIENT);
        claims.put("iat", now);
        claims.put("exp", now + 120);
        claims.put("jti", "notice-1");
        claims.put("sid", "sid-1");
        claims.put("typ", "Logout");
        claims.put("events", Map.of(EVENT, Map.of()));
        return claims;
    }

    private String signed(Map<String, Object> claims) {
        return issuer.sign(Map.of("alg", "RS256", "typ", "logout+jwt", "kid", "k1"), claims);
    }

    @Test
    void backChannel_endsTheSession_once() {
        PscClient psc = client();
        PscSession session = session(psc);
        String token = signed(notice());
        LogoutNotice notice = psc.backChannelLogout(token);
        assertThat(notice.ended()).isEqualTo(1);
        assertThat(notice.sessionId()).contains("sid-1");
        assertThat(session.isOpen()).isFalse();
        assertThat(ends).containsExactly("sid-1 BACK_CHANNEL");
        assertThat(code(() -> psc.backChannelLogout(token))).isEqualTo("PSC-LOGOUT-REPLAY");
    }

    @Test
    void backChannel_bySubject_endsAllOfThem_andOtherNodesFollow() {
        PscClient psc = client();
        PscClient node = client();
        // Sessions that nobody holds are gone by themselves.
        PscSession one = session(psc);
        issuer.idClaims = claims -> claims.put("sid", "sid-2");
        PscSession two = session(psc);
        PscSession elsewhere = session(node);
        Map<String, Object> claims = notice();
        claims.remove("sid");
        claims.put("sub", TestIssuer.SUBJECT);
        LogoutNotice notice = psc.backChannelLogout(signed(claims));
        assertThat(notice.ended()).isEqualTo(2);
        assertThat(one.isOpen() || two.isOpen()).isFalse();
        assertThat(elsewhere.isOpen()).isTrue();
        assertThat(node.endSessions(notice)).isEqualTo(1);
        assertThat(elsewhere.isOpen()).isFalse();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("PSC-LOGOUT-ISSUER", claims -> claims.put("iss", "https://evil.example")),
                wrong("PSC-LOGOUT-AUDIENCE", claims -> claims.put("aud", "autre-lps")),
                wrong("PSC-LOGOUT-AZP", claims -> claims.put("azp", "autre-lps")),
                wrong("PSC-LOGOUT-EXPIRED", claims -> claims.put("exp", (long) claims.get("iat") - 31)),
                wrong("PSC-LOGOUT-EXPIRED", claims -> {
                    claims.remove("exp");
                    claims.put("iat", (long) claims.get("iat") - 300);
                }),
                wrong("PSC-LOGOUT-IAT", claims -> claims.put("iat", (long) claims.get("iat") + 31)),
                wrong("PSC-LOGOUT-IAT", claims -> claims.remove("iat")),
                wrong("PSC-LOGOUT-EVENT", claims -> claims.remove("events")),
                wrong("PSC-LOGOUT-EVENT", claims -> claims.put("events", Map.of("autre", Map.of()))),
                wrong("PSC-LOGOUT-NONCE", claims -> claims.put("nonce", "n")),
                wrong("PSC-LOGOUT-SUBJECT", claims -> claims.remove("sid")),
                wrong("PSC-LOGOUT-ID", claims -> claims.remove("jti")));
    }

    private static Arguments wrong(String code, Consumer<Map<String, Object>> change) {
        return Arguments.of(code, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aNoticeThatIsWrong_endsNothing(String code, Consumer<Map<String, Object>> change) {
        PscClient psc = client();
        PscSession session = session(psc);
        Map<String, Object> claims = notice();
        change.accept(claims);
        assertThat(code(() -> psc.backChannelLogout(signed(claims)))).isEqualTo(code);
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void aNoticeOfAnotherKind_orUnsigned_endsNothing() {
        PscClient psc = client();
        PscSession session = session(psc);
        String access = session.accessToken().orElseThrow();
        assertThat(code(() -> psc.backChannelLogout(access))).startsWith("PSC-LOGOUT-");
        assertThat(code(() -> psc.backChannelLogout(Jws.unsigned(Map.of("alg", "none"), notice()))))
                .isEqualTo("PSC-JWT-ALGORITHM");
        assertThat(code(() -> psc.backChannelLogout(
                        Jws.signed(Map.of("alg", "RS256", "kid", "k1"), notice(), TestPki.rsa()))))
                .isEqualTo("PSC-JWT-SIGNATURE");
        assertThat(code(() -> psc.backChannelLogout(issuer.sign(Map.of("alg", "RS256", "typ", "at+jwt"), notice()))))
                .isEqualTo("PSC-JWT-TYPE");
        assertThat(code(() -> psc.backChannelLogout(""))).isEqualTo("PSC-JWT-FORM");
        assertThat(session.isOpen()).isTrue();
        String untyped = issuer.sign(Map.of("alg", "RS256", "kid", "k1"), notice());
        assertThat(psc.backChannelLogout(untyped).ended()).isEqualTo(1);
    }

    @Test
    void aReplayIsRemembered_asLongAsTheNoticeIsGood() {
        PscClient psc = client();
        String token = signed(notice());
        psc.backChannelLogout(token);
        clock.advance(Duration.ofSeconds(140));
        assertThat(code(() -> psc.backChannelLogout(token))).isEqualTo("PSC-LOGOUT-REPLAY");
        clock.advance(Duration.ofSeconds(11));
        assertThat(code(() -> psc.backChannelLogout(token))).isEqualTo("PSC-LOGOUT-EXPIRED");
    }
}
