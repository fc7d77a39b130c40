package org.segursdk.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.CdaReport;
import org.segursdk.conformance.official.OfficialFinding;
import org.segursdk.conformance.official.OfficialRules;

/**
 * Checking a structured document of 444 KB with our rules, and with the publisher's schema and schematrons on Saxon, style sheets
 * ready and value sets read. The publisher's rules are not shipped: {@code -Dsegursdk.official=DIR} names a checkout of
 * {@code ansforge/TestContenuCDA-3-0}; without it JMH reports this peer as failed and goes on.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
public class CdaOfficialBenchmark {
    private final byte[] structured = SampleDocuments.bytes(SampleDocuments.structured()::writeTo);

    /** The publisher's rules, opened before the clock runs. */
    @State(Scope.Benchmark)
    public static class Official {
        private Optional<OfficialRules> rules = Optional.empty();

        @Setup
        public void open() throws IOException {
            String folder = System.getProperty("segursdk.official", "");
            if (folder.isEmpty()) {
                throw new IllegalStateException(
                        "left out: -Dsegursdk.official names no checkout of the official rules");
            }
            rules = Optional.of(OfficialRules.open(Path.of(folder), Files.createTempDirectory("official")));
        }

        OfficialRules rules() {
            return rules.orElseThrow();
        }
    }

    @Benchmark
    public CdaReport own() throws IOException {
        return CdaChecker.inspect(new ByteArrayInputStream(structured));
    }

    @Benchmark
    public List<OfficialFinding> official(Official official) throws IOException {
        return official.rules().check(structured, "VSM_1.4_2022.01");
    }
}
