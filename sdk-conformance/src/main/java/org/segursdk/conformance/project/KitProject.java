package org.segursdk.conformance.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.check.CheckOptions;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.checks.KitChecks;
import org.segursdk.conformance.evidence.EvidenceFolder;
import org.segursdk.conformance.live.LiveGuide;
import org.segursdk.conformance.plan.Plan;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.conformance.profile.SegurProfile;
import org.segursdk.conformance.run.Artefacts;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.ConformanceRun;
import org.segursdk.conformance.run.Means;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;

/**
 * What a run is made from: the profile, and what stands beside it. What is not told is taken from the profile: the folder of artefacts
 * ({@code modes.artefacts}), whether the product may be pointed at the sandbox ({@code modes.live}), its adapter ({@code modes.adapter}).
 */
public final class KitProject {
    /** Folder of the evidence supplied, beside the profile. */
    public static final String EVIDENCE = "segur-evidence";

    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final Path profile;
    private Optional<Path> artefacts = Optional.empty();
    private Optional<Path> evidence = Optional.empty();
    private boolean live;
    private Optional<String> adapterName = Optional.empty();
    private Optional<SegurKitAdapter> adapter = Optional.empty();
    private List<Path> adapterPath = List.of();
    private ClassLoader classes = KitProject.class.getClassLoader();
    private Optional<LiveGuide> guide = Optional.empty();
    private int port;
    private int mailPort;
    private Optional<Path> certificates = Optional.empty();
    private final List<Check> checks = new ArrayList<>();
    private String kitVersion = "0";

    private KitProject(Path profile) {
        this.profile = profile;
    }

    /** @param profile the file {@code segur-profile.yaml}, or the folder that holds it */
    public static KitProject of(Path profile) {
        return new KitProject(Files.isDirectory(profile) ? profile.resolve(SegurProfile.FILE_NAME) : profile);
    }

    /** Folder of the files the product made. */
    public KitProject artefacts(Path folder) {
        this.artefacts = Optional.of(folder);
        return this;
    }

    /** Folder of the evidence supplied; default {@link #EVIDENCE} beside the profile. */
    public KitProject evidence(Path folder) {
        this.evidence = Optional.of(folder);
        return this;
    }

    /** Has the product act even where the profile says {@code live: false}. */
    public KitProject live(boolean value) {
        this.live = value;
        return this;
    }

    /** The class of the adapter; the product then acts. */
    public KitProject adapter(String className) {
        this.adapterName = Optional.of(className);
        this.live = true;
        return this;
    }

    /** The adapter itself; the product then acts. */
    public KitProject adapter(SegurKitAdapter value) {
        this.adapter = Optional.of(value);
        this.live = true;
        return this;
    }

    /** Jars and folders where the adapter's class is looked for, after the class loader. */
    public KitProject adapterPath(List<Path> path, ClassLoader parent) {
        this.adapterPath = List.copyOf(path);
        this.classes = Objects.requireNonNull(parent, "parent");
        return this;
    }

    /** Who is told what to do where no adapter acts. */
    public KitProject guide(LiveGuide value) {
        this.guide = Optional.of(value);
        this.live = true;
        return this;
    }

    /** Fixed addresses of the bench, for a product that is set up by hand: {@link KitBench#start(int, int, Optional)}. */
    public KitProject bench(int httpsPort, int firstMailPort, Optional<Path> directory) {
        this.port = httpsPort;
        this.mailPort = firstMailPort;
        this.certificates = directory;
        return this;
    }

    /** Checks of the vendor's own, beside the kit's. */
    public KitProject checks(Collection<? extends Check> own) {
        checks.addAll(own);
        return this;
    }

    public KitProject kitVersion(String version) {
        this.kitVersion = Objects.requireNonNull(version, "version");
        return this;
    }

    /**
     * Reads the profile.
     *
     * @throws InvalidInputException when it is missing or wrong
     */
    public SegurProfile read() throws IOException {
        if (!Files.isRegularFile(profile)) {
            throw InvalidInputException.of(
                    SegurProfile.FILE_NAME, profile.toString(), "PROFILE-FILE", "fichier absent", "no such file");
        }
        return SegurProfile.read(
                profile,
                RequirementCatalogue.bundled(),
                LocalDate.now(Clock.systemUTC().withZone(FRANCE)));
    }

    /** What applies to the product. */
    public Plan plan() throws IOException {
        return Plan.of(RequirementCatalogue.bundled(), read());
    }

    /** Where the vendor's evidence stands. */
    public EvidenceFolder evidenceFolder() {
        return new EvidenceFolder(evidence.orElse(beside().resolve(EVIDENCE)));
    }

    private Path beside() {
        return Optional.ofNullable(profile.toAbsolutePath().getParent()).orElse(Path.of("."));
    }

    /**
     * Reads profile and files, refuses what is unsafe, then starts sandbox and product when there is somebody to make the product act.
     *
     * @throws InvalidInputException when the profile, a folder or the adapter's class is wrong
     * @throws SegurSecurityException when an identity or a host is not one of tests; nothing was started
     * @throws AdapterFailedException when the product does not start
     */
    public KitSession open() throws IOException {
        Plan plan = plan();
        Artefacts files = files(plan.profile());
        ConformanceRun.Builder run = ConformanceRun.of(plan)
                .checks(KitChecks.all())
                .checks(checks)
                .artefacts(files)
                .evidence(evidenceFolder().read())
                .kitVersion(kitVersion)
                .gate();
        Optional<String> named = adapterName.or(() -> plan.profile().modes().adapter());
        boolean acts = adapter.isPresent() || named.isPresent() || guide.isPresent();
        if (!acts || !live && !plan.profile().modes().live()) {
            return new KitSession(run.start(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        return start(run, named);
    }

    private Artefacts files(SegurProfile declared) throws IOException {
        Optional<Path> folder = artefacts.or(
                () -> declared.modes().artefacts().map(beside()::resolve).filter(Files::isDirectory));
        if (folder.isEmpty()) {
            return Artefacts.NONE;
        }
        if (!Files.isDirectory(folder.get())) {
            throw InvalidInputException.of(
                    "artefacts", folder.get().toString(), "ARTEFACTS-FOLDER", "dossier absent", "no such folder");
        }
        return Artefacts.read(
                folder.get(),
                new FileChecker(new CheckOptions(
                        true, Optional.empty(), declared.modes().citizenDomain())));
    }

    private KitSession start(ConformanceRun.Builder run, Optional<String> named) throws IOException {
        AdapterLoader loader = new AdapterLoader(adapterPath, classes);
        Optional<SegurKitAdapter> product = adapter.isPresent() ? adapter : named.map(loader::make);
        KitBench bench = KitBench.start(port, mailPort, certificates);
        try {
            if (product.isPresent()) {
                connect(product.get(), bench, loader);
                run.service(SegurKitAdapter.class, product.get());
            }
            guide.ifPresent(value -> run.service(LiveGuide.class, value));
            run.service(KitBench.class, bench)
                    .clock(bench.clock())
                    .means(new Means(true, product.map(each -> each.getClass().getName()), guide.isPresent()));
            return new KitSession(run.start(), Optional.of(bench), product, Optional.of(loader));
        } catch (RuntimeException e) {
            product.ifPresent(each -> stop(each, e));
            bench.close();
            loader.close();
            throw e;
        }
    }

    /** What has half started may hold ports and files. */
    private static void stop(SegurKitAdapter product, RuntimeException failure) {
        try {
            product.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static void connect(SegurKitAdapter product, KitBench bench, AdapterLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader.classes());
        try {
            product.connect(bench);
        } catch (InterruptedException e) {
            thread.interrupt();
            throw AdapterFailedException.of(product.getClass().getName(), e);
        } catch (Exception e) {
            throw AdapterFailedException.of(product.getClass().getName(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
