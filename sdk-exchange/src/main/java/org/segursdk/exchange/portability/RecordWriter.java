package org.segursdk.exchange.portability;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.exchange.internal.record.JsonOut;
import org.segursdk.exchange.internal.record.StoredIdentityForm;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;

/** Writes one record into a folder beside its place, and moves it there whole. */
final class RecordWriter {
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/xml", "xml"),
            Map.entry("application/xml", "xml"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/calendar", "ics"),
            Map.entry("application/json", "json"),
            Map.entry("application/zip", "zip"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/tiff", "tif"),
            Map.entry("application/dicom", "dcm"));

    private final Path folder;
    private final String place;
    private final Optional<PdfOfDocument> pdf;
    private final StringBuilder index = new StringBuilder();
    private final StringBuilder hashes = new StringBuilder();
    private final Map<String, TypeCount> counts = new TreeMap<>();

    private RecordWriter(Path folder, String place, Optional<PdfOfDocument> pdf) {
        this.folder = folder;
        this.place = place;
        this.pdf = pdf;
    }

    /** What of a record is written, and how. */
    record Options(ExportDepth depth, Optional<XdmOfRecord> xdm, Optional<PdfOfDocument> pdf) {}

    static void write(Path archive, String number, ExportedRecord record, Options options) throws IOException {
        Path part = archive.resolve(Archive.RECORDS).resolve(number + Archive.PART);
        Archive.remove(part);
        Archive.remove(archive.resolve(Archive.RECORDS).resolve(number));
        Files.createDirectories(part.resolve("documents"));
        new RecordWriter(part, Archive.RECORDS + '/' + number + '/', options.pdf()).write(record, options);
        Files.move(part, archive.resolve(Archive.RECORDS).resolve(number), StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(ExportedRecord record, Options options) throws IOException {
        file(Archive.RECORD_IDENTITY, StoredIdentityForm.write(record.identity()));
        file("journal.json", journal(record));
        file("data.json", data(record));
        if (options.xdm().isPresent()) {
            xdm(options.xdm().get(), record);
        }
        int number = 0;
        for (ExportedDocument document : record.documents()) {
            String type = document.type().code().replaceAll("\\R", " ");
            boolean inside = options.depth().holds(document);
            count(new TypeCount(type, 1, inside ? 0 : 1, 0, 0));
            if (inside) {
                boolean written = document(record.identity(), document, ++number);
                count(new TypeCount(type, 0, 0, written ? 1 : 0, written ? 0 : 1));
            }
        }
        file(Archive.RECORD_INDEX, bytes(index));
        StringBuilder lines = new StringBuilder();
        counts.values().forEach(each -> lines.append(Counts.line(each)));
        file(Archive.RECORD_COUNTS, bytes(lines));
        Files.write(folder.resolve(Archive.RECORD_HASHES), bytes(hashes));
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void count(TypeCount more) {
        counts.merge(more.typeCode(), more, TypeCount::plus);
    }

    private void file(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        hash(name, HexFormat.of().formatHex(Archive.sha256().digest(bytes)));
    }

    private void hash(String name, String sha256) {
        hashes.append(new Archive.Hash(sha256, place + name).line());
    }

    /** A document that cannot be read is told in the index and in the counts, and the export goes on. */
    private boolean document(StoredIdentity identity, ExportedDocument document, int number) throws IOException {
        String ending = ENDINGS.getOrDefault(document.mediaType().toLowerCase(Locale.ROOT), "bin");
        String name = "documents/" + String.format(Locale.ROOT, "%06d.%s", number, ending);
        Path file = folder.resolve(name);
        Optional<String> sha256 = copy(document, file);
        if (sha256.isPresent()) {
            hash(name, sha256.get());
        } else {
            Files.deleteIfExists(file);
        }
        String copy = sha256.isPresent()
                ? pdf(document, name).map(each -> place + each).orElse("")
                : "";
        index.append(line(identity, document, sha256.map(each -> place + name).orElse(""), sha256.orElse(""), copy));
        return sha256.isPresent();
    }

    /** The name of the PDF beside a document; empty when it has none. */
    private Optional<String> pdf(ExportedDocument document, String name) throws IOException {
        if (pdf.isEmpty()) {
            return Optional.empty();
        }
        String beside = name + ".pdf";
        Path file = folder.resolve(beside);
        MessageDigest digest = Archive.sha256();
        boolean written;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            written = pdf.get().write(document, out);
        }
        if (!written) {
            Files.delete(file);
            return Optional.empty();
        }
        hash(beside, HexFormat.of().formatHex(digest.digest()));
        return Optional.of(beside);
    }

    private static Optional<String> copy(ExportedDocument document, Path file) throws IOException {
        MessageDigest digest = Archive.sha256();
        InputStream opened;
        try {
            opened = document.content().open();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        ReadProbe probe = new ReadProbe(opened);
        try (InputStream in = new DigestInputStream(probe, digest)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // A disk that is full stops the export; a document that cannot be read does not.
            if (!probe.failed()) {
                throw e;
            }
            return Optional.empty();
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private static String line(
            StoredIdentity identity, ExportedDocument document, String path, String sha256, String copy) {
        IdentityTraits traits = identity.traits();
        return Archive.csv(
                identity.recordId(),
                traits.birthName(),
                traits.firstGivenName(),
                traits.birthGivenNames(),
                identity.usedName().orElse(""),
                traits.birthDate().toIso(),
                traits.sex().code(),
                identity.ins().map(ins -> ins.matricule().value()).orElse(""),
                identity.ins().map(ins -> ins.authority().oid().value()).orElse(""),
                document.date().toString(),
                document.type().code(),
                document.type().codeSystem(),
                document.type().displayName(),
                document.title(),
                document.mediaType(),
                document.origin(),
                document.id(),
                path,
                sha256,
                copy);
    }

    /** One that cannot be made stops the export: an archive that lacks it would not be whole. */
    private void xdm(XdmOfRecord port, ExportedRecord record) throws IOException {
        Optional<XdmArchive> archive = port.archive(record);
        if (archive.isEmpty()) {
            return;
        }
        MessageDigest digest = Archive.sha256();
        try (OutputStream out =
                new DigestOutputStream(Files.newOutputStream(folder.resolve(Archive.RECORD_XDM)), digest)) {
            archive.get().writeTo(out, Compression.LIGHT);
        }
        hash(Archive.RECORD_XDM, HexFormat.of().formatHex(digest.digest()));
    }

    private static byte[] data(ExportedRecord record) {
        return JsonOut.object(out -> out.put("form", 1).objects("data", record.facts(), (each, fact) -> {
            each.put("section", fact.section()).put("state", fact.state()).put("text", fact.text());
            fact.code()
                    .ifPresent(code -> each.object("code", value -> value.put("code", code.code())
                            .put("system", code.codeSystem())
                            .put("label", code.displayName())));
        }));
    }

    private static byte[] journal(ExportedRecord record) {
        return JsonOut.object(out -> out.put("form", 1)
                .put("recordId", record.identity().recordId())
                .objects("identity", record.identityJournal(), (each, entry) -> each.put("at", entry.at())
                        .put("user", entry.userId())
                        .put("kind", entry.kind())
                        .put("before", entry.before())
                        .put("after", entry.after())
                        .texts("changed", entry.changed().stream().sorted().toList())
                        .put("proof", entry.proof())
                        .texts("refusals", entry.refusals()))
                .objects("disclosures", record.disclosures(), (each, line) -> each.put("at", line.at())
                        .put("branch", line.branch())
                        .put("outcome", line.outcome())
                        .put("code", line.code())
                        .put("document", line.documentId())
                        .put("type", line.typeCode())
                        .put("partner", line.partner())
                        .put("user", line.userId())
                        .put("withIns", line.withIns())
                        .texts("masked", line.masked().stream().sorted().toList())));
    }
}
