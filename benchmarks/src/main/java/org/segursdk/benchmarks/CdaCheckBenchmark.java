package org.segursdk.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.Finding;
import org.segursdk.core.xml.SecureXml;

/** Checking a structured document of 444 KB. Floor: a bare StAX parse of the same bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
public class CdaCheckBenchmark {
    private final byte[] structured = SampleDocuments.bytes(SampleDocuments.structured()::writeTo);

    @Benchmark
    public List<Finding> check() throws IOException {
        return CdaChecker.check(new ByteArrayInputStream(structured));
    }

    @Benchmark
    public int bareStaxParse() throws XMLStreamException {
        XMLStreamReader xml = SecureXml.reader(new ByteArrayInputStream(structured));
        int elements = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                elements++;
            }
        }
        return elements;
    }
}
