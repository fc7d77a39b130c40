package org.segursdk.mss.connection;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;

/**
 * One action on a mailbox, as the functional traces want it. Holds no token and no password; the recipients may be patients'
 * addresses. Source: ECO.4.1.1, ECO.4.1.2 (mssante §2).
 *
 * @param who who acted; for an automatic task, its responsible person
 * @param means how they were authenticated
 * @param mailbox whose mailbox
 * @param kind kind of that mailbox
 * @param at local time of the structure
 * @param action what was done
 * @param request what the server was asked, without content and without secrets
 * @param answer the server's code ({@code 250 2.0.0}, {@code OK}), or the SDK's for a failure without an answer
 * @param success whether it was done
 * @param messageId the mail concerned, if one was
 * @param recipients to whom it went
 */
public record MailTrace(
        Professional who,
        AuthenticationMeans means,
        MssAddress mailbox,
        MailboxKind kind,
        ZonedDateTime at,
        MailAction action,
        String request,
        String answer,
        boolean success,
        Optional<MessageId> messageId,
        List<MssAddress> recipients) {
    public MailTrace {
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(means, "means");
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(messageId, "messageId");
        recipients = List.copyOf(recipients);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MailTrace[" + action + (success ? ", done]" : ", failed]");
    }
}
