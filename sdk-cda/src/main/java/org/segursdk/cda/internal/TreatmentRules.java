package org.segursdk.cda.internal;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Treatment;
import org.segursdk.core.error.Violations;

/** Rules on treatments. Source: cda §6.4, §6.5. */
public final class TreatmentRules {
    private static final Pattern CIS = Pattern.compile("[0-9]{8}");
    private static final Set<String> ROUTE_SYSTEMS = Set.of("2.16.840.1.113883.5.112", "0.4.0.127.0.16.1.1.2.1");
    private static final Set<String> PERIOD_UNITS = Set.of("h", "d", "wk", "mo");

    private final Violations violations;
    private final TextRules texts;
    private final ZoneId zone;
    private final Set<Problem> problems;

    public TreatmentRules(Violations violations, ZoneId zone, Set<Problem> problems) {
        this.violations = violations;
        this.texts = new TextRules(violations);
        this.zone = zone;
        this.problems = problems;
    }

    public void check(Treatment treatment, String path) {
        texts.line(treatment.product(), path + ".product")
                .text(treatment.dosage(), path + ".dosage")
                .text(treatment.reasonText(), path + ".reasonText")
                .text(treatment.comment(), path + ".comment");
        product(treatment, path);
        quantities(treatment, path);
        treatment.route().ifPresent(route -> {
            violations.check(
                    ROUTE_SYSTEMS.contains(route.codeSystem()),
                    path + ".route",
                    "CDA-ROUTE",
                    "voie d'administration EDQM ou HL7 attendue",
                    "a route of EDQM or HL7 is expected");
            texts.code(route, path + ".route");
        });
        if (treatment.start().isPresent() && treatment.end().isPresent()) {
            violations.check(
                    !treatment.start().get().isAfter(treatment.end().get(), zone),
                    path + ".end",
                    "CDA-PERIOD",
                    "la fin ne précède pas le début",
                    "the end does not come before the beginning");
        }
        treatment
                .reason()
                .ifPresent(reason -> violations.check(
                        problems.contains(reason),
                        path + ".reason",
                        "CDA-REASON",
                        "le motif est une pathologie ou un antécédent du même document",
                        "the reason is a problem or a past problem of the same document"));
    }

    private void product(Treatment treatment, String path) {
        treatment
                .cis()
                .ifPresent(cis -> violations.check(
                        CIS.matcher(cis).matches(),
                        path + ".cis",
                        "CDA-CIS",
                        "un code CIS a 8 chiffres (le CIP va dans les traductions)",
                        "a CIS code has 8 digits (the CIP goes into the translations)"));
        for (int i = 0; i < treatment.translations().size(); i++) {
            texts.code(treatment.translations().get(i), path + ".translations[" + i + "]");
            violations.check(
                    treatment.translations().indexOf(treatment.translations().get(i)) == i,
                    path + ".translations[" + i + "]",
                    "CDA-TRANSLATION-TWICE",
                    "traduction donnée deux fois",
                    "translation given twice");
        }
    }

    private void quantities(Treatment treatment, String path) {
        QuantityRules rules = new QuantityRules(violations);
        Optional<Quantity> low = treatment.doseLow();
        Optional<Quantity> high = treatment.doseHigh();
        low.ifPresent(dose -> rules.check(dose, path + ".doseLow"));
        high.ifPresent(dose -> rules.check(dose, path + ".doseHigh"));
        violations.check(
                low.isEmpty()
                        || high.isEmpty()
                        || low.get().unit().equals(high.get().unit())
                                && low.get().value().compareTo(high.get().value()) <= 0,
                path + ".doseHigh",
                "CDA-DOSE",
                "dose de … à … : même unité, borne haute au moins égale à la basse",
                "dose from … to …: same unit, upper bound not below the lower one");
        treatment.period().ifPresent(period -> {
            rules.check(period, path + ".period");
            violations.check(
                    PERIOD_UNITS.contains(period.unit()) && period.value().signum() > 0,
                    path + ".period",
                    "CDA-PERIOD-UNIT",
                    "rythme positif en h, d, wk ou mo",
                    "positive rhythm in h, d, wk or mo");
        });
    }
}
