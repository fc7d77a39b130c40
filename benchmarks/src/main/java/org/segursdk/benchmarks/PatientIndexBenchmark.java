package org.segursdk.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.Sex;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.insi.matching.PatientMatch;
import org.segursdk.insi.matching.ReceivedIdentity;

/**
 * Looking up among one million patients; the median is the figure. The build time and the memory kept are printed before
 * the run.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PatientIndexBenchmark {
    private static final int PATIENTS = 1_000_000;
    private static final int ASKED = 20_000;

    private final PatientIndex index = PatientIndex.create();
    private final List<IndexedPatient> asked = new ArrayList<>();
    private int next;

    @Setup
    public void fill() {
        Random random = new Random(1);
        long start = System.nanoTime();
        for (int i = 0; i < PATIENTS; i++) {
            IndexedPatient patient = patient(random, i);
            index.put(patient);
            if (i % (PATIENTS / ASKED) == 0) {
                asked.add(patient);
            }
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long kept = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        System.out.printf(Locale.ROOT, "%n%d patients in %d s, %d MB kept%n", PATIENTS, seconds, kept);
    }

    /** A document whose INS is known. */
    @Benchmark
    public PatientMatch matchKnownIns() {
        IndexedPatient patient = next();
        return index.match(new ReceivedIdentity(patient.ins(), Optional.of(patient.traits()), Optional.empty()));
    }

    /** A document without INS: candidates by traits. */
    @Benchmark
    public PatientMatch matchByTraits() {
        return index.match(ReceivedIdentity.withoutIns(next().traits()));
    }

    /** The search before creation. */
    @Benchmark
    public List<IndexedPatient> searchByBirthDateAndName() {
        IndexedPatient patient = next();
        return index.search(
                patient.traits().birthDate(), patient.traits().birthName().substring(0, 3));
    }

    private IndexedPatient next() {
        next = (next + 1) % asked.size();
        return asked.get(next);
    }

    private static IndexedPatient patient(Random random, int number) {
        String date = String.format(
                Locale.ROOT,
                "%04d-%02d-%02d",
                1930 + random.nextInt(90),
                1 + random.nextInt(12),
                1 + random.nextInt(28));
        IdentityTraits traits = IdentityTraits.received(
                name(random, 4 + random.nextInt(6)),
                name(random, 3 + random.nextInt(5)),
                Optional.empty(),
                random.nextBoolean() ? Sex.MALE : Sex.FEMALE,
                BirthDate.received(date),
                Optional.of("99100"));
        Ins ins = new Ins(
                Matricule.ofNumber(
                        String.format(Locale.ROOT, "%d%09d000", 1 + random.nextInt(2), number)),
                InsAuthority.NIR);
        return new IndexedPatient(
                "record-" + number,
                traits,
                Optional.empty(),
                Optional.empty(),
                IdentityStatus.QUALIFIED,
                Optional.of(ins),
                List.of());
    }

    private static String name(Random random, int length) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String letters = i % 2 == 0 ? "BCDFLMNPRST" : "AEIOU";
            name.append(letters.charAt(random.nextInt(letters.length())));
        }
        return name.toString();
    }
}
