package org.segursdk.cda;

import static org.segursdk.cda.SampleText.free;
import static org.segursdk.cda.SampleText.line;
import static org.segursdk.cda.SampleText.pick;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.segursdk.cda.prescription.AdministrationMode;
import org.segursdk.cda.prescription.Code2dImage;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.Ingredient;
import org.segursdk.cda.prescription.MaximumDose;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.Posology;
import org.segursdk.cda.prescription.PosologyStep;
import org.segursdk.cda.prescription.PrescribedDevice;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.cda.prescription.PrescriptionFlag;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.Substitution;
import org.segursdk.cda.prescription.TimingEvent;
import org.segursdk.cda.prescription.TreatmentPeriod;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** Random prescriptions from a seed: the same seed and index give the same bytes. */
public final class PrescriptionSamples {
    public static final String EDQM = "0.4.0.127.0.16.1.1.2.1";
    public static final CodedValue ORAL = CodedValue.of("20053000", EDQM, "Voie orale");
    private static final byte[] PNG = "\u0089PNG\r\n\u001A\n0000".getBytes(StandardCharsets.ISO_8859_1);

    private final SplittableRandom random;
    private final SampleHeaders headers;
    private final Oid id;

    private PrescriptionSamples(long seed, int index) {
        this.random = new SplittableRandom(seed * 1_000_003L + index * 31L + 7);
        this.headers = new SampleHeaders(random);
        this.id = Oid.fromUuid(new UUID(random.nextLong(), random.nextLong()));
    }

    public static PrescriptionDocument draw(long seed, int index) {
        return new PrescriptionSamples(seed, index).draw(index);
    }

    private PrescriptionDocument draw(int index) {
        PrescriptionDocument.Builder prescription = PrescriptionDocument.builder()
                .header(headers.prescription(
                        id, random.nextBoolean() ? PrescriptionDocument.DEFAULT_TITLE : line(random)))
                .pdf(DocumentContent.of(TinyPdf.of("Ordonnance " + index)));
        List<Problem> problems = new ArrayList<>();
        maybe(() -> problems.add(Problem.of(free(random)).build()));
        problems.forEach(prescription::addProblem);
        int medicines = index % 50 == 7 ? 60 : random.nextInt(6);
        for (int i = 0; i < medicines; i++) {
            prescription.addMedicine(medicine(problems));
        }
        int devices = medicines == 0 ? 1 + random.nextInt(3) : random.nextInt(3);
        for (int i = 0; i < devices; i++) {
            prescription.addDevice(device());
        }
        for (PrescriptionFlag flag : PrescriptionFlag.values()) {
            if (random.nextInt(4) == 0) {
                prescription.addFlag(flag);
            }
        }
        maybe(() -> {
            prescription.number("01S2TBPZ2JCNZZYGHZ");
            maybe(() -> prescription.code2d(Code2dImage.png(DocumentContent.of(PNG))));
        });
        maybe(() -> prescription.addVitalSign(
                new VitalSign(VitalSignKind.WEIGHT, Quantity.of("62.5", "kg"), java.util.Optional.empty())));
        maybe(() -> prescription.addVitalSign(
                VitalSign.of(VitalSignKind.HEIGHT, Quantity.of("170", "cm"), ClinicalDate.parse("2026-01-31"))));
        maybe(() -> prescription.pregnant(ClinicalDate.month(2026, 1)));
        maybe(() -> prescription.comment(free(random)));
        return prescription.build();
    }

    private void maybe(Runnable option) {
        if (random.nextBoolean()) {
            option.run();
        }
    }

    private PrescribedMedicine medicine(List<Problem> problems) {
        PrescribedMedicine.Builder medicine = PrescribedMedicine.of(product())
                .substitution(random.nextBoolean() ? Substitution.allowed() : Substitution.refused(free(random)))
                .renewals(pick(
                        random,
                        List.of(
                                Renewals.none(),
                                Renewals.times(3),
                                Renewals.within(TreatmentPeriod.lasting(Quantity.of("6", "mo"))),
                                Renewals.within(TreatmentPeriod.until(ClinicalDate.parse("2026-08-01"))))))
                .longTermIllness(random.nextBoolean())
                .workAccident(random.nextBoolean())
                .prevention(random.nextBoolean())
                .notReimbursable(random.nextBoolean())
                .offLabel(random.nextBoolean());
        posology(medicine);
        maybe(() -> medicine.quantity(Quantity.of("2", "30009000", "boîte(s)")));
        maybe(() -> medicine.patientInstructions(free(random)));
        maybe(() -> medicine.dispenserInstructions(free(random)));
        maybe(() -> medicine.addPrecondition(free(random)));
        if (!problems.isEmpty()) {
            maybe(() -> medicine.addReason(pick(random, problems)));
        }
        return medicine.build();
    }

    private MedicinalProduct product() {
        if (random.nextInt(4) == 0) {
            return MedicinalProduct.preparation(free(random)).build();
        }
        MedicinalProduct.Builder product = MedicinalProduct.named(line(random));
        maybe(() -> product.cis("63107752"));
        maybe(() -> product.mv(CodedValue.of("MV00002306", "1.2.250.1.213.2.59", "Paracétamol 500 mg comprimé")));
        maybe(() -> {
            product.cip(CodedValue.of("3400933516390", CodeSystems.CIP, "PARACETAMOL MYLAN 500 mg, 16 comprimés"));
            maybe(() -> product.packaging(CodedValue.of("30009000", EDQM, "Boîte")));
        });
        maybe(() -> product.atc(CodedValue.of("N02BE01", CodeSystems.ATC, "paracetamol")));
        maybe(() -> product.form(CodedValue.of("10219000", EDQM, "Comprimé")));
        maybe(() -> product.addIngredient(Ingredient.of("Paracétamol")
                .withCode(CodedValue.of("100000090270", "2.16.840.1.113883.3.6905.2", "Paracetamol"))
                .withStrength(Quantity.of("500", "mg"), Quantity.of("1", ""))));
        maybe(() -> product.addIngredient(Ingredient.of("Codéine")));
        return product.build();
    }

    private void posology(PrescribedMedicine.Builder medicine) {
        if (random.nextInt(4) == 0) {
            medicine.posology(Posology.words(free(random)));
            maybe(() -> medicine.period(period()));
            return;
        }
        AdministrationMode mode = pick(random, List.of(AdministrationMode.values()));
        StructuredPosology.Builder posology = StructuredPosology.of(mode);
        maybe(() -> posology.route(ORAL));
        maybe(() -> posology.site(free(random)));
        maybe(() -> posology.words(free(random)));
        maybe(() -> posology.maximum(MaximumDose.perDay(Quantity.of("4", "{tablet}", "comprimés"))));
        if (mode.hasSteps()) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                posology.addStep(step(mode));
            }
        } else {
            posology.dose(dose());
            maybe(() -> posology.frequency(frequency()));
            maybe(() -> posology.rate(DoseRange.between(Quantity.of("1500", "mg/d"), Quantity.of("3000", "mg/d"))));
        }
        if (mode == AdministrationMode.DELAYED_START) {
            medicine.period(
                    random.nextBoolean()
                            ? TreatmentPeriod.lasting(Quantity.of("7", "d"))
                            : TreatmentPeriod.between(
                                    ClinicalDate.parse("2026-03-01"), ClinicalDate.parse("2026-03-08")));
        } else {
            maybe(() -> medicine.period(period()));
        }
        medicine.posology(posology.build());
    }

    private PosologyStep step(AdministrationMode mode) {
        PosologyStep.Builder step = PosologyStep.builder().dose(dose());
        maybe(() -> step.frequency(frequency()));
        maybe(() -> step.period(period()));
        maybe(() -> step.rate(DoseRange.of(Quantity.of("2", "mL/h"))));
        if (mode == AdministrationMode.CONDITIONAL || random.nextInt(4) == 0) {
            step.condition(free(random));
        }
        return step.build();
    }

    private DoseRange dose() {
        Quantity one = Quantity.of("1", "{tablet}", "comprimé");
        return random.nextBoolean()
                ? DoseRange.of(one)
                : DoseRange.between(Quantity.of("0.5", "{tablet}", "comprimé"), one);
    }

    private Frequency frequency() {
        return pick(
                random,
                List.of(
                        Frequency.every(8, "h"),
                        Frequency.every(1, "d"),
                        Frequency.timesPerDay(3),
                        Frequency.timesPerDay(7),
                        Frequency.times(2, Quantity.of("1", "wk")),
                        Frequency.times(1, Quantity.of("3", "mo")),
                        Frequency.at(TimingEvent.BEDTIME),
                        Frequency.at(TimingEvent.WITH_BREAKFAST, TimingEvent.WITH_LUNCH, TimingEvent.WITH_DINNER),
                        Frequency.at(TimingEvent.BEFORE_BREAKFAST, Quantity.of("30", "min"))));
    }

    private TreatmentPeriod period() {
        ClinicalDate start = ClinicalDate.day(LocalDate.of(2026, 2, 2));
        return pick(
                random,
                List.of(
                        TreatmentPeriod.from(start),
                        TreatmentPeriod.from(start, Quantity.of("10", "d")),
                        TreatmentPeriod.lasting(Quantity.of("3", "wk")),
                        TreatmentPeriod.until(ClinicalDate.parse("2026-05-01")),
                        TreatmentPeriod.between(start, start)));
    }

    private PrescribedDevice device() {
        PrescribedDevice.Builder device = PrescribedDevice.of(free(random))
                .renewals(random.nextInt(4))
                .longTermIllness(random.nextBoolean())
                .workAccident(random.nextBoolean())
                .prevention(random.nextBoolean())
                .notReimbursable(random.nextBoolean());
        maybe(() -> device.emdn(CodedValue.of("V0806", "1.2.250.1.213.2.68", "LITS MÉDICAUX")));
        maybe(() -> device.lpp(CodedValue.of("1215702", "1.2.250.1.215.200.2.1", "lit médical, lit + 135 kg")));
        maybe(() -> device.period(period()));
        maybe(() -> device.quantity(BigDecimal.ONE));
        maybe(() -> device.rentalDays(60));
        maybe(() -> device.instructions(free(random)));
        return device.build();
    }
}
