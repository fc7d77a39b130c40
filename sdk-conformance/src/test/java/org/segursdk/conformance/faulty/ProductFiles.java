package org.segursdk.conformance.faulty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.check.CheckOptions;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.checks.portability.ExportSample;
import org.segursdk.conformance.cli.Kit;
import org.segursdk.conformance.cli.TestCorpus;
import org.segursdk.conformance.run.Artefacts;

/** The files of the sample product, and the same with the faults of {@code faults.csv} that stand in files. */
final class ProductFiles {
    /** In the metadata of an imaging report. */
    private static final String METADATA = "<Entry xmlns=\"urn:x\"><Classification"
            + " classificationScheme=\"urn:uuid:f0306f51-975f-434e-a61c-c59651d33983\" nodeRepresentation=\"%s\"/></Entry>";

    private static @Nullable Path mails;
    private static @Nullable Artefacts good;

    private final Path folder;
    private final List<String> index = new ArrayList<>();

    private ProductFiles(Path folder) {
        this.folder = folder;
    }

    /** Documents, mails and requests in which nothing is wrong; written once for all tests. */
    static synchronized Artefacts good() throws IOException {
        if (good == null) {
            good = writeGood();
        }
        return good;
    }

    private static Artefacts writeGood() throws IOException {
        ProductFiles files = new ProductFiles(folder("product-files"));
        files.copy();
        files.shows("cda/cr-img-n1-0001.xml", "imaging-report");
        files.write("cda/imaging-metadata.xml", METADATA.formatted("18748-4"));
        files.shows("cda/imaging-metadata.xml", "imaging-report");
        files.export(files.whole());
        return files.read();
    }

    /** With faults 5, 19, 20, 22, 26, 28 and 34. */
    static Artefacts faulty() throws IOException {
        ProductFiles files = new ProductFiles(folder("faulty-files"));
        files.copy();
        files.shows("cda/cr-img-n1-0001.xml", "imaging-report");
        files.write("cda/imaging-metadata.xml", METADATA.formatted("11528-7"));
        files.shows("cda/imaging-metadata.xml", "imaging-report");
        files.shows(files.firstWith("cda", "1.2.250.1.213.1.4."), "identity-validated");
        files.change("mss", "(?m)^Subject: XDM[^\\r]*(\\r\\n[ \\t][^\\r]*)*", "Subject: Bonjour Docteur");
        files.change("mss", "X-MSS-INS: O", "X-MSS-INS: N");
        files.shows(files.firstWith("mss", "@patient.mssante.fr"), "identity-validated");
        files.change("cda/vsm-0002", "<birthTime [^>]*/>", "");
        Map<String, byte[]> torn = files.whole();
        torn.keySet()
                .remove(torn.keySet().stream()
                        .filter(each -> each.endsWith(".pdf"))
                        .findFirst()
                        .orElseThrow());
        files.export(torn);
        return files.read();
    }

    private static Path folder(String name) throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target")).toAbsolutePath(), name);
    }

    /** Mails of the corpus, written once. */
    private static synchronized Path mails() throws IOException {
        if (mails == null) {
            Path written = folder("product-mails");
            Kit run = Kit.run("corpus", "--out", written.toString(), "--seed", "11", "--count", "12", "--only", "mss");
            if (run.exit() != 0) {
                throw new IllegalStateException(run.err());
            }
            mails = written;
        }
        return mails.resolve("mss");
    }

    private void copy() throws IOException {
        Files.createDirectories(folder.resolve("mss"));
        for (Path each : files(mails())) {
            // the national domain, which rules of citizen mails look at
            write("mss/" + each.getFileName(), text(each).replace("@patient.test.example", "@patient.mssante.fr"));
        }
        for (String kind : List.of("cda", "vihf", "dmp")) {
            Files.createDirectories(folder.resolve(kind));
            for (Path file : files(TestCorpus.folder().resolve(kind))) {
                write(
                        kind + "/" + file.getFileName(),
                        file.getFileName().toString().matches("cr-bio.*|.*http") ? text(file) : titled(text(file)));
            }
        }
    }

    /** Titles of the corpus try every sign there is. */
    private static String titled(String cda) {
        return cda.replaceFirst("<title>[^<]*</title>", "<title>Document du cabinet</title>");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private Map<String, byte[]> whole() throws IOException {
        return new TreeMap<>(ExportSample.whole(Files.createTempDirectory(folder.getParent(), "export")));
    }

    /** An export, and one that is limited in time. */
    private void export(Map<String, byte[]> whole) throws IOException {
        Files.write(folder.resolve("export.zip"), ExportSample.zip(whole));
        shows("export.zip", "portability-export");
        Files.write(
                folder.resolve("export-limited.zip"),
                ExportSample.zip(ExportSample.limited(Files.createTempDirectory(folder.getParent(), "export"))));
        shows("export-limited.zip", "portability-export-limited");
    }

    private void shows(String name, String scenario) {
        index.add(name + ": {scenario: " + scenario + "}");
    }

    private String firstWith(String kind, String words) throws IOException {
        for (Path each : files(folder.resolve(kind))) {
            if (text(each).contains(words)) {
                return kind + "/" + each.getFileName();
            }
        }
        throw new IllegalStateException("no file with " + words);
    }

    /** Changes the first file whose name begins so and that has what is to be changed. */
    private void change(String prefix, String regex, String replacement) throws IOException {
        Path kind = folder.resolve(prefix.replaceAll("/.*", ""));
        for (Path each : files(kind)) {
            String before = text(each);
            String after = before.replaceFirst(regex, replacement);
            if (folder.relativize(each).toString().startsWith(prefix) && !after.equals(before)) {
                Files.writeString(each, after, StandardCharsets.ISO_8859_1);
                return;
            }
        }
        throw new IllegalStateException("nothing to change by " + regex);
    }

    private Artefacts read() throws IOException {
        Files.writeString(folder.resolve(Artefacts.INDEX), String.join("\n", index) + "\n");
        return Artefacts.read(folder, new FileChecker(new CheckOptions(true, Optional.empty())));
    }
}
