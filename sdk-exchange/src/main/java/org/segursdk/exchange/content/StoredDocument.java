package org.segursdk.exchange.content;

import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.exchange.internal.record.DocumentForm;
import org.segursdk.exchange.internal.record.JsonIn;
import org.segursdk.exchange.internal.record.JsonOut;

/**
 * The metadata of a document as text, form 1: whatever is needed to send it later exactly as it was given, its patient and the
 * provenance of the INS included. The reader takes nothing it does not know. To be sealed before it is kept.
 */
public final class StoredDocument {
    private StoredDocument() {}

    /** JSON in UTF-8. */
    public static byte[] write(DocumentMetadata metadata) {
        return JsonOut.object(out -> DocumentForm.write(out, metadata));
    }

    /**
     * @param content its bytes, kept elsewhere
     * @throws org.segursdk.core.error.InvalidInputException rule {@code EXCHANGE-STORED-FORM}: not such a text; rules of the
     *     metadata when what was kept breaks them
     */
    public static Document read(byte[] json, DocumentContent content) {
        return new Document(JsonIn.read(json, DocumentForm::read), content);
    }
}
