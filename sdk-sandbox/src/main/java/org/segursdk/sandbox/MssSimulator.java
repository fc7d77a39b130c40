package org.segursdk.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An MSSanté operator, simulated: SMTP submission and IMAP, with STARTTLS and over TLS, on the loopback interface. It starts at
 * the first call of {@link #port}; no mail ever leaves the machine. It never looks for duplicates and adds nothing to a mail but
 * {@code Return-Path} and {@code Received}. Mails are judged with mime4j, never with the SDK's own code. Thread-safe. Source: mssante
 * §2, §3, §7.1, §13.
 *
 * <p>Login: XOAUTH2 and OAUTHBEARER with a token of this table or of the sandbox's Pro Santé Connect, in one step or two; PLAIN and LOGIN with a password where the
 * mailbox has one; PLAIN with a client certificate for application mailboxes.
 *
 * <p>What rests on inference and is NOT known of real operators:
 * <ul>
 *   <li>texts of refusals (a common mail server's), which refusal is permanent, limits other than the citizens' 25 MB;
 *   <li>bounces of the citizens' domain: their texts and form. The subject {@code Message non distribué} was relayed;
 *   <li>the citizens' receipts, and what an end of exchange does to a reply (here: refused with 550);
 *   <li>which OU a certificate must bear to open an application mailbox, and whether a password is wanted beside it;
 *   <li>that an operator compares {@code From} with the mailbox, and refuses any of what strict mode refuses here.
 * </ul>
 *
 * <p>What it cannot do, because its IMAP is GreenMail's: CONDSTORE and QRESYNC (no MODSEQ), SPECIAL-USE, NAMESPACE, ENABLE, COMPRESS,
 * BINARY, IMAP4rev2; FETCH takes time in the square of the folder's size; parts within attached messages are not told apart; folders
 * live in memory.
 */
public interface MssSimulator {
    /** Host name of all ports, which the server certificate bears. */
    String HOST = "localhost";

    /** The port of a listener; starts the operator. */
    int port(MssListener listener);

    /** Creates or changes a mailbox; messages are kept. Its domain becomes one of the operator's. */
    void createMailbox(MssMailbox mailbox);

    Optional<MssMailbox> mailbox(String address);

    List<MssMailbox> mailboxes();

    /** Domain of the citizens; default {@code patient.mssante.fr}, which no mail leaves this machine for. */
    void citizenDomain(String domain);

    /** Domains of other operators of the trust space: mail to them is accepted, reported as relayed and kept nowhere. */
    void trustDomain(String domain);

    /** A new token of that holder, accepted for five minutes. */
    String token(String holder);

    /** Accepts a token of a holder until then, by the sandbox's clock. */
    void acceptToken(String token, String holder, Instant expiry);

    /** The token is refused from now on; sessions opened with it go on, see {@link #disconnect}. */
    void revokeToken(String token);

    /** Adds situations for the steps to come. */
    void next(MssSituation... situations);

    /** Sets the lasting situation, for its own step; {@link MssSituation#NORMAL} at first. */
    void always(MssSituation situation);

    /** Whether mails with findings that refuse are refused; as the sandbox was built unless told. */
    void strict(boolean value);

    /** Largest mail in bytes, told by SIZE; default 35 000 000. */
    void maxSize(int bytes);

    /** Largest mail to a citizen, in bytes; a larger one bounces. Default 25 000 000. Source: mssante §3.1 E14. */
    void citizenMaxSize(int bytes);

    /** Whether citizens read at once, which answers a request for a receipt; default true. */
    void citizensRead(boolean value);

    /** Text with which citizens answer each mail at once; by default they do not. */
    void citizensReply(Optional<String> text);

    /**
     * A citizen answers a mail in the citizen's mailbox, to its Reply-To or From.
     *
     * @param uid of the mail in the citizen's INBOX
     * @return whether the reply was let through: not when the exchange was closed
     * @throws IllegalArgumentException no such mail
     */
    boolean reply(String citizen, long uid, String text);

    /** A copy of all submissions since the start, oldest first; the last 1 000 are kept. */
    List<MssDelivery> deliveries();

    /** A copy of all connections since the start or {@link #reset}, oldest first; the last 1 000 are kept. */
    List<MssConnection> connections();

    /**
     * Lays a message into an INBOX as it is, unjudged.
     *
     * @param message RFC 5322, lines ended by CRLF
     * @return its UID
     * @throws IllegalArgumentException no such mailbox
     * @throws IOException when the message cannot be read
     */
    long deliver(String mailbox, InputStream message) throws IOException;

    /** Messages of an INBOX, in the order of their UID. */
    List<MssMessage> messages(String mailbox);

    /** Messages of a folder; empty when there is no such folder. */
    List<MssMessage> messages(String mailbox, String folder);

    /** Folders of a mailbox. */
    List<String> folders(String mailbox);

    /** Another client removes a message of the INBOX. */
    void expunge(String mailbox, long uid);

    /** The folders of a mailbox are numbered anew: another UIDVALIDITY, UIDs from 1. Ends its IMAP sessions. */
    void renumber(String mailbox);

    /** Ends the sessions of a mailbox, by 421 and BYE. */
    void disconnect(String mailbox);

    /** Forgets situations, mailboxes, tokens, domains, deliveries, connections, and restores the settings. Ends all sessions; ports stay. */
    void reset();
}
