package org.segursdk.cda.internal.prescription;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.internal.QuantityRules;
import org.segursdk.cda.internal.TextRules;
import org.segursdk.cda.prescription.AdministrationMode;
import org.segursdk.cda.prescription.DoseRange;
import org.segursdk.cda.prescription.Frequency;
import org.segursdk.cda.prescription.MaximumDose;
import org.segursdk.cda.prescription.Posology;
import org.segursdk.cda.prescription.PosologyStep;
import org.segursdk.cda.prescription.StructuredPosology;
import org.segursdk.cda.prescription.TreatmentPeriod;
import org.segursdk.cda.prescription.WordedPosology;
import org.segursdk.core.error.Violations;

/** Rules on posologies. Source: cda §10.3, eprescription §6.5. */
final class PosologyRules {
    private static final String EDQM = "0.4.0.127.0.16.1.1.2.1";
    private static final int MOST_TIMES = 96;

    private final ZoneId zone;
    private final Violations violations;
    private final TextRules texts;
    private final QuantityRules quantities;

    PosologyRules(ZoneId zone, Violations violations) {
        this.zone = zone;
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.quantities = new QuantityRules(violations);
    }

    void check(Posology posology, Optional<TreatmentPeriod> period, String path) {
        if (posology instanceof WordedPosology words) {
            texts.text(words.text(), path + ".text");
            return;
        }
        StructuredPosology structured = (StructuredPosology) posology;
        texts.text(structured.words(), path + ".words").text(structured.site(), path + ".site");
        structured.route().ifPresent(route -> {
            violations.check(
                    route.codeSystem().equals(EDQM),
                    path + ".route",
                    "EP-ROUTE",
                    "voie d'administration EDQM attendue",
                    "a route of EDQM is expected");
            texts.code(route, path + ".route");
        });
        dosing(structured.dose(), structured.rate(), structured.frequency(), path);
        structured.maximum().ifPresent(maximum -> maximum(maximum, path + ".maximum"));
        steps(structured, path);
        if (structured.mode() == AdministrationMode.DELAYED_START) {
            delayed(period, path);
        }
    }

    private void steps(StructuredPosology posology, String path) {
        boolean dosed = posology.dose().isPresent() || posology.frequency().isPresent();
        if (!posology.mode().hasSteps()) {
            violations.check(
                    posology.steps().isEmpty(),
                    path + ".steps",
                    "EP-STEPS",
                    "ce mode d'administration n'a pas d'étapes",
                    "this mode of administration has no steps");
            violations.check(
                    dosed || posology.rate().isPresent(),
                    path,
                    "EP-POSOLOGY-EMPTY",
                    "une posologie structurée dit une dose, un débit ou une fréquence",
                    "a structured posology tells a dose, a rate or a frequency");
            return;
        }
        violations.check(
                !posology.steps().isEmpty(),
                path + ".steps",
                "EP-STEPS",
                "ce mode d'administration se dit en une étape au moins",
                "this mode of administration is told in one step at least");
        violations.check(
                !dosed && posology.rate().isEmpty(),
                path,
                "EP-STEPS",
                "dose, débit et fréquence se disent dans les étapes",
                "dose, rate and frequency are told in the steps");
        for (int i = 0; i < posology.steps().size(); i++) {
            step(posology.steps().get(i), posology.mode(), path + ".steps[" + i + "]");
        }
    }

    private void step(PosologyStep step, AdministrationMode mode, String path) {
        dosing(step.dose(), step.rate(), step.frequency(), path);
        period(step.period(), path + ".period");
        texts.text(step.condition(), path + ".condition");
        violations.check(
                step.dose().isPresent()
                        || step.frequency().isPresent()
                        || step.rate().isPresent(),
                path,
                "EP-POSOLOGY-EMPTY",
                "une étape dit une dose, un débit ou une fréquence",
                "a step tells a dose, a rate or a frequency");
        violations.check(
                mode != AdministrationMode.CONDITIONAL || step.condition().isPresent(),
                path + ".condition",
                "EP-CONDITION",
                "chaque étape d'une posologie conditionnelle a sa condition",
                "each step of a conditional posology has its condition");
    }

    private void delayed(Optional<TreatmentPeriod> period, String path) {
        boolean known = period.filter(p -> p.start().isPresent() && p.end().isPresent()
                        || p.start().isEmpty() && p.duration().isPresent())
                .isPresent();
        violations.check(
                known,
                path,
                "EP-DELAYED-START",
                "début différé : le début et la fin sont connus, ou bien la durée seule",
                "delayed start: beginning and end are known, or else the duration alone");
    }

    private void dosing(
            Optional<DoseRange> dose, Optional<DoseRange> rate, Optional<Frequency> frequency, String path) {
        dose.ifPresent(range -> range(range, path + ".dose"));
        rate.ifPresent(range -> range(range, path + ".rate"));
        frequency.ifPresent(known -> frequency(known, path + ".frequency"));
    }

    private void range(DoseRange range, String path) {
        quantities.check(range.low(), path + ".low");
        quantities.check(range.high(), path + ".high");
        violations.check(
                range.low().unit().equals(range.high().unit())
                        && range.low().value().signum() >= 0
                        && range.low().value().compareTo(range.high().value()) <= 0,
                path,
                "EP-DOSE",
                "de … à … : même unité, nombres positifs, borne haute au moins égale à la basse",
                "from … to …: same unit, positive numbers, upper bound not below the lower one");
    }

    private void maximum(MaximumDose maximum, String path) {
        quantities.check(maximum.amount(), path + ".amount");
        violations.check(
                maximum.amount().value().signum() > 0,
                path + ".amount",
                "EP-DOSE",
                "une dose maximale est positive",
                "a maximum dose is positive");
        time(maximum.per(), path + ".per");
    }

    private void frequency(Frequency frequency, String path) {
        if (frequency instanceof Frequency.Every every) {
            time(every.period(), path + ".period");
        } else if (frequency instanceof Frequency.Times times) {
            time(times.per(), path + ".per");
            violations.check(
                    times.times() >= 1 && times.times() <= MOST_TIMES,
                    path + ".times",
                    "EP-FREQUENCY",
                    "de 1 à 96 fois",
                    "1 to 96 times");
        } else if (frequency instanceof Frequency.AtEvents at) {
            violations.check(
                    !at.events().isEmpty()
                            && at.events().stream().distinct().count()
                                    == at.events().size(),
                    path + ".events",
                    "EP-FREQUENCY",
                    "au moins un moment, aucun deux fois",
                    "at least one moment, none twice");
            at.offset().ifPresent(offset -> {
                time(offset, path + ".offset");
                violations.check(
                        at.events().size() == 1,
                        path + ".offset",
                        "EP-FREQUENCY",
                        "un décalage se dit d'un seul moment",
                        "an offset is told of a single moment");
            });
        }
    }

    private void time(Quantity quantity, String path) {
        violations.check(
                Wording.isTime(quantity) && quantity.value().compareTo(BigDecimal.ZERO) > 0,
                path,
                "EP-TIME-UNIT",
                "durée positive en min, h, d, wk, mo ou a",
                "positive duration in min, h, d, wk, mo or a");
    }

    void period(Optional<TreatmentPeriod> period, String path) {
        period.ifPresent(known -> period(known, path));
    }

    private void period(TreatmentPeriod period, String path) {
        period.duration().ifPresent(duration -> time(duration, path + ".duration"));
        violations.check(
                period.end().isEmpty() || period.duration().isEmpty(),
                path,
                "EP-PERIOD",
                "une fin ou une durée, pas les deux",
                "an end or a duration, not both");
        violations.check(
                period.start().isPresent()
                        || period.end().isPresent()
                        || period.duration().isPresent(),
                path,
                "EP-PERIOD",
                "une période dit un début, une fin ou une durée",
                "a period tells a beginning, an end or a duration");
        if (period.start().isPresent() && period.end().isPresent()) {
            violations.check(
                    !period.start().get().isAfter(period.end().get(), zone),
                    path,
                    "CDA-PERIOD",
                    "la fin ne précède pas le début",
                    "the end does not come before the beginning");
        }
    }
}
