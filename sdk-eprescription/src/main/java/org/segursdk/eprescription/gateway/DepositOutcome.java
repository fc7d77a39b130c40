package org.segursdk.eprescription.gateway;

import java.util.Objects;
import java.util.function.Function;

/** What the base answered to a deposit. A lost answer is no outcome: it is an exception whose outcome is uncertain. */
public sealed interface DepositOutcome {
    /**
     * The base has it.
     *
     * @param receipt its acknowledgement
     */
    record Acknowledged(DepositReceipt receipt) implements DepositOutcome {
        public Acknowledged {
            Objects.requireNonNull(receipt, "receipt");
        }
    }

    /**
     * The base did not take it.
     *
     * @param rejection why, as it says
     */
    record Rejected(Rejection rejection) implements DepositOutcome {
        public Rejected {
            Objects.requireNonNull(rejection, "rejection");
        }
    }

    default <T> T match(Function<DepositReceipt, T> acknowledged, Function<Rejection, T> rejected) {
        return this instanceof Acknowledged yes
                ? acknowledged.apply(yes.receipt())
                : rejected.apply(((Rejected) this).rejection());
    }
}
