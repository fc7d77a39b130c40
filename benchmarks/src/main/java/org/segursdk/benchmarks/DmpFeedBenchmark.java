package org.segursdk.benchmarks;

import jakarta.activation.DataHandler;
import jakarta.xml.ws.BindingProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.iti41.Iti41PortType;
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
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.FeedResult;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/**
 * Feeding a CDA of 10 MB (TD2.1) whose bytes stand in memory: hash, signature of the submission, VIHF, metadata, sending, answer.
 * Peer: CXF, IPF's metadata, the JDK's XML Signature, doing the same work; {@code …CxfWithoutSignature} leaves the signature of
 * the submission out, {@code httpAlone} everything but posting the bytes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
public class DmpFeedBenchmark {
    private static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");

    private final Document document = FeedSamples.document(1, FeedSamples.LARGE_PDF);
    private final FeedRequest request = FeedRequest.of(List.of(document));
    private final IpfSubmission ipf = new IpfSubmission();
    private byte @Nullable [] bytes;
    private @Nullable Loopback plain;
    private @Nullable Loopback secure;
    private @Nullable Port port;
    private @Nullable DmpClient client;
    private @Nullable PeerSignatures signatures;
    private @Nullable Iti41PortType cxfPlain;
    private @Nullable Iti41PortType cxfSecure;

    @Setup(Level.Trial)
    public void start() throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("segursdk-benchmark");
        DirectoryPki pki = new DirectoryPki(folder);
        ClientCredentials credentials = pki.credentials("dmp");
        try (InputStream in = document.content().open()) {
            bytes = in.readAllBytes();
        }
        plain = Loopback.plain();
        secure = Loopback.mutualTls(pki.serverContext());
        SegurContext context = FeedSamples.context(secure.uri(), credentials, pki.trust());
        port = new Port(context, plain.uri());
        client = DmpClient.create(context);
        signatures = new PeerSignatures(credentials.signature());
        cxfPlain = PlainCxf.repository(plain.uri(), Optional.empty());
        cxfSecure = PlainCxf.repository(secure.uri(), Optional.of(new PlainCxf.Tls(credentials, pki.trust())));
    }

    @TearDown
    public void stop() {
        Objects.requireNonNull(client).close();
        Objects.requireNonNull(plain).close();
        Objects.requireNonNull(secure).close();
    }

    @Benchmark
    public String plainSdk() throws IOException, XMLStreamException {
        return Objects.requireNonNull(port).feed(request);
    }

    @Benchmark
    public FeedResult mutualTlsSdk() {
        return Objects.requireNonNull(client).feed(FeedSamples.session(), request);
    }

    @Benchmark
    public String plainCxf() throws GeneralSecurityException {
        return cxf(Objects.requireNonNull(cxfPlain), true);
    }

    @Benchmark
    public String mutualTlsCxf() throws GeneralSecurityException {
        return cxf(Objects.requireNonNull(cxfSecure), true);
    }

    @Benchmark
    public String plainCxfWithoutSignature() throws GeneralSecurityException {
        return cxf(Objects.requireNonNull(cxfPlain), false);
    }

    /** The floor: the same bytes posted by the JDK, nothing else. */
    @Benchmark
    public int httpAlone() throws IOException {
        byte[] content = Objects.requireNonNull(bytes);
        HttpURLConnection connection =
                (HttpURLConnection) Objects.requireNonNull(plain).uri().toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(content.length);
        try (OutputStream out = connection.getOutputStream()) {
            new ByteArrayInputStream(content).transferTo(out);
        }
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes().length;
        }
    }

    private String cxf(Iti41PortType to, boolean signed) throws GeneralSecurityException {
        byte[] content = Objects.requireNonNull(bytes);
        PeerSignatures with = Objects.requireNonNull(signatures);
        String set = Oid.fromUuid(UUID.randomUUID()).value();
        byte[] signature =
                signed ? with.submission(set, document.metadata().uniqueId().value(), content) : new byte[4000];
        List<DataHandler> contents = List.of(PlainCxf.handler(content), PlainCxf.handler(signature));
        ProvideAndRegisterDocumentSetRequestType message = ipf.build(
                List.of(document),
                List.of(fingerprint(content), fingerprint(signature)),
                set,
                Oid.fromUuid(UUID.randomUUID()).value(),
                NOW,
                contents);
        PlainCxf.header((BindingProvider) to, with.security());
        String status =
                to.documentRepositoryProvideAndRegisterDocumentSetB(message).getStatus();
        if (!status.endsWith(":Success")) {
            throw new IllegalStateException(status);
        }
        return status;
    }

    private static Fingerprint fingerprint(byte[] content) throws GeneralSecurityException {
        return new Fingerprint(
                content.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content)));
    }
}
