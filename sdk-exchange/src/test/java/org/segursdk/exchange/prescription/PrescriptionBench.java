package org.segursdk.exchange.prescription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.PrescriptionNumberSource;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.gateway.CallContext;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.sheet.SheetPrinter;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.DeliverySettings;
import org.segursdk.exchange.outbox.NodeWork;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.sharing.Sharing;
import org.segursdk.exchange.sharing.SharingPolicy;
import org.segursdk.exchange.sharing.SharingRules;
import org.segursdk.sandbox.Sandbox;

/** A software that sends prescriptions from a database, and a node whose passes are run one by one. */
final class PrescriptionBench {
    static final Clock BASE_CLOCK = Clock.fixed(PrescriptionSamples.WRITTEN.plusSeconds(60), ZoneOffset.UTC);
    private static final SheetPrinter PRINTER =
            SheetPrinter.builder().environment(Environment.SANDBOX).build();

    final DataSource database;
    final Time clock;
    final Outbox outbox;
    final Sharing sharing;
    final PrescriptionSendings sendings;
    final Map<Oid, Prescription> kept = new ConcurrentHashMap<>();
    final List<String> printed = new CopyOnWriteArrayList<>();
    final TestNode node;

    static final class Time extends Clock {
        private Instant now = Samples.NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    PrescriptionBench(DataSource database, EPrescriptionGateway gateway, Consumer<String> point, long firstNumber) {
        this(database, gateway, point, SimulatedNumbers.from(Environment.SANDBOX, firstNumber), new Time());
    }

    PrescriptionBench(
            DataSource plain,
            EPrescriptionGateway gateway,
            Consumer<String> point,
            PrescriptionNumberSource numbers,
            Time clock) {
        Points points = new Points(point);
        this.database = points.watched(plain);
        this.clock = clock;
        this.node = new TestNode(clock);
        this.outbox = new Outbox(Databases.CIPHER, clock);
        this.sharing = new Sharing(database, outbox, new SharingRules(SharingPolicy.everything()));
        PrescriptionPorts ports = PrescriptionPorts.builder()
                .prescriptions(id -> Optional.ofNullable(kept.get(id)))
                .numbers(numbers)
                .printer(PRINTER)
                .gateway(points.watched(gateway), (prescription, session) -> caller())
                .handover(sheet -> {
                    point.accept("PRINT before");
                    printed.add(sheet.number().map(PrescriptionNumber::value).orElse("none"));
                    point.accept("PRINT after");
                })
                .header((prescription, header) -> point.accept("DOCUMENTS"))
                .build();
        this.sendings = new PrescriptionSendings(database, Databases.CIPHER, outbox, sharing, ports, clock);
    }

    static CallContext caller() {
        return CallContext.builder()
                .professional(PrescriptionSamples.doctor())
                .amNumber("991000696")
                .clock(BASE_CLOCK)
                .build();
    }

    static SegurContext context(Sandbox sandbox, Duration patience) {
        Endpoint base = sandbox.endpoints().find("eprescription").orElseThrow();
        return SegurContext.builder()
                .software(Software.of("Essai", "1.0"))
                .structure(PrescriptionSamples.practice())
                .credentials(sandbox.pki().credentials("eprescription"))
                .endpoints(sandbox.endpoints()
                        .with(
                                "eprescription",
                                Endpoint.builder(base.uri())
                                        .trust(base.trust())
                                        .connectTimeout(Duration.ofSeconds(10))
                                        .readTimeout(patience)
                                        .build()))
                .build();
    }

    /** A node that is not started: passes are run by hand. */
    static final class TestNode implements NodeWork.Node {
        final Clock clock;
        int failures;
        boolean closed;

        TestNode(Clock clock) {
            this.clock = clock;
        }

        @Override
        public String who() {
            return "node:test";
        }

        @Override
        public DeliverySettings settings() {
            return DeliverySettings.builder()
                    .maxAttempts(3)
                    .settling(Duration.ofMinutes(1), Duration.ofHours(1))
                    .build();
        }

        @Override
        public Duration delay(int attempts) {
            return Duration.ofSeconds(10L * attempts);
        }

        @Override
        public Optional<Instant> closedUntil(String destination) {
            return closed ? Optional.of(clock.instant()) : Optional.empty();
        }

        @Override
        public void answered(String destination) {
            failures = 0;
        }

        @Override
        public void failed(String destination) {
            failures++;
        }

        @Override
        public void gaveUp(String destination) {
            // Nothing is known of it.
        }
    }

    /** Keeps a prescription with a medicine, and sends it. */
    Oid send() {
        return send(PrescriptionSamples.medicine(Samples.newId()));
    }

    Oid send(Prescription prescription) {
        return send(PrescriptionRequest.builder(prescription, Samples.session()), prescription);
    }

    Oid send(PrescriptionRequest.Builder request, Prescription prescription) {
        kept.put(prescription.id(), prescription);
        Sql.inTransaction(database, connection -> sendings.send(request.build(), connection));
        return prescription.id();
    }

    PrescriptionSending find(Oid id) {
        return sendings.find(id).orElseThrow();
    }

    /** One pass, whenever it is due. */
    PrescriptionSending pass(Oid id) {
        find(id).nextAt().filter(next -> next.isAfter(clock.now)).ifPresent(next -> clock.now = next);
        sendings.work().run(id.value(), node);
        return find(id);
    }

    /** Passes until nothing more happens by itself. */
    PrescriptionSending drive(Oid id) {
        for (int i = 0; i < 100 && find(id).status() == SendingStatus.WAITING; i++) {
            pass(id);
        }
        return find(id);
    }

    String number(Oid id) {
        return find(id).state().number().orElseThrow().value();
    }
}
