package org.segursdk.insi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.segursdk.insi.identity.IdentityStatus.PROVISIONAL;
import static org.segursdk.insi.identity.IdentityStatus.QUALIFIED;
import static org.segursdk.insi.identity.IdentityStatus.RETRIEVED;
import static org.segursdk.insi.identity.IdentityStatus.VALIDATED;
import static org.segursdk.insi.identity.People.CLOCK;
import static org.segursdk.insi.identity.People.LICENCE;
import static org.segursdk.insi.identity.People.NIA;
import static org.segursdk.insi.identity.People.NIR;
import static org.segursdk.insi.identity.People.NOW;
import static org.segursdk.insi.identity.People.OTHER_NIR;
import static org.segursdk.insi.identity.People.PASSPORT;
import static org.segursdk.insi.identity.People.SECRETARY;
import static org.segursdk.insi.identity.People.SUPER_USER;
import static org.segursdk.insi.identity.People.answer;
import static org.segursdk.insi.identity.People.dominique;
import static org.segursdk.insi.identity.People.dominiqueAnswer;
import static org.segursdk.insi.identity.People.received;
import static org.segursdk.insi.identity.People.traits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.ProofPolicy;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityEvent.ApcvRead;
import org.segursdk.insi.identity.IdentityEvent.AttributeCleared;
import org.segursdk.insi.identity.IdentityEvent.AttributeSet;
import org.segursdk.insi.identity.IdentityEvent.FirstGivenNameChanged;
import org.segursdk.insi.identity.IdentityEvent.IdentityValidated;
import org.segursdk.insi.identity.IdentityEvent.InsAccepted;
import org.segursdk.insi.identity.IdentityEvent.InsContradicted;
import org.segursdk.insi.identity.IdentityEvent.InsNotObtained;
import org.segursdk.insi.identity.IdentityEvent.InsRefused;
import org.segursdk.insi.identity.IdentityEvent.InsVerified;
import org.segursdk.insi.identity.IdentityEvent.ProofRecorded;
import org.segursdk.insi.identity.IdentityEvent.ReferentialUpdated;
import org.segursdk.insi.identity.IdentityEvent.StrictTraitsChanged;
import org.segursdk.insi.identity.IdentityEvent.UsedNamesChanged;

class IdentityLifeCycleTest {
    private final IdentityLifeCycle cycle = IdentityLifeCycle.create(IdentityPolicy.defaults(), CLOCK);

    @ParameterizedTest
    @CsvSource({
        "INS_ACCEPTED, RETRIEVED, RETRIEVED, QUALIFIED, QUALIFIED",
        "INS_REFUSED, PROVISIONAL, RETRIEVED, VALIDATED, QUALIFIED",
        "INS_NOT_OBTAINED, PROVISIONAL, RETRIEVED, VALIDATED, QUALIFIED",
        "IDENTITY_VALIDATED, VALIDATED, QUALIFIED, VALIDATED, QUALIFIED",
        "DOUBTFUL_SET, PROVISIONAL, PROVISIONAL, PROVISIONAL, PROVISIONAL",
        "FICTITIOUS_SET, PROVISIONAL, PROVISIONAL, PROVISIONAL, PROVISIONAL",
        "INS_CONTRADICTED, , PROVISIONAL, , VALIDATED",
        "INS_VERIFIED, , RETRIEVED, , QUALIFIED",
        "STRICT_TRAITS_CHANGED, PROVISIONAL, PROVISIONAL, PROVISIONAL, VALIDATED",
        "STRICT_TRAITS_CHANGED_PROOF_HOLDS, PROVISIONAL, PROVISIONAL, VALIDATED, VALIDATED",
        "INS_REPLACED, , RETRIEVED, , QUALIFIED",
        "APCV_READ, QUALIFIED, QUALIFIED, QUALIFIED, QUALIFIED",
        "HOMONYM_SET, PROVISIONAL, RETRIEVED, VALIDATED, QUALIFIED",
    })
    @Tag("REM-INS-16")
    void apply_everyCellOfTheTable_leadsWhereItSays(
            TransitionKind kind,
            IdentityStatus provisional,
            IdentityStatus retrieved,
            IdentityStatus validated,
            IdentityStatus qualified) {
        List<Optional<IdentityStatus>> expected = Stream.of(provisional, retrieved, validated, qualified)
                .map(Optional::ofNullable)
                .toList();
        for (IdentityStatus from : IdentityStatus.values()) {
            assertThat(kind.target(from)).as("%s from %s", kind, from).isEqualTo(expected.get(from.ordinal()));
            IdentityEvent event = event(kind);
            if (EventEffects.kind(identity(from).state(), event) != kind) {
                continue; // nothing to replace
            }
            IdentityDecision decision = cycle.apply(identity(from), event, SUPER_USER);
            assertThat(decision.identity().status())
                    .as("%s from %s: %s", kind, from, decision.refusals())
                    .isEqualTo(expected.get(from.ordinal()).orElse(from));
            assertThat(decision.isAccepted())
                    .isEqualTo(expected.get(from.ordinal()).isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({"birthName", "birthGivenNames", "birthPlace", "sex"})
    @Tag("REM-INS-07")
    void create_missingStrictTrait_isRefused(String missing) {
        assertThatThrownBy(() -> {
                    IdentityTraits.Builder traits = IdentityTraits.builder().birthDate("1997-02-26");
                    if (!missing.equals("birthName")) {
                        traits.birthName("Adrtrois");
                    }
                    if (!missing.equals("birthGivenNames")) {
                        traits.birthGivenNames("Dominique");
                    }
                    if (!missing.equals("birthPlace")) {
                        traits.birthPlace("2A020");
                    }
                    if (!missing.equals("sex")) {
                        traits.sex(Sex.FEMALE);
                    }
                    cycle.create("p1", traits.build(), CaptureChannel.TYPED, SECRETARY);
                })
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .anyMatch(p -> p.endsWith(missing)));
    }

    @Test
    @Tag("REM-INS-08")
    @Tag("REM-INS-13")
    void create_fiveTraits_isProvisionalAndJournaled() {
        IdentityDecision created = cycle.create("p1", dominique(), CaptureChannel.TYPED, SECRETARY);
        assertThat(created.identity().status()).isEqualTo(PROVISIONAL);
        assertThat(created.identity().state().usedName()).isEmpty();
        assertThat(created.journal()).singleElement().satisfies(line -> {
            assertThat(line.at()).isEqualTo(NOW);
            assertThat(line.userId()).isEqualTo("secretariat-1");
            assertThat(line.kind()).isEqualTo(IdentityJournalEntry.CREATED);
            assertThat(line.before()).isEmpty();
        });
        assertThat(created.actions()).contains(new RequiredAction.SearchIns());
    }

    @ParameterizedTest
    @CsvSource({"1997-02-00, 1997-02-01", "1997-00-26, 1997-01-26", "1997-00-00, 1997-12-31"})
    void create_lunarDate_isCompletedAndMarked(String typed, String completed) {
        PatientIdentity identity = cycle.create(
                        "p1",
                        traits("Adrtrois", "Dominique", Sex.FEMALE, typed, "99999"),
                        CaptureChannel.TYPED,
                        SECRETARY)
                .identity();
        assertThat(identity.traits().birthDate().toIso()).isEqualTo(completed);
        assertThat(identity.state().birthDateUncertain()).isTrue();
    }

    @Test
    @Tag("REM-INS-42")
    @Tag("REM-INS-09")
    void createFromInsi_answer_prefillsARetrievedRecordVerbatim() {
        IdentityTraits told =
                received("D'ARTAGNAN DE L'HERAULT", "PIERRE-ALAIN JEAN", Sex.MALE, "2001-06-17", Optional.of("63220"));
        PatientIdentity identity =
                cycle.createFromInsi("p1", answer(NIR, told), SECRETARY).identity();
        assertThat(identity.status()).isEqualTo(RETRIEVED);
        assertThat(identity.traits()).isEqualTo(told);
        assertThat(identity.ins()).contains(NIR);
        assertThat(identity.qualifiedIns()).isEmpty();
        assertThat(identity.state().channel()).isEqualTo(CaptureChannel.INSI);
    }

    @Test
    @Tag("REM-INS-16")
    void qualify_proofThenInsOrInsThenProof_meet() {
        PatientIdentity proofFirst = run(
                provisional(),
                new ProofRecorded(PASSPORT),
                new IdentityValidated(),
                new InsAccepted(dominiqueAnswer()));
        PatientIdentity insFirst = run(
                provisional(),
                new InsAccepted(dominiqueAnswer()),
                new ProofRecorded(PASSPORT),
                new IdentityValidated());
        assertThat(proofFirst).isEqualTo(insFirst);
        assertThat(proofFirst.status()).isEqualTo(QUALIFIED);
        QualifiedIns qualified = proofFirst.qualifiedIns().orElseThrow();
        assertThat(qualified.ins()).isEqualTo(NIR);
        assertThat(qualified.provenance().proof()).isEqualTo(PASSPORT);
        assertThat(qualified.provenance().route()).isEqualTo(Route.INSI_TRAITS);
    }

    @Test
    @Tag("REM-INS-15")
    void proofRecorded_automatismOff_waitsForTheUserAndOnValidatesAtOnce() {
        assertThat(run(provisional(), new ProofRecorded(PASSPORT)).status()).isEqualTo(PROVISIONAL);
        IdentityLifeCycle automatic = IdentityLifeCycle.create(
                IdentityPolicy.builder().automaticValidation(true).build(), CLOCK);
        IdentityDecision decision = automatic.apply(provisional(), new ProofRecorded(PASSPORT), SECRETARY);
        assertThat(decision.identity().status()).isEqualTo(VALIDATED);
        assertThat(decision.journal())
                .extracting(IdentityJournalEntry::kind)
                .containsExactly("PROOF_RECORDED", "IDENTITY_VALIDATED");
        assertThat(automatic
                        .apply(provisional(), new ProofRecorded(LICENCE), SECRETARY)
                        .identity()
                        .status())
                .isEqualTo(PROVISIONAL);
    }

    @Test
    @Tag("REM-INS-14")
    void validate_lowTrustProof_isRecordedAndRefused() {
        PatientIdentity identity = run(provisional(), new ProofRecorded(LICENCE));
        assertThat(identity.state().proof()).contains(LICENCE);
        IdentityDecision decision = cycle.apply(identity, new IdentityValidated(), SECRETARY);
        assertThat(rules(decision)).containsExactly("INS-PROOF-TRUST");
        assertThat(decision.identity().status()).isEqualTo(PROVISIONAL);
        assertThat(decision.journal()).singleElement().satisfies(line -> assertThat(line.refusals())
                .containsExactly("INS-PROOF-TRUST"));
    }

    @Test
    @Tag("REM-INS-14")
    void validate_siteLowersOrRemovesAProof_isRefused() {
        IdentityLifeCycle strict = IdentityLifeCycle.create(
                IdentityPolicy.builder()
                        .proofs(ProofPolicy.builder()
                                .lower(ProofType.PASSPORT)
                                .remove(ProofType.RESIDENCE_PERMIT)
                                .build())
                        .build(),
                CLOCK);
        PatientIdentity identity = strict.apply(provisional(), new ProofRecorded(PASSPORT), SECRETARY)
                .identity();
        assertThat(rules(strict.apply(identity, new IdentityValidated(), SECRETARY)))
                .containsExactly("INS-PROOF-TRUST");
        identity = strict.apply(
                        provisional(),
                        new ProofRecorded(new IdentityProof(ProofType.RESIDENCE_PERMIT, "a", LocalDate.EPOCH)),
                        SECRETARY)
                .identity();
        assertThat(rules(strict.apply(identity, new IdentityValidated(), SECRETARY)))
                .containsExactly("INS-PROOF-OFFERED");
    }

    @Test
    @Tag("REM-INS-14")
    void validate_birthExtract_needsAMinorAndARepresentative() {
        IdentityProof extract = new IdentityProof(ProofType.BIRTH_EXTRACT, "secretariat-1", LocalDate.of(2026, 2, 28));
        assertThat(rules(cycle.apply(
                        run(provisional(), new ProofRecorded(extract)), new IdentityValidated(), SECRETARY)))
                .containsExactlyInAnyOrder("INS-PROOF-MINOR", "INS-PROOF-REPRESENTATIVE");
        PatientIdentity child = cycle.create(
                        "p2",
                        traits("Ecetinsi", "Pierre-Alain Muriel", Sex.MALE, "2009-07-14", "63220"),
                        CaptureChannel.TYPED,
                        SECRETARY)
                .identity();
        assertThat(run(
                                child,
                                new ProofRecorded(extract.withRepresentative(ProofType.PASSPORT)),
                                new IdentityValidated())
                        .status())
                .isEqualTo(VALIDATED);
        assertThat(rules(cycle.apply(
                        run(child, new ProofRecorded(extract.withRepresentative(ProofType.DRIVING_LICENCE))),
                        new IdentityValidated(),
                        SECRETARY)))
                .containsExactly("INS-PROOF-REPRESENTATIVE");
    }

    @Test
    @Tag("REM-INS-40")
    void validate_knownPatient_onlyWhereTheSiteAllowsTheException() {
        IdentityProof known = new IdentityProof(ProofType.KNOWN_PATIENT, "dr-1", LocalDate.of(2015, 5, 4));
        assertThat(rules(cycle.apply(run(provisional(), new ProofRecorded(known)), new IdentityValidated(), SECRETARY)))
                .containsExactly("INS-PROOF-OFFERED");
        IdentityLifeCycle liberal = IdentityLifeCycle.create(
                IdentityPolicy.builder()
                        .proofs(ProofPolicy.builder().allowKnownPatients().build())
                        .build(),
                CLOCK);
        PatientIdentity identity = provisional();
        for (IdentityEvent event :
                List.of(new ProofRecorded(known), new InsAccepted(dominiqueAnswer()), new IdentityValidated())) {
            IdentityDecision decision = liberal.apply(identity, event, SECRETARY);
            identity = decision.identity();
            assertThat(decision.journal())
                    .allSatisfy(line -> assertThat(line.proof()).contains(ProofType.KNOWN_PATIENT));
        }
        assertThat(identity.status()).isEqualTo(QUALIFIED);
        assertThat(identity.qualifiedIns().orElseThrow().provenance().proof().type())
                .isEqualTo(ProofType.KNOWN_PATIENT);
    }

    @Test
    @Tag("REM-INS-10")
    void insAccepted_differingTrait_isNeverOverwrittenUnlessConfirmed() {
        PatientIdentity paul = cycle.create(
                        "p3",
                        traits("Houilles", "Paul", Sex.MALE, "1993-01-27", "63220"),
                        CaptureChannel.TYPED,
                        SECRETARY)
                .identity();
        IdentityTraits told = received("HOUILLES", "JEAN MICHEL", Sex.MALE, "1993-01-27", Optional.of("63220"));
        IdentityDecision refused = cycle.apply(paul, new InsAccepted(answer(NIR, told)), SECRETARY);
        assertThat(refused.refusals())
                .extracting(Violation::rule, Violation::path)
                .containsExactlyInAnyOrder(
                        tuple("INS-DISCORDANCE", "answer.birth_given_names"),
                        tuple("INS-DISCORDANCE", "answer.first_given_name"));
        assertThat(refused.identity()).isEqualTo(paul);
        assertThat(refused.actions()).containsExactly(new RequiredAction.AlertDiscordance());
        IdentityDecision confirmed = cycle.apply(
                paul,
                new InsAccepted(answer(NIR, told), Set.of(Trait.BIRTH_GIVEN_NAMES, Trait.FIRST_GIVEN_NAME)),
                SECRETARY);
        assertThat(confirmed.identity().traits().firstGivenName()).isEqualTo("JEAN");
        assertThat(confirmed.journal().get(0).changed())
                .containsExactlyInAnyOrder(Trait.BIRTH_GIVEN_NAMES, Trait.FIRST_GIVEN_NAME);
    }

    @Test
    @Tag("REM-INS-10")
    void insAccepted_firstNameThatBeginsTheList_stays() {
        PatientIdentity identity = cycle.create(
                        "p4",
                        IdentityTraits.builder()
                                .birthName("Ecetinsi")
                                .birthGivenNames("Pierre Alain Muriel")
                                .firstGivenName("Pierre-Alain")
                                .sex(Sex.MALE)
                                .birthDate("2009-07-14")
                                .birthPlace("63220")
                                .build(),
                        CaptureChannel.TYPED,
                        SECRETARY)
                .identity();
        IdentityTraits told = received("ECETINSI", "PIERRE-ALAIN MURIEL", Sex.MALE, "2009-07-14", Optional.of("63220"));
        PatientIdentity retrieved = run(identity, new InsAccepted(answer(NIR, told)));
        assertThat(retrieved.traits().firstGivenName()).isEqualTo("PIERRE-ALAIN");
        assertThat(retrieved.traits().birthGivenNames()).isEqualTo("PIERRE-ALAIN MURIEL");
        assertThat(run(retrieved, new FirstGivenNameChanged("Pierre")).traits().firstGivenName())
                .isEqualTo("PIERRE");
        assertThat(rules(cycle.apply(retrieved, new FirstGivenNameChanged("Muriel"), SECRETARY)))
                .containsExactly("INS-FIRSTNAME-COHERENCE");
    }

    @ParameterizedTest
    @CsvSource({"1997-02-00", "1997-00-26", "1997-00-00", "1997-02-31"})
    @Tag("REM-INS-11")
    void insAccepted_dateWith00_isNotTakenIn(String date) {
        IdentityDecision decision = cycle.apply(
                provisional(),
                new InsAccepted(
                        answer(NIR, received("ADRTROIS", "DOMINIQUE", Sex.FEMALE, date, Optional.of("2A020"))),
                        Set.of(Trait.BIRTH_DATE)),
                SECRETARY);
        assertThat(rules(decision))
                .isSubsetOf("INS-BIRTHDATE-00", "INS-BIRTHDATE")
                .isNotEmpty();
        assertThat(decision.identity().ins()).isEmpty();
        assertThat(decision.identity().status()).isEqualTo(PROVISIONAL);
    }

    @ParameterizedTest
    @CsvSource({"'', DOMINIQUE, FEMALE", "ADRTROIS, '', FEMALE", "ADRTROIS, DOMINIQUE, UNKNOWN"})
    @Tag("REM-INS-12")
    void insAccepted_emptyStrictTrait_isNotTakenIn(String name, String given, Sex sex) {
        IdentityDecision decision = cycle.apply(
                provisional(),
                new InsAccepted(answer(NIR, received(name, given, sex, "1997-02-26", Optional.of("2A020")))),
                SECRETARY);
        assertThat(rules(decision)).containsOnly("INS-TRAIT-EMPTY");
        assertThat(decision.identity().ins()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityAttribute.class,
            names = {"DOUBTFUL", "FICTITIOUS"})
    @Tag("REM-INS-17")
    void attribute_doubtfulOrFictitious_purgesInsAndProofAndBlocks(IdentityAttribute attribute) {
        IdentityDecision decision = cycle.apply(identity(QUALIFIED), new AttributeSet(attribute), SECRETARY);
        PatientIdentity identity = decision.identity();
        assertThat(identity.status()).isEqualTo(PROVISIONAL);
        assertThat(identity.ins()).isEmpty();
        assertThat(identity.qualifiedIns()).isEmpty();
        assertThat(identity.state().proof()).isEmpty();
        assertThat(identity.state().history()).isEmpty();
        assertThat(identity.state().withdrawn()).extracting(WithdrawnIns::ins).contains(NIR);
        assertThat(identity.mayCallInsi()).isFalse();
        assertThat(decision.actions()).contains(new RequiredAction.WithdrawIns(NIR));
        assertThat(rules(cycle.apply(identity, new InsAccepted(dominiqueAnswer()), SECRETARY)))
                .containsExactly("INS-ATTRIBUTE-BLOCKS");
        PatientIdentity recorded = run(identity, new ProofRecorded(PASSPORT));
        assertThat(rules(cycle.apply(recorded, new IdentityValidated(), SECRETARY)))
                .containsExactly("INS-ATTRIBUTE-BLOCKS");
        assertThat(run(identity, new AttributeCleared(attribute)).mayCallInsi()).isTrue();
    }

    @Test
    @Tag("REM-INS-17")
    void attribute_fictitious_combinesWithNothing() {
        PatientIdentity homonym = run(provisional(), new AttributeSet(IdentityAttribute.HOMONYM));
        assertThat(rules(cycle.apply(homonym, new AttributeSet(IdentityAttribute.FICTITIOUS), SECRETARY)))
                .containsExactly("INS-ATTRIBUTES");
        assertThat(run(homonym, new AttributeSet(IdentityAttribute.DOUBTFUL)).attributes())
                .containsExactlyInAnyOrder(IdentityAttribute.HOMONYM, IdentityAttribute.DOUBTFUL);
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityStatus.class,
            names = {"RETRIEVED", "VALIDATED", "QUALIFIED"})
    @Tag("REM-INS-18")
    void strictTraits_standingOnInsOrCheck_areASuperUsers(IdentityStatus status) {
        PatientIdentity identity = identity(status);
        StrictTraitsChanged change = new StrictTraitsChanged(
                traits("Adrtrois", "Dominique Marie", Sex.FEMALE, "1997-02-26", "2A020"), false);
        IdentityDecision refused = cycle.apply(identity, change, SECRETARY);
        assertThat(rules(refused)).containsExactly("INS-LOCKED");
        assertThat(refused.journal()).hasSize(1);
        assertThat(cycle.apply(identity, change, SUPER_USER).isAccepted()).isTrue();
        IdentityDecision used =
                cycle.apply(identity, new UsedNamesChanged(Optional.of("Martin"), Optional.of("Dom")), SECRETARY);
        assertThat(used.isAccepted()).isTrue();
        assertThat(used.identity().state().usedName()).contains("Martin");
        assertThat(used.identity().status()).isEqualTo(status);
    }

    @Test
    @Tag("REM-INS-19")
    void strictTraits_changedBySuperUser_invalidateMatriculeAndOid() {
        IdentityTraits changed = traits("Adrtrois", "Dominique Marie", Sex.FEMALE, "1997-02-26", "2A020");
        IdentityDecision fromQualified =
                cycle.apply(identity(QUALIFIED), new StrictTraitsChanged(changed, false), SUPER_USER);
        assertThat(fromQualified.identity().status()).isEqualTo(VALIDATED);
        assertThat(fromQualified.identity().ins()).isEmpty();
        assertThat(fromQualified.identity().traits()).isEqualTo(changed);
        assertThat(fromQualified.actions())
                .contains(new RequiredAction.WithdrawIns(NIR), new RequiredAction.UpdateLinkedSystems());
        assertThat(cycle.apply(identity(RETRIEVED), new StrictTraitsChanged(changed, true), SUPER_USER)
                        .identity()
                        .status())
                .isEqualTo(PROVISIONAL);
        IdentityLifeCycle strict = IdentityLifeCycle.create(
                IdentityPolicy.builder().changedTraitsKeepCheck(false).build(), CLOCK);
        assertThat(strict.apply(identity(QUALIFIED), new StrictTraitsChanged(changed, false), SUPER_USER)
                        .identity()
                        .status())
                .isEqualTo(PROVISIONAL);
    }

    @Test
    @Tag("REM-INS-27")
    void verification_contradicted_downgradesAndInvalidates() {
        IdentityDecision decision = cycle.apply(identity(QUALIFIED), new InsContradicted(), SECRETARY);
        assertThat(decision.identity().status()).isEqualTo(VALIDATED);
        assertThat(decision.identity().ins()).isEmpty();
        assertThat(decision.identity().traits()).isEqualTo(identity(QUALIFIED).traits());
        IdentityLifeCycle strict = IdentityLifeCycle.create(
                IdentityPolicy.builder().contradictedKeepsCheck(false).build(), CLOCK);
        assertThat(strict.apply(identity(QUALIFIED), new InsContradicted(), SECRETARY)
                        .identity()
                        .status())
                .isEqualTo(PROVISIONAL);
    }

    @Test
    void insAccepted_niaReplacedByNir_keepsTheFormerInHistory() {
        IdentityTraits told = received("ADRTROIS", "DOMINIQUE", Sex.FEMALE, "1997-02-26", Optional.of("2A020"));
        PatientIdentity foreigner = run(
                provisional(),
                new InsAccepted(answer(NIA, told)),
                new ProofRecorded(PASSPORT),
                new IdentityValidated());
        IdentityDecision decision = cycle.apply(foreigner, new InsAccepted(answer(NIR, told)), SECRETARY);
        assertThat(decision.identity().status()).isEqualTo(QUALIFIED);
        assertThat(decision.identity().ins()).contains(NIR);
        assertThat(decision.identity().state().history())
                .extracting(entry -> entry.ins())
                .containsExactly(NIA);
        assertThat(decision.journal().get(0).kind()).isEqualTo("INS_REPLACED");
        assertThat(decision.actions())
                .contains(new RequiredAction.ReplaceIns(NIA, NIR), new RequiredAction.LookForDuplicate(NIR));
    }

    @Test
    void apcvRead_anotherInsThanTheQualifiedOne_isADiscordance() {
        IdentityDecision decision = cycle.apply(
                identity(QUALIFIED),
                new ApcvRead(answer(OTHER_NIR, dominiqueAnswer().traits(), Route.APCV, List.of()), Set.of()),
                SECRETARY);
        assertThat(rules(decision)).containsExactly("INS-DISCORDANCE");
        assertThat(decision.identity().ins()).contains(NIR);
    }

    @Test
    @Tag("REM-INS-21")
    @Tag("REM-INS-36")
    void referential_declaredOne_qualifiesOnValiWithInsAndNobodyElseDoes() {
        ReferentialUpdated update =
                new ReferentialUpdated("GAM", dominiqueAnswer().traits(), true, Optional.of(NIR));
        assertThat(rules(cycle.apply(provisional(), update, SECRETARY))).containsExactly("INS-REFERENTIAL");
        IdentityLifeCycle fed = IdentityLifeCycle.create(
                IdentityPolicy.builder().referential("GAM").build(), CLOCK);
        PatientIdentity qualified = fed.apply(provisional(), update, SECRETARY).identity();
        assertThat(qualified.status()).isEqualTo(QUALIFIED);
        assertThat(qualified.qualifiedIns().orElseThrow().provenance().route()).isEqualTo(Route.REFERENTIAL);
        IdentityDecision removed = fed.apply(
                qualified,
                new ReferentialUpdated("GAM", dominiqueAnswer().traits(), true, Optional.empty()),
                SECRETARY);
        assertThat(removed.identity().status()).isEqualTo(VALIDATED);
        assertThat(removed.identity().ins()).isEmpty();
        assertThat(fed.apply(
                                qualified,
                                new ReferentialUpdated("GAM", dominiqueAnswer().traits(), false, Optional.of(NIR)),
                                SECRETARY)
                        .identity()
                        .ins())
                .isEmpty();
        assertThat(rules(fed.apply(
                        provisional(),
                        new ReferentialUpdated("AUTRE", dominiqueAnswer().traits(), true, Optional.of(NIR)),
                        SECRETARY)))
                .containsExactly("INS-REFERENTIAL");
    }

    @Test
    @Tag("REM-INS-45")
    void journal_statusPath_tellsPreviousStatusDateAndAuthor() {
        PatientIdentity identity = provisional();
        List<IdentityJournalEntry> changes = new ArrayList<>();
        for (IdentityEvent event : List.of(
                new ProofRecorded(PASSPORT),
                new IdentityValidated(),
                new InsAccepted(dominiqueAnswer()),
                new AttributeSet(IdentityAttribute.DOUBTFUL))) {
            IdentityDecision decision = cycle.apply(identity, event, SECRETARY);
            identity = decision.identity();
            decision.journal().stream()
                    .filter(IdentityJournalEntry::isStatusChange)
                    .forEach(changes::add);
        }
        assertThat(changes)
                .extracting(line -> line.before().orElseThrow(), IdentityJournalEntry::after)
                .containsExactly(
                        tuple(PROVISIONAL, VALIDATED), tuple(VALIDATED, QUALIFIED), tuple(QUALIFIED, PROVISIONAL));
        assertThat(changes).allSatisfy(line -> {
            assertThat(line.at()).isEqualTo(NOW);
            assertThat(line.userId()).isEqualTo("secretariat-1");
        });
    }

    @Test
    @Tag("REM-INS-41")
    void rights_userWithout_isRefusedAndTraced() {
        InsUser reader = new InsUser("stagiaire", Set.of(InsRight.SEE_INS));
        IdentityDecision decision = cycle.apply(provisional(), new ProofRecorded(PASSPORT), reader);
        assertThat(rules(decision)).containsExactly("INS-RIGHT");
        assertThat(decision.journal()).singleElement().satisfies(line -> assertThat(line.userId())
                .isEqualTo("stagiaire"));
        assertThat(cycle.apply(provisional(), new ProofRecorded(PASSPORT), SECRETARY)
                        .isAccepted())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(IdentityStatus.class)
    void restore_whatWasStored_comesBackAndIsJournaled(IdentityStatus status) {
        PatientIdentity identity = identity(status);
        IdentityDecision restored = cycle.restore(identity.state(), SECRETARY);
        assertThat(restored.identity()).isEqualTo(identity);
        assertThat(restored.identity().qualifiedIns()).isEqualTo(identity.qualifiedIns());
        assertThat(restored.journal()).extracting(IdentityJournalEntry::kind).containsExactly("RESTORED");
    }

    @Test
    void restore_contradictoryState_isRefusedWithEveryRule() {
        StoredIdentity broken = identity(QUALIFIED).state().toBuilder()
                .withoutProof()
                .withoutIns()
                .attributes(Set.of(IdentityAttribute.FICTITIOUS, IdentityAttribute.HOMONYM))
                .build();
        assertThatThrownBy(() -> cycle.restore(broken, SECRETARY))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .contains("INS-STATE-INS", "INS-STATE-PROOF", "INS-ATTRIBUTES", "INS-ATTRIBUTE-STATUS"));
    }

    private PatientIdentity provisional() {
        return cycle.create("p1", dominique(), CaptureChannel.TYPED, SECRETARY).identity();
    }

    private PatientIdentity identity(IdentityStatus status) {
        return switch (status) {
            case PROVISIONAL -> run(provisional(), new ProofRecorded(PASSPORT));
            case RETRIEVED -> run(provisional(), new ProofRecorded(PASSPORT), new InsAccepted(dominiqueAnswer()));
            case VALIDATED -> run(provisional(), new ProofRecorded(PASSPORT), new IdentityValidated());
            case QUALIFIED ->
                run(
                        provisional(),
                        new ProofRecorded(PASSPORT),
                        new IdentityValidated(),
                        new InsAccepted(dominiqueAnswer()));
        };
    }

    /** An event of that kind, legal wherever the table allows it. */
    private static IdentityEvent event(TransitionKind kind) {
        return switch (kind) {
            case INS_ACCEPTED -> new InsAccepted(dominiqueAnswer());
            case INS_REPLACED ->
                new InsAccepted(answer(OTHER_NIR, dominiqueAnswer().traits()));
            case INS_REFUSED -> new InsRefused();
            case INS_NOT_OBTAINED -> new InsNotObtained();
            case IDENTITY_VALIDATED -> new IdentityValidated();
            case DOUBTFUL_SET -> new AttributeSet(IdentityAttribute.DOUBTFUL);
            case FICTITIOUS_SET -> new AttributeSet(IdentityAttribute.FICTITIOUS);
            case HOMONYM_SET -> new AttributeSet(IdentityAttribute.HOMONYM);
            case INS_CONTRADICTED -> new InsContradicted();
            case INS_VERIFIED -> new InsVerified();
            case STRICT_TRAITS_CHANGED ->
                new StrictTraitsChanged(
                        traits("Adrtrois", "Dominique Marie", Sex.FEMALE, "1997-02-26", "2A020"), false);
            case STRICT_TRAITS_CHANGED_PROOF_HOLDS ->
                new StrictTraitsChanged(traits("Adrtrois", "Dominique Marie", Sex.FEMALE, "1997-02-26", "2A020"), true);
            case APCV_READ -> new ApcvRead(answer(NIR, dominiqueAnswer().traits(), Route.APCV, List.of()), Set.of());
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    private PatientIdentity run(PatientIdentity identity, IdentityEvent... events) {
        PatientIdentity current = identity;
        for (IdentityEvent event : events) {
            IdentityDecision decision = cycle.apply(current, event, SECRETARY);
            assertThat(decision.refusals()).as("%s", event).isEmpty();
            current = decision.identity();
        }
        return current;
    }

    private static List<String> rules(IdentityDecision decision) {
        return decision.refusals().stream().map(Violation::rule).toList();
    }
}
