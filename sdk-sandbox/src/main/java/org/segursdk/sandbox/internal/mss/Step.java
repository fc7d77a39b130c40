package org.segursdk.sandbox.internal.mss;

import org.segursdk.sandbox.MssSituation.Kind;

/** Where in a session a situation takes place. */
enum Step {
    NONE,
    CONNECT,
    TLS,
    LOGIN,
    MAIL,
    RECIPIENT,
    DATA,
    END,
    IMAP;

    static Step of(Kind kind) {
        return switch (kind) {
            case NORMAL -> NONE;
            case BUSY, DROP_AT_CONNECT, NO_GREETING, SLOW, NO_STARTTLS, NO_DSN, NO_SIZE -> CONNECT;
            case TLS_UNTRUSTED,
                    TLS_EXPIRED,
                    TLS_REVOKED,
                    TLS_WRONG_HOST,
                    TLS_1_0,
                    TLS_1_1,
                    TLS_1_2,
                    TLS_WEAK_SUITE,
                    TLS_SMALL_GROUP -> TLS;
            case TOKEN_REFUSED, TOKEN_REFUSED_DROP, TOKEN_EXPIRES, LOGIN_UNAVAILABLE -> LOGIN;
            case MAIL_421, MAIL_452 -> MAIL;
            case GREYLISTED,
                    RECIPIENT_421,
                    RECIPIENT_UNKNOWN,
                    RECIPIENT_OUTSIDE,
                    RECIPIENT_FULL,
                    RECIPIENT_OVER_QUOTA -> RECIPIENT;
            case CUT_DURING_DATA -> DATA;
            case DATA_452, DATA_552, DATA_554, DATA_421, CUT_AFTER_DATA, LOST_AFTER_DATA, NO_ANSWER, BOUNCE, DELAYED ->
                END;
            case IMAP_BYE, IMAP_DROP, IMAP_NO_ANSWER, IMAP_NO, IMAP_HUGE_LITERAL, IMAP_EXPUNGED, IMAP_RENUMBERED ->
                IMAP;
        };
    }
}
