package org.segursdk.sandbox.internal.mss;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.segursdk.sandbox.InsiSimulator;

/** Writes delivery reports (RFC 3464) and the receipts of citizens (RFC 8098). Texts are the sandbox's own: the real ones are not known. */
final class Reports {
    /**
     * What became of a mail for a recipient.
     *
     * @param path as in the envelope
     * @param action {@code delivered}, {@code relayed}, {@code delayed} or {@code failed}
     * @param status enhanced status code
     * @param diagnostic SMTP answer; empty: none
     */
    record Fate(Envelope.Path path, String action, String status, String diagnostic) {
        boolean failed() {
            return "failed".equals(action);
        }

        @Override
        public String toString() {
            return "Fate[" + action + ", redacted]";
        }
    }

    private static final String CRLF = "\r\n";
    private static final String DOMAIN = "localhost";

    private final Clock clock;

    Reports(Clock clock) {
        this.clock = clock;
    }

    String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    /**
     * A delivery report.
     *
     * @param subject such as {@code Undelivered Mail Returned to Sender}
     * @param text for people
     */
    byte[] delivery(Envelope.Path sender, List<Fate> fates, String subject, String text, byte[] original) {
        String boundary = "report-" + UUID.randomUUID();
        StringBuilder status = new StringBuilder("Reporting-MTA: dns; " + DOMAIN + CRLF);
        if (!sender.parameter("ENVID").isEmpty()) {
            status.append("Original-Envelope-Id: ")
                    .append(xtext(sender.parameter("ENVID")))
                    .append(CRLF);
        }
        status.append("Arrival-Date: ").append(date()).append(CRLF);
        for (Fate fate : fates) {
            status.append(CRLF);
            String original1 = fate.path().parameter("ORCPT");
            if (original1.contains(";")) {
                status.append("Original-Recipient: ").append(xtext(original1)).append(CRLF);
            }
            status.append("Final-Recipient: rfc822; ")
                    .append(fate.path().address())
                    .append(CRLF)
                    .append("Action: ")
                    .append(fate.action())
                    .append(CRLF)
                    .append("Status: ")
                    .append(fate.status())
                    .append(CRLF);
            if (!fate.diagnostic().isEmpty()) {
                status.append("Diagnostic-Code: smtp; ")
                        .append(fate.diagnostic())
                        .append(CRLF);
            }
        }
        boolean failed = fates.stream().anyMatch(Fate::failed);
        boolean whole = failed && !"HDRS".equalsIgnoreCase(sender.parameter("RET"));
        String head = head("MAILER-DAEMON@" + DOMAIN, sender.address(), subject)
                + "Auto-Submitted: auto-replied" + CRLF
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"" + boundary + "\"" + CRLF
                + CRLF
                + part(boundary, "text/plain; charset=utf-8" + CRLF + "Content-Transfer-Encoding: 8bit", text + CRLF)
                + part(boundary, "message/delivery-status", status.toString())
                + "--" + boundary + CRLF + "Content-Type: " + (whole ? "message/rfc822" : "text/rfc822-headers") + CRLF
                + CRLF;
        return joined(head, whole ? original : headersOf(original), CRLF + "--" + boundary + "--" + CRLF);
    }

    /** A citizen's receipt. */
    byte[] receipt(String citizen, String to, MailView mail, byte[] original) {
        String boundary = "receipt-" + UUID.randomUUID();
        String notification = "Reporting-UA: sandbox; simulated" + CRLF
                + "Final-Recipient: rfc822; " + citizen + CRLF
                + "Original-Message-ID: " + mail.header("Message-ID") + CRLF
                + "Disposition: manual-action/MDN-sent-automatically; displayed" + CRLF;
        String head = head(citizen, to, mail.header("Subject"))
                + "In-Reply-To: " + mail.header("Message-ID") + CRLF
                + "Content-Type: multipart/report; report-type=disposition-notification; boundary=\"" + boundary + "\""
                + CRLF + CRLF
                + part(boundary, "text/plain; charset=utf-8", "Message lu (simulation)." + CRLF)
                + part(boundary, "message/disposition-notification", notification)
                + "--" + boundary + CRLF + "Content-Type: text/rfc822-headers" + CRLF + CRLF;
        return joined(head, headersOf(original), CRLF + "--" + boundary + "--" + CRLF);
    }

    /** A citizen's answer. */
    byte[] answer(String citizen, String to, MailView mail, String text) {
        String subject = mail.header("Subject");
        String message =
                head(label(citizen) + " <" + citizen + ">", to, subject.startsWith("Re: ") ? subject : "Re: " + subject)
                        + "In-Reply-To: " + mail.header("Message-ID") + CRLF
                        + "References: " + mail.header("Message-ID") + CRLF
                        + "Content-Type: text/plain; charset=utf-8" + CRLF
                        + "Content-Transfer-Encoding: 8bit" + CRLF
                        + CRLF
                        + text.replaceAll("\r?\n", CRLF) + CRLF;
        return message.getBytes(StandardCharsets.UTF_8);
    }

    /** First given name and birth name of a test person, as the operator of Mon espace santé writes them. Source: mssante §3.2. */
    private static String label(String citizen) {
        String local = citizen.substring(0, citizen.indexOf('@')).toUpperCase(Locale.ROOT);
        return InsiSimulator.testPersons().stream()
                .filter(each -> each.ins().matricule().value().equals(local))
                .map(each ->
                        each.traits().firstGivenName() + " " + each.traits().birthName())
                .findFirst()
                .orElse("Citoyen Test");
    }

    private String head(String from, String to, String subject) {
        return "From: " + from + CRLF
                + "To: " + to + CRLF
                + "Subject: " + subject + CRLF
                + "Message-ID: <" + UUID.randomUUID() + "@" + DOMAIN + ">" + CRLF
                + "Date: " + date() + CRLF
                + "MIME-Version: 1.0" + CRLF;
    }

    private static String part(String boundary, String type, String content) {
        return "--" + boundary + CRLF + "Content-Type: " + type + CRLF + CRLF + content + CRLF;
    }

    private static byte[] joined(String head, byte[] middle, String tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(middle);
        out.writeBytes(tail.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] headersOf(byte[] original) {
        String text = new String(original, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(CRLF + CRLF);
        return (end < 0 ? text : text.substring(0, end + 2)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Decodes xtext (RFC 3461 §4); a line end in it stays out of the report. */
    private static String xtext(String encoded) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            boolean code = c == '+'
                    && encoded.regionMatches(i + 1, encoded, i + 1, 2)
                    && encoded.substring(i + 1, Math.min(encoded.length(), i + 3))
                            .matches("[0-9A-F]{2}");
            if (code) {
                c = (char) Integer.parseInt(encoded.substring(i + 1, i + 3), 16);
                i += 2;
            }
            text.append(c < ' ' ? '?' : c);
        }
        return text.toString();
    }
}
