package org.segursdk.exchange.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.core.SegurContext;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.exchange.ChildJvm;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.inbox.JdbcArrivalStore;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.mailbox.ArrivalStore;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.mailbox.StartingPoint;
import org.segursdk.mss.mailbox.SyncReport;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.MssDelivery;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssMessage;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.Sandbox;

/**
 * Documents are shared while nodes are killed, the database breaks down, the DMP and the operator fail in every way they know: nothing
 * is lost, nothing is there twice, everything is explained. The operator never notices a second mail. In rounds of a thousand, each with
 * a sandbox and tables of its own: the sandbox's folders of mails are slow when they are long.
 */
@EnabledIfSystemProperty(
        named = "segursdk.shares",
        matches = "[0-9]+",
        disabledReason = "-Pchaos, for as many shares as -Dsegursdk.shares says")
class ChaosTest {
    private static final int SHARES = Integer.getInteger("segursdk.shares", 200);
    private static final long SEED = Long.getLong("segursdk.seed", 20_261_123);
    private static final int ROUND = 1_000;
    private static final int MAX_PENDING = 60;
    private static final int SHARES_A_KILL = SHARES > 1_000 ? 40 : 10;
    private static final int SHARES_A_FAULT = 5;
    private static final String HOLDER = "899700366240";
    private static final Map<DmpSituation, Integer> DMP = Map.of(
            DmpSituation.HTTP_503, 3,
            DmpSituation.COMMIT_THEN_RESET, 4,
            DmpSituation.HALF_BODY, 2,
            DmpSituation.RESET, 2,
            DmpSituation.RESET_DURING_REQUEST, 1,
            DmpSituation.HTML_ERROR, 1,
            DmpSituation.CLOSED, 1);
    private static final Map<MssSituation.Kind, Integer> MSS = Map.of(
            MssSituation.Kind.CUT_AFTER_DATA, 4,
            MssSituation.Kind.LOST_AFTER_DATA, 2,
            MssSituation.Kind.CUT_DURING_DATA, 1,
            MssSituation.Kind.MAIL_452, 2,
            MssSituation.Kind.DATA_421, 1,
            MssSituation.Kind.GREYLISTED, 1,
            MssSituation.Kind.BUSY, 1,
            MssSituation.Kind.RECIPIENT_UNKNOWN, 1,
            MssSituation.Kind.BOUNCE, 1);

    @TempDir
    Path folder;

    /** Of all rounds. */
    private static final Map<String, Long> TOTAL = new TreeMap<>();

    private Random random = new Random(SEED);
    private final Outbox outbox = new Outbox(Databases.CIPHER, Clock.systemUTC());
    private final AtomicInteger shared = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<Process> nodes = new ArrayList<>();
    private int kills;
    private int restarts;
    private int scripted;

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private static IntStream rounds() {
        return IntStream.range(0, (SHARES + ROUND - 1) / ROUND);
    }

    @AfterAll
    static void sum() {
        System.out.println("chaos: " + TOTAL);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void sharesAmongKills_breakdownsAndFaults(int round) throws Exception {
        random = new Random(SEED + round);
        int shares = Math.min(ROUND, SHARES - round * ROUND);
        try (ServedDatabase served = ServedDatabase.start(folder);
                Sandbox sandbox = Sandbox.builder()
                        .directory(folder.resolve("sandbox"))
                        .withholdBodies(true)
                        .start()) {
            prepare(sandbox);
            String token = "token-" + SEED;
            sandbox.mss().acceptToken(token, HOLDER, Instant.now().plus(Duration.ofDays(1)));
            for (int i = 0; i < 2; i++) {
                nodes.add(node(served, sandbox, token, "node-" + i));
            }
            Thread monkey = new Thread(() -> disturb(served, sandbox, token), "monkey");
            monkey.start();
            Thread reader = new Thread(() -> read(served, sandbox, token), "reader");
            reader.start();
            List<String> documents = share(served, shares);
            over.set(true);
            monkey.join();
            DataSource database = served.source();
            Deliveries deliveries = new Deliveries(database, Clock.systemUTC());
            awaitEnd(deliveries);
            ended.set(true);
            reader.join();
            report(documents, deliveries, sandbox);
        } finally {
            nodes.forEach(Process::destroyForcibly);
        }
    }

    private static void prepare(Sandbox sandbox) {
        sandbox.dmp().open(Samples.ins().ins());
        sandbox.mss().citizenDomain("patient.test.example");
        sandbox.mss().createMailbox(MssMailbox.personal(Samples.DOCTOR.value(), HOLDER));
        sandbox.mss().createMailbox(MssMailbox.organisational(Samples.WARD.value(), "899700245667"));
        sandbox.mss().createMailbox(MssMailbox.citizen(SandboxFixture.CITIZEN));
    }

    private Process node(ServedDatabase served, Sandbox sandbox, String token, String name) throws IOException {
        return new ChildJvm(SandboxNode.class, "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx192m")
                .start(
                        folder.resolve(name + ".txt"),
                        SandboxNode.arguments(sandbox, folder.resolve("sandbox"), token, served.url(), name)
                                .toArray());
    }

    /** As long as there is more to share: a fault of each service every few shares, now and then a node dies, or the database. */
    private void disturb(ServedDatabase served, Sandbox sandbox, String token) {
        try {
            for (int i = 1; !over.get(); i++) {
                while (!over.get() && shared.get() < i * SHARES_A_KILL) {
                    if (scripted < shared.get() / SHARES_A_FAULT) {
                        sandbox.dmp().next(drawn(DMP));
                        sandbox.mss().next(MssSituation.of(drawn(MSS)));
                        scripted++;
                    }
                    pause(20 + random.nextInt(200));
                }
                int victim = random.nextInt(2);
                nodes.get(victim).destroyForcibly().waitFor();
                kills++;
                nodes.set(victim, node(served, sandbox, token, "heir-" + i));
                if (i % 4 == 0) {
                    served.restart();
                    restarts++;
                }
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Delivery reports are fetched all the time; at the end until none is left. */
    private void read(ServedDatabase served, Sandbox sandbox, String token) {
        DataSource database = served.source();
        Clock clock = Clock.systemUTC();
        ArrivalStore store = DeliveryReports.into(
                new Deliveries(database, clock),
                new JdbcArrivalStore(database, Databases.CIPHER, Databases.PSEUDONYMS, clock));
        SegurContext context =
                SandboxNode.context(sandbox.pki(), sandbox.baseUri().toString());
        Mailbox mailbox = SandboxNode.mailbox(
                sandbox.pki(),
                sandbox.mss().port(MssListener.SMTP),
                sandbox.mss().port(MssListener.IMAP),
                token);
        for (boolean more = true; more || !ended.get(); ) {
            try (MailboxSync sync = MailboxSync.builder(context, mailbox, store)
                    .startingPoint(StartingPoint.everything())
                    .build()) {
                do {
                    SyncReport pass = sync.sync();
                    more = !pass.stored().isEmpty() || !pass.failures().isEmpty() || pass.more();
                    pause(200);
                } while (more || !ended.get());
            } catch (IOException | SegurException e) {
                more = true;
                pause(200);
            }
        }
    }

    private <T> T drawn(Map<T, Integer> weights) {
        List<T> all = new ArrayList<>();
        weights.entrySet().stream()
                .sorted((left, right) ->
                        left.getKey().toString().compareTo(right.getKey().toString()))
                .forEach(each -> {
                    for (int i = 0; i < each.getValue(); i++) {
                        all.add(each.getKey());
                    }
                });
        return all.get(random.nextInt(all.size()));
    }

    private List<String> share(ServedDatabase served, int shares) {
        DataSource database = served.source();
        Deliveries deliveries = new Deliveries(database, Clock.systemUTC());
        List<String> documents = new ArrayList<>();
        for (int i = 1; i <= shares; i++) {
            Document document = document();
            documents.add(document.metadata().uniqueId().value());
            enqueue(database, RunFixture.share(document, Branch.values()));
            shared.incrementAndGet();
            while (i % 5 == 0 && tried(deliveries::pending) > MAX_PENDING) {
                pause(100);
            }
        }
        return documents;
    }

    private static Document document() {
        Instant now = Instant.now().minusSeconds(60);
        CdaHeader.Builder header = CdaHeader.builder()
                .id(Samples.newId())
                .title("Compte rendu de consultation")
                .createdAt(now)
                .patient(Patient.qualified(Samples.ins()).build())
                .addAuthor(new Attestation(Samples.author(), now))
                .legalAuthenticator(new Attestation(Samples.author(), now))
                .custodian(Samples.practice())
                .event(ServiceEvent.of(Samples.author(), now.minusSeconds(900)))
                .encounter(Encounter.of(Samples.practice(), now.minusSeconds(900)));
        return N1Document.builder()
                .header(header)
                .type(ValueSets.documentType().find("11488-4").orElseThrow())
                .pdf(DocumentContent.of("%PDF-1.4 copie\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)))
                .build()
                .toDocument();
    }

    /** The software's own database may be away: it tries again, as any software does. */
    private static <T> T tried(Supplier<T> work) {
        for (int i = 0; ; i++) {
            try {
                return work.get();
            } catch (TransportException e) {
                if (i > 100) {
                    throw e;
                }
                pause(100);
            }
        }
    }

    /** A commit whose answer was lost may have been one: then the document is known the second time. */
    private void enqueue(DataSource database, NewShare share) {
        tried(() -> {
            try {
                return Sql.inTransaction(database, c -> outbox.enqueue(c, share));
            } catch (InvalidInputException e) {
                if (e.violations().get(0).rule().equals("EXCHANGE-SHARED-ALREADY")) {
                    return "";
                }
                throw e;
            }
        });
    }

    /** Given up only when nothing moves for a minute. */
    private static void awaitEnd(Deliveries deliveries) {
        long before = -1;
        int still = 0;
        while (still < 600) {
            long pending = tried(deliveries::pending);
            if (pending == 0) {
                return;
            }
            still = pending == before ? still + 1 : 0;
            before = pending;
            pause(100);
        }
        throw new AssertionError(before + " deliveries do not end");
    }

    private static String messageId(MssMessage message) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(message.open(), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                if (line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                    String value = line.substring(11).strip();
                    return (value.isEmpty() ? lines.readLine().strip() : value).replaceAll("[<>]", "");
                }
            }
            return "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(String what, long count) {
        TOTAL.merge(what, count, Long::sum);
    }

    private void report(List<String> documents, Deliveries deliveries, Sandbox sandbox) {
        Map<String, Integer> held = new HashMap<>();
        sandbox.dmp().documents(Samples.MATRICULE).forEach(each -> held.merge(each.uniqueId(), 1, Integer::sum));
        Map<String, Integer> mails = new HashMap<>();
        for (String mailbox : List.of(Samples.WARD.value(), SandboxFixture.CITIZEN)) {
            sandbox.mss().messages(mailbox).forEach(each -> mails.merge(messageId(each), 1, Integer::sum));
        }
        Map<DeliveryState, Integer> states = new EnumMap<>(DeliveryState.class);
        Set<String> ours = new HashSet<>();
        List<String> faulty = new ArrayList<>();
        for (String document : documents) {
            List<Delivery> found = deliveries.ofDocument(document);
            if (found.size() != Branch.values().length) {
                faulty.add("missing deliveries of " + document);
            }
            for (Delivery each : found) {
                states.merge(each.state(), 1, Integer::sum);
                each.messageId().ifPresent(ours::add);
                int times = each.branch() == Branch.DMP
                        ? held.getOrDefault(document, 0)
                        : mails.getOrDefault(each.messageId().orElseThrow(), 0);
                fault(each, times, deliveries).ifPresent(faulty::add);
            }
        }
        for (MssDelivery each : sandbox.mss().deliveries()) {
            if (each.sender().equals(Samples.DOCTOR.value()) && !ours.contains(each.envelopeId())) {
                faulty.add("an ENVID nobody drew");
            }
        }
        long doubled = held.values().stream().filter(times -> times > 1).count()
                + mails.values().stream().filter(times -> times > 1).count();
        add("shares", documents.size());
        add("kills", kills);
        add("restarts of the database", restarts);
        add("faults", 2L * scripted);
        add("lost", faulty.size());
        add("doubled", doubled);
        states.forEach((state, count) -> add(state.name(), count));
        System.out.println("so far: " + TOTAL);
        assertThat(faulty).isEmpty();
        assertThat(doubled).isZero();
        assertThat(ours).containsAll(mails.keySet());
    }

    private static Optional<String> fault(Delivery each, int times, Deliveries deliveries) {
        boolean ended = each.state() == DeliveryState.HUMAN || each.state().isFinal();
        boolean explained =
                !each.code().isEmpty() && deliveries.events(each.id()).size() > 1;
        boolean honest =
                switch (each.state()) {
                    case CONFIRMED -> times == 1;
                    case REFUSED, SKIPPED -> times == 0;
                    default -> true;
                };
        return ended && explained && honest ? Optional.empty() : Optional.of(each + ", there " + times + " times");
    }
}
