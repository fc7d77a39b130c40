package org.segursdk.insi.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.insi.GeneratedIdentities;
import org.segursdk.insi.identity.CaptureChannel;
import org.segursdk.insi.identity.IdentityDecision;
import org.segursdk.insi.identity.IdentityEvent;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.People;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.insi.identity.StoredIdentity.InsSource;
import org.segursdk.insi.internal.Emitted;
import org.segursdk.insi.matching.ReceivedPatient;

class IdentitySegmentsTest {
    static final LocalPatientId IPP = new LocalPatientId(GeneratedIdentities.IPP_DOMAIN, "IPP-1");
    /** In the manner of the public examples of the CI-SIS. */
    private static final String ADMISSION =
            "MSH|^~\\&|GAM|CHU-X|DPI|CHU-X|20240306111154||ADT^A01^ADT_A01|1|D|2.5^FRA^2.11"
                    + "|||||FRA|UNICODE UTF-8|FR\rEVN||20240306\r"
                    + "PID|1||000003^^^CHU-X&000897406&N^PI~279035121518989^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS^^20101207"
                    + "||PAT-TROIS^DOMINIQUE^DOMINIQUE MARIE-LOUISE^^^^L||19790328|F|||28 Av^^PARIS^^75007^FRA^H~^^^^^^BDL^^63220"
                    + "|||||S||24000006^^^CHU-X&000897406&M^AN|||||||1|||||N||VALI|20240306111153\r"
                    + "PV1||N\rZFD|||Y|N|INSI|20211201||\r";

    static PatientIdentity dominique(IdentityStatus status) {
        StoredIdentity.Builder state =
                StoredIdentity.builder("r-1", People.dominique()).status(status).channel(CaptureChannel.INSI);
        if (status.hasIns()) {
            state.ins(People.NIR, new InsSource(Route.INSI_TRAITS, People.NOW, true))
                    .verifiedAt(People.NOW);
        }
        if (status.isChecked()) {
            state.proof(People.PASSPORT);
        }
        return GeneratedIdentities.LIFE_CYCLE
                .restore(state.build(), People.SECRETARY)
                .identity();
    }

    static IdentityDecision apply(PatientIdentity identity, IdentityEvent event) {
        IdentityDecision decision = GeneratedIdentities.LIFE_CYCLE.apply(identity, event, People.SUPER_USER);
        assertThat(decision.refusals()).isEmpty();
        return decision;
    }

    private static List<String> rules(ReceivedPatient received) {
        return received.findings().stream().map(Violation::rule).toList();
    }

    @Test
    @Tag("REM-INS-37")
    void build_qualified_isTheSegmentOfTheGuide() {
        IdentitySegments segments = IdentitySegments.of(dominique(IdentityStatus.QUALIFIED), People.NOW)
                .addLocalId(IPP)
                .build();

        assertThat(segments.pid())
                .isEqualTo("PID|1||IPP-1^^^&1.2.250.1.999.1&ISO^PI"
                        + "~297022A02077878^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS^^20260301"
                        + "||ADRTROIS^DOMINIQUE^DOMINIQUE^^^^L||19970226|F|||^^^^^^BDL^^2A020"
                        + "|||||||||||||||||||||VALI|20260301100000");
        assertThat(segments.zfd()).isEqualTo("ZFD||||N|INSI|20260301|PA");
        assertThat(segments.text()).isEqualTo(segments.pid() + "\r" + segments.zfd() + "\r");
    }

    @Test
    @Tag("REM-INS-20")
    void build_eachStatus_saysWhatTheWireKnows() {
        assertThat(pid(IdentityStatus.PROVISIONAL)).contains("|PROV|").doesNotContain("297022A020778");
        assertThat(pid(IdentityStatus.RETRIEVED)).contains("|PROV|").doesNotContain("297022A020778");
        assertThat(pid(IdentityStatus.VALIDATED)).contains("|VALI|").doesNotContain("297022A020778");
        assertThat(pid(IdentityStatus.QUALIFIED)).contains("|VALI|").contains("297022A020778");
    }

    private static String pid(IdentityStatus status) {
        return IdentitySegments.of(dominique(status), People.NOW)
                .addLocalId(IPP)
                .build()
                .pid();
    }

    @Test
    void build_nia_isSentUnderItsOid() {
        PatientIdentity nia = GeneratedIdentities.LIFE_CYCLE
                .restore(
                        dominique(IdentityStatus.QUALIFIED).state().toBuilder()
                                .ins(People.NIA, new InsSource(Route.INSI_TRAITS, People.NOW, true))
                                .build(),
                        People.SECRETARY)
                .identity();

        assertThat(IdentitySegments.of(nia, People.NOW).build().pid())
                .contains("^^^ASIP-SANTE-INS-NIA&1.2.250.1.213.1.4.9&ISO^INS^^20260301");
    }

    @Test
    void build_neitherLocalNumberNorQualifiedIns_isRefused() {
        assertThatThrownBy(() -> IdentitySegments.of(dominique(IdentityStatus.RETRIEVED), People.NOW)
                        .lunarBirthDate(BirthDate.parse("1997-02-26"))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("HL7-NO-ID")
                .hasMessageContaining("HL7-LUNAR");
    }

    @Test
    void build_lunarDate_isTheFirstFieldOfZfd() {
        assertThat(IdentitySegments.of(dominique(IdentityStatus.QUALIFIED), People.NOW)
                        .lunarBirthDate(BirthDate.parse("1997-02-00"))
                        .build()
                        .zfd())
                .startsWith("ZFD|00^02^1997|||Y|");
    }

    @Test
    void build_documentThatEnds_saysWhen() {
        PatientIdentity identity = GeneratedIdentities.LIFE_CYCLE
                .restore(
                        dominique(IdentityStatus.VALIDATED).state().toBuilder()
                                .proof(new IdentityProof(
                                                ProofType.RESIDENCE_PERMIT, "agent-1", LocalDate.of(2026, 1, 1))
                                        .expiring(LocalDate.of(2027, 8, 9)))
                                .build(),
                        People.SECRETARY)
                .identity();

        assertThat(IdentitySegments.of(identity, People.NOW)
                        .addLocalId(IPP)
                        .build()
                        .zfd())
                .isEqualTo("ZFD||||N|INSI||CS|20270809");
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> seeds() {
        return IntStream.range(0, 400)
                .mapToObj(seed ->
                        org.junit.jupiter.params.provider.Arguments.of(seed, IdentityStatus.values()[seed % 4]));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("REM-INS-20")
    @Tag("REM-INS-35")
    @Tag("REM-INS-01")
    @Tag("REM-INS-37")
    void read_whatWasWritten_isEqual(int seed, IdentityStatus status) {
        Random random = new Random(seed);
        PatientIdentity identity = GeneratedIdentities.identity(random, status);
        LocalPatientId localId = GeneratedIdentities.localId(random);
        String text = IdentitySegments.of(identity, People.NOW)
                .addLocalId(localId)
                .build()
                .text();
        ReceivedPatient received = IdentitySegments.read(text);

        boolean qualified = status == IdentityStatus.QUALIFIED;
        identity.ins().ifPresent(ins -> assertThat(text.contains(ins.matricule().number()))
                .isEqualTo(qualified));
        assertThat(received.status())
                .contains(status == IdentityStatus.RETRIEVED ? IdentityStatus.PROVISIONAL : status);
        assertThat(received.validated()).isEqualTo(status.isChecked());
        assertThat(received.ins()).isEqualTo(qualified ? identity.ins() : Optional.empty());
        GeneratedIdentities.assertRestOf(received, identity, localId);
        assertThat(received.collected().proofExpiresOn())
                .isEqualTo(Emitted.proof(identity).flatMap(IdentityProof::expiresOn));
    }

    @Test
    @Tag("REM-INS-35")
    void read_admissionOfAnotherSoftware_isTakenInAsQualified() {
        ReceivedPatient received = IdentitySegments.read(ADMISSION);
        PatientIdentity local = GeneratedIdentities.LIFE_CYCLE
                .create("r-1", received.traits().orElseThrow(), CaptureChannel.TYPED, People.SECRETARY)
                .identity();
        PatientIdentity stored =
                apply(local, received.asUpdateFrom("SIH").orElseThrow()).identity();

        assertThat(received.findings()).isEmpty();
        assertThat(stored.status()).isEqualTo(IdentityStatus.QUALIFIED);
        assertThat(stored.ins()).contains(new Ins(Matricule.of("279035121518989"), InsAuthority.NIR_TEST));
        assertThat(stored.traits().birthGivenNames()).isEqualTo("DOMINIQUE MARIE-LOUISE");
        assertThat(stored.traits().birthPlace()).contains("63220");
        assertThat(received.localIds()).containsExactly(new ReceivedPatient.LocalId("000003", "000897406"));
        assertThat(received.localIds().get(0).toLocalPatientId()).isEmpty();
        assertThat(received.collected().channel()).contains(CaptureChannel.INSI);
        assertThat(received.collected().insiAskedOn()).contains(LocalDate.of(2021, 12, 1));
        assertThat(received.collected().birthDateUncertain()).isFalse();
    }

    @Test
    void read_datesOfTheIdentity_areKept() {
        ReceivedPatient.Collected told = IdentitySegments.read(ADMISSION.replace(
                        "ZFD|||Y|N|INSI|20211201||", "ZFD|00^02^1997||Y|Y|SM|20211201103000|PA|20291231"))
                .collected();
        assertThat(told.birthDateAsGiven()).contains(BirthDate.parse("1997-02-00"));
        assertThat(told.insiAskedOn()).contains(LocalDate.of(2021, 12, 1));
        assertThat(told.proof().flatMap(ProofType::code)).contains("PA");
        assertThat(told.proofExpiresOn()).contains(LocalDate.of(2029, 12, 31));
        assertThat(told.birthDateUncertain()).isTrue();
    }

    @Test
    void read_datesThatAreNone_areFindings() {
        ReceivedPatient received = IdentitySegments.read(
                ADMISSION.replace("ZFD|||Y|N|INSI|20211201||", "ZFD|février||Y|Y|SM|20211301|PA|demain"));
        assertThat(received.findings())
                .extracting(each -> each.path() + ' ' + each.rule())
                .contains("ZFD-1 HL7-LUNAR", "ZFD-6 INS-DATE", "ZFD-8 INS-DATE");
        assertThat(received.collected().insiAskedOn()).isEmpty();
        assertThat(received.collected().birthDateAsGiven()).isEmpty();
    }

    @Test
    void read_faultsInside_areFindingsByTheirRule() {
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("8989^", "8988^"))))
                .contains("INS-MATRICULE-KEY");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("1.4.10", "1.4.99"))))
                .contains("INS-OID");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("ISO^INS", "ISO^NH"))))
                .contains("HL7-INS-TYPE");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("|VALI|", "|PROV|"))))
                .contains("INS-NOT-QUALIFIED");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("|VALI|", "|QUAL|"))))
                .contains("HL7-STATUS");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("|VALI|", "||"))))
                .contains("HL7-NO-STATUS");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("|VALI|", "|VALI~DOUT|"))))
                .contains("INS-ATTRIBUTE-STATUS", "INS-NOT-QUALIFIED");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("|INSI|", "|XX|"))))
                .contains("INS-CHANNEL");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("BDL", "N")))).contains("INS-COG");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("19790328", "1979"))))
                .contains("INS-BIRTHDATE-00");
        assertThat(rules(IdentitySegments.read(ADMISSION + ADMISSION))).contains("HL7-SEVERAL-PID");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("^DOMINIQUE MARIE-LOUISE^", "^^"))))
                .contains("INS-GIVEN-NAMES");
        assertThat(rules(IdentitySegments.read(ADMISSION.replace("^^^^L", "")))).contains("HL7-NAME-TYPE");
    }

    @Test
    void read_messageThatLeavesTheMeaningOpen_updatesNothing() {
        assertThat(IdentitySegments.read(ADMISSION).asUpdateFrom("SIH")).isPresent();
        for (String illMade : List.of(
                ADMISSION.replace("|VALI|", "||"),
                ADMISSION.replace("|VALI|", "|QUAL|"),
                ADMISSION.replace("1.4.10", "1.4.99"),
                ADMISSION.replace("~2790", "~2790X"),
                ADMISSION.replace("|19790328|", "||"),
                ADMISSION.replace("~2790", "~297022A02077878^^^&1.2.250.1.213.1.4.8&ISO^INS~2790"))) {
            assertThat(IdentitySegments.read(illMade).asUpdateFrom("SIH")).isEmpty();
        }
    }

    @Test
    void read_labelOfAnotherAuthority_isDecidedByTheOid() {
        assertThat(IdentitySegments.read(ADMISSION
                                .replace("ASIP-SANTE-INS-NIR", "ANYTHING")
                                .replace("1.4.10", "1.4.9"))
                        .ins())
                .hasValueSatisfying(ins -> assertThat(ins.authority()).isEqualTo(InsAuthority.NIA));
    }

    @Test
    void read_twoDifferentActiveIns_keepsNone() {
        ReceivedPatient received = IdentitySegments.read(
                ADMISSION.replace("~2790", "~297022A02077878^^^&1.2.250.1.213.1.4.8&ISO^INS~2790"));

        assertThat(received.ins()).isEmpty();
        assertThat(rules(received)).contains("INS-SEVERAL");
    }

    @Test
    void read_insWithAnEndDate_isAFormerOne() {
        ReceivedPatient received = IdentitySegments.read(
                ADMISSION.replace("~2790", "~297022A02077878^^^&1.2.250.1.213.1.4.8&ISO^INS^^20100101^20200101~2790"));

        assertThat(received.formerIns()).containsExactly(People.NIR);
        assertThat(received.ins()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\\X0D\\B", "A\\X0d\\B", "A\\X000d\\B"})
    void read_carriageReturnInHexadecimal_isOne(String name) {
        assertThat(IdentitySegments.read(ADMISSION.replace("^^^^L|", "^^^^L~" + name + "^^^^^^D|"))
                        .usedName())
                .contains("A\rB");
    }

    @Test
    void read_otherDelimiters_areThoseOfTheMessage() {
        String other =
                ADMISSION.replace("|", "#").replace("^", "$").replace("~", "%").replace("&", "*");

        assertThat(IdentitySegments.read(other.replace("MSH#$%\\*", "MSH#$%\\*"))
                        .ins())
                .isEqualTo(IdentitySegments.read(ADMISSION).ins());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "MSH|^~\\&|a", "MSH|||||PID|1", "PIDX|1"})
    void read_noPatient_isRefusedOnce(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> IdentitySegments.read(text))
                .satisfies(e -> assertThat(e.violations()).hasSize(1));
    }

    @Test
    @Timeout(120)
    void read_noiseAndMutations_givesFindingsOrOneRefusal() {
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < 5000; i++) {
            String text = i % 2 == 0
                    ? "PID|" + GeneratedIdentities.noise(random, random.nextInt(400))
                    : GeneratedIdentities.mutated(random, ADMISSION);
            try {
                ReceivedPatient received = IdentitySegments.read(text);
                assertThat(received.toString()).doesNotContain("279035121518989", "PAT-TROIS");
                read++;
            } catch (InvalidInputException e) {
                assertThat(e.violations()).hasSize(1);
            }
        }
        assertThat(read).isGreaterThan(2500);
    }

    @ParameterizedTest
    @EnumSource(IdentityStatus.class)
    void toString_anySegments_showNothing(IdentityStatus status) {
        assertThat(IdentitySegments.of(dominique(status), People.NOW)
                        .addLocalId(IPP)
                        .build())
                .hasToString("IdentitySegments[redacted]");
    }
}
