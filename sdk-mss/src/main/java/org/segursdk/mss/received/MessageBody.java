package org.segursdk.mss.received;

import java.util.Objects;
import java.util.Optional;

/**
 * The words of a message.
 *
 * @param text plain text, its inline parts one after the other; {@code ""} when the message has none
 * @param html source of the first HTML part: to be shown only by something that neither runs nor loads anything
 */
public record MessageBody(String text, Optional<String> html) {
    public MessageBody {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(html, "html");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MessageBody[redacted]";
    }
}
