package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.sandbox.DmpMessages.Feed;

class RecorderTest {
    private static Sandbox sandbox;
    private static ClientCredentials credentials;
    private static HttpClient dmp;
    private static HttpClient insi;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder().start();
        credentials = sandbox.pki().credentials("dmp");
        dmp = Http.client(sandbox.pki(), credentials);
        insi = Http.client(sandbox.pki(), sandbox.pki().credentials("insi"));
    }

    @AfterEach
    void reset() {
        sandbox.recorder().clear();
        sandbox.dmp().reset();
        sandbox.insi().reset();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static HttpResponse<String> search(String body) throws Exception {
        return Http.post(
                insi,
                sandbox.baseUri().resolve("/insi"),
                InsiMessages.contentType(InsiMessages.BY_TRAITS),
                InsiMessages.envelope(InsiMessages.BY_TRAITS, "", body).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> feed(byte[] body) throws Exception {
        return Http.post(dmp, sandbox.baseUri().resolve("/dmp/repository"), DmpMessages.MULTIPART, body);
    }

    private static RecordedExchange last() {
        var all = sandbox.recorder().exchanges();
        return all.get(all.size() - 1);
    }

    @Test
    void exchange_synthetic_isKeptAsItTravelled() throws Exception {
        HttpResponse<String> answer = search(InsiMessages.ZOE);

        RecordedExchange exchange = last();
        assertThat(exchange.service()).isEqualTo("insi");
        assertThat(exchange.operation()).isEqualTo("WS_INS2");
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.verdict()).isEqualTo("accepted");
        assertThat(exchange.requestHead())
                .startsWith("POST /insi HTTP/1.1\r\n")
                .contains("ontent-", "application/soap+xml");
        assertThat(exchange.requestBody().open())
                .asString(StandardCharsets.UTF_8)
                .contains("ADRUN");
        assertThat(exchange.answerBody().open())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(answer.body());
        assertThat(exchange.answerHead()).contains("200", "application/soap+xml");
    }

    @Test
    void writeRequest_givesARawRequest() throws Exception {
        Feed feed = new Feed(credentials);
        feed.cda = DmpMessages.cda(feed.uniqueId, feed.matricule, "A".repeat(600_000));
        byte[] body = feed.build();
        feed(body);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();

        last().writeRequest(raw);

        String text = raw.toString(StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("POST /dmp/repository HTTP/1.1\r\n");
        assertThat(text.substring(text.indexOf("\r\n\r\n") + 4))
                .isEqualTo(new String(body, StandardCharsets.ISO_8859_1));
        assertThat(last().operation()).isEqualTo("TD2.1");
    }

    @Test
    void exchange_identityNotProvenSynthetic_isWithheld() throws Exception {
        search(InsiMessages.traits("ADRUN", "ZOE", "F", "1975-12-30", ""));

        RecordedExchange exchange = last();
        assertThat(exchange.requestBody().withheld()).isTrue();
        assertThat(exchange.requestBody().size()).isPositive();
        assertThat(exchange.requestBody().open()).isEmpty();
        assertThat(exchange.answerBody().withheld()).isTrue();
    }

    @Test
    void exchange_matriculeOutsideTheSyntheticRanges_isWithheldInTheDmp() throws Exception {
        // A first digit 0 belongs to nobody, but the recorder only knows the synthetic ranges.
        String number = "0000000000001";
        String matricule = number + Matricule.keyOf(number);
        sandbox.dmp().open(new Ins(Matricule.of(matricule), InsAuthority.NIR));
        Feed feed = new Feed(credentials);
        feed.matricule = matricule;
        feed.cda = DmpMessages.cda(feed.uniqueId, matricule, "JVBERi0=");

        assertThat(feed(feed.build()).body()).contains("Success");

        assertThat(last().requestBody().withheld()).isTrue();
        assertThat(Http.get(dmp, sandbox.baseUri().resolve("/")).body()).doesNotContain(matricule);
    }

    @Test
    void exchange_refusedButSynthetic_isKept() throws Exception {
        Feed feed = new Feed(credentials);
        feed.vihf = text -> text.replace("urn:dmp", "urn:ror");
        feed(feed.build());
        RecordedExchange wrongVihf = last();
        search(InsiMessages.ZOE.replace("Sexe>F<", "Sexe>X<"));

        assertThat(wrongVihf.requestBody().withheld()).isFalse();
        assertThat(last().requestBody().withheld()).isFalse();
    }

    @Test
    void exchange_documentOfSomeoneElse_isWithheld() throws Exception {
        Feed feed = new Feed(credentials);
        feed.cda = DmpMessages.cda(feed.uniqueId, "0000000000001" + Matricule.keyOf("0000000000001"), "JVBERi0=");
        feed(feed.build());

        assertThat(last().requestBody().withheld()).isTrue();
    }

    @Test
    void exchange_refused_tellsWhyWithoutPatientData() throws Exception {
        Feed feed = new Feed(credentials);
        feed.metadata = text -> text.replace("Titre du document", "");
        feed(feed.build());

        assertThat(last().verdict())
                .contains("XDSRegistryMetadataError", "title")
                .doesNotContain("297022A020778", "ADRTROIS");
    }

    @Test
    void redactionOff_keepsEverything() throws Exception {
        try (Sandbox open = Sandbox.builder().redactUnlessSynthetic(false).start()) {
            HttpClient client = Http.client(open.pki(), open.pki().credentials("insi"));
            Http.post(client, open.baseUri().resolve("/insi"), "application/soap+xml", new byte[] {'x'});

            assertThat(open.recorder().exchanges().get(0).requestBody().open())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("x");
        }
    }

    @Test
    void console_saysWhatItIsAndShowsDocuments() throws Exception {
        feed(new Feed(credentials).build());

        String page = Http.get(dmp, sandbox.baseUri().resolve("/")).body();

        assertThat(page)
                .contains("PAS le service national", "non affilié", "297022A02077878", "Titre du document", "TD2.1");
    }

    private static HttpResponse<String> control(String method, String path) throws Exception {
        return Http.anonymous(sandbox.pki())
                .send(
                        HttpRequest.newBuilder(sandbox.baseUri().resolve("/_control/" + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void control_scriptsSituations() throws Exception {
        assertThat(control("POST", "insi/situations?next=NONE&next=FAULT:siram_10/insi_19")
                        .body())
                .contains("NONE, FAULT, NORMAL");

        assertThat(search(InsiMessages.ZOE).body()).contains("CodeCR>01<");
        assertThat(search(InsiMessages.ZOE).body()).contains("insi_19");
        assertThat(control("POST", "insi/situations?next=NOTHING").statusCode()).isEqualTo(400);
        assertThat(control("POST", "dmp/situations?always=CLOSED").body()).contains("CLOSED");
        assertThat(feed(new Feed(credentials).build()).body()).contains("DMPClosed");
    }

    @Test
    void control_listsExchangesAndDocuments() throws Exception {
        Feed feed = new Feed(credentials);
        feed(feed.build());

        assertThat(control("GET", "exchanges").body()).contains("\"operation\":\"TD2.1\"", "\"status\":200");
        assertThat(control("GET", "dmp/documents?matricule=" + feed.matricule).body())
                .contains(feed.uniqueId, "\"signature\":true");
        assertThat(control("DELETE", "exchanges").statusCode()).isEqualTo(200);
        assertThat(sandbox.recorder().exchanges()).isEmpty();
    }

    @Test
    void control_opensSyntheticPatientsOnly() throws Exception {
        String synthetic = "1800175056000" + Matricule.keyOf("1800175056000");

        assertThat(control("POST", "dmp/patients?matricule=" + synthetic + "&status=CLOSED")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sandbox.dmp().patient(synthetic)).map(DmpPatient::status).contains(DmpPatient.Status.CLOSED);
        assertThat(control("POST", "dmp/patients?matricule=1").statusCode()).isEqualTo(400);
        assertThat(control("POST", "dmp/patients?matricule=" + synthetic + "&status=X")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void otherHostName_isRefused() throws Exception {
        URI uri = sandbox.baseUri();
        String raw = RawTls.exchange(
                sandbox.pki(), uri.getPort(), "GET / HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n");

        assertThat(raw).startsWith("HTTP/1.1 421");
    }

    @Test
    void toString_ofPublicTypes_showsNoPatient() throws Exception {
        feed(new Feed(credentials).build());
        InsiPerson zoe = sandbox.insi().persons().get(0);
        DmpPatient patient = sandbox.dmp().patients().get(0);
        DmpDocument document = sandbox.dmp().documents(DmpMessages.DOMINIQUE).get(0);

        assertThat(zoe + " " + patient + " " + document + " " + document.authors() + " " + last()
                        + last().requestBody())
                .doesNotContain("ADRUN", "2751263220749", "297022A020778", "DUPRE", "Titre");
    }
}
