package org.segursdk.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * What the simulated operator does at one step of a session. Each kind belongs to a step, and waits in the queue until that
 * step comes: the order matters only among kinds of one step. Over HTTP it is scripted by its kind's name, with an argument after a
 * colon where there is one: {@code SLOW:500} (milliseconds), {@code RECIPIENT_UNKNOWN:someone@clinique.test},
 * {@code IMAP_BYE:FETCH}. Source: mssante §13.
 *
 * @param kind what happens
 * @param delay of {@link Kind#SLOW}, before each answer of the session; otherwise zero
 * @param argument recipient (RCPT), command (IMAP) or cause (BOUNCE) it is meant for; empty: any
 */
public record MssSituation(Kind kind, Duration delay, String argument) {
    /** Kinds of situations. */
    public enum Kind {
        /** Nothing is scripted. */
        NORMAL,
        /** Connection, before TLS: 421, or BYE. */
        BUSY,
        /** Connection: closed at once. */
        DROP_AT_CONNECT,
        /** Connection: no greeting, until the client gives up. */
        NO_GREETING,
        /** Connection: every answer of the session comes late. */
        SLOW,
        /** Connection: STARTTLS is not offered, and refused. */
        NO_STARTTLS,
        /** Connection: SMTP without the extension DSN. */
        NO_DSN,
        /** Connection: SMTP without the extension SIZE. */
        NO_SIZE,
        /** TLS: a server certificate of an authority nobody knows. */
        TLS_UNTRUSTED,
        /** TLS: an expired server certificate. */
        TLS_EXPIRED,
        /** TLS: a server certificate on the revocation list. */
        TLS_REVOKED,
        /** TLS: a server certificate for another host name. */
        TLS_WRONG_HOST,
        /** TLS: version 1.0 is chosen, whatever the client offers; nothing comes after the server's first message. */
        TLS_1_0,
        /** TLS: version 1.1 is chosen, in the same way. */
        TLS_1_1,
        /** TLS: version 1.2 alone. */
        TLS_1_2,
        /** TLS: version 1.2 with a suite of RC4 is chosen, whatever the client offers; nothing comes after. */
        TLS_WEAK_SUITE,
        /** TLS: version 1.2, a Diffie-Hellman group of 1024 bits; nothing comes after the server's first messages. */
        TLS_SMALL_GROUP,
        /** Login: refused as if the token were wrong, by the challenge of status 401. */
        TOKEN_REFUSED,
        /** Login: the same, and the connection is closed behind the challenge. */
        TOKEN_REFUSED_DROP,
        /** Login: accepted; the token is over at the next command, which ends the session, and is refused from then on. */
        TOKEN_EXPIRES,
        /** Login: 454, or NO [UNAVAILABLE]. */
        LOGIN_UNAVAILABLE,
        /** MAIL: 421 and the connection closed. */
        MAIL_421,
        /** MAIL: 452, no room. */
        MAIL_452,
        /** RCPT: 450, greylisted. */
        GREYLISTED,
        /** RCPT: 421 and the connection closed. */
        RECIPIENT_421,
        /** RCPT: 550, no such mailbox. */
        RECIPIENT_UNKNOWN,
        /** RCPT: 550, not in the trust space. */
        RECIPIENT_OUTSIDE,
        /** RCPT: 452, mailbox full for now. */
        RECIPIENT_FULL,
        /** RCPT: 552, mailbox full. */
        RECIPIENT_OVER_QUOTA,
        /** DATA: connection closed when the first bytes of the mail have come. */
        CUT_DURING_DATA,
        /** End of mail: 452. */
        DATA_452,
        /** End of mail: 552, too large. */
        DATA_552,
        /** End of mail: 554, refused. */
        DATA_554,
        /** End of mail: 421 and the connection closed; nothing is delivered. */
        DATA_421,
        /** End of mail: delivered, and the connection closed before the answer. */
        CUT_AFTER_DATA,
        /** End of mail: not delivered, and the connection closed before an answer. */
        LOST_AFTER_DATA,
        /** End of mail: delivered, and never answered. */
        NO_ANSWER,
        /** End of mail: accepted, then a bounce. Argument: CLOSED, UNKNOWN, ADDRESS or SIZE; UNKNOWN by default. */
        BOUNCE,
        /** End of mail: accepted and delivered late: a report of delay comes first. */
        DELAYED,
        /** IMAP command: BYE and the connection closed. */
        IMAP_BYE,
        /** IMAP command: the connection closed without a word. */
        IMAP_DROP,
        /** IMAP command: never answered. */
        IMAP_NO_ANSWER,
        /** IMAP command: NO [SERVERBUG]. */
        IMAP_NO,
        /** IMAP command: a literal of 2 GB is announced and the connection closed. */
        IMAP_HUGE_LITERAL,
        /** IMAP command: before it, another client removes the newest message of the inbox. */
        IMAP_EXPUNGED,
        /** IMAP command: before it, the folders are numbered anew (UIDVALIDITY), which ends all sessions. */
        IMAP_RENUMBERED
    }

    public static final MssSituation NORMAL = of(Kind.NORMAL);

    public MssSituation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(argument, "argument");
    }

    /** The situation of a kind, for any argument; {@code SLOW} waits 2 s. */
    public static MssSituation of(Kind kind) {
        return new MssSituation(kind, kind == Kind.SLOW ? Duration.ofSeconds(2) : Duration.ZERO, "");
    }

    /** The situation of a kind, for that recipient, command or cause. */
    public static MssSituation of(Kind kind, String argument) {
        return new MssSituation(kind, Duration.ZERO, argument);
    }

    public static MssSituation slow(Duration delay) {
        return new MssSituation(Kind.SLOW, delay, "");
    }

    @Override
    public String toString() {
        return kind.name();
    }
}
