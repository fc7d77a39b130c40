package org.segursdk.exchange.portability;

import java.time.Instant;
import java.util.Objects;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.terminology.CodedValue;

/**
 * A document of a record.
 *
 * @param id its identifier
 * @param date when it was made
 * @param type type of document
 * @param title its title
 * @param mediaType such as {@code text/xml} or {@code application/pdf}: gives the file its ending
 * @param origin {@code DMP}, {@code MSSANTE} or {@code LOCAL}
 * @param content its bytes, as they are held
 */
public record ExportedDocument(
        String id,
        Instant date,
        CodedValue type,
        String title,
        String mediaType,
        String origin,
        ContentSource content) {
    public ExportedDocument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(content, "content");
    }

    /** Its type alone. */
    @Override
    public String toString() {
        return "ExportedDocument[" + type.code() + "]";
    }
}
