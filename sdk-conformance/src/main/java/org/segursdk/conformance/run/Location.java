package org.segursdk.conformance.run;

import java.util.Objects;

/**
 * Where something was found.
 *
 * @param file relative name of the artefact or capture; empty when there is none
 * @param line from 1; 0 when not known
 * @param path inside the file: XPath, header, segment, part; never patient data
 */
public record Location(String file, int line, String path) {
    /** Nowhere in particular. */
    public static final Location NONE = new Location("", 0, "");

    public Location {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
    }

    public static Location of(String file, String path) {
        return new Location(file, 0, path);
    }

    /** For people: file, line and path. */
    public String place() {
        return file + (line > 0 ? ":" + line : "") + (path.isEmpty() ? "" : " " + path);
    }
}
