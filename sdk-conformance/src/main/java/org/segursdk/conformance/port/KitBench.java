package org.segursdk.conformance.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.sandbox.Sandbox;

/**
 * What a run with a living product stands on: a sandbox of the national services on the loopback interface, a clock that checks may move,
 * a folder for whatever the product has to write. One bench serves all checks of a run; it is set back before each.
 */
public final class KitBench implements AutoCloseable {
    private final KitClock clock;
    private final Path folder;
    private final Sandbox sandbox;

    private KitBench(KitClock clock, Path folder, Sandbox sandbox) {
        this.clock = clock;
        this.folder = folder;
        this.sandbox = sandbox;
    }

    /** Starts a bench on free ports, in a temporary folder. */
    public static KitBench start() {
        return start(0);
    }

    /**
     * Starts a bench in a temporary folder.
     *
     * @param port of the sandbox's HTTPS services; 0 for any free one
     * @throws IllegalStateException when the port is taken
     */
    public static KitBench start(int port) {
        return start(port, 0, Optional.empty());
    }

    /**
     * Starts a bench at addresses that stay from run to run, for a product that is set up by hand.
     *
     * @param port of the sandbox's HTTPS services; 0 for any free one
     * @param mailPort first of the mail operator's; 0 for any free ones
     * @param directory keeps the certificates (in {@code pki}) after the run; without, new ones are made in the temporary folder
     * @throws IllegalStateException when a port is taken
     */
    public static KitBench start(int port, int mailPort, Optional<Path> directory) {
        KitClock clock = new KitClock(Clock.systemUTC());
        try {
            Path folder = Files.createTempDirectory("segur-kit");
            Sandbox sandbox = Sandbox.builder()
                    .port(port)
                    .mailPort(mailPort)
                    .clock(clock)
                    .directory(directory.orElse(folder.resolve("sandbox")))
                    .start();
            return new KitBench(clock, folder, sandbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public KitClock clock() {
        return clock;
    }

    /** Where the product may write; deleted when the bench is closed. */
    public Path folder() {
        return folder;
    }

    /** What crossed the sandbox's HTTPS services since the check began. */
    public List<RecordedExchange> exchanges() {
        return sandbox.recorder().exchanges();
    }

    /** Exchanges of one service: {@code insi}, {@code dmp}, {@code psc}, {@code annuaire}, {@code eprescription}. */
    public List<RecordedExchange> exchanges(String service) {
        return exchanges().stream()
                .filter(each -> each.service().equals(service))
                .toList();
    }

    /** Sets the sandbox, its situations and the clock back, and forgets what was recorded. Mailboxes are gone too. */
    public void reset() {
        clock.reset();
        sandbox.insi().reset();
        sandbox.dmp().reset();
        sandbox.mss().reset();
        sandbox.psc().reset();
        sandbox.annuaire().reset();
        sandbox.ePrescription().reset();
        sandbox.recorder().clear();
    }

    @Override
    public void close() {
        sandbox.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
