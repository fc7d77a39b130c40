package org.segursdk.conformance.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.PdfCopy;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.cda.render.RenderReport;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segur-kit render FILE}: a CDA document as people read it. Exit 0 written, 1 not a CDA document, 4 misuse. */
@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 4,
        exitCodeOnExecutionException = 5,
        description = "Shows a CDA document as one HTML page or as a PDF. Exit: 0 written, 1 no CDA document.")
final class RenderCommand implements Callable<Integer> {
    enum Format {
        html,
        pdf
    }

    @Parameters(paramLabel = "FILE", description = "a CDA document")
    @SuppressWarnings("NullAway.Init") // required parameter
    private Path file;

    @Option(names = "--to", description = "${COMPLETION-CANDIDATES}; default html", defaultValue = "html")
    private Format format = Format.html;

    @Option(names = "--out", paramLabel = "OUT", description = "file to write; by default beside FILE")
    private @Nullable Path out;

    @Option(names = "--lang", description = "language of the labels: fr (default) or en", defaultValue = "fr")
    private String lang = "fr";

    @Option(
            names = "--copy",
            description = "PDF that the document holds: ${COMPLETION-CANDIDATES}; default FIRST (handed over as it is)",
            defaultValue = "FIRST")
    private PdfCopy copy = PdfCopy.FIRST;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(spec.commandLine(), "no such file: " + file);
        }
        Path target = out == null ? beside() : out;
        Locale locale = Locale.forLanguageTag(lang);
        RenderOptions options =
                RenderOptions.builder().language(locale).pdfCopy(copy).build();
        ContentSource source = () -> Files.newInputStream(file);
        PrintWriter console = spec.commandLine().getOut();
        Path draft = Files.createTempFile(target.toAbsolutePath().getParent(), "render", ".part");
        try {
            RenderReport report;
            try (OutputStream stream = Files.newOutputStream(draft)) {
                report = format == Format.html
                        ? CdaRenderer.html(source, options, stream)
                        : CdaRenderer.pdf(source, options, stream);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            console.println(target + summary(report));
            report.notices().forEach(notice -> console.println("  " + notice.in(locale)));
            return 0;
        } catch (InvalidInputException refused) {
            refused.violations().forEach(violation -> spec.commandLine()
                    .getErr()
                    .println(violation.rule() + ": " + violation.message().in(locale)));
            return 1;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path beside() {
        String name = file.getFileName().toString().replaceFirst("\\.xml$", "");
        return file.resolveSibling(name + "." + format);
    }

    private static String summary(RenderReport report) {
        List<String> replaced = report.replaced();
        return (report.original() ? " (PDF of the document)" : "")
                + (report.pages() > 0 ? " (" + report.pages() + " page(s))" : "")
                + (replaced.isEmpty() ? "" : ", no glyph for " + String.join(" ", replaced));
    }
}
