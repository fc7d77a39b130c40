package org.segursdk.conformance.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.login.LoginSample;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.core.identity.IdentityTraits;

/** Each check of verified, received and disclosed identities passes on a product over the SDK, and fails on broken ones. */
class InsExchangeChecksTest {
    private static KitBench bench;
    private static InsExchangeSample good;
    private static LoginSample goodLogin;

    private record Bad(String check, String condition, Supplier<SegurKitAdapter> product) {
        @Override
        public String toString() {
            return check + " " + condition;
        }
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        good = new InsExchangeSample();
        good.connect(bench);
        goodLogin = new LoginSample();
        goodLogin.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        goodLogin.close();
        bench.close();
    }

    static Set<String> ids() {
        return IdentityChecks.exchanges().stream().map(Check::id).collect(Collectors.toSet());
    }

    private static List<Bad> bad() {
        List<Bad> bad = new ArrayList<>(badVerifications());
        bad.addAll(badReceptions());
        bad.addAll(badTraces());
        bad.add(new Bad("ins-33-insi-through-pro-sante-connect", "same-person", FirstSession::new));
        return bad;
    }

    /** Asks INSi in the name of who logged in first, ever after. */
    private static final class FirstSession extends LoginSample {
        private Optional<UserSession> first = Optional.empty();

        @Override
        public void reset() {
            super.reset();
            first = Optional.empty();
        }

        @Override
        public void callInsi(UserSession session) {
            first = first.or(() -> Optional.of(session));
            super.callInsi(first.orElseThrow());
        }
    }

    /** Holds each answer of the verification for right. */
    private static final class HearsNoKo extends InsExchangeSample {
        @Override
        public void verifyBy(VerificationService played) {
            super.verifyBy((ins, traits) ->
                    new VerificationAnswer(true, played.verify(ins, traits).code()));
        }
    }

    private static IdentityTraits withoutPlace(IdentityTraits traits) {
        return IdentityTraits.received(
                traits.birthName(),
                traits.birthGivenNames(),
                Optional.of(traits.firstGivenName()),
                traits.sex(),
                traits.birthDate(),
                Optional.empty());
    }

    private static List<Bad> badVerifications() {
        return List.of(
                new Bad("ins-27-handling-of-ko-on-verification", "qualified-ins-withdrawn", HearsNoKo::new),
                new Bad("ins-27-handling-of-ko-on-verification", "retrieved-downgraded", HearsNoKo::new),
                new Bad(
                        "ins-27-handling-of-ko-on-verification",
                        "third-party-without-ins",
                        () -> new InsExchangeSample() {
                            @Override
                            public void receive(ForeignData data) {
                                super.trust(data.domain());
                                super.verifyBy((ins, traits) -> new VerificationAnswer(true, "OK"));
                                super.receive(data);
                            }
                        }),
                new Bad("ins-27-handling-of-ko-on-verification", "known-unchanged", () -> new InsExchangeSample() {
                    @Override
                    public Answer takeIn(String document, IdentityPort.User user) {
                        Answer taken = super.takeIn(document, user);
                        taken.patient().ifPresent(each -> prove(each, Proof.PASSPORT, user));
                        taken.patient().ifPresent(each -> validate(each, user));
                        return taken;
                    }
                }),
                new Bad("ins-31-bulk-verification", "well-formed", () -> new InsExchangeSample() {
                    @Override
                    public void verifyBy(VerificationService played) {
                        super.verifyBy((ins, traits) -> played.verify(
                                ins, traits.birthDate().toIso().startsWith("1966") ? withoutPlace(traits) : traits));
                    }
                }),
                new Bad("ins-31-bulk-verification", "each-once", () -> new InsExchangeSample() {
                    @Override
                    public boolean verifyAll(List<String> patients, IdentityPort.User user)
                            throws InterruptedException {
                        return super.verifyAll(patients.subList(0, 49), user);
                    }
                }),
                new Bad("ins-31-bulk-verification", "ko-withdrawn", HearsNoKo::new));
    }

    private static List<Bad> badReceptions() {
        return List.of(
                new Bad("ins-21-no-transitivity-of-qualification", "without-contract", () -> new InsExchangeSample() {
                    @Override
                    public void receive(ForeignData data) {
                        super.trust(data.domain());
                        super.receive(data);
                    }
                }),
                new Bad("ins-21-no-transitivity-of-qualification", "with-contract", () -> new InsExchangeSample() {
                    @Override
                    public boolean trust(String domain) {
                        return true;
                    }
                }),
                new Bad(
                        "ins-21-no-transitivity-of-qualification",
                        "contract-with-another",
                        () -> new InsExchangeSample() {
                            private boolean trusts;

                            @Override
                            public boolean trust(String domain) {
                                trusts = true;
                                return super.trust(domain);
                            }

                            @Override
                            public void receive(ForeignData data) {
                                if (trusts) {
                                    super.trust(data.domain());
                                }
                                super.receive(data);
                            }
                        }),
                new Bad(
                        "ins-29-automatic-verification-on-foreign-data",
                        "unknown-verified-once",
                        () -> new InsExchangeSample() {
                            @Override
                            public void receive(ForeignData data) {
                                super.receive(data);
                                super.receive(data);
                            }
                        }),
                new Bad("ins-29-automatic-verification-on-foreign-data", "qualified-not-verified", VerifiesAll::new),
                new Bad("ins-29-automatic-verification-on-foreign-data", "retrieved-not-verified", VerifiesAll::new),
                new Bad("ins-30-quarantine-on-ko", "waiting", FilesToNamesake::new),
                new Bad("ins-30-quarantine-on-ko", "no-link", FilesToNamesake::new),
                new Bad("ins-30-quarantine-on-ko", "user-alerted", HearsNoKo::new));
    }

    /** Verifies whatever comes in, known or not. */
    private static final class VerifiesAll extends InsExchangeSample {
        private VerificationService kit = (ins, traits) -> new VerificationAnswer(true, "OK");

        @Override
        public void verifyBy(VerificationService played) {
            kit = played;
            super.verifyBy((ins, traits) -> new VerificationAnswer(true, "OK"));
        }

        @Override
        public void receive(ForeignData data) {
            kit.verify(data.ins(), data.traits());
            super.receive(data);
        }
    }

    /** Files data of a contradicted INS to whoever has the traits. */
    private static final class FilesToNamesake extends InsExchangeSample {
        private final Map<String, Answer> taken = new HashMap<>();

        @Override
        public void receive(ForeignData data) {
            super.receive(data);
            taken.put(data.document(), takeIn(data.document(), People.SECRETARY));
        }

        @Override
        public Filing filing(String document) {
            Filing filing = super.filing(document);
            return new Filing(Place.FILED, Set.of(taken.get(document).patient().orElseThrow()), filing.alerts());
        }
    }

    private static List<Bad> badTraces() {
        return List.of(
                new Bad("ins-22-partners-traced", "each-partner", () -> new InsExchangeSample() {
                    @Override
                    public void send(String patient, String document, List<String> partners, IdentityPort.User user) {
                        super.send(patient, document, partners.subList(0, Math.min(2, partners.size())), user);
                    }
                }),
                new Bad("ins-22-partners-traced", "date", () -> new InsExchangeSample() {
                    @Override
                    public List<DisclosureLine> disclosures(String patient) {
                        return super.disclosures(patient).stream()
                                .map(each ->
                                        new DisclosureLine(bench.clock().instant(), each.document(), each.partner()))
                                .toList();
                    }
                }),
                new Bad("ins-28-insi-verification-traced", "ko-traced", () -> new InsExchangeSample() {
                    @Override
                    public List<VerificationTrace> verificationTraces() {
                        return super.verificationTraces().stream()
                                .filter(each -> each.code().startsWith("OK"))
                                .toList();
                    }
                }),
                new Bad("ins-28-insi-verification-traced", "ok-by-whom-and-when", () -> new InsExchangeSample() {
                    @Override
                    public List<VerificationTrace> verificationTraces() {
                        return super.verificationTraces().stream()
                                .map(each -> new VerificationTrace(each.at(), "", each.code()))
                                .toList();
                    }
                }),
                new Bad(
                        "ins-43-search-for-known-identity-on-reception",
                        "document-1-matricule-journaled",
                        () -> new InsExchangeSample() {
                            @Override
                            public Optional<List<LookUp>> lookUps() {
                                return Optional.of(List.of());
                            }
                        }),
                new Bad(
                        "ins-43-search-for-known-identity-on-reception",
                        "document-2-traits-found",
                        () -> new InsExchangeSample() {
                            @Override
                            public Optional<List<LookUp>> lookUps() {
                                return super.lookUps().map(all -> all.stream()
                                        .map(each -> new LookUp(each.at(), each.document(), each.key(), Set.of()))
                                        .toList());
                            }
                        }));
    }

    private static Check check(String id) {
        return IdentityChecks.exchanges().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void eachCheck_passesOnTheGoodProduct_andFailsOnTheBadOne(Bad bad) throws Exception {
        Check check = check(bad.check());
        SegurKitAdapter broken = bad.product().get();
        broken.connect(bench);
        try {
            if (isFirst(bad)) {
                Looks.seenFailing(
                        check, SoftwareType.LGC, bench, broken instanceof LoginSample ? goodLogin : good, broken);
            }
            assertThat(Looks.at(check, SoftwareType.LGC, bench, broken).failures())
                    .extracting(FailedCondition::condition)
                    .contains(bad.condition());
        } finally {
            broken.close();
        }
    }

    private static boolean isFirst(Bad bad) {
        return bad().stream()
                .filter(each -> each.check().equals(bad.check()))
                .findFirst()
                .filter(each -> each.condition().equals(bad.condition()))
                .isPresent();
    }

    @Test
    void noCheck_isWithoutACounterExample() {
        assertThat(bad()).extracting(Bad::check).containsAll(ids()).isSubsetOf(ids());
    }

    @Test
    void whatAProductCannot_isNeverPassed() {
        InsExchangeSample cannot = new InsExchangeSample() {
            @Override
            public boolean verifyAll(List<String> patients, IdentityPort.User user) {
                return false;
            }

            @Override
            public Optional<List<LookUp>> lookUps() {
                return Optional.empty();
            }
        };
        cannot.connect(bench);
        for (String each : List.of("ins-31-bulk-verification", "ins-43-search-for-known-identity-on-reception")) {
            CheckResult result = Looks.at(check(each), SoftwareType.LGC, bench, cannot);
            assertThat(result.verdict()).as(each).isEqualTo(Verdict.INCOMPLETE);
        }
        cannot.close();
    }
}
