package org.segursdk.cda.read.biology;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.BioFlag;
import org.segursdk.cda.read.RangePosition;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;
import org.segursdk.cda.read.ReadValue;
import org.segursdk.core.terminology.CodeSystems;

/**
 * A result as written. Source: cda §8.3.c.
 *
 * @param ids identifiers of the result
 * @param code what was measured, if told; a local or waiting code stands among its translations
 * @param status {@code completed}, {@code aborted}… if told
 * @param time when, if told
 * @param values the values, by kind; several when the laboratory wrote several
 * @param interpretations interpretation codes as written
 * @param methods methods
 * @param ranges reference ranges
 * @param comments comments on this result, in words
 * @param previous earlier results of the same examination, as written
 * @param related results inside this one, such as the parts of a calculation
 * @param specimens specimens told for this result
 * @param performers laboratories or persons told for this result
 * @param validators biologists who validated this result
 * @param statement the result as it stands
 */
public record ReadBioResult(
        List<ReadId> ids,
        Optional<ReadCode> code,
        Optional<String> status,
        Optional<ReadPeriod> time,
        List<ReadValue> values,
        List<ReadCode> interpretations,
        List<ReadCode> methods,
        List<ReadBioRange> ranges,
        List<String> comments,
        List<ReadBioResult> previous,
        List<ReadBioResult> related,
        List<ReadBioSpecimen> specimens,
        List<ReadActor> performers,
        List<ReadActor> validators,
        ReadStatement statement) {
    /** Waiting codes of ANS for examinations LOINC does not have yet. Source: cda §12.1. */
    public static final String WAITING_CODES = "1.2.250.1.213.1.1.5.130";

    public ReadBioResult {
        ids = List.copyOf(ids);
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(time, "time");
        values = List.copyOf(values);
        interpretations = List.copyOf(interpretations);
        methods = List.copyOf(methods);
        ranges = List.copyOf(ranges);
        comments = List.copyOf(comments);
        previous = List.copyOf(previous);
        related = List.copyOf(related);
        specimens = List.copyOf(specimens);
        performers = List.copyOf(performers);
        validators = List.copyOf(validators);
        Objects.requireNonNull(statement, "statement");
    }

    /** The LOINC code, if told. */
    public Optional<String> loinc() {
        return code.flatMap(c -> c.in(CodeSystems.LOINC));
    }

    /** What was measured, in the words of the laboratory; empty when nothing is told. */
    public String label() {
        return code.map(ReadCode::label).orElse("");
    }

    /** The first value. */
    public Optional<ReadValue> value() {
        return values.stream().findFirst();
    }

    /** What the laboratory says of it. */
    public BioFlag flag() {
        return BioFlag.worst(interpretations.stream()
                .flatMap(interpretation -> interpretation.code().stream())
                .toList());
    }

    /** Where the value lies in the range of normal values, by arithmetic; unknown when there is none, or several. */
    public RangePosition position() {
        List<ReadBioRange> normal =
                ranges.stream().filter(ReadBioRange::isNormal).toList();
        return normal.size() != 1
                ? RangePosition.UNKNOWN
                : value().flatMap(v -> normal.get(0).range().map(range -> RangePosition.of(v, range)))
                        .orElse(RangePosition.UNKNOWN);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadBioResult[redacted]";
    }
}
