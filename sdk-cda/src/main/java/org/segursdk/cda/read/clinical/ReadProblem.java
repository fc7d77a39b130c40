package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;

/**
 * A problem as written. Source: cda §6.1.
 *
 * @param ids identifiers of the concern and of the problem: what internal references name
 * @param label the words of the professional; empty when none
 * @param code diagnosis, if told
 * @param kind what kind of statement it is, if told
 * @param concern {@code active}, {@code completed}… of the concern, if told
 * @param negated whether it says that there is no such problem; empty when it does not tell
 * @param period from when to when, if told
 * @param status clinical status, if told
 * @param severity severity, if told
 * @param certainty certainty, if told
 * @param comments comments, in words
 * @param statement the problem as it stands
 */
public record ReadProblem(
        List<ReadId> ids,
        String label,
        Optional<ReadCode> code,
        Optional<ReadCode> kind,
        Optional<String> concern,
        Optional<Boolean> negated,
        Optional<ReadPeriod> period,
        Optional<ReadCode> status,
        Optional<ReadCode> severity,
        Optional<ReadCode> certainty,
        List<String> comments,
        ReadStatement statement) {
    public ReadProblem {
        ids = List.copyOf(ids);
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(concern, "concern");
        Objects.requireNonNull(negated, "negated");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(certainty, "certainty");
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadProblem[redacted]";
    }
}
