package org.segursdk.conformance.corpus;

import java.util.List;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.prescription.AdministrationMode;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.Ingredient;
import org.segursdk.cda.prescription.MaximumDose;
import org.segursdk.cda.prescription.MedicinalProduct;
import org.segursdk.cda.prescription.Posology;
import org.segursdk.cda.prescription.PosologyStep;
import org.segursdk.cda.prescription.PrescribedMedicine;
import org.segursdk.cda.prescription.Renewals;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.Substitution;
import org.segursdk.cda.prescription.TimingEvent;
import org.segursdk.cda.prescription.TreatmentPeriod;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Lines of medicines of all shapes. */
final class PrescribedLines {
    private static final String EDQM = "0.4.0.127.0.16.1.1.2.1";
    private static final List<CodedValue> ROUTES = List.of(
            CodedValue.of("20053000", EDQM, "Voie orale"),
            CodedValue.of("20003000", EDQM, "Voie cutanée"),
            CodedValue.of("20066000", EDQM, "Voie sous-cutanée"));
    private static final List<Quantity> DURATIONS = List.of(
            Quantity.of("7", "d"),
            Quantity.of("1", "d"),
            Quantity.of("3", "wk"),
            Quantity.of("12", "mo"),
            Quantity.of("1.5", "h"),
            Quantity.of("45", "min"),
            Quantity.of("1", "a"));
    private static final List<String> UNITS = List.of("{tablet}", "mg", "mL", "[IU]", "g", "ug", "");

    private final Dice dice;
    private final FreeText text;

    PrescribedLines(Dice dice, FreeText text) {
        this.dice = dice;
        this.text = text;
    }

    PrescribedMedicine medicine(List<Problem> problems) {
        PrescribedMedicine.Builder medicine = PrescribedMedicine.of(product())
                .substitution(dice.oneIn(2) ? Substitution.allowed() : Substitution.refused(text.draw()))
                .renewals(renewals())
                .longTermIllness(dice.oneIn(2))
                .workAccident(dice.oneIn(2))
                .prevention(dice.oneIn(2))
                .notReimbursable(dice.oneIn(2))
                .offLabel(dice.oneIn(2));
        posology(medicine);
        if (dice.oneIn(2)) {
            medicine.quantity(Quantity.of(Integer.toString(dice.between(1, 99)), "30009000", "boîte(s)"));
        }
        if (dice.oneIn(3)) {
            medicine.patientInstructions(text.draw());
        }
        if (dice.oneIn(3)) {
            medicine.dispenserInstructions(text.draw());
        }
        for (int i = dice.oneIn(4) ? dice.between(1, 3) : 0; i > 0; i--) {
            medicine.addPrecondition(text.draw());
        }
        for (Problem problem : problems) {
            if (dice.oneIn(problems.size() > 3 ? 50 : 3)) {
                medicine.addReason(problem);
            }
        }
        return medicine.build();
    }

    /** A dose that changes that many times. */
    PrescribedMedicine tapered(int steps) {
        StructuredPosology.Builder posology = StructuredPosology.of(AdministrationMode.TAPERED);
        for (int i = 0; i < steps; i++) {
            posology.addStep(step(AdministrationMode.TAPERED));
        }
        return PrescribedMedicine.of(product())
                .substitution(Substitution.allowed())
                .renewals(Renewals.none())
                .longTermIllness(false)
                .workAccident(false)
                .prevention(false)
                .notReimbursable(false)
                .offLabel(false)
                .posology(posology.build())
                .build();
    }

    private Renewals renewals() {
        return switch (dice.below(4)) {
            case 0 -> Renewals.none();
            case 1 -> Renewals.times(dice.between(1, 12));
            case 2 -> Renewals.within(TreatmentPeriod.lasting(dice.pick(DURATIONS)));
            default -> Renewals.within(TreatmentPeriod.until(ClinicalDate.parse("2026-12-31")));
        };
    }

    private MedicinalProduct product() {
        if (dice.oneIn(5)) {
            return MedicinalProduct.preparation(text.draw()).build();
        }
        MedicinalProduct.Builder product = MedicinalProduct.named(text.line());
        if (dice.oneIn(2)) {
            product.cis("63107752");
        }
        if (dice.oneIn(2)) {
            product.mv(CodedValue.of("MV00002306", "1.2.250.1.213.2.59", "Paracétamol 500 mg comprimé"));
        }
        if (dice.oneIn(2)) {
            product.cip(CodedValue.of("3400933516390", CodeSystems.CIP, "PARACETAMOL MYLAN 500 mg, 16 comprimés"));
            if (dice.oneIn(2)) {
                product.packaging(CodedValue.of("30009000", EDQM, "Boîte"));
            }
        }
        if (dice.oneIn(2)) {
            product.atc(CodedValue.of("N02BE01", CodeSystems.ATC, "paracetamol"));
        }
        if (dice.oneIn(2)) {
            product.form(CodedValue.of("10219000", EDQM, "Comprimé"));
        }
        for (int i = dice.below(4); i > 0; i--) {
            Ingredient ingredient = Ingredient.of(text.line());
            if (dice.oneIn(2)) {
                ingredient =
                        ingredient.withCode(CodedValue.of("100000090270", "2.16.840.1.113883.3.6905.2", "Paracetamol"));
            }
            product.addIngredient(
                    dice.oneIn(2) ? ingredient.withStrength(amount("mg"), Quantity.of("5", "mL")) : ingredient);
        }
        return product.build();
    }

    private void posology(PrescribedMedicine.Builder medicine) {
        if (dice.oneIn(4)) {
            medicine.posology(Posology.words(text.draw()));
            if (dice.oneIn(2)) {
                medicine.period(period());
            }
            return;
        }
        AdministrationMode mode = dice.pick(List.of(AdministrationMode.values()));
        StructuredPosology.Builder posology = StructuredPosology.of(mode);
        if (dice.oneIn(2)) {
            posology.route(dice.pick(ROUTES));
        }
        if (dice.oneIn(3)) {
            posology.site(text.draw());
        }
        if (dice.oneIn(3)) {
            posology.words(text.draw());
        }
        if (dice.oneIn(3)) {
            posology.maximum(new MaximumDose(amount(dice.pick(UNITS)), dice.pick(DURATIONS)));
        }
        if (mode.hasSteps()) {
            for (int i = dice.between(1, dice.oneIn(8) ? 30 : 4); i > 0; i--) {
                posology.addStep(step(mode));
            }
        } else {
            plain(posology);
        }
        if (mode == AdministrationMode.DELAYED_START) {
            medicine.period(
                    dice.oneIn(2)
                            ? TreatmentPeriod.lasting(dice.pick(DURATIONS))
                            : TreatmentPeriod.between(
                                    ClinicalDate.parse("2026-03-01"), ClinicalDate.parse("2026-03-08")));
        } else if (dice.oneIn(2)) {
            medicine.period(period());
        }
        medicine.posology(posology.build());
    }

    private void plain(StructuredPosology.Builder posology) {
        int kind = dice.below(4);
        if (kind != 0) {
            posology.dose(dose());
        }
        if (kind != 1) {
            posology.frequency(frequency());
        }
        if (kind == 3) {
            posology.rate(DoseRange.between(Quantity.of("1500", "mg/d"), Quantity.of("3000", "mg/d")));
        }
    }

    private PosologyStep step(AdministrationMode mode) {
        PosologyStep.Builder step = PosologyStep.builder();
        if (dice.oneIn(3)) {
            step.rate(DoseRange.of(Quantity.of("2", "mL/h")));
        } else {
            step.dose(dose());
        }
        if (dice.oneIn(2)) {
            step.frequency(frequency());
        }
        if (dice.oneIn(2)) {
            step.period(period());
        }
        if (mode == AdministrationMode.CONDITIONAL || dice.oneIn(4)) {
            step.condition(text.draw());
        }
        return step.build();
    }

    private DoseRange dose() {
        String unit = dice.pick(UNITS);
        return dice.oneIn(2) ? DoseRange.of(amount(unit)) : DoseRange.between(Quantity.of("0.25", unit), amount(unit));
    }

    private Quantity amount(String unit) {
        String value = dice.pick(List.of("0.5", "1", "2", "12.25", "1000", "80"));
        return unit.equals("{tablet}") ? Quantity.of(value, unit, "comprimé(s)") : Quantity.of(value, unit);
    }

    private Frequency frequency() {
        return switch (dice.below(5)) {
            case 0 -> new Frequency.Every(dice.pick(DURATIONS));
            case 1 -> Frequency.timesPerDay(dice.between(1, 24));
            case 2 -> Frequency.times(dice.between(1, 5), dice.pick(DURATIONS));
            case 3 -> Frequency.at(dice.pick(List.of(TimingEvent.values())), Quantity.of("30", "min"));
            default ->
                dice.oneIn(2)
                        ? Frequency.at(dice.pick(List.of(TimingEvent.values())))
                        : Frequency.at(TimingEvent.WAKING, TimingEvent.WITH_LUNCH, TimingEvent.BEDTIME);
        };
    }

    private TreatmentPeriod period() {
        ClinicalDate start = ClinicalDate.parse(dice.pick(List.of("2026-02-02", "2026-02", "2026")));
        return switch (dice.below(5)) {
            case 0 -> TreatmentPeriod.from(start);
            case 1 -> TreatmentPeriod.from(start, dice.pick(DURATIONS));
            case 2 -> TreatmentPeriod.lasting(dice.pick(DURATIONS));
            case 3 -> TreatmentPeriod.until(ClinicalDate.parse("2026-11-30"));
            default -> TreatmentPeriod.between(start, ClinicalDate.parse("2026-12-01"));
        };
    }
}
