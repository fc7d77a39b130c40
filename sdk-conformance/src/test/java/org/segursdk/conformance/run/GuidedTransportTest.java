package org.segursdk.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.transport.TransportChecks;
import org.segursdk.conformance.live.LiveGuide;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;

/** A product without adapter is told what to do, in words that stand alone; one that does nothing has shown nothing. */
class GuidedTransportTest {
    @Test
    void everyGestureIsTold_andNothingDoneIsNothingSeen() {
        List<LocalizedText> told = new ArrayList<>();
        LiveGuide guide = (check, instruction) -> {
            told.add(instruction);
            return true;
        };
        try (KitBench bench = KitBench.start()) {
            Map<Class<?>, Object> services = new HashMap<>();
            services.put(KitBench.class, bench);
            services.put(LiveGuide.class, guide);
            for (Check check : TransportChecks.all()) {
                CheckContext context = new CheckContext(
                        Runs.plan(SoftwareType.RIS, "").profile(), Artefacts.NONE, bench.clock(), services);
                CheckResult result = CheckResult.of(check, context);
                assertThat(result.seen()).as(check.id()).isEmpty();
                assertThat(result.verdict()).as(check.id()).isNotEqualTo(Verdict.PASS);
            }
        }
        assertThat(told).hasSizeGreaterThan(10).allSatisfy(each -> {
            assertThat(each.french()).contains("boîte");
            assertThat(each.english()).contains("mailbox");
        });
    }
}
