package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Decoupled authentication. Source: psc §4, §15. */
class PscCibaTest extends PscTestBase {
    private static final String GRANT = "urn:openid:params:grant-type:ciba";

    private HttpResponse<String> ask(String user, String message) throws Exception {
        return basic(
                protocol("ext/ciba/auth"),
                "scope",
                "openid scope_all",
                "login_hint",
                user,
                "binding_message",
                message,
                "acr_values",
                "eidas1",
                "channel",
                "MOBILE");
    }

    private String start(String user) throws Exception {
        return members(ask(user, "42").body()).get("auth_req_id");
    }

    private HttpResponse<String> poll(String request) throws Exception {
        return basic(protocol("token"), "grant_type", GRANT, "auth_req_id", request);
    }

    private String error(String request) throws Exception {
        HttpResponse<String> answer = poll(request);
        assertThat(answer.statusCode()).isEqualTo(400);
        return members(answer.body()).get("error");
    }

    @Test
    void approved_givesTokensWithoutNonce_once() throws Exception {
        HttpResponse<String> answer = ask(PscUser.EMPLOYEE, "07");
        Map<String, String> request = members(answer.body());

        assertThat(request).containsEntry("expires_in", "120").containsEntry("interval", "5");
        assertThat(request.get("auth_req_id")).hasSizeGreaterThan(800);
        Map<String, String> tokens = members(poll(request.get("auth_req_id")).body());
        assertThat(claims(tokens.get("id_token")))
                .doesNotContainKey("nonce")
                .containsEntry("SubjectNameID", PscUser.EMPLOYEE);
        assertThat(claims(tokens.get("access_token"))).containsEntry("authMode", "MOBILE");
        assertThat(error(request.get("auth_req_id"))).isEqualTo("invalid_grant");
        assertThat(error("nonsense")).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "CANCEL"})
    void refusedOrCancelled_isDenied(PscPhone answer) throws Exception {
        sandbox.psc().phone(answer);

        HttpResponse<String> denied = poll(start(PscUser.DOCTOR));

        assertThat(members(denied.body()))
                .containsEntry("error", "access_denied")
                .containsEntry("error_description", "not authorized");
    }

    @Test
    void ignored_isPending_slowedDownWhenAskedTooEarly_andExpires() throws Exception {
        sandbox.psc().phone(PscPhone.IGNORE);
        String request = start(PscUser.DOCTOR);

        assertThat(error(request)).isEqualTo("authorization_pending");
        clock.move(Duration.ofSeconds(4));
        assertThat(error(request)).isEqualTo("slow_down");
        clock.move(Duration.ofSeconds(6));
        assertThat(error(request)).as("five seconds more are wanted now").isEqualTo("slow_down");
        clock.move(Duration.ofSeconds(15));
        assertThat(error(request)).isEqualTo("authorization_pending");
        clock.move(Duration.ofSeconds(95));
        assertThat(error(request)).isEqualTo("expired_token");
    }

    @Test
    void answeredLater_byItsMessage() throws Exception {
        sandbox.psc().phone(PscPhone.IGNORE);
        String request = start(PscUser.DOCTOR);
        assertThat(error(request)).isEqualTo("authorization_pending");

        assertThat(sandbox.psc().answer("43", PscPhone.APPROVE)).isFalse();
        assertThat(sandbox.psc().answer("42", PscPhone.APPROVE)).isTrue();
        clock.move(Duration.ofSeconds(5));
        assertThat(poll(request).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "CIBA_REFUSED, access_denied",
        "CIBA_CANCELLED, access_denied",
        "CIBA_NO_ANSWER, authorization_pending",
        "POLL_SLOW_DOWN, slow_down"
    })
    void situations(PscSituation.Kind kind, String error) throws Exception {
        sandbox.psc().next(PscSituation.of(kind));

        assertThat(error(start(PscUser.DOCTOR))).isEqualTo(error);
        assertThat(poll(start(PscUser.DOCTOR)).statusCode()).isEqualTo(200);
    }

    @Test
    void otherIdentity_whenScripted() throws Exception {
        sandbox.psc().next(PscSituation.of(PscSituation.Kind.CIBA_OTHER_IDENTITY, PscUser.EDIT));

        Map<String, String> tokens = members(poll(start(PscUser.DOCTOR)).body());

        assertThat(claims(tokens.get("id_token"))).containsEntry("SubjectNameID", PscUser.EDIT);
    }

    @ParameterizedTest
    @CsvSource({
        "login_hint, 899799999999, invalid_request, invalid_user",
        "login_hint, '', invalid_request, missing parameter : login_hint",
        "scope, '', invalid_request, missing parameter : scope",
        "scope, openid nonsense, invalid_scope, Invalid scopes: openid nonsense",
        "binding_message, trois mots ici, invalid_binding_message, the binding_message value has to be two digits",
        "channel, FAX, invalid_request, invalid parameter : channel"
    })
    void wrongRequest_isRefused(String name, String value, String error, String description) throws Exception {
        String[] parameters = {
            "scope",
            "openid",
            "login_hint",
            PscUser.DOCTOR,
            "binding_message",
            "42",
            "acr_values",
            "eidas1",
            "channel",
            "CARD"
        };
        parameters[Arrays.asList(parameters).indexOf(name) + 1] = value;

        HttpResponse<String> answer = basic(protocol("ext/ciba/auth"), parameters);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(members(answer.body()))
                .containsEntry("error", error)
                .containsEntry("error_description", description);
    }

    @Test
    void request_ofAnotherClient_isRefused() throws Exception {
        String request = start(PscUser.DOCTOR);

        HttpResponse<String> answer = post(
                certified,
                protocol("token"),
                form("grant_type", GRANT, "client_id", "lps-mtls", "auth_req_id", request));

        assertThat(answer.body()).contains("invalid_grant");
        assertThat(poll(request).statusCode()).isEqualTo(200);
    }

    @Test
    void acrValues_missing_isNoted() throws Exception {
        basic(protocol("ext/ciba/auth"), "scope", "openid", "login_hint", PscUser.DOCTOR, "binding_message", "42");

        assertThat(last().verdict()).contains("acr_values");
    }
}
