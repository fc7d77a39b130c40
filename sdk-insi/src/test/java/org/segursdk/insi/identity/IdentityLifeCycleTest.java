package org.segursdk.insi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.segursdk.insi.identity.IdentityStatus.PROVISIONAL;
import static org.segursdk.insi.identity.IdentityStatus.QUALIFIED;
import static org.segursdk.insi.identity.IdentityStatus.RETRIEVED;
import static org.segursdk.insi.identity.IdentityStatus.VALIDATED;
import static org.segursdk.insi.identity.People.CLOCK;
import static org.segursdk.insi.identity.People.NIR;
import static org.segursdk.insi.identity.People.NOW;
import static org.segursdk.insi.identity.People.PASSPORT;
import static org.segursdk.insi.identity.People.SECRETARY;
import static org.segursdk.insi.identity.People.SUPER_USER;
import static org.segursdk.insi.identity.People.answer;
import static org.segursdk.insi.identity.People.dominique;
import static org.segursdk.insi.identity.People.dominiqueAnswer;
import static org.segursdk.insi.identity.People.received;
import static org.segursdk.insi.identity.People.traits;

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
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityEvent.AttributeCleared;
import org.segursdk.insi.identity.IdentityEvent.AttributeSet;
import org.segursdk.insi.identity.IdentityEvent.IdentityValidated;
import org.segursdk.insi.identity.IdentityEvent.InsAccepted;
import org.segursdk.insi.identity.IdentityEvent.ProofRecorded;
import org.segursdk.insi.identity.IdentityEvent.StrictTraitsChanged;
import org.segursdk.insi.identity.IdentityEvent.UsedNamesChanged;

/** The table of statuses, the attributes, the locked traits, the journal and what is restored. */
class IdentityLifeCycleTest extends LifeCycleTest {
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
}
