package org.segursdk.mss.xdm;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.mss.internal.xdm.Bytes;
import org.segursdk.mss.internal.xdm.Findings;
import org.segursdk.mss.internal.xdm.Item;
import org.segursdk.mss.internal.xdm.ItemName;
import org.segursdk.mss.internal.xdm.Keeping;
import org.segursdk.mss.internal.xdm.Measure;
import org.segursdk.mss.internal.xdm.RefusedArchiveException;
import org.segursdk.mss.internal.xdm.ZipDirectory;

/** One reading of one archive. */
final class ArchiveReading {
    private static final String METADATA = "METADATA.XML";
    /** Below that, a file may get as much larger as it likes by unpacking. */
    private static final long RATIO_FLOOR = 1_000_000;
    /** Bytes in memory for the headers of all documents together; one header has a few thousand. */
    private static final long HEADER_BYTES = 64_000_000;

    private static final Set<String> NO_CDA = Set.of("HTM", "HTML", "TXT", "PDF", "XSL", "XSLT", "ZIP", "CSS");

    private final XdmLimits limits;
    private final XdmProfile profile;
    private final Keeping keeping;
    private final Findings findings = new Findings();
    private final List<ReceivedSubmission> submissions = new ArrayList<>();
    private final List<ReceivedDocument> documents = new ArrayList<>();
    private final Set<Held> used = new LinkedHashSet<>();
    private long total;

    ArchiveReading(XdmLimits limits, XdmProfile profile, Keeping keeping) {
        this.limits = limits;
        this.profile = profile;
        this.keeping = keeping;
    }

    /**
     * @param bytes closed with the archive; by the caller when this fails
     * @throws RefusedArchiveException when the archive is not taken in
     */
    ReceivedArchive read(Bytes bytes) throws IOException {
        List<Held> files = measured(ZipDirectory.read(bytes, limits, findings));
        Held inner = wrapped(files);
        if (inner == null) {
            return read(files, bytes);
        }
        findings.form(
                inner.place(), "XDM-ZIPPED-TWICE", "archive zippée deux fois", "the archive was zipped a second time");
        Bytes second = inner.item().method() == 0
                ? bytes.slice(inner.item().dataOffset(), inner.item().packed())
                : kept(inner);
        try {
            List<Held> within = measured(ZipDirectory.read(second, limits, findings));
            if (wrapped(within) != null) {
                throw new RefusedArchiveException(
                        "",
                        "XDM-NESTED",
                        "archives zippées les unes dans les autres",
                        "archives zipped into one another");
            }
            return read(within, () -> {
                second.close();
                bytes.close();
            });
        } catch (IOException | RuntimeException e) {
            second.close();
            throw e;
        }
    }

    private Bytes kept(Held inner) throws IOException {
        try (InputStream in = inner.file().content().open()) {
            return keeping.keep(in);
        }
    }

    /** The one zip of an archive that has nothing else to read. */
    private static @Nullable Held wrapped(List<Held> files) {
        List<Held> zips =
                files.stream().filter(file -> file.hasExtension("ZIP")).toList();
        boolean readable = files.stream().anyMatch(file -> file.hasExtension("XML"));
        return zips.size() == 1 && !readable ? zips.get(0) : null;
    }

    private ReceivedArchive read(List<Held> files, Closeable bytes) throws IOException {
        List<Held> metadata =
                files.stream().filter(file -> file.isNamed(METADATA)).toList();
        long xml = files.stream().filter(ArchiveReading::mayBeCda).count();
        CdaReader reader =
                CdaReader.create().headerOnly().maxSize(Math.min(48_000_000, HEADER_BYTES / Math.max(1, xml)));
        for (Held each : metadata) {
            new SubsetReading(this, each, files, reader).read();
        }
        unnamed(files, reader, metadata.isEmpty());
        Layout.check(files, findings);
        if (documents.isEmpty()) {
            findings.content("", "XDM-NO-DOCUMENT", "aucun document lisible", "no document one can read");
        }
        Patients.check(documents, submissions, findings);
        List<ReceivedFile> others = files.stream()
                .filter(file -> !used.contains(file) && !Layout.isPrescribed(file))
                .map(Held::file)
                .toList();
        return new ReceivedArchive(documents, submissions, others, findings.toList(), bytes);
    }

    /** Unpacks every file once. */
    private List<Held> measured(List<Item> items) throws IOException {
        List<Held> held = new ArrayList<>(items.size());
        for (Item item : items) {
            String place = ItemName.place(item);
            if (item.method() != 0 && item.method() != 8) {
                findings.content(
                        place, "XDM-METHOD", "compression inconnue : fichier non lu", "unknown packing: file not read");
                continue;
            }
            try (InputStream in = item.open()) {
                Measure measure = Measure.of(in, size -> guard(item, size));
                total += measure.size();
                intact(item, measure, place);
                held.add(Held.of(item, measure));
            } catch (ZipException | EOFException e) {
                findings.content(place, "XDM-DAMAGED", "fichier abîmé, non lu", "damaged file, not read");
            }
        }
        return held;
    }

    private void guard(Item item, long size) throws RefusedArchiveException {
        boolean swollen = size > RATIO_FLOOR && size / limits.ratio() > item.packed();
        if (swollen || total + size > limits.totalBytes()) {
            throw ZipDirectory.bomb(ItemName.place(item));
        }
    }

    private void intact(Item item, Measure measure, String place) {
        if (measure.crc() != item.crc() || measure.size() != item.size()) {
            findings.content(
                    place,
                    "XDM-CRC",
                    "la somme de contrôle ou la taille dite par le zip est fausse",
                    "the checksum or the size told by the zip is wrong");
        }
    }

    /** CDA documents that no metadata tells of. */
    private void unnamed(List<Held> files, CdaReader reader, boolean none) throws IOException {
        if (none) {
            findings.content(
                    "",
                    "XDM-METADATA-MISSING",
                    "METADATA.XML absent : documents reconnus à leur en-tête CDA",
                    "no METADATA.XML: documents recognised by their CDA header");
        }
        for (Held file : files) {
            Optional<ReadDocument> cda =
                    used.contains(file) || !mayBeCda(file) ? Optional.empty() : header(file, reader);
            if (cda.isEmpty()) {
                continue;
            }
            Findings own = new Findings();
            if (!none) {
                own.content(
                        file.place(),
                        "XDM-NOT-IN-METADATA",
                        "document dont METADATA.XML ne dit rien",
                        "a document that METADATA.XML does not tell of");
            }
            add(file, new ReceivedDocument(file, Optional.empty(), cda, replacement(cda), own.toList()));
        }
    }

    static Optional<XdmAction> replacement(Optional<ReadDocument> cda) {
        return cda.filter(document -> document.header().isReplacement()).map(document -> XdmAction.REPLACE);
    }

    private static boolean mayBeCda(Held file) {
        String name = ItemName.key(file.item().fileName());
        return !name.equals(METADATA) && !NO_CDA.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The header of a CDA document; empty when it is none. */
    Optional<ReadDocument> header(Held file, CdaReader reader) throws IOException {
        try {
            return Optional.of(reader.read(file.file().content()));
        } catch (InvalidInputException notOne) {
            return Optional.empty();
        }
    }

    boolean isUsed(Held file) {
        return used.contains(file);
    }

    void add(Held file, ReceivedDocument document) {
        used.add(file);
        documents.add(document);
        document.findings().forEach(findings::add);
    }

    void add(ReceivedSubmission submission) {
        submissions.add(submission);
    }

    Findings findings() {
        return findings;
    }

    XdmLimits limits() {
        return limits;
    }

    XdmProfile profile() {
        return profile;
    }
}
