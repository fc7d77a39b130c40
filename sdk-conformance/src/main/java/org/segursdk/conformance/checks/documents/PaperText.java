package org.segursdk.conformance.checks.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.EmbeddedContent;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadSection;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.run.Artefact;

/** The words of a file: what a person reads in a PDF, in the body of a CDA document. */
public final class PaperText {
    /** Shorter words are everywhere. */
    private static final int SHORT = 3;

    private PaperText() {}

    /** A CDA document read. */
    public static ReadDocument cda(Artefact artefact) throws IOException {
        return CdaReader.create().read(artefact.file());
    }

    /** The PDF that the file is, or that it holds. */
    public static List<byte[]> pdfs(Artefact artefact) throws IOException {
        if (artefact.checked().kind() == FileKind.PDF) {
            return List.of(Files.readAllBytes(artefact.file()));
        }
        return artefact.checked().kind() == FileKind.CDA ? pdfs(cda(artefact)) : List.of();
    }

    public static List<byte[]> pdfs(ReadDocument document) throws IOException {
        List<EmbeddedContent> contents = new ArrayList<>();
        document.level1Content().ifPresent(contents::add);
        contents.addAll(document.contents());
        List<byte[]> found = new ArrayList<>();
        for (EmbeddedContent each : contents) {
            try (InputStream in = each.open()) {
                byte[] bytes = in.readAllBytes();
                if (new String(bytes, 0, Math.min(5, bytes.length), StandardCharsets.ISO_8859_1).startsWith("%PDF")) {
                    found.add(bytes);
                }
            }
        }
        return found;
    }

    /** The words of a PDF, blanks made single. */
    public static String words(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    /** Everything a person reads in the file: narrative of all sections, and of the PDF it holds. */
    public static String words(Artefact artefact) throws IOException {
        StringBuilder all = new StringBuilder();
        if (artefact.checked().kind() == FileKind.CDA) {
            all.append(narrative(cda(artefact).sections()));
        }
        for (byte[] pdf : pdfs(artefact)) {
            all.append(' ').append(words(pdf));
        }
        return all.toString();
    }

    /** The narrative of sections and of those in them. */
    public static String narrative(List<ReadSection> sections) {
        return sections.stream()
                .map(each -> each.title().orElse("") + " " + each.text().orElse("") + " " + narrative(each.sections()))
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");
    }

    /** Whether the words hold those, whatever their case. */
    public static boolean holds(String words, String wanted) {
        return words.toLowerCase(Locale.ROOT)
                .contains(wanted.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether the words hold most of those of a text. Words cut at the end of lines, codes that a display leaves out and scripts that the
     * reader of a PDF does not follow are let go: seven words of ten have to be there (our threshold).
     */
    public static boolean holdsMost(String words, String text) {
        List<String> wanted = Pattern.compile("[^\\p{L}\\p{N}]+")
                .splitAsStream(text)
                .filter(each -> each.length() > SHORT)
                .distinct()
                .toList();
        long there = wanted.stream().filter(each -> holds(words, each)).count();
        return there * 10 >= wanted.size() * 7L;
    }

    /** The file as text; of an XDM archive, its METADATA.XML. */
    public static String raw(Artefact artefact) throws IOException {
        byte[] bytes = Files.readAllBytes(artefact.file());
        if (artefact.checked().kind() != FileKind.XDM && artefact.checked().kind() != FileKind.ZIP) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                if (each.getName().toUpperCase(Locale.ROOT).endsWith("METADATA.XML")) {
                    zip.transferTo(out);
                }
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
