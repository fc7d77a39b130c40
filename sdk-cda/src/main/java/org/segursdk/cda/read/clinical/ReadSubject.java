package org.segursdk.cda.read.clinical;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadSection;

/**
 * What a document says of one subject (allergies, treatments…). No entry is not "none": whether the patient has none or nobody
 * asked is coded at best ({@link #absence()}), else it stands in the text, if it stands anywhere, and is for a person to read.
 * Source: cda §7.2.
 *
 * @param items entries, in their order
 * @param absence what is coded in place of entries, if it is: {@code no-known-allergies}, {@code no-allergy-info}…
 * @param text what people read: the section's text; without section, the text of the section that should hold it
 * @param section the section, if there is one
 * @param <T> the kind of entry
 */
public record ReadSubject<T>(
        List<T> items, Optional<ReadCode> absence, Optional<String> text, Optional<ReadSection> section) {
    public ReadSubject {
        items = List.copyOf(items);
        Objects.requireNonNull(absence, "absence");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(section, "section");
    }

    /** The subject a section is about; all empty when there is none. */
    public static <T> ReadSubject<T> of(Optional<ReadSection> section, Function<ReadSection, List<T>> entries) {
        return new ReadSubject<>(
                section.map(entries).orElse(List.of()),
                section.flatMap(ClinicalEntries::absence),
                section.flatMap(ReadSection::text),
                section);
    }

    /** The subject that the first section with that templateId, at any depth, is about. */
    public static <T> ReadSubject<T> of(
            ReadDocument document, String template, Function<ReadSection, List<T>> entries) {
        return of(document.section(template), entries);
    }

    /** The same, with the text of the section that should hold it when it has none of its own. */
    public ReadSubject<T> orText(Optional<String> other) {
        return new ReadSubject<>(items, absence, text.or(() -> other), section);
    }

    /** Whether the document says in a code that there is none; what it says in words only is not looked at. */
    public boolean isNoneKnown() {
        return items.isEmpty()
                && absence.flatMap(ReadCode::code)
                        .filter(code -> code.startsWith("no-known-"))
                        .isPresent();
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
