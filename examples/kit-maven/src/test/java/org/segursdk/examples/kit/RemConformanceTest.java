package org.segursdk.examples.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.testing.SegurConformance;
import org.segursdk.testing.SegurKitExtension;

@SegurConformance(profile = "segur-profile.yaml", report = "target/segur-junit")
class RemConformanceTest {
    @RegisterExtension
    static SegurKitExtension kit = SegurKitExtension.fromProject()
            .adapter(new PracticeAdapter())
            .checks(new OneCallPerSearch()); // yours, beside the kit's

    @TestFactory
    Stream<DynamicNode> rem() {
        return kit.requirements(); // domain → requirement → check
    }

    @Test
    void ourOwnTests_mayUseTheBenchToo(Sandbox sandbox) {
        assertThat(sandbox.baseUri()).hasHost("localhost");
    }
}
