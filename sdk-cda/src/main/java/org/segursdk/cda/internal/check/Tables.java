package org.segursdk.cda.internal.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text tables of the linter. */
final class Tables {
    private static final String FOLDER = "/org/segursdk/cda/check/";

    private Tables() {}

    static String read(String name) {
        try (InputStream in = Tables.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
