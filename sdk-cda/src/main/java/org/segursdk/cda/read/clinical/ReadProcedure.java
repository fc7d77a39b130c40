package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;

/**
 * An act done or planned, as written. Source: cda §6.3.
 *
 * @param ids identifiers of the act
 * @param label the words of the professional; empty when none
 * @param code act, if told
 * @param planned whether it is intended rather than done; empty when the document does not tell
 * @param negated whether it says that it was not done; empty when it does not tell
 * @param status {@code completed}, {@code active}… if told
 * @param period when, if told
 * @param priority how soon, if told
 * @param performers who did it
 * @param reasons why: the statement referred to by its id, with the words
 * @param comments comments, in words
 * @param statement the act as it stands
 */
public record ReadProcedure(
        List<ReadId> ids,
        String label,
        Optional<ReadCode> code,
        Optional<Boolean> planned,
        Optional<Boolean> negated,
        Optional<String> status,
        Optional<ReadPeriod> period,
        Optional<ReadCode> priority,
        List<ReadActor> performers,
        List<ReadReason> reasons,
        List<String> comments,
        ReadStatement statement) {
    public ReadProcedure {
        ids = List.copyOf(ids);
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(negated, "negated");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(priority, "priority");
        performers = List.copyOf(performers);
        reasons = List.copyOf(reasons);
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadProcedure[redacted]";
    }
}
