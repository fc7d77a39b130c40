package org.segursdk.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import org.segursdk.cda.read.BioFlags;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadMetadata;
import org.segursdk.core.xml.SecureXml;

/**
 * Reading: header and metadata of a level-1 document of 5 MB, whose PDF is not decoded; what a worklist shows of a biology
 * report of 20 results. Floor: a bare StAX parse of the same bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
public class CdaReadBenchmark {
    /** The base64 of it makes 5 MB. */
    private static final int PDF_SIZE = 3_750_000;

    private static final int RESULTS = 20;

    private final byte[] letter = SampleDocuments.bytes(SampleDocuments.letter(PDF_SIZE)::writeTo);
    private final byte[] biology = SampleDocuments.bytes(SampleDocuments.biology(RESULTS)::writeTo);

    @Benchmark
    public ReadMetadata headerAndMetadata() throws IOException {
        return CdaReader.create().headerOnly().read(letter).metadata();
    }

    @Benchmark
    public int headerBareStaxParse() throws XMLStreamException {
        return parse(letter);
    }

    @Benchmark
    public BioFlags biologyFlags() throws IOException {
        return BioFlags.of(CdaReader.create().read(biology));
    }

    @Benchmark
    public int biologyBareStaxParse() throws XMLStreamException {
        return parse(biology);
    }

    private static int parse(byte[] document) throws XMLStreamException {
        XMLStreamReader xml = SecureXml.reader(new ByteArrayInputStream(document));
        int elements = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                elements++;
            }
        }
        return elements;
    }
}
