package org.segursdk.benchmarks;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLQueryResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.responses.QueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.transform.responses.QueryResponseTransformer;
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
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.dmp.search.DocumentList;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.soap.vihf.PurposeOfUse;

/**
 * The answer to a search (TD3.1) with 500 documents, as the sandbox writes it, from its bytes to the documents a doctor reads.
 * Peer: JAXB and the transformation of IPF, up to its entries. Floor: a bare StAX parse of the same bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
public class SearchAnswerBenchmark {
    private static final int DOCUMENTS = 500;
    private static final String ANSWER = "AdhocQueryResponse";

    private final QueryResponseTransformer ipf = new QueryResponseTransformer(new EbXMLFactory30());
    private byte[] answer = {};
    private @Nullable Unmarshaller unmarshaller;

    @Setup
    public void prepare() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            sandbox.dmp().open(FeedSamples.ins().ins());
            sandbox.dmp().deposit(FeedSamples.ins().ins(), DOCUMENTS);
            SegurContext context = SegurContext.builder()
                    .software(Software.of("MonLGC", "4.2"))
                    .structure(FeedSamples.practice())
                    .credentials(sandbox.pki().credentials(DmpAirClient.SERVICE))
                    .endpoints(sandbox.endpoints())
                    .build();
            ProfessionalSession session = ProfessionalSession.local(
                    FeedSamples.doctor(),
                    AuthenticationMeans.PRO_SANTE_CONNECT,
                    Instant.now().minusSeconds(60));
            try (DmpAirClient client = DmpAirClient.create(context, new Agreed())) {
                client.open(session, FeedSamples.ins()).access().orElseThrow().search();
            }
            List<RecordedExchange> exchanges = sandbox.recorder().exchanges();
            try (InputStream body =
                    exchanges.get(exchanges.size() - 1).answerBody().open()) {
                answer = body.readAllBytes();
            }
        }
        unmarshaller = JAXBContext.newInstance(AdhocQueryResponse.class).createUnmarshaller();
        if (sdk().size() != DOCUMENTS || ipfJaxb().getDocumentEntries().size() != DOCUMENTS) {
            throw new IllegalStateException("the answer is not read whole");
        }
    }

    /** The patient agreed to everything. */
    private static final class Agreed implements ConsentRegister {
        @Override
        public Optional<DmpConsent> find(String recordId) {
            return Optional.of(DmpConsent.none(recordId));
        }

        @Override
        public Optional<DmpConsent> find(Ins ins) {
            return find("record");
        }

        @Override
        public Optional<Violation> consultationRefusal(Ins ins, String userId, PurposeOfUse mode, Instant now) {
            return Optional.empty();
        }

        @Override
        public void append(ConsentJournalEntry entry) {
            // Nobody reads this journal.
        }
    }

    @Benchmark
    public DocumentList sdk() throws XMLStreamException {
        RegistryObjects objects = EbrimReader.readResponse(payload()).objects();
        return DocumentList.of(FoundDocument.of(objects.entries()), objects.associations(), List.of());
    }

    @Benchmark
    public QueryResponse ipfJaxb() throws XMLStreamException, JAXBException {
        AdhocQueryResponse response = Objects.requireNonNull(unmarshaller)
                .unmarshal(payload(), AdhocQueryResponse.class)
                .getValue();
        return ipf.fromEbXML(new EbXMLQueryResponse30(response));
    }

    @Benchmark
    public int bareStaxParse() throws XMLStreamException {
        XMLStreamReader xml = payload();
        int elements = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                elements++;
            }
        }
        return elements;
    }

    /** A parser on the answer inside its envelope. */
    private XMLStreamReader payload() throws XMLStreamException {
        XMLStreamReader xml = SecureXml.reader(new ByteArrayInputStream(answer));
        while (xml.next() != XMLStreamReader.START_ELEMENT
                || !xml.getLocalName().equals(ANSWER)) {
            // On to the answer.
        }
        return xml;
    }
}
