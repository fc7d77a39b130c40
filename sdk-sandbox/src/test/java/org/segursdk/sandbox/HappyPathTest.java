package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.segursdk.core.credentials.ClientCredentials;

class HappyPathTest {
    private static Sandbox sandbox;
    private static ClientCredentials dmp;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
        dmp = sandbox.pki().credentials("dmp");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void searchByTraits_knownPerson_answersHerIns() throws Exception {
        HttpClient client = Http.client(sandbox.pki(), sandbox.pki().credentials("insi"));

        HttpResponse<String> answer = Http.post(
                client,
                sandbox.endpoints().find("insi").orElseThrow().uri(),
                InsiMessages.contentType(InsiMessages.BY_TRAITS),
                InsiMessages.envelope(InsiMessages.BY_TRAITS, "", InsiMessages.ZOE)
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.body())
                .contains("CodeCR>00<", "NumIdentifiant>2751263220749<", "Cle>74<", ">1.2.250.1.213.1.4.8<");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void existenceTest_openDmp_tellsAuthorisation() throws Exception {
        HttpClient client = Http.client(sandbox.pki(), dmp);
        String vihf = TestSigner.assertion(DmpMessages.vihf(dmp.signature(), DmpMessages.DOMINIQUE), dmp.signature());

        HttpResponse<String> answer = Http.post(
                client,
                sandbox.baseUri().resolve("/dmp/patients"),
                "application/soap+xml; charset=UTF-8",
                DmpMessages.envelope(DmpMessages.EXISTENCE, vihf, DmpMessages.existence(DmpMessages.DOMINIQUE))
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(answer.body())
                .contains("code=\"VALIDE\"", "queryResponseCode code=\"OK\"", "<statusCode code=\"active\"/>");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void feed_signedDocument_isStoredByteForByte() throws Exception {
        HttpClient client = Http.client(sandbox.pki(), dmp);
        DmpMessages.Feed feed = new DmpMessages.Feed(dmp);

        HttpResponse<String> answer =
                Http.post(client, sandbox.baseUri().resolve("/dmp/repository"), DmpMessages.MULTIPART, feed.build());

        assertThat(answer.body()).contains("ResponseStatusType:Success");
        assertThat(sandbox.dmp().documents(DmpMessages.DOMINIQUE))
                .filteredOn(d -> d.uniqueId().equals(feed.uniqueId))
                .singleElement()
                .satisfies(document -> {
                    assertThat(document.open()).hasBinaryContent(feed.cda);
                    assertThat(document.title()).isEqualTo("Titre du document");
                    assertThat(document.typeCode().code()).isEqualTo("60591-5");
                });
    }
}
