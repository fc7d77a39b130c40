package org.segursdk.insi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.segursdk.insi.identity.IdentityStatus.PROVISIONAL;
import static org.segursdk.insi.identity.IdentityStatus.QUALIFIED;
import static org.segursdk.insi.identity.IdentityStatus.VALIDATED;
import static org.segursdk.insi.identity.People.CLOCK;
import static org.segursdk.insi.identity.People.NIA;
import static org.segursdk.insi.identity.People.NIR;
import static org.segursdk.insi.identity.People.OTHER_NIR;
import static org.segursdk.insi.identity.People.PASSPORT;
import static org.segursdk.insi.identity.People.SECRETARY;
import static org.segursdk.insi.identity.People.answer;
import static org.segursdk.insi.identity.People.dominiqueAnswer;
import static org.segursdk.insi.identity.People.received;
import static org.segursdk.insi.identity.People.traits;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityEvent.ApcvRead;
import org.segursdk.insi.identity.IdentityEvent.FirstGivenNameChanged;
import org.segursdk.insi.identity.IdentityEvent.IdentityValidated;
import org.segursdk.insi.identity.IdentityEvent.InsAccepted;
import org.segursdk.insi.identity.IdentityEvent.InsContradicted;
import org.segursdk.insi.identity.IdentityEvent.ProofRecorded;
import org.segursdk.insi.identity.IdentityEvent.ReferentialUpdated;

/** An INS that arrives, by INSi, ApCV or a référentiel, and one that is contradicted. */
class InsArrivalTest extends LifeCycleTest {
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
    @Tag("REM-INS-21")
    void referential_severalTrustContracts_eachIsFollowedAndNoOther() {
        IdentityLifeCycle laboratory = IdentityLifeCycle.create(
                IdentityPolicy.builder()
                        .referential("CH-NORD")
                        .referential("CLINIQUE-SUD")
                        .build(),
                CLOCK);
        for (String trusted : List.of("CH-NORD", "CLINIQUE-SUD")) {
            assertThat(laboratory
                            .apply(provisional(), qualifiedBy(trusted), SECRETARY)
                            .identity()
                            .status())
                    .isEqualTo(QUALIFIED);
        }
        assertThat(rules(laboratory.apply(provisional(), qualifiedBy("CH-OUEST"), SECRETARY)))
                .containsExactly("INS-REFERENTIAL");
        assertThatThrownBy(() -> IdentityPolicy.builder().referential(" ").build())
                .isInstanceOf(InvalidInputException.class);
    }

    private static ReferentialUpdated qualifiedBy(String sender) {
        return new ReferentialUpdated(sender, dominiqueAnswer().traits(), true, Optional.of(NIR));
    }
}
