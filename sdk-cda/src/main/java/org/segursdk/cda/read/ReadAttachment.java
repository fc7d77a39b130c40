package org.segursdk.cda.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A file attached to a document, with what the document says of it. Source: cda §5.6 (FR-Document-attache).
 *
 * @param title title or words of the kind of document, if told
 * @param type kind of document, if coded
 * @param content the file
 */
public record ReadAttachment(Optional<String> title, Optional<ReadCode> type, EmbeddedContent content) {
    private static final String TYPE = "69764-9";

    public ReadAttachment {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
    }

    /** Every embedded file of a document, in its order; one outside an organizer has neither title nor kind. */
    public static List<ReadAttachment> of(ReadDocument document) {
        List<ReadAttachment> attachments = new ArrayList<>();
        for (ReadSection section : document.sections()) {
            collect(section, attachments);
        }
        return attachments;
    }

    private static void collect(ReadSection section, List<ReadAttachment> attachments) {
        for (ReadStatement entry : section.entries()) {
            Optional<ReadStatement> kind = entry.related().stream()
                    .map(ReadStatement.Related::statement)
                    .filter(inside -> inside.hasCode(TYPE))
                    .findFirst();
            Optional<ReadCode> type = kind.flatMap(ReadStatement::coded);
            Optional<String> title = kind.flatMap(ReadStatement::text).or(() -> type.flatMap(ReadCode::originalText));
            entry.contents().forEach(content -> attachments.add(new ReadAttachment(title, type, content)));
        }
        section.sections().forEach(inside -> collect(inside, attachments));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadAttachment[redacted]";
    }
}
