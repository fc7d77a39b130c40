package org.segursdk.mss.message;

import java.io.IOException;
import java.io.OutputStream;
import org.segursdk.core.error.InvalidInputException;

/** A finished mail, ready for the mail server: a message, or the answer to a request for a receipt. */
public interface PreparedMail {
    MessageId messageId();

    Envelope envelope();

    /** Exact number of bytes of {@link #writeTo}: what SIZE is told. */
    long size();

    /**
     * Writes the mail, lines ended by CR LF, in ASCII; contents are streamed. May be called again, and gives the same bytes.
     * Dots at the start of a line are not doubled: that is the protocol's business.
     *
     * @throws IOException from the stream or from a content, also when a content has changed since: what was written is then
     *     incomplete and must not be sent
     */
    void writeTo(OutputStream out) throws IOException;

    /**
     * Refuses before sending what the server would refuse after.
     *
     * @param limit greatest size in bytes, as the server announces it ({@code SIZE})
     * @throws InvalidInputException rule {@code MSS-SIZE}
     */
    default void requireFits(long limit) {
        if (size() > limit) {
            throw InvalidInputException.of(
                    "PreparedMail",
                    "size",
                    "MSS-SIZE",
                    "le message (" + size() + " octets) dépasse la limite (" + limit + ")",
                    "the message (" + size() + " bytes) is over the limit (" + limit + ")");
        }
    }
}
