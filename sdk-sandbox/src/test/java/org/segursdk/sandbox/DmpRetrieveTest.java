package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.sandbox.Caller.xpath;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TD3.2. */
class DmpRetrieveTest extends DmpTestBase {
    private static HttpResponse<byte[]> ask(String... uniqueIds) throws Exception {
        return air().post("repository", Xds.RETRIEVE, Xds.retrieval(uniqueIds));
    }

    /** Parts by Content-ID, the root under "root". Bytes are kept one to one in Latin-1. */
    private static Map<String, String> parts(HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        assertThat(type).startsWith("multipart/related").contains("start-info=\"application/soap+xml\"");
        String boundary = type.replaceFirst(".*boundary=\"([^\"]*)\".*", "$1");
        String start = type.replaceFirst(".*start=\"<([^>]*)>\".*", "$1");
        Map<String, String> parts = new LinkedHashMap<>();
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        for (String part : body.split("(\r\n)?--" + java.util.regex.Pattern.quote(boundary))) {
            int end = part.indexOf("\r\n\r\n");
            if (end > 0) {
                String id = part.substring(0, end).replaceFirst("(?s).*Content-ID: <([^>]*)>.*", "$1");
                parts.put(id.equals(start) ? "root" : id, part.substring(end + 4));
            }
        }
        return parts;
    }

    private static String part(Map<String, String> parts, int number) throws Exception {
        String href = xpath(parts.getOrDefault("root", ""), "(//*[local-name()='Include'])[" + number + "]/@href");
        assertThat(href).startsWith("cid:").endsWith("@urn%3Aihe%3Aiti%3Axds-b%3A2007");
        return parts.getOrDefault(href.substring(4).replace("%3A", ":"), "missing");
    }

    private static String hash(String latin) throws Exception {
        return DmpMessages.hex(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void retrieve_severalDocuments_eachInItsPartUnderAPercentEncodedReference() throws Exception {
        DmpDocument text = deposit(DmpSeed.document());
        byte[] bytes = {0, 1, '\r', '\n', '-', '-', (byte) 0xff, 0};
        DmpDocument kos =
                deposit(DmpSeed.kos("1^^^&1.2&ISO^urn:a", "2^^^&1.2&ISO^urn:b").content("application/dicom", bytes));

        HttpResponse<byte[]> answer = ask(text.uniqueId(), kos.uniqueId());

        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, String> parts = parts(answer);
        assertThat(parts).hasSize(3);
        assertThat(parts.get("root")).contains("ResponseStatusType:Success", "RetrieveDocumentSetResponse");
        assertThat(xpath(parts.get("root"), "(//*[local-name()='mimeType'])[2]"))
                .isEqualTo("application/dicom");
        assertThat(hash(part(parts, 1))).isEqualTo(text.sha1());
        assertThat(part(parts, 2).getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(bytes);
    }

    @Test
    void retrieve_fedDocument_comesBackToTheByte() throws Exception {
        DmpMessages.Feed feed = ai().newFeed();
        assertThat(ai().feed(feed)).contains("Success");

        assertThat(part(parts(ask(feed.uniqueId)), 1).getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(feed.cda);
    }

    @Test
    void retrieve_entryUuid_isAFaultInParts() throws Exception {
        HttpResponse<byte[]> answer = ask(Xds.uuid());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(parts(answer).get("root")).contains(":Fault>", ":XDSDocumentUniqueIdError<");
    }

    @Test
    void retrieve_unknownOrDeleted_isAnErrorAndThePresentOnesComeAllTheSame() throws Exception {
        DmpDocument there = deposit(DmpSeed.document().archived());
        DmpDocument deleted = deposit(DmpSeed.document().status(DmpDocument.DELETED));

        assertThat(Xds.retrieve(air(), "1.2.3"))
                .contains("ResponseStatusType:Failure", "XDSDocumentUniqueIdError")
                .doesNotContain("DocumentResponse>");
        assertThat(Xds.retrieve(air(), there.uniqueId(), deleted.uniqueId()))
                .contains("2007:ResponseStatusType:PartialSuccess", "XDSDocumentUniqueIdError", "DocumentResponse>");
    }

    @Test
    void retrieve_otherRepositoryOrNothing_isRefused() throws Exception {
        String id = deposit(DmpSeed.document()).uniqueId();

        assertThat(air().send("repository", Xds.RETRIEVE, Xds.retrieval(id).replace(Xds.REPOSITORY, "1.2.3")))
                .contains("XDSUnknownRepositoryId");
        assertThat(air().send("repository", Xds.RETRIEVE, Xds.retrieval())).contains(":Fault>", "DocumentRequest");
        assertThat(air().send("repository", Xds.RETRIEVE, "<x/>")).contains(":Fault>", "RetrieveDocumentSetRequest");
        assertThat(air().send("repository", Xds.QUERY, Xds.retrieval(id))).contains(":Fault>", "ActionNotSupported");
        assertThat(sandbox.recorder().exchanges()).last().satisfies(e -> assertThat(e.operation())
                .isEqualTo("TD3.2"));
    }

    @Test
    void situation_tampered_changesOneBitAndNoSize() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        sandbox.dmp().next(DmpSituation.TAMPERED_DOCUMENT);

        String tampered = part(parts(ask(document.uniqueId())), 1);

        assertThat((long) tampered.length()).isEqualTo(document.size());
        assertThat(hash(tampered)).isNotEqualTo(document.sha1());
        assertThat(hash(part(parts(ask(document.uniqueId())), 1))).isEqualTo(document.sha1());
    }

    @Test
    void situation_partMissing_leavesAReferenceToNothing() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        sandbox.dmp().next(DmpSituation.PART_MISSING);

        assertThat(part(parts(ask(document.uniqueId())), 1)).isEqualTo("missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESET", "HALF_BODY", "COMMIT_THEN_RESET", "RESET_DURING_REQUEST"})
    void situation_brokenWire_isFelt(String kind) {
        DmpDocument document = deposit(DmpSeed.document());
        sandbox.dmp().next(DmpSituation.of(DmpSituation.Kind.valueOf(kind)));

        assertThatThrownBy(() -> ask(document.uniqueId())).isInstanceOf(IOException.class);
    }

    @Test
    void situation_busyThenSuccess_answersTheSecondTime() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        sandbox.dmp().next(DmpSituation.HTTP_503);

        HttpResponse<byte[]> busy = ask(document.uniqueId());

        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).isPresent();
        assertThat(ask(document.uniqueId()).statusCode()).isEqualTo(200);
    }

    @Test
    void situation_doctype_standsInTheRootPart() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        sandbox.dmp()
                .next(DmpSituation.DTD_IN_ANSWER, DmpSituation.WRONG_CONTENT_TYPE, DmpSituation.fault("DMPClosed"));

        Map<String, String> parts = parts(ask(document.uniqueId()));
        assertThat(parts.get("root")).contains("?><!DOCTYPE Envelope");
        assertThat(ask(document.uniqueId()).headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/plain");
        assertThat(parts(ask(document.uniqueId())).get("root")).contains(":DMPClosed<");
    }

    @Test
    void situation_unknownStatusAndRegistryError_areTold() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());
        sandbox.dmp().next(DmpSituation.UNKNOWN_STATUS, DmpSituation.registryError("XDSRepositoryError"));

        assertThat(Xds.retrieve(air(), document.uniqueId())).contains("ResponseStatusType:SandboxUnknown\"");
        assertThat(Xds.retrieve(air(), document.uniqueId()))
                .contains("ResponseStatusType:Failure", "XDSRepositoryError")
                .doesNotContain("DocumentResponse>");
    }
}
