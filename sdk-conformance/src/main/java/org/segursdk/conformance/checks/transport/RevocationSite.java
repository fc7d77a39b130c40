package org.segursdk.conformance.checks.transport;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.segursdk.conformance.port.KitBench;

/** Where the sandbox's authority publishes its revocation list over HTTP, while a check wants it to. */
final class RevocationSite implements AutoCloseable {
    /** Of {@link #shortLived}: connections are opened twice within, then waited out. */
    static final Duration SHORT_LIFE = Duration.ofSeconds(3);

    /** The list of now. */
    @FunctionalInterface
    interface Source {
        byte[] read() throws IOException;
    }

    private final HttpServer server;
    private volatile Source source = () -> new byte[0];

    private RevocationSite(HttpServer server) {
        this.server = server;
    }

    static RevocationSite start() throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), 0), 0);
        RevocationSite site = new RevocationSite(server);
        server.createContext("/ca.crl", exchange -> {
            byte[] list = site.source.read();
            exchange.getResponseHeaders().set("Content-Type", "application/pkix-crl");
            exchange.sendResponseHeaders(list.length == 0 ? 503 : 200, list.length == 0 ? -1 : list.length);
            if (list.length > 0) {
                exchange.getResponseBody().write(list);
            }
            exchange.close();
        });
        server.start();
        return site;
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/ca.crl");
    }

    void publish(Source list) {
        source = list;
    }

    /** Answers 503 from now on. */
    void down() {
        source = () -> new byte[0];
    }

    /** Makes the sandbox publish a list: it has none until something is revoked. */
    static void revokeSomething(KitBench bench) {
        bench.sandbox().pki().revoked("mss");
    }

    /** The sandbox's own list. */
    static byte[] current(KitBench bench) throws IOException {
        return Files.readAllBytes(bench.sandbox().pki().directory().resolve("ca.crl"));
    }

    /** An empty list of the sandbox's authority, good for {@link #SHORT_LIFE} by the system's clock. */
    static byte[] shortLived(KitBench bench) throws IOException, GeneralSecurityException {
        Path folder = bench.sandbox().pki().directory();
        char[] password =
                Files.readString(folder.resolve("password.txt")).strip().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("ca.p12"))) {
            store.load(in, password);
        }
        String alias = store.aliases().nextElement();
        PrivateKey key = (PrivateKey) store.getKey(alias, password);
        X500Name issuer = X500Name.getInstance(
                bench.sandbox().pki().authority().getSubjectX500Principal().getEncoded());
        Instant now = Instant.now();
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer, Date.from(now.minusSeconds(60)));
        builder.setNextUpdate(Date.from(now.plus(SHORT_LIFE)));
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            return builder.build(new JcaContentSignerBuilder(algorithm).build(key))
                    .getEncoded();
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("revocation list", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
