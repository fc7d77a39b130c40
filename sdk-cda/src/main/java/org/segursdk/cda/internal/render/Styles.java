package org.segursdk.cda.internal.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** Our style sheets; those of the document are never applied. */
final class Styles {
    private static final String BROWSER = load("common.css") + load("browser.css");
    private static final String PAPER = load("common.css") + load("paper.css");
    private static final String POLICY = "default-src 'none'; img-src data:; style-src 'sha256-" + hash(BROWSER)
            + "'; base-uri 'none'; form-action 'none'";

    private Styles() {}

    static String browser() {
        return BROWSER;
    }

    /** @param points size of the text; nothing is smaller than 8 points */
    static String paper(double points) {
        return PAPER.replace("9.5pt", String.format(Locale.ROOT, "%.2fpt", points));
    }

    /** Nothing is fetched or run; the style sheet is known by its hash. */
    static String policy() {
        return POLICY;
    }

    private static String load(String name) {
        try (InputStream in = Styles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
