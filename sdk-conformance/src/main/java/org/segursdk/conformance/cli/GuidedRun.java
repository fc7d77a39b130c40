package org.segursdk.conformance.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import org.segursdk.conformance.live.GuideRoutes;
import org.segursdk.conformance.live.KitServer;
import org.segursdk.conformance.live.StepGuide;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.error.LocalizedText;

/** Tells a person, on the terminal, or a script, over HTTP, what to do with the product. */
final class GuidedRun implements AutoCloseable {
    private final PrintWriter out;
    private final Locale locale;
    private final StepGuide guide;
    private final KitServer server;

    /** @param port of the small server for scripts; 0 for any free one */
    GuidedRun(PrintWriter out, Locale locale, Duration patience, int port) {
        this.out = out;
        this.locale = locale;
        this.guide = new StepGuide(patience, this::show);
        this.server = KitServer.start(port);
        GuideRoutes.add(server, guide);
    }

    StepGuide guide() {
        return guide;
    }

    /** Prints once where the product finds the sandbox, and how to answer. */
    void begin(KitBench bench, InputStream answers) {
        SandboxPage.certificates(bench.sandbox());
        String page = SandboxPage.json(bench.sandbox());
        server.on("GET sandbox", parameters -> new KitServer.Reply(200, page));
        SandboxPage.print(bench.sandbox(), out);
        out.println(String.format(Locale.ROOT, "%-22s %s", "guide", server.uri()));
        out.println(LocalizedText.of(
                        "Après chaque geste : Entrée, ou « s » pour le passer, ou POST " + server.uri()
                                + "/next (skip).",
                        "After each gesture: Enter, or \"s\" to pass it over, or POST " + server.uri()
                                + "/next (skip).")
                .in(locale));
        out.flush();
        Thread reader = new Thread(() -> read(answers), "segur-kit-answers");
        reader.setDaemon(true);
        reader.start();
    }

    private void show(StepGuide.Step step) {
        out.println();
        out.println("[" + step.number() + "] " + step.check());
        out.println("    " + step.instruction().in(locale));
        out.flush();
    }

    /** A line that comes while nothing is asked says nothing. */
    private void read(InputStream answers) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answers, Charset.defaultCharset()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                guide.answer("", !line.strip().equalsIgnoreCase("s"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        guide.finish();
        server.close();
    }
}
