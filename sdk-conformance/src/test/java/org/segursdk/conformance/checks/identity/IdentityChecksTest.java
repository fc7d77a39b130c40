package org.segursdk.conformance.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
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
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;
import org.segursdk.sandbox.InsiSituation;

/** Each check of identities passes on a product over the SDK, and fails on one of which one thing is broken. */
class IdentityChecksTest {
    private static final User ANYBODY = new User();

    private static KitBench bench;
    private static IdentitySample good;

    /** A user with all rights, for products that do not look at them. */
    private static final class User {
        final IdentityPort.User all = new IdentityPort.User("medecin-1", Set.of(IdentityPort.Right.values()));
    }

    private record Bad(String check, Supplier<IdentitySample> product) {
        @Override
        public String toString() {
            return check;
        }
    }

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        good = new IdentitySample();
        good.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        bench.close();
    }

    /** Reads with something changed. */
    private abstract static class Reading extends IdentitySample {
        abstract void change(Map<Field, String> fields);

        @Override
        public Kept read(String patient) {
            Kept kept = super.read(patient);
            Map<Field, String> fields = new EnumMap<>(Field.class);
            fields.putAll(kept.fields());
            change(fields);
            return new Kept(fields, kept.status(), kept.marks(), kept.proof());
        }
    }

    /** Traces with something left out. */
    private abstract static class Tracing extends IdentitySample {
        abstract Optional<Trace> change(Trace trace);

        @Override
        public List<Trace> traces(String patient) {
            return super.traces(patient).stream()
                    .map(this::change)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private static List<Bad> bad() {
        List<Bad> bad = new ArrayList<>(badTraits());
        bad.addAll(badStatuses());
        bad.addAll(badAnswers());
        return bad;
    }

    private static List<Bad> badTraits() {
        return List.of(
                new Bad("ins-01-identity-fields-stored", () -> new Reading() {
                    @Override
                    void change(Map<Field, String> fields) {
                        fields.computeIfPresent(Field.BIRTH_GIVEN_NAMES, (field, names) -> names.replace(" ", ""));
                    }
                }),
                new Bad("ins-05-antecedence-search-by-birth-date", () -> new IdentitySample() {
                    @Override
                    public List<String> search(String birthDate, String beginning) {
                        return super.search(birthDate, beginning).stream()
                                .filter(each -> identities
                                        .get(each)
                                        .traits()
                                        .birthName()
                                        .startsWith(beginning))
                                .toList();
                    }
                }),
                new Bad("ins-06-search-ignores-diacritics", () -> new IdentitySample() {
                    @Override
                    public List<String> search(String birthDate, String beginning) {
                        return super.search(birthDate, "").stream()
                                .filter(each -> read(each).fields().values().stream()
                                        .anyMatch(value -> value.startsWith(beginning)))
                                .toList();
                    }
                }),
                new Bad("ins-07-creation-blocked-without-strict-trait", () -> new IdentitySample() {
                    @Override
                    public Answer create(Map<Field, String> typed, IdentityPort.User user) {
                        Map<Field, String> filled = new EnumMap<>(typed);
                        filled.putIfAbsent(Field.BIRTH_PLACE, "99999");
                        return super.create(filled, user);
                    }
                }),
                new Bad("ins-08-optional-fields-stay-optional", () -> new IdentitySample() {
                    @Override
                    public Answer create(Map<Field, String> typed, IdentityPort.User user) {
                        return typed.containsKey(Field.USED_NAME)
                                ? super.create(typed, user)
                                : new Answer(false, Optional.empty(), List.of("used name"));
                    }
                }),
                new Bad("ins-18-strict-traits-locked", () -> new IdentitySample() {
                    @Override
                    public Answer change(String patient, Map<Field, String> values, IdentityPort.User user) {
                        return super.change(patient, values, ANYBODY.all);
                    }
                }),
                new Bad("ins-19-downgrade-on-trait-change", () -> new IdentitySample() {
                    private Map<Field, String> before = Map.of();

                    @Override
                    public Answer change(String patient, Map<Field, String> values, IdentityPort.User user) {
                        before = super.read(patient).fields();
                        return super.change(patient, values, user);
                    }

                    @Override
                    public Kept read(String patient) {
                        Kept kept = super.read(patient);
                        return before.isEmpty() ? kept : new Kept(before, kept.status(), kept.marks(), kept.proof());
                    }
                }));
    }

    private static List<Bad> badStatuses() {
        return List.of(
                new Bad("ins-14-identity-proof-recorded", () -> new IdentitySample() {
                    @Override
                    public Answer prove(String patient, Proof proof, IdentityPort.User user) {
                        return super.prove(patient, Proof.PASSPORT, user);
                    }
                }),
                new Bad("ins-15-manual-validation", () -> new IdentitySample() {
                    @Override
                    public Answer prove(String patient, Proof proof, IdentityPort.User user) {
                        Answer answer = super.prove(patient, proof, user);
                        super.validate(patient, user);
                        return answer;
                    }
                }),
                new Bad("ins-16-four-status-life-cycle", () -> new IdentitySample() {
                    @Override
                    public Kept read(String patient) {
                        Kept kept = super.read(patient);
                        Status status = kept.status() == Status.VALIDATED ? Status.QUALIFIED : kept.status();
                        return new Kept(kept.fields(), status, kept.marks(), kept.proof());
                    }
                }),
                new Bad("ins-17-doubtful-and-fictitious", () -> new IdentitySample() {
                    @Override
                    public Answer retrieve(String patient, IdentityPort.User user) {
                        createFromCard("275126322074974", user);
                        return super.retrieve(patient, user);
                    }
                }),
                new Bad("ins-45-status-history-kept", () -> new Tracing() {
                    @Override
                    Optional<Trace> change(Trace trace) {
                        return Optional.of(new Trace(
                                trace.at(),
                                trace.user(),
                                trace.action(),
                                trace.outcome(),
                                Optional.empty(),
                                trace.after()));
                    }
                }),
                new Bad("ins-03-access-to-ins-and-to-insi-traced", () -> new Tracing() {
                    @Override
                    Optional<Trace> change(Trace trace) {
                        return Optional.of(trace).filter(each -> !each.user().equals("medecin-1"));
                    }
                }),
                new Bad("ins-13-identity-change-log", () -> new Tracing() {
                    @Override
                    Optional<Trace> change(Trace trace) {
                        return Optional.of(new Trace(
                                trace.at(), "", trace.action(), trace.outcome(), trace.before(), trace.after()));
                    }
                }),
                new Bad("ins-26-insi-retrieval-traced", () -> new Tracing() {
                    @Override
                    Optional<Trace> change(Trace trace) {
                        return Optional.of(trace).filter(each -> !each.outcome().contains("02"));
                    }
                }));
    }

    private static List<Bad> badAnswers() {
        return List.of(
                new Bad("ins-04-fine-grained-habilitation", () -> new IdentitySample() {
                    @Override
                    public Answer retrieve(String patient, IdentityPort.User user) {
                        return super.retrieve(patient, ANYBODY.all);
                    }
                }),
                new Bad("ins-09-insi-answer-populates-traits", () -> new Reading() {
                    @Override
                    void change(Map<Field, String> fields) {
                        fields.computeIfPresent(Field.BIRTH_GIVEN_NAMES, (field, names) -> names.split(" ")[0]);
                    }
                }),
                new Bad("ins-10-first-given-name-consistent", () -> new Reading() {
                    @Override
                    void change(Map<Field, String> fields) {
                        fields.put(Field.FIRST_GIVEN_NAME, "JEANNE");
                    }
                }),
                new Bad("ins-11-reject-dates-with-00", StoresAnyAnswer::new),
                new Bad("ins-12-reject-empty-strict-traits", StoresAnyAnswer::new),
                new Bad("ins-25-insi-search-by-traits-and-by-vitale", () -> new IdentitySample() {
                    @Override
                    public Answer createFromCard(String insured, IdentityPort.User user) {
                        return new Answer(false, Optional.empty(), List.of());
                    }
                }),
                new Bad("ins-42-patient-record-created-from-insi", () -> new IdentitySample() {
                    @Override
                    public Answer createFromCard(String insured, IdentityPort.User user) {
                        Map<Field, String> typed = People.adrun();
                        bench.sandbox().insi().next(InsiSituation.NORMAL);
                        return super.create(typed, user);
                    }
                }));
    }

    /** A product that stores whatever INSi answers. */
    private static final class StoresAnyAnswer extends IdentitySample {
        @Override
        public Answer createFromCard(String insured, IdentityPort.User user) {
            super.createFromCard(insured, user);
            Answer created = super.create(People.adrdeux(), user);
            return super.retrieve(created.patient().orElseThrow(), user);
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void eachCheck_passesOnTheGoodProduct_andFailsOnTheBadOne(Bad bad) {
        Check check = IdentityChecks.all().stream()
                .filter(each -> each.id().equals(bad.check()))
                .findFirst()
                .orElseThrow();
        IdentitySample broken = bad.product().get();
        broken.connect(bench);
        try {
            Looks.seenFailing(check, SoftwareType.LGC, bench, good, broken);
        } finally {
            broken.close();
        }
    }

    @Test
    void noCheck_isWithoutACounterExample() {
        Set<String> ids = IdentityChecks.all().stream()
                .filter(each -> !InsExchangeChecksTest.ids().contains(each.id()))
                .filter(each -> Hl7IdentityChecks.all().stream()
                        .noneMatch(other -> other.id().equals(each.id())))
                .map(Check::id)
                .collect(Collectors.toSet());
        assertThat(bad()).extracting(Bad::check).containsExactlyInAnyOrderElementsOf(ids);
    }
}
