package org.segursdk.conformance.checks.prescription;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.conformance.checks.documents.PaperText;
import org.segursdk.conformance.checks.prescription.PrintedPages.Page;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/**
 * A copy of a prescription in the DMP of the patient of these checks.
 *
 * @param rendered of level 1
 * @param pages of the PDF it holds; empty when it holds none
 */
record DmpCopy(boolean rendered, List<Page> pages) {
    /** Formats of level 1 begin so. */
    private static final String LEVEL_1 = "urn:ihe:iti:xds-sd:";

    DmpCopy {
        pages = List.copyOf(pages);
    }

    /** What the DMP holds, in the order it came. */
    static List<DmpCopy> of(KitBench bench) throws IOException {
        InsiPerson person = InsiSimulator.testPersons().get(1);
        List<DmpCopy> copies = new ArrayList<>();
        for (DmpDocument each :
                bench.sandbox().dmp().documents(person.ins().matricule().value())) {
            if (!each.isSignature()) {
                copies.add(new DmpCopy(each.formatCode().code().startsWith(LEVEL_1), pages(each)));
            }
        }
        return copies;
    }

    private static List<Page> pages(DmpDocument document) throws IOException {
        List<Page> pages = new ArrayList<>();
        try (InputStream in = document.open()) {
            for (byte[] pdf : PaperText.pdfs(CdaReader.create().read(in.readAllBytes()))) {
                pages.addAll(PrintedPages.of(pdf));
            }
        }
        return pages;
    }
}
