package org.segursdk.benchmarks;

import jakarta.activation.DataHandler;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.attachment.AttachmentMarshaller;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType;
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
import org.openjdk.jmh.infra.Blackhole;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.internal.DocumentDigest;
import org.segursdk.dmp.internal.FeedChecks.Checked;
import org.segursdk.dmp.internal.Submission;
import org.segursdk.dmp.internal.SubmissionMetadata;
import org.segursdk.soap.internal.XmlWriter;

/**
 * The metadata of a submission (TD2.1): built from the documents' metadata, then written, the parts being referred to (XOP).
 * Hash and size are known before. Peer: IPF's model, transformation and JAXB marshalling of the same submission.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
public class DmpMetadataBenchmark {
    private static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");
    private static final Oid SET = Oid.of("1.2.250.1.213.3.999.1");
    private static final Oid SIGNATURE = Oid.of("1.2.250.1.213.3.999.2");
    private static final Fingerprint SIGNATURE_PRINT =
            new Fingerprint(4321, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    private static final QName ROOT = new QName("urn:ihe:iti:xds-b:2007", "ProvideAndRegisterDocumentSetRequest");

    @Param({"1", "10"})
    private int documents;

    private final DmpProfile profile = DmpProfile.defaults();
    private final IpfSubmission ipf = new IpfSubmission();
    private final DocumentDigest digest = new DocumentDigest(new byte[20], true, Optional.empty());
    private List<Document> sent = List.of();
    private List<String> hrefs = List.of();
    private List<Fingerprint> fingerprints = List.of();
    private List<DataHandler> handlers = List.of();
    private @Nullable FeedRequest request;
    private @Nullable Marshaller marshaller;

    @Setup
    public void prepare() throws JAXBException {
        sent = FeedSamples.documents(documents, FeedSamples.SMALL_PDF);
        request = FeedRequest.of(sent);
        List<String> references = new ArrayList<>();
        List<Fingerprint> prints = new ArrayList<>();
        List<DataHandler> contents = new ArrayList<>();
        for (int i = 0; i <= documents; i++) {
            references.add("cid:Document0" + i + "@dmp.segursdk.org");
            prints.add(i < documents ? sent.get(i).content().fingerprint() : SIGNATURE_PRINT);
            contents.add(PlainCxf.handler(new byte[100]));
        }
        hrefs = List.copyOf(references);
        fingerprints = List.copyOf(prints);
        handlers = List.copyOf(contents);
        marshaller = JAXBContext.newInstance(ProvideAndRegisterDocumentSetRequestType.class)
                .createMarshaller();
        marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
        marshaller.setAttachmentMarshaller(new Xop());
    }

    @Benchmark
    public void sdk(Blackhole hole) throws XMLStreamException {
        List<Checked> checked = new ArrayList<>(documents);
        List<String> ids = new ArrayList<>(documents + 1);
        for (int i = 0; i < documents; i++) {
            DocumentMetadata metadata = sent.get(i).metadata();
            DocumentEntry entry = DocumentEntry.of(
                    "Document" + (i + 1),
                    metadata,
                    fingerprints.get(i),
                    profile.metadata().value());
            checked.add(new Checked(entry, sent.get(i), fingerprints.get(i), digest));
        }
        DocumentMetadata first = sent.get(0).metadata();
        SubmissionMetadata.Lot lot = new SubmissionMetadata.Lot(
                SET, NOW, Oid.of("1.2.250.1.999.1"), first.authors().get(0), FeedSamples.CONTENT_TYPE, SIGNATURE);
        RegistryObjects objects =
                SubmissionMetadata.of(Objects.requireNonNull(request), checked, lot, SIGNATURE_PRINT, profile);
        objects.entries().forEach(entry -> ids.add(entry.id()));
        XmlWriter out = new XmlWriter(new Sink(hole));
        Submission.write(objects, ids, hrefs, out);
        out.close();
    }

    @Benchmark
    public void ipfJaxb(Blackhole hole) throws JAXBException {
        ProvideAndRegisterDocumentSetRequestType message =
                ipf.build(sent, fingerprints, SET.value(), SIGNATURE.value(), NOW, handlers);
        Objects.requireNonNull(marshaller)
                .marshal(
                        new JAXBElement<>(ROOT, ProvideAndRegisterDocumentSetRequestType.class, message),
                        new Sink(hole));
    }

    /** Refers to every part. */
    private static final class Xop extends AttachmentMarshaller {
        @Override
        public String addMtomAttachment(DataHandler data, String namespace, String localName) {
            return "cid:part@peer";
        }

        @Override
        public String addMtomAttachment(
                byte[] data, int offset, int length, String mimeType, String namespace, String localName) {
            return "cid:part@peer";
        }

        @Override
        public String addSwaRefAttachment(DataHandler data) {
            return "cid:part@peer";
        }

        @Override
        public boolean isXOPPackage() {
            return true;
        }
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
