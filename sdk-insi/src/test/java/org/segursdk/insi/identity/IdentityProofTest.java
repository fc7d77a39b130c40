package org.segursdk.insi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.insi.identity.IdentityStatus.PROVISIONAL;
import static org.segursdk.insi.identity.IdentityStatus.QUALIFIED;
import static org.segursdk.insi.identity.IdentityStatus.VALIDATED;
import static org.segursdk.insi.identity.People.CLOCK;
import static org.segursdk.insi.identity.People.LICENCE;
import static org.segursdk.insi.identity.People.NIR;
import static org.segursdk.insi.identity.People.PASSPORT;
import static org.segursdk.insi.identity.People.SECRETARY;
import static org.segursdk.insi.identity.People.dominiqueAnswer;
import static org.segursdk.insi.identity.People.traits;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.ProofPolicy;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityEvent.IdentityValidated;
import org.segursdk.insi.identity.IdentityEvent.InsAccepted;
import org.segursdk.insi.identity.IdentityEvent.ProofRecorded;

/** Proofs of identity: which are trusted, of whom, and when they validate. */
class IdentityProofTest extends LifeCycleTest {
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
}
