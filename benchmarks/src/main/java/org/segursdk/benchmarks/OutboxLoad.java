package org.segursdk.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.segursdk.core.Endpoints;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.exchange.content.AesContentCipher;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.content.ContentKeys;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.outbox.DeliverySettings;
import org.segursdk.exchange.outbox.DmpBranch;
import org.segursdk.exchange.outbox.ExchangeNode;
import org.segursdk.exchange.outbox.NewDelivery;
import org.segursdk.exchange.outbox.NewShare;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.outbox.ShareOperation;
import org.segursdk.exchange.schema.ExchangeSchema;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.sandbox.SandboxPki;

/**
 * The outbox under load: what enqueuing adds to the software's own transaction, how fast a node feeds the sandbox beside bare calls of
 * the same requests, and what a second node brings when each call takes 100 ms. In an H2 served over TCP, or in the empty PostgreSQL
 * of {@code -Dsegursdk.url=jdbc:postgresql:…}. Nodes are processes of their own.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar org.segursdk.benchmarks.OutboxLoad}
 */
public final class OutboxLoad {
    private static final int WORKERS = 8;
    private static final int ENQUEUED = Integer.getInteger("segursdk.enqueued", 2_000);
    private static final int FED = Integer.getInteger("segursdk.fed", 3_000);
    private static final int SLOW = Integer.getInteger("segursdk.slow", 2_000);
    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final int PDF = 30_000;

    private final String url;
    private final DataSource database;
    private final Sandbox sandbox;
    private final Path folder;
    private final ContentCipher cipher = new AesContentCipher(new FixedKeys());
    private final Outbox outbox = new Outbox(cipher, Clock.systemUTC());
    private final AtomicInteger numbers = new AtomicInteger();
    private final Document report = FeedSamples.document(1, PDF);
    private final Document letter = FeedSamples.document(2, FeedSamples.SMALL_PDF);
    private final String series = Oid.fromUuid(UUID.randomUUID()).value();

    private OutboxLoad(String url, Path folder) throws SQLException {
        this.url = url;
        this.folder = folder;
        this.database = pool(url);
        this.sandbox = Sandbox.builder().directory(folder).withholdBodies(true).start();
        sandbox.dmp().open(FeedSamples.ins().ins());
        ExchangeSchema.migrate(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE report (id VARCHAR(80) PRIMARY KEY, title VARCHAR(200) NOT NULL)");
        }
    }

    private record FixedKeys() implements ContentKeys {
        @Override
        public String currentKeyId() {
            return "k";
        }

        @Override
        public SecretKey key(String id) {
            return new SecretKeySpec(new byte[32], "AES");
        }
    }

    private static DataSource pool(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return JdbcConnectionPool.create(url, "sa", "");
        }
        PGConnectionPoolDataSource server = new PGConnectionPoolDataSource();
        server.setUrl(url);
        JdbcConnectionPool pool = JdbcConnectionPool.create(server);
        pool.setMaxConnections(2 * WORKERS);
        return pool;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            node(arguments);
            return;
        }
        Path folder = Files.createTempDirectory("segur-outbox-load");
        String wanted = System.getProperty("segursdk.url", "");
        org.h2.tools.Server server = wanted.isEmpty()
                ? org.h2.tools.Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString(), "-ifNotExists")
                        .start()
                : null;
        String url = server == null ? wanted : "jdbc:h2:tcp://localhost:" + server.getPort() + "/./load";
        OutboxLoad load = new OutboxLoad(url, folder);
        load.enqueuing();
        load.rates();
        load.latency();
        load.sandbox.close();
        System.exit(0);
    }

    /** A node in this process, until it is killed: database, port of the sandbox, its folder. */
    private static void node(String[] arguments) throws InterruptedException {
        SandboxPki pki = SandboxPki.open(Path.of(arguments[2]).resolve("pki"));
        SegurContext context = context(pki, Integer.parseInt(arguments[1]));
        DmpBranch branch = DmpBranch.of(DmpClient.create(context)).withoutTest();
        // Nothing is mailed here.
        ExchangeNode node = ExchangeNode.builder(pool(arguments[0]), new AesContentCipher(new FixedKeys()))
                .dmp(branch)
                .mail(branch)
                .settings(DeliverySettings.builder()
                        .workers(WORKERS)
                        .polling(Duration.ofMillis(100))
                        .build())
                .build();
        node.start();
        System.out.println("started");
        new CountDownLatch(1).await();
    }

    private static SegurContext context(SandboxPki pki, int port) {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(FeedSamples.practice())
                .credentials(pki.credentials(DmpClient.SERVICE))
                .endpoints(Endpoints.sandbox(java.net.URI.create("https://localhost:" + port), pki.trust()))
                .build();
    }

    private Document document(Document template) {
        Oid id = Oid.of(series + '.' + numbers.incrementAndGet());
        byte[] bytes = SampleDocuments.bytes(out -> {
            try (InputStream in = template.content().open()) {
                in.transferTo(out);
            }
        });
        String named = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(template.metadata().uniqueId().value(), id.value());
        return new Document(
                template.metadata().toBuilder().uniqueId(id).build(),
                DocumentContent.of(named.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private NewShare share(boolean everywhere) {
        List<NewDelivery> deliveries = new ArrayList<>();
        deliveries.add(NewDelivery.waiting(Branch.DMP, Optional.empty(), ShareOperation.SHARE));
        if (everywhere) {
            deliveries.add(NewDelivery.waiting(Branch.PATIENT, Optional.empty(), ShareOperation.SHARE));
            deliveries.add(NewDelivery.waiting(
                    Branch.PROFESSIONALS,
                    Optional.of(new Correspondent.AtMailbox(MssAddress.of("cardiologie@ch-test.example"))),
                    ShareOperation.SHARE));
        }
        return new NewShare(
                ShareOperation.SHARE,
                document(everywhere ? report : letter),
                FeedSamples.session(),
                Optional.of(MssAddress.of("anne.testa@medecin.test.example")),
                Optional.empty(),
                deliveries);
    }

    private long own(Connection connection, boolean shared) throws SQLException {
        NewShare share = share(true);
        long before = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO report VALUES (?, ?)")) {
            insert.setString(1, share.document().metadata().uniqueId().value());
            insert.setString(2, "Compte rendu");
            insert.executeUpdate();
        }
        if (shared) {
            outbox.enqueue(connection, share);
        }
        connection.commit();
        return System.nanoTime() - before;
    }

    /** The same insert and commit, by turns with and without a share of three branches. */
    private void enqueuing() throws SQLException {
        long[] plain = new long[ENQUEUED];
        long[] shared = new long[ENQUEUED];
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = -ENQUEUED / 2; i < ENQUEUED; i++) {
                long alone = own(connection, false);
                long both = own(connection, true);
                if (i >= 0) {
                    plain[i] = alone;
                    shared[i] = both;
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM sg_task");
                statement.execute("UPDATE sg_delivery SET state = 'WITHHELD'");
                connection.commit();
            }
        }
        Arrays.sort(plain);
        Arrays.sort(shared);
        double alone = plain[ENQUEUED / 2] / 1e6;
        double both = shared[ENQUEUED / 2] / 1e6;
        print(
                "enqueue, document of %d KB, three branches: own transaction %.2f ms, with the share %.2f ms: %.2f ms more (medians;"
                        + " 99th percentiles %.2f and %.2f)",
                PDF * 4 / 3 / 1000,
                alone,
                both,
                both - alone,
                plain[ENQUEUED * 99 / 100] / 1e6,
                shared[ENQUEUED * 99 / 100] / 1e6);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Bare feeds by as many threads as a node has workers, then a node. */
    private void rates() throws Exception {
        SegurContext context = context(sandbox.pki(), sandbox.baseUri().getPort());
        try (DmpClient client = DmpClient.create(context)) {
            bare(client, FED);
            double raw = bare(client, FED);
            Process node = start();
            deliver(FED);
            double delivered = deliver(FED);
            double again = bare(client, FED);
            node.destroyForcibly().waitFor();
            print(
                    "feeds a second, %d at once: bare calls %.0f and %.0f, one node %.0f: %.2f of the rate",
                    WORKERS, raw, again, delivered, 2 * delivered / (raw + again));
        }
    }

    private double bare(DmpClient client, int count) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                documents.add(document(letter));
            }
            long before = System.nanoTime();
            List<Future<?>> calls = new ArrayList<>();
            for (Document each : documents) {
                FeedRequest request = FeedRequest.builder().addDocument(each).build();
                calls.add(threads.submit(() -> client.feed(FeedSamples.session(), request)));
            }
            for (Future<?> each : calls) {
                each.get();
            }
            return count * 1e9 / (System.nanoTime() - before);
        } finally {
            threads.shutdown();
        }
    }

    private Process start() throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "node", ".txt");
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutboxLoad.class.getName(),
                        url,
                        Integer.toString(sandbox.baseUri().getPort()),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        while (!Files.readString(output).contains("started")) {
            if (!node.isAlive()) {
                throw new IOException(Files.readString(output));
            }
            Thread.sleep(20);
        }
        return node;
    }

    /** Shares of one branch, all there before the first is seen; how many a second ended well. */
    private double deliver(int count) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                ids.add(outbox.enqueue(connection, share(false)));
            }
            connection.commit();
        }
        long before = System.nanoTime();
        Deliveries deliveries = new Deliveries(database, Clock.systemUTC());
        while (deliveries.pending() > 0) {
            LockSupport.parkNanos(50_000_000);
        }
        double rate = count * 1e9 / (System.nanoTime() - before);
        for (String each : ids) {
            if (!deliveries.ofShare(each).get(0).state().name().equals("CONFIRMED")) {
                throw new IllegalStateException(deliveries.ofShare(each).toString());
            }
        }
        return rate;
    }

    private void latency() throws Exception {
        sandbox.dmp().always(DmpSituation.slow(LATENCY));
        Process first = start();
        deliver(SLOW);
        double one = deliver(SLOW);
        Process second = start();
        deliver(SLOW);
        double two = deliver(2 * SLOW);
        first.destroyForcibly().waitFor();
        second.destroyForcibly().waitFor();
        sandbox.dmp().always(DmpSituation.NORMAL);
        print(
                "feeds a second, %d ms a call, %d workers a node: one node %.1f, two nodes %.1f: %.2f times",
                LATENCY.toMillis(), WORKERS, one, two, two / one);
    }
}
