package org.segursdk.cda.read.vaccination;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadPeriod;
import org.segursdk.cda.read.ReadStatement;

/**
 * A reaction observed after a vaccination, as written. Source: cda §6.11.
 *
 * @param text what people read of it, if told
 * @param code usually CIM-10, or the words, if told
 * @param period when, if told
 */
public record ReadVaccineReaction(Optional<String> text, Optional<ReadCode> code, Optional<ReadPeriod> period) {
    public ReadVaccineReaction {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(period, "period");
    }

    static ReadVaccineReaction of(ReadStatement statement) {
        return new ReadVaccineReaction(statement.text(), statement.coded(), statement.period());
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadVaccineReaction[redacted]";
    }
}
