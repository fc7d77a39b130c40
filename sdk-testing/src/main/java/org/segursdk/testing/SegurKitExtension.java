package org.segursdk.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.KitClock;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.project.KitProject;
import org.segursdk.conformance.project.KitSession;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.ConformanceRun;
import org.segursdk.sandbox.Sandbox;

/**
 * Runs the self-conformance kit as JUnit 5 tests: a container for each domain and each requirement, a test for each check, made when it
 * is its turn. What is incomplete, to review, not applicable or waived shows as aborted, with the reason.
 *
 * <pre>{@code
 * @SegurConformance(profile = "segur-profile.yaml")
 * class RemConformanceTest {
 *     @RegisterExtension
 *     static SegurKitExtension kit = SegurKitExtension.fromProject().adapter(new MyAdapter());
 *
 *     @TestFactory
 *     Stream<DynamicNode> rem() {
 *         return kit.requirements();
 *     }
 * }
 * }</pre>
 *
 * <p>Parameters it gives to methods of the class: {@link KitBench}, {@link Sandbox}, {@link KitClock} or {@link Clock}, the
 * {@link SegurKitAdapter}, the {@link ConformanceRun}, and itself. A bench is started for them when no adapter has asked for one.
 */
public final class SegurKitExtension implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final List<Class<?>> GIVEN = List.of(
            KitBench.class,
            Sandbox.class,
            KitClock.class,
            Clock.class,
            SegurKitAdapter.class,
            ConformanceRun.class,
            SegurKitExtension.class);

    private final List<Check> checks = new ArrayList<>();
    private Optional<Path> profile = Optional.empty();
    private Optional<SegurKitAdapter> adapter = Optional.empty();
    private Optional<Path> artefacts = Optional.empty();
    private Optional<Path> report = Optional.empty();
    private Optional<Path> baseline = Optional.empty();
    private Optional<Boolean> strict = Optional.empty();
    private Optional<Locale> locale = Optional.empty();

    private Optional<Class<?>> owner = Optional.empty();
    private Optional<KitSession> session = Optional.empty();
    private Optional<KitBench> ownBench = Optional.empty();
    private Optional<RequirementTree> tree = Optional.empty();

    /** As {@link #fromProject}; what {@code @ExtendWith} makes. */
    public SegurKitExtension() {}

    /** A kit on the profile that the test class names by {@link SegurConformance}, or on the module's own. */
    public static SegurKitExtension fromProject() {
        return new SegurKitExtension();
    }

    /** The declared product. */
    public SegurKitExtension profile(Path file) {
        this.profile = Optional.of(file);
        return this;
    }

    /** The product. */
    public SegurKitExtension adapter(SegurKitAdapter value) {
        this.adapter = Optional.of(value);
        return this;
    }

    /** Folder of the files the product made. */
    public SegurKitExtension artefacts(Path folder) {
        this.artefacts = Optional.of(folder);
        return this;
    }

    /** Checks of the vendor's own, each of a requirement of the catalogue. */
    public SegurKitExtension checks(Check... own) {
        checks.addAll(Arrays.asList(own));
        return this;
    }

    /** Where reports go. */
    public SegurKitExtension report(Path folder) {
        this.report = Optional.of(folder);
        return this;
    }

    /**
     * A {@code result.json}, or what {@code RecordedRun.write} makes of one, that nothing may be worse than. What is better shows as aborted.
     * The system property {@code segur.baseline.renew} set to {@code true} has the run written there instead.
     */
    public SegurKitExtension baseline(Path file) {
        this.baseline = Optional.of(file);
        return this;
    }

    /** Whether a required requirement that is incomplete or to review fails. */
    public SegurKitExtension strict(boolean value) {
        this.strict = Optional.of(value);
        return this;
    }

    /** Language of names and reasons: French, or English for any other. */
    public SegurKitExtension language(Locale value) {
        this.locale = Optional.of(Objects.requireNonNull(value, "value"));
        return this;
    }

    /**
     * Everything that applies to the product, and what the run comes to at its end: waivers, baseline, reports.
     *
     * @throws IllegalStateException outside a test class that has this extension
     */
    public Stream<DynamicNode> requirements() {
        return tree.orElseThrow(() -> new IllegalStateException("the extension is not registered on the test class"))
                .nodes();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (session.isPresent()) {
            return; // a nested class
        }
        Optional<SegurConformance> told =
                context.getTestClass().map(type -> type.getAnnotation(SegurConformance.class));
        Path base = Path.of(System.getProperty("basedir", ""));
        KitProject project = KitProject.of(base.resolve(
                profile.orElse(Path.of(told.map(SegurConformance::profile).orElse("segur-profile.yaml")))));
        artefacts
                .or(() -> path(told.map(SegurConformance::artefacts)))
                .ifPresent(folder -> project.artefacts(base.resolve(folder)));
        adapter.ifPresentOrElse(project::adapter, () -> told.map(SegurConformance::adapter)
                .filter(type -> type != SegurKitAdapter.class)
                .ifPresent(type -> project.adapter(type.getName())));
        project.checks(checks)
                .kitVersion(
                        Optional.ofNullable(SegurKitExtension.class.getPackage().getImplementationVersion())
                                .orElse("(unpackaged)"))
                .adapterPath(List.of(), classes(context));
        owner = context.getTestClass().map(type -> type);
        KitSession opened = project.open();
        session = Optional.of(opened);
        tree = Optional.of(new RequirementTree(
                opened.run(),
                locale.orElse(
                        Locale.forLanguageTag(told.map(SegurConformance::lang).orElse("fr"))),
                strict.orElse(told.map(SegurConformance::strict).orElse(false)),
                base.resolve(
                        report.orElse(Path.of(told.map(SegurConformance::report).orElse("target/segur")))),
                baseline.or(() -> path(told.map(SegurConformance::baseline))).map(base::resolve),
                "mvn test -Dtest="
                        + context.getTestClass().map(Class::getSimpleName).orElse("…") + " -D" + RequirementTree.RENEW
                        + "=true"));
    }

    private static Optional<Path> path(Optional<String> text) {
        return text.filter(each -> !each.isEmpty()).map(Path::of);
    }

    private static ClassLoader classes(ExtensionContext context) {
        return context.getTestClass().map(Class::getClassLoader).orElseGet(SegurKitExtension.class::getClassLoader);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!owner.equals(context.getTestClass())) {
            return;
        }
        ownBench.ifPresent(KitBench::close);
        session.ifPresent(KitSession::close);
        ownBench = Optional.empty();
        session = Optional.empty();
        tree = Optional.empty();
        owner = Optional.empty();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return GIVEN.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        KitSession open = session.orElseThrow(() -> new ParameterResolutionException("the kit has not begun"));
        Class<?> type = parameter.getParameter().getType();
        if (type == SegurKitExtension.class) {
            return this;
        }
        if (type == ConformanceRun.class) {
            return open.run();
        }
        if (type == SegurKitAdapter.class) {
            return open.adapter().orElseThrow(() -> new ParameterResolutionException("no adapter"));
        }
        KitBench bench = bench(open);
        return type == KitBench.class ? bench : type == Sandbox.class ? bench.sandbox() : bench.clock();
    }

    private KitBench bench(KitSession open) {
        return open.bench().orElseGet(() -> {
            KitBench bench = ownBench.orElseGet(KitBench::start);
            ownBench = Optional.of(bench);
            return bench;
        });
    }
}
