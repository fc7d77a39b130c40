package org.segursdk.sandbox.internal.mss;

import java.util.Optional;
import java.util.Set;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;

/** Says who may send and who may receive. */
final class SmtpRecipients {
    private static final Set<String> MAIL_PARAMETERS = Set.of("SIZE", "BODY", "RET", "ENVID", "AUTH");
    private static final Set<String> DSN_OF_MAIL = Set.of("RET", "ENVID");
    private static final Set<String> RCPT_PARAMETERS = Set.of("NOTIFY", "ORCPT");
    private static final String ACCEPTED = "250 2.1.5 Ok";

    private final Operator operator;

    SmtpRecipients(Operator operator) {
        this.operator = operator;
    }

    /** The answer to MAIL. */
    String sender(Envelope.Path path, Login login, Kind opening) {
        Set<String> names = path.parameters().keySet();
        boolean unknown = !MAIL_PARAMETERS.containsAll(names)
                || opening == Kind.NO_DSN && names.stream().anyMatch(DSN_OF_MAIL::contains)
                || opening == Kind.NO_SIZE && names.contains("SIZE");
        if (unknown || !path.parameter("RET").matches("(?i)|FULL|HDRS")) {
            return "555 5.5.4 Unsupported option";
        }
        if (!path.address().isEmpty()
                && !path.address().equals(login.mailbox())
                && operator.settings().strict()) {
            return "553 5.7.1 Sender address rejected: not owned by the mailbox logged in";
        }
        if (size(path) > operator.settings().maxSize()) {
            return "552 5.3.4 Message size exceeds fixed limit";
        }
        return "250 2.1.0 Ok";
    }

    private static long size(Envelope.Path path) {
        String size = path.parameter("SIZE");
        return size.matches("\\d{1,18}") ? Long.parseLong(size) : 0;
    }

    /** The answer to RCPT. */
    String recipient(Envelope.Path path, Envelope envelope, MssSituation scripted, Kind opening) {
        switch (scripted.kind()) {
            case GREYLISTED:
                return "450 4.2.0 Recipient address rejected: Greylisted, try again later";
            case RECIPIENT_421:
                return "421 4.3.0 Service shutting down";
            case RECIPIENT_UNKNOWN:
                return unknown();
            case RECIPIENT_OUTSIDE:
                return outside();
            case RECIPIENT_FULL:
                return "452 4.2.2 Mailbox full";
            case RECIPIENT_OVER_QUOTA:
                return "552 5.2.2 Over quota";
            default:
                break;
        }
        Set<String> names = path.parameters().keySet();
        if (!RCPT_PARAMETERS.containsAll(names) || opening == Kind.NO_DSN && !names.isEmpty()) {
            return "555 5.5.4 Unsupported option";
        }
        if (!path.parameter("NOTIFY").matches("(?i)|NEVER|(SUCCESS|FAILURE|DELAY)(,(SUCCESS|FAILURE|DELAY))*")) {
            return "501 5.5.4 Bad NOTIFY parameter syntax";
        }
        return known(path.address(), size(envelope.sender()));
    }

    private String known(String address, long size) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return "501 5.1.3 Bad recipient address syntax";
        }
        String domain = address.substring(at + 1);
        if (operator.isCitizen(address) || operator.trusts(domain) && !operator.hosts(domain)) {
            // Mon espace santé tells by a later mail.
            return ACCEPTED;
        }
        if (!operator.hosts(domain)) {
            return outside();
        }
        Optional<MssMailbox> mailbox = operator.mailbox(address);
        if (mailbox.isEmpty()) {
            return unknown();
        }
        if (!mailbox.get().open()) {
            return "550 5.2.1 Recipient address rejected: mailbox closed";
        }
        long quota = mailbox.get().quota();
        if (quota > 0 && operator.stores().used(address) + Math.max(1, size) > quota) {
            return "452 4.2.2 Mailbox full";
        }
        return ACCEPTED;
    }

    private static String unknown() {
        return "550 5.1.1 Recipient address rejected: User unknown";
    }

    private static String outside() {
        return "550 5.7.1 Recipient address rejected: domain outside the trust space";
    }
}
