package org.segursdk.conformance.checks.indicators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.IndicatorsPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;

/**
 * Hands two years over and compares what the product tells of each month and year with the kit's own count, aspect by aspect.
 *
 * @param <A> what the product tells of a period
 */
final class FigureCheck<A> extends PortCheck<IndicatorsPort> {
    /** What the product tells of a period; empty when it does not. */
    @FunctionalInterface
    interface Told<A> {
        Optional<A> of(IndicatorsPort product, Seeds.Period period) throws Exception;
    }

    /** Whether what was told of a period is right. */
    @FunctionalInterface
    interface Right<A> {
        boolean at(A answer, Seeds seeds, Seeds.Period period);
    }

    /** Of which periods an aspect is judged. */
    enum Span {
        MONTHS_AND_YEARS,
        /** So that one event on the wrong day, which another aspect tells, is not told of every column too. */
        YEARS
    }

    /** One thing that may be wrong with the figures, with what to say then. */
    record Aspect<A>(String condition, Span span, Right<A> right, LocalizedText message, LocalizedText hint) {}

    private static final LocalizedText MISSING = LocalizedText.of(
            "Le produit donne ce chiffre pour certaines périodes et pas pour toutes les autres.",
            "The product tells this figure of some periods and not of all the others.");
    private static final LocalizedText MISSING_HINT = LocalizedText.of(
            "Répondre pour chaque mois et chaque année où il s'est passé quelque chose.",
            "Answer for each month and each year in which something happened.");

    private final Told<A> told;
    private final List<Aspect<A>> aspects;

    FigureCheck(String id, String requirement, Told<A> told, List<Aspect<A>> aspects) {
        super(id, IndicatorsPort.class, requirement);
        this.told = told;
        this.aspects = List.copyOf(aspects);
    }

    @Override
    protected void look(IndicatorsPort product, KitBench bench, Findings findings) throws Exception {
        Seeds seeds = new Seeds();
        product.keep(seeds.sendings, seeds.calls, seeds.acts);
        List<Seeds.Period> periods = Seeds.periods();
        Map<Seeds.Period, A> answers = new LinkedHashMap<>();
        for (Seeds.Period period : periods) {
            told.of(product, period).ifPresent(answer -> answers.put(period, answer));
        }
        if (answers.isEmpty()) {
            return;
        }
        findings.saw("24 months, 2 years");
        findings.require(answers.size() == periods.size(), "missing", MISSING, MISSING_HINT);
        for (Aspect<A> aspect : aspects) {
            boolean right = answers.entrySet().stream()
                    .filter(each -> aspect.span() == Span.MONTHS_AND_YEARS
                            || each.getKey().isYear())
                    .allMatch(each -> aspect.right().at(each.getValue(), seeds, each.getKey()));
            findings.require(right, aspect.condition(), aspect.message(), aspect.hint());
        }
    }
}
