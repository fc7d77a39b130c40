package org.segursdk.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of its own, from the programs that are installed, on the loopback and in a folder that goes with it. */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "test";
    private static final int PATIENCE_SECONDS = 60;

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs) throws IOException {
        this.programs = programs;
        this.folder = Files.createTempDirectory("segur-postgres");
        this.port = freePort();
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        server("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale");
        control("start");
    }

    /** Starts one; raises when PostgreSQL is not installed. */
    public static PostgresServer start() {
        Path programs = programs()
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is not installed: initdb is found nowhere"));
        try {
            return new PostgresServer(programs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where {@code initdb} and {@code pg_ctl} are. */
    private static Optional<Path> programs() {
        try {
            List<Path> folders = new ArrayList<>();
            Path debian = Path.of("/usr/lib/postgresql");
            if (Files.isDirectory(debian)) {
                try (Stream<Path> versions = Files.list(debian)) {
                    versions.sorted(Comparator.reverseOrder())
                            .map(each -> each.resolve("bin"))
                            .forEach(folders::add);
                }
            }
            for (String each : System.getenv("PATH").split(":")) {
                folders.add(Path.of(each));
            }
            return folders.stream()
                    .filter(each ->
                            Files.isExecutable(each.resolve("initdb")) && Files.isExecutable(each.resolve("pg_ctl")))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void server(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) {
        try {
            Path output = folder.resolve("output.txt");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(command + " failed: " + Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void control(String action, String... more) {
        String options = "-p " + port + " -k '' -c listen_addresses=localhost -c max_connections=200";
        List<String> arguments = new ArrayList<>(List.of("-D", data(), "-w", "-o", options));
        arguments.addAll(List.of("-l", folder.resolve("data/server.log").toString()));
        arguments.addAll(List.of(more));
        arguments.add(action);
        server("pg_ctl", arguments.toArray(String[]::new));
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=" + USER;
    }

    /** Ends it at once, as a crash does, and starts it again: every connection breaks, what was committed stays. */
    public void restart() {
        control("restart", "-m", "immediate");
    }

    @Override
    public void close() {
        server("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        run(List.of("rm", "-rf", folder.toString()));
    }
}
