package org.segursdk.core;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.credentials.SandboxMark;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.core.identity.QualifiedIns;

/**
 * What every client is built from: software, structure, credentials, endpoints, clock, listener. One per structure (tenant);
 * immutable, thread-safe, without threads or connections of its own, so that thousands may live in one JVM.
 */
public final class SegurContext {
    private static final Duration EXPIRY_WARNING = Duration.ofDays(30);

    private final Software software;
    private final Structure structure;
    private final ClientCredentials credentials;
    private final Map<String, ClientCredentials> credentialsByService;
    private final Endpoints endpoints;
    private final Clock clock;
    private final ZoneId zone;
    private final Supplier<UUID> uuids;
    private final ExchangeListener listener;
    private final Set<String> acceptedFacts;
    private final Duration expiryWarning;
    private final Set<String> announced = ConcurrentHashMap.newKeySet(2);

    private SegurContext(Builder builder) {
        this.software = Objects.requireNonNull(builder.software);
        this.structure = Objects.requireNonNull(builder.structure);
        this.credentials = Objects.requireNonNull(builder.credentials);
        this.credentialsByService = Map.copyOf(builder.credentialsByService);
        this.endpoints = Objects.requireNonNull(builder.endpoints);
        this.clock = builder.clock;
        this.zone = builder.zone;
        this.uuids = builder.uuids;
        this.listener = builder.listener;
        this.acceptedFacts = Set.copyOf(builder.acceptedFacts);
        this.expiryWarning = builder.expiryWarning;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Software software() {
        return software;
    }

    public Structure structure() {
        return structure;
    }

    /** The credentials for a service: those given for it by name, otherwise the default ones. */
    public ClientCredentials credentials(String service) {
        return credentialsByService.getOrDefault(service, credentials);
    }

    public Environment environment() {
        return endpoints.environment();
    }

    /**
     * The endpoint of a service.
     *
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}
     */
    public Endpoint endpoint(String service) {
        return endpoints
                .find(service)
                .orElseThrow(() -> InvalidInputException.of(
                        "SegurContext",
                        "endpoints." + service,
                        "ENDPOINT-MISSING",
                        "aucune adresse n'est configurée pour ce service",
                        "no address is configured for this service"));
    }

    public Clock clock() {
        return clock;
    }

    /** Zone of local times in documents; default {@code Europe/Paris}. */
    public ZoneId zone() {
        return zone;
    }

    /** Source of message and document ids; random unless the caller needs reproducible output. */
    public Supplier<UUID> uuids() {
        return uuids;
    }

    public ExchangeListener listener() {
        return listener;
    }

    /**
     * Refuses facts that production needs accepted by name and that were not. Clients call it when they open.
     *
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}, naming each
     */
    public void requireAccepted(Collection<? extends WireFact<?>> facts) {
        if (environment() != Environment.PRODUCTION) {
            return;
        }
        List<String> missing = facts.stream()
                .filter(fact -> fact.certainty().needsAcceptance())
                .map(WireFact::name)
                .filter(name -> !acceptedFacts.contains(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing);
            throw SegurSecurityException.notSent(
                    "PRODUCTION-UNACCEPTED-FACTS",
                    LocalizedText.of(
                            "constantes déduites ou inconnues à accepter nommément avant la production : " + names,
                            "inferred or unknown constants to accept by name before production: " + names),
                    null);
        }
    }

    /**
     * Refuses in production an identity that is of test, of demonstration or from a simulator.
     *
     * @throws SegurSecurityException code {@code PRODUCTION-TEST-IDENTITY}
     */
    public void requireUsable(QualifiedIns ins) {
        if (environment() == Environment.PRODUCTION
                && (ins.ins().authority().isTest() || ins.provenance().simulated())) {
            throw SegurSecurityException.notSent(
                    "PRODUCTION-TEST-IDENTITY",
                    LocalizedText.of(
                            "identité de test, de démonstration ou simulée refusée en production",
                            "test, demonstration or simulated identity refused in production"),
                    null);
        }
    }

    /**
     * Checks that the certificates a service uses are valid now and announces to the listener one that expires soon.
     *
     * @throws SegurSecurityException codes {@code CERTIFICATE-EXPIRED}, {@code CERTIFICATE-NOT-YET-VALID}
     */
    public void checkCertificates(String service) {
        ClientCredentials used = credentials(service);
        check("authentication", used.authentication());
        if (used.signature() != used.authentication()) {
            check("signature", used.signature());
        }
    }

    private void check(String role, KeyMaterial material) {
        X509Certificate certificate = material.certificate();
        Instant now = clock.instant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            throw SegurSecurityException.notSent(
                    "CERTIFICATE-EXPIRED",
                    LocalizedText.of(
                            "le certificat client (" + role + ") a expiré le " + end,
                            "the client certificate (" + role + ") expired on " + end),
                    null);
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw SegurSecurityException.notSent(
                    "CERTIFICATE-NOT-YET-VALID",
                    LocalizedText.of(
                            "le certificat client (" + role + ") n'est pas encore valide",
                            "the client certificate (" + role + ") is not valid yet"),
                    null);
        }
        if (now.plus(expiryWarning).isAfter(end)
                && announced.add(certificate.getIssuerX500Principal() + "/" + certificate.getSerialNumber())) {
            listener.certificateExpiring(role, end);
        }
    }

    @Override
    public String toString() {
        return "SegurContext[" + environment() + ", " + software + "]";
    }

    /** Builds a context; everything wrong is reported at once. */
    public static final class Builder {
        private @Nullable Software software;
        private @Nullable Structure structure;
        private @Nullable ClientCredentials credentials;
        private final Map<String, ClientCredentials> credentialsByService = new HashMap<>();
        private @Nullable Endpoints endpoints;
        private Clock clock = Clock.systemUTC();
        private ZoneId zone = ZoneId.of("Europe/Paris");
        private Supplier<UUID> uuids = UUID::randomUUID;
        private ExchangeListener listener = ExchangeListener.NONE;
        private final Set<String> acceptedFacts = new HashSet<>();
        private Duration expiryWarning = EXPIRY_WARNING;

        private Builder() {}

        /** Required. */
        public Builder software(Software value) {
            this.software = value;
            return this;
        }

        /** Required. */
        public Builder structure(Structure value) {
            this.structure = value;
            return this;
        }

        /** Required. */
        public Builder credentials(ClientCredentials value) {
            this.credentials = value;
            return this;
        }

        /**
         * Credentials of one service when they differ: INSi wants a certificate named {@code INSI-AUTO} or
         * {@code INSI-MANU}, the DMP the structure's AUTH_CLI and ORG_SIGN.
         */
        public Builder credentials(String service, ClientCredentials value) {
            this.credentialsByService.put(service, value);
            return this;
        }

        /** Required. */
        public Builder endpoints(Endpoints value) {
            this.endpoints = value;
            return this;
        }

        /** Default the system clock. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** Default {@code Europe/Paris}; overseas structures set their own. */
        public Builder zone(ZoneId value) {
            this.zone = value;
            return this;
        }

        /** Default random; a reproducible source makes reproducible messages. Must be thread-safe. */
        public Builder uuids(Supplier<UUID> value) {
            this.uuids = value;
            return this;
        }

        public Builder listener(ExchangeListener value) {
            this.listener = value;
            return this;
        }

        /** Accepts inferred or unknown wire constants by name, as production asks. */
        public Builder acceptFacts(String... names) {
            acceptedFacts.addAll(List.of(names));
            return this;
        }

        /** How long before its end a certificate is announced; default 30 days. */
        public Builder expiryWarning(Duration value) {
            this.expiryWarning = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code SANDBOX-LOOPBACK}, {@code PRODUCTION-SANDBOX-CA}
         */
        public SegurContext build() {
            Violations violations = new Violations()
                    .require(software, "software")
                    .require(structure, "structure")
                    .require(credentials, "credentials")
                    .require(endpoints, "endpoints");
            if (endpoints != null && endpoints.environment() == Environment.SANDBOX) {
                endpoints
                        .all()
                        .forEach((service, endpoint) -> violations.check(
                                isLoopback(endpoint.uri().getHost()),
                                "endpoints." + service,
                                "SANDBOX-LOOPBACK",
                                "le bac à sable n'est joint que sur cette machine",
                                "the sandbox is reached on this machine only"));
            }
            if (endpoints != null && credentials != null && endpoints.environment() == Environment.PRODUCTION) {
                List<ClientCredentials> used = new ArrayList<>(credentialsByService.values());
                used.add(credentials);
                checkNoSandboxCertificate(used, endpoints, violations);
            }
            violations.throwIfAny("SegurContext");
            return new SegurContext(this);
        }

        private static void checkNoSandboxCertificate(
                List<ClientCredentials> used, Endpoints endpoints, Violations violations) {
            boolean ownMarked = used.stream()
                    .flatMap(each -> Stream.of(each.authentication(), each.signature()))
                    .flatMap(material -> material.chain().stream())
                    .anyMatch(SandboxMark::isOn);
            violations.check(
                    !ownMarked,
                    "credentials",
                    "PRODUCTION-SANDBOX-CA",
                    "certificat du bac à sable refusé en production",
                    "sandbox certificate refused in production");
            endpoints
                    .all()
                    .forEach((service, endpoint) -> violations.check(
                            endpoint.trust().authorities().stream().noneMatch(SandboxMark::isOn),
                            "endpoints." + service + ".trust",
                            "PRODUCTION-SANDBOX-CA",
                            "autorité du bac à sable refusée en production",
                            "sandbox authority refused in production"));
        }

        private static boolean isLoopback(String host) {
            if (!"localhost".equals(host) && !host.startsWith("127.") && !host.equals("[::1]")) {
                return false;
            }
            try {
                return InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException e) {
                return false;
            }
        }
    }
}
