package org.segursdk.eprescription.search;

import java.util.Objects;

/**
 * A row that is not in the index.
 *
 * @param line its line in the file, the header being 1
 * @param rule {@code CSV-COLUMNS}: more or fewer values than the header; {@code CSV-NAME}: no name; {@code CSV-CODE}: no code
 */
public record RejectedRow(int line, String rule) {
    public RejectedRow {
        Objects.requireNonNull(rule, "rule");
    }
}
