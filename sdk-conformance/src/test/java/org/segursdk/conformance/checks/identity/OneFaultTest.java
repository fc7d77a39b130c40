package org.segursdk.conformance.checks.identity;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.IdentityPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;

/** Single faults of a product, each told by the one condition it breaks: REM-INS-11, -12, -17, -42. */
class OneFaultTest {
    private static KitBench bench;
    private static IdentitySample good;

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

    private static void seenFailing(String id, IdentitySample bad, String condition) {
        Check check = IdentityChecks.all().stream()
                .filter(each -> each.id().startsWith(id))
                .findFirst()
                .orElseThrow();
        bad.connect(bench);
        try {
            Looks.seenFailing(check, SoftwareType.LGC, bench, good, bad, condition);
        } finally {
            bad.close();
        }
    }

    /** Keeps the number of one answer that is not to be taken, and tells the user all the same. */
    private static final class Keeping extends IdentitySample {
        private final String insured;
        private final boolean number;
        private final Set<String> kept = new HashSet<>();

        Keeping(String number13, boolean number) {
            this.insured = People.matricule(number13);
            this.number = number;
        }

        @Override
        public Answer createFromCard(String card, User user) {
            Answer answer = super.createFromCard(card, user);
            if (!card.equals(insured)) {
                return answer;
            }
            Optional<String> patient = create(People.adrdeux(), user).patient();
            kept.add(patient.orElseThrow());
            return new Answer(false, patient, answer.alerts());
        }

        @Override
        public Kept read(String patient) {
            Kept read = super.read(patient);
            if (!kept.contains(patient)) {
                return read;
            }
            Map<Field, String> fields = new EnumMap<>(read.fields());
            if (number) {
                fields.put(Field.MATRICULE, insured);
            }
            return new Kept(fields, number ? read.status() : Status.VALIDATED, read.marks(), read.proof());
        }
    }

    static Stream<Arguments> unusableAnswers() {
        return Stream.of(
                Arguments.of("ins-11", "2850099352000", "month-00"),
                Arguments.of("ins-11", "2850799352000", "day-00"),
                Arguments.of("ins-12", "2850699352000", "no-given-names"),
                Arguments.of("ins-12", "2850899352000", "no-birth-name"),
                Arguments.of("ins-12", "2850999352000", "no-sex"));
    }

    @ParameterizedTest
    @MethodSource("unusableAnswers")
    void numberOfAnUnusableAnswerKept_isTold(String check, String number, String condition) {
        seenFailing(check, new Keeping(number, true), condition);
    }

    @ParameterizedTest
    @MethodSource("unusableAnswers")
    void statusRaisedByAnUnusableAnswer_isTold(String check, String number, String condition) {
        seenFailing(check, new Keeping(number, false), condition + "-status");
    }

    @ParameterizedTest
    @MethodSource("unusableAnswers")
    void refusalNotTold_isTold(String check, String number, String condition) {
        String insured = People.matricule(number);
        seenFailing(
                check,
                new IdentitySample() {
                    @Override
                    public Answer createFromCard(String card, User user) {
                        Answer answer = super.createFromCard(card, user);
                        return card.equals(insured) ? new Answer(false, answer.patient(), List.of()) : answer;
                    }
                },
                condition + "-told");
    }

    /** Reads a marked identity with something changed. */
    private abstract static class Marked extends IdentitySample {
        private final IdentityPort.Mark mark;

        Marked(IdentityPort.Mark mark) {
            this.mark = mark;
        }

        abstract Kept changed(Kept kept);

        @Override
        public Kept read(String patient) {
            Kept kept = super.read(patient);
            return kept.marks().contains(mark) ? changed(kept) : kept;
        }
    }

    @ParameterizedTest
    @EnumSource(IdentityPort.Mark.class)
    void markedIdentityThatStaysValidated_isTold(IdentityPort.Mark mark) {
        seenFailing(
                "ins-17",
                new Marked(mark) {
                    @Override
                    Kept changed(Kept kept) {
                        return new Kept(kept.fields(), Status.VALIDATED, kept.marks(), kept.proof());
                    }
                },
                mark.name().toLowerCase(java.util.Locale.ROOT) + "-is-provisional");
    }

    @ParameterizedTest
    @EnumSource(IdentityPort.Mark.class)
    void markedIdentityThatKeepsItsNumber_isTold(IdentityPort.Mark mark) {
        seenFailing(
                "ins-17",
                new Marked(mark) {
                    @Override
                    Kept changed(Kept kept) {
                        Map<Field, String> fields = new EnumMap<>(kept.fields());
                        fields.put(Field.MATRICULE, "275126322074974");
                        return new Kept(fields, kept.status(), kept.marks(), kept.proof());
                    }
                },
                mark.name().toLowerCase(java.util.Locale.ROOT) + "-without-ins");
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityPort.Field.class,
            names = {"BIRTH_NAME", "BIRTH_GIVEN_NAMES", "SEX", "BIRTH_DATE", "BIRTH_PLACE", "MATRICULE", "OID"})
    void fieldOfTheAnswerNotTakenOver_isTold(IdentityPort.Field field) {
        seenFailing(
                "ins-42",
                new IdentitySample() {
                    @Override
                    public Kept read(String patient) {
                        Kept kept = super.read(patient);
                        Map<Field, String> fields = new EnumMap<>(kept.fields());
                        fields.remove(field);
                        return new Kept(fields, kept.status(), kept.marks(), kept.proof());
                    }
                },
                "filled-" + field.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
}
