package org.segursdk.examples.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.sandbox.SandboxPki;

/**
 * A Keycloak in a process of its own, set up as Pro Santé Connect is, on free ports of the loopback interface, with certificates of the
 * sandbox's authority. It takes half a minute to start, two at its first time, and ends with this JVM. For tests, with the profile
 * {@code real-keycloak} alone. Source: psc §15.
 */
public final class RealKeycloak {
    /** System property: home of an unpacked Keycloak, given by the profile {@code real-keycloak}. */
    public static final String HOME = "segursdk.keycloak.home";

    /** A client with this secret. */
    public static final String WITH_SECRET = "lps-secret";

    public static final String SECRET = "secret-of-the-sandbox";

    /** A client with a certificate. */
    public static final String WITH_CERTIFICATE = "lps-mtls";

    /** A professional with one activity. */
    public static final String DOCTOR = "899700366240";

    /** Everybody's. */
    public static final String PASSWORD = "test";

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String REALM = "esante-wallet-realm.json";
    private static final String TRUST_PASSWORD = "changeit";

    private final Path home = Path.of(System.getProperty(HOME));
    private final Path folder;
    private final Sandbox sandbox;
    private final KeycloakPhone phone;
    private final int port;
    private final Process process;

    /**
     * What both clients are registered with, to the letter.
     *
     * @param login where the browser comes back to after a login
     * @param logout where it comes back to after a logout
     * @param notice where logout tokens are posted to, for the client with a secret
     */
    public record Addresses(URI login, URI logout, URI notice) {}

    private RealKeycloak(Addresses addresses) {
        try {
            folder = Files.createTempDirectory("segur-keycloak");
            // Its authority is Keycloak's too; its own issuer is not asked.
            sandbox = Sandbox.builder().directory(folder.resolve("sandbox")).start();
            port = freePort();
            phone = new KeycloakPhone(
                    URI.create(issuer() + "/protocol/openid-connect/ext/ciba/auth/callback"), trust());
            configure(addresses);
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            process = builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keycloak.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            await();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Keycloak does not start", e);
        }
    }

    /** Starts one; two at once in one home disturb each other. */
    public static RealKeycloak start(Addresses addresses) {
        return new RealKeycloak(addresses);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The realm is read at the first start of a data folder only, and names ports of this run: each run begins anew. */
    private void configure(Addresses addresses) throws IOException, GeneralSecurityException {
        delete(home.resolve("data"));
        Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
        try (InputStream in = Objects.requireNonNull(RealKeycloak.class.getResourceAsStream(REALM), REALM)) {
            String realm = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@RETURN@", addresses.login().toString())
                    .replace("@BYE@", addresses.logout().toString())
                    .replace("@LOGOUT@", addresses.notice().toString());
            Files.writeString(imports.resolve(REALM), realm);
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("ca", sandbox.pki().authority());
        try (var out = Files.newOutputStream(folder.resolve("trust.p12"))) {
            trust.store(out, TRUST_PASSWORD.toCharArray());
        }
        Path start = home.resolve("bin/kc.sh");
        if (!Files.isExecutable(start)) {
            Files.setPosixFilePermissions(
                    start,
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
        }
    }

    private List<String> command() throws IOException {
        Path certificates = sandbox.pki().directory().resolve("certificates");
        return List.of(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + freePort(),
                "--https-port=" + port,
                "--http-relative-path=/auth",
                "--hostname=https://localhost:" + port + "/auth",
                "--https-certificate-file=" + certificates.resolve("server.pem"),
                "--https-certificate-key-file=" + certificates.resolve("server.key.pem"),
                "--https-client-auth=request",
                "--https-trust-store-file=" + folder.resolve("trust.p12"),
                "--https-trust-store-password=" + TRUST_PASSWORD,
                "--https-trust-store-type=PKCS12",
                "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=" + phone.address());
    }

    /** Waits until the realm answers. */
    private void await() throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(Tls.context(trust()))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                HttpRequest request = HttpRequest.newBuilder(discovery())
                        .timeout(Duration.ofSeconds(20))
                        .build();
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            rest(Duration.ofMillis(500));
        }
        String log = Files.readString(folder.resolve("keycloak.log"), StandardCharsets.UTF_8);
        stop();
        throw new IOException("Keycloak does not answer:\n" + log);
    }

    /** It is another process, which tells nobody when it is ready. */
    private static void rest(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI issuer() {
        return URI.create("https://localhost:" + port + "/auth/realms/esante-wallet");
    }

    /** Keycloak knows the usual name alone. */
    public URI discovery() {
        return URI.create(issuer() + "/.well-known/openid-configuration");
    }

    public TrustMaterial trust() {
        return sandbox.trust();
    }

    /** The certificate of the client that has one. */
    public ClientCredentials certificate() {
        return sandbox.pki().named(WITH_CERTIFICATE, SandboxPki.DEFAULT_STRUCTURE);
    }

    /** Another certificate of the same authority. */
    public ClientCredentials otherCertificate() {
        return sandbox.pki().credentials("psc");
    }

    /** What is done on the phone with the decoupled requests to come. */
    public void phone(KeycloakPhone.Answer answer) {
        phone.answer(answer);
    }

    private void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        phone.close();
        sandbox.close();
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
