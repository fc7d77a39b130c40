package org.segursdk.cda.hostile;

import java.io.IOException;
import java.nio.file.Path;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;

/** Reads a document larger than the heap; run as a program of its own. Prints its title and whether the PDF was found. */
public final class SmallHeap {
    private SmallHeap() {}

    /** @param args {@code header} or {@code whole}, then the file */
    public static void main(String[] args) throws IOException {
        CdaReader reader = CdaReader.create();
        ReadDocument document = (args[0].equals("header") ? reader.headerOnly() : reader).read(Path.of(args[1]));
        System.out.println(document.metadata().title().orElse("") + " "
                + document.level1Content().isPresent());
    }
}
