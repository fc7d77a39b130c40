package org.segursdk.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.segursdk.cda.N1Document;

/**
 * The first document of a fresh JVM, from {@code main} to the last byte; run it as a program of its own, several times:
 * {@code java -cp benchmarks/target/benchmarks.jar org.segursdk.benchmarks.FirstDocument [vsm|n1]}. Prints the milliseconds since
 * {@code main} and since the JVM started.
 */
public final class FirstDocument {
    private static final int VSM_ENTRIES = 10;
    private static final int PDF_SIZE = 100_000;

    private FirstDocument() {}

    /** @param args {@code vsm} (default) or {@code n1} */
    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        if (args.length > 0 && args[0].equals("n1")) {
            N1Document letter = SampleDocuments.letter(PDF_SIZE);
            letter.writeTo(OutputStream.nullOutputStream());
        } else {
            SampleDocuments.vsm(VSM_ENTRIES).writeTo(OutputStream.nullOutputStream());
        }
        long end = System.nanoTime();
        long sinceStart = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println((end - start) / 1_000_000 + " ms since main, " + sinceStart + " ms since the JVM started");
    }
}
