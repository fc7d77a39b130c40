package org.segursdk.dmp.search;

import java.util.List;
import java.util.Objects;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.xds.AvailabilityStatus;
import org.segursdk.core.xds.StoredQuery;

/**
 * A search for the submissions of a span of time: what arrived, and what was changed (TD3.1, FindSubmissionSets). Source:
 * dmp §8.
 *
 * @param submitted when, by the clocks of the senders
 */
public record SubmissionSearch(TimeRange submitted) {
    private static final String SET = "$XDSSubmissionSet";

    public SubmissionSearch {
        Objects.requireNonNull(submitted, "submitted");
    }

    /** The query to send about that patient. */
    public StoredQuery toQuery(Ins patient) {
        StoredQuery.Builder query = StoredQuery.builder(StoredQuery.FIND_SUBMISSION_SETS)
                .text(SET + "PatientId", patient.toCx())
                .texts(SET + "Status", List.of(AvailabilityStatus.APPROVED));
        submitted.from().ifPresent(bound -> query.from(SET + "SubmissionTimeFrom", bound));
        submitted.until().ifPresent(bound -> query.until(SET + "SubmissionTimeTo", bound));
        return query.build();
    }
}
