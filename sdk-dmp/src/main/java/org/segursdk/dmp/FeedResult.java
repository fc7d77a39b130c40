package org.segursdk.dmp;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.segursdk.core.terminology.Oid;

/** What became of a submission (TD2.1). Any other answer is an exception. Source: dmp §7, §12. */
public sealed interface FeedResult {
    /** One function for each case. */
    default <T> T match(Function<Accepted, T> accepted, Function<AlreadyThere, T> alreadyThere) {
        return this instanceof Accepted found ? accepted.apply(found) : alreadyThere.apply((AlreadyThere) this);
    }

    /**
     * The DMP took the whole submission.
     *
     * @param submissionSetId its uniqueId
     * @param uniqueIds the documents, in the order given
     */
    record Accepted(Oid submissionSetId, List<Oid> uniqueIds) implements FeedResult {
        public Accepted {
            Objects.requireNonNull(submissionSetId, "submissionSetId");
            uniqueIds = List.copyOf(uniqueIds);
        }
    }

    /**
     * The DMP refused the whole submission because it already holds a document of it
     * ({@code XDSDuplicateUniqueIdInRegistry}). Nothing of this submission was stored.
     *
     * @param uniqueIds the documents it holds; of a submission of several documents, those its answer names
     * @param others the other documents of the submission: this submission did not store them, an earlier one may have
     */
    record AlreadyThere(List<Oid> uniqueIds, List<Oid> others) implements FeedResult {
        public AlreadyThere {
            uniqueIds = List.copyOf(uniqueIds);
            others = List.copyOf(others);
        }
    }
}
