package org.segursdk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.segursdk.core.document.Document;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.content.Pseudonyms;
import org.segursdk.exchange.inbox.Inbox;
import org.segursdk.exchange.inbox.Worklist;
import org.segursdk.exchange.inbox.WorklistPage;
import org.segursdk.exchange.inbox.WorklistQuery;
import org.segursdk.exchange.schema.ExchangeSchema;

/**
 * A page of 50 out of one million items, opened and read, in an H2 file or in the PostgreSQL of {@code -Dsegursdk.url=jdbc:postgresql:…};
 * the promise is under 20 ms. The list is built once, in {@code segur-worklist-…} of the temporary folder, and kept there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 3)
public class WorklistBenchmark {
    private static final int ITEMS = Integer.getInteger("segursdk.entries", 1_000_000);
    private static final int TEMPLATES = 1_000;

    /** The first page of each list, and one far down. */
    @Param({"newest", "unread", "type", "author", "patient", "dated", "far"})
    public String list;

    private Worklist worklist;
    private WorklistQuery query;

    @Setup
    public void fill() throws IOException, SQLException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "segur-worklist-" + ITEMS);
        Files.createDirectories(folder);
        String url =
                System.getProperty("segursdk.url", "jdbc:h2:file:" + folder.resolve("worklist") + ";CACHE_SIZE=262144");
        DataSource source = url.startsWith("jdbc:h2:")
                ? JdbcConnectionPool.create(url, "sa", "")
                : (DataSource) java.lang.reflect.Proxy.newProxyInstance(
                        WorklistBenchmark.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) -> DriverManager.getConnection(url));
        ContentCipher cipher = new AesContentCipher(new FixedKeys());
        Pseudonyms pseudonyms = Pseudonyms.of(new SecretKeySpec(new byte[32], "HmacSHA256"));
        Clock clock = Clock.fixed(Instant.parse("2026-07-14T08:30:00Z"), ZoneOffset.UTC);
        ExchangeSchema.migrate(source);
        worklist = new Worklist(source, cipher, pseudonyms, clock);
        if (worklist.page(WorklistQuery.all().pageSize(1).build()).items().isEmpty()) {
            templates(Inbox.create(source, cipher, pseudonyms, clock));
            multiply(source);
        }
        query = query();
    }

    private record FixedKeys() implements ContentKeys {
        @Override
        public String currentKeyId() {
            return "k";
        }

        @Override
        public javax.crypto.SecretKey key(String id) {
            return new SecretKeySpec(new byte[32], "AES");
        }
    }

    private static void templates(Inbox inbox) {
        Document document = FeedSamples.document(1, FeedSamples.SMALL_PDF);
        List<FoundDocument> found = new ArrayList<>();
        for (int i = 0; i < TEMPLATES; i++) {
            found.add(FoundDocument.of(DocumentEntry.of(
                    "urn:uuid:" + new java.util.UUID(4, i),
                    document.metadata().toBuilder()
                            .uniqueId(Oid.of(FeedSamples.BASE + "." + i))
                            .build(),
                    document.content().fingerprint(),
                    XdsOptions.DEFAULT)));
        }
        inbox.foundInDmp(FeedSamples.ins(), Optional.empty(), found);
    }

    /** Copies of the first thousand, minute by minute into the past; of a hundred types and authors, a third unread. */
    private static void multiply(DataSource source) throws SQLException {
        String columns = "origin, mail_id, part, document_id, set_id, version_number, sha1, entry_uuid, repository,"
                + " patient_key, patient_sort, record_id, filing, operation, abnormal, critical, relevant, immediate,"
                + " priority, shown, filed_by_rule, assignee, sealed";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 1; i < ITEMS / TEMPLATES; i++) {
                statement.executeUpdate(
                        "INSERT INTO sg_work_item (version, received_at, dated_at, type_code, author_id,"
                                + " author_sort, unread, " + columns + ") SELECT 1, received_at - INTERVAL '" + i
                                + "' MINUTE, dated_at - INTERVAL '" + i * 2 + "' MINUTE, 'type-" + i % 100
                                + "', 'author-"
                                + i % 97 + "', 'AUTHOR " + i % 97 + "', " + (i % 3 == 0) + ", " + columns
                                + " FROM sg_work_item WHERE item_id <= " + TEMPLATES);
                if (i % 10 == 0) {
                    connection.commit();
                }
            }
            statement.execute("ANALYZE");
            connection.commit();
        }
    }

    private WorklistQuery query() {
        return switch (list) {
            case "unread" -> WorklistQuery.unread().build();
            case "type" -> WorklistQuery.all().types(Set.of("type-42")).build();
            case "author" -> WorklistQuery.all().author("author-42").build();
            case "patient" ->
                WorklistQuery.all().patient(FeedSamples.ins().ins()).build();
            case "dated" ->
                WorklistQuery.all().sort(WorklistQuery.Sort.DOCUMENT_DATE).build();
            case "far" -> far();
            default -> WorklistQuery.all().build();
        };
    }

    private WorklistQuery far() {
        WorklistQuery all = WorklistQuery.all().pageSize(500).build();
        WorklistPage page = worklist.page(all);
        for (int i = 0; i < ITEMS / 1_000 && page.next().isPresent(); i++) {
            page = worklist.page(all.after(page.next().get()));
        }
        WorklistQuery first = WorklistQuery.all().build();
        return page.next().map(first::after).orElse(first);
    }

    @Benchmark
    public int page() {
        return worklist.page(query).items().size();
    }
}
