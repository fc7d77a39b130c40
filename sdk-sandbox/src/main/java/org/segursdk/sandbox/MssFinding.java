package org.segursdk.sandbox;

import java.util.Objects;

/**
 * What the simulated operator has to say against a mail. Source: mssante §3.1.
 *
 * @param rule such as {@code NIL}, {@code SUBJECT}, {@code LONE_LF}
 * @param refuses whether it is refused in strict mode; otherwise it is noted only
 * @param message English, without patient data
 */
public record MssFinding(String rule, boolean refuses, String message) {
    public MssFinding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(message, "message");
    }
}
