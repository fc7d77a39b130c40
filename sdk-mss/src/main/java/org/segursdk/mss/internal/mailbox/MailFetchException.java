package org.segursdk.mss.internal.mailbox;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A mail could not be brought over whole; its store must not keep what came. */
public final class MailFetchException extends IOException {
    private static final long serialVersionUID = 1L;

    MailFetchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
