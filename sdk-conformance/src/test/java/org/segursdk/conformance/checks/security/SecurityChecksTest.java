package org.segursdk.conformance.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.profile.ProfileExamples;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;
import org.segursdk.conformance.run.Runs;
import org.segursdk.conformance.run.Verdict;

/** Each check passes on a product that does right, and fails on one that does one thing wrong. */
class SecurityChecksTest {
    private static final String OF_PROFILES = "gen-03-conditional-profiles-declared";
    private static final Map<String, Supplier<SecuritySample>> BAD = new LinkedHashMap<>();

    static {
        BAD.put("sec-08-flow-protection-and-algorithms", WeakAlgorithm::new);
        BAD.put("sec-22-third-party-organisations", NoRevocation::new);
        BAD.put("sec-13-openid-connect-with-any-provider", FirstProviderOnly::new);
        BAD.put("sec-17-professional-identifiers", LooksOnce::new);
        BAD.put("sec-14-account-synchronisation-bulk-update", model(NoPermissions::new));
        BAD.put("sec-15-account-life-cycle-traces", model(PasswordUntraced::new));
        BAD.put("sec-16-strong-passwords-for-admins", model(NeverLocks::new));
        BAD.put("sec-18-contact-data-verified-and-changes-notified", model(OldNotTold::new));
        BAD.put("sec-19-own-authenticators-renewed-and-revocable", model(LostStillOpens::new));
        BAD.put("sec-20-password-and-re-authentication-rules", model(NeverLocks::new));
        BAD.put("sec-21-log-out-and-inactivity", model(NeverIdle::new));
    }

    private static KitBench bench;
    private static SecuritySample good;

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        good = new SecuritySample();
        good.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        bench.close();
    }

    static Stream<Check> checks() {
        return SecurityChecks.all().stream().filter(each -> !each.id().equals(OF_PROFILES));
    }

    private static Supplier<SecuritySample> model(Function<Clock, AccountModel> accounts) {
        return () -> new SecuritySample() {
            @Override
            protected AccountModel accounts(KitBench given) {
                return accounts.apply(given.clock());
            }
        };
    }

    @ParameterizedTest
    @MethodSource("checks")
    void isSeenFailing(Check check) {
        try (SecuritySample bad = BAD.get(check.id()).get()) {
            bad.connect(bench);
            Looks.seenFailing(check, SoftwareType.SGL, bench, good, bad);
        }
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("sec-08-flow-protection-and-algorithms", "endpoint-certificate", of(OldCertificate::new)),
                Arguments.of("sec-08-flow-protection-and-algorithms", "call-version", of(OldCall::new)),
                Arguments.of("sec-22-third-party-organisations", "refuses-revoked", of(NoRevocation::new)),
                Arguments.of("sec-17-professional-identifiers", "at-creation", of(NeverLooks::new)),
                Arguments.of("sec-13-openid-connect-with-any-provider", "second-provider", of(FirstProviderOnly::new)),
                Arguments.of("sec-16-strong-passwords-for-admins", "weak-refused", model(TakesAnyPassword::new)),
                Arguments.of("sec-16-strong-passwords-for-admins", "reuse-refused", model(TakesAnyPassword::new)),
                Arguments.of("sec-16-strong-passwords-for-admins", "configurable", model(AlwaysThree::new)),
                Arguments.of(
                        "sec-20-password-and-re-authentication-rules",
                        "complex-by-default",
                        model(TakesAnyPassword::new)),
                Arguments.of(
                        "sec-20-password-and-re-authentication-rules",
                        "single-factor-after",
                        model(SingleFactorForEver::new)),
                Arguments.of("sec-21-log-out-and-inactivity", "log-out", model(TokensRemain::new)));
    }

    private static Supplier<SecuritySample> of(Supplier<SecuritySample> supplier) {
        return supplier;
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void saysWhatDoesNotHold(String id, String condition, Supplier<SecuritySample> broken) {
        Check check = SecurityChecks.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        try (SecuritySample bad = broken.get()) {
            bad.connect(bench);
            CheckResult result = Looks.at(check, SoftwareType.SGL, bench, bad);
            assertThat(result.failures()).extracting(FailedCondition::condition).contains(condition);
        }
    }

    @Test
    void everyCheckHasACounterExample() {
        List<String> seen = new ArrayList<>(BAD.keySet());
        seen.add(OF_PROFILES);
        assertThat(SecurityChecks.all()).extracting(Check::id).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void profilesThatContradictThemselvesAreSeen() {
        Check check = SecurityChecks.all().stream()
                .filter(each -> each.id().equals(OF_PROFILES))
                .findFirst()
                .orElseThrow();
        for (SoftwareType type : SoftwareType.values()) {
            CheckResult passed = Runs.look(check, profile(ProfileExamples.of(type)));
            assertThat(passed.verdict()).as(type.code()).isEqualTo(Verdict.PASS);
        }
        String example = ProfileExamples.of(SoftwareType.LGC);
        assertThat(failed(check, example.replace("identityReference: true", "identityReference: false")))
                .containsExactly("identities");
        assertThat(failed(check, example.replace("childFollowUp: true", "childFollowUp: false")))
                .containsExactly("children");
        assertThat(failed(check, example.replace("secretariat: true", "singleFactorPassword: true")))
                .containsExactly("passwords");
    }

    private static List<String> failed(Check check, String profile) {
        return Runs.look(check, profile(profile)).failures().stream()
                .map(FailedCondition::condition)
                .toList();
    }

    private static SegurProfile profile(String text) {
        return SegurProfile.read(
                text.getBytes(StandardCharsets.UTF_8), RequirementCatalogue.bundled(), LocalDate.of(2026, 11, 23));
    }

    private static final class WeakAlgorithm extends SecuritySample {
        @Override
        public List<Algorithm> algorithms() {
            return List.of(new Algorithm("seal", "SHA-1", 0));
        }
    }

    /** Asks for a certificate of the authority, revoked or not. */
    private static final class NoRevocation extends SecuritySample {
        @Override
        protected TrustManager[] trust(Path authority, Path revocationList)
                throws java.io.IOException, GeneralSecurityException {
            java.security.KeyStore authorities = java.security.KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            try (var in = Files.newInputStream(authority)) {
                authorities.setCertificateEntry(
                        "ca",
                        java.security.cert.CertificateFactory.getInstance("X.509")
                                .generateCertificate(in));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(authorities);
            return factory.getTrustManagers();
        }
    }

    private static final class FirstProviderOnly extends SecuritySample {
        private boolean configured;

        @Override
        public void configure(OidcProvider told) {
            if (!configured) {
                super.configure(told);
                configured = true;
            }
        }
    }

    private static final class LooksOnce extends SecuritySample {
        @Override
        public void timersDue() {}
    }

    /** A key of 1024 bits, signed with SHA-1. */
    private static final class OldCertificate extends SecuritySample {
        @Override
        protected KeyManagerFactory keys() throws GeneralSecurityException {
            return OldKeys.factory();
        }
    }

    /** Begins TLS at version 1.1. */
    private static final class OldCall extends SecuritySample {
        @Override
        public void callOut(InetSocketAddress address) throws IOException {
            assertThat(OldHello.isRefusedBy(address)).isTrue();
        }
    }

    private static final class NeverLooks extends SecuritySample {
        @Override
        public boolean createProfessional(String rpps) {
            return true;
        }
    }

    private static final class TakesAnyPassword extends AccountModel {
        TakesAnyPassword(Clock clock) {
            super(clock);
        }

        @Override
        public boolean setPassword(String login, String password) {
            super.setPassword(login, password);
            return true;
        }
    }

    private static final class SingleFactorForEver extends AccountModel {
        SingleFactorForEver(Clock clock) {
            super(clock);
        }

        @Override
        public void longestSingleFactor(Duration delay) {
            super.longestSingleFactor(Duration.ofDays(3650));
        }
    }

    private static final class TokensRemain extends AccountModel {
        TokensRemain(Clock clock) {
            super(clock);
        }

        @Override
        public boolean holdsSecrets(String session) {
            return true;
        }
    }

    private static final class NoPermissions extends AccountModel {
        NoPermissions(Clock clock) {
            super(clock);
        }

        @Override
        public List<Account> extract() {
            return super.extract().stream()
                    .map(each -> new Account(each.login(), each.displayName(), Set.of(), each.enabled()))
                    .toList();
        }
    }

    private static final class PasswordUntraced extends AccountModel {
        PasswordUntraced(Clock clock) {
            super(clock);
        }

        @Override
        public List<AccountTraceLine> trace() {
            return super.trace().stream()
                    .filter(each -> !each.operation().equals(AccountOperation.CHANGE_PASSWORD.name()))
                    .toList();
        }
    }

    private static final class NeverLocks extends AccountModel {
        NeverLocks(Clock clock) {
            super(clock);
            super.policy(new PasswordPolicy(12, Duration.ofDays(365), 5, Integer.MAX_VALUE, Duration.ZERO));
        }

        @Override
        public void policy(PasswordPolicy value) {
            super.policy(
                    new PasswordPolicy(value.length(), value.life(), value.history(), Integer.MAX_VALUE, value.lock()));
        }
    }

    /** Locks after three failures whatever is set. */
    private static final class AlwaysThree extends AccountModel {
        AlwaysThree(Clock clock) {
            super(clock);
        }

        @Override
        public void policy(PasswordPolicy value) {
            super.policy(new PasswordPolicy(value.length(), value.life(), value.history(), 3, value.lock()));
        }
    }

    private static final class OldNotTold extends AccountModel {
        OldNotTold(Clock clock) {
            super(clock);
        }

        @Override
        public List<ContactNotice> sent() {
            return super.sent().stream().filter(each -> each.code().isPresent()).toList();
        }
    }

    private static final class LostStillOpens extends AccountModel {
        LostStillOpens(Clock clock) {
            super(clock);
        }

        @Override
        public void declareLost(String authenticator) {}
    }

    private static final class NeverIdle extends AccountModel {
        NeverIdle(Clock clock) {
            super(clock);
        }

        @Override
        public void timersDue() {}
    }
}
