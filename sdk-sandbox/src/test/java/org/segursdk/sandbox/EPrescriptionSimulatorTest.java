package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.sandbox.EPrescriptionSituation.Kind;
import org.segursdk.sandbox.StoredPrescription.Status;

/** The base of e-prescriptions, asked by plain HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EPrescriptionSimulatorTest {
    private static final String NUMBER = "00TEST000000000001";
    private static final String DOCTOR = "{\"id\":\"899700366240\",\"am\":\"991000696\"}";
    private static final String PHARMACIST = "{\"id\":\"899700218896\",\"finess\":\"990000001\"}";

    private final TestClock clock = new TestClock();
    private Sandbox sandbox;
    private EPrescriptionSimulator base;
    private HttpClient http;

    @BeforeAll
    void start() throws Exception {
        sandbox = Sandbox.builder().clock(clock).start();
        base = sandbox.ePrescription();
        http = Http.client(sandbox.pki(), sandbox.pki().credentials("eprescription"));
    }

    @AfterEach
    void reset() {
        base.reset();
        sandbox.recorder().clear();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private static String prescription(String number, String label) {
        return "{\"number\":\"" + number + "\",\"prescriber\":" + DOCTOR
                + ",\"patient\":{\"birthName\":\"NESSI\",\"givenName\":\"RUTH\",\"birthDate\":\"1979-03-28\","
                + "\"sex\":\"FEMALE\",\"matricule\":\"279032A00400003\"},\"writtenAt\":\"2026-11-20T07:00:00Z\","
                + "\"validUntil\":\"2027-02-20T07:00:00Z\",\"opposition\":{\"opposed\":false,\"informedOn\":"
                + "\"2026-11-20\"},\"lines\":[{\"id\":\"M1\",\"label\":\"" + label
                + "\",\"code\":\"3400933516390\",\"codeSystem\":\"1.2.250.1.213.2.3.2\",\"codeName\":\"X\","
                + "\"words\":\"1 comprimé\"},{\"id\":\"D1\",\"label\":\"Lit médical\",\"words\":\"\"}]}";
    }

    private static String execution(String id, String... lines) {
        return "{\"caller\":" + PHARMACIST + ",\"execution\":{\"id\":\"" + id + "\",\"number\":\"" + NUMBER
                + "\",\"executedAt\":\"2026-11-21T09:00:00Z\",\"lines\":[" + String.join(",", lines) + "]}}";
    }

    private static String line(String id, String fulfilment) {
        return "{\"line\":\"" + id + "\",\"fulfilment\":\"" + fulfilment
                + "\",\"quantity\":\"1\",\"deliveredOn\":\"2026-11-21\"}";
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return Http.post(
                http,
                URI.create(sandbox.baseUri() + EPrescriptionSimulator.PATH + path),
                "application/json",
                body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> deposit(String label) throws Exception {
        return post(
                "/prescriptions", "{\"caller\":" + DOCTOR + ",\"prescription\":" + prescription(NUMBER, label) + "}");
    }

    private HttpResponse<String> ask(String path, String caller) throws Exception {
        return post(path, "{\"caller\":" + caller + ",\"number\":\"" + NUMBER + "\"}");
    }

    @Test
    void deposit_again_isTheSame_andOtherContentIsRefused() throws Exception {
        HttpResponse<String> first = deposit("PARACETAMOL");
        clock.move(Duration.ofMinutes(1));
        HttpResponse<String> second = deposit("PARACETAMOL");
        HttpResponse<String> other = deposit("IBUPROFENE");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body()).contains("\"simulated\":true", "\"status\":\"SBX-10\"", "\"reference\":\"SBX-1\"");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("SBX-NUMBER-TAKEN");
        assertThat(base.prescriptions()).hasSize(1);
        StoredPrescription stored = base.find(NUMBER).orElseThrow();
        assertThat(stored.repeats()).isEqualTo(1);
        assertThat(stored.lineIds()).containsExactly("M1", "D1");
        assertThat(stored.toString()).doesNotContain(NUMBER);
    }

    @Test
    void consult_wantsAmNumberOrFiness() throws Exception {
        deposit("PARACETAMOL");

        assertThat(ask("/prescriptions/consult", "{\"id\":\"899700218896\"}").statusCode())
                .isEqualTo(400);
        assertThat(ask("/prescriptions/consult", "{\"id\":\"899700218896\"}").body())
                .contains("EF_EP3_E303_03");
        assertThat(ask("/prescriptions/consult", PHARMACIST).body()).contains("PARACETAMOL", "SBX-10");
        base.reset();
        HttpResponse<String> unknown = ask("/prescriptions/consult", PHARMACIST);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("SBX-UNKNOWN-NUMBER");
    }

    @Test
    void executions_changeTheStatus_andAreToldOnce() throws Exception {
        deposit("PARACETAMOL");

        HttpResponse<String> part = post("/executions", execution("e1", line("M1", "COMPLETE")));
        HttpResponse<String> again = post("/executions", execution("e1", line("M1", "COMPLETE")));
        HttpResponse<String> taken = post("/executions", execution("e1", line("D1", "COMPLETE")));
        HttpResponse<String> finished = post("/executions", execution("e2", line("M1", "COMPLETE")));
        HttpResponse<String> noLine = post("/executions", execution("e3", line("M7", "COMPLETE")));
        assertThat(base.find(NUMBER).orElseThrow().status()).isEqualTo(Status.PARTLY_EXECUTED);
        HttpResponse<String> rest = post("/executions", execution("e4", line("D1", "COMPLETE")));
        HttpResponse<String> late = post("/executions", execution("e5", line("D1", "COMPLETE")));

        assertThat(part.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(part.body());
        assertThat(taken.body()).contains("SBX-EXECUTION-TAKEN");
        assertThat(finished.body()).contains("SBX-LINE-FINISHED");
        assertThat(noLine.body()).contains("SBX-UNKNOWN-LINE");
        assertThat(rest.body()).contains("SBX-30");
        assertThat(late.body()).contains("SBX-NOT-EXECUTABLE-EXECUTED");
        assertThat(base.find(NUMBER).orElseThrow().executionIds()).containsExactly("e1", "e4");
    }

    @Test
    void executions_areShownToThePrescriber_unlessThePatientOpposes() throws Exception {
        deposit("PARACETAMOL");
        post("/executions", execution("e1", line("M1", "PARTIAL")));

        assertThat(ask("/executions/view", DOCTOR).body()).contains("\"id\":\"e1\"");
        assertThat(ask("/executions/view", PHARMACIST).body()).contains("SBX-NOT-PRESCRIBER");
        base.oppose(NUMBER, true);
        HttpResponse<String> opposed = ask("/executions/view", DOCTOR);
        assertThat(opposed.statusCode()).isEqualTo(403);
        assertThat(opposed.body()).contains("SBX-OPPOSED").doesNotContain("e1");
        assertThatThrownBy(() -> base.oppose("00TEST000000000009", true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void states_cancelledReplacedExpired_takeNoExecution() throws Exception {
        deposit("PARACETAMOL");
        clock.move(Duration.ofDays(200));
        assertThat(post("/executions", execution("e1", line("M1", "PARTIAL"))).body())
                .contains("SBX-NOT-EXECUTABLE-EXPIRED");
        clock.move(Duration.ofDays(-200));
        base.replace(NUMBER, "00TEST000000000002");
        assertThat(ask("/prescriptions/consult", DOCTOR).body()).contains("SBX-50", "00TEST000000000002");
        base.cancel(NUMBER);
        assertThat(base.find(NUMBER).orElseThrow().status()).isEqualTo(Status.CANCELLED);
        assertThat(post("/executions", execution("e1", line("M1", "PARTIAL"))).body())
                .contains("SBX-NOT-EXECUTABLE-CANCELLED");
    }

    @Test
    void search_findsAPrescribersOwn_pageByPage() throws Exception {
        for (int i = 1; i <= 3; i++) {
            String number = "00TEST00000000000" + i;
            post(
                    "/prescriptions",
                    "{\"caller\":" + DOCTOR + ",\"prescription\":" + prescription(number, "PARACETAMOL") + "}");
        }
        String criteria = "{\"caller\":" + DOCTOR + ",\"criteria\":{\"prescriber\":\"899700366240\",\"size\":2";

        assertThat(post("/prescriptions/search", criteria + "}}").body())
                .contains("0001", "0002", "\"next\":\"2\"")
                .doesNotContain("0003");
        assertThat(post("/prescriptions/search", criteria + ",\"after\":\"2\"}}")
                        .body())
                .contains("0003")
                .doesNotContain("next");
        assertThat(post(
                                "/prescriptions/search",
                                criteria.replace("899700366240\",\"size", "899700218896\",\"size") + "}}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(
                                "/prescriptions/search",
                                "{\"caller\":" + PHARMACIST
                                        + ",\"criteria\":{\"matricule\":\"279032A00400003\",\"size\":9}}")
                        .body())
                .contains("0003");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|not JSON",
                "[]|an object",
                "{\"caller\":{\"id\":\"899700366240\"},\"prescription\":{},\"more\":1}|an unknown name",
                "{\"caller\":{\"id\":\"899700366240\"},\"prescription\":{\"number\":\"X\"}}|missing: .prescription.prescriber"
            })
    void deposit_malformed_isRefused(String body, String words) throws Exception {
        HttpResponse<String> answer = post("/prescriptions", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("SBX-BAD-REQUEST", words);
    }

    @Test
    void call_withoutCertificateOrByOtherMethods_isRefused() throws Exception {
        URI uri = URI.create(sandbox.baseUri() + "/eprescription/prescriptions");

        assertThat(Http.post(Http.anonymous(sandbox.pki()), uri, "application/json", new byte[0])
                        .statusCode())
                .isEqualTo(401);
        assertThat(Http.get(http, uri).statusCode()).isEqualTo(405);
        assertThat(post("/elsewhere", "{}").statusCode()).isEqualTo(404);
        assertThat(post("/prescriptions", " ".repeat(2 << 20)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TIMEOUT_BEFORE", "TIMEOUT_AFTER_COMMIT", "RESET", "RESET_AFTER_COMMIT", "HALF_BODY"})
    void situation_withoutAnswer_commitsOrNot(Kind kind) {
        base.next(EPrescriptionSituation.of(kind));
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/eprescription/prescriptions"))
                .timeout(Duration.ofMillis(700))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"caller\":" + DOCTOR + ",\"prescription\":" + prescription(NUMBER, "X") + "}"))
                .build();

        assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOfAny(HttpTimeoutException.class, IOException.class);
        boolean committed = List.of(Kind.TIMEOUT_AFTER_COMMIT, Kind.RESET_AFTER_COMMIT, Kind.HALF_BODY)
                .contains(kind);
        assertThat(base.prescriptions()).hasSize(committed ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "REJECT,422,SBX-REJECTED,0",
        "REJECT:MY-CODE,422,MY-CODE,0",
        "UNKNOWN_NUMBER,404,SBX-UNKNOWN-NUMBER,0",
        "UNKNOWN_STATUS,201,SBX-99,1",
        "UNAUTHORIZED,401,SBX-UNAUTHORIZED,0",
        "SERVER_ERROR,500,SBX-INTERNAL,0",
        "SLOW:5,201,SBX-10,1",
        "DRIP:0,201,SBX-10,1",
        "HTML_ERROR,502,Bad Gateway,0",
        "EMPTY_200,200,'',0",
        "OTHER_JSON,200,autre chose,1",
        "WRONG_CONTENT_TYPE,201,SBX-10,1",
        "TOO_MANY,429,Too Many,0",
        "UNAVAILABLE,503,Unavailable,0"
    })
    void situation_scriptedOverHttp_answersSo(String name, int status, String words, int held) throws Exception {
        URI control = URI.create(sandbox.baseUri() + "/_control/eprescription/situations?next=" + name);
        assertThat(Http.post(http, control, "text/plain", new byte[0]).statusCode())
                .isEqualTo(200);

        HttpResponse<String> answer = deposit("PARACETAMOL");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(base.prescriptions()).hasSize(held);
    }

    @Test
    void everyKind_isKnownByItsName() {
        for (Kind kind : Kind.values()) {
            base.next(EPrescriptionSituation.of(kind));
        }
        base.next(EPrescriptionSituation.slow(Duration.ofMillis(1)), EPrescriptionSituation.drip(Duration.ZERO));
        assertThat(EPrescriptionSituation.reject("A")).hasToString("REJECT");
        assertThat(EPrescriptionSituation.of(Kind.SLOW).delay()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void page_showsTheBase_withoutOtherNumbersThanFalseOnes() throws Exception {
        deposit("PARACETAMOL");
        post(
                "/prescriptions",
                "{\"caller\":" + DOCTOR + ",\"prescription\":" + prescription("01S2TBPZ2JCNZZYGHZ", "X") + "}");

        String page = Http.get(http, sandbox.baseUri().resolve("/")).body();
        assertThat(page).contains("base simulée", NUMBER).doesNotContain("01S2TBPZ2JCNZZYGHZ", "NESSI");
        String list = Http.get(http, URI.create(sandbox.baseUri() + "/_control/eprescription/prescriptions"))
                .body();
        assertThat(list).contains("REGISTERED", NUMBER).doesNotContain("01S2TBPZ2JCNZZYGHZ");
    }

    @Test
    void control_changesTheBase() throws Exception {
        deposit("PARACETAMOL");
        String control = sandbox.baseUri() + "/_control/eprescription/";

        for (String command : List.of(
                "opposition?number=" + NUMBER,
                "replacement?by=00TEST000000000002&number=" + NUMBER,
                "cancellation?number=" + NUMBER)) {
            assertThat(Http.post(http, URI.create(control + command), "text/plain", new byte[0])
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(base.find(NUMBER).orElseThrow().opposed()).isTrue();
        assertThat(base.find(NUMBER).orElseThrow().status()).isEqualTo(Status.CANCELLED);
        assertThat(Http.post(http, URI.create(control + "cancellation?number=X"), "text/plain", new byte[0])
                        .statusCode())
                .isEqualTo(400);
        Http.post(http, URI.create(control + "reset"), "text/plain", new byte[0]);
        assertThat(base.prescriptions()).isEmpty();
    }

    @Test
    void recorder_keepsSyntheticBodies_withoutRealNumbers() throws Exception {
        deposit("PARACETAMOL");
        RecordedExchange kept = sandbox.recorder().exchanges().get(0);
        assertThat(kept.operation()).isEqualTo("create");
        assertThat(kept.requestBody().open()).asString(StandardCharsets.UTF_8).contains("PARACETAMOL", NUMBER);

        post(
                "/prescriptions",
                "{\"caller\":" + DOCTOR + ",\"prescription\":" + prescription("01S2TBPZ2JCNZZYGHZ", "X") + "}");
        RecordedExchange other = sandbox.recorder().exchanges().get(1);
        assertThat(other.requestBody().open())
                .asString(StandardCharsets.UTF_8)
                .contains("[redacted]")
                .doesNotContain("01S2TBPZ2JCNZZYGHZ");

        // Nothing tells that this patient is not real.
        post(
                "/prescriptions",
                "{\"caller\":" + DOCTOR + ",\"prescription\":"
                        + prescription("00TEST000000000003", "X").replace(",\"matricule\":\"279032A00400003\"", "")
                        + "}");
        assertThat(sandbox.recorder().exchanges().get(2).requestBody().withheld())
                .isTrue();
    }
}
