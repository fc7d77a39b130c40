package org.segursdk.conformance.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.SyntheticIdentities;

/**
 * Searches what a run is given for identities outside the synthetic ranges of {@link SyntheticIdentities}: matricules with a right
 * key, and RPPS numbers beside the OID of professionals. Looks into archives, base64 and PDF, three levels deep. It is a net, not a
 * proof: names alone are not recognised.
 */
public final class IdentityGate {
    /** Code of the exception that stops a run. */
    public static final String CODE = "KIT-UNSAFE-INPUT";

    private static final String PROFESSIONALS = "1.2.250.1.71.4.2.1";
    private static final Pattern MATRICULE = Pattern.compile(
            "(?<![0-9A-Za-z.])([1-478][0-9]{2}(?:0[1-9]|[1-9][0-9])(?:[0-9]{2}|2[AB])[0-9]{6})([0-9]{2})(?![0-9A-Za-z]|\\.[0-9])");
    private static final Pattern SPLIT = Pattern.compile(
            "NumIdentifiant>\\s*([1-478][0-9]{4}(?:[0-9]{2}|2[AB])[0-9]{6})\\s*</[^>]*>\\s*<[^>]*Cle>\\s*([0-9]{2})\\s*<");
    private static final Pattern RPPS = Pattern.compile("(?<![0-9.])8(1[0-9]{10})(?![0-9])");
    private static final int MATRICULE_LENGTH = 15;
    private static final int AROUND = 172;
    private static final int SHORTEST_BASE64 = 100;
    private static final int DEEPEST = 3;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int MOST_ENTRIES = 2_000;

    private long budget = MOST_BYTES;

    private IdentityGate() {}

    /** What is outside the ranges, and where; never the value. */
    record Stranger(String file, String kind) {}

    /** Names of the files that hold an identity outside the ranges; never the identity. */
    public static List<String> strangers(Artefacts artefacts) {
        return artefacts.strangers().stream().map(Stranger::file).distinct().toList();
    }

    /** Searches all files; {@link Artefacts} remembers what came out, since a search takes as long as all checks together. */
    static List<Stranger> search(List<Artefact> artefacts) {
        return artefacts.parallelStream()
                .flatMap(each -> look(each).stream())
                .distinct()
                .sorted(Comparator.comparing(Stranger::file))
                .toList();
    }

    /** @throws SegurSecurityException naming the files, when one holds an identity outside the ranges */
    static void pass(Artefacts artefacts) {
        List<Stranger> strangers = artefacts.strangers();
        if (!strangers.isEmpty()) {
            String files = strangers.stream()
                    .limit(20)
                    .map(each -> each.file() + " (" + each.kind() + ")")
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            throw SegurSecurityException.notSent(
                    CODE,
                    LocalizedText.of(
                            "identité hors des plages de test, rien n'a été exécuté : " + files,
                            "identity outside the test ranges, nothing was run: " + files),
                    null);
        }
    }

    private static List<Stranger> look(Artefact artefact) {
        try {
            List<Stranger> found = new ArrayList<>();
            new IdentityGate().look(Files.readAllBytes(artefact.file()), artefact.name(), 0, found);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(byte[] content, String file, int depth, List<Stranger> found) throws IOException {
        budget -= content.length;
        if (depth > DEEPEST || budget < 0) {
            return;
        }
        if (starts(content, "PK\u0003\u0004")) {
            zip(content, file, depth, found);
        } else if (starts(content, "%PDF-")) {
            text(pdf(content), file, found);
        } else {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            text(text, file, found);
            for (String block : base64(text)) {
                look(decoded(block), file, depth + 1, found);
            }
        }
    }

    private static boolean starts(byte[] content, String mark) {
        for (int i = 0; i < mark.length(); i++) {
            if (i >= content.length || (content[i] & 0xFF) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Long runs of base64, over line ends but not over an empty line. Scanned by hand: a pattern would recurse over megabytes. */
    private static List<String> base64(String text) {
        List<String> blocks = new ArrayList<>();
        int start = -1;
        int ends = 0;
        for (int i = 0; i <= text.length(); i++) {
            char symbol = i < text.length() ? text.charAt(i) : ' ';
            ends = symbol == '\n' ? ends + 1 : symbol == '\r' ? ends : 0;
            boolean inside = symbol == '\r' || symbol == '\n' || isBase64(symbol);
            if (start >= 0 && (!inside || ends > 1)) {
                if (i - start >= SHORTEST_BASE64) {
                    blocks.add(text.substring(start, i));
                }
                start = -1;
            } else if (start < 0 && isBase64(symbol)) {
                start = i;
            }
        }
        return blocks;
    }

    private static boolean isBase64(char symbol) {
        return symbol >= 'A' && symbol <= 'Z'
                || symbol >= 'a' && symbol <= 'z'
                || symbol >= '0' && symbol <= '9'
                || symbol == '+'
                || symbol == '/'
                || symbol == '=';
    }

    private static byte[] decoded(String block) {
        try {
            return Base64.getMimeDecoder().decode(block);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // not base64 after all
        }
    }

    private void zip(byte[] content, String file, int depth, List<Stranger> found) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int entries = 0;
            ZipEntry entry = zip.getNextEntry();
            while (entry != null && entries++ < MOST_ENTRIES && budget > 0) {
                look(zip.readNBytes((int) Math.min(budget, 64 * 1024 * 1024)), file, depth + 1, found);
                entry = zip.getNextEntry();
            }
        } catch (java.util.zip.ZipException | IllegalArgumentException e) {
            // damaged: the linter says so
        }
    }

    private static String pdf(byte[] content) {
        try (PDDocument document = Loader.loadPDF(content)) {
            return Objects.requireNonNullElse(new PDFTextStripper().getText(document), "");
        } catch (IOException | RuntimeException e) {
            return ""; // unreadable: the linter says so
        }
    }

    private static void text(String text, String file, List<Stranger> found) {
        if (holdsMatricule(text) || holdsSplitMatricule(text)) {
            found.add(new Stranger(file, "matricule"));
        } else if (holdsRpps(text)) {
            found.add(new Stranger(file, "RPPS"));
        }
    }

    /** Tries the expression only where a number of that length begins: most of a document is searched by this loop alone. */
    private static boolean holdsMatricule(String text) {
        Matcher matcher = MATRICULE.matcher(text).useTransparentBounds(true);
        for (int i = 0; i + MATRICULE_LENGTH <= text.length(); i++) {
            char first = text.charAt(i);
            if (first < '1' || first > '8' || !isDigit(text, i + 1) || !isDigit(text, i + 4) || !isDigit(text, i + 9)) {
                continue;
            }
            if (matcher.region(i, text.length()).lookingAt() && isStranger(matcher.group(1), matcher.group(2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String text, int index) {
        char symbol = text.charAt(index);
        return symbol >= '0' && symbol <= '9';
    }

    private static boolean holdsSplitMatricule(String text) {
        int start = text.indexOf("NumIdentifiant>");
        if (start < 0) {
            return false;
        }
        Matcher matcher = SPLIT.matcher(text);
        boolean more = matcher.find(start);
        while (more) {
            if (isStranger(matcher.group(1), matcher.group(2))) {
                return true;
            }
            more = matcher.find();
        }
        return false;
    }

    /** Looks beside each mention of the professionals' OID. */
    private static boolean holdsRpps(String text) {
        for (int at = text.indexOf(PROFESSIONALS); at >= 0; at = text.indexOf(PROFESSIONALS, at + 1)) {
            int from = Math.max(0, at - AROUND);
            int to = Math.min(text.length(), at + PROFESSIONALS.length() + AROUND);
            Matcher rpps = RPPS.matcher(text).region(from, to).useTransparentBounds(true);
            while (rpps.find()) {
                if (!SyntheticIdentities.isSyntheticRpps(rpps.group(1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isStranger(String number, String key) {
        if (!Matricule.keyOf(number).equals(key)) {
            return false;
        }
        return !SyntheticIdentities.isSynthetic(Matricule.received(number, key));
    }
}
