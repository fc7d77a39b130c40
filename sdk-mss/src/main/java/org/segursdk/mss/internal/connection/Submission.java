package org.segursdk.mss.internal.connection;

import java.util.List;

/**
 * A mail that the server took for at least one recipient.
 *
 * @param codes its reply to the mail, such as {@code 250 2.0.0}
 * @param recipients its reply for each recipient, in the order of the envelope
 * @param receipts whether it has delivery reports
 */
public record Submission(String codes, List<Reply> recipients, boolean receipts) {
    /**
     * @param code of SMTP
     * @param enhanced {@code x.y.z}, or empty
     * @param text the server's words; may quote an address
     */
    public record Reply(int code, String enhanced, String text, boolean accepted) {
        /** Without the text. */
        @Override
        public String toString() {
            return "Reply[" + code + "]";
        }
    }

    static Submission of(SmtpTransaction.Answers answers) {
        List<Reply> replies = answers.recipients().stream()
                .map(reply -> new Reply(reply.code(), reply.enhanced(), reply.text(), reply.isAcceptance()))
                .toList();
        return new Submission(answers.acceptance().codes(), replies, answers.receipts());
    }
}
