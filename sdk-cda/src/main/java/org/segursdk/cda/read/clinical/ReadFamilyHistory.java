package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadStatement;

/**
 * What a relative had, as written. Source: cda §6.8.
 *
 * @param relationship tie of kinship, if told
 * @param conditions what they had; the diagnosis is the value
 * @param statement the entry as it stands
 */
public record ReadFamilyHistory(
        Optional<ReadCode> relationship, List<ReadObservation> conditions, ReadStatement statement) {
    public ReadFamilyHistory {
        Objects.requireNonNull(relationship, "relationship");
        conditions = List.copyOf(conditions);
        Objects.requireNonNull(statement, "statement");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadFamilyHistory[redacted]";
    }
}
