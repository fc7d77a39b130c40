package org.segursdk.conformance.checks.portability;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Statement;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.core.Software;
import org.segursdk.core.document.Document;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.exchange.portability.ExportDepth;
import org.segursdk.exchange.portability.ExportScope;
import org.segursdk.exchange.portability.ExportSource;
import org.segursdk.exchange.portability.ExportedDocument;
import org.segursdk.exchange.portability.ExportedFile;
import org.segursdk.exchange.portability.ExportedRecord;
import org.segursdk.exchange.portability.PdfOfDocument;
import org.segursdk.exchange.portability.PortabilityExport;
import org.segursdk.insi.identity.StoredIdentity;
import org.segursdk.mss.xdm.XdmArchive;
import org.segursdk.sandbox.InsiPerson;

/** Exports of sdk-exchange: two records, in each a letter of January and one of March, and a PDF. */
public final class ExportSample {
    private static final Instant JANUARY = Instant.parse("2026-01-10T09:00:00Z");
    private static final byte[] PDF = Papers.pdf(List.of("Courrier"));

    private ExportSample() {}

    private static class Held implements ExportSource {
        @Override
        public List<String> records(String after, int atMost) {
            return Stream.of("dossier-0", "dossier-1")
                    .filter(key -> key.compareTo(after) > 0)
                    .limit(atMost)
                    .toList();
        }

        @Override
        public ExportedRecord record(String key) {
            InsiPerson person = person(key);
            return new ExportedRecord(
                    StoredIdentity.builder(key, person.traits()).build(),
                    List.of(
                            letter(person, key + ".1", JANUARY),
                            letter(person, key + ".2", Papers.WRITTEN),
                            document(key + ".3", Papers.WRITTEN, "application/pdf", PDF)),
                    List.of(),
                    List.of());
        }
    }

    private static InsiPerson person(String key) {
        return Papers.person(key.endsWith("0") ? 0 : 1);
    }

    private static ExportedDocument letter(InsiPerson person, String id, Instant written) {
        byte[] letter = Papers.plain(Papers.header(person, "Lettre; \"une\"", written), "11488-4", "Tout va bien.");
        return document(id, written, "text/xml", letter);
    }

    private static ExportedDocument document(String id, Instant date, String mediaType, byte[] content) {
        return new ExportedDocument(
                id,
                date,
                CodedValue.of("11488-4", "2.16.840.1.113883.6.1", "CR ou fiche de consultation"),
                "Lettre; \"une\"",
                mediaType,
                "LOCAL",
                () -> new ByteArrayInputStream(content));
    }

    private static Optional<XdmArchive> xdm(ExportedRecord record, List<Document> more) {
        List<Document> documents =
                new ArrayList<>(List.of(summary(person(record.identity().recordId()))));
        documents.addAll(more);
        return Optional.of(XdmArchive.builder(Software.of("MonLGC", "4.2"))
                .sender(Papers.author())
                .contentType(ValueSets.submissionContentType().concepts().get(0))
                .addDocuments(documents)
                .build());
    }

    private static Document summary(InsiPerson person) {
        CdaHeader.Builder header = Papers.header(person, VsmDocument.DEFAULT_TITLE, Papers.WRITTEN)
                .addParticipant(Participant.treatingPhysician(Papers.author().professional(), Papers.structure()));
        return VsmDocument.builder()
                .header(header)
                .problems(Statement.notRecorded())
                .medicalHistory(Statement.notRecorded())
                .surgicalHistory(Statement.notRecorded())
                .allergies(Statement.notRecorded())
                .lifestyle(Statement.notRecorded())
                .occupationalRisks(Statement.notRecorded())
                .familyHistory(Statement.notRecorded())
                .vigilance(Statement.notRecorded())
                .treatments(Statement.notRecorded())
                .build()
                .toDocument();
    }

    /** Everything. */
    public static Map<String, byte[]> whole(Path folder) throws IOException {
        return files(new PortabilityExport(new Held(), ExportDepth.ALL), folder);
    }

    /** What is not older than February. */
    public static Map<String, byte[]> limited(Path folder) throws IOException {
        ExportDepth depth = ExportDepth.since(Instant.parse("2026-02-01T00:00:00Z"));
        return files(new PortabilityExport(new Held(), depth), folder);
    }

    /** Everything, and an XDM archive for each record. */
    public static Map<String, byte[]> archive(Path folder) throws IOException {
        return files(readable(new Held()), folder);
    }

    /** The same, with agenda and traces of the practice. */
    static Map<String, byte[]> mass(Path folder, String agenda) throws IOException {
        return files(
                readable(new Held() {
                    @Override
                    public List<ExportedFile> transverse() {
                        return List.of(text("agenda.ics", agenda), text("traces.log", "<110>1 2026-03-02T09:30:00Z"));
                    }
                }),
                folder);
    }

    /** Structured documents without a copy to read. */
    static Map<String, byte[]> archiveWithoutCopies(Path folder) throws IOException {
        return files(new PortabilityExport(new Held(), ExportDepth.ALL).xdm(record -> xdm(record, List.of())), folder);
    }

    private static ExportedFile text(String name, String content) {
        return new ExportedFile(name, () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static PortabilityExport readable(ExportSource source) {
        return new PortabilityExport(source, ExportDepth.ALL)
                .xdm(record -> xdm(record, List.of()))
                .pdf(PdfOfDocument.ofCda(RenderOptions.defaults()));
    }

    /** The first record alone, its biology as words without structure. */
    static Map<String, byte[]> archiveWithPlainBiology(Path folder) throws IOException {
        Document report = N1Document.builder()
                .header(Papers.header(Papers.person(0), "Biologie", Papers.WRITTEN))
                .type(ValueSets.documentType().find("11502-2").orElseThrow())
                .text("Urée 5 mmol/L")
                .build()
                .toDocument();
        return files(
                new PortabilityExport(new Held(), ExportDepth.ALL)
                        .scope(ExportScope.unit("dossier-0"))
                        .xdm(record -> xdm(record, List.of(report))),
                folder);
    }

    private static Map<String, byte[]> files(PortabilityExport export, Path folder) throws IOException {
        Path out = Files.createTempDirectory(folder, "export");
        export.run(out);
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path each : all.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList()) {
                files.put(out.relativize(each).toString().replace('\\', '/'), Files.readAllBytes(each));
            }
        }
        return files;
    }

    /** As it is handed over, in a folder as people pack it. */
    public static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry("export/" + each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
