package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;

/**
 * A simple observation as written: lifestyle, vital sign, an event of a stay. Source: cda §6.6, §6.7, §6.12, §11.3.
 *
 * @param code what was observed, if told
 * @param negated whether it says that it is not so; empty when it does not tell
 * @param text what people read of it, if told
 * @param period when, if told
 * @param values values, by kind
 * @param sites where on the body
 * @param comments comments, in words
 * @param statement the observation as it stands
 */
public record ReadObservation(
        Optional<ReadCode> code,
        Optional<Boolean> negated,
        Optional<String> text,
        Optional<ReadPeriod> period,
        List<ReadValue> values,
        List<ReadCode> sites,
        List<String> comments,
        ReadStatement statement) {
    public ReadObservation {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(negated, "negated");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(period, "period");
        values = List.copyOf(values);
        sites = List.copyOf(sites);
        comments = List.copyOf(comments);
        Objects.requireNonNull(statement, "statement");
    }

    /** A statement read as an observation. */
    public static ReadObservation of(ReadStatement statement) {
        return new ReadObservation(
                statement.code(),
                statement.negated(),
                statement.text(),
                statement.period(),
                statement.values(),
                statement.codes("targetSiteCode"),
                statement.comments(),
                statement);
    }

    /** The first value. */
    public Optional<ReadValue> value() {
        return values.stream().findFirst();
    }

    /** Whether its code is that one, in any system. */
    public boolean hasCode(String wanted) {
        return code.flatMap(ReadCode::code).filter(wanted::equals).isPresent();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadObservation[redacted]";
    }
}
