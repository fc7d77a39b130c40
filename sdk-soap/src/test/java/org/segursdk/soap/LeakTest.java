package org.segursdk.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.soap.vihf.Vihf;
import org.slf4j.LoggerFactory;

/** Nothing of a patient or of a secret in logs at the finest level, in exceptions or in toString, whatever happens. */
@Isolated
class LeakTest {
    /** What must never be seen again. */
    private static final List<String> CANARIES = List.of("DUPONTCANARY", "297022A020778", "SECRETREASON", "PDFCANARY");

    private static final StringBuffer LOGGED = new StringBuffer();

    private static final AppenderBase<ILoggingEvent> APPENDER = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            LOGGED.append(event.getFormattedMessage()).append('\n');
            IThrowableProxy thrown = event.getThrowableProxy();
            while (thrown != null) {
                LOGGED.append(thrown.getMessage()).append('\n');
                thrown = thrown.getCause();
            }
        }
    };

    private static final Handler HANDLER = new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            LOGGED.append(formatter.format(entry)).append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static TestPki pki;
    private static TestPki.Holder client;
    private static TestServer server;
    private static Level before;
    private static java.util.logging.Level julBefore;

    @BeforeAll
    static void start() {
        pki = new TestPki("CA");
        client = pki.client("CN=client,OU=10B0193488");
        server = new TestServer(pki.serverContext(pki.server("localhost")), true);
        ch.qos.logback.classic.Logger root =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        before = root.getLevel();
        root.setLevel(Level.TRACE);
        APPENDER.setContext(root.getLoggerContext());
        APPENDER.start();
        root.addAppender(APPENDER);
        root.getAppender("STDERR").stop();
        Logger jul = Logger.getLogger("");
        julBefore = jul.getLevel();
        jul.setLevel(java.util.logging.Level.ALL);
        HANDLER.setLevel(java.util.logging.Level.ALL);
        jul.addHandler(HANDLER);
    }

    @AfterAll
    static void stop() {
        ch.qos.logback.classic.Logger root =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(APPENDER);
        root.getAppender("STDERR").start();
        root.setLevel(before);
        Logger.getLogger("").removeHandler(HANDLER);
        Logger.getLogger("").setLevel(julBefore);
        server.close();
    }

    private static String patient() {
        return "<p name=\"DUPONTCANARY\" code=\"297022A020778\">DUPONTCANARY 297022A020778</p>";
    }

    private static Map<String, TestServer.Behaviour> flows() {
        String fault = "<env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code><env:Reason>"
                + "<env:Text xml:lang=\"fr\">SECRETREASON DUPONTCANARY</env:Text></env:Reason>"
                + "<env:Detail>" + patient() + "</env:Detail></env:Fault>";
        Map<String, TestServer.Behaviour> flows = new TreeMap<>();
        flows.put("answer", TestServer.answering(200, Samples.SOAP, Samples.answer(patient())));
        flows.put("fault", TestServer.answering(500, Samples.SOAP, Samples.envelope("", fault)));
        flows.put("html", TestServer.answering(500, "text/html", "<html>DUPONTCANARY SECRETREASON</html>"));
        flows.put("html200", TestServer.answering(200, "text/html", "<html>DUPONTCANARY SECRETREASON</html>"));
        flows.put("brokenXml", TestServer.answering(200, Samples.SOAP, "<DUPONTCANARY a=297022A020778>"));
        flows.put("mismatch", TestServer.answering(200, Samples.SOAP, Samples.answer("<DUPONTCANARY></b>")));
        flows.put("entity", TestServer.answering(200, Samples.SOAP, Samples.answer("&DUPONTCANARY;")));
        flows.put("dtd", TestServer.answering(200, Samples.SOAP, "<!DOCTYPE DUPONTCANARY>" + Samples.answer("x")));
        flows.put("status", TestServer.answering(404, "text/plain", "DUPONTCANARY", "X-Who: HEADERCANARY"));
        flows.put("charset", TestServer.answering(200, "text/xml; charset=HEADERCANARY", Samples.answer(patient())));
        flows.put("retry", TestServer.answering(503, "text/plain", "", "Retry-After: HEADERCANARY"));
        flows.put(
                "unrelated",
                TestServer.answering(
                        200, Samples.SOAP, Samples.envelope("<a:RelatesTo>DUPONTCANARY</a:RelatesTo>", patient())));
        flows.put(
                "multipart",
                TestServer.answering(
                        200,
                        "multipart/related; boundary=b1",
                        "--b1\r\n\r\n" + Samples.answer(patient())
                                + "\r\n--b1\r\nContent-ID: <DUPONTCANARY@x>\r\n\r\nPDFCANARY"));
        flows.put("truncated", (request, out, socket) -> {
            out.write(TestServer.head(200, Samples.SOAP, 50_000));
            out.write(Samples.answer(patient()).getBytes(StandardCharsets.UTF_8));
            return false;
        });
        flows.put("closed", (request, out, socket) -> false);
        return flows;
    }

    private static SoapRequest request() {
        byte[] pdf = "PDFCANARY".repeat(5_000).getBytes(StandardCharsets.UTF_8);
        return Samples.request()
                .body(writer -> {
                    writer.writeStartElement("t", "Ask", "urn:test");
                    writer.writeNamespace("t", "urn:test");
                    writer.writeAttribute("name", "DUPONTCANARY");
                    writer.writeCharacters("297022A020778");
                    writer.writeEndElement();
                })
                .attachments(List.of(
                        new SoapAttachment("d@x.org", "text/xml", () -> new ByteArrayInputStream(pdf), pdf.length)))
                .build();
    }

    private static void assertClean(String where, String text) {
        for (String canary : CANARIES) {
            assertThat(text).as(where).doesNotContain(canary);
        }
    }

    private static void assertClean(String where, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertClean(where + " " + cause.getClass().getName(), cause.toString());
            // The JDK logs HTTP headers, which hold no patient; our exceptions do not even quote those.
            assertThat(cause.toString()).doesNotContain("HEADERCANARY");
            for (Throwable suppressed : cause.getSuppressed()) {
                assertClean(where, suppressed);
            }
        }
    }

    @Test
    void flows_all_leaveNoCanaryInLogsOrExceptionsOrRedactedCaptures() {
        List<Exchange> heard = new ArrayList<>();
        ExchangeListener listener = new ExchangeListener() {
            @Override
            public void exchanged(Exchange exchange) {
                heard.add(exchange);
                throw new IllegalStateException("DUPONTCANARY");
            }

            @Override
            public CaptureMode captureMode() {
                return CaptureMode.REDACTED;
            }
        };
        Map<String, TestServer.Behaviour> flows = flows();
        flows.forEach((name, behaviour) -> {
            server.behave(behaviour);
            try (SoapClient soap = SoapClient.create(Samples.context(server, pki, client, listener), Samples.SERVICE)) {
                Throwable thrown = catchThrowable(() -> {
                    try (SoapResponse response = soap.call(request())) {
                        assertClean(name, response.toString());
                        response.read(LeakTest::toTheEnd);
                        response.attachment("DUPONTCANARY@x").readAllBytes();
                    }
                });
                assertThat(thrown).as(name).isNotNull();
                assertClean(name, thrown);
                assertClean(name, soap.toString());
            }
        });
        ProfessionalSession session = ProfessionalSession.local(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700366240"))
                        .familyName("DUPONTCANARY")
                        .specialty("G15_10/SM26")
                        .build(),
                AuthenticationMeans.PASSWORD,
                Instant.now());
        Vihf.builder(Samples.context(server, pki, client), Samples.SERVICE, session)
                .build();
        assertThat(heard).hasSize(flows.size());
        for (Exchange exchange : heard) {
            assertClean("exchange", exchange.toString());
            String sent = exchange.request().orElseThrow().text();
            assertThat(sent).contains("urn:test:operation").contains("name=\"***\"");
            assertClean("request", sent);
            exchange.response()
                    .ifPresent(capture -> assertThat(capture.redacted()).isTrue());
        }
        assertThat(heard.stream()
                        .flatMap(exchange -> exchange.response().stream())
                        .map(Exchange.Capture::text)
                        .filter(text -> text.contains("297022A020778") || text.contains("SECRETREASON")))
                .isEmpty();
        assertThat(LOGGED.toString()).as("something was logged at all").contains("sun.net.www");
        assertClean("logs", LOGGED.toString());
    }

    private static String toTheEnd(XMLStreamReader reader) throws javax.xml.stream.XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            depth += event == XMLStreamReader.START_ELEMENT ? 1 : event == XMLStreamReader.END_ELEMENT ? -1 : 0;
        }
        return "";
    }

    @Test
    void rawCapture_isBoundedAndWithoutBinaryParts() {
        List<Exchange> heard = new ArrayList<>();
        ExchangeListener listener = new ExchangeListener() {
            @Override
            public void exchanged(Exchange exchange) {
                heard.add(exchange);
            }

            @Override
            public CaptureMode captureMode() {
                return CaptureMode.RAW;
            }
        };
        server.behave(TestServer.answering(200, Samples.SOAP, Samples.answer("y".repeat(400_000))));
        try (SoapClient soap = SoapClient.create(Samples.context(server, pki, client, listener), Samples.SERVICE);
                SoapResponse response = soap.call(request())) {
            response.read(LeakTest::toTheEnd);
        }
        Exchange exchange = heard.get(0);
        assertThat(exchange.request().orElseThrow().text())
                .contains("DUPONTCANARY")
                .doesNotContain("PDFCANARY")
                .startsWith("<soap:Envelope");
        Exchange.Capture received = exchange.response().orElseThrow();
        assertThat(received.truncated()).isTrue();
        assertThat(received.text()).hasSize(256 << 10);
        assertThat(exchange.host()).isEqualTo("localhost:" + server.port());
        assertThat(exchange.duration()).isPositive().isLessThan(Duration.ofHours(1));
    }

    @Test
    void noCapture_keepsNothing() {
        List<Exchange> heard = new ArrayList<>();
        ExchangeListener listener = new ExchangeListener() {
            @Override
            public void exchanged(Exchange exchange) {
                heard.add(exchange);
            }
        };
        server.behave(TestServer.answering(200, Samples.SOAP, Samples.answer("y")));
        try (SoapClient soap = SoapClient.create(Samples.context(server, pki, client, listener), Samples.SERVICE)) {
            soap.call(request()).close();
        }
        assertThat(heard.get(0).request()).isEmpty();
        assertThat(heard.get(0).response()).isEmpty();
    }

    @Test
    void toString_ofEveryPublicType_showsNoContent() throws Exception {
        SoapAttachment attachment =
                new SoapAttachment("DUPONTCANARY@x.org", "text/xml", () -> new ByteArrayInputStream(new byte[0]), 0);
        SoapFault fault = new SoapFault("Sender", "s", "SECRETREASON", "fr", Optional.empty(), 500);
        ProfessionalSession session = ProfessionalSession.local(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700366240"))
                        .familyName("DUPONTCANARY")
                        .specialty("G15_10/SM26")
                        .build(),
                AuthenticationMeans.PASSWORD,
                Instant.now());
        Vihf vihf = Vihf.builder(Samples.context(server, pki, client), Samples.SERVICE, session)
                .build();
        SamlAssertion assertion = SamlAssertion.builder("s", new UUID(0, 1), Instant.now())
                .issuer("DUPONTCANARY", "")
                .nameId("DUPONTCANARY", "")
                .build();
        for (Object each : List.of(
                attachment,
                fault,
                vihf,
                assertion,
                request(),
                XmlSigner.of(client.credentials().signature(), SignatureAlgorithm.SHA256),
                SoapLimits.DEFAULT,
                Addressing.DMP)) {
            assertClean(each.getClass().getName(), each.toString());
        }
    }
}
