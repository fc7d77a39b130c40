package org.segursdk.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;

/** Has a check look at a living product, and says what came out. */
public final class Looks {
    private Looks() {}

    public static CheckResult at(Check check, SoftwareType type, KitBench bench, SegurKitAdapter adapter) {
        Map<Class<?>, Object> services = new HashMap<>();
        services.put(KitBench.class, bench);
        services.put(SegurKitAdapter.class, adapter);
        return CheckResult.of(
                check, new CheckContext(Runs.plan(type, "").profile(), Artefacts.NONE, bench.clock(), services));
    }

    /** Nothing to say of the good product, and of the bad one something that can be mended. */
    public static void seenFailing(
            Check check, SoftwareType type, KitBench bench, SegurKitAdapter good, SegurKitAdapter bad) {
        CheckResult passed = at(check, type, bench, good);
        assertThat(passed.verdict()).as(told(passed)).isEqualTo(Verdict.PASS);
        CheckResult failed = at(check, type, bench, bad);
        assertThat(failed.verdict()).as("the bad product: " + told(failed)).isEqualTo(Verdict.FAIL);
        assertThat(failed.failures()).allSatisfy(each -> {
            assertThat(each.message().french()).isNotBlank();
            assertThat(each.hint().french()).isNotBlank();
            assertThat(each.message().english()).isNotBlank();
            assertThat(each.hint().english()).isNotBlank();
        });
    }

    /** The same, the bad product failing by that condition and no other. */
    public static void seenFailing(
            Check check,
            SoftwareType type,
            KitBench bench,
            SegurKitAdapter good,
            SegurKitAdapter bad,
            String condition) {
        seenFailing(check, type, bench, good, bad);
        CheckResult failed = at(check, type, bench, bad);
        assertThat(failed.failures()).extracting(FailedCondition::condition).containsOnly(condition);
    }

    private static String told(CheckResult result) {
        return result.id() + " " + result.verdict() + " " + result.note() + " saw " + result.seen() + " failed "
                + result.failures().stream().map(FailedCondition::condition).toList();
    }
}
