package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;

/**
 * Something to come, as written: an act, an examination, a visit. Source: cda §11.3.
 *
 * @param ids identifiers
 * @param kind {@code procedure}, {@code observation}, {@code encounter}…
 * @param code what, if told
 * @param text what people read of it, if told
 * @param period when, if told
 * @param priority how soon, if told
 * @param performers whom it is with, if told
 * @param values values, by kind
 * @param comments comments, in words
 * @param statement the entry as it stands
 */
public record ReadPlannedEvent(
        List<ReadId> ids,
        String kind,
        Optional<ReadCode> code,
        Optional<String> text,
        Optional<ReadPeriod> period,
        Optional<ReadCode> priority,
        List<ReadActor> performers,
        List<ReadValue> values,
        List<String> comments,
        ReadStatement statement) {
    public ReadPlannedEvent {
        ids = List.copyOf(ids);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(priority, "priority");
        performers = List.copyOf(performers);
        values = List.copyOf(values);
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    static ReadPlannedEvent of(ReadStatement statement) {
        return new ReadPlannedEvent(
                statement.ids(),
                statement.kind(),
                statement.code(),
                statement.text(),
                statement.period(),
                statement.priority(),
                statement.actors("performer"),
                statement.values(),
                statement.comments(),
                statement);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadPlannedEvent[" + kind + "]";
    }
}
