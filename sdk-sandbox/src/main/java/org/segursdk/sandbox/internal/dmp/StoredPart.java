package org.segursdk.sandbox.internal.dmp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part, written to disk as it came.
 *
 * @param mediaType its Content-Type
 * @param file where it is
 * @param size bytes
 * @param sha1 lower-case hexadecimal
 */
record StoredPart(MediaType mediaType, Path file, long size, String sha1) {
    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
