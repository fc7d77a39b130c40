package org.segursdk.cda.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** What a prescription refuses, one defect at a time. */
class PrescriptionRulesTest {
    private static final CodedValue LOINC = CodedValue.of("11488-4", CodeSystems.LOINC, "CR");
    private static final ClinicalDate DAY = ClinicalDate.parse("2026-07-15");

    static Stream<Arguments> document() {
        return Stream.of(
                doc("medicines", "EP-LINES", p -> {}),
                doc(
                        "header.authors",
                        "EP-AUTHOR",
                        p -> p.header(
                                Prescriptions.header().addAuthor(new Attestation(Fixtures.author(), Fixtures.NOW)))),
                doc(
                        "header.event.stop",
                        "EP-VALIDITY",
                        p -> p.header(Prescriptions.header().event(ServiceEvent.of(Fixtures.author(), Fixtures.NOW)))),
                doc("header.event.stop", "EP-VALIDITY", PrescriptionDocument.Builder::validityEndUnknown),
                doc(
                        "header.event.code",
                        "EP-EVENT",
                        p -> p.header(Prescriptions.header()
                                .event(new ServiceEvent(
                                        Fixtures.author(),
                                        Fixtures.NOW,
                                        Optional.of(Fixtures.NOW.plusSeconds(1)),
                                        Optional.of(LOINC))))),
                doc("number", "EP-NUMBER", p -> p.number("01S2TBPZ2JCNZZYGH")),
                doc("code2d", "EP-CODE2D", p -> p.code2d(Code2dImage.png(DocumentContent.of(Prescriptions.PNG)))),
                doc("code2d", "EP-CODE2D-IMAGE", p -> p.number("01S2TBPZ2JCNZZYGHZ")
                        .code2d(Code2dImage.jpeg(DocumentContent.of(Prescriptions.PNG)))),
                doc(
                        "code2d",
                        "CONTENT-UNREADABLE",
                        p -> p.code2d(Code2dImage.png(() -> {
                            throw new IOException("closed");
                        }))),
                doc("pdf", "CDA-PDF", p -> p.pdf(DocumentContent.of(new byte[] {1, 2, 3}))),
                doc(
                        "pdf",
                        "CONTENT-UNREADABLE",
                        p -> p.pdf(() -> {
                            throw new IOException("closed");
                        })),
                doc("comment", "REQUIRED", p -> p.comment(" ")),
                doc(
                        "vitalSigns[0].value.unit",
                        "CDA-VITAL-UNIT",
                        p -> p.addVitalSign(VitalSign.of(VitalSignKind.WEIGHT, Quantity.of("5", "cm"), DAY))),
                doc(
                        "problems[0]",
                        "EP-PROBLEM-ACTIVE",
                        p -> p.addProblem(Problem.of("Rougeole").end(DAY).build())));
    }

    static Stream<Arguments> line() {
        return Stream.of(
                med("renewals", "EP-RENEWALS", l -> l.renewals(Renewals.times(-1))),
                med("renewals.period", "EP-RENEWALS", l -> l.renewals(Renewals.within(TreatmentPeriod.from(DAY)))),
                med("quantity", "EP-QUANTITY", l -> l.quantity(Quantity.of("0", "30009000", "boîte"))),
                med("quantity.unit", "CDA-UCUM", l -> l.quantity(Quantity.of("1", "boîte"))),
                med("substitution", "EP-SUBSTITUTION-REASON", l -> l.substitution(Substitution.refused(" "))),
                med("patientInstructions", "REQUIRED", l -> l.patientInstructions("")),
                med("preconditions[0]", "CDA-XML-CHARACTER", l -> l.addPrecondition("\u0001")),
                med("reasons[0]", "CDA-REASON", l -> l.addReason(Fixtures.ANGINA)),
                med("period", "CDA-PERIOD", l -> l.period(TreatmentPeriod.between(DAY, ClinicalDate.year(2025)))),
                med(
                        "period",
                        "EP-PERIOD",
                        l -> l.period(new TreatmentPeriod(Optional.empty(), Optional.empty(), Optional.empty()))),
                med(
                        "period",
                        "EP-PERIOD",
                        l -> l.period(new TreatmentPeriod(
                                Optional.empty(), Optional.of(DAY), Optional.of(Quantity.of("1", "d"))))),
                med("period.duration", "EP-TIME-UNIT", l -> l.period(TreatmentPeriod.lasting(Quantity.of("2", "mL")))),
                med("posology.text", "REQUIRED", l -> l.posology(Posology.words(" "))),
                structured("posology", "EP-POSOLOGY-EMPTY", AdministrationMode.NORMAL, p -> {}),
                structured("posology.steps", "EP-STEPS", AdministrationMode.NORMAL, p -> p.addStep(step())),
                structured("posology.steps", "EP-STEPS", AdministrationMode.TAPERED, p -> {}),
                structured("posology", "EP-STEPS", AdministrationMode.SPLIT, p -> p.dose(dose("1", "1"))
                        .addStep(step())),
                structured(
                        "posology.steps[0].condition",
                        "EP-CONDITION",
                        AdministrationMode.CONDITIONAL,
                        p -> p.addStep(step())),
                structured(
                        "posology.steps[0]",
                        "EP-POSOLOGY-EMPTY",
                        AdministrationMode.COMBINATION,
                        p -> p.addStep(PosologyStep.builder().build())),
                structured(
                        "posology", "EP-DELAYED-START", AdministrationMode.DELAYED_START, p -> p.dose(dose("1", "1"))),
                structured("posology.dose", "EP-DOSE", AdministrationMode.NORMAL, p -> p.dose(dose("2", "1"))),
                structured(
                        "posology.rate",
                        "EP-DOSE",
                        AdministrationMode.NORMAL,
                        p -> p.rate(DoseRange.between(Quantity.of("1", "mg/d"), Quantity.of("2", "g/d")))),
                structured("posology.route", "EP-ROUTE", AdministrationMode.NORMAL, p -> p.dose(dose("1", "1"))
                        .route(LOINC)),
                structured("posology.maximum.amount", "EP-DOSE", AdministrationMode.NORMAL, p -> p.dose(dose("1", "1"))
                        .maximum(MaximumDose.perDay(Quantity.of("0", "mg")))),
                structured(
                        "posology.frequency.times",
                        "EP-FREQUENCY",
                        AdministrationMode.NORMAL,
                        p -> p.frequency(Frequency.timesPerDay(0))),
                structured(
                        "posology.frequency.events",
                        "EP-FREQUENCY",
                        AdministrationMode.NORMAL,
                        p -> p.frequency(Frequency.at(TimingEvent.BEDTIME, TimingEvent.BEDTIME))),
                structured(
                        "posology.frequency.period",
                        "EP-TIME-UNIT",
                        AdministrationMode.NORMAL,
                        p -> p.frequency(Frequency.every(8, "heures"))));
    }

    static Stream<Arguments> product() {
        String medicabase = "1.2.250.1.213.2.59";
        return Stream.of(
                broken("name", "CDA-ONE-LINE", MedicinalProduct.named("a\nb")),
                broken("cis", "CDA-CIS", MedicinalProduct.named("a").cis("3400933516390")),
                broken("mv", "EP-MV", MedicinalProduct.named("a").mv(CodedValue.of("2306", medicabase, "a"))),
                broken(
                        "cip",
                        "EP-CIP",
                        MedicinalProduct.named("a").cip(CodedValue.of("3400933516391", CodeSystems.CIP, "a"))),
                broken("ucd", "EP-UCD", MedicinalProduct.named("a").ucd(CodedValue.of("9", CodeSystems.UCD, "a"))),
                broken("atc", "EP-ATC", MedicinalProduct.named("a").atc(LOINC)),
                broken("form", "EP-FORM", MedicinalProduct.named("a").form(LOINC)),
                broken(
                        "packaging",
                        "EP-PACKAGING",
                        MedicinalProduct.named("a")
                                .packaging(CodedValue.of("30009000", "0.4.0.127.0.16.1.1.2.1", "Boîte"))),
                broken("", "EP-PREPARATION", MedicinalProduct.preparation("a").cis("63107752")),
                broken(
                        "ingredients[0].code",
                        "EP-SUBSTANCE",
                        MedicinalProduct.named("a")
                                .addIngredient(Ingredient.of("b").withCode(LOINC))),
                broken(
                        "ingredients[0]",
                        "EP-STRENGTH",
                        MedicinalProduct.named("a")
                                .addIngredient(new Ingredient(
                                        "b",
                                        Optional.empty(),
                                        Optional.of(Quantity.of("1", "mg")),
                                        Optional.empty()))));
    }

    static Stream<Arguments> device() {
        return Stream.of(
                Arguments.of("label", "REQUIRED", PrescribedDevice.of(" ")),
                Arguments.of("emdn", "EP-EMDN", PrescribedDevice.of("a").emdn(LOINC)),
                Arguments.of(
                        "lpp",
                        "EP-LPP",
                        PrescribedDevice.of("a").lpp(CodedValue.of("12", "1.2.250.1.215.200.2.1", "a"))),
                Arguments.of("quantity", "EP-QUANTITY", PrescribedDevice.of("a").quantity(BigDecimal.ZERO)),
                Arguments.of("rentalDays", "EP-RENTAL", PrescribedDevice.of("a").rentalDays(0)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("document")
    void document_isRefused(String path, String rule, Consumer<PrescriptionDocument.Builder> defect) {
        PrescriptionDocument.Builder prescription = Prescriptions.bare();
        if (!rule.equals("EP-LINES")) {
            prescription.addMedicine(Prescriptions.line());
        }
        defect.accept(prescription);
        assertRefused(prescription, path, rule);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("line")
    void line_isRefused(String path, String rule, Consumer<PrescribedMedicine.Builder> defect) {
        PrescribedMedicine.Builder line = Prescriptions.line();
        defect.accept(line);
        assertRefused(Prescriptions.bare().addMedicine(line), "medicines[0]." + path, rule);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("product")
    void product_isRefused(String path, String rule, MedicinalProduct product) {
        PrescribedMedicine.Builder line = PrescribedMedicine.of(product)
                .posology(Posology.words("a"))
                .substitution(Substitution.allowed())
                .renewals(Renewals.none())
                .longTermIllness(false)
                .workAccident(false)
                .prevention(false)
                .notReimbursable(false)
                .offLabel(false);
        assertRefused(
                Prescriptions.bare().addMedicine(line),
                "medicines[0].product" + (path.isEmpty() ? "" : "." + path),
                rule);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("device")
    void device_isRefused(String path, String rule, PrescribedDevice.Builder device) {
        device.renewals(0)
                .longTermIllness(false)
                .workAccident(false)
                .prevention(false)
                .notReimbursable(false);
        assertRefused(Prescriptions.bare().addDevice(device), "devices[0]." + path, rule);
    }

    private static void assertRefused(PrescriptionDocument.Builder prescription, String path, String rule) {
        assertThatThrownBy(prescription::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .anySatisfy(violation -> {
                            assertThat(violation.path()).isEqualTo(path);
                            assertThat(violation.rule()).isEqualTo(rule);
                        }));
    }

    private static Arguments doc(String path, String rule, Consumer<PrescriptionDocument.Builder> defect) {
        return Arguments.of(path, rule, defect);
    }

    private static Arguments med(String path, String rule, Consumer<PrescribedMedicine.Builder> defect) {
        return Arguments.of(path, rule, defect);
    }

    private static Arguments broken(String path, String rule, MedicinalProduct.Builder product) {
        return Arguments.of(path, rule, product.build());
    }

    private static Arguments structured(
            String path, String rule, AdministrationMode mode, Consumer<StructuredPosology.Builder> parts) {
        return med(path, rule, line -> {
            StructuredPosology.Builder posology = StructuredPosology.of(mode);
            parts.accept(posology);
            line.posology(posology.build());
        });
    }

    private static PosologyStep step() {
        return PosologyStep.builder().dose(dose("1", "1")).build();
    }

    private static DoseRange dose(String low, String high) {
        return DoseRange.between(Quantity.of(low, "mg"), Quantity.of(high, "mg"));
    }
}
