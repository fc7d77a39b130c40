package org.segursdk.mss.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;

/**
 * A Message-ID, without its angle brackets. One that was received may lack the {@code @}: it is kept, so that a reply still
 * joins the conversation. Source: RFC 5322 §3.6.4, mssante §3.1 E8.
 *
 * @param value printable ASCII, no space, no angle bracket
 */
public record MessageId(String value) {
    private static final Pattern FORM = Pattern.compile("[!-;=?-~]{1,250}");
    private static final int MAX_READ = 100;

    /** @throws InvalidInputException rule {@code MSS-MESSAGE-ID} */
    public MessageId {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw InvalidInputException.of(
                    "MessageId",
                    "value",
                    "MSS-MESSAGE-ID",
                    "identifiant attendu en ASCII, sans espace ni chevron, 250 caractères au plus",
                    "an id in ASCII is expected, without space or angle bracket, at most 250 characters");
        }
    }

    /** A new one, never used before, under the domain of the mailbox that sends. */
    public static MessageId random(MssAddress sender) {
        return new MessageId(UUID.randomUUID() + "@" + sender.domain());
    }

    /** Reads {@code <…>}, with or without the brackets; empty when there is none to read. */
    public static Optional<MessageId> read(String field) {
        return readAll(field).stream().findFirst();
    }

    /** All ids of a field such as References, in order, at most 100. */
    public static List<MessageId> readAll(String field) {
        List<MessageId> found = new ArrayList<>();
        for (String each : field.split("[\\s<>]+", MAX_READ + 2)) {
            if (FORM.matcher(each).matches() && found.size() < MAX_READ) {
                found.add(new MessageId(each));
            }
        }
        return List.copyOf(found);
    }

    /** With angle brackets, as header fields carry it. */
    public String bracketed() {
        return '<' + value + '>';
    }

    /** Redacted: software of all kinds writes it, with what it likes inside. */
    @Override
    public String toString() {
        return "MessageId[redacted]";
    }
}
