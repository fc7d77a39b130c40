package org.segursdk.insi.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Ins;
import org.segursdk.insi.desk.InsJournal;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.IdentityLifeCycle;
import org.segursdk.insi.identity.IdentityStore;
import org.segursdk.insi.identity.InsRight;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.StoredIdentity;

/**
 * Verifies many identities one after the other, politely: never faster than the given pace, stopping at the first failure of the
 * service, resuming after a crash where the checkpoint stands. A record is marked done after its decision is stored: a crash
 * between the two verifies it once more, which harms nothing. Source: insi §3.10, §4.6; rules 46, 48, 49.
 */
public final class BatchVerification {
    /** Where a batch stands, in the software's own store. */
    public interface Checkpoint {
        /** Whether this record was done in this batch. */
        boolean isDone(String batchId, String recordId);

        /** Marks a record as done. Durable when it returns. */
        void done(String batchId, String recordId);
    }

    /**
     * How far a run went.
     *
     * @param right verified and right
     * @param wrong contradicted: downgraded by the life cycle
     * @param skipped done before, unknown, or without INS any more
     * @param failure what stopped the run; run again to go on
     */
    public record Report(int right, int wrong, int skipped, Optional<SegurException> failure) {
        public Report {
            Objects.requireNonNull(failure, "failure");
        }
    }

    private final TracedVerifier verifier;
    private final IdentityLifeCycle lifeCycle;
    private final IdentityStore store;
    private final Checkpoint checkpoint;
    private final Duration pace;
    private final Clock clock;

    private BatchVerification(Builder builder) {
        this.verifier = new TracedVerifier(builder.verifier, builder.journal, builder.clock);
        this.lifeCycle = builder.lifeCycle;
        this.store = builder.store;
        this.checkpoint = builder.checkpoint;
        this.pace = builder.pace;
        this.clock = builder.clock;
    }

    /** The five parts none of which can be left out. */
    public static Builder builder(
            InsVerifier verifier,
            IdentityLifeCycle lifeCycle,
            IdentityStore store,
            Checkpoint checkpoint,
            InsJournal journal) {
        return new Builder(verifier, lifeCycle, store, checkpoint, journal);
    }

    /**
     * Verifies the records of a batch that are not done yet. Run again with the same id after a crash or a failure.
     *
     * @param batchId name of the batch, the same for each run of it
     * @param recordIds the software's keys
     * @throws InvalidInputException rule {@code INS-RIGHT}
     * @throws InterruptedException the thread was asked to stop; what is done is done
     */
    public Report run(String batchId, List<String> recordIds, InsUser user) throws InterruptedException {
        new Violations()
                .check(
                        user.may(InsRight.CALL_INSI),
                        "user",
                        "INS-RIGHT",
                        "l'utilisateur n'a pas le droit d'interroger INSi",
                        "the user may not call INSi")
                .throwIfAny("BatchVerification");
        int right = 0;
        int wrong = 0;
        int skipped = 0;
        Instant next = clock.instant();
        for (String recordId : recordIds) {
            Optional<PatientIdentity> identity =
                    checkpoint.isDone(batchId, recordId) ? Optional.empty() : toVerify(recordId, user);
            if (identity.isEmpty()) {
                skipped++;
                continue;
            }
            next = keepPace(next);
            try {
                if (verified(identity.get(), user)) {
                    right++;
                } else {
                    wrong++;
                }
            } catch (SegurException e) {
                return new Report(right, wrong, skipped, Optional.of(e));
            }
            checkpoint.done(batchId, recordId);
        }
        return new Report(right, wrong, skipped, Optional.empty());
    }

    private Optional<PatientIdentity> toVerify(String recordId, InsUser user) {
        return store.find(recordId)
                .filter(stored -> stored.ins().isPresent())
                .map((StoredIdentity stored) -> lifeCycle.restore(stored, user).identity());
    }

    private boolean verified(PatientIdentity identity, InsUser user) {
        Ins ins = identity.ins().orElseThrow();
        InsVerifier.Verification answer = verifier.verify(identity.recordId(), ins, identity.traits(), user);
        IdentityEvent event = answer.right() ? new IdentityEvent.InsVerified() : new IdentityEvent.InsContradicted();
        IdentityDecision decision = lifeCycle.apply(identity, event, user);
        if (!decision.isAccepted()) {
            throw new InvalidInputException("BatchVerification", decision.refusals());
        }
        store.save(decision);
        return answer.right();
    }

    /** Waits for the next allowed instant; gives the one after it. */
    private Instant keepPace(Instant next) throws InterruptedException {
        Duration wait = Duration.between(clock.instant(), next);
        if (!wait.isNegative() && !wait.isZero()) {
            Thread.sleep(wait.toMillis());
        }
        Instant now = clock.instant();
        return (now.isAfter(next) ? now : next).plus(pace);
    }

    /** Builds a batch. */
    public static final class Builder {
        private final InsVerifier verifier;
        private final IdentityLifeCycle lifeCycle;
        private final IdentityStore store;
        private final Checkpoint checkpoint;
        private final InsJournal journal;
        private Duration pace = Duration.ofSeconds(1);
        private Clock clock = Clock.systemUTC();

        private Builder(
                InsVerifier verifier,
                IdentityLifeCycle lifeCycle,
                IdentityStore store,
                Checkpoint checkpoint,
                InsJournal journal) {
            this.verifier = Objects.requireNonNull(verifier, "verifier");
            this.lifeCycle = Objects.requireNonNull(lifeCycle, "lifeCycle");
            this.store = Objects.requireNonNull(store, "store");
            this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
            this.journal = Objects.requireNonNull(journal, "journal");
        }

        /** Time between the starts of two calls; default one second: the service's limits are not published. */
        public Builder pace(Duration value) {
            this.pace = Objects.requireNonNull(value, "pace");
            return this;
        }

        public Builder clock(Clock value) {
            this.clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        public BatchVerification build() {
            return new BatchVerification(this);
        }
    }
}
