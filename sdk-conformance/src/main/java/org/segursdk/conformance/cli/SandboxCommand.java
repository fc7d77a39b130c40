package org.segursdk.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.segursdk.conformance.live.KitServer;
import org.segursdk.conformance.record.SandboxRecording;
import org.segursdk.sandbox.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segur-kit sandbox}: starts the simulators and waits. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description =
                "Starts the simulators of INSi, the DMP and an MSSanté operator on this machine, until interrupted.")
final class SandboxCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8843", description = "port, 0 for any free one; default ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "segur-sandbox",
            description = "certificates for clients and what is recorded; default ./${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path directory;

    @Option(names = "--tolerant", description = "accept the known defects of the official samples")
    private boolean tolerant;

    @Option(names = "--open-synthetic", description = "every synthetic identity has an open DMP")
    private boolean openSynthetic;

    @Option(names = "--mail-port", paramLabel = "PORT", description = "first of the mail ports; default any free ones")
    private int mailPort;

    @Option(
            names = "--record",
            paramLabel = "DIR",
            description = "writes what the product sends as files that run --artefacts understands; POST"
                    + " scenario?name=… of the printed address says what the next ones show")
    private Optional<Path> record = Optional.empty();

    @Option(names = "--record-port", paramLabel = "PORT", description = "default ${DEFAULT-VALUE}; 0 for any free one")
    private int recordPort = 8844;

    @Option(names = "--stop-after", paramLabel = "SECONDS", description = "stop by itself; default never")
    private long stopAfter;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Sandbox sandbox = Sandbox.builder()
                .port(port)
                .mailPort(mailPort)
                .directory(directory)
                .tolerant(tolerant)
                .start()) {
            sandbox.dmp().openForSynthetic(openSynthetic);
            SandboxPage.certificates(sandbox);
            out.println(Notice.FRENCH);
            out.println(Notice.ENGLISH);
            SandboxPage.print(sandbox, out);
            if (record.isEmpty()) {
                await(out);
                return 0;
            }
            try (KitServer server = KitServer.start(recordPort);
                    SandboxRecording recording = SandboxRecording.start(sandbox, record.get())) {
                recording.addRoutes(server);
                out.println(String.format(Locale.ROOT, "%-22s %s", "record", server.uri()));
                await(out);
            }
        }
        return 0;
    }

    private void await(PrintWriter out) throws InterruptedException {
        out.println("ready");
        out.flush();
        CountDownLatch never = new CountDownLatch(1);
        if (stopAfter > 0) {
            if (never.await(stopAfter, TimeUnit.SECONDS)) {
                throw new IllegalStateException("counted down by nobody");
            }
        } else {
            never.await();
        }
    }
}
