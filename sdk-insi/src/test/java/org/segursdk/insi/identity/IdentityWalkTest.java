package org.segursdk.insi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.InsHistoryEntry;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofPolicy;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.RetrievedIdentity;
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

/** Random lives of identities: what must hold after each event, judged without the machine's own table. */
@Tag("REM-INS-16")
@Tag("REM-INS-20")
class IdentityWalkTest {
    private static final int STEPS = 120;

    @RepeatedTest(60)
    void apply_anyEvents_neverBreakTheLaw(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        IdentityPolicy policy = policy(random);
        IdentityLifeCycle cycle = IdentityLifeCycle.create(policy, People.CLOCK);
        PatientIdentity identity = cycle.create("p1", People.dominique(), CaptureChannel.TYPED, People.SECRETARY)
                .identity();
        for (int step = 0; step < STEPS; step++) {
            IdentityEvent event = event(random);
            InsUser user = random.nextInt(4) == 0 ? People.SECRETARY : People.SUPER_USER;
            IdentityDecision decision = cycle.apply(identity, event, user);
            PatientIdentity next = decision.identity();
            lawOfStates(next);
            assertThat(decision.journal()).isNotEmpty();
            if (decision.isAccepted()) {
                waysToQualified(identity, event, next, policy);
                downgradesErase(identity, next, decision);
            } else {
                assertThat(next).isEqualTo(identity);
                assertThat(decision.journal().get(0).refusals()).isNotEmpty();
            }
            assertThat(cycle.restore(next.state(), user).identity()).isEqualTo(next);
            identity = next;
        }
    }

    private static void lawOfStates(PatientIdentity identity) {
        boolean qualified = identity.status() == IdentityStatus.QUALIFIED;
        boolean holdsIns = qualified || identity.status() == IdentityStatus.RETRIEVED;
        assertThat(identity.ins().isPresent()).isEqualTo(holdsIns);
        assertThat(identity.qualifiedIns().isPresent()).isEqualTo(qualified);
        assertThat(identity.state().history()).allSatisfy(former -> assertThat(identity.ins())
                .hasValueSatisfying(active -> assertThat(active).isNotEqualTo(former.ins())));
        boolean blocked = identity.attributes().contains(IdentityAttribute.DOUBTFUL)
                || identity.attributes().contains(IdentityAttribute.FICTITIOUS);
        if (blocked) {
            assertThat(identity.status()).isEqualTo(IdentityStatus.PROVISIONAL);
        }
        if (identity.attributes().contains(IdentityAttribute.FICTITIOUS)) {
            assertThat(identity.attributes()).hasSize(1);
        }
        assertThat(identity.traits().birthDate().toLocalDate()).isPresent();
        assertThat(identity.toString()).doesNotContain(identity.traits().birthName());
    }

    /** Accepted INSi answer and high-trust proof; ApCV; VALI with INS from the declared référentiel: nothing else. */
    private static void waysToQualified(
            PatientIdentity before, IdentityEvent event, PatientIdentity after, IdentityPolicy policy) {
        if (after.status() != IdentityStatus.QUALIFIED || before.status() == IdentityStatus.QUALIFIED) {
            return;
        }
        StoredIdentity state = after.state();
        ProofType proof = state.proof().orElseThrow().type();
        Route route = state.source().orElseThrow().route();
        boolean insiAndProof = (route == Route.INSI_TRAITS || route == Route.INSI_VITALE)
                && (event instanceof InsAccepted
                        || event instanceof IdentityValidated
                        || event instanceof ProofRecorded)
                && Set.of(ProofType.PASSPORT, ProofType.NATIONAL_IDENTITY_CARD, ProofType.APPLI_CARTE_VITALE)
                        .contains(proof);
        boolean apcv = event instanceof ApcvRead && route == Route.APCV && proof == ProofType.APPLI_CARTE_VITALE;
        boolean referential = event instanceof ReferentialUpdated update
                && update.validated()
                && update.ins().isPresent()
                && policy.referentials().contains(update.referential())
                && route == Route.REFERENTIAL;
        assertThat(List.of(insiAndProof, apcv, referential))
                .as("%s by %s, %s", event, proof, route)
                .containsOnlyOnce(true);
    }

    private static void downgradesErase(PatientIdentity before, PatientIdentity after, IdentityDecision decision) {
        before.ins().filter(ins -> after.ins().isEmpty()).ifPresent(ins -> {
            assertThat(after.state().withdrawn()).extracting(WithdrawnIns::ins).contains(ins);
            assertThat(after.state().source()).isEmpty();
            assertThat(after.state().verifiedAt()).isEmpty();
            assertThat(decision.actions()).contains(new RequiredAction.WithdrawIns(ins));
        });
        if (before.status().isChecked() && !after.status().isChecked()) {
            assertThat(after.state().proof()).isEmpty();
        }
    }

    private static IdentityPolicy policy(Random random) {
        IdentityPolicy.Builder policy = IdentityPolicy.builder()
                .proofs(ProofPolicy.builder().remove(ProofType.RESIDENCE_PERMIT).build())
                .automaticValidation(random.nextBoolean())
                .changedTraitsKeepCheck(random.nextBoolean())
                .contradictedKeepsCheck(random.nextBoolean());
        return random.nextBoolean() ? policy.referential("GAM").build() : policy.build();
    }

    private static IdentityEvent event(Random random) {
        return switch (random.nextInt(14)) {
            case 0, 1 -> new InsAccepted(answer(random), random.nextBoolean() ? Set.of(Trait.values()) : Set.of());
            case 2 -> new InsRefused();
            case 3 -> new InsNotObtained();
            case 4 -> new ProofRecorded(proof(random));
            case 5 -> new IdentityValidated();
            case 6 -> new AttributeSet(pick(random, IdentityAttribute.values()));
            case 7, 8 -> new AttributeCleared(pick(random, IdentityAttribute.values()));
            case 9 ->
                new StrictTraitsChanged(
                        People.traits(
                                "Adrtrois",
                                pick(random, "Dominique", "Dominique Marie", "Jean"),
                                Sex.FEMALE,
                                pick(random, "1997-02-26", "1997-02-00"),
                                "2A020"),
                        random.nextBoolean());
            case 10 -> random.nextBoolean() ? new InsVerified() : new InsContradicted();
            case 11 ->
                new ApcvRead(answer(random, Route.APCV), random.nextBoolean() ? Set.of(Trait.values()) : Set.of());
            case 12 ->
                random.nextBoolean()
                        ? new FirstGivenNameChanged(pick(random, "Dominique", "Jean", "Marie"))
                        : new UsedNamesChanged(Optional.of("Durand"), Optional.empty());
            default ->
                new ReferentialUpdated(
                        pick(random, "GAM", "AUTRE"),
                        answer(random).traits(),
                        random.nextBoolean(),
                        random.nextBoolean() ? Optional.of(ins(random)) : Optional.empty());
        };
    }

    private static RetrievedIdentity answer(Random random) {
        return answer(random, random.nextBoolean() ? Route.INSI_TRAITS : Route.INSI_VITALE);
    }

    private static RetrievedIdentity answer(Random random, Route route) {
        Ins active = ins(random);
        List<InsHistoryEntry> history = new ArrayList<>();
        Ins former = ins(random);
        if (!former.equals(active)) {
            history.add(new InsHistoryEntry(former, Optional.empty(), Optional.empty()));
        }
        return People.answer(
                active,
                People.received(
                        pick(random, "ADRTROIS", "ADRTROIS", "ADR TROIS", ""),
                        pick(random, "DOMINIQUE", "DOMINIQUE MARIE", "DOMINIQUE MARIE", "JEAN"),
                        Sex.FEMALE,
                        pick(random, "1997-02-26", "1997-02-26", "1997-02-26", "1997-00-00"),
                        random.nextInt(5) == 0 ? Optional.empty() : Optional.of("2A020")),
                route,
                history);
    }

    private static Ins ins(Random random) {
        return pick(
                random,
                People.NIR,
                People.NIR,
                People.OTHER_NIR,
                new Ins(Matricule.ofNumber("2970299100000"), InsAuthority.NIA));
    }

    private static IdentityProof proof(Random random) {
        ProofType type = pick(
                random,
                ProofType.PASSPORT,
                ProofType.NATIONAL_IDENTITY_CARD,
                ProofType.RESIDENCE_PERMIT,
                ProofType.DRIVING_LICENCE,
                ProofType.BIRTH_EXTRACT,
                ProofType.KNOWN_PATIENT,
                ProofType.IDENTITY_REFERENTIAL);
        return new IdentityProof(type, "secretariat-1", LocalDate.of(2026, 2, 1));
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }
}
