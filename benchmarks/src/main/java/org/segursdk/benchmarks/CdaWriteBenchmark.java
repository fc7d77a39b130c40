package org.segursdk.benchmarks;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.xml.namespace.QName;
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
import org.openjdk.jmh.infra.Blackhole;
import org.projecthusky.common.hl7cdar2.POCDMT000040ClinicalDocument;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.vsm.VsmDocument;

/**
 * Writing: a structured document of 444 KB, a biology report of 300 results and a level-1 document with a PDF of 10 MB, from the
 * typed model to the last byte.
 * Peer: the JAXB model of CDA of husky-common-gen, marshalling the same document.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
public class CdaWriteBenchmark {
    private static final int PDF_SIZE = 10_000_000;
    private static final int RESULTS = 300;

    private VsmDocument structured = SampleDocuments.structured();
    private BioReport biology = SampleDocuments.biology(RESULTS);
    private N1Document letter = SampleDocuments.letter(PDF_SIZE);
    private @org.jspecify.annotations.Nullable Marshaller marshaller;
    private @org.jspecify.annotations.Nullable JAXBElement<?> structuredPeer;
    private @org.jspecify.annotations.Nullable JAXBElement<?> biologyPeer;
    private @org.jspecify.annotations.Nullable JAXBElement<?> letterPeer;

    @Setup
    public void prepare() throws JAXBException {
        JAXBContext context = JAXBContext.newInstance(POCDMT000040ClinicalDocument.class);
        marshaller = context.createMarshaller();
        structuredPeer = unmarshal(context, SampleDocuments.bytes(structured::writeTo));
        biologyPeer = unmarshal(context, SampleDocuments.bytes(biology::writeTo));
        letterPeer = unmarshal(context, SampleDocuments.bytes(letter::writeTo));
    }

    private static JAXBElement<?> unmarshal(JAXBContext context, byte[] bytes) throws JAXBException {
        POCDMT000040ClinicalDocument document = context.createUnmarshaller()
                .unmarshal(
                        new javax.xml.transform.stream.StreamSource(new ByteArrayInputStream(bytes)),
                        POCDMT000040ClinicalDocument.class)
                .getValue();
        return new JAXBElement<>(
                new QName("urn:hl7-org:v3", "ClinicalDocument"), POCDMT000040ClinicalDocument.class, document);
    }

    @Benchmark
    public void structured(Blackhole hole) throws IOException {
        structured.writeTo(new Sink(hole));
    }

    @Benchmark
    public void structuredHuskyJaxb(Blackhole hole) throws JAXBException {
        Objects.requireNonNull(marshaller).marshal(structuredPeer, new Sink(hole));
    }

    @Benchmark
    public void biology300Results(Blackhole hole) throws IOException {
        biology.writeTo(new Sink(hole));
    }

    @Benchmark
    public void biology300ResultsHuskyJaxb(Blackhole hole) throws JAXBException {
        Objects.requireNonNull(marshaller).marshal(biologyPeer, new Sink(hole));
    }

    @Benchmark
    public void letter(Blackhole hole) throws IOException {
        letter.writeTo(new Sink(hole));
    }

    @Benchmark
    public void letterHuskyJaxb(Blackhole hole) throws JAXBException {
        Objects.requireNonNull(marshaller).marshal(letterPeer, new Sink(hole));
    }

    /** Takes the bytes and keeps none. */
    private static final class Sink extends OutputStream {
        private final Blackhole hole;

        Sink(Blackhole hole) {
            this.hole = hole;
        }

        @Override
        public void write(int octet) {
            hole.consume(octet);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            hole.consume(bytes);
            hole.consume(length);
        }
    }
}
