package org.segursdk.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.Finding;

/**
 * The first verdict of the linter in a fresh JVM; run it as a program of its own, several times:
 * {@code java -cp benchmarks/target/benchmarks.jar org.segursdk.benchmarks.FirstVerdict file.xml}. Prints the milliseconds since
 * {@code main} and since the JVM started.
 */
public final class FirstVerdict {
    private FirstVerdict() {}

    /** @param args a CDA document */
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        List<Finding> findings;
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            findings = CdaChecker.check(in);
        }
        long end = System.nanoTime();
        long sinceStart = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println(findings.size() + " findings, " + (end - start) / 1_000_000 + " ms since main, " + sinceStart
                + " ms since the JVM started");
    }
}
