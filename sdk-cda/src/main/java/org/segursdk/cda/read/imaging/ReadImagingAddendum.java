package org.segursdk.cda.read.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadActor;

/**
 * What was added to a report, as written. Source: cda §9.2.
 *
 * @param title title, if told
 * @param text the addition, in words, if told
 * @param authors who added it, and when
 */
public record ReadImagingAddendum(Optional<String> title, Optional<String> text, List<ReadActor> authors) {
    public ReadImagingAddendum {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
        authors = List.copyOf(authors);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadImagingAddendum[redacted]";
    }
}
