package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * What the doctor writes of a document, before it is one.
 *
 * @param title of a letter; of a summary it is always the same
 * @param text of a letter
 * @param problems of a summary, one a line
 * @param treatments of a summary, one a line
 * @param allergies one a line; counts only when they are told known
 * @param allergiesTold {@code unknown}: not recorded; {@code none}: none known; {@code some}: those listed
 * @param vigilance of a summary
 */
public record Draft(
        String title,
        String text,
        String problems,
        String treatments,
        String allergies,
        String allergiesTold,
        String vigilance) {
    /** Kinds of documents that the practice writes. */
    public enum Kind {
        LETTER("Compte rendu de consultation"),
        SUMMARY("Synthèse médicale (VSM)");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A new one. */
    public static Draft empty(Kind kind) {
        return new Draft(kind == Kind.LETTER ? "Compte rendu de consultation" : "", "", "", "", "", "unknown", "");
    }

    byte[] bytes() {
        Properties values = new Properties();
        values.setProperty("title", title);
        values.setProperty("text", text);
        values.setProperty("problems", problems);
        values.setProperty("treatments", treatments);
        values.setProperty("allergies", allergies);
        values.setProperty("allergiesTold", allergiesTold);
        values.setProperty("vigilance", vigilance);
        StringWriter out = new StringWriter();
        try {
            values.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Draft of(byte[] bytes) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Draft(
                values.getProperty("title", ""),
                values.getProperty("text", ""),
                values.getProperty("problems", ""),
                values.getProperty("treatments", ""),
                values.getProperty("allergies", ""),
                values.getProperty("allergiesTold", "unknown"),
                values.getProperty("vigilance", ""));
    }

    /** Lines that say something. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Clinical content stands in no log. */
    @Override
    public String toString() {
        return "Draft[redacted]";
    }
}
