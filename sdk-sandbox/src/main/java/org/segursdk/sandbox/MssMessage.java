package org.segursdk.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;

/**
 * A message in a mailbox of the simulated operator. {@code toString} tells no content.
 *
 * @param uid IMAP's UID
 * @param folder such as {@code INBOX}
 * @param flags IMAP's spelling, such as {@code \Seen}
 * @param size bytes
 * @param content how to read it
 */
public record MssMessage(long uid, String folder, Set<String> flags, int size, Content content) {
    /** Opens a message. */
    @FunctionalInterface
    public interface Content {
        /**
         * The whole message as stored.
         *
         * @throws IOException when it cannot be read
         */
        InputStream open() throws IOException;
    }

    public MssMessage {
        Objects.requireNonNull(folder, "folder");
        flags = Set.copyOf(flags);
        Objects.requireNonNull(content, "content");
    }

    /**
     * The whole message as stored: what was sent, behind the lines {@code Return-Path} and {@code Received}.
     *
     * @throws IOException when it cannot be read
     */
    public InputStream open() throws IOException {
        return content.open();
    }

    @Override
    public String toString() {
        return "MssMessage[" + folder + ", uid " + uid + ", " + size + " bytes, redacted]";
    }
}
