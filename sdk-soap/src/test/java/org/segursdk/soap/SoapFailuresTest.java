package org.segursdk.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.SegurContext;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;

/** What each wire fault becomes: a clear code, the right outcome, the right advice on retrying. */
class SoapFailuresTest {
    private static final CountDownLatch RELEASE = new CountDownLatch(1);

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
        RELEASE.countDown();
        server.close();
    }

    private static SegurContext context(Duration readTimeout) {
        return Samples.context(
                        Samples.endpoint(server.uri(), pki.trust())
                                .readTimeout(readTimeout)
                                .build(),
                        client.credentials())
                .build();
    }

    private static SegurException fail(TestServer.Behaviour behaviour, boolean readOnly) {
        return fail(behaviour, readOnly, SoapLimits.DEFAULT, Duration.ofSeconds(10));
    }

    private static SegurException fail(
            TestServer.Behaviour behaviour, boolean readOnly, SoapLimits limits, Duration readTimeout) {
        server.behave(behaviour);
        int before = server.received().size();
        SegurException failure;
        try (SoapClient soap = SoapClient.create(context(readTimeout), Samples.SERVICE, limits)) {
            failure = catchThrowableOfType(SegurException.class, () -> {
                try (SoapResponse response =
                        soap.call(Samples.request().readOnly(readOnly).build())) {
                    response.read(XMLStreamReader::getElementText);
                }
            });
        }
        assertThat(server.received().size() - before).as("requests sent").isEqualTo(1);
        return failure;
    }

    private static TestServer.Behaviour raw(String bytes) {
        return (request, out, socket) -> {
            out.write(bytes.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return false;
        };
    }

    private static String okHead(String contentType) {
        return new String(TestServer.head(200, contentType, 5_000), StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> brokenAnswers() {
        String soap = Samples.SOAP;
        String answer = Samples.answer("x");
        return Stream.of(
                Arguments.of("reset", (TestServer.Behaviour) SoapFailuresTest::reset, "CONNECTION-BROKEN"),
                Arguments.of("closed without a byte", raw(""), "CONNECTION-BROKEN"),
                Arguments.of(
                        "half of the head",
                        raw("HTTP/1.1 200 OK\r\nContent-Ty"),
                        "ANSWER-EMPTY|CONNECTION-BROKEN|ANSWER-CONTENT-TYPE"),
                Arguments.of("half of the body", raw(okHead(soap) + answer.substring(0, 120)), "ANSWER-TRUNCATED"),
                Arguments.of(
                        "end of the envelope missing",
                        raw(okHead(soap) + answer.substring(0, answer.length() - 20)),
                        "ANSWER-TRUNCATED"),
                Arguments.of("shorter than announced", raw(okHead(soap) + answer), "ANSWER-TRUNCATED"),
                Arguments.of(
                        "chunk cut",
                        raw("HTTP/1.1 200 OK\r\nContent-Type: " + soap + "\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n"
                                + answer),
                        "ANSWER-TRUNCATED"),
                Arguments.of(
                        "last chunk missing",
                        raw("HTTP/1.1 200 OK\r\nContent-Type: " + soap + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + Integer.toHexString(answer.length()) + "\r\n" + answer + "\r\n"),
                        "ANSWER-TRUNCATED"),
                Arguments.of(
                        "HTML page",
                        TestServer.answering(200, "text/html", "<html><body>Welcome</body></html>"),
                        "ANSWER-CONTENT-TYPE"),
                Arguments.of("no content type", TestServer.answering(200, "", answer), "ANSWER-CONTENT-TYPE"),
                Arguments.of("plain text", TestServer.answering(200, "text/plain", answer), "ANSWER-CONTENT-TYPE"),
                Arguments.of("empty 200", TestServer.answering(200, soap, ""), "ANSWER-EMPTY"),
                Arguments.of("empty 200 without type", TestServer.answering(200, "", ""), "ANSWER-EMPTY"),
                Arguments.of("empty 202", TestServer.answering(202, soap, ""), "ANSWER-EMPTY"),
                Arguments.of("not XML", TestServer.answering(200, soap, "Bonjour"), "ANSWER-NOT-XML"),
                Arguments.of(
                        "broken XML",
                        TestServer.answering(200, soap, answer.replace("</Answer>", "</Other>")),
                        "ANSWER-NOT-XML"),
                Arguments.of(
                        "wrong charset",
                        TestServer.answering(
                                200, soap, answer.replace("x", "\u00e9").getBytes(StandardCharsets.ISO_8859_1)),
                        "ANSWER-NOT-XML"),
                Arguments.of("other XML", TestServer.answering(200, soap, "<a/>"), "ANSWER-NOT-SOAP"),
                Arguments.of(
                        "no body",
                        TestServer.answering(
                                200, soap, "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"/>"),
                        "ANSWER-NOT-SOAP"),
                Arguments.of(
                        "empty body", TestServer.answering(200, soap, Samples.envelope("", "")), "ANSWER-EMPTY-BODY"),
                Arguments.of("compressed", gzip(answer), "ANSWER-ENCODING"),
                Arguments.of("HTML with 500", TestServer.answering(500, "text/html", "<html>oops</html>"), "HTTP-500"),
                Arguments.of("empty 500", TestServer.answering(500, "", ""), "HTTP-500"),
                Arguments.of("broken XML with 500", TestServer.answering(500, soap, "<oops"), "HTTP-500"),
                Arguments.of("answer with 500", TestServer.answering(500, soap, answer), "HTTP-500"),
                Arguments.of("502", TestServer.answering(502, "text/html", "<html>gateway</html>"), "HTTP-502"),
                Arguments.of("504", TestServer.answering(504, "text/html", "<html>gateway</html>"), "HTTP-504"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAnswers")
    void call_brokenAnswer_isUncertain(String name, TestServer.Behaviour behaviour, String codes) {
        for (boolean readOnly : new boolean[] {true, false}) {
            SegurException failure = fail(behaviour, readOnly);
            assertThat(failure).isInstanceOf(TransportException.class);
            assertThat(List.of(codes.split("\\|"))).contains(failure.code());
            assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
            assertThat(failure.retryable()).isEqualTo(readOnly);
            assertThat(failure.explanation().french()).isNotBlank();
        }
    }

    private static boolean reset(TestServer.Received request, OutputStream out, Socket socket)
            throws java.io.IOException {
        socket.setSoLinger(true, 0);
        return false;
    }

    private static TestServer.Behaviour gzip(String text) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return TestServer.answering(200, Samples.SOAP, bytes.toByteArray(), "Content-Encoding: gzip");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void call_silentServer_timesOutUncertain() {
        SegurException failure = fail(
                (request, out, socket) -> {
                    hold();
                    return false;
                },
                false,
                SoapLimits.DEFAULT,
                Duration.ofMillis(300));
        assertThat(failure.code()).isEqualTo("READ-TIMEOUT");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void call_silenceInTheMiddle_timesOutUncertain() {
        SegurException failure = fail(
                (request, out, socket) -> {
                    out.write((okHead(Samples.SOAP) + Samples.answer("x").substring(0, 100))
                            .getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    hold();
                    return false;
                },
                true,
                SoapLimits.DEFAULT,
                Duration.ofMillis(300));
        assertThat(failure.code()).isEqualTo("READ-TIMEOUT");
        assertThat(failure.retryable()).isTrue();
    }

    /** Reads no more than the handshake: the request piles up in the network's buffers, and in the proxy's. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void call_serverThatStopsReading_isLeft(boolean throughProxy) throws Exception {
        int size = 40_000_000;
        SSLServerSocketFactory factory =
                pki.serverContext(pki.server("localhost")).getServerSocketFactory();
        try (ServerSocket listener = factory.createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestProxy proxy = new TestProxy(true)) {
            CompletableFuture<SSLSocket> deaf = CompletableFuture.supplyAsync(() -> shakeHands(listener));
            Endpoint.Builder endpoint = Samples.endpoint(
                            URI.create("https://localhost:" + listener.getLocalPort()), pki.trust())
                    .readTimeout(Duration.ofMillis(700));
            if (throughProxy) {
                endpoint.proxy("localhost", proxy.port());
            }
            SegurContext context =
                    Samples.context(endpoint.build(), client.credentials()).build();
            SegurException failure;
            try (SoapClient soap = SoapClient.create(context, Samples.SERVICE)) {
                SoapAttachment attachment =
                        new SoapAttachment("d@x.org", "text/xml", () -> new ByteArrayInputStream(new byte[size]), size);
                failure = catchThrowableOfType(
                        SegurException.class,
                        () -> soap.call(Samples.request()
                                .readOnly(false)
                                .attachments(List.of(attachment))
                                .build()));
            }
            assertThat(failure.code()).isEqualTo("CONNECTION-BROKEN");
            assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
            assertThat(failure.retryable()).isFalse();
            deaf.get().close();
        }
    }

    private static SSLSocket shakeHands(ServerSocket listener) {
        try {
            SSLSocket socket = (SSLSocket) listener.accept();
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void hold() {
        try {
            RELEASE.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void call_drippingServer_isCutOff() {
        SoapLimits limits = new SoapLimits(1 << 20, 1, 1, 1, Duration.ofMillis(300));
        SegurException failure = fail(
                (request, out, socket) -> {
                    out.write(TestServer.head(200, Samples.SOAP, -1, "Connection: close"));
                    while (RELEASE.getCount() > 0) {
                        out.write(' ');
                        out.flush();
                        pause();
                    }
                    return false;
                },
                true,
                limits,
                Duration.ofSeconds(10));
        assertThat(failure.code()).isEqualTo("ANSWER-TOO-SLOW");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429,true",
        "503,true",
        "408,true",
        "400,false",
        "401,false",
        "403,false",
        "404,false",
        "407,false",
        "413,false",
        "301,false",
        "302,false",
        "307,false"
    })
    void call_refusedByHttp_isRefusedWithItsStatus(int status, boolean retryable) {
        SegurException failure = fail(
                TestServer.answering(
                        status, "text/html", "<html>no</html>", "Retry-After: 120", "Location: https://localhost:1/x"),
                false);
        ServiceFaultException refused = (ServiceFaultException) failure;
        assertThat(refused.layer()).isEqualTo(ServiceFaultException.Layer.HTTP);
        assertThat(refused.rawCode()).isEqualTo(Integer.toString(status));
        assertThat(refused.retryable()).isEqualTo(retryable);
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        if (status == 429 || status == 503) {
            assertThat(refused.getMessage()).contains("120 s");
        }
    }

    @Test
    void call_soap12Fault_keepsCodesWhateverThePrefix() {
        String fault = Samples.envelope(
                "",
                "<x:Fault xmlns:x=\"http://www.w3.org/2003/05/soap-envelope\"><x:Code><x:Value>x:Sender</x:Value><x:Subcode>"
                        + "<x:Value>soap:DMPInvalidCertificate</x:Value></x:Subcode></x:Code><x:Reason><x:Text xml:lang=\"fr\">"
                        + "Not a valid signature certificate</x:Text></x:Reason><x:Detail><d>more</d></x:Detail></x:Fault>");
        for (int status : new int[] {500, 400, 200}) {
            ServiceFaultException refused =
                    (ServiceFaultException) fail(TestServer.answering(status, Samples.SOAP, fault), true);
            assertThat(refused.layer()).isEqualTo(ServiceFaultException.Layer.SOAP_FAULT);
            assertThat(refused.rawCode()).isEqualTo("DMPInvalidCertificate");
            assertThat(refused.rawErrors().get(0).subcode()).isEqualTo("Sender");
            assertThat(refused.rawErrors().get(0).text()).isEqualTo("Not a valid signature certificate");
            assertThat(refused.retryable()).isFalse();
            assertThat(refused.getMessage()).doesNotContain("signature certificate");
        }
    }

    @Test
    void call_soap11Fault_isReadToo() {
        String fault = "<S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body><S:Fault>"
                + "<faultcode>S:Server</faultcode><faultstring>down</faultstring></S:Fault></S:Body></S:Envelope>";
        ServiceFaultException refused =
                (ServiceFaultException) fail(TestServer.answering(500, "text/xml; charset=utf-8", fault), true);
        assertThat(refused.rawCode()).isEqualTo("Server");
        assertThat(refused.retryable()).isTrue();
    }

    @Test
    void call_faultMapper_isAsked() {
        server.behave(TestServer.answering(
                500,
                Samples.SOAP,
                Samples.envelope(
                        "",
                        "<env:Fault><env:Code><env:Value>env:Receiver</env:Value></env:Code>"
                                + "<env:Detail><k xmlns=\"urn:k\" code=\"7\"/></env:Detail></env:Fault>")));
        SoapRequest request = Samples.request()
                .faultMapper(fault -> TransportException.uncertain(
                        "MAPPED-" + fault.code() + "-"
                                + fault.detail().orElseThrow().getFirstChild().getLocalName(),
                        false,
                        org.segursdk.core.error.LocalizedText.of("f", "e"),
                        null))
                .build();
        try (SoapClient soap = SoapClient.create(context(Duration.ofSeconds(5)), Samples.SERVICE)) {
            SegurException mapped = catchThrowableOfType(SegurException.class, () -> soap.call(request));
            assertThat(mapped.code()).isEqualTo("MAPPED-Receiver-k");
        }
    }

    @Test
    void call_relatedToAnotherRequest_isRefused() {
        SegurException failure = fail(
                TestServer.answering(
                        200,
                        Samples.SOAP,
                        Samples.envelope("<a:RelatesTo>urn:uuid:other</a:RelatesTo>", "<A xmlns=\"urn:test\">x</A>")),
                true);
        assertThat(failure).isInstanceOf(SegurSecurityException.class);
        assertThat(failure.code()).isEqualTo("ANSWER-UNRELATED");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
    }

    @Test
    void call_relatedToThisRequest_isAccepted() {
        server.behave((request, out, socket) -> {
            String id = request.text().replaceFirst("(?s).*MessageID[^>]*>([^<]+)<.*", "$1");
            return TestServer.answering(
                            200,
                            Samples.SOAP,
                            Samples.envelope(
                                    "<a:RelatesTo>" + id + "</a:RelatesTo><a:Action>urn:answer</a:Action><o><p/></o>",
                                    "<A xmlns=\"urn:test\">x</A>"))
                    .answer(request, out, socket);
        });
        try (SoapClient soap = SoapClient.create(context(Duration.ofSeconds(5)), Samples.SERVICE);
                SoapResponse response = soap.call(Samples.request().build())) {
            assertThat(response.relatesTo()).isEqualTo(response.messageId());
            assertThat(response.action()).isEqualTo("urn:answer");
        }
    }

    @Test
    void call_answerAtTheLimitAndOneMore_passesAndFails() {
        String answer = Samples.answer("x".repeat(1_000));
        int size = answer.getBytes(StandardCharsets.UTF_8).length;
        SoapLimits exact = new SoapLimits(size, 1, 1, 1, Duration.ofMinutes(1));
        server.behave(TestServer.answering(200, Samples.SOAP, answer));
        try (SoapClient soap = SoapClient.create(context(Duration.ofSeconds(5)), Samples.SERVICE, exact);
                SoapResponse response = soap.call(Samples.request().build())) {
            assertThat(response.read(XMLStreamReader::getElementText)).hasSize(1_000);
        }
        SoapLimits smaller = new SoapLimits(size - 1, 1, 1, 1, Duration.ofMinutes(1));
        SegurException failure =
                fail(TestServer.answering(200, Samples.SOAP, answer), true, smaller, Duration.ofSeconds(5));
        assertThat(failure.code()).isEqualTo("ANSWER-TOO-LARGE");
    }

    static Stream<Arguments> hostileXml() {
        String body = Samples.answer("x");
        String entities =
                "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">";
        return Stream.of(
                Arguments.of("doctype only", "<!DOCTYPE x>" + body, "XML-DTD-REFUSED"),
                Arguments.of(
                        "external entity",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + body.replace(">x<", ">&e;<"),
                        "XML-DTD-REFUSED"),
                Arguments.of(
                        "parameter entity",
                        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://localhost:1/x\"> %p;]>" + body,
                        "XML-DTD-REFUSED"),
                Arguments.of(
                        "external subset",
                        "<!DOCTYPE x SYSTEM \"http://localhost:1/x.dtd\">" + body,
                        "XML-DTD-REFUSED"),
                Arguments.of(
                        "billion laughs",
                        "<!DOCTYPE x [" + entities + "]>" + body.replace(">x<", ">&c;<"),
                        "XML-DTD-REFUSED"),
                Arguments.of(
                        "quadratic blow-up",
                        "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(10_000) + "\">]>"
                                + body.replace(">x<", ">" + "&a;".repeat(1_000) + "<"),
                        "XML-DTD-REFUSED"),
                Arguments.of("doctype after a comment", "<!-- c --><?pi x?><!DOCTYPE x>" + body, "XML-DTD-REFUSED"),
                Arguments.of("undeclared entity", body.replace(">x<", ">&e;<"), "ANSWER-NOT-XML"),
                Arguments.of("100k attributes", body.replace("<Answer ", "<Answer " + attributes()), "ANSWER-NOT-XML"),
                Arguments.of(
                        "depth 10k",
                        body.replace(">x<", ">" + "<d>".repeat(10_000) + "</d>".repeat(10_000) + "<"),
                        "ANSWER-NOT-XML"),
                Arguments.of("UTF-7", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + body, "ANSWER-NOT-XML"));
    }

    private static String attributes() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            all.append('a').append(i).append("=\"\" ");
        }
        return all.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileXml")
    void call_hostileXml_isRefused(String name, String xml, String code) {
        SegurException failure = fail(TestServer.answering(200, Samples.SOAP, xml), true);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNCERTAIN);
        if (code.equals("XML-DTD-REFUSED")) {
            assertThat(failure).isInstanceOf(SegurSecurityException.class);
            // A fault is not read more leniently than an answer.
            SegurException fault = fail(TestServer.answering(500, Samples.SOAP, xml), true);
            assertThat(fault.code()).isEqualTo(code);
        }
    }

    @Test
    void call_utf16AndXincludeAndCdata_areOnlyText() {
        String xml = Samples.answer("<![CDATA[<!DOCTYPE x>]]>")
                .replace(
                        "<Answer ",
                        "<Answer xsi:schemaLocation=\"urn:test http://localhost:1/x.xsd\""
                                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ");
        server.behave(TestServer.answering(200, Samples.SOAP, ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE)));
        try (SoapClient soap = SoapClient.create(context(Duration.ofSeconds(5)), Samples.SERVICE);
                SoapResponse response = soap.call(Samples.request().build())) {
            assertThat(response.read(XMLStreamReader::getElementText)).isEqualTo("<!DOCTYPE x>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\uD800"})
    void call_characterXmlDoesNotHave_isRefusedAndNothingWholeSent(String character) {
        int before = server.received().size();
        server.behave(TestServer.answering(200, Samples.SOAP, Samples.answer("x")));
        SoapRequest request = Samples.request()
                .body(Samples.element("Ask", "a".repeat(40_000) + character))
                .build();
        try (SoapClient soap = SoapClient.create(context(Duration.ofSeconds(5)), Samples.SERVICE)) {
            SegurException refused = catchThrowableOfType(SegurException.class, () -> soap.call(request));
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(refused.getMessage()).contains("XML-CHARACTER");
        }
        assertThat(server.received()).hasSize(before);
    }
}
