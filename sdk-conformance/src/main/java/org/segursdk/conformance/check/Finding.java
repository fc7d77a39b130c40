package org.segursdk.conformance.check;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * One remark on a file.
 *
 * @param rule stable id of the rule
 * @param severity how serious
 * @param path where in the file: an XPath, a header name, a part
 * @param message what is wrong, without patient data
 */
public record Finding(String rule, Severity severity, String path, LocalizedText message) {
    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
    }

    static Finding error(String rule, String path, String french, String english) {
        return new Finding(rule, Severity.ERROR, path, LocalizedText.of(french, english));
    }
}
