package org.segursdk.conformance.checks.dmp;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.port.DmpSearchPort.Criterion;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.Looks;

/** Each criterion that does not reach the DMP is told by its own condition. */
class SearchCheckTest {
    private static final Map<Criterion, String> SLOTS = Map.ofEntries(
            Map.entry(Criterion.TYPE, "TypeCode"),
            Map.entry(Criterion.CLASS, "ClassCode"),
            Map.entry(Criterion.FORMAT, "FormatCode"),
            Map.entry(Criterion.CONFIDENTIALITY, "ConfidentialityCode"),
            Map.entry(Criterion.FACILITY_TYPE, "HealthcareFacilityTypeCode"),
            Map.entry(Criterion.PRACTICE_SETTING, "PracticeSettingCode"),
            Map.entry(Criterion.AUTHOR, "AuthorPerson"),
            Map.entry(Criterion.CREATED_FROM, "CreationTimeFrom"),
            Map.entry(Criterion.CREATED_TO, "CreationTimeTo"),
            Map.entry(Criterion.ACT_FROM, "ServiceStartTimeFrom"),
            Map.entry(Criterion.ACT_TO, "ServiceStopTimeTo"),
            Map.entry(Criterion.ARCHIVED, "Status"));

    private static KitBench bench;
    private static DmpSample good;

    @BeforeAll
    static void start() {
        bench = KitBench.start();
        good = new DmpSample();
        good.connect(bench);
    }

    @AfterAll
    static void stop() {
        good.close();
        bench.close();
    }

    private static void seenFailing(String id, DmpSample bad, String condition) {
        Check check = DmpChecks.all().stream()
                .filter(each -> each.id().startsWith(id))
                .findFirst()
                .orElseThrow();
        bad.connect(bench);
        try {
            Looks.seenFailing(check, SoftwareType.LGC, bench, good, bad, condition);
        } finally {
            bad.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void criterionThatDoesNotReachTheDmp_isTold(Criterion lost) {
        seenFailing(
                "dmpc-11",
                new DmpSample() {
                    @Override
                    public void search(String patient, Map<Criterion, String> filled) {
                        Map<Criterion, String> less = new HashMap<>(filled);
                        less.remove(lost);
                        super.search(patient, less);
                    }
                },
                "slot-" + SLOTS.get(lost));
    }

    @Test
    void dayThatIsTakenForTheNext_isTold() {
        seenFailing(
                "dmpc-11",
                new DmpSample() {
                    @Override
                    public void search(String patient, Map<Criterion, String> filled) {
                        Map<Criterion, String> late = new HashMap<>(filled);
                        late.replace(Criterion.CREATED_FROM, "2026-03-02");
                        super.search(patient, late);
                    }
                },
                "slot-CreationTimeFrom");
    }
}
