package org.segursdk.exchange.prescription;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.gateway.EPrescriptionGateway;
import org.segursdk.eprescription.sending.DocumentBranch;
import org.segursdk.eprescription.sending.SagaStore;
import org.segursdk.eprescription.sending.SendingEvent;
import org.segursdk.eprescription.sending.SendingGate;
import org.segursdk.eprescription.sending.SendingRules;
import org.segursdk.eprescription.sending.SendingRunner;
import org.segursdk.eprescription.sending.SendingState;
import org.segursdk.eprescription.sending.SendingStep;
import org.segursdk.eprescription.sending.SendingText;
import org.segursdk.eprescription.sending.StepResult;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.NodeWork;
import org.segursdk.exchange.prescription.DocumentSharing.Earlier;
import org.segursdk.exchange.prescription.PrescriptionRows.Change;
import org.segursdk.exchange.prescription.PrescriptionRows.Overtaken;

/**
 * One pass of the sending of a prescription: the steps are {@link SendingRules}', what is done and saved in which order
 * {@link SendingRunner}'s; here stands when.
 */
final class PrescriptionRun implements NodeWork {
    static final List<SendingStep> BRANCHES = List.of(SendingStep.PRINT, SendingStep.DMP, SendingStep.MAIL);

    private final DataSource database;
    private final PrescriptionRows rows;
    private final DocumentSharing documents;
    private final PrescriptionPorts ports;
    private final Clock clock;

    PrescriptionRun(
            DataSource database,
            PrescriptionRows rows,
            DocumentSharing documents,
            PrescriptionPorts ports,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.documents = documents;
        this.ports = ports;
        this.clock = clock;
    }

    private Instant now() {
        return Sql.micros(clock.instant());
    }

    @Override
    public String task() {
        return PrescriptionRows.TASK;
    }

    @Override
    public List<String> stranded(Connection connection, Instant before) throws SQLException {
        return PrescriptionRows.stranded(connection, before, now());
    }

    /** The state of one row, saved as long as nobody else changes the row. */
    private final class RowStore implements SagaStore {
        private final String who;
        private PrescriptionRow row;

        RowStore(PrescriptionRow row, String who) {
            this.row = row;
            this.who = who;
        }

        @Override
        public Optional<String> load(Oid prescriptionId) {
            return Optional.of(SendingText.write(row.state()));
        }

        @Override
        public void save(Oid prescriptionId, String text) {
            SendingState state = SendingText.read(text);
            row = Sql.inTransaction(database, connection -> rows.save(connection, row, state, who, now()));
        }
    }

    SendingRunner runner(
            SagaStore store,
            Prescription prescription,
            PrescriptionOrder order,
            EPrescriptionGateway gateway,
            Earlier earlier) {
        DocumentBranch branch = (what, made) -> documents.share(what.id().value(), made, earlier);
        return SendingRunner.builder()
                .store(store)
                .numbers(ports.numbers)
                .printer(ports.printer)
                .documents((sheet, copyId) -> DocumentSharing.make(sheet, copyId, earlier, ports.header))
                .gateway(gateway, ports.callers.of(prescription, order.session()))
                .handover(ports.handover)
                .dmp(branch)
                .mail(branch)
                .build();
    }

    @Override
    public Optional<Instant> run(String id, Node node) {
        Optional<PrescriptionRow> found = Sql.inTransaction(database, connection -> rows.find(connection, id));
        if (found.filter(each -> each.status() == SendingStatus.WAITING).isEmpty()) {
            return Optional.empty();
        }
        PrescriptionRow row = found.get();
        boolean setBack = now().isBefore(row.updatedAt());
        Optional<Instant> early = setBack ? Optional.empty() : row.nextAt().filter(now()::isBefore);
        if (early.isPresent()) {
            return early;
        }
        try {
            return pass(row, node);
        } catch (Overtaken meanwhile) {
            return Optional.of(now());
        }
    }

    /** What the database raises goes out of here: nodes come back, and find what was saved. */
    private Optional<Instant> pass(PrescriptionRow row, Node node) {
        RowStore store = new RowStore(row, node.who());
        Optional<SendingState> state;
        try {
            state = resumed(store, node);
        } catch (InvalidInputException e) {
            return end(
                    store.row, node, SendingStatus.HUMAN, e.violations().get(0).rule());
        } catch (SegurException e) {
            if (e.code().equals(Sql.DATABASE)) {
                throw e;
            }
            return e.retryable()
                    ? again(store.row, node, e.code())
                    : end(store.row, node, SendingStatus.HUMAN, e.code());
        } catch (Overtaken e) {
            throw e;
        } catch (RuntimeException e) {
            // A port of the software's own; its message may hold what it was given.
            return end(
                    store.row,
                    node,
                    SendingStatus.HUMAN,
                    "EXCHANGE-UNEXPECTED " + e.getClass().getSimpleName());
        }
        if (state.isEmpty()) {
            return end(store.row, node, SendingStatus.HUMAN, "EXCHANGE-PRESCRIPTION-GONE");
        }
        return row.stopped() ? stopped(store.row, state.get(), node) : after(store.row, state.get(), node);
    }

    /** As far as it goes now; empty when the software has no such prescription. */
    private Optional<SendingState> resumed(RowStore store, Node node) {
        PrescriptionRow row = store.row;
        Optional<Prescription> prescription = ports.prescriptions.find(Oid.of(row.id()));
        if (prescription.isEmpty()) {
            return Optional.empty();
        }
        SendingRunner runner = runner(
                store,
                prescription.get(),
                row.order(),
                new GuardedGateway(ports.gateway, node),
                documents.earlier(row));
        reopen(store);
        return Optional.of(runner.resume(prescription.get(), gate(row)));
    }

    /** A deposit that failed is tried again after a while, not at once; of what was stopped the base is asked and nothing else. */
    private static SendingGate gate(PrescriptionRow row) {
        if (row.stopped()) {
            return (state, next) -> next == SendingStep.RECONCILE;
        }
        int attempts = row.state().attempts();
        return (state, next) -> next != SendingStep.DEPOSIT || state.attempts() == attempts;
    }

    /** What failed in the pass before and may be tried again is to be run; a mail is one more row of the outbox, made once. */
    private static void reopen(RowStore store) {
        SendingState state = store.row.state();
        if (state.isWaiting()) {
            state = SendingRules.apply(state, new SendingEvent.Retry(SendingStep.DEPOSIT));
        } else if (state.isFinished() && !store.row.stopped()) {
            for (SendingStep step : BRANCHES) {
                if (again(state, step)) {
                    state = SendingRules.apply(state, new SendingEvent.Retry(step));
                }
            }
        }
        if (!state.equals(store.row.state())) {
            store.save(state.prescriptionId(), SendingText.write(state));
        }
    }

    private static boolean again(SendingState state, SendingStep step) {
        StepResult result = state.result(step);
        return result.status() == StepResult.Status.FAILED && result.retryable()
                || step == SendingStep.MAIL && result.status() == StepResult.Status.UNCERTAIN;
    }

    private Optional<Instant> stopped(PrescriptionRow row, SendingState state, Node node) {
        return isUnsettled(state) ? ask(row, state, node) : end(row, node, SendingStatus.STOPPED, row.code());
    }

    /** Whether nobody knows yet if the base has it. */
    static boolean isUnsettled(SendingState state) {
        StepResult.Status deposit = state.result(SendingStep.DEPOSIT).status();
        return deposit == StepResult.Status.RUNNING || deposit == StepResult.Status.UNCERTAIN && !state.isAbandoned();
    }

    private Optional<Instant> after(PrescriptionRow row, SendingState state, Node node) {
        if (state.isWaiting()) {
            return ask(row, state, node);
        }
        if (!state.isFinished()) {
            // A deposit that failed and may be tried again.
            String code = "DEPOSIT " + state.attempts() + " of " + state.mostAttempts();
            return later(row, node, code, row.attempts(), now().plus(node.delay(Math.max(1, state.attempts()))));
        }
        for (SendingStep step : SendingStep.values()) {
            if (step != SendingStep.RECONCILE && step != SendingStep.DEPOSIT && step != SendingStep.NUMBER) {
                StepResult result = state.result(step);
                boolean open =
                        result.status() == StepResult.Status.FAILED || result.status() == StepResult.Status.UNCERTAIN;
                if (open) {
                    String code = step + " " + result.code();
                    return again(state, step) ? again(row, node, code) : end(row, node, SendingStatus.HUMAN, code);
                }
            }
        }
        StepResult deposit = state.result(SendingStep.DEPOSIT);
        return end(row, node, SendingStatus.DONE, ("DEPOSIT-" + deposit.status() + ' ' + deposit.code()).strip());
    }

    /** Nobody knows whether the base has it: it is asked again, for as long as the node's settings say. */
    private Optional<Instant> ask(PrescriptionRow row, SendingState state, Node node) {
        Instant now = now();
        // On a clock that was set back the delay counts from now, or it would never be over.
        Instant since = row.uncertainSince().filter(each -> !each.isAfter(now)).orElse(now);
        String code = state.result(SendingStep.DEPOSIT).code();
        boolean over = !now.isBefore(since.plus(node.settings().settleGiveUp()));
        if (over || code.equals(SendingRules.ABSENT)) {
            return end(row, node, SendingStatus.HUMAN, "DEPOSIT " + code);
        }
        Instant next = now.plus(node.settings().settleEvery());
        Change change = new Change(
                SendingStatus.WAITING,
                row.stopped() ? row.code() : "DEPOSIT " + code,
                row.stopped(),
                row.attempts(),
                Optional.of(next),
                Optional.of(since));
        return change(row, change, node);
    }

    private Optional<Instant> again(PrescriptionRow row, Node node, String code) {
        int attempts = row.attempts() + 1;
        if (attempts >= node.settings().maxAttempts()) {
            return end(row, node, SendingStatus.HUMAN, code);
        }
        return later(row, node, code, attempts, now().plus(node.delay(attempts)));
    }

    private Optional<Instant> later(PrescriptionRow row, Node node, String code, int attempts, Instant next) {
        Change change =
                new Change(SendingStatus.WAITING, code, row.stopped(), attempts, Optional.of(next), Optional.empty());
        return change(row, change, node);
    }

    private Optional<Instant> end(PrescriptionRow row, Node node, SendingStatus status, String code) {
        return change(row, Change.end(row, status, code), node);
    }

    private Optional<Instant> change(PrescriptionRow row, Change change, Node node) {
        return Sql.inTransaction(database, connection -> rows.change(connection, row, change, node.who(), now()))
                .nextAt();
    }

    /** Its name alone. */
    @Override
    public String toString() {
        return "PrescriptionRun";
    }
}
