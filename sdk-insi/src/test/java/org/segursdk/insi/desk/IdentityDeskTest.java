package org.segursdk.insi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.insi.identity.People.CLOCK;
import static org.segursdk.insi.identity.People.NIR;
import static org.segursdk.insi.identity.People.NOW;
import static org.segursdk.insi.identity.People.PASSPORT;
import static org.segursdk.insi.identity.People.SECRETARY;
import static org.segursdk.insi.identity.People.dominiqueAnswer;
import static org.segursdk.insi.identity.People.traits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.InsiClient;
import org.segursdk.insi.InsiResult;
import org.segursdk.insi.InsiTesting;
import org.segursdk.insi.VitaleBeneficiary;
import org.segursdk.insi.desk.InsTrace.Outcome;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityAttribute;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.IdentityLifeCycle;
import org.segursdk.insi.identity.IdentityPolicy;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.InsRight;
import org.segursdk.insi.identity.InsUser;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.Trait;
import org.segursdk.insi.identity.TraitComparison.Verdict;
import org.segursdk.sandbox.InsiSituation;
import org.segursdk.sandbox.Sandbox;

class IdentityDeskTest {
    private static Sandbox sandbox;
    private static InsiClient client;

    private final List<InsTrace> journal = new ArrayList<>();
    private final IdentityLifeCycle lifeCycle = IdentityLifeCycle.create(IdentityPolicy.defaults(), CLOCK);
    private final IdentityDesk desk = IdentityDesk.create(client, lifeCycle, journal::add, CLOCK);

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.builder().start();
        client = InsiClient.create(InsiTesting.context(sandbox).build());
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @BeforeEach
    void clean() {
        sandbox.insi().reset();
        sandbox.recorder().clear();
    }

    @Test
    @Tag("REM-INS-25")
    @Tag("REM-INS-26")
    void retrieve_byTraits_proposesComparesAndTracesTheWholeAnswer() {
        PatientIdentity identity = created(traits("Adrtrois", "Dominique", Sex.FEMALE, "1997-02-26", "2A020"));
        InsProposal.Found found = (InsProposal.Found) desk.retrieve(identity, SECRETARY);
        assertThat(found.comparison().isIdentical()).isTrue();
        assertThat(journal).singleElement().isInstanceOfSatisfying(InsTrace.Call.class, call -> {
            assertThat(call.operation()).isEqualTo("WS_INS2");
            assertThat(call.outcome()).isEqualTo(Outcome.FOUND);
            assertThat(call.rawCode()).isEqualTo("00");
            assertThat(call.userId()).isEqualTo("secretariat-1");
            assertThat(call.recordId()).isEqualTo("p1");
            assertThat(call.messageId()).startsWith("uuid:");
            assertThat(call.answer().orElseThrow().ins()).isEqualTo(NIR);
            assertThat(call.toString()).doesNotContain("297022A020778").doesNotContain("ADRTROIS");
        });
        IdentityDecision decision = desk.accept(found, Set.of(), SECRETARY);
        assertThat(decision.identity().status()).isEqualTo(IdentityStatus.RETRIEVED);
    }

    @Test
    @Tag("REM-INS-25")
    void retrieve_byVitale_usesTheCardsData() {
        PatientIdentity identity = created(traits("Adrun", "Zoé", Sex.FEMALE, "1975-12-31", "63220"));
        VitaleReader reader =
                () -> new VitaleReader.VitaleReading.Card(List.of(VitaleBeneficiary.builder("275126322074974")
                        .certifiedNir("275126322074974")
                        .build()));
        VitaleReader.VitaleReading.Card card = (VitaleReader.VitaleReading.Card) reader.read();
        InsProposal proposal = desk.retrieve(identity, card.beneficiaries().get(0), SECRETARY);
        assertThat(proposal).isInstanceOf(InsProposal.Found.class);
        assertThat(journal).singleElement().isInstanceOfSatisfying(InsTrace.Call.class, call -> assertThat(
                        call.operation())
                .isEqualTo("WS_INS1"));
        InsiResult alone = desk.search(card.beneficiaries().get(0), SECRETARY);
        assertThat(alone).isInstanceOf(InsiResult.Found.class);
    }

    @Test
    @Tag("REM-INS-26")
    void retrieve_successiveFirstNames_tracesEachAttempt() {
        PatientIdentity identity = created(traits("Houilles", "Pierre Paul Jacques", Sex.MALE, "1993-01-27", "63220"));
        assertThat(desk.retrieve(identity, SECRETARY)).isInstanceOf(InsProposal.NotFound.class);
        assertThat(journal).hasSize(4).allSatisfy(trace -> assertThat(((InsTrace.Call) trace).outcome())
                .isEqualTo(Outcome.NONE));
        assertThat(journal)
                .extracting(trace ->
                        ((InsTrace.Call) trace).criteria().orElseThrow().birthGivenNames())
                .containsExactly("PIERRE", "PAUL", "JACQUES", "PIERRE PAUL JACQUES");
    }

    @Test
    @Tag("REM-INS-04")
    void retrieve_userWithoutTheRight_sendsNothingAndIsTraced() {
        InsUser reader = new InsUser("stagiaire", Set.of(InsRight.SEE_INS));
        PatientIdentity identity = created(traits("Adrun", "Zoé", Sex.FEMALE, "1975-12-31", "63220"));
        assertThat(desk.retrieve(identity, reader))
                .isInstanceOfSatisfying(InsProposal.NotCalled.class, refused -> assertThat(refused.reasons())
                        .extracting(Violation::rule)
                        .containsExactly("INS-RIGHT"));
        assertThatThrownBy(() ->
                        desk.search(VitaleBeneficiary.builder("275126322074974").build(), reader))
                .isInstanceOf(InvalidInputException.class);
        assertThat(sandbox.recorder().exchanges()).isEmpty();
        assertThat(journal).hasSize(2).allSatisfy(trace -> assertThat(((InsTrace.Call) trace).outcome())
                .isEqualTo(Outcome.NOT_CALLED));
    }

    @Test
    @Tag("REM-INS-17")
    void retrieve_doubtfulOrFictitious_sendsNothing() {
        for (IdentityAttribute attribute : List.of(IdentityAttribute.DOUBTFUL, IdentityAttribute.FICTITIOUS)) {
            PatientIdentity identity = lifeCycle
                    .apply(
                            created(traits("Adrun", "Zoé", Sex.FEMALE, "1975-12-31", "63220")),
                            new IdentityEvent.AttributeSet(attribute),
                            SECRETARY)
                    .identity();
            assertThat(desk.retrieve(identity, SECRETARY)).isInstanceOf(InsProposal.NotCalled.class);
        }
        assertThat(sandbox.recorder().exchanges()).isEmpty();
    }

    @Test
    void retrieve_serviceDown_leavesTheIdentityAndTracesTheRawCode() {
        sandbox.insi().next(InsiSituation.fault("siram_40", "insi_111"));
        PatientIdentity identity = created(traits("Adrun", "Zoé", Sex.FEMALE, "1975-12-31", "63220"));
        assertThat(desk.retrieve(identity, SECRETARY)).isInstanceOf(InsProposal.Failed.class);
        assertThat(journal).singleElement().isInstanceOfSatisfying(InsTrace.Call.class, call -> {
            assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(call.rawCode()).contains("insi_111");
        });
    }

    @Test
    @Tag("REM-INS-10")
    void accept_discordance_isShownAndDecidedByTheUser() {
        PatientIdentity identity = created(traits("Adrun", "Zoé", Sex.FEMALE, "1975-12-31", "75056"));
        InsProposal.Found found = (InsProposal.Found) desk.retrieve(identity, VITALE, SECRETARY);
        assertThat(found.comparison().with(Verdict.DIFFERENT)).containsExactly(Trait.BIRTH_PLACE);
        assertThat(desk.accept(found, Set.of(), SECRETARY).isAccepted()).isFalse();
        assertThat(desk.accept(found, Set.of(Trait.BIRTH_PLACE), SECRETARY)
                        .identity()
                        .status())
                .isEqualTo(IdentityStatus.RETRIEVED);
        IdentityDecision refused = desk.refuse(found, SECRETARY);
        assertThat(refused.identity()).isEqualTo(identity);
        assertThat(refused.journal()).extracting(line -> line.kind()).containsExactly("INS_REFUSED");
    }

    private static final VitaleBeneficiary VITALE = VitaleBeneficiary.builder("275126322074974")
            .certifiedNir("275126322074974")
            .build();

    @Test
    void apcv_deliversAQualifiedIdentityWithoutInsi() {
        ApcvBeneficiary apcv = new ApcvBeneficiary(NIR, dominiqueAnswer().traits(), NOW, true);
        PatientIdentity identity = created(traits("Adrtrois", "Dominique", Sex.FEMALE, "1997-02-26", "2A020"));
        IdentityDecision decision = desk.accept(desk.compare(identity, apcv), Set.of(), SECRETARY);
        assertThat(decision.identity().status()).isEqualTo(IdentityStatus.QUALIFIED);
        assertThat(decision.identity().state().channel()).isEqualTo(CaptureChannel.APCV);
        assertThat(desk.create("p2", apcv, SECRETARY).identity().status()).isEqualTo(IdentityStatus.QUALIFIED);
        assertThat(sandbox.recorder().exchanges()).isEmpty();
    }

    @Test
    @Tag("REM-INS-03")
    @Tag("REM-INS-04")
    @Tag("REM-INS-22")
    void show_eachLook_isTracedGrantedOrNot() {
        PatientIdentity identity =
                lifeCycle.createFromInsi("p1", dominiqueAnswer(), SECRETARY).identity();
        assertThat(desk.show(identity, SECRETARY)).contains(NIR);
        assertThat(desk.show(identity, new InsUser("stagiaire", Set.of()))).isEmpty();
        desk.disclosed(identity, List.of("Dr Dupré", "CH de test", "DMP"), "1.2.250.1.213.9.1", SECRETARY);
        assertThat(journal)
                .containsExactly(
                        new InsTrace.Access(NOW, "p1", "secretariat-1", true),
                        new InsTrace.Access(NOW, "p1", "stagiaire", false),
                        new InsTrace.Disclosure(
                                NOW,
                                "p1",
                                "secretariat-1",
                                List.of("Dr Dupré", "CH de test", "DMP"),
                                "1.2.250.1.213.9.1"));
    }

    /** The guide's example, word for word. */
    @Test
    @Tag("REM-INS-16")
    void guide_tenLines_qualifyAPatient() throws IOException {
        Clock clock = CLOCK;
        InsiClient insiClient = client;
        InsJournal journal = this.journal::add;
        InsUser secretary = SECRETARY;
        IdentityProof passport = PASSPORT;
        IdentityTraits traits = traits("Adrtrois", "Dominique", Sex.FEMALE, "1997-02-26", "2A020");

        IdentityLifeCycle lifeCycle = IdentityLifeCycle.create(IdentityPolicy.defaults(), clock);
        IdentityDesk desk = IdentityDesk.create(insiClient, lifeCycle, journal, clock);

        PatientIdentity identity = lifeCycle
                .create("record-1", traits, CaptureChannel.TYPED, secretary)
                .identity();
        if (desk.retrieve(identity, secretary) instanceof InsProposal.Found found) {
            // found.comparison(): trait by trait, for the user to look at; then one click
            identity = desk.accept(found, Set.of(), secretary).identity();
        }
        identity = lifeCycle
                .apply(identity, new IdentityEvent.ProofRecorded(passport), secretary)
                .identity();
        identity = lifeCycle
                .apply(identity, new IdentityEvent.IdentityValidated(), secretary)
                .identity();
        Optional<QualifiedIns> ins = identity.qualifiedIns(); // what DMP, MSSanté and documents take

        assertThat(ins).isPresent();
        String here = Files.readString(Path.of("src/test/java/org/segursdk/insi/desk/IdentityDeskTest.java"));
        String guide = Files.readString(Path.of("../docs/ins.md"));
        String snippet =
                guide.substring(guide.indexOf("```java") + 7, guide.indexOf("```", guide.indexOf("```java") + 7));
        assertThat(here.replaceAll("\\s+", "")).contains(snippet.replaceAll("\\s+", ""));
    }

    private PatientIdentity created(IdentityTraits traits) {
        return lifeCycle.create("p1", traits, CaptureChannel.TYPED, SECRETARY).identity();
    }
}
