package org.segursdk.conformance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssSimulator;
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

    @Option(names = "--stop-after", paramLabel = "SECONDS", description = "stop by itself; default never")
    private long stopAfter;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    private static void printMail(PrintWriter out, MssSimulator mss) {
        for (MssListener listener : MssListener.values()) {
            out.println(String.format(
                    Locale.ROOT, "%-22s %s:%d", "mail " + listener, MssSimulator.HOST, mss.port(listener)));
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (Sandbox sandbox = Sandbox.builder()
                .port(port)
                .directory(directory)
                .tolerant(tolerant)
                .start()) {
            sandbox.dmp().openForSynthetic(openSynthetic);
            // Client certificates are written now, for clients that are not written in Java.
            sandbox.pki().credentials("insi");
            sandbox.pki().credentials("dmp");
            out.println(Notice.FRENCH);
            out.println(Notice.ENGLISH);
            out.println("SIMULATION – " + sandbox.baseUri());
            out.println("INSi         " + sandbox.baseUri() + "/insi");
            out.println("DMP          " + sandbox.baseUri() + "/dmp");
            printMail(out, sandbox.mss());
            out.println("certificates " + sandbox.pki().directory());
            out.println("ready");
            out.flush();
            CountDownLatch never = new CountDownLatch(1);
            if (stopAfter > 0) {
                boolean released = never.await(stopAfter, TimeUnit.SECONDS);
                return released ? 1 : 0;
            }
            never.await();
        }
        return 0;
    }
}
