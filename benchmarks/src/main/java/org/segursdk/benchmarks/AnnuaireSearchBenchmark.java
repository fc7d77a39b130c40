package org.segursdk.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.segursdk.annuaire.AnnuaireProfile;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.DirectoryStructure;
import org.segursdk.annuaire.ProfessionalQuery;
import org.segursdk.annuaire.Results;
import org.segursdk.annuaire.index.AnnuaireIndex;
import org.segursdk.annuaire.index.SuggestField;
import org.segursdk.annuaire.internal.fhir.FoundActivity;
import org.segursdk.annuaire.internal.fhir.FoundProfessional;
import org.segursdk.annuaire.internal.fhir.FoundStructure;
import org.segursdk.annuaire.internal.store.Cursor;
import org.segursdk.annuaire.internal.store.DirectoryStore;
import org.segursdk.annuaire.internal.store.StoreWriter;
import org.segursdk.core.actor.ProfessionalId;

/**
 * Searching a copy of the directory with one million professionals; the peer is H2 with the same rows, normalised names and an index
 * for each criterion. Both are built once, in {@code segur-annuaire-…} of the temporary folder, and kept there for the other measures;
 * build time and size on disk are printed then, the heap in use each time. The network is left out: resources are given to the writer as
 * they would come from the parser.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class AnnuaireSearchBenchmark {
    private static final int PROFESSIONALS = Integer.getInteger("segursdk.entries", 1_000_000);
    private static final int STRUCTURES = PROFESSIONALS / 4;
    private static final int LIMIT = 10;
    private static final AnnuaireProfile FOR_EVER =
            AnnuaireProfile.builder().copyLifetime(Duration.ofDays(100_000)).build();
    private static final int ASKED = 2_000;

    private final List<DirectoryProfessional> asked = new ArrayList<>();
    private final Path folder = Path.of(System.getProperty("java.io.tmpdir"), "segur-annuaire-" + PROFESSIONALS);
    private AnnuaireIndex index;
    private SqlDirectory sql;
    private int next;

    @Setup
    public void fill() throws IOException, SQLException {
        Path copy = folder.resolve("copy");
        Path tables = folder.resolve("h2");
        boolean there = Files.exists(folder.resolve("ready"));
        if (!there) {
            long start = System.nanoTime();
            write(copy);
            print("index", start, copy);
        }
        index = AnnuaireIndex.open(copy, Clock.systemUTC(), FOR_EVER);
        for (int i = 0; i < PROFESSIONALS; i += PROFESSIONALS / ASKED) {
            asked.add(professional(i));
        }
        sql = new SqlDirectory(tables, !there);
        if (!there) {
            long start = System.nanoTime();
            for (int i = 0; i < PROFESSIONALS; i++) {
                sql.add(i, professional(i));
            }
            sql.ready();
            print("H2", start, tables);
            Files.createFile(folder.resolve("ready"));
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(Locale.ROOT, "heap in use %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private DirectoryProfessional professional(int number) {
        return index.professional(ProfessionalId.rpps(String.valueOf(99_700_000_000L + number)))
                .orElseThrow();
    }

    private void write(Path copy) {
        DirectorySamples samples = new DirectorySamples(1);
        Random random = new Random(2);
        try (DirectoryStore store = DirectoryStore.open(copy);
                StoreWriter writer = StoreWriter.open(store)) {
            Cursor cursor = new Cursor("https://x.test", 1, Optional.empty(), Optional.empty(), Optional.empty());
            for (int i = 0; i < STRUCTURES; i++) {
                writer.structure(new FoundStructure("o" + i, samples.structure(i)), 1, false);
            }
            writer.commit(cursor);
            for (int i = 0; i < PROFESSIONALS + PROFESSIONALS / 4; i++) {
                String place = "o" + random.nextInt(STRUCTURES);
                writer.activity(
                        new FoundActivity("r" + i, "p" + i % PROFESSIONALS, place, samples.activity(i)), 1, false);
            }
            writer.commit(cursor);
            writer.refresh();
            for (int i = 0; i < PROFESSIONALS; i++) {
                writer.professional(new FoundProfessional("p" + i, samples.professional(i)), 1);
            }
            writer.commit(cursor);
            writer.tidy();
            Instant now = Instant.now();
            writer.commit(new Cursor("https://x.test", 1, Optional.of(now), Optional.of(now), Optional.empty()));
        }
    }

    private static void print(String what, long start, Path folder) throws IOException {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            System.out.printf(
                    Locale.ROOT, "%n%s of %d professionals: %d s, %d MB%n", what, PROFESSIONALS, seconds, bytes >> 20);
        }
    }

    @TearDown
    public void close() throws SQLException {
        index.close();
        sql.close();
    }

    private DirectoryProfessional next() {
        next = (next + 1) % asked.size();
        return asked.get(next);
    }

    private static String first(String text, int letters) {
        return text.substring(0, Math.min(letters, text.length()));
    }

    /** The first letter of a name. */
    @Benchmark
    public Results<DirectoryProfessional> completeOneLetter() {
        return index.complete(first(next().familyName(), 1), LIMIT);
    }

    @Benchmark
    public Results<DirectoryProfessional> completeThreeLetters() {
        return index.complete(first(next().familyName(), 3), LIMIT);
    }

    @Benchmark
    public Results<DirectoryProfessional> completeFiveLetters() {
        return index.complete(first(next().familyName(), 5), LIMIT);
    }

    /** Four letters of the name and two of the given name. */
    @Benchmark
    public Results<DirectoryProfessional> completeBothNames() {
        DirectoryProfessional each = next();
        return index.complete(first(each.familyName(), 4) + ' ' + first(each.givenNames(), 2), LIMIT);
    }

    /** Two letters, profession and department. */
    @Benchmark
    public Results<DirectoryProfessional> severalCriteria() {
        return index.professionals(several());
    }

    private ProfessionalQuery several() {
        DirectoryProfessional each = next();
        return ProfessionalQuery.builder()
                .name(first(each.familyName(), 2))
                .profession(each.professions().get(0).code())
                .postalCode(first(place(each).postalCode().orElseThrow(), 2))
                .limit(LIMIT)
                .build();
    }

    /** Specialty and town, no name. */
    @Benchmark
    public Results<DirectoryProfessional> specialtyAndTown() {
        DirectoryProfessional each = next();
        return index.professionals(ProfessionalQuery.builder()
                .specialty(each.specialties().get(0).code())
                .city(first(place(each).city().orElseThrow(), 5))
                .limit(LIMIT)
                .build());
    }

    @Benchmark
    public List<String> suggestFamilyNames() {
        return index.suggest(SuggestField.FAMILY_NAME, first(next().familyName(), 2), LIMIT);
    }

    @Benchmark
    public List<String> h2OneLetter() throws SQLException {
        return sql.byName(first(next().familyName(), 1), LIMIT);
    }

    @Benchmark
    public List<String> h2ThreeLetters() throws SQLException {
        return sql.byName(first(next().familyName(), 3), LIMIT);
    }

    @Benchmark
    public List<String> h2FiveLetters() throws SQLException {
        return sql.byName(first(next().familyName(), 5), LIMIT);
    }

    @Benchmark
    public List<String> h2SeveralCriteria() throws SQLException {
        ProfessionalQuery query = several();
        return sql.byCriteria(
                query.name().orElseThrow(),
                query.profession().orElseThrow(),
                query.postalCode().orElseThrow(),
                LIMIT);
    }

    @Benchmark
    public List<String> h2SpecialtyAndTown() throws SQLException {
        DirectoryProfessional each = next();
        return sql.byTown(
                each.specialties().get(0).code(), first(place(each).city().orElseThrow(), 5), LIMIT);
    }

    private static DirectoryStructure place(DirectoryProfessional each) {
        return each.activities().get(0).structure().orElseThrow();
    }
}
