package org.segursdk.mss.internal.connection;

import java.util.List;
import java.util.Optional;
import org.segursdk.core.SegurContext;
import org.segursdk.mss.connection.MailAction;
import org.segursdk.mss.connection.MailJournal;
import org.segursdk.mss.connection.MailTrace;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the journal what is done with one mailbox. Never throws. */
public final class Traces {
    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);

    private final SegurContext context;
    private final Mailbox mailbox;
    private final MailJournal journal;

    Traces(SegurContext context, Mailbox mailbox, MailJournal journal) {
        this.context = context;
        this.mailbox = mailbox;
        this.journal = journal;
    }

    /** An action that concerns no one mail. */
    public void done(MailAction action, String request, String answer) {
        record(action, request, answer, true, Optional.empty(), List.of());
    }

    /** An action that concerns no one mail and failed. */
    public void failed(MailAction action, String request, String answer) {
        record(action, request, answer, false, Optional.empty(), List.of());
    }

    /** An action on a mail to be sent. */
    void of(MailAction action, String request, String answer, boolean success, PreparedMail mail) {
        record(
                action,
                request,
                answer,
                success,
                Optional.of(mail.messageId()),
                mail.envelope().recipients());
    }

    /** Any action. */
    public void record(
            MailAction action,
            String request,
            String answer,
            boolean success,
            Optional<MessageId> messageId,
            List<MssAddress> recipients) {
        try {
            var session = mailbox.access().session();
            journal.record(new MailTrace(
                    session.professional(),
                    session.means(),
                    mailbox.address(),
                    mailbox.kind(),
                    context.clock().instant().atZone(context.zone()),
                    action,
                    request,
                    answer,
                    success,
                    messageId,
                    recipients));
        } catch (RuntimeException e) {
            // Its message may quote the trace.
            LOG.error("the mail journal failed on {}: {}", action, e.getClass().getName());
        }
    }
}
