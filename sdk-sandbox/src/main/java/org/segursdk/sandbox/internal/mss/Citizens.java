package org.segursdk.sandbox.internal.mss;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssMessage;

/** Plays the citizens and their domain. Source: mssante §3.2, §7.1. */
final class Citizens {
    /** Subject of a bounce, as relayed. */
    static final String UNDELIVERED = "=?UTF-8?Q?Message_non_distribu=C3=A9?=";

    private static final String END = "[FIN]";
    private static final Pattern MATRICULE = Pattern.compile("[0-9]{6}[0-9ab][0-9]{8}");

    /** Why a mail bounces. The codes and texts are the sandbox's own. */
    enum Cause {
        CLOSED("5.2.1", "550 5.2.1 Boite aux lettres fermee"),
        UNKNOWN("5.1.1", "550 5.1.1 Patient inconnu"),
        ADDRESS("5.1.3", "550 5.1.3 Adresse invalide"),
        SIZE("5.3.4", "552 5.3.4 Message size exceeds fixed limit");

        private final String status;
        private final String diagnostic;

        Cause(String status, String diagnostic) {
            this.status = status;
            this.diagnostic = diagnostic;
        }

        String status() {
            return status;
        }

        String diagnostic() {
            return diagnostic;
        }
    }

    private final Operator operator;
    private final Reports reports;

    Citizens(Operator operator, Reports reports) {
        this.operator = operator;
        this.reports = reports;
    }

    Optional<Cause> refuses(String address, int size) {
        Optional<MssMailbox> mailbox = operator.mailbox(address);
        if (mailbox.isEmpty()) {
            String local = address.substring(0, address.indexOf('@'));
            return Optional.of(MATRICULE.matcher(local).matches() ? Cause.UNKNOWN : Cause.ADDRESS);
        }
        if (!mailbox.get().open()) {
            return Optional.of(Cause.CLOSED);
        }
        return size > operator.settings().citizenMaxSize() ? Optional.of(Cause.SIZE) : Optional.empty();
    }

    /** What a citizen does with a mail that came in. */
    void received(String address, long uid, MailView mail, byte[] original) {
        List<String> notified = mail.addresses("Disposition-Notification-To");
        if (operator.settings().citizensRead() && !notified.isEmpty()) {
            send(notified.get(0), reports.receipt(address, notified.get(0), mail, original));
        }
        operator.settings().citizensReply().ifPresent(text -> reply(address, uid, text));
    }

    /** Whether the answer was let through. */
    boolean reply(String address, long uid, String text) {
        List<MssMessage> inbox = operator.stores().messages(address, Stores.INBOX);
        MailView mail = inbox.stream()
                .filter(message -> message.uid() == uid)
                .map(Citizens::view)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such mail in the citizen's mailbox"));
        List<String> from = mail.addresses("From");
        boolean ended = END.equals(mail.subject())
                || "FIN".equals(mail.header("X-MSS-MES"))
                || inbox.stream()
                        .filter(message -> message.uid() > uid)
                        .map(Citizens::view)
                        .anyMatch(later -> END.equals(later.subject())
                                && later.addresses("From").equals(from));
        List<String> replyTo = mail.addresses("Reply-To");
        List<String> to = replyTo.isEmpty() ? from : replyTo;
        if (ended || to.isEmpty()) {
            return false;
        }
        return send(to.get(0), reports.answer(address, to.get(0), mail, text));
    }

    private boolean send(String to, byte[] message) {
        if (operator.mailbox(to).filter(MssMailbox::open).isEmpty()) {
            return false;
        }
        operator.stores().append(to.toLowerCase(java.util.Locale.ROOT), message);
        return true;
    }

    private static MailView view(MssMessage message) {
        try (InputStream in = message.open()) {
            return MailView.of(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("message of the sandbox", e);
        }
    }
}
