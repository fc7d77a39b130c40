package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.TestKeys;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievalResult;
import org.segursdk.dmp.search.Entries;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.soap.SoapClient;
import org.segursdk.soap.SoapRequest;
import org.segursdk.soap.SoapResponse;

/** A retrieval over the wire: multipart answers as the DMP writes them, the reference to a part percent-encoded. */
class RetrievalWireTest {
    private static final byte[] CONTENT = "\r\n--almost a boundary\r\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path folder;

    private static HttpsServer server;
    private static SoapClient soap;
    private static volatile byte[] answer = {};
    private static final List<Exchange> SEEN = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=localhost");
        Instant now = Instant.now();
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minusSeconds(60)),
                                Date.from(now.plusSeconds(3600)),
                                name,
                                pair.getPublic())
                        .addExtension(
                                Extension.subjectAlternativeName,
                                false,
                                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")))
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", pair.getPrivate(), new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            "multipart/related; type=\"application/xop+xml\"; boundary=\"b1\"; start=\"<root@x>\"");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Endpoint endpoint = Endpoint.builder(
                        URI.create("https://localhost:" + server.getAddress().getPort()))
                .trust(TrustMaterial.of(List.of(certificate)))
                .build();
        soap = SoapClient.create(
                SegurContext.builder()
                        .software(Software.of("MonLGC", "4.2"))
                        .structure(Samples.practice())
                        .credentials(TestKeys.make(folder, "RSA"))
                        .endpoints(Endpoints.builder(Environment.SANDBOX)
                                .endpoint("dmp", endpoint)
                                .build())
                        .listener(new ExchangeListener() {
                            @Override
                            public void exchanged(Exchange exchange) {
                                SEEN.add(exchange);
                            }
                        })
                        .build(),
                "dmp");
    }

    @AfterAll
    static void stop() {
        soap.close();
        server.stop(0);
    }

    private static byte[] multipart(byte[] content) throws IOException {
        String envelope = "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
                + "<x:RetrieveDocumentSetResponse xmlns:x=\"urn:ihe:iti:xds-b:2007\">"
                + "<rs:RegistryResponse xmlns:rs=\"urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0\""
                + " status=\"urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success\"/>"
                + "<x:DocumentResponse><x:DocumentUniqueId>1.2.3</x:DocumentUniqueId><x:mimeType>text/xml</x:mimeType>"
                + "<x:Document><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\""
                + " href=\"cid:d1@urn%3Aihe%3Aiti%3Axds-b%3A2007\"/></x:Document></x:DocumentResponse>"
                + "</x:RetrieveDocumentSetResponse></s:Body></s:Envelope>";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("--b1\r\nContent-Type: application/xop+xml\r\nContent-ID: <root@x>\r\n\r\n" + envelope
                        + "\r\n--b1\r\nContent-ID: <d1@urn:ihe:iti:xds-b:2007>\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(content);
        out.write("\r\n--b1--".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static RetrievalResult retrieve() {
        FoundDocument found =
                Entries.told("1.2.3").content(DocumentContent.of(CONTENT)).found();
        Retrieval retrieval = Retrieval.of("dmp", "TD3.2", List.of(found));
        SoapRequest request = SoapRequest.builder("TD3.2", "urn:ihe:iti:2007:RetrieveDocumentSet")
                .body(retrieval::writeTo)
                .mtom(true)
                .readOnly(true)
                .build();
        try (SoapResponse response = soap.call(request)) {
            return retrieval.read(response, DocumentSink.memory(1000));
        }
    }

    @Test
    void read_partNamedByAPercentEncodedCid_isDelivered() throws Exception {
        answer = multipart(CONTENT);
        RetrievalResult result = retrieve();
        assertThat(result.isComplete()).isTrue();
        assertThat(result.documents().get(0).verified()).isTrue();
        assertThat(result.documents().get(0).content().open().readAllBytes()).isEqualTo(CONTENT);
        assertThat(SEEN.get(SEEN.size() - 1).result()).isEqualTo(Exchange.Result.ANSWERED);
    }

    @Test
    void read_otherBytes_isAFailureTheListenerHears() throws Exception {
        answer = multipart("other".getBytes(StandardCharsets.UTF_8));
        SegurSecurityException failure =
                catchThrowableOfType(SegurSecurityException.class, RetrievalWireTest::retrieve);
        assertThat(failure.code()).isEqualTo("DMP-CONTENT-MISMATCH");
        Exchange seen = SEEN.get(SEEN.size() - 1);
        assertThat(seen.result()).isEqualTo(Exchange.Result.UNCERTAIN);
        assertThat(seen.rawCode()).isEqualTo(Optional.empty());
    }
}
