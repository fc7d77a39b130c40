package org.segursdk.insi.desk;

import java.util.List;
import java.util.Objects;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.TraitComparison;

/** What the desk found for a record, for the user to decide. Without an INS the care goes on with the local identity. */
public sealed interface InsProposal {
    /**
     * One identity: compare it with the person, then accept or refuse it.
     *
     * @param identity the local identity
     * @param answer what was found
     * @param comparison trait by trait
     */
    record Found(PatientIdentity identity, RetrievedIdentity answer, TraitComparison comparison)
            implements InsProposal {
        public Found {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(answer, "answer");
            Objects.requireNonNull(comparison, "comparison");
        }
    }

    /** Nobody with any of the criteria: try another order of first names, compound forms, or look at the document again. */
    record NotFound() implements InsProposal {}

    /** Several persons: the place of birth or more given names are wanted. */
    record Several() implements InsProposal {}

    /**
     * INSi was not called.
     *
     * @param reasons rules {@code INS-RIGHT}, {@code INS-ATTRIBUTE-BLOCKS}
     */
    record NotCalled(List<Violation> reasons) implements InsProposal {
        public NotCalled {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * INSi failed; the identity stays as it is.
     *
     * @param cause what happened and whether a retry is safe
     */
    record Failed(SegurException cause) implements InsProposal {
        public Failed {
            Objects.requireNonNull(cause, "cause");
        }
    }
}
