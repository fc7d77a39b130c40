package org.segursdk.conformance.checks.dmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.imaging.CallWithIns;
import org.segursdk.conformance.checks.imaging.ProvisionalReport;
import org.segursdk.conformance.checks.login.LoginSample;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.PscLoginPort.UserSession;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.dmp.ConsultationAccess;

/** Each check passes on a product made with the SDK, and fails on the same product with one gesture done wrongly. */
class DmpChecksTest {
    private static final Map<String, Supplier<DmpSample>> BROKEN = Map.ofEntries(
            Map.entry("dmpc-01-contextual-call-to-web-ps-dmp", CallsForAnybody::new),
            Map.entry("dmpc-02-td0-9-covers-dashboard-and-record", () -> new DmpSample() {
                @Override
                public Optional<Call> webDashboard() {
                    return Optional.empty();
                }
            }),
            Map.entry("dmpc-03-consent-to-consultation-recorded", () -> new DmpSample() {
                @Override
                public void consent(String patient, Consent decision) {
                    if (decision != Consent.OPPOSED) {
                        super.consent(patient, Consent.DECLARED);
                    }
                }
            }),
            Map.entry("dmpc-24-declaration-of-consent-before-access", () -> new DmpSample() {
                @Override
                public String patient(Ins ins, IdentityTraits traits, boolean isQualified) {
                    String id = super.patient(ins, traits, isQualified);
                    super.consent(id, Consent.DECLARED);
                    return id;
                }
            }),
            Map.entry("dmpc-04-access-right-checked-first", KeepsAnAccess::new),
            Map.entry("dmpc-04-refusal-stops-the-flow", KeepsAnAccess::new),
            Map.entry("dmpc-05-individual-authorisation-positioned", () -> new DmpSample() {
                @Override
                protected Optional<ConsultationAccess> access(String patient) {
                    client().authorise(session(), ins(patient));
                    client().authorise(session(), ins(patient));
                    return super.access(patient);
                }
            }),
            Map.entry("dmpc-06-non-blocking-requests", () -> new DmpSample() {
                @Override
                public Optional<CompletionStage<?>> listInBackground(String patient) {
                    return Optional.of(CompletableFuture.completedFuture(list(patient, Set.of())));
                }
            }),
            Map.entry("dmpc-06-other-requests", () -> new DmpSample() {
                @Override
                public Optional<CompletionStage<?>> displayInBackground(String patient, String uniqueId) {
                    return Optional.of(CompletableFuture.completedFuture(display(patient, uniqueId)));
                }
            }),
            Map.entry("dmpc-22-told-without-blocking", () -> new DmpSample() {
                @Override
                public Optional<CompletionStage<Map<String, Notice>>> noticesInBackground(String patient) {
                    return notices(patient).map(CompletableFuture::completedFuture);
                }
            }),
            Map.entry("dmpc-22-deleted-on-demand", () -> new DmpSample() {
                @Override
                public boolean discard(String patient, String uniqueId) {
                    held(patient).forEach(each -> super.discard(patient, each.uniqueId()));
                    return true;
                }
            }),
            Map.entry("dmpc-16-replaced-images", () -> new DmpSample() {
                @Override
                public Optional<Map<String, Notice>> notices(String patient) {
                    return Optional.of(Map.of());
                }
            }),
            Map.entry("dmpc-07-dmp-existence-shown-without-a-click", () -> new DmpSample() {
                @Override
                public Optional<State> openRecord(String patient) {
                    return super.openRecord(patient).map(each -> each == State.CLOSED ? State.NOT_CREATED : each);
                }
            }),
            Map.entry("dmpc-08-document-list-with-filters", () -> new DmpSample() {
                @Override
                public Optional<List<Listed>> list(String patient, Set<String> typeCodes) {
                    return super.list(patient, Set.of());
                }
            }),
            Map.entry("dmpc-09-new-third-party-documents-signalled", () -> new DmpSample() {
                @Override
                public Optional<Map<String, Integer>> news(String patient, Instant since) {
                    return Optional.of(documents(patient).newSince(since).countByType());
                }
            }),
            Map.entry("dmpc-10-types-configurable", () -> new DmpSample() {
                @Override
                public void countOnly(Set<String> typeCodes) {
                    super.countOnly(Set.of());
                }
            }),
            Map.entry("dmpc-11-multi-criteria-search", () -> new DmpSample() {
                @Override
                public void search(String patient, Map<Criterion, String> filled) {
                    if (!filled.containsKey(Criterion.CREATED_FROM)) {
                        super.search(patient, filled);
                    }
                }
            }),
            Map.entry("dmpc-12-import-into-the-record", () -> new DmpSample() {
                @Override
                public List<Held> held(String patient) {
                    return super.held(patient).stream()
                            .map(each ->
                                    new Held(each.uniqueId(), each.setId(), OptionalInt.empty(), true, each.content()))
                            .toList();
                }
            }),
            Map.entry("dmpc-13-preloading", NeverPurges::new),
            Map.entry("dmpc-16-vsm-availability", () -> new DmpSample() {
                @Override
                public Optional<Instant> synthesis(String patient) {
                    return Optional.of(
                            documents(patient).isEmpty()
                                    ? Instant.EPOCH
                                    : bench().clock().instant());
                }
            }),
            Map.entry("dmpc-21-duplicate-detection-on-import", () -> new DmpSample() {
                @Override
                public Optional<Set<String>> take(String patient, List<String> uniqueIds) {
                    super.take(patient, uniqueIds);
                    return Optional.of(Set.of());
                }

                @Override
                public List<Held> held(String patient) {
                    return Stream.concat(super.held(patient).stream(), super.held(patient).stream())
                            .toList();
                }
            }),
            Map.entry("dmpc-22-newer-version-signalled", () -> new DmpSample() {
                @Override
                public Optional<Map<String, Notice>> notices(String patient) {
                    Map<String, Notice> told =
                            new HashMap<>(super.notices(patient).orElseThrow());
                    told.values().removeIf(each -> each == Notice.GONE);
                    return Optional.of(told);
                }
            }),
            Map.entry("img-04-provisional-status", () -> new DmpSample() {
                @Override
                public Optional<String> provisional(String patient) {
                    feed();
                    return super.provisional(patient);
                }
            }),
            Map.entry("img-06-outgoing-contextual-call-with-ins", () -> new DmpSample() {
                @Override
                public Optional<Call> thirdParty(String patient) {
                    String oid = ins(patient).ins().authority().oid().value();
                    return super.thirdParty(patient)
                            .map(each -> new Call(each.address(), each.body().replace(oid, "")));
                }
            }));

    private static KitBench bench;
    private static DmpSample good;

    /** Takes whoever it knows for qualified. */
    private static final class CallsForAnybody extends DmpSample {
        private String first = "";

        @Override
        public String patient(Ins ins, IdentityTraits traits, boolean isQualified) {
            String id = super.patient(ins, traits, isQualified);
            first = isQualified ? id : first;
            return id;
        }

        @Override
        public Optional<Call> webRecord(String patient) {
            return super.webRecord(first);
        }
    }

    /** Opened the record when it started, and keeps the access. */
    private static final class KeepsAnAccess extends DmpSample {
        @Nullable
        private ConsultationAccess kept;

        @Override
        public void connect(KitBench on) {
            super.connect(on);
            on.sandbox().dmp().open(Wire.PERSON.ins());
            kept = super.access(Wire.consenting(this)).orElseThrow();
        }

        @Override
        protected Optional<ConsultationAccess> access(String patient) {
            return Optional.of(Objects.requireNonNull(kept));
        }

        @Override
        public Optional<List<Listed>> list(String patient, Set<String> typeCodes) {
            try {
                return super.list(patient, typeCodes);
            } catch (SegurException e) {
                return Optional.empty();
            }
        }
    }

    /** Keeps what it loaded. */
    private static final class NeverPurges extends DmpSample {
        private Set<String> kept = Set.of();

        @Override
        public Optional<Set<String>> preloaded(String patient) {
            Set<String> now = super.preloaded(patient).orElseThrow();
            kept = now.isEmpty() ? kept : now;
            return Optional.of(kept);
        }
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        good = new DmpSample();
        good.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        bench.close();
    }

    /** Those that wait for a slow DMP do not wait as long. */
    static Stream<Check> all() {
        List<Check> slow = BackgroundChecks.all(Duration.ofSeconds(2), Duration.ofSeconds(1));
        Set<String> shortened = slow.stream().map(Check::id).collect(Collectors.toSet());
        return Stream.of(
                        DmpChecks.all().stream()
                                .filter(each -> !(each instanceof DmpThroughPsc))
                                .filter(each -> !shortened.contains(each.id())),
                        slow.stream(),
                        Stream.of(new CallWithIns(), new ProvisionalReport()))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("all")
    void passesOnTheGoodProduct_failsOnTheBrokenOne(Check check) {
        try (DmpSample bad = Objects.requireNonNull(BROKEN.get(check.id())).get()) {
            bad.connect(bench);
            Looks.seenFailing(check, SoftwareType.RIS, bench, good, bad);
        }
    }

    @Test
    void everyCheckIsSeenFailing() {
        assertThat(all().map(Check::id)).containsExactlyInAnyOrderElementsOf(BROKEN.keySet());
    }

    /** Calls the DMP in the name of who logged in first, ever after. */
    private static final class FirstSession extends LoginSample {
        private Optional<UserSession> first = Optional.empty();

        @Override
        public void reset() {
            super.reset();
            first = Optional.empty();
        }

        @Override
        public void callDmp(UserSession session) {
            first = first.or(() -> Optional.of(session));
            super.callDmp(first.orElseThrow());
        }
    }

    @Test
    void dmpc20_anotherPersonThanTheOneLoggedIn_fails() throws Exception {
        try (LoginSample whole = new LoginSample();
                LoginSample bad = new FirstSession()) {
            whole.connect(bench);
            bad.connect(bench);
            Looks.seenFailing(new DmpThroughPsc(), SoftwareType.LGC, bench, whole, bad);
        }
    }
}
