package org.segursdk.insi.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsNames;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityStatus;

class PatientIndexTest {
    private static final Ins NIR = ins("2970299100000");
    private static final Ins FORMER = ins("1970299100000");
    private static final Ins OTHER = ins("1650699100000");

    private final PatientIndex index = PatientIndex.create();

    @Test
    @Tag("REM-INS-43")
    void match_insAndFiveTraitsOfAQualifiedPatient_isExact() {
        index.put(patient("p1", dupre(), IdentityStatus.QUALIFIED, Optional.of(NIR)));
        index.put(patient(
                "p2",
                traits("Martin", "Jean", Sex.MALE, "1950-01-01", "75056"),
                IdentityStatus.PROVISIONAL,
                Optional.empty()));
        assertThat(index.match(ReceivedIdentity.of(NIR, dupre()))).isEqualTo(new PatientMatch.Exact("p1"));
    }

    @ParameterizedTest
    @CsvSource({
        "Dupre, Noel Marie, FEMALE, 1997-02-26, 99100",
        "Dupre-Noel, Marie, FEMALE, 1997-02-26, 99100",
        "Dupre-Noel, Marie Anne, MALE, 1997-02-26, 99100",
        "Dupre-Noel, Marie Anne, FEMALE, 1997-02-27, 99100",
        "Dupre-Noel, Marie Anne, FEMALE, 1997-02-26, 75056",
    })
    @Tag("REM-MSSR-04")
    void match_knownInsOneTraitDiffers_isAConflict(String name, String given, Sex sex, String date, String place) {
        index.put(patient("p1", dupre(), IdentityStatus.QUALIFIED, Optional.of(NIR)));
        PatientMatch match = index.match(ReceivedIdentity.of(NIR, traits(name, given, sex, date, place)));
        assertThat(match)
                .isInstanceOfSatisfying(PatientMatch.Conflict.class, conflict -> assertThat(conflict.candidates())
                        .singleElement()
                        .satisfies(candidate -> assertThat(candidate.reasons()).contains(MatchReason.SAME_INS)));
    }

    @Test
    void match_sameNumberUnderAnotherAuthority_isNotExact() {
        index.put(patient("p1", dupre(), IdentityStatus.QUALIFIED, Optional.of(NIR)));
        Ins nia = new Ins(NIR.matricule(), InsAuthority.NIA);
        assertThat(index.match(ReceivedIdentity.of(nia, dupre()))).isInstanceOf(PatientMatch.Conflict.class);
    }

    @Test
    @Tag("REM-MSSR-04")
    void match_localIdentityNotQualified_isShownToAPerson() {
        index.put(patient("p1", dupre(), IdentityStatus.RETRIEVED, Optional.of(NIR)));
        assertThat(index.match(ReceivedIdentity.of(NIR, dupre())))
                .isInstanceOfSatisfying(PatientMatch.Conflict.class, conflict -> assertThat(
                                conflict.candidates().get(0).reasons())
                        .contains(MatchReason.SAME_INS, MatchReason.NOT_QUALIFIED));
    }

    @Test
    @Tag("REM-INS-43")
    void match_unknownIns_givesCandidatesByTraitsWithReasons() {
        index.put(patient("p1", dupre(), IdentityStatus.VALIDATED, Optional.empty()));
        index.put(patient(
                "p2",
                traits("Dupre", "Paul", Sex.MALE, "1997-02-26", "75056"),
                IdentityStatus.PROVISIONAL,
                Optional.empty()));
        index.put(patient(
                "p3",
                traits("Dupre Noel", "Marie", Sex.FEMALE, "1997-06-02", "99100"),
                IdentityStatus.PROVISIONAL,
                Optional.empty()));
        PatientMatch match = index.match(ReceivedIdentity.of(NIR, dupre()));
        assertThat(match).isInstanceOfSatisfying(PatientMatch.Candidates.class, found -> {
            assertThat(found.candidates()).extracting(Candidate::recordId).containsExactly("p1", "p3");
            assertThat(found.candidates().get(0).score()).isEqualTo(100);
            assertThat(found.candidates().get(0).reasons())
                    .contains(MatchReason.SAME_BIRTH_DATE, MatchReason.SAME_BIRTH_NAME, MatchReason.SAME_GIVEN_NAMES);
            assertThat(found.code()).isEqualTo(RejectionCode.INS_DIFFERENT);
        });
    }

    @Test
    void match_likelyPatientWithAnotherIns_isAConflict() {
        index.put(patient("p1", dupre(), IdentityStatus.QUALIFIED, Optional.of(OTHER)));
        assertThat(index.match(ReceivedIdentity.of(NIR, dupre())))
                .isInstanceOfSatisfying(PatientMatch.Conflict.class, conflict -> assertThat(
                                conflict.candidates().get(0).reasons())
                        .contains(MatchReason.OTHER_INS));
    }

    @Test
    void match_insOfTheHistory_isASearchKeyNotAnEquality() {
        index.put(new IndexedPatient(
                "p1",
                dupre(),
                Optional.empty(),
                Optional.empty(),
                IdentityStatus.QUALIFIED,
                Optional.of(NIR),
                List.of(FORMER)));
        assertThat(index.match(new ReceivedIdentity(Optional.of(FORMER), Optional.of(dupre()), Optional.empty())))
                .isInstanceOfSatisfying(PatientMatch.Candidates.class, found -> assertThat(found.candidates())
                        .singleElement()
                        .satisfies(candidate -> assertThat(candidate.reasons()).contains(MatchReason.FORMER_INS)));
        assertThat(index.holders(FORMER)).isEmpty();
    }

    @Test
    void match_codes_followThePublishedTable() {
        assertThat(index.match(ReceivedIdentity.of(NIR, dupre())))
                .isEqualTo(new PatientMatch.Unknown(RejectionCode.PATIENT_UNKNOWN));
        assertThat(index.match(ReceivedIdentity.withoutIns(dupre())))
                .isEqualTo(new PatientMatch.Unknown(RejectionCode.INS_ABSENT));
        assertThat(index.match(new ReceivedIdentity(Optional.of(NIR), Optional.empty(), Optional.empty())))
                .isEqualTo(new PatientMatch.Unknown(RejectionCode.INS_INCOMPLETE));
        assertThat(RejectionCode.PATIENT_UNKNOWN.code()).isEqualTo(902);
        assertThatThrownBy(
                        () -> index.match(new ReceivedIdentity(Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"Dupré Noël", "DUPRE-NOEL", "dupre--noel", "Dupre’Noel", "Du", "MARIE", "lefè", "''"})
    @Tag("REM-INS-05")
    @Tag("REM-INS-06")
    void search_dateAndBeginning_ignoresSpelling(String beginning) {
        index.put(new IndexedPatient(
                "p1",
                dupre(),
                Optional.of("LEFEVRE"),
                Optional.empty(),
                IdentityStatus.PROVISIONAL,
                Optional.empty(),
                List.of()));
        index.put(patient(
                "p2",
                traits("Zola", "Emile", Sex.MALE, "1997-02-26", "75056"),
                IdentityStatus.PROVISIONAL,
                Optional.empty()));
        List<String> found = index.search(BirthDate.parse("1997-02-26"), beginning).stream()
                .map(IndexedPatient::recordId)
                .toList();
        assertThat(found).isEqualTo(beginning.isEmpty() ? List.of("p1", "p2") : List.of("p1"));
        assertThat(index.search(BirthDate.parse("1997-02-27"), beginning)).isEmpty();
    }

    @Test
    void put_sameInsOnTwoRecords_hintsAtAMerge() {
        assertThat(index.put(patient("p1", dupre(), IdentityStatus.QUALIFIED, Optional.of(NIR))))
                .isEmpty();
        assertThat(index.put(patient("p2", dupre(), IdentityStatus.RETRIEVED, Optional.of(NIR))))
                .containsExactly("p1");
        assertThat(index.holders(NIR)).containsExactlyInAnyOrder("p1", "p2");
        assertThat(index.match(ReceivedIdentity.of(NIR, dupre()))).isInstanceOf(PatientMatch.Conflict.class);
        index.remove("p1");
        assertThat(index.holders(NIR)).containsExactly("p2");
    }

    /** Against a plain map looked through from end to end. */
    @RepeatedTest(8)
    void index_anyPutsAndRemovals_findsWhatAPlainScanFinds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, IndexedPatient> plain = new HashMap<>();
        for (int step = 0; step < 4_000; step++) {
            String recordId = "r" + random.nextInt(600);
            if (random.nextInt(3) == 0) {
                index.remove(recordId);
                plain.remove(recordId);
            } else {
                IndexedPatient patient = random(random, recordId);
                index.put(patient);
                plain.put(recordId, patient);
            }
        }
        assertThat(index.size()).isEqualTo(plain.size());
        for (IndexedPatient patient : new ArrayList<>(plain.values())) {
            assertThat(index.find(patient.recordId())).contains(patient);
            BirthDate date = patient.traits().birthDate();
            String prefix =
                    InsNames.words(patient.traits().birthName()).substring(0, 2).strip();
            assertThat(index.search(date, prefix))
                    .containsExactlyInAnyOrderElementsOf(plain.values().stream()
                            .filter(other -> other.traits().birthDate().equals(date))
                            .filter(other -> java.util.stream.Stream.of(
                                            Optional.of(other.traits().birthName()),
                                            Optional.of(other.traits().firstGivenName()),
                                            other.usedName())
                                    .flatMap(Optional::stream)
                                    .anyMatch(name -> InsNames.words(name).startsWith(prefix)))
                            .toList());
            patient.ins().ifPresent(ins -> assertThat(index.holders(ins))
                    .containsExactlyInAnyOrderElementsOf(plain.values().stream()
                            .filter(other -> other.ins().filter(ins::equals).isPresent())
                            .map(IndexedPatient::recordId)
                            .toList()));
        }
    }

    private static IndexedPatient random(Random random, String recordId) {
        IdentityTraits traits = traits(
                pick(random, "Martin", "Dupré-Noël", "D'Hénin", "O'Brien", "Saint--Ange", "Le Goff"),
                pick(random, "Jean", "Marie Anne", "Zoé", "Pierre-Alain Muriel"),
                random.nextBoolean() ? Sex.FEMALE : Sex.MALE,
                String.format("19%02d-0%d-%02d", random.nextInt(4) + 60, random.nextInt(3) + 1, random.nextInt(3)),
                "99100");
        Optional<Ins> ins = random.nextBoolean()
                ? Optional.of(ins(String.format("1%02d0199%03d000", random.nextInt(90) + 10, random.nextInt(5) + 100)))
                : Optional.empty();
        return new IndexedPatient(
                recordId,
                traits,
                random.nextInt(4) == 0 ? Optional.of("Durand") : Optional.empty(),
                Optional.empty(),
                ins.isPresent() ? IdentityStatus.RETRIEVED : IdentityStatus.PROVISIONAL,
                ins,
                ins.isPresent() && random.nextBoolean() ? List.of(FORMER, OTHER) : List.of());
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static IndexedPatient patient(
            String recordId, IdentityTraits traits, IdentityStatus status, Optional<Ins> ins) {
        return new IndexedPatient(recordId, traits, Optional.empty(), Optional.empty(), status, ins, List.of());
    }

    private static IdentityTraits dupre() {
        return traits("Dupré-Noël", "Marie Anne", Sex.FEMALE, "1997-02-26", "99100");
    }

    private static IdentityTraits traits(String name, String given, Sex sex, String date, String place) {
        return IdentityTraits.builder()
                .birthName(name)
                .birthGivenNames(given)
                .sex(sex)
                .birthDate(date)
                .birthPlace(place)
                .build();
    }

    private static Ins ins(String number) {
        return new Ins(Matricule.ofNumber(number), InsAuthority.NIR);
    }
}
