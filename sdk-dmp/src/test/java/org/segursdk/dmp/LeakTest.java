package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.segursdk.core.SegurContext;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.sandbox.DmpSituation;
import org.slf4j.LoggerFactory;

/** No matricule, no name, no content: neither in the logs at their most talkative nor in messages, nor in any toString. */
@Isolated
class LeakTest extends SandboxTest {
    private static final String SECRET_TITLE = "TITRE-SECRET";
    private static final String SECRET_TEXT = "CONTENU-SECRET";
    private static final List<String> CANARIES = List.of(
            Samples.MATRICULE,
            Samples.MATRICULE.substring(0, 13),
            "PAT-TROIS",
            "DOMINIQUE",
            "1979-03-28",
            "19790328",
            "IPP-1",
            SECRET_TITLE,
            SECRET_TEXT,
            "PRIVATE KEY");

    /** Everything said by anybody but the sandbox, which lives in the same process here, on its own threads. */
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (!isSandbox()) {
                said.add(event.getLoggerName() + " " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
            }
        }
    };

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord event) {
            if (isSandbox()) {
                return;
            }
            said.add(event.getLoggerName() + " " + event.getMessage() + " " + Arrays.toString(event.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final ExchangeListener listener = new ExchangeListener() {
        @Override
        public void exchanged(Exchange exchange) {
            said.add(exchange.toString());
            exchange.request().ifPresent(capture -> said.add(capture.text()));
            exchange.response().ifPresent(capture -> said.add(capture.text()));
        }

        @Override
        public CaptureMode captureMode() {
            return CaptureMode.REDACTED;
        }
    };

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private final java.util.logging.Level julLevel = julRoot.getLevel();

    @BeforeEach
    void listen() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        root.iteratorForAppenders().forEachRemaining(each -> {
            if (each != appender) {
                root.detachAppender(each);
            }
        });
        julRoot.addHandler(handler);
        julRoot.setLevel(java.util.logging.Level.ALL);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(appender);
        root.setLevel(Level.WARN);
        julRoot.removeHandler(handler);
        julRoot.setLevel(julLevel);
    }

    private static boolean isSandbox() {
        return Thread.currentThread().getName().startsWith("segur-sandbox");
    }

    private static Document document() {
        Oid id = Oid.fromUuid(UUID.randomUUID());
        return new Document(
                Samples.metadata(id).title(SECRET_TITLE).build(), DocumentContent.of(Samples.cda(id, SECRET_TEXT)));
    }

    private void note(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            said.add(each.toString());
        }
    }

    @Test
    void flows_atTrace_sayNothingOfThePatient() {
        SegurContext context = context().listener(listener).build();
        try (DmpClient client = DmpClient.create(context)) {
            Document document = document();
            said.add(client.checkExistence(session(), Samples.ins()).toString());
            said.add(client.feed(session(), document).toString());
            said.add(client.feed(session(), document).toString());
            for (DmpSituation.Kind kind : List.of(
                    DmpSituation.Kind.FAULT,
                    DmpSituation.Kind.REGISTRY_ERROR,
                    DmpSituation.Kind.RESET,
                    DmpSituation.Kind.HALF_BODY,
                    DmpSituation.Kind.HTML_ERROR,
                    DmpSituation.Kind.SOAP11_FAULT,
                    DmpSituation.Kind.DTD_IN_ANSWER,
                    DmpSituation.Kind.CLOSED,
                    DmpSituation.Kind.COMMIT_THEN_RESET)) {
                sandbox.dmp().next(DmpSituation.of(kind));
                note(catchThrowable(() -> client.feed(session(), document())));
                note(catchThrowable(() -> client.checkExistence(session(), Samples.ins())));
            }
            Oid id = Oid.of("1.2.3");
            for (byte[] bad : List.of(
                    new byte[0],
                    Samples.cda(Oid.of("1.2.4"), SECRET_TEXT),
                    SECRET_TEXT.getBytes(StandardCharsets.UTF_8))) {
                note(catchThrowable(() -> client.feed(
                        session(),
                        new Document(
                                Samples.metadata(id)
                                        .title(SECRET_TITLE.repeat(30))
                                        .build(),
                                DocumentContent.of(bad)))));
            }
            said.add(client.toString());
            said.add(FeedRequest.of(List.of(document)).toString());
        }
        assertThat(said).hasSizeGreaterThan(30);
        for (String canary : CANARIES) {
            assertThat(said).noneMatch(each -> each.contains(canary));
        }
    }

    @Test
    void metadata_asText_saysNothingOfThePatient() {
        Document document = document();
        DocumentEntry entry = DocumentEntry.of(
                "Document01", document.metadata(), document.content().fingerprint(), XdsOptions.DEFAULT);
        List<String> texts = new ArrayList<>(List.of(
                entry.toString(),
                entry.slots().toString(),
                entry.classifications().toString(),
                entry.externalIdentifiers().toString(),
                entry.authors().toString(),
                entry.patientId().toString(),
                entry.sourcePatientId().toString()));
        for (String canary : CANARIES) {
            assertThat(texts).noneMatch(each -> each.contains(canary));
        }
    }
}
