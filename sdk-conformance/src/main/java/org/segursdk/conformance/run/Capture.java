package org.segursdk.conformance.run;

import java.util.Arrays;
import java.util.Objects;

/**
 * Something a check keeps as evidence.
 *
 * @param name file name in the evidence package
 * @param content as captured; redacted before it is written
 */
public record Capture(String name, byte[] content) {
    public Capture {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}")) {
            throw new IllegalArgumentException("a capture is named by letters, digits, dots and dashes");
        }
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capture that && name.equals(that.name) && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, content.length);
    }
}
