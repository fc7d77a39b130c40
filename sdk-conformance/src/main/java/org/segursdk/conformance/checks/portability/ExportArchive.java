package org.segursdk.conformance.checks.portability;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.segursdk.conformance.checks.documents.PaperText;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.core.xml.SecureXml;
import org.xml.sax.SAXException;

/** The files of an export, in memory, named from the folder in which its index stands. */
final class ExportArchive {
    private static final String INDEX = "index.csv";
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int MOST_FILES = 20_000;
    private static final Pattern DOCUMENTATION =
            Pattern.compile("(readme|lisezmoi|lisez-moi|documentation)[^/]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HASH = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

    private final Map<String, byte[]> files;

    private ExportArchive(Map<String, byte[]> files) {
        this.files = Collections.unmodifiableMap(files);
    }

    /** Empty when the file is no ZIP archive, or larger than 256 MiB unpacked. */
    static Optional<ExportArchive> read(Artefact artefact) {
        Map<String, byte[]> all = new TreeMap<>();
        long left = MOST_BYTES;
        try (ZipFile zip = new ZipFile(artefact.file().toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry each : Collections.list(zip.entries())) {
                if (each.isDirectory()) {
                    continue;
                }
                byte[] content = zip.getInputStream(each).readNBytes((int) left + 1);
                left -= content.length;
                if (left < 0 || all.size() == MOST_FILES) {
                    return Optional.empty();
                }
                all.put(each.getName(), content);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        String base = base(all);
        Map<String, byte[]> named = new TreeMap<>();
        all.forEach((name, content) ->
                named.put(name.startsWith(base) ? name.substring(base.length()) : "../" + name, content));
        return Optional.of(new ExportArchive(named));
    }

    private static String base(Map<String, byte[]> all) {
        return all.keySet().stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).matches("(.*/)?index\\.csv"))
                .min(Comparator.comparing(String::length))
                .map(each -> each.substring(0, each.length() - INDEX.length()))
                .orElse("");
    }

    Map<String, byte[]> files() {
        return files;
    }

    Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name.replace('\\', '/').replaceFirst("^\\./", "")));
    }

    Optional<ExportIndex> index() {
        return files.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(INDEX))
                .findFirst()
                .map(each -> ExportIndex.read(new String(each.getValue(), StandardCharsets.UTF_8)));
    }

    /** Whether a file at the root documents the export in some hundred characters at least: our threshold. */
    boolean isDocumented() {
        return files.entrySet().stream()
                .anyMatch(each -> DOCUMENTATION.matcher(each.getKey()).matches() && each.getValue().length >= 200);
    }

    /** The words of what documents the export. */
    String documentation() {
        StringBuilder words = new StringBuilder();
        files.forEach((name, content) -> {
            if (DOCUMENTATION.matcher(name).matches()) {
                words.append(isPdf(content) ? printed(content) : new String(content, StandardCharsets.UTF_8))
                        .append('\n');
            }
        });
        return words.toString();
    }

    private static String printed(byte[] pdf) {
        try {
            return PaperText.words(pdf);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Lines {@code SHA-256, two blanks, path} of {@code manifest.sha256} or another file of that ending at the root. */
    Map<String, String> hashes() {
        Map<String, String> told = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.matches("[^/]+\\.sha256")) {
                new String(content, StandardCharsets.UTF_8).lines().forEach(line -> {
                    Matcher form = HASH.matcher(line);
                    if (form.matches()) {
                        told.put(form.group(2), form.group(1).toLowerCase(Locale.ROOT));
                    }
                });
            }
        });
        return told;
    }

    /** Names of the CDA documents and PDF files beside the documentation. */
    List<String> documents() {
        return files.entrySet().stream()
                .filter(each -> isPdf(each.getValue()) || isCda(each.getValue()))
                .map(Map.Entry::getKey)
                .filter(each -> !DOCUMENTATION.matcher(each).matches())
                .toList();
    }

    /** The XDM archives in it: files named {@code IHE_XDM*.zip}. */
    List<byte[]> xdm() {
        return files.entrySet().stream()
                .filter(each -> each.getKey().toUpperCase(Locale.ROOT).matches("(.*/)?IHE_XDM[^/]*\\.ZIP"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String beginning(byte[] content) {
        return new String(content, 0, Math.min(4096, content.length), StandardCharsets.UTF_8);
    }

    static boolean isPdf(byte[] content) {
        return beginning(content).startsWith("%PDF");
    }

    static boolean isCda(byte[] content) {
        return beginning(content).contains("<ClinicalDocument");
    }

    /** Whether a program opens it: PDF and XML as such, anything else when it is not empty. */
    static boolean opens(byte[] content) {
        try {
            if (isPdf(content)) {
                try (PDDocument document = Loader.loadPDF(content)) {
                    return document.getNumberOfPages() > 0;
                }
            }
            if (beginning(content).replace("\uFEFF", "").stripLeading().startsWith("<?xml") || isCda(content)) {
                SecureXml.parse(new ByteArrayInputStream(content));
            }
            return content.length > 0;
        } catch (IOException | SAXException e) {
            return false;
        }
    }
}
