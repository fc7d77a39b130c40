package org.segursdk.mss.connection;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The servers of an operator: SMTP to submit, IMAP to read. TLS 1.2 and 1.3 only, the server's name is always checked, its
 * certificate must chain to the given authorities: those of IGC-Santé, which are not among the JDK's. Immutable. Source:
 * mssante §2.
 */
public final class MailServer {
    /** Port of submission with STARTTLS. */
    public static final int SMTP_PORT = 587;
    /** Port of IMAP with STARTTLS. */
    public static final int IMAP_PORT = 143;

    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration ACCEPTANCE_TIMEOUT = Duration.ofMinutes(10);

    private final MailEndpoint smtp;
    private final MailEndpoint imap;
    private final TrustMaterial trust;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Duration acceptanceTimeout;

    private MailServer(Builder builder) {
        this.smtp = Objects.requireNonNull(builder.smtp);
        this.imap = Objects.requireNonNull(builder.imap);
        this.trust = Objects.requireNonNull(builder.trust);
        this.connectTimeout = builder.connectTimeout;
        this.readTimeout = builder.readTimeout;
        this.acceptanceTimeout = builder.acceptanceTimeout;
    }

    public static Builder builder() {
        return new Builder();
    }

    public MailEndpoint smtp() {
        return smtp;
    }

    public MailEndpoint imap() {
        return imap;
    }

    /** Authorities the servers must chain to, and how their revocation is checked. */
    public TrustMaterial trust() {
        return trust;
    }

    /** Default 10 s. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Longest wait for an answer, and longest time without progress while sending; default 60 s. */
    public Duration readTimeout() {
        return readTimeout;
    }

    /**
     * Longest wait for the answer to a whole mail; default 10 minutes, as RFC 5321 §4.5.3.2.6 asks: giving up earlier leaves
     * it unknown whether the mail was taken.
     */
    public Duration acceptanceTimeout() {
        return acceptanceTimeout;
    }

    @Override
    public String toString() {
        return "MailServer[smtp " + smtp + ", imap " + imap + "]";
    }

    /** Builds a server; everything wrong is reported at once. */
    public static final class Builder {
        private @Nullable MailEndpoint smtp;
        private @Nullable MailEndpoint imap;
        private @Nullable TrustMaterial trust;
        private Duration connectTimeout = CONNECT_TIMEOUT;
        private Duration readTimeout = READ_TIMEOUT;
        private Duration acceptanceTimeout = ACCEPTANCE_TIMEOUT;

        private Builder() {}

        /** Required. */
        public Builder smtp(String host, int port, MailSecurity security) {
            this.smtp = new MailEndpoint(lower(host), port, security);
            return this;
        }

        /** Required. */
        public Builder imap(String host, int port, MailSecurity security) {
            this.imap = new MailEndpoint(lower(host), port, security);
            return this;
        }

        /** Required: the JDK's own authorities are refused, since an operator's certificate is of IGC-Santé. */
        public Builder trust(TrustMaterial value) {
            this.trust = value;
            return this;
        }

        public Builder connectTimeout(Duration value) {
            this.connectTimeout = value;
            return this;
        }

        public Builder readTimeout(Duration value) {
            this.readTimeout = value;
            return this;
        }

        public Builder acceptanceTimeout(Duration value) {
            this.acceptanceTimeout = value;
            return this;
        }

        private static String lower(String host) {
            return host.toLowerCase(Locale.ROOT);
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code MSS-SERVER-HOST}, {@code MSS-SERVER-PORT},
         *     {@code MSS-SERVER-TRUST}, {@code MSS-SERVER-TIMEOUT}
         */
        public MailServer build() {
            Violations violations =
                    new Violations().require(smtp, "smtp").require(imap, "imap").require(trust, "trust");
            check(smtp, "smtp", violations);
            check(imap, "imap", violations);
            violations
                    .check(
                            trust == null || !trust.authorities().isEmpty(),
                            "trust",
                            "MSS-SERVER-TRUST",
                            "les autorités de l'IGC-Santé sont attendues, pas celles du JDK",
                            "the authorities of IGC-Santé are expected, not the JDK's")
                    .check(
                            isUsable(connectTimeout) && isUsable(readTimeout) && isUsable(acceptanceTimeout),
                            "timeout",
                            "MSS-SERVER-TIMEOUT",
                            "les délais vont d'une milliseconde à un jour",
                            "time-outs are of one millisecond to one day")
                    .throwIfAny("MailServer");
            return new MailServer(this);
        }

        private static void check(@Nullable MailEndpoint endpoint, String path, Violations violations) {
            if (endpoint == null) {
                return;
            }
            violations
                    .check(
                            NAME.matcher(endpoint.host()).matches(),
                            path + ".host",
                            "MSS-SERVER-HOST",
                            "nom de serveur attendu en ASCII",
                            "a server name in ASCII is expected")
                    .check(
                            endpoint.port() > 0 && endpoint.port() < 65536,
                            path + ".port",
                            "MSS-SERVER-PORT",
                            "port de 1 à 65535",
                            "port from 1 to 65535");
        }

        private static boolean isUsable(Duration duration) {
            return duration.compareTo(Duration.ofMillis(1)) >= 0 && duration.compareTo(Duration.ofDays(1)) <= 0;
        }
    }
}
