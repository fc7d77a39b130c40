package org.segursdk.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A sandbox in a process of its own; it ends with its standard input. */
final class ForkedSandbox implements AutoCloseable {
    private final Process process;
    private final URI uri;

    private ForkedSandbox(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static ForkedSandbox start(Path directory, String heap) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedSandbox.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        while (line != null && !line.startsWith("https://")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the forked sandbox did not start");
        }
        return new ForkedSandbox(process, URI.create(line));
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        try (Sandbox sandbox =
                Sandbox.builder().directory(Path.of(arguments[0])).start()) {
            out.println(sandbox.baseUri());
            while (System.in.read() >= 0) {
                // Wait for the end of the input.
            }
        }
    }
}
