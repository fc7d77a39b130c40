package org.segursdk.examples.cabinet;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.segursdk.testing.SegurConformance;
import org.segursdk.testing.SegurKitExtension;

/** The practice's software before the REM's checks, both waves. */
@SegurConformance(profile = "segur-profile.yaml", report = "target/segur-junit", baseline = "segur-baseline.json")
class CabinetConformanceTest {
    /** Written first: the run looks at them. */
    static final Path ARTEFACTS = CabinetArtefacts.written();

    @RegisterExtension
    static SegurKitExtension kit = SegurKitExtension.fromProject().adapter(new CabinetAdapter());

    @TestFactory
    Stream<DynamicNode> rem() {
        return kit.requirements();
    }
}
