package org.segursdk.conformance.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.segursdk.core.Environment;
import org.segursdk.core.document.ContentSource;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.code2d.Code2d;
import org.segursdk.eprescription.sheet.PrintedSheet;

/** Sheets of e-prescriptions: the PDF, its 2D code as a picture, and what the code says. */
final class SheetCorpus {
    private final Path out;
    private final long seed;
    private final int count;

    SheetCorpus(Path out, long seed, int count) {
        this.out = out;
        this.seed = seed;
        this.count = count;
    }

    int write() throws IOException {
        Path folder = Files.createDirectories(out.resolve("eprescription"));
        for (int i = 1; i <= count; i++) {
            PrintedSheet sheet = new SheetSamples(new Dice(seed, "eprescription" + i), Corpus.NOW).numbered();
            String stem = String.format(Locale.ROOT, "%04d.", i);
            copy(sheet.pdf(), folder.resolve(stem + "pdf"));
            copy(sheet.code2d().orElseThrow().image(), folder.resolve(stem + "png"));
            Code2d writer = Code2d.writer(sheet.profile(), Environment.SANDBOX);
            Files.write(
                    folder.resolve(stem + "json"),
                    writer.payload(writer.data(new EPrescription(
                            sheet.prescription(), sheet.number().orElseThrow()))));
        }
        return 3 * count;
    }

    private static void copy(ContentSource content, Path file) throws IOException {
        try (InputStream in = content.open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
