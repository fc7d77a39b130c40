package org.segursdk.benchmarks;

import jakarta.xml.ws.Dispatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.stream.StreamSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.DmpStatus;
import org.segursdk.dmp.internal.ExistenceRequest;
import org.segursdk.sandbox.internal.pki.DirectoryPki;
import org.w3c.dom.Document;

/**
 * A small call (TD0.2) over a connection kept alive: without signature over plain HTTP, with a freshly signed VIHF over mutual
 * TLS. Peer: the lightest of CXF's calls, a dispatch of the same payload, the answer read into a DOM; the same VIHF by the
 * JDK's XML Signature.
 */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
public class DmpSmallCallBenchmark {
    private static final String HL7 = "urn:hl7-org:v3";

    private final Software software = Software.of("MonLGC", "4.2");
    private @Nullable Loopback plain;
    private @Nullable Loopback secure;
    private @Nullable Port port;
    private @Nullable DmpClient client;
    private @Nullable PeerSignatures signatures;
    private @Nullable Dispatch<Source> cxfPlain;
    private @Nullable Dispatch<Source> cxfSecure;

    @Setup(Level.Trial)
    public void start() throws IOException {
        Path folder = Files.createTempDirectory("segursdk-benchmark");
        DirectoryPki pki = new DirectoryPki(folder);
        ClientCredentials credentials = pki.credentials("dmp");
        plain = Loopback.plain();
        secure = Loopback.mutualTls(pki.serverContext());
        SegurContext context = FeedSamples.context(secure.uri(), credentials, pki.trust());
        port = new Port(context, plain.uri());
        client = DmpClient.create(context);
        signatures = new PeerSignatures(credentials.signature());
        cxfPlain = PlainCxf.patients(plain.uri(), Optional.empty());
        cxfSecure = PlainCxf.patients(secure.uri(), Optional.of(new PlainCxf.Tls(credentials, pki.trust())));
    }

    @TearDown
    public void stop() {
        Objects.requireNonNull(client).close();
        Objects.requireNonNull(plain).close();
        Objects.requireNonNull(secure).close();
    }

    @Benchmark
    public String plainSdk() throws IOException, XMLStreamException {
        return Objects.requireNonNull(port).exists(false);
    }

    @Benchmark
    public DmpStatus signedMutualTlsSdk() {
        return Objects.requireNonNull(client).checkExistence(FeedSamples.session(), FeedSamples.ins());
    }

    @Benchmark
    public String plainCxf() throws XMLStreamException, TransformerException {
        return dispatch(Objects.requireNonNull(cxfPlain));
    }

    @Benchmark
    public String signedMutualTlsCxf() throws XMLStreamException, TransformerException {
        Dispatch<Source> dispatch = Objects.requireNonNull(cxfSecure);
        PlainCxf.header(dispatch, Objects.requireNonNull(signatures).security());
        return dispatch(dispatch);
    }

    private String dispatch(Dispatch<Source> dispatch) throws XMLStreamException, TransformerException {
        ExistenceRequest message = new ExistenceRequest(
                DmpProfile.defaults(),
                software,
                FeedSamples.ins().ins(),
                java.time.Instant.now(),
                UUID.randomUUID(),
                UUID.randomUUID());
        ByteArrayOutputStream payload = new ByteArrayOutputStream(4096);
        XMLStreamWriter writer = SecureXml.writer(payload);
        message.writeTo(writer);
        writer.close();
        Source answer = dispatch.invoke(new StreamSource(new ByteArrayInputStream(payload.toByteArray())));
        DOMResult result = new DOMResult();
        SecureXml.transformer().transform(answer, result);
        Document document = (Document) result.getNode();
        return document.getElementsByTagNameNS(HL7, "queryResponseCode")
                .item(0)
                .getAttributes()
                .getNamedItem("code")
                .getNodeValue();
    }
}
