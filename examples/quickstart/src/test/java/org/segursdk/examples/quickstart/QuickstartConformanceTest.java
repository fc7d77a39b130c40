package org.segursdk.examples.quickstart;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.segursdk.testing.SegurConformance;
import org.segursdk.testing.SegurKitExtension;

/** What the quickstart makes before the REM's checks, both waves. */
@SegurConformance(profile = "segur-profile.yaml", report = "target/segur-junit", baseline = "segur-baseline.json")
class QuickstartConformanceTest {
    /** Written first: the run looks at them. */
    static final Path ARTEFACTS = QuickstartArtefacts.written();

    @RegisterExtension
    static SegurKitExtension kit = SegurKitExtension.fromProject();

    @TestFactory
    Stream<DynamicNode> rem() {
        return kit.requirements();
    }
}
