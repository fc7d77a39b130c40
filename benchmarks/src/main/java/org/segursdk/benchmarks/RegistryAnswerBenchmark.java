package org.segursdk.benchmarks;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLQueryResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.responses.QueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.transform.responses.QueryResponseTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
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
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.EbrimWriter;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.core.xds.Slot;
import org.segursdk.core.xds.XdsUuids;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.DmpProfile;

/**
 * The answer of a search (TD3.1) with 500 documents, from bytes to metadata. Peer: JAXB unmarshalling and IPF's transformation,
 * which makes its whole model at once; the SDK keeps the metadata as received and makes values when asked, hence
 * {@code sdkAndUse}, which asks each document for what a list shows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
public class RegistryAnswerBenchmark {
    private static final int DOCUMENTS = 500;
    private static final Fingerprint FINGERPRINT =
            new Fingerprint(123_456, "da39a3ee5e6b4b0d3255bfef95601890afd80709");

    private final QueryResponseTransformer transformer = new QueryResponseTransformer(new EbXMLFactory30());
    private byte @Nullable [] answer;
    private @Nullable Unmarshaller unmarshaller;

    @Setup
    public void prepare() throws XMLStreamException, JAXBException, IOException {
        answer = answer();
        unmarshaller = JAXBContext.newInstance(AdhocQueryResponse.class).createUnmarshaller();
        if (read().objects().entries().size() != DOCUMENTS
                || ipfJaxb().getDocumentEntries().size() != DOCUMENTS) {
            throw new IllegalStateException("not the answer that was meant");
        }
    }

    private static byte[] answer() throws XMLStreamException {
        Document document = FeedSamples.document(1, FeedSamples.SMALL_PDF);
        List<DocumentEntry> entries = new ArrayList<>();
        for (int i = 1; i <= DOCUMENTS; i++) {
            entries.add(DocumentEntry.builder(
                            "urn:uuid:" + new UUID(1, i),
                            document.metadata(),
                            FINGERPRINT,
                            DmpProfile.defaults().metadata().value())
                    .title("Lettre de liaison n° " + i)
                    .uniqueId(Oid.of("1.2.250.1.213.3.999.7." + i))
                    .addSlot(Slot.of("repositoryUniqueId", "1.2.250.1.213.4.1.1.1.2"))
                    .build());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        new EbrimWriter(writer)
                .writeSubmitObjectsRequest(new RegistryObjects(List.of(), entries, List.of(), List.of()));
        writer.close();
        String ids = "<ExtrinsicObject id=\"";
        return out.toString(StandardCharsets.UTF_8)
                .replaceFirst(
                        "<lcm:SubmitObjectsRequest[^>]*>",
                        "<query:AdhocQueryResponse xmlns:query=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\""
                                + " xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\""
                                + " status=\"urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success\">")
                .replace("lcm:SubmitObjectsRequest", "query:AdhocQueryResponse")
                .replace(
                        ids,
                        "<ExtrinsicObject lid=\"urn:uuid:00000000-0000-0001-0000-000000000001\" status=\""
                                + "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved\" id=\"")
                // IPF reads one unique id: the second is the one that differs.
                .replaceAll(
                        "<ExternalIdentifier [^>]*value=\"" + document.metadata().uniqueId().value()
                                + "\"[^>]*>.*?</ExternalIdentifier>",
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private RegistryResponse read() throws XMLStreamException {
        XMLStreamReader reader =
                SecureXml.reader(new ByteArrayInputStream(Objects.requireNonNull(answer)));
        reader.nextTag();
        return EbrimReader.readResponse(reader);
    }

    @Benchmark
    public RegistryResponse sdk() throws XMLStreamException {
        return read();
    }

    @Benchmark
    public void sdkAndUse(Blackhole hole) throws XMLStreamException {
        for (DocumentEntry entry : read().objects().entries()) {
            hole.consume(entry.uniqueId());
            hole.consume(entry.title());
            hole.consume(entry.status());
            hole.consume(entry.creationTime());
            hole.consume(entry.serviceStart());
            hole.consume(entry.authors());
            hole.consume(entry.code(XdsUuids.TYPE_CODE));
            hole.consume(entry.code(XdsUuids.CLASS_CODE));
            hole.consume(entry.codes(XdsUuids.CONFIDENTIALITY_CODE));
            hole.consume(entry.hash());
            hole.consume(entry.size());
        }
    }

    @Benchmark
    public QueryResponse ipfJaxb() throws JAXBException {
        AdhocQueryResponse response = Objects.requireNonNull(unmarshaller)
                .unmarshal(
                        new StreamSource(new ByteArrayInputStream(Objects.requireNonNull(answer))),
                        AdhocQueryResponse.class)
                .getValue();
        return transformer.fromEbXML(new EbXMLQueryResponse30(response));
    }
}
