package org.segursdk.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SoapClientTest {
    private static TestPki pki;
    private static TestPki.Holder client;
    private static TestServer server;

    @BeforeAll
    static void start() {
        pki = new TestPki("CA");
        client = pki.client("CN=client");
        server = new TestServer(pki.serverContext(pki.server("localhost")), true);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void call_answered_givesPayload() {
        server.behave(TestServer.answering(200, Samples.SOAP, Samples.answer("yes")));
        try (SoapClient soap = SoapClient.create(Samples.context(server, pki, client), Samples.SERVICE);
                SoapResponse response = soap.call(Samples.request().build())) {
            assertThat(response.read(XMLStreamReader::getElementText)).isEqualTo("yes");
        }
        TestServer.Received seen = server.received().get(server.received().size() - 1);
        assertThat(seen.clientName()).isEqualTo("CN=client");
    }

    @Test
    void call_mtom_sendsPartsAndReadsParts() throws Exception {
        byte[] document = "bytes of a document \r\n--not a boundary".getBytes(StandardCharsets.UTF_8);
        server.behave(TestServer.answering(
                200,
                "multipart/related; type=\"application/xop+xml\"; boundary=\"b1\"; start=\"<root@x>\"",
                "--b1\r\nContent-Type: application/xop+xml\r\nContent-ID: <root@x>\r\n\r\n" + Samples.answer("a")
                        + "\r\n--b1\r\nContent-ID: <d+1@x>\r\n\r\nHELLO\r\n--b1--"));
        SoapRequest request = Samples.request()
                .attachments(List.of(new SoapAttachment(
                        "doc@example.org", "text/xml", () -> new ByteArrayInputStream(document), document.length)))
                .build();
        try (SoapClient soap = SoapClient.create(Samples.context(server, pki, client), Samples.SERVICE);
                SoapResponse response = soap.call(request)) {
            assertThat(response.read(XMLStreamReader::getElementText)).isEqualTo("a");
            assertThat(response.attachmentByHref("cid:d%2B1@x").readAllBytes())
                    .isEqualTo("HELLO".getBytes(StandardCharsets.UTF_8));
        }
        TestServer.Received seen = server.received().get(server.received().size() - 1);
        assertThat(seen.headers().get("Content-Type"))
                .startsWith("multipart/related; type=\"application/xop+xml\"; boundary=\"part_")
                .contains("start-info=\"application/soap+xml\"; action=\"urn:test:operation\"");
        assertThat(seen.text())
                .contains("\r\nContent-Type: text/xml\r\nContent-Transfer-Encoding: binary\r\n"
                        + "Content-ID: <doc@example.org>\r\n\r\nbytes of a document \r\n--not a boundary\r\n--part_");
    }
}
