package org.segursdk.eprescription.sending;

import java.util.Objects;
import org.segursdk.core.error.Outcome;
import org.segursdk.eprescription.PrescriptionNumber;
import org.segursdk.eprescription.gateway.DepositReceipt;

/** Something that happened to a sending. */
public sealed interface SendingEvent {
    /**
     * A step is about to be run; the state that comes of it is saved before.
     *
     * @param step one of those {@link SendingRules#next} names
     */
    record Began(SendingStep step) implements SendingEvent {
        public Began {
            Objects.requireNonNull(step, "step");
        }
    }

    /**
     * A number was drawn.
     *
     * @param number never given before
     */
    record NumberDrawn(PrescriptionNumber number) implements SendingEvent {
        public NumberDrawn {
            Objects.requireNonNull(number, "number");
        }
    }

    /**
     * Sheet, documents, printing, DMP or mail: the step was done.
     *
     * @param step neither {@code NUMBER}, {@code DEPOSIT} nor {@code RECONCILE}
     */
    record Done(SendingStep step) implements SendingEvent {
        public Done {
            Objects.requireNonNull(step, "step");
        }
    }

    /**
     * The base acknowledged the deposit, or was found to hold it.
     *
     * @param receipt its acknowledgement
     */
    record Deposited(DepositReceipt receipt) implements SendingEvent {
        public Deposited {
            Objects.requireNonNull(receipt, "receipt");
        }
    }

    /**
     * The base rejected the deposit.
     *
     * @param rawCode its code
     */
    record Rejected(String rawCode) implements SendingEvent {
        public Rejected {
            Objects.requireNonNull(rawCode, "rawCode");
        }
    }

    /** The base holds another prescription under the number. */
    record FoundOther() implements SendingEvent {}

    /** The base holds nothing under the number. */
    record FoundAbsent() implements SendingEvent {}

    /**
     * A step failed.
     *
     * @param step which
     * @param code of the failure
     * @param outcome what is known of its effect
     * @param retryable whether the same may be tried again without harm
     */
    record Failed(SendingStep step, String code, Outcome outcome, boolean retryable) implements SendingEvent {
        public Failed {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /** The state was read back: whatever was running is not any more. */
    record Recovered() implements SendingEvent {}

    /**
     * Somebody wants a branch tried again: a deposit that waits (the base is asked first), printing, DMP or mail that failed or are
     * uncertain.
     *
     * @param step which
     */
    record Retry(SendingStep step) implements SendingEvent {
        public Retry {
            Objects.requireNonNull(step, "step");
        }
    }

    /**
     * Somebody decides not to wait for a deposit that cannot be settled: sheet and documents are made without number, and the deposit stays
     * uncertain. The base may hold the prescription: it can then be executed from there and from paper.
     */
    record Abandoned() implements SendingEvent {}
}
