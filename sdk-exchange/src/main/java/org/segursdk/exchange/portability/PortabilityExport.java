package org.segursdk.exchange.portability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.exchange.internal.record.StoredIdentityForm;

/**
 * Exports everything a structure holds into a folder that people and programs can read: a documentation, one index with a line for
 * each document, a folder for each record, counts of what was held and exported, SHA-256 of every file. One record and one buffer are
 * in memory at a time. A run that was killed is taken up by calling it again: records that are whole stay. The archive is in clear,
 * for its owner: the caller keeps it on a medium that is sealed. Source: rem PORT-01, PORT-02.
 */
public final class PortabilityExport {
    private static final int BATCH = 200;
    private static final String HEAD = Archive.csv(
            "record",
            "birth_name",
            "first_given_name",
            "birth_given_names",
            "used_name",
            "birth_date",
            "sex",
            "ins",
            "ins_oid",
            "date",
            "type",
            "type_system",
            "type_label",
            "title",
            "media_type",
            "origin",
            "document_id",
            "file",
            "sha256",
            "pdf");

    private final ExportSource source;
    private final ExportDepth depth;
    private final ExportScope scope;
    private final Optional<XdmOfRecord> xdm;
    private final Optional<PdfOfDocument> pdf;

    public PortabilityExport(ExportSource source, ExportDepth depth) {
        this(source, depth, ExportScope.ALL, Optional.empty(), Optional.empty());
    }

    private PortabilityExport(
            ExportSource source,
            ExportDepth depth,
            ExportScope scope,
            Optional<XdmOfRecord> xdm,
            Optional<PdfOfDocument> pdf) {
        this.source = Objects.requireNonNull(source, "source");
        this.depth = Objects.requireNonNull(depth, "depth");
        this.scope = Objects.requireNonNull(scope, "scope");
        this.xdm = Objects.requireNonNull(xdm, "xdm");
        this.pdf = Objects.requireNonNull(pdf, "pdf");
    }

    /** Another one, of these records alone. */
    public PortabilityExport scope(ExportScope value) {
        return new PortabilityExport(source, depth, value, xdm, pdf);
    }

    /** Another one, which also writes an IHE_XDM archive for each record; a draft, see {@link XdmOfRecord}. */
    public PortabilityExport xdm(XdmOfRecord value) {
        return new PortabilityExport(source, depth, scope, Optional.of(value), pdf);
    }

    /** Another one, which also writes a PDF beside each document that has one, such as {@link PdfOfDocument#ofCda}. */
    public PortabilityExport pdf(PdfOfDocument value) {
        return new PortabilityExport(source, depth, scope, xdm, Optional.of(value));
    }

    /**
     * Exports, or goes on with what an earlier run left in that folder.
     *
     * @param folder made when it is not there
     * @throws IOException of the folder; call it again to go on
     * @throws InvalidInputException rules {@code EXPORT-DEPTH} (the folder holds an export of another depth or scope),
     *     {@code EXPORT-FOLDER} (it holds something else), {@code EXPORT-CHANGED} (a record of the earlier run is gone)
     */
    public ExportReport run(Path folder) throws IOException {
        prepare(folder);
        List<Path> whole = Archive.records(folder);
        mend(folder, whole);
        long number = whole.size();
        String after = whole.isEmpty() ? "" : recordId(whole.get(whole.size() - 1));
        for (List<String> keys = next(after); !keys.isEmpty(); keys = next(after)) {
            for (String key : keys) {
                number++;
                write(folder, name(number), key);
                after = key;
            }
        }
        List<TypeCount> counts = finish(folder, transverse(folder));
        return new ExportReport(number, whole.size(), counts);
    }

    private void write(Path folder, String number, String key) throws IOException {
        RecordWriter.write(folder, number, source.record(key), new RecordWriter.Options(depth, xdm, pdf));
    }

    private List<String> next(String after) {
        return scope.records(source, after, BATCH);
    }

    /** A record whose own files are not whole, after a loss of power for instance, is written again. */
    private void mend(Path folder, List<Path> whole) throws IOException {
        String before = "";
        for (int i = 0; i < whole.size(); i++) {
            Path record = whole.get(i);
            if (!Archive.isWhole(folder, record, i == whole.size() - 1)) {
                List<String> keys = scope.records(source, before, 1);
                if (keys.isEmpty()) {
                    throw refused("EXPORT-CHANGED", "les dossiers ont changé", "the records have changed");
                }
                write(folder, record.getFileName().toString(), keys.get(0));
            }
            before = recordId(record);
        }
    }

    private static String name(long number) {
        return String.format(Locale.ROOT, "%010d", number);
    }

    private void prepare(Path folder) throws IOException {
        Path settings = folder.resolve(Archive.SETTINGS);
        if (Files.exists(settings)) {
            if (!Files.readString(settings).equals(settings())) {
                throw refused(
                        "EXPORT-DEPTH",
                        "ce dossier contient un export d'une autre profondeur",
                        "the folder holds an export of another depth");
            }
        } else {
            if (Files.exists(folder) && !isEmpty(folder)) {
                throw refused("EXPORT-FOLDER", "ce dossier n'est pas vide", "the folder is not empty");
            }
            Archive.privateFolder(folder);
            Archive.write(settings, settings());
        }
        Files.createDirectories(folder.resolve(Archive.RECORDS));
        Files.deleteIfExists(folder.resolve(Archive.MANIFEST));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static InvalidInputException refused(String rule, String french, String english) {
        return InvalidInputException.of("PortabilityExport", "folder", rule, french, english);
    }

    private String settings() {
        String mass = scope.kind() == ExportScope.Kind.MASS ? "" : " " + scope.text();
        return "form=1 " + depth.text() + mass + (xdm.isPresent() ? " xdm=draft" : "") + (pdf.isPresent() ? " pdf" : "")
                + "\n";
    }

    private static String recordId(Path record) throws IOException {
        return StoredIdentityForm.read(Files.readAllBytes(record.resolve(Archive.RECORD_IDENTITY)))
                .recordId();
    }

    /** Written anew by each run: they change while records are exported. One that cannot be read stops the export. */
    private List<Archive.Hash> transverse(Path folder) throws IOException {
        Path place = folder.resolve(Archive.TRANSVERSE);
        Archive.remove(place);
        List<ExportedFile> files = scope.kind() == ExportScope.Kind.MASS ? source.transverse() : List.of();
        List<Archive.Hash> hashes = new ArrayList<>();
        for (ExportedFile each : files) {
            Files.createDirectories(place);
            Path file = place.resolve(each.name());
            try (InputStream in = each.content().open()) {
                Files.copy(in, file);
            }
            hashes.add(new Archive.Hash(Archive.hash(file), Archive.TRANSVERSE + '/' + each.name()));
        }
        return hashes;
    }

    /** The manifest comes last: an archive that has none is not finished. */
    private static List<TypeCount> finish(Path folder, List<Archive.Hash> transverse) throws IOException {
        List<Path> records = Archive.records(folder);
        Map<String, TypeCount> totals = new TreeMap<>();
        for (Path record : records) {
            Counts.add(record.resolve(Archive.RECORD_COUNTS), totals);
        }
        StringBuilder counts = new StringBuilder(Counts.HEAD);
        totals.values().forEach(each -> counts.append(Counts.line(each)));
        Archive.write(folder.resolve(Archive.COUNTS), counts.toString());
        joined(folder.resolve(Archive.INDEX), HEAD, records, Archive.RECORD_INDEX);
        try (InputStream readme = PortabilityExport.class.getResourceAsStream(Archive.README)) {
            Archive.write(
                    folder.resolve(Archive.README),
                    Objects.requireNonNull(readme, Archive.README).readAllBytes());
        }
        StringBuilder own = new StringBuilder();
        for (String name : List.of(Archive.README, Archive.SETTINGS, Archive.INDEX, Archive.COUNTS)) {
            own.append(new Archive.Hash(Archive.hash(folder.resolve(name)), name).line());
        }
        transverse.forEach(each -> own.append(each.line()));
        for (Path record : records) {
            String name = Archive.RECORDS + '/' + record.getFileName() + '/' + Archive.RECORD_HASHES;
            own.append(new Archive.Hash(Archive.hash(record.resolve(Archive.RECORD_HASHES)), name).line());
        }
        joined(folder.resolve(Archive.MANIFEST), own.toString(), records, Archive.RECORD_HASHES);
        return List.copyOf(totals.values());
    }

    /** A head, then that file of each record, copied piece by piece. */
    private static void joined(Path file, String head, List<Path> records, String name) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + Archive.PART);
        try (OutputStream out = Files.newOutputStream(part)) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            for (Path record : records) {
                Files.copy(record.resolve(name), out);
            }
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
