package org.segursdk.cda.check;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * One thing a document does wrong.
 *
 * @param rule stable identifier of the rule
 * @param severity how bad it is
 * @param path the element, as a path from the root
 * @param message what is wrong; never quotes patient data
 */
public record Finding(String rule, Severity severity, String path, LocalizedText message) {
    /** How bad a finding is. */
    public enum Severity {
        /** The publisher's validator refuses it, or a reader cannot use it. */
        ERROR,
        /** Stated by the publisher but not refused, or refused by some receivers. */
        WARNING,
        /** Worth knowing; nothing is broken. */
        INFO
    }

    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
    }
}
