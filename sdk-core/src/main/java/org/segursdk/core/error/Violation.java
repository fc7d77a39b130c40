package org.segursdk.core.error;

import java.util.Objects;

/**
 * One broken rule of an input.
 *
 * @param path where, as a path of property names from the object given ({@code patient.birthDate}, {@code authors[0].id})
 * @param rule stable identifier of the rule ({@code INS-MATRICULE-KEY}, {@code XDS-UNIQUEID-OID}…)
 * @param message what is wrong and how to mend it; never quotes the value, which may be patient data
 */
public record Violation(String path, String rule, LocalizedText message) {
    public Violation {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }

    /** The same violation seen from an enclosing object. */
    public Violation under(String prefix) {
        return new Violation(path.isEmpty() ? prefix : prefix + '.' + path, rule, message);
    }

    @Override
    public String toString() {
        return path + " [" + rule + "] " + message.english();
    }
}
