package org.segursdk.conformance.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.segursdk.conformance.check.CheckOptions;
import org.segursdk.conformance.check.CheckedFile;
import org.segursdk.conformance.check.ExplainedRule;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.check.Finding;
import org.segursdk.conformance.check.KitRules;
import org.segursdk.conformance.official.OfficialRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segur-kit check FILE…}: a linter. Exit 0 nothing found, 1 findings, 2 misuse. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2,
        exitCodeOnExecutionException = 2,
        description = "Tells what each file is and what is wrong with it. Exit: 0 nothing found, 1 findings, 2 misuse.")
final class CheckCommand implements Callable<Integer> {
    enum Format {
        text,
        json
    }

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "files, or folders whose files are all checked")
    private List<Path> files = List.of();

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default text", defaultValue = "text")
    private Format format = Format.text;

    @Option(names = "--lang", description = "language of the messages: fr (default) or en", defaultValue = "fr")
    private String lang = "fr";

    @Option(
            names = "--explain",
            paramLabel = "RULE",
            description = "explains a rule; 'all' explains every rule of the kit")
    private String explain = "";

    @Option(names = "--pdf", description = "also opens the PDFs that documents hold and mails carry")
    private boolean pdf;

    @Option(
            names = "--official",
            paramLabel = "DIR",
            description = "also runs the official schema and schematrons over CDA documents, from a checkout of"
                    + " ansforge/TestContenuCDA-3-0 that you have; nothing of it is shipped with the kit")
    private Optional<Path> official = Optional.empty();

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "where --official keeps style sheets between runs; default ~/.cache/segur-kit")
    private Optional<Path> cache = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Override
    public Integer call() {
        Locale locale = Locale.forLanguageTag(lang);
        PrintWriter out = spec.commandLine().getOut();
        if (!explain.isEmpty()) {
            return explain(out, locale);
        }
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name a file, or --explain RULE");
        }
        FileChecker checker = new FileChecker(new CheckOptions(pdf, official.map(this::official)));
        if (format == Format.text) {
            out.println(locale.getLanguage().equals("fr") ? Notice.FRENCH : Notice.ENGLISH);
            out.println(Notice.CATALOGUE);
        }
        boolean clean = true;
        for (Path file : expand()) {
            CheckedFile checked = check(checker, file);
            clean &= !checked.hasFindings();
            out.println(format == Format.json ? json(checked, locale) : text(checked, locale));
        }
        return clean ? 0 : 1;
    }

    private OfficialRules official(Path folder) {
        try {
            return OfficialRules.open(folder, cache.orElseGet(OfficialRules::defaultCache));
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--official: " + e.getMessage());
        }
    }

    private int explain(PrintWriter out, Locale locale) {
        if (explain.equalsIgnoreCase("all")) {
            KitRules.all().forEach(rule -> explain(rule, out, locale));
            return 0;
        }
        ExplainedRule rule = KitRules.find(explain)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "no such rule: " + explain + "; --explain all lists them"));
        explain(rule, out, locale);
        return 0;
    }

    private static void explain(ExplainedRule rule, PrintWriter out, Locale locale) {
        out.println(rule.id() + "  " + rule.severity() + "  " + rule.source());
        out.println("  " + rule.explanation().in(locale));
    }

    private CheckedFile check(FileChecker checker, Path file) {
        try {
            return checker.check(file);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot read " + file);
        }
    }

    private List<Path> expand() {
        List<Path> expanded = new ArrayList<>();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new ParameterException(spec.commandLine(), "no such file: " + file);
            }
            if (!Files.isDirectory(file)) {
                expanded.add(file);
                continue;
            }
            try (Stream<Path> inside = Files.walk(file)) {
                inside.filter(Files::isRegularFile).sorted().forEach(expanded::add);
            } catch (IOException e) {
                throw new ParameterException(spec.commandLine(), "cannot read folder " + file);
            }
        }
        return expanded;
    }

    private static String text(CheckedFile checked, Locale locale) {
        StringBuilder text = new StringBuilder()
                .append(checked.file())
                .append(": ")
                .append(checked.kind().label())
                .append(checked.findings().isEmpty() ? ", ok" : "");
        for (Finding finding : checked.findings()) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(finding.severity())
                    .append(" [")
                    .append(finding.rule())
                    .append("] ")
                    .append(finding.path())
                    .append(": ")
                    .append(finding.message().in(locale));
        }
        return text.toString();
    }

    private static String json(CheckedFile checked, Locale locale) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonMapper.builder().build().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", checked.file().toString());
            json.writeStringField("kind", checked.kind().label());
            json.writeArrayFieldStart("findings");
            for (Finding finding : checked.findings()) {
                json.writeStartObject();
                json.writeStringField("rule", finding.rule());
                json.writeStringField("severity", finding.severity().name());
                json.writeStringField("path", finding.path());
                json.writeStringField("message", finding.message().in(locale));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
