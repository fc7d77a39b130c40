package org.segursdk.insi.verification;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.insi.desk.InsJournal;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.insi.matching.ReceivedIdentity;

/**
 * Data with an INS came from another domain: the INS is verified, once, unless it stands here already (rule 52); data whose INS
 * is contradicted waits for a person (rule 55).
 */
public final class ReceptionCheck {
    /** What becomes of the data. */
    public sealed interface Outcome {
        /**
         * The INS stands here, retrieved or qualified: no call was made.
         *
         * @param recordIds records that hold it
         */
        record Known(List<String> recordIds) implements Outcome {
            public Known {
                recordIds = List.copyOf(recordIds);
            }

            /** Without the records. */
            @Override
            public String toString() {
                return "Known[" + recordIds.size() + "]";
            }
        }

        /** INSi says it is right; a match by traits may follow. */
        record Right() implements Outcome {}

        /** INSi says it is wrong: not filed by itself, the user is told, the data waits. */
        record Quarantine() implements Outcome {}

        /**
         * INSi could not be asked: the data waits.
         *
         * @param cause what happened
         */
        record Unverified(SegurException cause) implements Outcome {
            public Unverified {
                Objects.requireNonNull(cause, "cause");
            }
        }
    }

    private final PatientIndex index;
    private final TracedVerifier verifier;

    private ReceptionCheck(PatientIndex index, TracedVerifier verifier) {
        this.index = Objects.requireNonNull(index, "index");
        this.verifier = verifier;
    }

    public static ReceptionCheck create(PatientIndex index, InsVerifier verifier, InsJournal journal, Clock clock) {
        return new ReceptionCheck(
                index,
                new TracedVerifier(
                        Objects.requireNonNull(verifier, "verifier"),
                        Objects.requireNonNull(journal, "journal"),
                        Objects.requireNonNull(clock, "clock")));
    }

    /**
     * @param user who receives; an automate has an account of its own
     * @throws InvalidInputException rule {@code REQUIRED}: no INS, or not all traits, to verify
     */
    public Outcome check(ReceivedIdentity received, InsUser user) {
        new Violations()
                .check(
                        received.ins().isPresent() && received.traits().isPresent(),
                        "received",
                        "REQUIRED",
                        "une INS et ses traits sont nécessaires",
                        "an INS and its traits are needed")
                .throwIfAny("ReceivedIdentity");
        Ins ins = received.ins().orElseThrow();
        IdentityTraits traits = received.traits().orElseThrow();
        List<String> holders = index.holders(ins);
        if (!holders.isEmpty()) {
            return new Outcome.Known(holders);
        }
        try {
            return verifier.verify("", ins, traits, user).right() ? new Outcome.Right() : new Outcome.Quarantine();
        } catch (SegurException e) {
            return new Outcome.Unverified(e);
        }
    }
}
