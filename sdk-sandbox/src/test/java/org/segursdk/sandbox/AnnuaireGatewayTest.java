package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.sandbox.AnnuaireSituation.Kind;

/** The key, the rate, what goes wrong, and what the recorder and the console see. */
class AnnuaireGatewayTest extends AnnuaireTestBase {
    private static final String ONE = "/Practitioner?identifier=99700366240";

    @BeforeEach
    void forget() {
        sandbox.recorder().clear();
    }

    private RecordedExchange last() {
        List<RecordedExchange> all = sandbox.recorder().exchanges();
        return all.get(all.size() - 1);
    }

    @Test
    void key_missingOrUnknown_isRefusedByTheGateway() throws Exception {
        HttpResponse<String> without = send(HttpRequest.newBuilder(uri("/metadata")));
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(without.body()).doesNotContain("resourceType");

        annuaire.acceptOnlyKeys(Set.of("other"));
        assertThat(ask(ONE).statusCode()).isEqualTo(401);
        annuaire.acceptOnlyKeys(Set.of(KEY, "other"));
        assertThat(ask(ONE).statusCode()).isEqualTo(200);
    }

    @Test
    void rate_beyondTheLimit_is429() throws Exception {
        annuaire.rateLimit(2);

        assertThat(ask(ONE).statusCode()).isEqualTo(200);
        assertThat(ask(ONE).statusCode()).isEqualTo(200);
        int third = ask(ONE).statusCode();
        assertThat(send(HttpRequest.newBuilder(uri(ONE)).header("ESANTE-API-KEY", "another"))
                        .statusCode())
                .isEqualTo(200);
        // On a machine that stands still for most of a second the third call may begin a new one.
        assertThat(third).isIn(429, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "POST"})
    void writes_areForbidden(String method) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri("/Practitioner"))
                .header("ESANTE-API-KEY", KEY)
                .header("Content-Type", "application/fhir+json")
                .method(method, HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 401, application/json, Unauthorized",
        "FORBIDDEN, 403, application/fhir+json, OperationOutcome",
        "TOO_MANY, 429, application/json, Rate limit",
        "BAD_REQUEST, 400, application/fhir+json, HAPI-",
        "SERVER_ERROR, 500, application/fhir+json, Unknown error",
        "GATEWAY_TIMEOUT, 504, application/json, timeout",
        "NOT_FHIR, 200, application/json, UP",
        "HTML_ERROR, 502, text/html, <html>",
        "EMPTY_200, 200, application/fhir+json, ''",
        "WRONG_CONTENT_TYPE, 200, text/plain, Bundle",
        "HTTP_503, 503, text/plain, Unavailable"
    })
    void situation_answersAsScripted(Kind kind, int status, String type, String told) throws Exception {
        annuaire.next(AnnuaireSituation.of(kind));

        HttpResponse<String> answer = ask(ONE);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.body()).contains(told);
        assertThat(last().situation()).isEqualTo(kind.name());
        assertThat(ask(ONE).statusCode()).isEqualTo(200);
    }

    @Test
    void tooMany_mayTellHowLongToWait() throws Exception {
        annuaire.next(AnnuaireSituation.of(Kind.TOO_MANY), AnnuaireSituation.of(Kind.TOO_MANY, "3"));

        assertThat(ask(ONE).headers().firstValue("Retry-After")).isEmpty();
        assertThat(ask(ONE).headers().firstValue("Retry-After")).hasValue("3");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "HALF_BODY"})
    void brokenConnections_areFeltByTheClient(Kind kind) throws Exception {
        // Not once: the JDK's client asks again by itself when a kept connection is lost.
        annuaire.always(AnnuaireSituation.of(kind));

        assertThatThrownBy(() -> ask(ONE)).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);
        annuaire.always(AnnuaireSituation.NORMAL);
        assertThat(ask(ONE).statusCode()).isEqualTo(200);
    }

    @Test
    void slowDripAndNoAnswer() throws Exception {
        annuaire.next(
                AnnuaireSituation.slow(Duration.ofMillis(20)),
                AnnuaireSituation.drip(Duration.ofNanos(1)),
                AnnuaireSituation.of(Kind.TIMEOUT));

        assertThat(search(ONE).getTotal()).isEqualTo(1);
        assertThat(search(ONE).getTotal()).isEqualTo(1);
        assertThatThrownBy(() -> http.send(
                        HttpRequest.newBuilder(uri(ONE))
                                .header("ESANTE-API-KEY", KEY)
                                .timeout(Duration.ofMillis(300))
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void cutJson_isWholeForHttpAlone() throws Exception {
        annuaire.next(AnnuaireSituation.of(Kind.CUT_JSON));

        HttpResponse<String> answer = ask(ONE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{").doesNotEndWith("}]}");
    }

    @Test
    void totalAndModes_asScripted() throws Exception {
        annuaire.next(AnnuaireSituation.of(Kind.NO_TOTAL), AnnuaireSituation.of(Kind.SEARCH_MODE));

        assertThat(search(ONE).hasTotal()).isFalse();
        assertThat(search(ONE + "&_revinclude=PractitionerRole:practitioner").getEntry())
                .extracting(entry -> entry.getSearch().getMode().toCode())
                .containsExactly("match", "include", "include");
    }

    @Test
    void foreignLinks_nameTheServerOtherwise_andTheRecorderSeesWhoFollows() throws Exception {
        annuaire.next(
                AnnuaireSituation.of(Kind.FOREIGN_LINKS),
                AnnuaireSituation.of(Kind.FOREIGN_LINKS, "http://gateway.preprod.test/fhir/v2"));

        Bundle bundle = search("/Practitioner?_count=2");
        String next = bundle.getLink("next").getUrl();
        assertThat(next).startsWith("https://127.0.0.1:" + sandbox.baseUri().getPort() + AnnuaireSimulator.PATH + "/");
        assertThat(bundle.getEntryFirstRep().getFullUrl()).startsWith("https://127.0.0.1:");
        assertThat(search("/Practitioner?_count=2").getLink("next").getUrl())
                .startsWith("http://gateway.preprod.test/fhir/v2/_page?id=");
        assertThat(ask(URI.create(next)).statusCode()).isEqualTo(200);
        assertThat(last().requestHead()).contains("127.0.0.1");
    }

    @Test
    void metadata_tellsTypesParametersAndIncludes() throws Exception {
        CapabilityStatement statement =
                read(CapabilityStatement.class, ask("/metadata").body());

        assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
        var resources = statement.getRestFirstRep().getResource();
        assertThat(resources)
                .extracting(one -> one.getType() + " " + one.getSearchParam().size())
                .containsExactlyInAnyOrder(
                        "Organization 18",
                        "Device 11",
                        "Practitioner 16",
                        "HealthcareService 11",
                        "PractitionerRole 12");
        assertThat(resources).allSatisfy(one -> assertThat(one.getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .containsExactly("search-type", "read"));
    }

    @Test
    void recorder_hidesTheKeyAndKeepsWhatIsSynthetic() throws Exception {
        ask(ONE);

        assertThat(last().service()).isEqualTo("annuaire");
        assertThat(last().operation()).isEqualTo("GET Practitioner");
        assertThat(last().requestHead())
                .contains("GET " + AnnuaireSimulator.PATH + ONE)
                .containsIgnoringCase("ESANTE-API-KEY: hidden")
                .doesNotContain(KEY);
        assertThat(last().answerBody().withheld()).isFalse();

        annuaire.put(AnnuairePractitioner.of("10003461033", "REEL", "JEAN"));
        ask(ONE);
        assertThat(last().answerBody().withheld()).isTrue();
    }

    @Test
    void console_showsScriptsAndChanges() throws Exception {
        URI base = sandbox.baseUri();
        assertThat(Http.get(http, base.resolve("/")).body())
                .contains("<h2>annuaire</h2>", "FOREIGN_LINKS", "PractitionerRole");

        post("/_control/annuaire/situations?next=TOO_MANY:4&next=SLOW:1");
        assertThat(ask(ONE).headers().firstValue("Retry-After")).hasValue("4");
        assertThat(ask(ONE).statusCode()).isEqualTo(200);

        assertThat(post("/_control/annuaire/population?count=40&seed=3")).isEqualTo(200);
        assertThat(search("/Practitioner").getTotal()).isEqualTo(44);
        post("/_control/annuaire/mailbox?rpps=99700366240&address=a@medecin.test");
        post("/_control/annuaire/name?rpps=99700366240&family=AUTRE&given=ANNE");
        assertThat(search("/Practitioner?family=autre&mailbox-mss=a@medecin.test")
                        .getTotal())
                .isEqualTo(1);
        post("/_control/annuaire/limits?rate=0&page=5");
        assertThat(search("/Practitioner").getEntry()).hasSize(5);
        post("/_control/annuaire/removal?rpps=99700366240");
        assertThat(search(ONE + "&active=true").getTotal()).isZero();
        assertThat(Http.get(http, base.resolve("/_control/annuaire/professional?rpps=99700366240"))
                        .body())
                .contains("\"active\":false", "\"activities\":2");
        assertThat(post("/_control/annuaire/removal?rpps=1")).isEqualTo(400);
    }

    private int post(String path) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(sandbox.baseUri().resolve(path)).POST(HttpRequest.BodyPublishers.noBody());
        return send(request).statusCode();
    }

    @Test
    void recordedBody_ofALargeAnswer_isReadable() throws Exception {
        String body = ask("/Practitioner?_count=204").body();

        assertThat(last().answerBody().open()).asString(StandardCharsets.UTF_8).isEqualTo(body);
    }
}
