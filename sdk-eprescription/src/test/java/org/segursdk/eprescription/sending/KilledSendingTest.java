package org.segursdk.eprescription.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.eprescription.Samples;
import org.segursdk.eprescription.gateway.BaseSamples;
import org.segursdk.eprescription.gateway.SandboxGateway;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.sandbox.internal.pki.DirectoryPki;

/**
 * The process that sends is killed in earnest, in each step; another one goes on. {@code segursdk.thorough} kills it at every point, before and
 * after each save and each effect.
 */
@Order(1)
class KilledSendingTest {
    private static final boolean EVERYWHERE = Boolean.getBoolean("segursdk.thorough");
    /** In each step, where most would be lost or doubled: its effect happened and nothing of it is saved. */
    private static final List<String> STEPS = List.of("NUMBER", "DOCUMENTS", "DEPOSIT", "PRINT", "DMP", "MAIL");

    @TempDir
    Path folder;

    /** The process that is killed: says at each point where it is, and waits to be told to go on. */
    static final class Sender {
        private Sender() {}

        public static void main(String[] args) {
            DirectoryPki pki = new DirectoryPki(Path.of(args[0]));
            SegurContext context = SegurContext.builder()
                    .software(Software.of("Essai", "1.0"))
                    .structure(Samples.practice())
                    .credentials(pki.credentials("eprescription"))
                    .endpoints(Endpoints.builder(Environment.INTEGRATION)
                            .endpoint(
                                    "eprescription",
                                    Endpoint.builder(URI.create(args[1]))
                                            .trust(pki.trust())
                                            .build())
                            .build())
                    .build();
            int deadly = Integer.parseInt(args[3]);
            int[] passed = {0};
            try (SandboxGateway gateway = SandboxGateway.open(context)) {
                SendingBench bench = new SendingBench(Path.of(args[2]), gateway, point -> {
                    passed[0]++;
                    if (passed[0] == deadly || point.equals(args[4])) {
                        await("REACHED " + point);
                    }
                });
                bench.runner().run(SendingBench.prescription(), SendingBench.plan());
            }
        }

        private static void await(String line) {
            System.out.println(line);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    @Tag("REM-EPR-03")
    void killedInEachStep_theEndIsLegal_nothingIsLostOrDoubled() throws Exception {
        List<String> reached = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.builder()
                        .directory(folder.resolve("sandbox"))
                        .clock(BaseSamples.CLOCK)
                        .start();
                SandboxGateway gateway = SandboxGateway.open(
                        BaseSamples.context(sandbox, Duration.ofSeconds(10), ExchangeListener.NONE))) {
            sandbox.pki().credentials("eprescription");
            if (EVERYWHERE) {
                Optional<String> point = Optional.of("");
                for (int deadly = 1; point.isPresent(); deadly++) {
                    point = killed(sandbox, gateway, deadly, "-");
                    point.ifPresent(reached::add);
                }
                assertThat(reached).hasSizeGreaterThan(30);
            } else {
                for (String step : STEPS) {
                    killed(sandbox, gateway, -1, step + " after").ifPresent(reached::add);
                }
                assertThat(reached).hasSameSizeAs(STEPS);
            }
        }
    }

    /** Where it was killed; empty: it went through to its end. */
    private Optional<String> killed(Sandbox sandbox, SandboxGateway gateway, int deadly, String at) throws Exception {
        sandbox.ePrescription().reset();
        Path memory = Files.createDirectories(folder.resolve("memory " + deadly + at));
        Process process = sender(sandbox, memory, deadly, at);
        Optional<String> point;
        List<String> printed = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            while (line != null && !line.startsWith("REACHED ")) {
                printed.add(line);
                line = output.readLine();
            }
            point = Optional.ofNullable(line);
            process.destroyForcibly().waitFor();
        }
        if (point.isEmpty()) {
            assertThat(process.exitValue()).as(printed.toString()).isZero();
        }
        SendingBench next = new SendingBench(memory, gateway, where -> {});
        SendingState end = next.runner().run(SendingBench.prescription(), SendingBench.plan());
        LegalEnd.check("killed at " + point, end, next, sandbox.ePrescription());
        return point;
    }

    private Process sender(Sandbox sandbox, Path memory, int deadly, String at) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sender.class.getName(),
                        folder.resolve("sandbox").resolve("pki").toString(),
                        sandbox.baseUri() + "/eprescription",
                        memory.toString(),
                        Integer.toString(deadly),
                        at)
                .redirectErrorStream(true)
                .start();
    }
}
