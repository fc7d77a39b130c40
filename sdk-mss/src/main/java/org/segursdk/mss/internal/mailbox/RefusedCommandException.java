package org.segursdk.mss.internal.mailbox;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.CommandFailedException;

/** The server answered NO: this command failed, the connection stands. */
public final class RefusedCommandException extends MessagingException {
    private static final long serialVersionUID = 1L;

    RefusedCommandException(CommandFailedException cause) {
        // Without the cause's text: servers quote what they were asked.
        super("the server refused the command", cause);
    }
}
