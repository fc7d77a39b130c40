package org.segursdk.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.inbox.Actor;
import org.segursdk.exchange.inbox.Delegations;
import org.segursdk.exchange.inbox.Inbox;
import org.segursdk.exchange.inbox.JdbcArrivalStore;
import org.segursdk.exchange.inbox.Reception;
import org.segursdk.exchange.inbox.Samples;
import org.segursdk.exchange.inbox.StoredMail;
import org.segursdk.exchange.inbox.WorkEvent;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.WorkStatus;
import org.segursdk.exchange.inbox.Worklist;
import org.segursdk.exchange.inbox.WorklistPage;
import org.segursdk.exchange.inbox.WorklistQuery;
import org.segursdk.exchange.journal.Branch;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.exchange.journal.DisclosureJournal;
import org.segursdk.exchange.journal.DisclosureOutcome;
import org.segursdk.exchange.journal.IndicatorExtract;
import org.segursdk.exchange.journal.IndicatorPeriod;
import org.segursdk.exchange.journal.Indicators;
import org.segursdk.exchange.journal.SharingFigures;
import org.segursdk.exchange.portability.ExportDepth;
import org.segursdk.exchange.portability.ExportReport;
import org.segursdk.exchange.portability.ExportScope;
import org.segursdk.exchange.portability.ExportSource;
import org.segursdk.exchange.portability.ExportedDocument;
import org.segursdk.exchange.portability.ExportedRecord;
import org.segursdk.exchange.portability.ImportCheck;
import org.segursdk.exchange.portability.ImportFinding;
import org.segursdk.exchange.portability.LateStep;
import org.segursdk.exchange.portability.PortabilityDelays;
import org.segursdk.exchange.portability.PortabilityExport;
import org.segursdk.exchange.portability.PortabilityRequests;
import org.segursdk.exchange.schema.ExchangeSchema;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.mss.received.FilingAssistant;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedMessage;

/** What docs/worklists.md shows is compiled here and does what the guide says. */
class WorklistGuideTest {
    private final DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1", "sa", "");
    private final ContentKeys keys = new Databases.Keys("k");
    private final SecretKey secret = new SecretKeySpec(new byte[32], "HmacSHA256");
    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final PatientIndex patients = PatientIndex.create();
    private final MessageReader reader = MessageReader.create();

    @TempDir
    Path folder;

    @Test
    void theBlocks_doWhatTheGuideSays() throws IOException, SQLException {
        ContentCipher cipher = new AesContentCipher(keys);
        Pseudonyms pseudonyms = Pseudonyms.of(secret);
        ExchangeSchema.migrate(database);

        takeIn(cipher, pseudonyms);
        show(cipher, pseudonyms);
        figures(cipher, pseudonyms);
        export();
    }

    private void takeIn(ContentCipher cipher, Pseudonyms pseudonyms) throws IOException {
        JdbcArrivalStore store = new JdbcArrivalStore(database, cipher, pseudonyms, clock);
        Inbox inbox = Inbox.create(database, cipher, pseudonyms, clock)
                .assistant(FilingAssistant.create().patients(patients));
        for (long mailId : store.waiting(100)) {
            StoredMail mail = store.mail(mailId);
            try (ReceivedMessage message = reader.read(mail)) {
                Reception reception = inbox.receive(message, mail);
                assertThat(reception.takenBefore()).isFalse();
            }
        }
        assertThat(store.waiting(100)).isEmpty();
    }

    private void show(ContentCipher cipher, Pseudonyms pseudonyms) {
        Worklist worklist = new Worklist(database, cipher, pseudonyms, clock);
        WorklistQuery query = WorklistQuery.unread()
                .types(Set.of("11502-2"))
                .flags(Set.of(WorklistQuery.Flag.ABNORMAL))
                .build();
        WorklistPage page = worklist.page(query);
        if (page.next().isPresent()) {
            page = worklist.page(query.after(page.next().get()));
        }
        assertThat(page.items()).isEmpty();
        Delegations delegations = new Delegations(database, clock);
        page.items().forEach(item -> act(worklist, delegations, item.id()));
    }

    private static void act(Worklist worklist, Delegations delegations, long itemId) {
        Actor secretary = Actor.of("secretaire-1").actingFor("dr-lefevre");
        delegations.grant("dr-lefevre", "secretaire-1", Optional.empty());
        worklist.markRead(itemId, secretary);
        worklist.file(itemId, secretary);
        List<WorkEvent> trace = worklist.trace(itemId);
        assertThat(trace).hasSize(3);
    }

    @Test
    void aRequest_isConfirmedForTheItemsThatAPersonChooses() throws SQLException {
        ContentCipher cipher = new AesContentCipher(keys);
        Pseudonyms pseudonyms = Pseudonyms.of(secret);
        ExchangeSchema.migrate(database);
        Inbox inbox = Inbox.create(database, cipher, pseudonyms, clock);
        inbox.receive(Samples.read(Samples.mail(Samples.letterOf(1))), "a");
        long requestId = inbox.receive(Samples.read(Samples.deletion(Samples.letterOf(1))), "b")
                .shown()
                .get(0);
        Worklist worklist = new Worklist(database, cipher, pseudonyms, clock);
        confirm(worklist, requestId, Actor.of("secretaire-1"));
        assertThat(worklist.find(requestId).orElseThrow().statuses()).contains(WorkStatus.DELETED);
    }

    private static void confirm(Worklist worklist, long requestId, Actor secretary) {
        List<WorkItem> concerned = worklist.concernedBy(requestId);
        worklist.confirmDeletion(requestId, Set.of(concerned.get(0).id()), secretary);
    }

    private void figures(ContentCipher cipher, Pseudonyms pseudonyms) {
        DisclosureJournal journal = new DisclosureJournal(database, cipher, pseudonyms);
        journal.record(Disclosure.of("envoi-4711", clock.instant(), Branch.DMP)
                .outcome(DisclosureOutcome.CONFIRMED)
                .record("dossier-1")
                .document("1.2.3", "11502-2")
                .finess("750000001")
                .signatory("99700366240")
                .withIns(true)
                .partner("DMP")
                .build());
        Indicators indicators = new Indicators(database);
        SharingFigures figures = indicators.sharing(IndicatorPeriod.month(YearMonth.of(2026, 7)));
        String csv = IndicatorExtract.csv(figures);
        assertThat(csv).contains("750000001;99700366240;11502-2;DMP;CONFIRMED;true;1;");
    }

    private void export() throws IOException {
        ExportSource source = new ExportSource() {
            @Override
            public List<String> records(String after, int atMost) {
                return after.isEmpty() ? List.of("dossier-1") : List.of();
            }

            @Override
            public ExportedRecord record(String recordId) {
                ExportedDocument document = new ExportedDocument(
                        "1.2.3",
                        Samples.NOW,
                        CodedValue.of("11502-2", "2.16.840.1.113883.6.1", "CR de biologie"),
                        "CR",
                        "text/plain",
                        "LOCAL",
                        () -> new ByteArrayInputStream("CR".getBytes(StandardCharsets.UTF_8)));
                return new ExportedRecord(
                        StoredIdentity.builder(recordId, Samples.ins().traits()).build(),
                        List.of(document),
                        List.of(),
                        List.of());
            }
        };
        ExportReport report = new PortabilityExport(source, ExportDepth.ALL).run(folder.resolve("export"));
        List<ImportFinding> findings = ImportCheck.verify(folder.resolve("export"));
        assertThat(report.isComplete()).isTrue();
        assertThat(findings).isEmpty();
        assertThat(Files.exists(folder.resolve("export/README.txt"))).isTrue();
        portability(source, folder.resolve("unit"));
    }

    private void portability(ExportSource source, Path unit) throws IOException {
        new PortabilityExport(source, ExportDepth.ALL)
                .scope(ExportScope.unit("dossier-1"))
                .run(unit);
        PortabilityRequests requests = new PortabilityRequests(database, PortabilityDelays.DRAFT, clock);
        requests.received("demande-12", ExportScope.Kind.UNIT);
        List<LateStep> late = requests.late();
        assertThat(late).isEmpty();
    }
}
