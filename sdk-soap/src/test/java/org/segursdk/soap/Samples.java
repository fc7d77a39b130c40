package org.segursdk.soap;

import java.net.URI;
import java.time.Duration;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.exchange.ExchangeListener;

/** What most tests start from. */
public final class Samples {
    public static final String SERVICE = "test";
    public static final String ACTION = "urn:test:operation";
    public static final String SOAP = "application/soap+xml; charset=utf-8";

    private Samples() {}

    public static Structure structure() {
        return Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Cabinet de test")
                .sector("SA07")
                .practiceSetting("AMBULATOIRE")
                .build();
    }

    public static Endpoint.Builder endpoint(URI uri, TrustMaterial trust) {
        return Endpoint.builder(uri)
                .trust(trust)
                .connectTimeout(Duration.ofSeconds(20))
                .readTimeout(Duration.ofSeconds(30));
    }

    public static SegurContext.Builder context(Endpoint endpoint, ClientCredentials credentials) {
        return SegurContext.builder()
                .software(Software.of("TestLGC", "1.0"))
                .structure(structure())
                .credentials(credentials)
                .endpoints(Endpoints.builder(Environment.SANDBOX)
                        .endpoint(SERVICE, endpoint)
                        .build());
    }

    public static SegurContext context(TestServer server, TestPki pki, TestPki.Holder client) {
        return context(endpoint(server.uri(), pki.trust()).build(), client.credentials())
                .build();
    }

    public static SegurContext context(
            TestServer server, TestPki pki, TestPki.Holder client, ExchangeListener listener) {
        return context(endpoint(server.uri(), pki.trust()).build(), client.credentials())
                .listener(listener)
                .build();
    }

    public static XmlFragment element(String name, String text) {
        return writer -> {
            writer.writeStartElement("t", name, "urn:test");
            writer.writeNamespace("t", "urn:test");
            writer.writeCharacters(text);
            writer.writeEndElement();
        };
    }

    public static SoapRequest.Builder request() {
        return SoapRequest.builder("OP", ACTION)
                .body(element("Ask", "question"))
                .readOnly(true);
    }

    public static String envelope(String header, String body) {
        return "<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://www.w3.org/2005/08/addressing\"><env:Header>" + header + "</env:Header><env:Body>"
                + body + "</env:Body></env:Envelope>";
    }

    public static String answer(String text) {
        return envelope("", "<Answer xmlns=\"urn:test\">" + text + "</Answer>");
    }
}
