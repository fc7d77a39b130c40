package org.segursdk.conformance.faulty;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.checks.KitChecks;
import org.segursdk.conformance.checks.biology.BiologySample;
import org.segursdk.conformance.checks.directory.DirectorySample;
import org.segursdk.conformance.checks.dmp.DmpSample;
import org.segursdk.conformance.checks.dmp.HurriedChecks;
import org.segursdk.conformance.checks.documents.DocumentsSample;
import org.segursdk.conformance.checks.documents.VaccinationSample;
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
import org.segursdk.conformance.run.RunResult;

/** All that a run of the whole kit needs: every sample, every check. */
final class WholeKit {
    private WholeKit() {}

    static List<SegurKitAdapter> parts(TransportSample mail, LoginSample login, PrescriptionSample prescription) {
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
                new VaccinationSample(),
                new BiologySample(),
                prescription,
                new IndicatorsSample(),
                new WorklistSample(),
                new ListSample(),
                new DirectorySample());
    }

    static Plan plan() {
        String profile = ProfileExamples.of(SoftwareType.LGC).replace("types: [LGC]", "types: [LGC, RIS, SGL, DPI]");
        RequirementCatalogue catalogue = RequirementCatalogue.bundled();
        return Plan.of(
                catalogue,
                SegurProfile.read(profile.getBytes(StandardCharsets.UTF_8), catalogue, LocalDate.of(2026, 11, 23)));
    }

    static RunResult run(KitBench bench, SegurKitAdapter product, Artefacts files) throws Exception {
        product.connect(bench);
        return ConformanceRun.of(plan())
                .checks(HurriedChecks.of(KitChecks.all()))
                .artefacts(files)
                .service(KitBench.class, bench)
                .service(SegurKitAdapter.class, product)
                .clock(bench.clock())
                .run();
    }
}
