package org.segursdk.mss.connection;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.credentials.ClientCredentials;

/**
 * How a mailbox is opened, and by whom: the session tells who acts, whoever's mailbox it is. Source: mssante §2.
 */
public sealed interface MailboxAccess {
    /** Who acts; for an automatic task, its responsible person. */
    ProfessionalSession session();

    /** The certificate presented to the server, if any. */
    Optional<ClientCredentials> certificate();

    /** Pro Santé Connect's access token: personal and organisational mailboxes. */
    static MailboxAccess token(ProfessionalSession session) {
        return new Token(session, Optional.empty());
    }

    /** The same with a client certificate beside the token; whether an operator wants one is not known. */
    static MailboxAccess token(ProfessionalSession session, ClientCredentials certificate) {
        return new Token(session, Optional.of(certificate));
    }

    /** Mutual TLS with the organisation's AUTH_CLI certificate: application mailboxes. */
    static MailboxAccess certificate(ProfessionalSession session, ClientCredentials certificate) {
        return new Certificate(session, certificate);
    }

    /**
     * A password, where an operator still allows it.
     *
     * @param password asked for at each authentication; the array is cleared after use
     */
    static MailboxAccess password(ProfessionalSession session, Supplier<char[]> password) {
        return new Password(session, password);
    }

    /**
     * By SASL XOAUTH2 or OAUTHBEARER. The token is asked of the session at each authentication and kept nowhere. Source:
     * mssante §2.1.
     */
    record Token(ProfessionalSession session, Optional<ClientCredentials> certificate) implements MailboxAccess {
        public Token {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(certificate, "certificate");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Token[redacted]";
        }
    }

    /** By mutual TLS and PLAIN with the mailbox's address. Source: rem REM-MSST-15. */
    record Certificate(ProfessionalSession session, ClientCredentials credentials) implements MailboxAccess {
        public Certificate {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(credentials, "credentials");
        }

        @Override
        public Optional<ClientCredentials> certificate() {
            return Optional.of(credentials);
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Certificate[redacted]";
        }
    }

    /** By PLAIN. */
    record Password(ProfessionalSession session, Supplier<char[]> password) implements MailboxAccess {
        public Password {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public Optional<ClientCredentials> certificate() {
            return Optional.empty();
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Password[redacted]";
        }
    }
}
