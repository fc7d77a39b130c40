package org.segursdk.mss.connection;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.mss.internal.connection.AutoconfigFile;
import org.segursdk.mss.internal.connection.SrvServers;
import org.segursdk.mss.message.MssAddress;

/**
 * Finds the servers of an address: the integrator's own table first, and then alone; else the operator's autoconfiguration
 * file, else DNS records. Only domains of the trust area are looked up, and only servers under them are believed: a token must
 * not go where a stranger points. What was not found is not asked again for a while. Thread-safe. Source: mssante §2, §2.1;
 * ECO.1.1.9; rem REM-MSST-07.
 */
public final class ServerDiscovery {
    private final SegurContext context;
    private final TrustMaterial trust;
    private final Map<String, MailServer> approved;
    private final MailProfile profile;
    private final SrvLookup srv;
    private final AutoconfigFile autoconfig;
    private final Map<String, Instant> failedUntil = new ConcurrentHashMap<>();

    private ServerDiscovery(Builder builder) {
        this.context = builder.context;
        this.trust = builder.trust;
        this.approved = Map.copyOf(builder.approved);
        this.profile = builder.profile;
        this.srv = builder.srv;
        this.autoconfig = new AutoconfigFile(
                context.environment(),
                builder.autoconfigTrust.orElse(trust),
                profile.cipherSuites().value());
    }

    /**
     * @param trust authorities of the servers that are found
     */
    public static Builder builder(SegurContext context, TrustMaterial trust) {
        return new Builder(context, trust);
    }

    /** Looks the servers of an address up. Blocks; failures of the network are part of the result. */
    public Discovery find(MssAddress address) {
        String domain = address.domain();
        MailServer known = approved.get(domain);
        if (known != null) {
            return new Discovery.Found(known, Discovery.Source.APPROVED, domain);
        }
        if (!isUnder(domain, profile.discoveryDomains().value())) {
            return new Discovery.NotFound(List.of("MSS-DOMAIN-NOT-ALLOWED"));
        }
        Instant now = context.clock().instant();
        Instant until = failedUntil.get(domain);
        if (until != null && now.isBefore(until)) {
            return new Discovery.NotFound(List.of("MSS-DISCOVERY-FAILED-LATELY"));
        }
        List<String> attempts = new ArrayList<>();
        Optional<Discovery.Found> found = byAutoconfig(domain, attempts).or(() -> bySrv(domain, attempts));
        if (found.isPresent()) {
            failedUntil.remove(domain);
            return found.get();
        }
        failedUntil.put(domain, now.plus(profile.negativeCache().value()));
        return new Discovery.NotFound(attempts);
    }

    private Optional<Discovery.Found> byAutoconfig(String domain, List<String> attempts) {
        String url = profile.autoconfigUrl().value().replace("%EMAILDOMAIN%", domain);
        try {
            MailServer server = allowed(autoconfig.read(url));
            return Optional.of(new Discovery.Found(server, Discovery.Source.AUTOCONFIG, url));
        } catch (SegurException e) {
            attempts.add("AUTOCONFIG: " + rule(e));
        } catch (IOException e) {
            attempts.add("AUTOCONFIG: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<Discovery.Found> bySrv(String domain, List<String> attempts) {
        List<String> names = profile.srvNames().value();
        try {
            MailServer server = allowed(SrvServers.find(srv, names, domain));
            return Optional.of(new Discovery.Found(server, Discovery.Source.DNS_SRV, names.get(0) + '.' + domain));
        } catch (SegurException e) {
            attempts.add("DNS_SRV: " + rule(e));
        } catch (IOException e) {
            attempts.add("DNS_SRV: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static String rule(SegurException failure) {
        return failure instanceof InvalidInputException invalid
                ? invalid.violations().get(0).rule()
                : failure.code();
    }

    private MailServer allowed(MailServer.Builder settings) throws IOException {
        MailServer server = settings.trust(trust).build();
        for (MailEndpoint endpoint : List.of(server.smtp(), server.imap())) {
            boolean mine = context.environment() == Environment.SANDBOX
                    ? endpoint.host().equals("localhost")
                    : isUnder(endpoint.host(), profile.discoveryDomains().value());
            if (!mine) {
                throw new IOException("MSS-SERVER-OUTSIDE");
            }
        }
        return server;
    }

    private static boolean isUnder(String name, List<String> domains) {
        return domains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .anyMatch(domain -> name.equals(domain) || name.endsWith('.' + domain));
    }

    /** What may differ from the defaults. */
    public static final class Builder {
        private final SegurContext context;
        private final TrustMaterial trust;
        private final Map<String, MailServer> approved = new HashMap<>();
        private MailProfile profile = MailProfile.standard();
        private SrvLookup srv = SrvLookup.dns();
        private Optional<TrustMaterial> autoconfigTrust = Optional.empty();

        private Builder(SegurContext context, TrustMaterial trust) {
            this.context = Objects.requireNonNull(context, "context");
            this.trust = Objects.requireNonNull(trust, "trust");
        }

        /**
         * The servers of a domain, from the operator's own hand: nothing else is then asked for it. An operator of whom only some
         * entry points may be used is entered so (REM-MSST-19).
         *
         * @param domain in ASCII, what stands after {@code @}
         */
        public Builder approve(String domain, MailServer server) {
            approved.put(domain.toLowerCase(Locale.ROOT), Objects.requireNonNull(server, "server"));
            return this;
        }

        public Builder profile(MailProfile value) {
            this.profile = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Default the JDK's DNS provider. */
        public Builder srv(SrvLookup value) {
            this.srv = Objects.requireNonNull(value, "value");
            return this;
        }

        /** Authorities of the site of the autoconfiguration file; default those of the servers. Which they are is not known. */
        public Builder autoconfigTrust(TrustMaterial value) {
            this.autoconfigTrust = Optional.of(value);
            return this;
        }

        /** @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS} */
        public ServerDiscovery build() {
            context.requireAccepted(profile.discoveryFacts());
            return new ServerDiscovery(this);
        }
    }
}
