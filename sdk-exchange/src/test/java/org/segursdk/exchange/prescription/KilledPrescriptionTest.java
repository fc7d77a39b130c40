package org.segursdk.exchange.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.eprescription.sheet.SheetPrinter;
import org.segursdk.exchange.ChildJvm;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.outbox.DeliverySettings;
import org.segursdk.exchange.outbox.ExchangeNode;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.sharing.Sharing;
import org.segursdk.exchange.sharing.SharingPolicy;
import org.segursdk.exchange.sharing.SharingRules;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/**
 * A node that sends is killed in earnest, and another one goes on: nothing is lost, nothing is doubled. {@code segursdk.thorough} kills it at
 * every point, before and after each commit, each call of the base and each sheet.
 */
@Order(1)
class KilledPrescriptionTest {
    private static final boolean EVERYWHERE = Boolean.getBoolean("segursdk.thorough");
    /** Where most would be lost or doubled. */
    private static final List<String> PLACES = List.of("DEPOSIT after", "PRINT after");

    private static final int KILLED = 137;

    @TempDir
    Path folder;

    /** A node of a software whose prescriptions are made from their ids, and whose printer is a file. */
    private static ExchangeNode node(
            DataSource database, EPrescriptionGateway gateway, Path printer, Consumer<String> point, String name) {
        return ExchangeNode.builder(database, Databases.CIPHER)
                .dmp(new HeldBranch())
                .mail(new HeldBranch())
                .work(sendings(database, gateway, printer, point).work())
                .name(name)
                .settings(DeliverySettings.builder()
                        .polling(Duration.ofMillis(50))
                        .heartbeat(Duration.ofMillis(250))
                        .delays(Duration.ofMillis(50), Duration.ofMillis(200))
                        .settling(Duration.ofMillis(100), Duration.ofSeconds(30))
                        .build())
                .build();
    }

    private static PrescriptionSendings sendings(
            DataSource database, EPrescriptionGateway gateway, Path printer, Consumer<String> point) {
        Points points = new Points(point);
        DataSource watched = points.watched(database);
        Outbox outbox = new Outbox(Databases.CIPHER, Clock.systemUTC());
        PrescriptionPorts ports = PrescriptionPorts.builder()
                .prescriptions(id -> Optional.of(PrescriptionSamples.medicine(id)))
                .numbers(SimulatedNumbers.from(Environment.SANDBOX, System.nanoTime() % 1_000_000_000L))
                .printer(SheetPrinter.builder().environment(Environment.SANDBOX).build())
                .gateway(points.watched(gateway), (prescription, session) -> PrescriptionBench.caller())
                .handover(sheet -> {
                    point.accept("PRINT before");
                    print(printer, sheet.number().map(PrescriptionNumber::value).orElse("none"));
                    point.accept("PRINT after");
                })
                .build();
        return new PrescriptionSendings(
                watched,
                Databases.CIPHER,
                outbox,
                new Sharing(watched, outbox, new SharingRules(SharingPolicy.everything())),
                ports,
                Clock.systemUTC());
    }

    private static void print(Path printer, String line) {
        try {
            Files.writeString(printer, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that is killed. Arguments: database, folder of the keys, address of the base, printer, place, which point, id. */
    static final class NodeProcess {
        private NodeProcess() {}

        public static void main(String[] args) {
            DirectoryPki pki = new DirectoryPki(Path.of(args[1]));
            SegurContext context = SegurContext.builder()
                    .software(Software.of("Essai", "1.0"))
                    .structure(PrescriptionSamples.practice())
                    .credentials(pki.credentials("eprescription"))
                    .endpoints(Endpoints.builder(Environment.INTEGRATION)
                            .endpoint(
                                    "eprescription",
                                    Endpoint.builder(URI.create(args[2]))
                                            .trust(pki.trust())
                                            .build())
                            .build())
                    .build();
            DataSource database = JdbcConnectionPool.create(args[0], "sa", "");
            int deadly = Integer.parseInt(args[5]);
            int[] passed = {0};
            Consumer<String> point = where -> {
                if (++passed[0] == deadly || where.equals(args[4])) {
                    Runtime.getRuntime().halt(KILLED);
                }
            };
            SandboxGateway gateway = SandboxGateway.open(context);
            PrescriptionSendings plain = sendings(database, gateway, Path.of(args[3]), where -> {});
            try (ExchangeNode node = node(database, gateway, Path.of(args[3]), point, "dying")) {
                node.start();
                await(() -> plain.find(Oid.of(args[6])).orElseThrow().status() == SendingStatus.DONE);
            }
            Runtime.getRuntime().halt(0);
        }
    }

    static void await(BooleanSupplier condition) {
        for (int i = 0; i < 3_000 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    @Tag("REM-EPR-03")
    void killedNode_anotherGoesOn_nothingIsLostOrDoubled() throws Exception {
        Server server = Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString(), "-ifNotExists")
                .start();
        try (Sandbox sandbox = Sandbox.builder()
                        .directory(folder.resolve("sandbox"))
                        .clock(PrescriptionBench.BASE_CLOCK)
                        .start();
                SandboxGateway gateway =
                        SandboxGateway.open(PrescriptionBench.context(sandbox, Duration.ofSeconds(10)))) {
            String url = "jdbc:h2:tcp://localhost:" + server.getPort() + "/./sent";
            DataSource database = Databases.migrated(url);
            if (EVERYWHERE) {
                int deadly = 1;
                while (killed(sandbox, gateway, database, url, "-", deadly)) {
                    deadly++;
                }
                assertThat(deadly).isGreaterThan(30);
            } else {
                for (String place : PLACES) {
                    assertThat(killed(sandbox, gateway, database, url, place, -1))
                            .isTrue();
                }
            }
        } finally {
            server.stop();
        }
    }

    /** @return whether it came to that point */
    private boolean killed(
            Sandbox sandbox, SandboxGateway gateway, DataSource database, String url, String place, int deadly)
            throws Exception {
        sandbox.ePrescription().reset();
        Path printer = folder.resolve("printer " + place + deadly);
        PrescriptionSendings sendings = sendings(database, gateway, printer, where -> {});
        Prescription prescription = PrescriptionSamples.medicine(Samples.newId());
        PrescriptionRequest request = DiedPrescriptionTest.request(prescription).build();
        Sql.inTransaction(database, c -> sendings.send(request, c));
        Path output = folder.resolve("output");
        Process process = new ChildJvm(
                        NodeProcess.class, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx160m")
                .start(
                        output,
                        url,
                        folder.resolve("sandbox").resolve("pki"),
                        sandbox.baseUri() + "/eprescription",
                        printer,
                        place,
                        deadly,
                        prescription.id().value());
        int exit = process.waitFor();
        assertThat(exit).as(Files.readString(output)).isIn(KILLED, 0);
        Deliveries deliveries = new Deliveries(database, Clock.systemUTC());
        try (ExchangeNode heir = node(database, gateway, printer, where -> {}, "heir" + place + deadly)) {
            heir.start();
            await(() -> sendings.find(prescription.id()).orElseThrow().status() != SendingStatus.WAITING
                    && deliveries.pending() == 0);
        }
        LegalEnd.check(
                "killed at " + place + " " + deadly,
                prescription.id(),
                sendings,
                deliveries,
                Files.readString(printer, StandardCharsets.UTF_8).lines().toList(),
                sandbox.ePrescription());
        return exit == KILLED;
    }

    @Test
    void twoNodes_eachPrescriptionOnOneOfThem() throws Exception {
        try (Sandbox sandbox =
                        Sandbox.builder().clock(PrescriptionBench.BASE_CLOCK).start();
                SandboxGateway gateway =
                        SandboxGateway.open(PrescriptionBench.context(sandbox, Duration.ofSeconds(10)))) {
            DataSource database = Databases.create();
            Path printer = folder.resolve("printer");
            PrescriptionSendings sendings = sendings(database, gateway, printer, where -> {});
            List<Prescription> prescriptions = Stream.generate(() -> PrescriptionSamples.medicine(Samples.newId()))
                    .limit(12)
                    .toList();
            for (Prescription each : prescriptions) {
                PrescriptionRequest request = DiedPrescriptionTest.request(each).build();
                Sql.inTransaction(database, c -> sendings.send(request, c));
            }
            try (ExchangeNode one = node(database, gateway, printer, where -> {}, "one");
                    ExchangeNode two = node(database, gateway, printer, where -> {}, "two")) {
                one.start();
                two.start();
                await(() -> sendings.inStatus(SendingStatus.DONE).size() == prescriptions.size());
            }
            assertThat(sandbox.ePrescription().prescriptions())
                    .hasSize(prescriptions.size())
                    .allMatch(each -> each.repeats() == 0);
            assertThat(Files.readAllLines(printer))
                    .hasSize(prescriptions.size())
                    .doesNotHaveDuplicates();
            List<String> who = prescriptions.stream()
                    .flatMap(each -> sendings.events(each.id()).stream())
                    .map(PrescriptionEvent::who)
                    .distinct()
                    .toList();
            assertThat(who).contains("node:one", "node:two");
        }
    }
}
