package org.segursdk.conformance.corpus;

import java.util.ArrayList;
import java.util.List;
import org.segursdk.conformance.internal.ArchivalPdf;

/** Real, small, reproducible PDF/A-1 letters. */
final class SyntheticPdf {
    private SyntheticPdf() {}

    /** A letter of that many pages that says on its face that it is synthetic. */
    static byte[] letter(long documentId, List<String> lines, int pages) {
        List<List<String>> all = new ArrayList<>();
        for (int number = 1; number <= pages; number++) {
            List<String> page = new ArrayList<>();
            page.add("DOCUMENT SYNTHETIQUE - page " + number + "/" + pages);
            page.addAll(lines);
            all.add(page);
        }
        return ArchivalPdf.of(documentId, all);
    }
}
