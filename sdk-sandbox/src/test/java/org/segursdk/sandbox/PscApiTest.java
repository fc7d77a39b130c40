package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API behind Pro Santé Connect, and the patient in focus. Source: psc §11, §12. */
class PscApiTest extends PscTestBase {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String SHARE = "/psc-context-sharing/api/share";

    private HttpResponse<String> exchange(HttpClient client, String subject, String... more) throws Exception {
        return post(
                client,
                at("/api/token"),
                form(
                                "grant_type",
                                EXCHANGE,
                                "client_id",
                                "lps-mtls",
                                "subject_token",
                                subject,
                                "subject_token_type",
                                ACCESS_TOKEN,
                                "subject_issuer",
                                "psc")
                        + (more.length == 0 ? "" : "&" + form(more)));
    }

    private HttpResponse<String> resource(HttpClient client, String method, String token) throws Exception {
        return send(client, at("/api/resource"), method, "", "Authorization", "Bearer " + token);
    }

    @Test
    void exchange_givesABoundTokenThatOpensTheResource() throws Exception {
        Map<String, String> answer =
                members(exchange(certified, boundTokens(PscUser.DOCTOR).get("access_token"), "scope", "demo.read")
                        .body());
        String token = answer.get("access_token");

        assertThat(answer)
                .containsEntry("issued_token_type", ACCESS_TOKEN)
                .containsEntry("expires_in", "14400")
                .containsEntry("refresh_expires_in", "1800")
                .containsEntry("scope", "demo.read");
        assertThat(claims(token)).containsEntry("SubjectNameID", PscUser.DOCTOR).containsEntry("azp", "lps-mtls");
        String cnf = new String(Base64.getDecoder().decode(claims(token).get("x5t#S256")), StandardCharsets.US_ASCII);
        assertThat(cnf).as("hexadecimal, in base64").matches("[0-9a-f]{64}");
        assertThat(resource(certified, "GET", token).statusCode()).isEqualTo(200);
        assertThat(resource(certified, "GET", token).body()).contains(PscUser.DOCTOR);
        assertThat(resource(certified, "POST", token).statusCode()).isEqualTo(403);
        assertThat(resource(anonymous, "GET", token).statusCode()).isEqualTo(401);
        assertThat(resource(certified, "GET", "nonsense").statusCode()).isEqualTo(401);
        clock.move(Duration.ofHours(4));
        assertThat(resource(certified, "GET", token).statusCode()).isEqualTo(401);
    }

    @Test
    void encoding_ofTheFingerprint_isAsSet() throws Exception {
        sandbox.psc()
                .behaviour(PscBehaviour.DEFAULTS.toBuilder()
                        .apiCnf(PscBehaviour.Cnf.RFC8705)
                        .build());
        String subject = boundTokens(PscUser.DOCTOR).get("access_token");

        String token = members(
                        exchange(certified, subject, "scope", "demo.read").body())
                .get("access_token");

        assertThat(claims(token).get("x5t#S256"))
                .hasSize(43)
                .isEqualTo(claims(subject).get("x5t#S256"));
    }

    @Test
    void refresh_goesOnWithoutProSanteConnect() throws Exception {
        Map<String, String> first = members(
                exchange(certified, boundTokens(PscUser.DOCTOR).get("access_token"), "scope", "demo.read demo.write")
                        .body());
        clock.move(Duration.ofMinutes(10));
        String form = form(
                "grant_type", "refresh_token", "client_id", "lps-mtls", "refresh_token", first.get("refresh_token"));

        Map<String, String> second =
                members(post(certified, at("/api/token"), form).body());

        assertThat(second).containsEntry("refresh_expires_in", "1200").doesNotContainKey("issued_token_type");
        assertThat(resource(certified, "POST", second.get("access_token")).statusCode())
                .isEqualTo(200);
        clock.move(Duration.ofMinutes(20));
        assertThat(post(certified, at("/api/token"), form).body()).contains("invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "scope, '', invalid_request",
        "scope, nonsense, invalid_scope",
        "subject_token_type, urn:x, invalid_request",
        "subject_issuer, other, invalid_request",
        "client_id, lps-secret, invalid_client",
        "grant_type, client_credentials, unsupported_grant_type"
    })
    void wrongExchange_isRefused(String name, String value, String error) throws Exception {
        List<String> parameters = new java.util.ArrayList<>(List.of(
                "grant_type",
                EXCHANGE,
                "client_id",
                "lps-mtls",
                "subject_token",
                boundTokens(PscUser.DOCTOR).get("access_token"),
                "subject_token_type",
                ACCESS_TOKEN,
                "subject_issuer",
                "psc",
                "scope",
                "demo.read"));
        parameters.set(parameters.indexOf(name) + 1, value);

        HttpResponse<String> answer = post(certified, at("/api/token"), form(parameters.toArray(String[]::new)));

        assertThat(members(answer.body())).containsEntry("error", error);
    }

    @Test
    void exchange_withoutCertificate_orWithAnOldToken_isRefused() throws Exception {
        String token = boundTokens(PscUser.DOCTOR).get("access_token");

        assertThat(exchange(anonymous, token, "scope", "demo.read").statusCode())
                .isEqualTo(401);
        clock.move(Duration.ofSeconds(121));
        HttpResponse<String> late = exchange(certified, token, "scope", "demo.read");
        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("invalid_request", "subject_token is not active");
    }

    private static String context(String ins) {
        return "{\"schemaId\":\"patient-info\",\"bag\":{\"ps\":{\"nationalId\":\"899700366240\"},\"patient\":{\"patientINS\":\""
                + ins + "\",\"patientFirstName\":\"ZOE\",\"patientLastName\":\"ADRUN\"}}}";
    }

    private HttpResponse<String> share(String method, String body, String token) throws Exception {
        return send(anonymous, at(SHARE), method, body, "Authorization", "Bearer " + token);
    }

    @Test
    void context_isKeptForItsProfessionalAlone_fifteenMinutes() throws Exception {
        String mine = tokens(PscUser.DOCTOR).get("access_token");
        String other = tokens(PscUser.EDIT).get("access_token");

        assertThat(share("GET", "", mine).statusCode()).isEqualTo(404);
        assertThat(share("PUT", context("275126322074974"), mine).body()).contains("\"psId\":\"899700366240\"");
        assertThat(last().requestBody().withheld()).isFalse();
        assertThat(share("GET", "", mine).body()).contains("\"patientINS\":\"275126322074974\"");
        assertThat(share("GET", "", other).statusCode()).isEqualTo(404);
        share("PUT", context("180017505600026"), mine);
        assertThat(share("GET", "", mine).body()).as("the last one").contains("180017505600026");
        clock.move(Duration.ofSeconds(900));
        assertThat(share("GET", "", mine).statusCode()).isEqualTo(401);
        assertThat(share("GET", "", tokens(PscUser.DOCTOR).get("access_token")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void context_ofSomebodyNotProvenSynthetic_isNotRecorded() throws Exception {
        String token = tokens(PscUser.DOCTOR).get("access_token");

        assertThat(share("PUT", context("184127645108946"), token).statusCode()).isEqualTo(200);
        assertThat(last().requestBody().withheld()).isTrue();
        share("GET", "", token);
        assertThat(last().answerBody().withheld()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schemaId\":\"other\",\"bag\":{}}",
                "{\"schemaId\":\"patient-info\",\"bag\":{}}",
                "{\"schemaId\":\"patient-info\",\"bag\":{\"ps\":{\"nationalId\":\"1\"},\"more\":1}}",
                "{\"schemaId\":\"patient-info\",\"bag\":{\"ps\":{}}}",
                "nonsense"
            })
    void context_thatBreaksItsSchema_isAnError(String body) throws Exception {
        assertThat(share("PUT", body, tokens(PscUser.DOCTOR).get("access_token"))
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void context_wantsOneActiveToken() throws Exception {
        String token = tokens(PscUser.DOCTOR).get("access_token");

        assertThat(Http.get(anonymous, at(SHARE)).statusCode()).isEqualTo(403);
        assertThat(send(
                                anonymous,
                                at(SHARE),
                                "GET",
                                "",
                                "Authorization",
                                "Bearer " + token,
                                "Authorization",
                                "Bearer " + token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(share("GET", "", "nonsense").statusCode()).isEqualTo(401);
        assertThat(send(
                                anonymous,
                                at("/psc-context-sharing/api/discovery/patient-info"),
                                "GET",
                                "",
                                "Authorization",
                                "Bearer " + token)
                        .body())
                .contains("draft-04", "\"required\":[\"ps\"]");
    }
}
