package org.segursdk.annuaire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.segursdk.annuaire.FakeAnnuaire.Answer;
import org.segursdk.annuaire.FakeAnnuaire.Fault;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.annuaire.TestRows.Place;
import org.segursdk.annuaire.index.AnnuaireIndex;
import org.segursdk.annuaire.index.AnnuaireLookup;
import org.segursdk.annuaire.index.AnnuaireSync;
import org.segursdk.annuaire.index.SuggestField;
import org.segursdk.annuaire.index.Watched;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;

/** No key, no name, no address: neither in the logs at their most talkative nor in failures nor in what types say of themselves. */
@Isolated
class AnnuaireLeakTest extends AnnuaireTestBase {
    private static final String SECRET = "the-key-CANARIKEY";
    private static final String[] CANARIES = {
        "CANARIKEY",
        "CANARINOM",
        "Canarinom",
        "canariprenom",
        "CANARIPRENOM",
        "canaribox",
        "CANARIVILLE",
        "CANARIRUE",
        "CANARICABINET",
        "0199887766"
    };

    @TempDir
    Path folder;

    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final class Collecting extends Handler {
        @Override
        public void publish(LogRecord record) {
            seen.add(record.getLoggerName() + ' ' + record.getMessage() + ' ' + trace(record.getThrown()));
            if (record.getParameters() != null) {
                for (Object parameter : record.getParameters()) {
                    seen.add(String.valueOf(parameter));
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    private final ExchangeListener redacted = new ExchangeListener() {
        @Override
        public void exchanged(Exchange exchange) {
            seen.add(exchange
                    + exchange.request().orElseThrow().text()
                    + exchange.response().map(Exchange.Capture::text).orElse(""));
        }

        @Override
        public CaptureMode captureMode() {
            return CaptureMode.REDACTED;
        }
    };

    private void fill() {
        Person person = new Person(1)
                .name("CANARINOM", "Canariprenom")
                .mailbox(TestRows.mailbox("canaribox@medecin.test.example", "PER"));
        data.put(person.row());
        data.put(new Place(1)
                .finess("990000001")
                .name("CANARICABINET")
                .in("75001", "CANARIVILLE")
                .telecom("{\"system\":\"phone\",\"value\":\"0199887766\"}")
                .telecom(TestRows.mailbox("canaribox2@cabinet.test.example", "ORG"))
                .row());
        data.put(TestRows.role(1, person, "o1", TestRows.DAY, true));
    }

    private void run() {
        fill();
        ProfessionalId one = ProfessionalId.rpps("99700000001");
        AnnuaireSettings settings = AnnuaireSettings.of(ApiKey.of(SECRET));
        seen.add(settings + " " + settings.key());
        try (AnnuaireClient client =
                        AnnuaireClient.create(context(endpoint(Duration.ofSeconds(20)), redacted), settings, pace);
                AnnuaireIndex index = AnnuaireIndex.open(folder, clock)) {
            ask(client, one);
            copy(index, client, settings, one);
            for (Answer answer : List.of(
                    TestDirectory.error(400, "CANARINOM is not a name"),
                    TestDirectory.error(500, "CANARINOM"),
                    Answer.of(401, "text/plain", "key CANARIKEY is wrong"),
                    Answer.json("{\"resourceType\":\"Bundle\",\"CANARINOM\":CANARINOM"),
                    Answer.json("{\"resourceType\":\"CANARINOM\"}"),
                    Answer.json("{\"resourceType\":\"Bundle\",\"total\":\"CANARINOM\",\"entry\":[{\"resource\":"
                            + "{\"resourceType\":\"Practitioner\",\"birthDate\":\"CANARINOM\",\"CANARINOM\":1}}]}"),
                    Answer.json("{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":"
                            + "\"https://evil.test/CANARINOM\"}]}"),
                    Answer.json("CANARINOM".repeat(100)).fault(Fault.HALF),
                    Answer.of(200, "CANARINOM", "").fault(Fault.EMPTY_CLOSE))) {
                server.instead = request -> answer;
                client.clearCache();
                attempt(() -> client.professional(one));
                attempt(() -> client.professionals(
                        ProfessionalQuery.builder().name("CANARINOM").build()));
            }
        }
        attempt(() -> ProfessionalQuery.builder()
                .name("CANARINOM")
                .profession("CANARINOM|")
                .build());
    }

    private void ask(AnnuaireClient client, ProfessionalId one) {
        ProfessionalQuery query = ProfessionalQuery.builder()
                .name("CANARINOM")
                .givenName("Canariprenom")
                .city("CANARIVILLE")
                .build();
        StructureQuery structures =
                StructureQuery.builder().name("CANARICABINET").build();
        DirectoryProfessional found = client.professional(one).orElseThrow();
        seen.add(found + " " + found.mailboxes() + found.activities() + found.allMailboxes() + found.knowHow());
        seen.add(found.allMailboxes().get(0).holders().toString());
        DirectoryStructure structure =
                client.structure(StructureId.finess("990000001")).orElseThrow();
        seen.add(structure + " " + structure.address() + structure.identifiers() + structure.telecoms());
        seen.add(query + " " + structures + client.professionals(query)
                + client.professionals(query).items());
        seen.add(client.structures(structures).toString() + client.holders("canaribox@medecin.test.example"));
        assertThat(client.professionals(query).items()).hasSize(1);
    }

    private void copy(AnnuaireIndex index, AnnuaireClient client, AnnuaireSettings settings, ProfessionalId one) {
        try (AnnuaireSync sync = AnnuaireSync.builder(
                        context(endpoint(Duration.ofSeconds(20)), redacted), settings, index)
                .listener(progress -> seen.add(progress.toString()))
                .journal(trace -> seen.add(trace.toString() + trace.subject() + trace.changes()))
                .watch(
                        () -> List.of(Watched.user(one)),
                        update -> seen.add(update.toString() + update.changes() + update.professional()))
                .build()) {
            seen.add(sync.run().toString());
            data.put(new Person(1).name("CANARINOMBIS", "Canariprenom").row());
            seen.add(sync.runFull().toString());
            seen.add(index.state().toString() + index.complete("canarin", 5).items());
            seen.add(AnnuaireLookup.of(client, index, clock).professional(one).toString());
            assertThat(index.suggest(SuggestField.FAMILY_NAME, "canari", 5)).containsExactly("CANARINOMBIS");
            server.instead = request -> TestDirectory.error(400, "CANARINOM");
            attempt(sync::runFull);
        }
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (SegurException e) {
            seen.add(trace(e));
        }
    }

    @Test
    void nothingSecretComesOut() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Handler handler = new Collecting();
        handler.setLevel(Level.ALL);
        java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
        Level before = root.getLevel();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                seen.add(event.getFormattedMessage());
                if (event.getThrowableProxy() != null) {
                    seen.add(String.valueOf(event.getThrowableProxy().getMessage()));
                }
            }
        };
        Logger logback = (Logger) org.slf4j.LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ch.qos.logback.classic.Level logbackBefore = logback.getLevel();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            root.setLevel(Level.ALL);
            root.addHandler(handler);
            appender.start();
            logback.addAppender(appender);
            logback.setLevel(ch.qos.logback.classic.Level.TRACE);
            run();
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.removeHandler(handler);
            root.setLevel(before);
            logback.detachAppender(appender);
            logback.setLevel(logbackBefore);
        }
        assertThat(seen).hasSizeGreaterThan(40);
        seen.add(printed.toString(StandardCharsets.UTF_8));
        assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain(CANARIES));
    }
}
