package org.segursdk.benchmarks;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.core.xml.SecureXml;

/**
 * Reading the DMP's answer to a search: 500 documents with full metadata, as values. Peer: the reader of IPF from the same
 * parser. Floor: a bare StAX parse of the same bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
public class SearchAnswerBenchmark {
    private static final int DOCUMENTS = 500;

    private final byte[] answer = answer().getBytes(StandardCharsets.UTF_8);
    private final QueryResponseTransformer transformer = new QueryResponseTransformer(new EbXMLFactory30());
    private final JAXBContext context = context();

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(AdhocQueryResponse.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    private XMLStreamReader parser() throws XMLStreamException {
        XMLStreamReader parser = SecureXml.reader(new ByteArrayInputStream(answer));
        parser.nextTag();
        return parser;
    }

    @Benchmark
    public RegistryResponse segur() throws XMLStreamException {
        return EbrimReader.readResponse(parser());
    }

    @Benchmark
    public QueryResponse ipf() throws XMLStreamException, JAXBException {
        return transformer.fromEbXML(new EbXMLQueryResponse30(context.createUnmarshaller()
                .unmarshal(parser(), AdhocQueryResponse.class)
                .getValue()));
    }

    @Benchmark
    public int bareStaxParse() throws XMLStreamException {
        XMLStreamReader xml = parser();
        int elements = 1;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                elements++;
            }
        }
        return elements;
    }

    private static String answer() {
        StringBuilder out = new StringBuilder(5_000_000);
        out.append("<q:AdhocQueryResponse xmlns:q=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\"")
                .append(" xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\"")
                .append(" status=\"urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success\" startIndex=\"0\"")
                .append(" totalResultCount=\"500\"><RegistryObjectList>\n");
        for (int i = 0; i < DOCUMENTS; i++) {
            new AnswerEntry(out, i).append();
        }
        return out.append("</RegistryObjectList></q:AdhocQueryResponse>").toString();
    }
}
