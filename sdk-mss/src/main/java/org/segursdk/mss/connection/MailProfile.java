package org.segursdk.mss.connection;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.WireFact;

/**
 * What the connection to an operator rests on that was read, seen or deduced, each with its source and certainty. Immutable.
 */
public final class MailProfile {
    /** When a token is sent in the same line as the command that asks to authenticate. Source: mssante §2.1. */
    public enum InitialResponse {
        /** Where the server takes it: IMAP with SASL-IR, SMTP where the command stays within 512 octets (RFC 4954 §4). */
        WHERE_ALLOWED,
        /** Never: two steps. */
        NEVER
    }

    private static final MailProfile STANDARD = new Builder().build();

    private final WireFact<List<String>> cipherSuites;
    private final WireFact<List<String>> tokenMechanisms;
    private final WireFact<InitialResponse> initialResponse;
    private final WireFact<String> plainPassword;
    private final WireFact<String> returnedContent;
    private final WireFact<List<String>> sentFolders;
    private final WireFact<List<String>> discoveryDomains;
    private final WireFact<String> autoconfigUrl;
    private final WireFact<List<String>> srvNames;
    private final WireFact<Duration> negativeCache;

    private MailProfile(Builder builder) {
        this.cipherSuites = builder.cipherSuites;
        this.tokenMechanisms = builder.tokenMechanisms;
        this.initialResponse = builder.initialResponse;
        this.plainPassword = builder.plainPassword;
        this.returnedContent = builder.returnedContent;
        this.sentFolders = builder.sentFolders;
        this.discoveryDomains = builder.discoveryDomains;
        this.autoconfigUrl = builder.autoconfigUrl;
        this.srvNames = builder.srvNames;
        this.negativeCache = builder.negativeCache;
    }

    /** What is told or usual, nothing overridden. */
    public static MailProfile standard() {
        return STANDARD;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Facts that a connection uses. */
    public List<WireFact<?>> facts() {
        return List.of(cipherSuites, tokenMechanisms, initialResponse, plainPassword, returnedContent, sentFolders);
    }

    /** Facts that the discovery of a server uses beside. */
    public List<WireFact<?>> discoveryFacts() {
        return List.of(discoveryDomains, autoconfigUrl, srvNames, negativeCache);
    }

    /** JSSE names of the suites offered; those the JDK lacks are left out. */
    public WireFact<List<String>> cipherSuites() {
        return cipherSuites;
    }

    /** SASL mechanisms for a token, the first that the server has is used. */
    public WireFact<List<String>> tokenMechanisms() {
        return tokenMechanisms;
    }

    public WireFact<InitialResponse> initialResponse() {
        return initialResponse;
    }

    /** Password told in PLAIN beside a client certificate; {@code %EMAILADDRESS%} stands for the mailbox's address. */
    public WireFact<String> plainPassword() {
        return plainPassword;
    }

    /** {@code HDRS} or {@code FULL}: what a failure report gives back of the mail (RFC 3461 §4.3). */
    public WireFact<String> returnedContent() {
        return returnedContent;
    }

    /** Names of the folder of sent mails where the server marks none as such, first the likeliest. */
    public WireFact<List<String>> sentFolders() {
        return sentFolders;
    }

    /** Domains of which, and under which, servers are looked for and accepted. */
    public WireFact<List<String>> discoveryDomains() {
        return discoveryDomains;
    }

    /** Where an operator publishes its settings; {@code %EMAILDOMAIN%} stands for the domain. */
    public WireFact<String> autoconfigUrl() {
        return autoconfigUrl;
    }

    /** Names under which DNS is asked: IMAP with STARTTLS, IMAP over TLS, submission with STARTTLS, submission over TLS. */
    public WireFact<List<String>> srvNames() {
        return srvNames;
    }

    /** How long a domain of which nothing was found is not asked again. */
    public WireFact<Duration> negativeCache() {
        return negativeCache;
    }

    /** Overrides facts one by one. */
    public static final class Builder {
        private WireFact<List<String>> cipherSuites = WireFact.unknown(
                "mss.tls.cipher-suites",
                List.of(
                        "TLS_AES_256_GCM_SHA384",
                        "TLS_AES_128_GCM_SHA256",
                        "TLS_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                        "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
                        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
                        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
                "rem REM-MSST-02 tells six suites by their families; which six is not known");
        private WireFact<List<String>> tokenMechanisms = WireFact.observed(
                "mss.sasl.token-mechanisms",
                List.of("XOAUTH2", "OAUTHBEARER"),
                "mssante §2, OAUTHBEARER where offered");
        private WireFact<InitialResponse> initialResponse =
                WireFact.inferred("mss.sasl.initial-response", InitialResponse.WHERE_ALLOWED, "mssante §2.1");
        private WireFact<String> plainPassword = WireFact.unknown(
                "mss.sasl.plain-password",
                "%EMAILADDRESS%",
                "rem REM-MSST-15 tells the address only; RFC 4616 wants a password");
        private WireFact<String> returnedContent =
                WireFact.inferred("mss.dsn.returned-content", "HDRS", "RFC 3461 §4.3: nothing clinical comes back");
        private WireFact<List<String>> sentFolders = WireFact.inferred(
                "mss.folder.sent", List.of("Sent", "Envoyés", "Sent Items", "Éléments envoyés"), "mssante §2.2");
        private WireFact<List<String>> discoveryDomains =
                WireFact.observed("mss.discovery.domains", List.of("mssante.fr"), "mssante §2.1");
        private WireFact<String> autoconfigUrl = WireFact.observed(
                "mss.discovery.autoconfig-url", "https://autoconfig.%EMAILDOMAIN%/mail/config-v1.1.xml", "mssante §2");
        private WireFact<List<String>> srvNames = WireFact.unknown(
                "mss.discovery.srv-names",
                List.of("_imap._tcp", "_imaps._tcp", "_submission._tcp", "_submissions._tcp"),
                "mssante §2, RFC 6186, RFC 8314");
        private WireFact<Duration> negativeCache =
                WireFact.observed("mss.discovery.negative-cache", Duration.ofMinutes(15), "mssante §2.1");

        private Builder() {}

        public Builder cipherSuites(List<String> value) {
            this.cipherSuites = cipherSuites.overriddenBy(List.copyOf(value));
            return this;
        }

        public Builder tokenMechanisms(List<String> value) {
            this.tokenMechanisms = tokenMechanisms.overriddenBy(List.copyOf(value));
            return this;
        }

        public Builder initialResponse(InitialResponse value) {
            this.initialResponse = initialResponse.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder plainPassword(String value) {
            this.plainPassword = plainPassword.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        /** @throws IllegalArgumentException when it is neither {@code HDRS} nor {@code FULL} */
        public Builder returnedContent(String value) {
            if (!value.equals("HDRS") && !value.equals("FULL")) {
                throw new IllegalArgumentException("HDRS or FULL");
            }
            this.returnedContent = returnedContent.overriddenBy(value);
            return this;
        }

        public Builder sentFolders(List<String> value) {
            this.sentFolders = sentFolders.overriddenBy(List.copyOf(value));
            return this;
        }

        public Builder discoveryDomains(List<String> value) {
            this.discoveryDomains = discoveryDomains.overriddenBy(List.copyOf(value));
            return this;
        }

        public Builder autoconfigUrl(String value) {
            this.autoconfigUrl = autoconfigUrl.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        /** Four names, in the order of {@link MailProfile#srvNames()}. */
        public Builder srvNames(List<String> value) {
            if (value.size() != 4) {
                throw new IllegalArgumentException("four names");
            }
            this.srvNames = srvNames.overriddenBy(List.copyOf(value));
            return this;
        }

        public Builder negativeCache(Duration value) {
            this.negativeCache = negativeCache.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public MailProfile build() {
            return new MailProfile(this);
        }
    }
}
