package org.segursdk.conformance.checks.sending;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedMessage;

/** What people read of a mail. */
final class MailBodies {
    private MailBodies() {}

    /** The plain text, decoded. */
    static String plain(String mail) throws IOException {
        byte[] bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
        try (ReceivedMessage message = MessageReader.create().read(() -> new ByteArrayInputStream(bytes))) {
            return message.body().text();
        }
    }
}
