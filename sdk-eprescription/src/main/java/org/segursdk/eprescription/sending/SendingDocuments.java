package org.segursdk.eprescription.sending;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.Document;

/**
 * What goes to the DMP and by mail. Their ids are the same whenever they are made for one prescription.
 *
 * @param structured the structured document (N3); empty when the prescription has neither medicine nor device
 * @param copy the sheet as a level 1 document (N1)
 */
public record SendingDocuments(Optional<Document> structured, Document copy) {
    public SendingDocuments {
        Objects.requireNonNull(structured, "structured");
        Objects.requireNonNull(copy, "copy");
    }

    /** N3 first, if there is one, then N1. */
    public List<Document> all() {
        List<Document> all = new ArrayList<>();
        structured.ifPresent(all::add);
        all.add(copy);
        return List.copyOf(all);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SendingDocuments[" + all().size() + "]";
    }
}
