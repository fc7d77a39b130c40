package org.segursdk.exchange.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Environment;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumberSource;
import org.segursdk.eprescription.SimulatedNumbers;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.eprescription.sending.SheetHandover;
import org.segursdk.eprescription.sheet.PrintedSheet;
import org.segursdk.eprescription.sheet.SheetPrinter;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.Samples;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.outbox.DeliverySettings;
import org.segursdk.exchange.outbox.ExchangeNode;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.retention.ExchangeRetention;
import org.segursdk.exchange.sharing.Sharing;
import org.segursdk.exchange.sharing.SharingPolicy;
import org.segursdk.exchange.sharing.SharingRules;
import org.segursdk.sandbox.Sandbox;

/** What docs/exchange.md shows of prescriptions and of removal; the guide's own test compares the words. */
class PrescriptionGuideTest {
    private final DataSource database = Databases.create();
    private final ContentCipher cipher = Databases.CIPHER;
    private final Clock clock = Clock.systemUTC();
    private final ProfessionalSession session = Samples.session();
    private final Outbox outbox = new Outbox(cipher, clock);
    private final Sharing sharing = new Sharing(database, outbox, new SharingRules(SharingPolicy.everything()));
    private final PrescriptionNumberSource numbers = SimulatedNumbers.from(Environment.SANDBOX, 1);
    private final SheetPrinter printer =
            SheetPrinter.builder().environment(Environment.SANDBOX).build();

    private PrescriptionSendings sendings(
            PrescriptionPorts.Prescriptions prescriptions,
            EPrescriptionGateway gateway,
            PrescriptionPorts.Callers callers,
            SheetHandover sheets) {
        PrescriptionPorts ports = PrescriptionPorts.builder()
                .prescriptions(prescriptions) // read again from your tables, on a node
                .numbers(numbers)
                .printer(printer)
                .gateway(gateway, callers)
                .handover(sheets)
                .build();
        PrescriptionSendings sendings = new PrescriptionSendings(database, cipher, outbox, sharing, ports, clock);
        return sendings;
    }

    private void send(PrescriptionSendings sendings, Prescription prescription) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // your transaction
            sendings.send(PrescriptionRequest.builder(prescription, session).build(), connection);
            connection.commit(); // your prescription, its number and its sending, or none of them
        }
    }

    private static void work(ExchangeNode.Builder node, PrescriptionSendings sendings) {
        node.work(sendings.work());
    }

    private void people(PrescriptionSendings sendings, Oid prescriptionId, String who) {
        List<PrescriptionSending> letters = sendings.inStatus(SendingStatus.HUMAN);
        sendings.replay(prescriptionId, who); // the base is asked again, what failed is tried again
        sendings.withoutNumber(prescriptionId, who); // the patient waits, and the base does not tell
        assertThat(letters).isEmpty();
    }

    private ExchangeRetention.Removed remove(Clock clock) {
        ExchangeRetention retention = ExchangeRetention.contentsAfter(database, clock, Duration.ofDays(90))
                .metadataAfter(Duration.ofDays(365));
        ExchangeRetention.Removed removed = retention.remove(); // from a timer of yours
        return removed;
    }

    @Test
    void sentByANode_andRemovedWhenItIsOld() throws SQLException {
        Prescription prescription = PrescriptionSamples.medicine(Samples.newId());
        List<PrintedSheet> sheets = new CopyOnWriteArrayList<>();
        try (Sandbox sandbox =
                        Sandbox.builder().clock(PrescriptionBench.BASE_CLOCK).start();
                SandboxGateway gateway =
                        SandboxGateway.open(PrescriptionBench.context(sandbox, Duration.ofSeconds(10)))) {
            PrescriptionSendings sendings = sendings(
                    id -> Optional.of(prescription), gateway, (what, who) -> PrescriptionBench.caller(), sheets::add);
            send(sendings, prescription);
            ExchangeNode.Builder builder = ExchangeNode.builder(database, cipher)
                    .dmp(new HeldBranch())
                    .mail(new HeldBranch())
                    .settings(DeliverySettings.builder()
                            .polling(Duration.ofMillis(50))
                            .build());
            work(builder, sendings);
            try (ExchangeNode node = builder.build()) {
                node.start();
                KilledPrescriptionTest.await(
                        () -> sendings.inStatus(SendingStatus.DONE).size() == 1);
            }
            people(sendings, prescription.id(), "dr");
            assertThat(sandbox.ePrescription().prescriptions()).hasSize(1);
        }
        assertThat(sheets).hasSize(1);
        assertThat(remove(clock)).isEqualTo(new ExchangeRetention.Removed(0, 0));
    }
}
