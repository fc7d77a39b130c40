package org.segursdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.PortCheck;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.profile.ProfileExamples;
import org.segursdk.conformance.run.ConformanceRun;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.sandbox.Sandbox;

/** Test classes as vendors write them, run by {@link SegurKitExtensionTest}. */
final class Samples {
    static final String ASKED = "REM-PSC-01";
    static final Path FOLDER = Path.of("target", "kit-samples").toAbsolutePath();

    private Samples() {}

    /** Writes a profile; the waiver is for {@link #ASKED}. */
    static Path profile(String name, String waived) {
        String waivers = waived.isEmpty()
                ? ""
                : "waivers:\n  - {requirement: " + waived
                        + ", reason: \"essai\", kind: KNOWN_DEFECT, owner: j.dupont, until: "
                        + LocalDate.now(ZoneOffset.UTC).plusMonths(1) + "}\n";
        try {
            return Files.writeString(
                    Files.createDirectories(FOLDER).resolve(name), ProfileExamples.of(SoftwareType.LGC) + waivers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the sample product can be asked. */
    interface GreetingPort {
        String greeting();
    }

    /** A check of the vendor's own. */
    static final class Polite extends PortCheck<GreetingPort> {
        Polite() {
            super("acme-polite", GreetingPort.class, ASKED);
        }

        @Override
        protected void look(GreetingPort product, KitBench bench, Findings findings) {
            findings.saw("greeting");
            findings.require(
                    product.greeting().equals("bonjour"),
                    "greets",
                    LocalizedText.of("ne salue pas", "does not greet"),
                    LocalizedText.of("dire bonjour", "say hello"));
        }
    }

    /** The product. */
    static class Product implements SegurKitAdapter, GreetingPort {
        private final String greeting;

        Product(String greeting) {
            this.greeting = greeting;
        }

        @Override
        public void connect(KitBench bench) {}

        @Override
        public void reset() {}

        @Override
        public String greeting() {
            return greeting;
        }
    }

    /** Made by its class. */
    public static final class Usual extends Product {
        public Usual() {
            super("bonjour");
        }
    }

    static SegurKitExtension kit(String name, String waived, String greeting) {
        return SegurKitExtension.fromProject()
                .profile(profile(name + ".yaml", waived))
                .adapter(new Product(greeting))
                .checks(new Polite())
                .report(FOLDER.resolve(name));
    }

    static class Good {
        @RegisterExtension
        static SegurKitExtension kit = kit("good", "", "bonjour");

        @TestFactory
        Stream<DynamicNode> rem() {
            return kit.requirements();
        }

        @Test
        void given(KitBench bench, Sandbox sandbox, Clock clock, SegurKitAdapter adapter, ConformanceRun run) {
            assertThat(bench.sandbox()).isSameAs(sandbox);
            assertThat(bench.clock()).isSameAs(clock);
            assertThat(adapter).isInstanceOf(Product.class);
            assertThat(run.checks(ASKED)).anyMatch(each -> each.id().equals("acme-polite"));
        }
    }

    static class Bad {
        @RegisterExtension
        static SegurKitExtension kit =
                kit("bad", "", "…").baseline(FOLDER.resolve("good").resolve("result.json"));

        @TestFactory
        Stream<DynamicNode> rem() {
            return kit.requirements();
        }
    }

    static class Better {
        @RegisterExtension
        static SegurKitExtension kit =
                kit("better", "", "bonjour").baseline(FOLDER.resolve("bad").resolve("result.json"));

        @TestFactory
        Stream<DynamicNode> rem() {
            return kit.requirements();
        }
    }

    static class Renewed {
        @RegisterExtension
        static SegurKitExtension kit = kit("renewed", "", "bonjour").baseline(FOLDER.resolve("segur-baseline.json"));

        @TestFactory
        Stream<DynamicNode> rem() {
            return kit.requirements();
        }
    }

    static class Waived {
        @RegisterExtension
        static SegurKitExtension kit = kit("waived", ASKED, "…");

        @TestFactory
        Stream<DynamicNode> rem() {
            return kit.requirements();
        }
    }

    static class WaivedForNothing {
        @RegisterExtension
        static SegurKitExtension kit = kit("waived-for-nothing", ASKED, "bonjour");

        @TestFactory
        Stream<DynamicNode> rem() {
            return kit.requirements();
        }
    }

    @SegurConformance(
            profile = "target/kit-samples/annotated.yaml",
            adapter = Usual.class,
            report = "target/kit-samples/annotated",
            strict = true,
            lang = "en")
    @ExtendWith(SegurKitExtension.class)
    static class Annotated {
        @TestFactory
        Stream<DynamicNode> rem(SegurKitExtension kit) {
            return kit.requirements();
        }
    }

    @SegurConformance(profile = "target/kit-samples/files.yaml")
    @ExtendWith(SegurKitExtension.class)
    static class FilesOnly {
        @Test
        void bench_isStartedWhenAskedFor(KitBench bench, Sandbox sandbox) {
            assertThat(bench.sandbox()).isSameAs(sandbox);
        }
    }

    @SegurConformance(profile = "target/kit-samples/absent.yaml")
    @ExtendWith(SegurKitExtension.class)
    static class NoProfile {
        @Test
        void never() {}
    }
}
