package org.segursdk.eprescription;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * Something to be looked at, which never refuses a prescription.
 *
 * @param level how it is known
 * @param path where, in the prescription
 * @param rule its id
 * @param message what it is, for people
 */
public record Hint(Level level, String path, String rule, LocalizedText message) {
    /** Source: eprescription §9 (validation levels). */
    public enum Level {
        /** Seen in practice or in a draft guide. */
        WARN,
        /** Of a regulation, not checked by the SDK's authors: the prescriber decides. */
        INFO
    }

    public Hint {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }
}
