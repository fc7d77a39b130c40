package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadSection;

/**
 * What a document says of one subject (allergies, treatments…). No entry is not "none": whether the patient has none or nobody
 * asked stands in the text only, if it stands anywhere, and is for a person to read. Source: cda §7.2.
 *
 * @param items entries, in their order
 * @param text what people read: the section's text; without section, the text of the section that should hold it
 * @param section the section, if there is one
 * @param <T> the kind of entry
 */
public record ReadSubject<T>(List<T> items, Optional<String> text, Optional<ReadSection> section) {
    public ReadSubject {
        items = List.copyOf(items);
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(section, "section");
    }

    /** Whether entries tell; otherwise nothing is known but for the text. */
    public boolean isStructured() {
        return !items.isEmpty();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadSubject[" + items.size() + "]";
    }
}
