package org.segursdk.cda.internal.render;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What PDFBox tells of a PDF, when it is there. */
final class PdfFacts {
    private PdfFacts() {}

    /** Number of pages; 0 when it cannot be read or PDFBox is not on the class path. */
    static int pages(byte[] pdf) {
        try {
            return Counter.pages(pdf);
        } catch (NoClassDefFoundError absent) {
            return 0;
        }
    }

    /** Apart, so that PDFBox is looked for when needed only. */
    private static final class Counter {
        private Counter() {}

        static int pages(byte[] pdf) {
            try (PDDocument document = Loader.loadPDF(pdf)) {
                return document.getNumberOfPages();
            } catch (IOException | RuntimeException unreadable) {
                return 0;
            }
        }
    }
}
