package org.segursdk.mss.internal.connection;

import java.util.List;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;

/** The server answered a command with 4xx or 5xx, or with a code that does not belong there. */
final class SmtpRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String command;
    private final transient SmtpReply reply;

    /** @param command first word of what was refused, or {@code greeting} */
    SmtpRefusedException(String command, SmtpReply reply) {
        super("SMTP " + command + ": " + reply.code());
        this.command = command;
        this.reply = reply;
    }

    SmtpReply reply() {
        return reply;
    }

    /** Whether the server closes the connection: it says 421 whenever it must. Source: RFC 5321 §3.8. */
    boolean closing() {
        return reply.code() == 421;
    }

    /** Nothing was taken; retryable when the server says that it may pass. */
    ServiceFaultException fault() {
        boolean temporary = reply.isTemporary();
        return new ServiceFaultException(
                "mss",
                "SMTP " + command,
                Layer.FUNCTIONAL,
                List.of(reply.asError()),
                temporary,
                LocalizedText.of(
                        "le serveur a refusé (" + command + ", " + reply.codes() + ")"
                                + (temporary
                                        ? " pour le moment ; le message n'est pas parti"
                                        : " ; le message n'est pas parti"),
                        "the server refused (" + command + ", " + reply.codes() + ")"
                                + (temporary ? " for now; the mail was not sent" : "; the mail was not sent")));
    }
}
