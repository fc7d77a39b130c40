package org.segursdk.cda.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.segursdk.cda.CdaHeader;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;

/**
 * A document ready to be written: header, what its type adds, body. The same input gives the same bytes each time.
 *
 * @param header common header
 * @param model what the type adds
 * @param body writes {@code component}; called once for each writing
 */
public record Assembly(CdaHeader header, DocumentModel model, Consumer<Writing> body) {
    /** Bytes and metadata. */
    public Document toDocument() {
        XmlOut out = XmlOut.inMemory();
        write(out);
        return new Document(Metadata.of(header, model), DocumentContent.of(out.toContent()));
    }

    /**
     * Writes the bytes through a small buffer; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be written, or an embedded content cannot be read
     */
    public void writeTo(OutputStream target) throws IOException {
        try {
            XmlOut out = XmlOut.to(target);
            write(out);
            out.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void write(XmlOut out) {
        new HeaderWriter(out, header).write(model);
        body.accept(new Writing(out, header.zone(), new Ids(header.id())));
        out.end();
    }
}
