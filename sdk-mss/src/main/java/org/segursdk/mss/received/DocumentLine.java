package org.segursdk.mss.received;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a worklist shows once: a document, its renditions at other levels and its PDF copy. Source: mssante §6 (SC.CDA/DD.15).
 *
 * @param main the structured rendition where there is one
 * @param twins the same content at another level, under ids of their own
 * @param pdf the copy to be shown first
 */
public record DocumentLine(MessageDocument main, List<MessageDocument> twins, Optional<PdfCopy> pdf) {
    public DocumentLine {
        Objects.requireNonNull(main, "main");
        twins = List.copyOf(twins);
        Objects.requireNonNull(pdf, "pdf");
    }

    /** All renditions, the main one first. */
    public List<MessageDocument> documents() {
        return Stream.concat(Stream.of(main), twins.stream()).toList();
    }

    /** Of all renditions together. */
    public Alerts alerts() {
        // The PDF beside a structured report tells nothing; that must not make unknown what the report denies.
        return main.form() == MessageDocument.Form.STRUCTURED
                ? main.alerts()
                : Alerts.of(documents().stream().map(MessageDocument::alerts).toList());
    }
}
