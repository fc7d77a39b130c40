package org.segursdk.conformance.checks.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailTransportPort.MailAccount;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;
import org.segursdk.psc.LoginOptions;
import org.segursdk.psc.PendingLogin;
import org.segursdk.psc.PscIdentity;
import org.segursdk.psc.PscProfile;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscUser;

/** Each check passes on logins over the SDK, and fails on ones that do one thing wrong. */
class LoginChecksTest {
    private static final Map<String, Supplier<LoginSample>> BAD = new LinkedHashMap<>();

    static {
        BAD.put("psc-01-psc-implemented", AnyState::new);
        BAD.put("psc-01-code-flow", AnyState::new);
        BAD.put("psc-02-account-matching", TwoAccounts::new);
        BAD.put("psc-03-acr-values-eidas1", OtherLevel::new);
        BAD.put("psc-04-context-propagation", LoginAgain::new);
        BAD.put("psc-05-psc-for-software-login-teleservices", () -> new OtherSubject("mss"));
        BAD.put("psc-06-identity-data-from-the-directory", TypedByHand::new);
    }

    private static KitBench bench;
    private static LoginSample good;

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        good = new LoginSample();
        good.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        bench.close();
    }

    static Stream<Check> checks() {
        return LoginChecks.all().stream();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void isSeenFailing(Check check) {
        try (LoginSample bad = BAD.get(check.id()).get()) {
            bad.connect(bench);
            Looks.seenFailing(check, SoftwareType.LGC, bench, good, bad);
        }
    }

    /** Each service in the name of somebody else. */
    @ParameterizedTest
    @ValueSource(strings = {"insi", "dmp", "eprescription", "mss"})
    void anotherSubjectIsSeenWhereverItIsUsed(String service) {
        Check check = LoginChecks.all().stream()
                .filter(each -> each.verifies().contains("REM-PSC-05"))
                .findFirst()
                .orElseThrow();
        try (OtherSubject bad = new OtherSubject(service)) {
            bad.connect(bench);
            CheckResult result = Looks.at(check, SoftwareType.LGC, bench, bad);
            assertThat(result.failures()).extracting(FailedCondition::condition).contains(service);
        }
    }

    @Test
    void everyCheckHasACounterExample() {
        assertThat(LoginChecks.all()).extracting(Check::id).containsExactlyInAnyOrderElementsOf(BAD.keySet());
    }

    /** Takes the state that comes for the one it asked with. */
    private static final class AnyState extends LoginSample {
        @Override
        protected URI returned(URI callback, PendingLogin pending) {
            String text = callback.toString().replaceFirst("state=[^&]*&?", "");
            String asked = pending.authorizationUri().getRawQuery().replaceFirst(".*(state=[^&]*).*", "$1");
            return URI.create(text + "&" + asked);
        }
    }

    private static final class TwoAccounts extends LoginSample {
        @Override
        protected String account(PscIdentity identity) {
            return create("psc/" + identity.subject());
        }
    }

    private static final class OtherLevel extends LoginSample {
        @Override
        protected PscProfile profile() {
            return PscProfile.builder().acrValues("eidas2").build();
        }
    }

    private static final class LoginAgain extends LoginSample {
        @Override
        protected LoginOptions options() {
            return LoginOptions.builder().prompt(LoginOptions.Prompt.LOGIN).build();
        }
    }

    /** Calls one service in the session of whoever logged in elsewhere. */
    private static final class OtherSubject extends LoginSample {
        private final String service;

        OtherSubject(String service) {
            this.service = service;
        }

        private UserSession who(String wanted, UserSession session) {
            try {
                return wanted.equals(service)
                        ? logIn(SandboxBrowser.of(bench(), PscUser.SEVERAL_ACTIVITIES, PscMeans.CARD))
                                .orElseThrow()
                        : session;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void callInsi(UserSession session) {
            super.callInsi(who("insi", session));
        }

        @Override
        public void callDmp(UserSession session) {
            super.callDmp(who("dmp", session));
        }

        @Override
        public void callEPrescription(UserSession session) {
            super.callEPrescription(who("eprescription", session));
        }

        @Override
        public void openMailbox(UserSession session, MailAccount mailbox) {
            super.openMailbox(who("mss", session), mailbox);
        }
    }

    private static final class TypedByHand extends LoginSample {
        @Override
        public Optional<UserIdentity> identity(UserSession session) {
            return super.identity(session)
                    .map(each -> new UserIdentity(
                            each.nationalId(), each.familyName(), each.givenName(), Set.of("60"), each.activities()));
        }
    }
}
