package org.segursdk.conformance.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Looks;

/** Answers of INSi and marked identities: what single faults are told by. */
class AnswerFaultsTest {
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

    private static void fails(String id, IdentitySample bad, String... conditions) {
        Check check = IdentityChecks.all().stream()
                .filter(each -> each.id().startsWith(id))
                .findFirst()
                .orElseThrow();
        try (bad) {
            bad.connect(bench);
            Looks.seenFailing(check, SoftwareType.LGC, bench, good, bad);
            assertThat(Looks.at(check, SoftwareType.LGC, bench, bad).failures())
                    .extracting(FailedCondition::condition)
                    .containsExactlyInAnyOrder(conditions);
        }
    }

    /** What is kept, changed. */
    private static class Forced extends IdentitySample {
        final Map<String, Map<Field, String>> forced = new HashMap<>();

        @Override
        public void reset() {
            super.reset();
            forced.clear();
        }

        @Override
        public Kept read(String patient) {
            Kept kept = super.read(patient);
            Map<Field, String> fields = new EnumMap<>(Field.class);
            fields.putAll(kept.fields());
            fields.putAll(forced.getOrDefault(patient, Map.of()));
            return new Kept(fields, kept.status(), kept.marks(), kept.proof());
        }
    }

    @Test
    void ins11_aProductThatTakesNoAnswer_provesNothing() {
        fails(
                "ins-11",
                new IdentitySample() {
                    @Override
                    public Answer createFromCard(String insured, User user) {
                        super.createFromCard(insured, user);
                        return new Answer(false, Optional.empty(), List.of("non"));
                    }

                    @Override
                    public List<String> search(String birthDate, String beginning) {
                        return List.of();
                    }
                },
                "sound-answer-taken");
    }

    @Test
    void ins11_aDateMendedBehindARefusal_fails() {
        fails(
                "ins-11",
                new Forced() {
                    @Override
                    public Answer createFromCard(String insured, User user) {
                        Answer answer = super.createFromCard(insured, user);
                        if (insured.startsWith("28507")) {
                            create(People.typed("TESTEUSE", "ALIX", "F", "1985-07-01", "99352"), user)
                                    .patient()
                                    .ifPresent(id -> forced.put(id, Map.of(Field.MATRICULE, insured)));
                        }
                        return answer;
                    }
                },
                "day-00");
    }

    @Test
    void ins11_aRefusalThatNobodyIsTold_fails() {
        fails(
                "ins-11",
                new IdentitySample() {
                    @Override
                    public Answer createFromCard(String insured, User user) {
                        Answer answer = super.createFromCard(insured, user);
                        return insured.startsWith("28500") ? new Answer(false, answer.patient(), List.of()) : answer;
                    }
                },
                "month-00-told");
    }

    @Test
    void ins11_theMatriculeIntoARecordThatIsThere_fails() {
        fails(
                "ins-11",
                new Forced() {
                    @Override
                    public Answer retrieve(String patient, User user) {
                        Answer answer = super.retrieve(patient, user);
                        forced.put(patient, Map.of(Field.MATRICULE, "285079935200000"));
                        return answer;
                    }
                },
                "record-unchanged");
    }

    @Test
    void ins12_anAnswerWithoutSex_fails() {
        fails(
                "ins-12",
                new Forced() {
                    @Override
                    public Answer createFromCard(String insured, User user) {
                        Answer answer = super.createFromCard(insured, user);
                        if (!insured.startsWith("28509")) {
                            return answer;
                        }
                        Answer created = create(People.typed("TESTEUSE", "ALIX", "F", "1985-09-01", "99352"), user);
                        created.patient().ifPresent(id -> forced.put(id, Map.of(Field.MATRICULE, insured)));
                        return created;
                    }
                },
                "no-sex",
                "no-sex-told");
    }

    @Test
    void ins42_aFieldThatStaysEmpty_fails() {
        fails(
                "ins-42",
                new IdentitySample() {
                    @Override
                    public Kept read(String patient) {
                        Kept kept = super.read(patient);
                        Map<Field, String> fields = new EnumMap<>(Field.class);
                        fields.putAll(kept.fields());
                        fields.remove(Field.BIRTH_PLACE);
                        return new Kept(fields, kept.status(), kept.marks(), kept.proof());
                    }
                },
                "filled-birth-place",
                "filled-birth-place-of-anybody");
    }

    @Test
    void ins42_aPersonKnownByHeart_fails() {
        fails(
                "ins-42",
                new IdentitySample() {
                    @Override
                    public Answer createFromCard(String insured, User user) {
                        return super.createFromCard("275126322074974", user);
                    }
                },
                "filled-and-retrieved-of-anybody",
                "filled-birth-place-of-anybody",
                "filled-matricule-of-anybody",
                "one-new-record-of-anybody");
    }

    @Test
    void ins42_twoRecordsOfOnePerson_fail() {
        fails(
                "ins-42",
                new IdentitySample() {
                    @Override
                    public Answer createFromCard(String insured, User user) {
                        Answer answer = super.createFromCard(insured, user);
                        if (insured.startsWith("2751")) {
                            create(People.adrun(), user);
                        }
                        return answer;
                    }
                },
                "one-new-record");
    }

    @Test
    void ins42_askedTwice_fails() {
        fails(
                "ins-42",
                new IdentitySample() {
                    @Override
                    public Answer createFromCard(String insured, User user) {
                        super.createFromCard(insured, user);
                        reset();
                        return super.createFromCard(insured, user);
                    }
                },
                "asked-once",
                "asked-once-of-anybody");
    }

    @Test
    void ins17_aMarkWithoutEffectOnAValidatedIdentity_fails() {
        fails(
                "ins-17",
                new IdentitySample() {
                    @Override
                    public Kept read(String patient) {
                        Kept kept = super.read(patient);
                        boolean proven = kept.marks().contains(Mark.FICTITIOUS)
                                && "ADRTROIS".equals(kept.fields().get(Field.BIRTH_NAME));
                        return proven ? new Kept(kept.fields(), Status.VALIDATED, kept.marks(), kept.proof()) : kept;
                    }
                },
                "fictitious-is-provisional",
                "fictitious-stays-provisional");
    }

    @Test
    void ins17_theOidThatStays_fails() {
        fails(
                "ins-17",
                new Forced() {
                    @Override
                    public Answer mark(String patient, Mark mark, User user) {
                        if (mark == Mark.DOUBTFUL && read(patient).status() == Status.RETRIEVED) {
                            forced.put(patient, Map.of(Field.OID, People.OID_NIR));
                        }
                        return super.mark(patient, mark, user);
                    }
                },
                "doubtful-from-retrieved-without-ins");
    }

    @Test
    void ins17_validatedAgainInSpiteOfTheMark_fails() {
        fails(
                "ins-17",
                new IdentitySample() {
                    private final Set<String> validated = new java.util.HashSet<>();

                    @Override
                    public Answer validate(String patient, User user) {
                        if (super.read(patient).marks().contains(Mark.DOUBTFUL)) {
                            validated.add(patient);
                        }
                        return super.validate(patient, user);
                    }

                    @Override
                    public Kept read(String patient) {
                        Kept kept = super.read(patient);
                        return validated.contains(patient)
                                ? new Kept(kept.fields(), Status.VALIDATED, kept.marks(), kept.proof())
                                : kept;
                    }

                    @Override
                    public void reset() {
                        super.reset();
                        validated.clear();
                    }
                },
                "doubtful-stays-provisional",
                "doubtful-from-validated-stays-provisional",
                "doubtful-from-retrieved-stays-provisional");
    }

    @Test
    void ins17_aRefusalThatNobodyIsTold_fails() {
        fails(
                "ins-17",
                new IdentitySample() {
                    @Override
                    public Answer retrieve(String patient, User user) {
                        Answer answer = super.retrieve(patient, user);
                        return new Answer(answer.accepted(), answer.patient(), List.of());
                    }
                },
                "doubtful-refusal-told",
                "doubtful-from-validated-refusal-told",
                "doubtful-from-retrieved-refusal-told",
                "fictitious-refusal-told",
                "fictitious-from-validated-refusal-told",
                "fictitious-from-retrieved-refusal-told");
    }
}
