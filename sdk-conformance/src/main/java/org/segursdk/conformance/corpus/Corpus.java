package org.segursdk.conformance.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.segursdk.core.document.Document;

/**
 * Writes synthetic artefacts made by the SDK's public API. Same version and same seed, same bytes: clock, ids and keys derive
 * from the seed; only transport headers may differ.
 */
public final class Corpus {
    /** What can be asked for. */
    public static final List<String> KINDS = List.of("cda", "insi", "dmp", "vihf", "mss", "xdm", "eprescription");

    /** The corpus lives at this instant, whatever the day it is made. */
    static final Instant NOW = Instant.parse("2026-03-30T09:15:30.250Z");

    private final Path out;
    private final long seed;
    private final int count;

    /**
     * @param out folder written into, made if absent
     * @param seed any number
     * @param count artefacts of each type, 0 to 9 999
     */
    public Corpus(Path out, long seed, int count) {
        this.out = out;
        this.seed = seed;
        this.count = count;
    }

    /**
     * Writes the artefacts of these kinds.
     *
     * @return the number of files written
     * @throws IOException when the folder cannot be written
     */
    public int write(Set<String> kinds) throws IOException {
        int written = 0;
        if (kinds.contains("cda")) {
            written += writeCda();
        }
        if (kinds.contains("insi") || kinds.contains("dmp") || kinds.contains("vihf")) {
            written += new WireCorpus(out, seed, count).write(kinds);
        }
        if (kinds.contains("mss") || kinds.contains("xdm")) {
            written += new MailCorpus(out, seed, count).write(kinds);
        }
        if (kinds.contains("eprescription")) {
            written += new SheetCorpus(out, seed, count).write();
        }
        return written;
    }

    private int writeCda() throws IOException {
        Path folder = Files.createDirectories(out.resolve("cda"));
        for (Map.Entry<String, Function<Dice, Document>> type : CdaTypes.all().entrySet()) {
            for (int i = 1; i <= count; i++) {
                Document document = type.getValue().apply(new Dice(seed, type.getKey() + i));
                copy(document, folder.resolve(name(type.getKey(), i, "xml")));
            }
        }
        return CdaTypes.all().size() * count;
    }

    static CdaSamples samples(long seed, String type, int index) {
        return new CdaSamples(new Dice(seed, type + index), NOW, false);
    }

    static String name(String type, int index, String extension) {
        return String.format(Locale.ROOT, "%s-%04d.%s", type, index, extension);
    }

    private static void copy(Document document, Path file) throws IOException {
        try (InputStream in = document.content().open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
