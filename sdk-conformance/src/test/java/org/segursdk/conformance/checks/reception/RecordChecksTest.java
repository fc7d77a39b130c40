package org.segursdk.conformance.checks.reception;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;

/** What a record shows: on a product that shows it rightly, and on one that does not. */
class RecordChecksTest {
    private static final Map<String, Supplier<RecordSample>> BAD = Map.of(
            "mssr-08-origin-visible",
            () -> new RecordSample() {
                @Override
                protected void keep(String title, Origin origin) {
                    super.keep(title, origin == Origin.MSSANTE ? Origin.LOCAL : origin);
                }
            },
            "mssr-14-abnormal-result-notifications",
            () -> new RecordSample() {
                @Override
                protected String text(String report) {
                    return "Résultat de ADRUN ZOE : 62,4";
                }
            },
            "mssr-18-professionals-linked-to-the-patient",
            () -> new RecordSample() {
                @Override
                public void unlink(String patient, String rpps, String user) {}
            });

    static final Set<String> IDS = BAD.keySet();

    private static KitBench bench;

    @BeforeAll
    static void start() {
        bench = KitBench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    static Stream<String> ids() {
        return IDS.stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void check_passesOnTheGood_failsOnTheBad(String id) {
        Check check = ReceptionChecks.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        try (RecordSample good = new RecordSample();
                RecordSample bad = java.util.Objects.requireNonNull(BAD.get(id)).get()) {
            good.connect(bench);
            bad.connect(bench);
            Looks.seenFailing(check, SoftwareType.RIS, bench, good, bad);
        }
    }
}
