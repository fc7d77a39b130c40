package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.ServiceFaultException;

/** Tokens that others bring, at a DRIMbox for instance. */
@Tag("REM-DRIM-24")
class ResourceServerTest extends PscTestBase {
    private static final Set<String> PHYSICIANS = Set.of("10");

    private PscClient psc() {
        return client(settings(ClientAuthentication.mutualTls()).build());
    }

    @Test
    void whoBringsAToken_isServedByTheirProfession() {
        PscClient psc = psc();
        String token = session(psc).accessToken().orElseThrow();
        BearerCheck allowed = psc.authorise(token, PHYSICIANS);
        assertThat(allowed.httpStatus()).isEqualTo(200);
        assertThat(((BearerCheck.Allowed) allowed).identity().rpps()).contains("99700366240");
        assertThat(psc.authorise(token, Set.of("60")).httpStatus()).isEqualTo(403);
        assertThat(psc.authorise("forge", PHYSICIANS).httpStatus()).isEqualTo(401);
        issuer.faults.put("introspect", reply -> TestIssuer.Reply.json(200, Map.of("active", false)));
        assertThat(psc.authorise(token, PHYSICIANS).httpStatus()).isEqualTo(401);
        assertThat(issuer.last("introspect").form()).containsEntry("token", token);
    }

    @Test
    void aTokenThatEndsMeanwhile_isNotTaken() {
        PscClient psc = psc();
        String token = issuer.accessToken();
        issuer.faults.put(
                "userinfo",
                reply -> new TestIssuer.Reply(
                        401, "text/plain", "", Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"")));
        assertThat(psc.authorise(token, PHYSICIANS)).isInstanceOf(BearerCheck.Unauthenticated.class);
    }

    @Test
    void whatIntrospectionTells_isLookedAt() throws Exception {
        PscClient psc = psc();
        byte[] der = context().credentials("psc").authentication().certificate().getEncoded();
        for (String thumbprint : new String[] {Jws.rfcThumbprint(der), Jws.ansThumbprint(der)}) {
            told(Map.of("active", true, "sub", "s", "client_id", "c", "cnf", Map.of("x5t#S256", thumbprint)));
            Introspection.Active active = (Introspection.Active) psc.introspect("t");
            assertThat(active.isBoundTo(
                            context().credentials("psc").authentication().certificate()))
                    .isTrue();
            assertThat(active.isBoundTo(
                            TestPki.STRANGE.client("autre").authentication().certificate()))
                    .isFalse();
        }
        told(Map.of("active", true, "exp", clock.instant().getEpochSecond() - 31));
        assertThat(psc.introspect("t")).isInstanceOf(Introspection.Inactive.class);
        told(Map.of("active", true, "iss", "https://evil.example"));
        assertThat(psc.introspect("t")).isInstanceOf(Introspection.Inactive.class);
        told(Map.of("active", "true"));
        assertThat(psc.introspect("t")).isInstanceOf(Introspection.Inactive.class);
    }

    private void told(Map<String, Object> answer) {
        issuer.faults.put("introspect", reply -> TestIssuer.Reply.json(200, answer));
    }

    @Test
    void aDescriptionOfSomebodyElse_isRefused() {
        PscClient psc = psc();
        issuer.userInfo.put("sub", "f:x:autre");
        assertThat(code(() -> psc.authorise(issuer.accessToken(), PHYSICIANS))).isEqualTo("PSC-USERINFO-SUBJECT");
    }

    @Test
    void aClientThatMayNotAsk_isAFailure() {
        issuer.faults.put("introspect", reply -> TestIssuer.Reply.error(401, "invalid_client"));
        assertThat(((ServiceFaultException) failure(() -> psc().introspect("t"))).rawCode())
                .isEqualTo("invalid_client");
        issuer.discovery = document -> document.remove("introspection_endpoint");
        assertThat(code(() -> psc().introspect("t"))).isEqualTo("PSC-NOT-OFFERED");
    }
}
