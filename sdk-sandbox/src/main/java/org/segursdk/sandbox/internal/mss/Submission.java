package org.segursdk.sandbox.internal.mss;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.segursdk.sandbox.MssFinding;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.MssSituation;
import org.segursdk.sandbox.MssSituation.Kind;
import org.segursdk.sandbox.internal.mss.Reports.Fate;

/** A whole mail: judged, answered, laid into its recipients' mailboxes, reported. */
final class Submission {
    private static final String UNDELIVERED = "Undelivered Mail Returned to Sender";

    private final Operator operator;
    private final Login login;
    private final Envelope envelope;
    private final Content content;
    private final MailView mail;
    private final Reports reports;
    private final long number;

    Submission(Operator operator, Login login, Envelope envelope, Content content) {
        this.operator = operator;
        this.login = login;
        this.envelope = envelope;
        this.content = content;
        this.mail = MailView.of(content.bytes());
        this.reports = new Reports(operator.clock());
        this.number = operator.records().nextDelivery();
    }

    /** The answer to the last byte; the mail is delivered where it is accepted. */
    String judge(MssSituation scripted) {
        boolean eightBit = "8BITMIME".equalsIgnoreCase(envelope.sender().parameter("BODY"));
        List<MssFinding> findings = SubmissionCheck.of(content.bytes(), mail, login.mailbox(), eightBit);
        String reply = reply(scripted, findings);
        operator.records().delivery(number, login, envelope, content, mail, findings, reply, scripted);
        if (reply.startsWith("2")) {
            deliver(scripted);
        }
        return reply;
    }

    private String reply(MssSituation scripted, List<MssFinding> findings) {
        switch (scripted.kind()) {
            case DATA_452:
                return "452 4.3.1 Insufficient system storage";
            case DATA_552:
                return "552 5.3.4 Message size exceeds fixed limit";
            case DATA_554:
                return "554 5.7.1 Message refused";
            case DATA_421:
                return "421 4.3.0 Service shutting down";
            case LOST_AFTER_DATA:
                return "421 4.4.2 Connection lost";
            default:
                break;
        }
        if (content.tooLarge()) {
            return "552 5.3.4 Message size exceeds fixed limit";
        }
        Optional<MssFinding> refusing =
                findings.stream().filter(MssFinding::refuses).findFirst();
        if (operator.settings().strict() && refusing.isPresent()) {
            return "554 5.6.0 " + refusing.get().rule() + ": "
                    + refusing.get().message().replace('…', '.');
        }
        return "250 2.0.0 Ok: queued as " + number;
    }

    private void deliver(MssSituation scripted) {
        List<Fate> fates = new ArrayList<>();
        if (scripted.kind() == Kind.DELAYED) {
            report(
                    envelope.recipients().stream()
                            .map(path -> new Fate(path, "delayed", "4.4.1", ""))
                            .toList(),
                    "Delayed Mail (still being retried)");
        }
        for (Envelope.Path path : envelope.recipients()) {
            fates.add(scripted.kind() == Kind.BOUNCE ? bounced(path, cause(scripted)) : delivered(path));
        }
        report(fates.stream().filter(f -> !f.failed()).toList(), "Successful Mail Delivery Report");
        report(fates.stream().filter(Fate::failed).toList(), "");
    }

    private static Citizens.Cause cause(MssSituation scripted) {
        return scripted.argument().isEmpty()
                ? Citizens.Cause.UNKNOWN
                : Citizens.Cause.valueOf(scripted.argument().toUpperCase(Locale.ROOT));
    }

    private Fate delivered(Envelope.Path path) {
        String address = path.address();
        if (operator.isCitizen(address)) {
            Citizens citizens = new Citizens(operator, reports);
            Optional<Citizens.Cause> refused = citizens.refuses(address, content.bytes().length);
            if (refused.isPresent()) {
                return bounced(path, refused.get());
            }
            long uid = operator.stores().append(address, stamped());
            citizens.received(address, uid, mail, content.bytes());
            return new Fate(path, "delivered", "2.0.0", "");
        }
        Optional<MssMailbox> mailbox = operator.mailbox(address);
        if (mailbox.isEmpty()) {
            return new Fate(path, "relayed", "2.0.0", "");
        }
        long quota = mailbox.get().quota();
        if (quota > 0 && operator.stores().used(address) + content.bytes().length > quota) {
            return new Fate(path, "failed", "5.2.2", "552 5.2.2 Over quota");
        }
        operator.stores().append(address, stamped());
        return new Fate(path, "delivered", "2.0.0", "");
    }

    private static Fate bounced(Envelope.Path path, Citizens.Cause cause) {
        return new Fate(path, "failed", cause.status(), cause.diagnostic());
    }

    /** The mail behind the lines every server adds. */
    private byte[] stamped() {
        byte[] head = ("Return-Path: <" + envelope.sender().address() + ">\r\n"
                        + "Received: from client by localhost with ESMTPSA id " + number + ";\r\n\t"
                        + reports.date() + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + content.bytes().length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content.bytes(), 0, whole, head.length, content.bytes().length);
        return whole;
    }

    /** Sends the sender what was asked: success and delay on demand, failure unless it was declined. */
    private void report(List<Fate> fates, String subject) {
        List<Fate> wanted = fates.stream().filter(Submission::isWanted).toList();
        String to = envelope.sender().address();
        if (wanted.isEmpty() || to.isEmpty() || operator.mailbox(to).isEmpty()) {
            return;
        }
        boolean citizen =
                wanted.stream().allMatch(f -> operator.isCitizen(f.path().address()));
        boolean size = wanted.stream().anyMatch(f -> f.status().equals(Citizens.Cause.SIZE.status()));
        String failure = citizen && !size ? Citizens.UNDELIVERED : UNDELIVERED;
        byte[] written = reports.delivery(
                envelope.sender(),
                wanted,
                subject.isEmpty() ? failure : subject,
                "Rapport du bac a sable / report of the sandbox.",
                content.bytes());
        byte[] head = "Return-Path: <>\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + written.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(written, 0, whole, head.length, written.length);
        operator.stores().append(to, whole);
    }

    private static boolean isWanted(Fate fate) {
        String notify = fate.path().parameter("NOTIFY").toUpperCase(Locale.ROOT);
        return switch (fate.action()) {
            case "failed" -> notify.isEmpty() || notify.contains("FAILURE");
            case "delayed" -> notify.isEmpty() || notify.contains("DELAY");
            default -> notify.contains("SUCCESS");
        };
    }
}
