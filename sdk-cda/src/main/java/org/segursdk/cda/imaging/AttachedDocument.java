package org.segursdk.cda.imaging;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.terminology.CodedValue;

/**
 * A PDF carried inside the document (FR-Document-attache). Immutable. Source: cda §5.6.
 *
 * @param title shown to people
 * @param type kind of document, such as LOINC {@code 18748-4}, if coded
 * @param pdf the PDF; gives the same bytes at each opening
 */
public record AttachedDocument(String title, Optional<CodedValue> type, ContentSource pdf) {
    public AttachedDocument {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(pdf, "pdf");
    }

    public static AttachedDocument of(String title, ContentSource pdf) {
        return new AttachedDocument(title, Optional.empty(), pdf);
    }

    public AttachedDocument withType(CodedValue value) {
        return new AttachedDocument(title, Optional.of(value), pdf);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "AttachedDocument[redacted]";
    }
}
