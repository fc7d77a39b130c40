package org.segursdk.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.segursdk.eprescription.search.MedicineIndex;
import org.segursdk.eprescription.search.MedicinePresentation;

/** Completion while the prescriber types, over 100 000 made-up presentations; the promise is a median under 5 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
public class MedicineSearchBenchmark {
    private static final int PRESENTATIONS = Integer.getInteger("segursdk.entries", 100_000);
    private static final List<String> FORMS =
            List.of("comprimé pelliculé", "gélule", "solution buvable", "crème", "poudre pour solution injectable");

    /** A beginning that many have, a rare one, several words, one that all have. */
    @Param({"par", "parazol", "amo 500 com", "com"})
    public String typed;

    private MedicineIndex index;

    @Setup
    public void build() throws IOException {
        Random random = new Random(7);
        String[] syllables = {"para", "amo", "zol", "pril", "stat", "codé", "ibu", "xyl", "mét", "for", "dol", "cet"};
        StringBuilder file = new StringBuilder("cip13;name;substances\n");
        for (int i = 0; i < PRESENTATIONS; i++) {
            String brand =
                    syllables[random.nextInt(12)] + syllables[random.nextInt(12)] + syllables[random.nextInt(12)];
            file.append(3_400_930_000_000L + i)
                    .append(';')
                    .append(brand.toUpperCase(Locale.FRENCH))
                    .append(' ')
                    .append(50 * (1 + random.nextInt(20)))
                    .append(" mg ")
                    .append(FORMS.get(random.nextInt(FORMS.size())))
                    .append(" laboratoire ")
                    .append(random.nextInt(200))
                    .append(" (comprend ")
                    .append(1 + random.nextInt(90))
                    .append(");")
                    .append(syllables[random.nextInt(12)])
                    .append(syllables[random.nextInt(12)])
                    .append("ine\n");
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        index = MedicineIndex.read(() -> new ByteArrayInputStream(bytes));
    }

    @Benchmark
    public List<MedicinePresentation> complete() {
        return index.complete(typed, 20);
    }
}
