package org.segursdk.mss.internal.connection;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.ServiceFaultException.RawError;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.message.Envelope;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;

/**
 * One mail handed over, on a connection that is authenticated. Nothing is committed before the final dot; from its first byte
 * on only the server knows. Source: RFC 5321 §3.3, §4.5.3.2; RFC 3461; RFC 1870.
 */
final class SmtpTransaction {
    /** xtext of an ENVID. Source: RFC 3461 §4, §4.4. */
    private static final Pattern ENVELOPE_ID = Pattern.compile("([!-*,-<>-~]|\\+[0-9A-F]{2}){0,100}");

    private static final byte[] DOT = ".\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final SmtpConnection connection;
    private final PreparedMail mail;
    private final boolean allOrNothing;
    private final String returnedContent;
    private final Duration acceptance;
    private boolean contentStarted;
    private boolean committed;

    SmtpTransaction(
            SmtpConnection connection,
            PreparedMail mail,
            boolean allOrNothing,
            String returnedContent,
            Duration acceptance) {
        this.connection = connection;
        this.mail = mail;
        this.allOrNothing = allOrNothing;
        this.returnedContent = returnedContent;
        this.acceptance = acceptance;
    }

    /**
     * What the server answered.
     *
     * @param recipients one reply for each recipient, in the order of the envelope
     * @param acceptance the reply to the whole mail
     * @param receipts whether the server has delivery reports
     */
    record Answers(List<SmtpReply> recipients, SmtpReply acceptance, boolean receipts) {}

    /** Whether the server may have taken the mail. */
    boolean committed() {
        return committed;
    }

    /** Whether more was said than commands: the connection cannot be used again. */
    boolean contentStarted() {
        return contentStarted;
    }

    /** @throws InvalidInputException rule {@code MSS-ENVELOPE} */
    static void check(PreparedMail mail) {
        Envelope envelope = mail.envelope();
        new Violations()
                .check(
                        !envelope.recipients().isEmpty(),
                        "envelope.recipients",
                        "MSS-ENVELOPE",
                        "au moins un destinataire",
                        "at least one recipient")
                .check(
                        ENVELOPE_ID.matcher(envelope.envelopeId()).matches(),
                        "envelope.envelopeId",
                        "MSS-ENVELOPE",
                        "identifiant d'enveloppe en xtext, 100 caractères au plus",
                        "envelope id in xtext, at most 100 characters")
                .throwIfAny("PreparedMail");
    }

    Answers run() throws IOException, SmtpRefusedException {
        OptionalLong limit = connection.sizeLimit();
        if (limit.isPresent()) {
            mail.requireFits(limit.getAsLong());
        }
        boolean receipts = connection.has("DSN");
        SmtpConnection.expect("MAIL", connection.command(mailCommand(receipts)), 250);
        List<SmtpReply> replies = new ArrayList<>();
        for (MssAddress recipient : mail.envelope().recipients()) {
            SmtpReply reply = connection.command(recipientCommand(recipient, receipts));
            if (reply.code() == 421) {
                throw new SmtpRefusedException("RCPT", reply);
            }
            replies.add(reply);
        }
        long accepted = replies.stream().filter(SmtpReply::isAcceptance).count();
        if (accepted == 0 || allOrNothing && accepted < replies.size()) {
            connection.command("RSET");
            throw refused(replies);
        }
        SmtpConnection.expect("DATA", connection.command("DATA"), 354);
        contentStarted = true;
        content();
        return new Answers(replies, commit(), receipts);
    }

    private String mailCommand(boolean receipts) {
        Envelope envelope = mail.envelope();
        StringBuilder line = new StringBuilder("MAIL FROM:<")
                .append(envelope.returnPath().map(MssAddress::value).orElse(""))
                .append('>');
        if (connection.has("SIZE")) {
            line.append(" SIZE=").append(mail.size());
        }
        if (receipts) {
            line.append(" RET=").append(returnedContent);
            if (!envelope.envelopeId().isEmpty()) {
                line.append(" ENVID=").append(envelope.envelopeId());
            }
        }
        return line.toString();
    }

    private String recipientCommand(MssAddress recipient, boolean receipts) {
        String line = "RCPT TO:<" + recipient.value() + '>';
        if (!receipts || !mail.envelope().deliveryReceipt()) {
            return line;
        }
        String xtext = recipient.value().replace("+", "+2B").replace("=", "+3D");
        return line + " NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;" + xtext;
    }

    private static ServiceFaultException refused(List<SmtpReply> replies) {
        List<RawError> errors = replies.stream().map(SmtpReply::asError).toList();
        boolean temporary =
                replies.stream().filter(reply -> !reply.isAcceptance()).allMatch(SmtpReply::isTemporary);
        long count = replies.stream().filter(reply -> !reply.isAcceptance()).count();
        return new ServiceFaultException(
                "mss",
                "SMTP RCPT",
                Layer.FUNCTIONAL,
                errors,
                temporary,
                LocalizedText.of(
                        "le serveur a refusé " + count + " destinataire(s) sur " + replies.size()
                                + " ; le message n'est pas parti",
                        "the server refused " + count + " of " + replies.size()
                                + " recipient(s); the mail was not sent"));
    }

    /** Streams the mail; whatever goes wrong here, the final dot is not said. */
    private void content() throws IOException, SmtpRefusedException {
        MailText text = new MailText(connection.wire(), true);
        try {
            mail.writeTo(text);
            text.finish();
        } catch (MailText.WireException e) {
            throw lastWords(e);
        } catch (MailText.BrokenLineException e) {
            throw broken();
        } catch (IOException e) {
            // Its words may name a file, and a file a patient.
            throw TransportException.notSent(
                    "MSS-CONTENT-UNREADABLE",
                    LocalizedText.of(
                            "un contenu n'a pas pu être lu jusqu'au bout ; le message n'est pas parti",
                            "a content could not be read to its end; the mail was not sent"),
                    null);
        }
        if (!text.isAtLineStart()) {
            throw broken();
        }
        if (text.count() != mail.size()) {
            throw TransportException.notSent(
                    "MSS-CONTENT-CHANGED",
                    LocalizedText.of(
                            "un contenu a changé pendant l'envoi ; le message n'est pas parti",
                            "a content changed while it was sent; the mail was not sent"),
                    null);
        }
    }

    private static InvalidInputException broken() {
        return InvalidInputException.of(
                "PreparedMail",
                "content",
                "MSS-MAIL-FORM",
                "lignes ASCII de 998 caractères au plus, terminées par CR LF",
                "lines of ASCII of at most 998 characters, ended by CR LF");
    }

    /** A server that refuses in the middle says why before it hangs up. */
    private IOException lastWords(IOException failure) throws SmtpRefusedException {
        try {
            SmtpReply reply = connection.read(LAST_WORDS);
            if (reply.code() >= 400) {
                throw new SmtpRefusedException("DATA", reply);
            }
        } catch (IOException nothingSaid) {
            failure.addSuppressed(nothingSaid);
        }
        return failure;
    }

    private SmtpReply commit() throws IOException, SmtpRefusedException {
        committed = true;
        connection.wire().write(DOT);
        connection.wire().flush();
        SmtpReply reply = connection.read(acceptance);
        if (reply.code() >= 400) {
            committed = false;
            throw new SmtpRefusedException("message", reply);
        }
        if (reply.code() != 250) {
            throw new ProtocolException("neither taken nor refused");
        }
        return reply;
    }
}
