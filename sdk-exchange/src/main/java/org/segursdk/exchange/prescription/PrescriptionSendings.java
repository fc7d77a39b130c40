package org.segursdk.exchange.prescription;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;
import org.segursdk.eprescription.sending.SagaStore;
import org.segursdk.eprescription.sending.SendingEvent;
import org.segursdk.eprescription.sending.SendingRules;
import org.segursdk.eprescription.sending.SendingState;
import org.segursdk.eprescription.sending.SendingStep;
import org.segursdk.eprescription.sending.StepResult;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.internal.record.Sql;
import org.segursdk.exchange.outbox.NodeWork;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.prescription.DocumentSharing.Earlier;
import org.segursdk.exchange.prescription.PrescriptionRows.Change;
import org.segursdk.exchange.sharing.Sharing;

/**
 * Prescriptions in "Y": one call in the software's own transaction; then nodes deposit, hand over the sheet and give the documents to the
 * outbox, by the rules of {@link SendingRules}. A deposit whose fate is not known lets nothing out; the number is drawn once, and every step is
 * a line of the journal. Steps and number are sealed; the prescription itself stays the software's. Thread-safe. Source:
 * eprescription §2, §9 (5); reliability S11.
 */
public final class PrescriptionSendings {
    /** As long as a request that is on its way may take. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private static final int MOST = 1000;

    private final DataSource database;
    private final Outbox outbox;
    private final PrescriptionRows rows;
    private final DocumentSharing documents;
    private final PrescriptionPorts ports;
    private final PrescriptionRun run;
    private final Clock clock;

    /**
     * @param database of {@link org.segursdk.exchange.outbox.ExchangeNode}, over connections of its own
     * @param sharing sends the documents, by its rules
     */
    public PrescriptionSendings(
            DataSource database,
            ContentCipher cipher,
            Outbox outbox,
            Sharing sharing,
            PrescriptionPorts ports,
            Clock clock) {
        this.database = Objects.requireNonNull(database, "database");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.rows = new PrescriptionRows(Objects.requireNonNull(cipher, "cipher"));
        this.documents = new DocumentSharing(database, outbox, Objects.requireNonNull(sharing, "sharing"), rows);
        this.ports = Objects.requireNonNull(ports, "ports");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.run = new PrescriptionRun(database, rows, documents, ports, clock);
    }

    /** What nodes do: give it to {@link org.segursdk.exchange.outbox.ExchangeNode.Builder#work}. */
    public NodeWork work() {
        return run;
    }

    private Instant now() {
        return Sql.micros(clock.instant());
    }

    private static PrescriptionSending view(PrescriptionRow row) {
        return new PrescriptionSending(
                Oid.of(row.id()),
                Oid.of(row.copyId()),
                row.replaces().map(Oid::of),
                row.status(),
                row.code(),
                row.attempts(),
                row.nextAt(),
                row.state(),
                row.createdAt(),
                row.updatedAt());
    }

    /**
     * Draws the number and keeps the sending; nodes see it once the caller commits. Nothing leaves before.
     *
     * @param connection in a transaction of the caller, who also keeps the prescription in it, and commits or rolls back
     * @throws InvalidInputException rules {@code EXCHANGE-TRANSACTION}, {@code EXCHANGE-SENT-ALREADY}, {@code EXCHANGE-NOT-SENT} (what
     *     it replaces was never sent), {@code EXCHANGE-REPLACED-ALREADY}, those of {@link org.segursdk.eprescription.sending.SendingRunner}
     * @throws SQLException of the database; the caller rolls back
     */
    public PrescriptionSending send(PrescriptionRequest request, Connection connection) throws SQLException {
        Sql.requireTransaction(connection);
        String id = request.prescription().id().value();
        String copy = request.plan().copyId().value();
        boolean known = !rows.list(
                        connection, "WHERE prescription_id IN (?, ?) OR copy_id IN (?, ?)", id, copy, id, copy)
                .isEmpty();
        new Violations()
                .check(
                        !known,
                        "prescription",
                        "EXCHANGE-SENT-ALREADY",
                        "cette ordonnance ou l'identifiant de sa copie a déjà été confié à l'envoi",
                        "this prescription or the id of its copy was already given to be sent")
                .throwIfAny("PrescriptionRequest");
        String who = request.order().session().professional().id().value();
        Optional<PrescriptionRow> replaced = request.replaces().isPresent()
                ? Optional.of(replaced(connection, request.replaces().get(), who))
                : Optional.empty();
        SendingState state = begun(request);
        Instant now = now();
        PrescriptionRow row = new PrescriptionRow(
                id,
                copy,
                replaced.map(PrescriptionRow::firstId).orElse(id),
                replaced.map(PrescriptionRow::edition).orElse(0) + 1,
                replaced.map(PrescriptionRow::id),
                SendingStatus.WAITING,
                "",
                false,
                0,
                0,
                Optional.of(now),
                Optional.empty(),
                request.order(),
                state,
                now,
                now);
        rows.insert(connection, row, who);
        outbox.schedule(connection, PrescriptionRows.TASK, id, now);
        return view(row);
    }

    /** The first state, with the number: kept in the transaction of the caller, not by the runner. */
    private SendingState begun(PrescriptionRequest request) {
        Oid copy = request.plan().copyId();
        Earlier alone = new Earlier(1, request.prescription().id(), copy, Optional.empty(), Optional.empty());
        SagaStore nothing = new SagaStore() {
            @Override
            public Optional<String> load(Oid prescriptionId) {
                return Optional.empty();
            }

            @Override
            public void save(Oid prescriptionId, String text) {
                // The row is written once, with what this comes to.
            }
        };
        return run.runner(nothing, request.prescription(), request.order(), ports.gateway, alone)
                .run(request.prescription(), request.plan(), (state, next) -> next == SendingStep.NUMBER);
    }

    /** What is replaced goes no further. */
    private PrescriptionRow replaced(Connection connection, Oid id, String who) throws SQLException {
        PrescriptionRow row = known(connection, id);
        boolean again =
                !rows.list(connection, "WHERE replaces_id = ?", row.id()).isEmpty();
        new Violations()
                .check(
                        !again,
                        "replaces",
                        "EXCHANGE-REPLACED-ALREADY",
                        "cette ordonnance est déjà remplacée : remplacez la dernière",
                        "this prescription is replaced already: replace the last one")
                .throwIfAny("PrescriptionRequest");
        stop(connection, row, "EXCHANGE-REPLACED", who);
        return row;
    }

    private PrescriptionRow known(Connection connection, Oid id) throws SQLException {
        return rows.lock(connection, id.value())
                .orElseThrow(() -> InvalidInputException.of(
                        "PrescriptionSendings",
                        "prescriptionId",
                        "EXCHANGE-NOT-SENT",
                        "cette ordonnance n'a pas été confiée à l'envoi",
                        "this prescription was not given to be sent"));
    }

    private void stop(Connection connection, PrescriptionRow row, String code, String who) throws SQLException {
        boolean open = row.status() == SendingStatus.WAITING || row.status() == SendingStatus.HUMAN;
        if (!open || row.stopped()) {
            PrescriptionRows.event(connection, row.id(), who, "", row.status().name(), code, now());
            return;
        }
        boolean unsettled = PrescriptionRun.isUnsettled(row.state());
        Optional<Instant> next = unsettled ? Optional.of(now().plus(ON_ITS_WAY)) : Optional.empty();
        rows.change(
                connection,
                row,
                new Change(
                        unsettled ? SendingStatus.WAITING : SendingStatus.STOPPED,
                        code,
                        true,
                        0,
                        next,
                        row.uncertainSince()),
                who,
                now());
        if (unsettled) {
            outbox.schedule(connection, PrescriptionRows.TASK, row.id(), next.orElseThrow());
        }
    }

    /**
     * Takes a prescription back: what is not done yet is not done any more, documents are deleted wherever they went. The national base is
     * told nothing, since no public service cancels: the answer says what it may hold.
     *
     * @param connection in a transaction of the caller
     * @throws InvalidInputException rules {@code EXCHANGE-TRANSACTION}, {@code EXCHANGE-NOT-SENT}
     */
    public Cancellation cancel(Oid prescriptionId, ProfessionalSession session, Connection connection)
            throws SQLException {
        Sql.requireTransaction(connection);
        PrescriptionRow row = known(connection, prescriptionId);
        stop(connection, row, "EXCHANGE-CANCELLED", session.professional().id().value());
        PrescriptionOrder order = new PrescriptionOrder(
                session, row.order().sender(), row.order().plan(), row.order().facts());
        boolean withdrawn = false;
        for (String document : List.of(row.id(), row.copyId())) {
            // What never went itself has nothing of its own to take back, whatever an earlier version left.
            if (outbox.shareOf(connection, document).isPresent()) {
                withdrawn |= documents.withdraw(connection, order, Oid.of(document));
            }
        }
        SendingState state = row.state();
        boolean deposited = state.result(SendingStep.DEPOSIT).status() == StepResult.Status.DONE;
        Cancellation.Base base = deposited ? Cancellation.Base.DEPOSITED : Cancellation.Base.NEVER_DEPOSITED;
        StepResult.Status print = state.result(SendingStep.PRINT).status();
        return new Cancellation(
                PrescriptionRun.isUnsettled(state) || state.isAbandoned() ? Cancellation.Base.UNCERTAIN : base,
                print == StepResult.Status.DONE
                        || print == StepResult.Status.RUNNING
                        || print == StepResult.Status.FAILED,
                withdrawn);
    }

    public Optional<PrescriptionSending> find(Oid prescriptionId) {
        return Sql.inTransaction(database, connection -> rows.find(connection, prescriptionId.value()))
                .map(PrescriptionSendings::view);
    }

    /** The 1,000 that have stood there for longest. */
    public List<PrescriptionSending> inStatus(SendingStatus status) {
        return Sql.inTransaction(
                        database,
                        connection -> rows.list(
                                connection,
                                "WHERE status = ? ORDER BY updated_at FETCH FIRST " + MOST + " ROWS ONLY",
                                status))
                .stream()
                .map(PrescriptionSendings::view)
                .toList();
    }

    /** Everything that happened to it, oldest first. */
    public List<PrescriptionEvent> events(Oid prescriptionId) {
        return Sql.inTransaction(database, connection -> PrescriptionRows.events(connection, prescriptionId.value()));
    }

    /**
     * Goes on with one that a person looked at: asks the base again for a deposit whose fate is not known, tries again what failed. Under the
     * same number, with the same documents.
     *
     * @param who the professional who decides, for the journal
     * @return whether it stood there for a person
     */
    public boolean replay(Oid prescriptionId, String who) {
        return decide(prescriptionId, who, "REPLAYED", SendingStatus.WAITING, state -> {
            SendingState next = state;
            if (state.isWaiting()) {
                return SendingRules.apply(state, new SendingEvent.Retry(SendingStep.DEPOSIT));
            }
            boolean made = state.result(SendingStep.DOCUMENTS).status() == StepResult.Status.DONE;
            for (SendingStep step : PrescriptionRun.BRANCHES) {
                StepResult.Status status = state.result(step).status();
                boolean open = status == StepResult.Status.FAILED || status == StepResult.Status.UNCERTAIN;
                if (open && (made || step == SendingStep.PRINT) && state.isFinished()) {
                    next = SendingRules.apply(next, new SendingEvent.Retry(step));
                }
            }
            return next;
        });
    }

    /**
     * Goes on without number although the base may have the prescription: sheet and documents are made without number and code. The patient
     * is waiting, and the base does not tell.
     *
     * @return whether it stood there for a person, or waited for the base
     */
    public boolean withoutNumber(Oid prescriptionId, String who) {
        return decide(prescriptionId, who, "WITHOUT-NUMBER", SendingStatus.WAITING, state -> {
            boolean unknown =
                    state.result(SendingStep.DEPOSIT).status() == StepResult.Status.UNCERTAIN && !state.isAbandoned();
            return unknown ? SendingRules.apply(state, new SendingEvent.Abandoned()) : state;
        });
    }

    /** What is open stays undone, as a person decides. */
    public boolean giveUp(Oid prescriptionId, String who) {
        return decide(prescriptionId, who, "GIVEN-UP-BY-PERSON", SendingStatus.GIVEN_UP, state -> state);
    }

    private interface Decision {
        SendingState of(SendingState state);
    }

    private boolean decide(Oid prescriptionId, String who, String code, SendingStatus status, Decision decision) {
        Objects.requireNonNull(who, "who");
        return Sql.inTransaction(database, connection -> {
            Optional<PrescriptionRow> found = rows.lock(connection, prescriptionId.value());
            if (found.isEmpty()) {
                return false;
            }
            PrescriptionRow row = found.get();
            SendingState next = decision.of(row.state());
            boolean human = row.status() == SendingStatus.HUMAN;
            boolean waits = row.status() == SendingStatus.WAITING && !next.equals(row.state()) && !row.stopped();
            if (!human && !waits) {
                return false;
            }
            Instant now = now();
            PrescriptionRow saved = next.equals(row.state()) ? row : rows.save(connection, row, next, who, now);
            boolean again = status == SendingStatus.WAITING;
            rows.change(
                    connection,
                    saved,
                    new Change(
                            status,
                            code,
                            row.stopped(),
                            0,
                            again ? Optional.of(now) : Optional.empty(),
                            Optional.empty()),
                    who,
                    now);
            if (again) {
                outbox.schedule(connection, PrescriptionRows.TASK, row.id(), now);
            }
            return true;
        });
    }
}
