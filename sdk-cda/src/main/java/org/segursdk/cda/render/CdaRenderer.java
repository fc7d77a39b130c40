package org.segursdk.cda.render;

import java.io.IOException;
import java.io.OutputStream;
import org.segursdk.cda.internal.render.Pages;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;

/**
 * Shows any CDA-R2 document of the CI-SIS to people: level 1 or 3, any type, from any vendor, auto-presentable ones included.
 * What the document says is shown whole, in its own words, and treated as hostile: no script, no link but {@code http(s)}, no
 * resource fetched, no style of its own. What it does not say is shown as not recorded. Stateless. Source: cda §3–§5, §14.
 */
public final class CdaRenderer {
    private CdaRenderer() {}

    /**
     * Writes one self-contained HTML 5 page in UTF-8; the caller closes the stream. The source is read twice when the document
     * holds images or attached files.
     *
     * @throws InvalidInputException rule {@code CDA-UNREADABLE}: not XML, a DTD, or too large; {@code CDA-ROOT}: no
     *     ClinicalDocument in it
     * @throws IOException when the source cannot be read or the output not be written
     */
    public static RenderReport html(ContentSource document, RenderOptions options, OutputStream out)
            throws IOException {
        return Pages.html(document, options, out);
    }

    /**
     * Writes a PDF; the caller closes the stream. A document that is laid out becomes PDF/A-1 with its fonts inside, identity and
     * title on each page, pages numbered; a VSM takes one page when it can at 8 points or more. Needs the optional dependencies
     * {@code openhtmltopdf-pdfbox} and {@code jasperreports-fonts} on the class path, except to hand over the PDF of the
     * document itself.
     *
     * @throws InvalidInputException as {@link #html}, and rule {@code RENDER-TOO-LARGE}: the heap cannot hold its layout
     * @throws IllegalStateException when a dependency is missing
     * @throws IOException when the source cannot be read or the output not be written
     */
    public static RenderReport pdf(ContentSource document, RenderOptions options, OutputStream out) throws IOException {
        return Pages.pdf(document, options, out);
    }
}
