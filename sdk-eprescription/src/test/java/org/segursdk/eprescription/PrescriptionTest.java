package org.segursdk.eprescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.prescription.AdministrationMode;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.Substitution;
import org.segursdk.core.Environment;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

class PrescriptionTest {
    static Stream<Arguments> broken() {
        return Stream.of(
                rule("EP-LINES", p -> Samples.bare()),
                rule(
                        "EP-FLAG",
                        p -> p.addMedicine(PrescribedMedicine.of(
                                MedicinalProduct.named("X").build()))),
                rule("EP-VALIDITY", Prescription.Builder::validityEndUnknown),
                rule("EPR-REPLACED", Prescription.Builder::replacement),
                rule("EPR-EXECUTANT", p -> p.addFlag(PrescriptionFlag.SECURED).opioidSubstitution()),
                rule(
                        "EPR-EXECUTANT",
                        p -> p.executant(Executant.of(Samples.practice()).withBefore(Samples.NOW))),
                rule("REQUIRED", p -> p.addAct(PrescribedAct.of(PrescribedAct.Kind.NURSING, " "))),
                line("EP-SUBSTITUTION-REASON", l -> l.substitution(Substitution.refused(" "))),
                line(
                        "EP-STEPS",
                        l -> l.posology(StructuredPosology.of(AdministrationMode.TAPERED)
                                .build())),
                line(
                        "EP-DOSE",
                        l -> l.posology(StructuredPosology.normal()
                                .dose(DoseRange.between(Quantity.of("2", ""), Quantity.of("1", "")))
                                .build())),
                rule("EP-CIP", p -> p.addMedicine(withCip("3400933516391"))));
    }

    private static PrescribedMedicine.Builder withCip(String cip) {
        return PrescribedMedicine.of(MedicinalProduct.named("X")
                        .cip(CodedValue.of(cip, CodeSystems.CIP, "X"))
                        .build())
                .posology(org.segursdk.cda.prescription.Posology.words("1 par jour"))
                .substitution(Substitution.allowed())
                .renewals(org.segursdk.cda.prescription.Renewals.none())
                .longTermIllness(false)
                .workAccident(false)
                .prevention(false)
                .notReimbursable(false)
                .offLabel(false);
    }

    private static Arguments rule(String rule, UnaryOperator<Prescription.Builder> change) {
        return Arguments.of(rule, change);
    }

    private static Arguments line(String rule, UnaryOperator<PrescribedMedicine.Builder> change) {
        return Arguments.of(
                rule, (UnaryOperator<Prescription.Builder>) p -> p.addMedicine(change.apply(Samples.medicine("X"))));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void officialRules_refuse(String rule, UnaryOperator<Prescription.Builder> change) {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> change.apply(Samples.usual()).build());
        assertThat(refused).isNotNull();
        assertThat(refused.violations()).extracting(Violation::rule).contains(rule);
        assertThat(Samples.usual().build().medicines()).hasSize(2);
    }

    @Test
    void everyViolation_isToldAtOnce() {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> Prescription.builder().build());
        assertThat(refused.violations())
                .extracting(Violation::path)
                .contains("id", "patient", "prescriber", "writtenAt", "validUntil");
    }

    @Test
    void actsAlone_areAPrescription() {
        Prescription acts = Samples.bare()
                .addAct(PrescribedAct.of(PrescribedAct.Kind.PHYSIOTHERAPY, "10 séances, rachis lombaire"))
                .build();
        assertThat(acts.acts()).hasSize(1);
        assertThat(acts.toString()).doesNotContain("rachis");
    }

    @Test
    @Tag("REM-EPR-06")
    void ePrescription_needsThePatientsAnswer() {
        Prescription unasked = Samples.usual().opposition(null).build();
        PrescriptionNumber number = PrescriptionNumber.of(Samples.NUMBER);
        assertThatThrownBy(() -> new EPrescription(unasked, number))
                .isInstanceOfSatisfying(InvalidInputException.class, refused -> assertThat(refused.violations())
                        .extracting(Violation::rule)
                        .containsExactly("EPR-OPPOSITION"));
        Prescription opposed =
                Samples.usual().opposition(Opposition.opposed(Samples.TODAY)).build();
        assertThat(new EPrescription(opposed, number).opposition().isOpposed()).isTrue();
        assertThat(Samples.ePrescription(Samples.usual()).opposition()).isEqualTo(Opposition.notOpposed(Samples.TODAY));
    }

    @Test
    void hints_neverRefuse() {
        Prescription odd = Samples.bare()
                .amNumber("12")
                .validUntil(Samples.NOW.plusSeconds(500L * 86_400))
                .addMedicine(PrescribedMedicine.of(MedicinalProduct.named("X").build())
                        .posology(org.segursdk.cda.prescription.Posology.words("1 par jour"))
                        .substitution(Substitution.refused("préférence"))
                        .renewals(org.segursdk.cda.prescription.Renewals.none())
                        .longTermIllness(false)
                        .workAccident(false)
                        .prevention(false)
                        .notReimbursable(false)
                        .offLabel(false))
                .build();
        List<Hint> hints = PrescriptionHints.usual().of(odd);
        assertThat(hints)
                .extracting(Hint::rule)
                .containsExactly("EPR-HINT-AM", "EPR-HINT-VALIDITY", "EPR-HINT-CODE", "EPR-HINT-REASON");
        assertThat(hints)
                .filteredOn(hint -> hint.level() == Hint.Level.INFO)
                .extracting(Hint::rule)
                .containsExactly("EPR-HINT-VALIDITY", "EPR-HINT-REASON");
        assertThat(PrescriptionHints.usual()
                        .mostMonths(36)
                        .without("EPR-HINT-AM")
                        .of(odd))
                .extracting(Hint::rule)
                .containsExactly("EPR-HINT-CODE", "EPR-HINT-REASON");
        assertThat(PrescriptionHints.usual().of(Samples.usual().build())).isEmpty();
    }

    @Test
    void number_isReadAsTyped() {
        PrescriptionNumber typed = PrescriptionNumber.of(" 01s2tbpz2jcnzzyghz\n");
        assertThat(typed.value()).isEqualTo(Samples.NUMBER);
        assertThat(typed).isEqualTo(PrescriptionNumber.of(Samples.NUMBER)).hasSameHashCodeAs(typed);
        assertThat(typed.isSimulated()).isFalse();
        assertThat(typed.isOfSeenAlphabet()).isTrue();
        assertThat(typed.toString()).doesNotContain("TBPZ");
        assertThat(PrescriptionHints.usual().of(PrescriptionNumber.of("01S2TBPZ2JCNZZYGHO")))
                .get()
                .extracting(Hint::rule)
                .isEqualTo("EPR-HINT-ALPHABET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01S2TBPZ2JCNZZYGH", "01S2TBPZ2JCNZZYGHZ0", "01S2TBPZ2JCNZZYGH-", "01S2TBPZ2JCNZZYGHÉ"})
    void number_ofAnotherForm_isRefused(String text) {
        assertThatThrownBy(() -> PrescriptionNumber.of(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void simulatedNumbers_areVisiblyFalse_andNeverOfProduction() {
        PrescriptionNumberSource numbers = SimulatedNumbers.from(Environment.SANDBOX, 41);
        Prescription prescription = Samples.usual().build();
        assertThat(numbers.next(prescription).value()).isEqualTo("00TEST000000000041");
        PrescriptionNumber second = numbers.next(prescription);
        assertThat(second.value()).isEqualTo("00TEST000000000042");
        assertThat(second.isSimulated()).isTrue();
        assertThat(PrescriptionNumber.of(second.value()).isSimulated()).isTrue();
        assertThat(numbers.provenance().isSimulated()).isTrue();
        assertThatThrownBy(() -> SimulatedNumbers.from(Environment.PRODUCTION, 1))
                .isInstanceOf(SegurSecurityException.class)
                .hasMessageContaining("production");
    }
}
