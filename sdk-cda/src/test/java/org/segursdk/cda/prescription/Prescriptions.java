package org.segursdk.cda.prescription;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.PrescriptionSamples;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.TinyPdf;
import org.segursdk.cda.VitalSign;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Prescriptions for tests: one that has everything, and parts of it. */
public final class Prescriptions {
    static final byte[] PNG = "\u0089PNG\r\n\u001A\nimage".getBytes(StandardCharsets.ISO_8859_1);
    private static final ClinicalDate START = ClinicalDate.parse("2026-07-15");

    private Prescriptions() {}

    public static CdaHeader.Builder header() {
        return Fixtures.header()
                .title(PrescriptionDocument.DEFAULT_TITLE)
                .event(ServiceEvent.of(Fixtures.author(), Fixtures.NOW)
                        .withStop(Fixtures.NOW.plusSeconds(90L * 86_400)));
    }

    static PrescriptionDocument.Builder bare() {
        return PrescriptionDocument.builder().header(header()).pdf(DocumentContent.of(TinyPdf.of("Ordonnance")));
    }

    static MedicinalProduct paracetamol() {
        return MedicinalProduct.named("PARACETAMOL MYLAN 500 mg, comprimé")
                .cis("63107752")
                .mv(CodedValue.of("MV00002306", "1.2.250.1.213.2.59", "Paracétamol 500 mg comprimé"))
                .cip(CodedValue.of("3400933516390", CodeSystems.CIP, "PARACETAMOL MYLAN 500 mg, 16 comprimés"))
                .atc(CodedValue.of("N02BE01", CodeSystems.ATC, "paracetamol"))
                .form(CodedValue.of("10219000", PrescriptionSamples.EDQM, "Comprimé"))
                .packaging(CodedValue.of("30009000", PrescriptionSamples.EDQM, "Boîte"))
                .addIngredient(Ingredient.of("Paracétamol")
                        .withCode(CodedValue.of("100000090270", "2.16.840.1.113883.3.6905.2", "Paracetamol"))
                        .withStrength(Quantity.of("500", "mg"), Quantity.of("1", "")))
                .build();
    }

    static StructuredPosology.Builder threeADay() {
        return StructuredPosology.normal()
                .dose(DoseRange.between(tablets("1", "comprimé"), tablets("2", "comprimés")))
                .frequency(Frequency.timesPerDay(3))
                .route(PrescriptionSamples.ORAL)
                .maximum(MaximumDose.perDay(tablets("6", "comprimés")));
    }

    static Quantity tablets(String count, String label) {
        return Quantity.of(count, "{tablet}", label);
    }

    /** A line that has all that is required. */
    static PrescribedMedicine.Builder line() {
        return PrescribedMedicine.of(paracetamol())
                .posology(threeADay().build())
                .substitution(Substitution.allowed())
                .renewals(Renewals.none())
                .longTermIllness(false)
                .workAccident(false)
                .prevention(false)
                .notReimbursable(false)
                .offLabel(false);
    }

    static PrescribedDevice.Builder bed() {
        return PrescribedDevice.of("Lit médical")
                .renewals(0)
                .longTermIllness(true)
                .workAccident(false)
                .prevention(false)
                .notReimbursable(false);
    }

    /** Every part present, every mode of administration. */
    public static PrescriptionDocument.Builder everything() {
        PrescriptionDocument.Builder all = bare().number("01S2TBPZ2JCNZZYGHZ")
                .code2d(Code2dImage.png(DocumentContent.of(PNG)))
                .addProblem(Fixtures.ANGINA)
                .addMedicine(line().period(TreatmentPeriod.from(START, Quantity.of("7", "d")))
                        .quantity(Quantity.of("2", "30009000", "boîtes"))
                        .patientInstructions("À prendre au cours d'un repas")
                        .dispenserInstructions("Délivrer en une fois")
                        .addPrecondition("Si la douleur persiste")
                        .addReason(Fixtures.ANGINA)
                        .substitution(Substitution.refused("Marge thérapeutique étroite"))
                        .renewals(Renewals.times(3)))
                .addMedicine(PrescribedMedicine.of(
                                MedicinalProduct.preparation("30 g de Diprosone\n70 g de Cérat frais de Galien")
                                        .build())
                        .posology(Posology.words("2 applications par jour sur le visage"))
                        .period(TreatmentPeriod.between(START, ClinicalDate.parse("2026-07-20")))
                        .substitution(Substitution.allowed())
                        .renewals(Renewals.within(TreatmentPeriod.lasting(Quantity.of("6", "mo"))))
                        .longTermIllness(true)
                        .workAccident(true)
                        .prevention(true)
                        .notReimbursable(true)
                        .offLabel(true))
                .addDevice(bed().emdn(CodedValue.of("V0806", "1.2.250.1.213.2.68", "LITS MÉDICAUX"))
                        .lpp(CodedValue.of("1215702", "1.2.250.1.215.200.2.1", "lit médical, lit + 135 kg"))
                        .period(TreatmentPeriod.from(START))
                        .quantity(BigDecimal.ONE)
                        .rentalDays(60)
                        .instructions("Livrer avant le retour à domicile"))
                .addVitalSign(VitalSign.of(VitalSignKind.WEIGHT, Quantity.of("55", "kg"), START))
                .addVitalSign(VitalSign.of(VitalSignKind.HEIGHT, Quantity.of("170", "cm"), START))
                .pregnant(START)
                .comment("Prochain rendez-vous dans trois mois");
        for (AdministrationMode mode : AdministrationMode.values()) {
            if (mode.hasSteps()) {
                all.addMedicine(line().posology(steps(mode)));
            }
        }
        all.addMedicine(line().posology(StructuredPosology.of(AdministrationMode.DELAYED_START)
                        .dose(DoseRange.of(tablets("1", "comprimé")))
                        .frequency(Frequency.at(TimingEvent.BEFORE_BREAKFAST, Quantity.of("30", "min")))
                        .build())
                .period(TreatmentPeriod.lasting(Quantity.of("10", "d"))));
        for (PrescriptionFlag flag : PrescriptionFlag.values()) {
            all.addFlag(flag);
        }
        return all;
    }

    static StructuredPosology steps(AdministrationMode mode) {
        return StructuredPosology.of(mode)
                .route(PrescriptionSamples.ORAL)
                .site("Avant-bras gauche")
                .words("Comme convenu")
                .addStep(PosologyStep.builder()
                        .dose(DoseRange.of(tablets("2", "comprimés")))
                        .frequency(Frequency.every(8, "h"))
                        .period(TreatmentPeriod.from(START, Quantity.of("2", "d")))
                        .condition("En cas de fièvre")
                        .build())
                .addStep(PosologyStep.builder()
                        .dose(DoseRange.of(tablets("0.5", "comprimé")))
                        .rate(DoseRange.of(Quantity.of("1000", "mg/d")))
                        .frequency(Frequency.at(TimingEvent.WITH_BREAKFAST, TimingEvent.BEDTIME))
                        .period(TreatmentPeriod.from(ClinicalDate.parse("2026-07-17"), Quantity.of("4", "d")))
                        .condition("Ensuite")
                        .build())
                .build();
    }
}
