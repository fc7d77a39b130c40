package org.segursdk.mss.counterpart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.Sandbox;

/**
 * Postfix and Dovecot, installed where they are missing, run from a directory of their own on free ports of the loopback interface. The
 * directory is below /tmp: paths of their sockets may have 107 characters only, and their own users must get there. Needs root, which
 * Postfix wants. Source: mssante §11.1.
 */
public final class RealMailCounterpart implements MailCounterpart {
    private static final String OWNER = "nobody";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Path root;
    private final Sandbox sandbox;
    private final Introspection tokens = new Introspection();
    private final Map<MssListener, Integer> ports = new EnumMap<>(MssListener.class);
    private final RealMailConfiguration configuration;
    private final List<Process> dovecots = new ArrayList<>();

    public RealMailCounterpart() {
        run(
                List.of("bash", "src/test/real-mail/install.sh"),
                "Postfix and Dovecot are missing and cannot be installed");
        try {
            root = Files.createTempDirectory(Path.of("/tmp"), "segur-mail");
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
            // Its authority is theirs too; its own operator is not started.
            sandbox = Sandbox.builder().directory(root.resolve("sandbox")).start();
            for (MssListener listener : MssListener.values()) {
                ports.put(listener, freePort());
            }
            configuration = new RealMailConfiguration(root, sandbox.pki().directory(), ports, tokens.port());
            configuration.write();
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() throws IOException {
        for (String instance : RealMailConfiguration.INSTANCES) {
            dovecots.add(new ProcessBuilder(
                            "/usr/sbin/dovecot",
                            "-F",
                            "-c",
                            configuration.dovecot(instance).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(root.resolve(instance + ".out").toFile())
                    .start());
        }
        run(List.of("/usr/sbin/postfix", "-c", configuration.postfix().toString(), "start"), "Postfix does not start");
        for (int port : ports.values()) {
            await(port);
        }
    }

    private static void run(List<String> command, String complaint) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(complaint + ":\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Waits until a server listens. */
    private void await(int port) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("real-mail: no server listens; see the logs in " + root, e);
                }
                pause();
            }
        }
    }

    /** These servers are other processes, which tell nobody when they are ready. */
    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void createMailbox(String address, Optional<String> password) {
        configuration.mailbox(address);
        password.ifPresent(value -> configuration.password(address, value));
    }

    @Override
    public void createApplicationMailbox(String address) {
        configuration.mailbox(address);
        configuration.application(address);
    }

    @Override
    public String token(String address) {
        return tokens.issue(address);
    }

    @Override
    public void revoke(String token) {
        tokens.revoke(token);
    }

    @Override
    public int port(MssListener listener) {
        return ports.get(listener);
    }

    @Override
    public TrustMaterial trust() {
        return sandbox.trust();
    }

    @Override
    public ClientCredentials certificate() {
        return sandbox.pki().credentials("mss");
    }

    private Path maildir(String address) {
        return root.resolve("mail").resolve(address);
    }

    @Override
    public void deliver(String address, String message) {
        Path home = maildir(address);
        String name = System.nanoTime() + "." + UUID.randomUUID() + ".localhost";
        try {
            for (String folder : List.of("", "tmp", "new", "cur")) {
                own(Files.createDirectories(home.resolve(folder)));
            }
            Path file = Files.writeString(home.resolve("tmp").resolve(name), message);
            own(file);
            Files.move(file, home.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void own(Path path) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER));
    }

    @Override
    public List<String> inbox(String address, int atLeast) {
        long deadline = System.nanoTime() + PATIENCE;
        List<String> found = read(address);
        while (found.size() < atLeast && System.nanoTime() < deadline) {
            pause();
            found = read(address);
        }
        return found;
    }

    private List<String> read(String address) {
        List<String> texts = new ArrayList<>();
        for (String folder : List.of("new", "cur")) {
            Path files = maildir(address).resolve(folder);
            if (Files.isDirectory(files)) {
                try (Stream<Path> all = Files.list(files)) {
                    for (Path file : all.sorted().toList()) {
                        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return texts;
    }

    @Override
    public boolean takesLoopbackForSafe() {
        return true;
    }

    @Override
    public boolean countsChanges() {
        return true;
    }

    @Override
    public void close() {
        run(List.of("/usr/sbin/postfix", "-c", configuration.postfix().toString(), "stop"), "Postfix does not stop");
        for (Process dovecot : dovecots) {
            dovecot.destroy();
            dovecot.onExit().join();
        }
        tokens.close();
        sandbox.close();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
