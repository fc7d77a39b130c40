package org.segursdk.eprescription.gateway;

import java.util.Objects;
import java.util.function.Function;

/** What the base answered to an execution. A lost answer is an exception whose outcome is uncertain. */
public sealed interface ExecutionOutcome {
    /**
     * The base has it.
     *
     * @param receipt its acknowledgement
     */
    record Acknowledged(ExecutionReceipt receipt) implements ExecutionOutcome {
        public Acknowledged {
            Objects.requireNonNull(receipt, "receipt");
        }
    }

    /**
     * The base did not take it: unknown number, cancelled, expired, already executed…
     *
     * @param rejection why, as it says
     */
    record Rejected(Rejection rejection) implements ExecutionOutcome {
        public Rejected {
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    default <T> T match(Function<ExecutionReceipt, T> acknowledged, Function<Rejection, T> rejected) {
        return this instanceof Acknowledged yes
                ? acknowledged.apply(yes.receipt())
                : rejected.apply(((Rejected) this).rejection());
    }
}
