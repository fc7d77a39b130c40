package org.segursdk.exchange.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.segursdk.core.terminology.CodedValue;

/**
 * What a worklist tells of a document, as its CDA header or its metadata say. Source: rem WL-02.
 *
 * @param title its title, or the name of a file that has none
 * @param createdAt when it was made
 * @param type type of document
 * @param authors names, in order
 * @param authorId national number of the first author who is a professional
 * @param organization the first author's structure
 * @param id identifier of this version, {@code root} or {@code root^extension}
 * @param setId identifier common to its versions
 * @param version number of the version
 * @param sha1 of its bytes, when they were seen or told
 * @param form what can be read of it, such as {@code STRUCTURED}; {@code ""} when it was not opened
 */
public record WorkDocument(
        String title,
        Optional<Instant> createdAt,
        Optional<CodedValue> type,
        List<String> authors,
        Optional<String> authorId,
        Optional<String> organization,
        Optional<String> id,
        Optional<String> setId,
        OptionalInt version,
        Optional<String> sha1,
        String form) {
    public WorkDocument {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(type, "type");
        authors = List.copyOf(authors);
        Objects.requireNonNull(authorId, "authorId");
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(setId, "setId");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(sha1, "sha1");
        Objects.requireNonNull(form, "form");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "WorkDocument[" + type.map(CodedValue::code).orElse("-") + ", redacted]";
    }
}
