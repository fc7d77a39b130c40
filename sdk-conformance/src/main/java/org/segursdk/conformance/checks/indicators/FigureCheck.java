package org.segursdk.conformance.checks.indicators;

import java.util.Optional;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.IndicatorsPort;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;

/** Hands two years over and compares one figure of each period with the kit's own count. */
final class FigureCheck extends PortCheck<IndicatorsPort> {
    /** What the product tells of a period; empty when it does not. */
    @FunctionalInterface
    interface Told {
        Optional<Object> of(IndicatorsPort product, Seeds.Period period) throws Exception;
    }

    /** What is right for the period. */
    @FunctionalInterface
    interface Counted {
        Object of(Seeds seeds, Seeds.Period period);
    }

    private final Told told;
    private final Counted counted;
    private final LocalizedText message;
    private final LocalizedText hint;

    FigureCheck(String id, String requirement, Told told, Counted counted, LocalizedText message, LocalizedText hint) {
        super(id, IndicatorsPort.class, requirement);
        this.told = told;
        this.counted = counted;
        this.message = message;
        this.hint = hint;
    }

    @Override
    protected void look(IndicatorsPort product, KitBench bench, Findings findings) throws Exception {
        Seeds seeds = new Seeds();
        product.keep(seeds.sendings, seeds.calls, seeds.acts);
        boolean right = true;
        for (Seeds.Period period : Seeds.periods()) {
            Optional<Object> answer = told.of(product, period);
            if (answer.isEmpty()) {
                return;
            }
            right &= answer.get().equals(counted.of(seeds, period));
        }
        findings.saw("24 months, 2 years");
        findings.require(right, "figures", message, hint);
    }
}
