package org.segursdk.conformance.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.KitChecks;
import org.segursdk.conformance.checks.biology.BiologySample;
import org.segursdk.conformance.checks.directory.DirectorySample;
import org.segursdk.conformance.checks.dmp.DmpSample;
import org.segursdk.conformance.checks.documents.DocumentsSample;
import org.segursdk.conformance.checks.feed.FeedSample;
import org.segursdk.conformance.checks.identity.IdentitySample;
import org.segursdk.conformance.checks.identity.InsExchangeSample;
import org.segursdk.conformance.checks.indicators.IndicatorsSample;
import org.segursdk.conformance.checks.login.LoginSample;
import org.segursdk.conformance.checks.prescription.PrescriptionSample;
import org.segursdk.conformance.checks.reception.ReceptionSample;
import org.segursdk.conformance.checks.security.SecuritySample;
import org.segursdk.conformance.checks.sending.SendingSample;
import org.segursdk.conformance.checks.transport.TransportSample;
import org.segursdk.conformance.checks.worklist.ListSample;
import org.segursdk.conformance.checks.worklist.WorklistSample;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.profile.ProfileExamples;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.conformance.run.Artefacts;
import org.segursdk.conformance.run.ConformanceRun;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.RequirementResult;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Verdict;

/**
 * The whole kit before a product without a fault, and before the same with all the faults of {@code faults.csv} at once. The list was fixed
 * before any check ran on it; what is missed is said.
 */
class FaultyProductTest {
    /** Of the 34 planted, so many at least are told by the requirement they break. */
    private static final int CAUGHT = 28;

    /** A fault. */
    private record Fault(int number, String requirement, String what) {}

    @TempDir
    private static Path folder;

    private static KitBench bench;

    @BeforeAll
    static void startBench() {
        bench = KitBench.start();
    }

    @AfterAll
    static void stopBench() {
        bench.close();
    }

    private static List<SegurKitAdapter> parts(
            TransportSample mail, LoginSample login, PrescriptionSample prescription) {
        return List.of(
                new IdentitySample(),
                new InsExchangeSample(),
                new FeedSample(),
                new DmpSample(),
                mail,
                new SendingSample(),
                new ReceptionSample(),
                login,
                new SecuritySample(),
                new DocumentsSample(),
                new BiologySample(),
                prescription,
                new IndicatorsSample(),
                new WorklistSample(),
                new ListSample(),
                new DirectorySample());
    }

    private static List<Fault> faults() throws IOException {
        try (InputStream in = FaultyProductTest.class.getResourceAsStream("faults.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> line.split(";", 3))
                    .map(parts -> new Fault(Integer.parseInt(parts[0]), parts[1], parts[2]))
                    .toList();
        }
    }

    private static Plan plan() {
        String profile = ProfileExamples.of(SoftwareType.LGC).replace("types: [LGC]", "types: [LGC, RIS, SGL, DPI]");
        RequirementCatalogue catalogue = RequirementCatalogue.bundled();
        return Plan.of(
                catalogue,
                SegurProfile.read(profile.getBytes(StandardCharsets.UTF_8), catalogue, LocalDate.of(2026, 11, 23)));
    }

    private static RunResult run(SegurKitAdapter product, Artefacts files) throws Exception {
        product.connect(bench);
        return ConformanceRun.of(plan())
                .checks(KitChecks.all())
                .artefacts(files)
                .service(KitBench.class, bench)
                .service(SegurKitAdapter.class, product)
                .clock(bench.clock())
                .run();
    }

    @Test
    void everyFault_isPlantedInARequirementOfThePlan() throws IOException {
        List<String> planned =
                plan().applicable().stream().map(each -> each.id()).toList();
        assertThat(faults()).hasSizeGreaterThanOrEqualTo(30);
        assertThat(faults()).extracting(Fault::requirement).allSatisfy(each -> assertThat(planned)
                .contains(each));
    }

    @Test
    void aProductWithoutFault_failsNothing() throws Exception {
        try (SampleProduct product =
                new SampleProduct(parts(new TransportSample(), new LoginSample(), new PrescriptionSample()))) {
            RunResult result = run(product, ProductFiles.good(folder.resolve("good")));
            assertThat(result.requirements())
                    .filteredOn(each -> each.verdict() == Verdict.FAIL || each.verdict() == Verdict.ERROR)
                    .extracting(each -> each.id() + " " + each.failures())
                    .isEmpty();
        }
    }

    @Test
    void aProductWithThirtyFourFaults_isCaughtOnTwentyEightAtLeast() throws Exception {
        Twists twists = new Twists();
        new IdentityFaults(() -> bench).plant(twists);
        new SharingFaults().plant(twists);
        new MailFaults().plant(twists);
        ListFaults.plant(twists);
        List<String> missed = new ArrayList<>();
        try (SampleProduct product =
                new FaultyProduct(parts(new FaultyMail(), new FaultyLogin(), new FaultyPrescription()), twists)) {
            RunResult result = run(product, ProductFiles.faulty(folder.resolve("faulty")));
            for (Fault each : faults()) {
                RequirementResult found = result.find(each.requirement()).orElseThrow();
                if (found.verdict() != Verdict.FAIL) {
                    missed.add(each.number() + " " + each.requirement() + " " + found.verdict());
                } else {
                    assertThat(found.failures())
                            .as(each.toString())
                            .isNotEmpty()
                            .allSatisfy(FaultyProductTest::tells);
                }
            }
        }
        System.out.println("faulty product: missed " + missed);
        assertThat(faults().size() - missed.size()).as("missed: " + missed).isGreaterThanOrEqualTo(CAUGHT);
    }

    /** Says what is wrong and how to mend it, in both languages. */
    private static void tells(FailedCondition failure) {
        assertThat(failure.message().french()).isNotBlank();
        assertThat(failure.message().english()).isNotBlank();
        assertThat(failure.hint().french()).isNotBlank();
        assertThat(failure.hint().english()).isNotBlank();
    }
}
