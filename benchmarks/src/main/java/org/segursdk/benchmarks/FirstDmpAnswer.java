package org.segursdk.benchmarks;

import jakarta.xml.ws.Dispatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.stream.StreamSource;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.DmpStatus;
import org.segursdk.dmp.internal.ExistenceRequest;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/**
 * The first answer of the DMP (TD0.2, signed VIHF, mutual TLS) in a fresh JVM, the server being another process:
 * {@code java -cp benchmarks/target/benchmarks.jar org.segursdk.benchmarks.FirstDmpAnswer [rounds]}. Starts client JVMs by turns,
 * the SDK's and plain CXF's (a dispatch, the lightest of its calls, and the JDK's XML Signature), and prints for each the
 * milliseconds from {@code main} to the answer and since the JVM started, and the processor time. Keys and certificates are read
 * from PEM.
 */
public final class FirstDmpAnswer {
    private static final int ROUNDS = 7;

    private FirstDmpAnswer() {}

    /** @param args rounds; or, in a client JVM, {@code sdk} or {@code cxf}, the address and the folder of certificates */
    public static void main(String[] args) throws Exception {
        long start = System.nanoTime();
        if (args.length < 3) {
            serve(args.length == 0 ? ROUNDS : Integer.parseInt(args[0]));
            return;
        }
        Path folder = Path.of(args[2]);
        String answer = args[0].equals("cxf") ? cxf(URI.create(args[1]), folder) : sdk(URI.create(args[1]), folder);
        long end = System.nanoTime();
        long sinceStart = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long cpu = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
        System.out.println((end - start) / 1_000_000 + " ms since main, " + sinceStart + " ms since the JVM started, "
                + cpu + " ms of processor, " + answer);
    }

    private static ClientCredentials credentials(Path folder) {
        return pem(folder, "tls").withSignature(pem(folder, "sign"));
    }

    private static ClientCredentials pem(Path folder, String name) {
        return ClientCredentials.pem(folder.resolve(name + ".pem"), folder.resolve(name + ".key.pem"));
    }

    private static String sdk(URI uri, Path folder) {
        SegurContext context =
                FeedSamples.context(uri, credentials(folder), TrustMaterial.pem(folder.resolve("authority.pem")));
        try (DmpClient client = DmpClient.create(context)) {
            DmpStatus status = client.checkExistence(FeedSamples.session(), FeedSamples.ins());
            return status.isOpen() ? "open" : "other";
        }
    }

    private static String cxf(URI uri, Path folder) throws XMLStreamException, TransformerException {
        ClientCredentials credentials = credentials(folder);
        TrustMaterial trust = TrustMaterial.pem(folder.resolve("authority.pem"));
        Dispatch<Source> dispatch = PlainCxf.patients(uri, Optional.of(new PlainCxf.Tls(credentials, trust)));
        PlainCxf.header(dispatch, new PeerSignatures(credentials.signature()).security());
        ExistenceRequest message = new ExistenceRequest(
                DmpProfile.defaults(),
                Software.of("MonLGC", "4.2"),
                FeedSamples.ins().ins(),
                Instant.now(),
                UUID.randomUUID(),
                UUID.randomUUID());
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(payload);
        message.writeTo(writer);
        writer.close();
        DOMResult result = new DOMResult();
        SecureXml.transformer()
                .transform(dispatch.invoke(new StreamSource(new ByteArrayInputStream(payload.toByteArray()))), result);
        return result.getNode().getFirstChild().getLocalName();
    }

    private static void serve(int rounds) throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("segursdk-benchmark");
        DirectoryPki pki = new DirectoryPki(folder.resolve("pki"));
        ClientCredentials credentials = pki.credentials("dmp");
        store(folder, "tls", credentials.authentication());
        store(folder, "sign", credentials.signature());
        Files.writeString(
                folder.resolve("authority.pem"),
                pem("CERTIFICATE", pki.authority().getEncoded()));
        try (Loopback server = Loopback.mutualTls(pki.serverContext())) {
            for (int i = 0; i < rounds; i++) {
                for (String who : List.of("sdk", "cxf")) {
                    System.out.println(who + ": " + run(who, server.uri(), folder));
                }
            }
        }
    }

    private static void store(Path folder, String name, KeyMaterial key) throws IOException, GeneralSecurityException {
        StringBuilder chain = new StringBuilder();
        for (X509Certificate each : key.chain()) {
            chain.append(pem("CERTIFICATE", each.getEncoded()));
        }
        Files.writeString(folder.resolve(name + ".pem"), chain);
        Files.writeString(
                folder.resolve(name + ".key.pem"),
                pem("PRIVATE KEY", key.privateKey().getEncoded()));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static String run(String who, URI uri, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String options = System.getProperty("client.options", "");
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" ")));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                FirstDmpAnswer.class.getName(),
                who,
                uri.toString(),
                folder.toString()));
        Process client = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        client.waitFor();
        return said;
    }
}
