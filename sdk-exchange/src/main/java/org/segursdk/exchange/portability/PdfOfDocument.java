package org.segursdk.exchange.portability;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.core.error.InvalidInputException;

/**
 * Makes the PDF that people read beside a structured document: the draft guide on portability wants one, PDF/A-1, for each. Source: rem
 * PORT-03.
 */
@FunctionalInterface
public interface PdfOfDocument {
    /**
     * Writes it.
     *
     * @return false when that document has none, or is a PDF itself; what was written is then thrown away
     * @throws IOException of the output, or of a document that cannot be read
     */
    boolean write(ExportedDocument document, OutputStream out) throws IOException;

    /**
     * Of CDA documents: the PDF they hold, byte for byte, or else themselves laid out as PDF/A-1; of anything else none. Needs the
     * optional dependencies of {@link CdaRenderer#pdf}.
     */
    static PdfOfDocument ofCda(RenderOptions options) {
        return (document, out) -> {
            String type = document.mediaType().toLowerCase(Locale.ROOT);
            if (!type.equals("text/xml") && !type.equals("application/xml")) {
                return false;
            }
            try {
                CdaRenderer.pdf(document.content(), options, out);
                return true;
            } catch (InvalidInputException notCda) {
                return false;
            }
        };
    }
}
