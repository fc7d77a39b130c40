package org.segursdk.exchange.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance.Route;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.exchange.journal.Branch;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.exchange.journal.DisclosureOutcome;
import org.segursdk.exchange.portability.ImportFinding.Kind;
import org.segursdk.insi.identity.IdentityJournalEntry;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.StoredIdentity;

class PortabilityTest {
    private static final Instant NOW = Instant.parse("2026-07-14T08:30:00Z");
    private static final List<String> TYPES = List.of("11502-2", "18748-4");

    @TempDir
    Path folder;

    /** Records r01 to r07; each of as many documents as its number, read once each. */
    private static class Held implements ExportSource {
        private int untilFailure = Integer.MAX_VALUE;

        @Override
        public List<String> records(String after, int atMost) {
            return Stream.of("r01", "r02", "r03", "r04", "r05", "r06", "r07")
                    .filter(key -> key.compareTo(after) > 0)
                    .limit(Math.min(2, atMost))
                    .toList();
        }

        @Override
        public ExportedRecord record(String key) {
            int number = Integer.parseInt(key.substring(1));
            List<ExportedDocument> documents = new ArrayList<>();
            for (int i = 1; i <= number; i++) {
                documents.add(document(number, i));
            }
            return new ExportedRecord(
                    identity(key, number),
                    documents,
                    List.of(new IdentityJournalEntry(
                            NOW,
                            key,
                            "u",
                            "CREATED",
                            Optional.empty(),
                            IdentityStatus.PROVISIONAL,
                            Set.of(),
                            Optional.empty(),
                            List.of())),
                    List.of(Disclosure.of("k" + number, NOW, Branch.DMP)
                            .outcome(DisclosureOutcome.CONFIRMED)
                            .record(key)
                            .document("1.2.3", TYPES.get(0))
                            .partner("DMP")
                            .build()));
        }

        private ExportedDocument document(int record, int i) {
            return new ExportedDocument(
                    "1.2.3." + record + "." + i,
                    NOW.minusSeconds(86400L * i),
                    CodedValue.of(TYPES.get(i % 2), "2.16.840.1.113883.6.1", "Type"),
                    "Titre ; \"" + i + "\"",
                    i % 2 == 0 ? "text/xml" : "application/pdf",
                    "LOCAL",
                    () -> {
                        if (--untilFailure < 0) {
                            throw new IllegalStateException("killed");
                        }
                        return new ByteArrayInputStream(content(record, i));
                    });
        }
    }

    private static byte[] content(int record, int i) {
        return ("<d>" + record + "/" + i + " é</d>").repeat(2000).getBytes(StandardCharsets.UTF_8);
    }

    private static StoredIdentity identity(String key, int number) {
        StoredIdentity.Builder builder = StoredIdentity.builder(
                key,
                IdentityTraits.received(
                        "NOM" + number,
                        "ZOE MARIE",
                        Optional.of("ZOE"),
                        Sex.FEMALE,
                        BirthDate.received("1979-03-28"),
                        Optional.of("2A004")));
        return number == 1
                ? builder.build()
                : builder.status(IdentityStatus.QUALIFIED)
                        .ins(
                                new Ins(Matricule.ofNumber("279032A004000"), InsAuthority.NIR_TEST),
                                new StoredIdentity.InsSource(Route.INSI_TRAITS, NOW, true))
                        .proof(new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 2)))
                        .verifiedAt(NOW)
                        .build();
    }

    private static Map<String, String> files(Path archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(archive)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        archive.relativize(file).toString(),
                        HexFormat.of().formatHex(sha256(Files.readAllBytes(file))));
            }
        }
        return files;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Kind> kinds(Path archive) throws IOException {
        return ImportCheck.verify(archive).stream().map(ImportFinding::kind).toList();
    }

    @Test
    @Tag("REM-PORT-01")
    void theArchive_hasAnIndexEveryFileAndItsDocumentation() throws IOException {
        Path archive = folder.resolve("a");
        ExportReport report = new PortabilityExport(new Held(), ExportDepth.ALL).run(archive);
        assertThat(report.records()).isEqualTo(7);
        assertThat(report.resumed()).isZero();
        assertThat(ImportCheck.verify(archive)).isEmpty();
        List<String> index =
                Files.readString(archive.resolve("index.csv")).lines().toList();
        assertThat(index).hasSize(1 + 28);
        assertThat(index.get(0))
                .startsWith("record;birth_name;first_given_name;")
                .contains(";birth_date;sex;ins;ins_oid;date;type;");
        assertThat(index.get(1))
                .isEqualTo(
                        "r01;NOM1;ZOE;ZOE MARIE;;1979-03-28;F;;;2026-07-13T08:30:00Z;18748-4;2.16.840.1.113883.6.1;Type;"
                                + "\"Titre ; \"\"1\"\"\";application/pdf;LOCAL;1.2.3.1.1;records/0000000001/documents/000001.pdf;"
                                + HexFormat.of().formatHex(sha256(content(1, 1)))
                                + ";");
        assertThat(index.get(2))
                .contains(";" + Matricule.ofNumber("279032A004000").value() + ";1.2.250.1.213.1.4.10;");
        assertThat(Files.readAllBytes(archive.resolve("records/0000000003/documents/000002.xml")))
                .isEqualTo(content(3, 2));
        assertThat(archive.resolve("README.txt")).isNotEmptyFile();
        assertThat(Files.readString(archive.resolve("records/0000000002/identity.json")))
                .contains("279032A004000");
        assertThat(Files.readString(archive.resolve("records/0000000002/journal.json")))
                .contains("\"kind\":\"CREATED\"", "\"partner\":\"DMP\"");
        for (Map.Entry<String, String> file : files(archive).entrySet()) {
            if (!file.getKey().equals("manifest.sha256")) {
                assertThat(Files.readString(archive.resolve("manifest.sha256")))
                        .contains(file.getValue() + "  " + file.getKey() + "\n");
            }
        }
    }

    @Test
    @Tag("REM-PORT-02")
    void counts_reconcileWhatIsHeldAndWhatIsExported_byType() throws IOException {
        ExportReport all = new PortabilityExport(new Held(), ExportDepth.ALL).run(folder.resolve("a"));
        assertThat(all.types())
                .containsExactly(new TypeCount("11502-2", 12, 0, 12, 0), new TypeCount("18748-4", 16, 0, 16, 0));
        assertThat(all.isComplete()).isTrue();
        assertThat(Files.readString(folder.resolve("a/counts.csv")))
                .isEqualTo("type;held;outside_depth;exported;unreadable\r\n11502-2;12;0;12;0\r\n18748-4;16;0;16;0\r\n");
    }

    @Test
    @Tag("REM-PORT-01")
    void theDepth_isSettable() throws IOException {
        ExportDepth twoDays = ExportDepth.since(NOW.minusSeconds(2 * 86400L));
        ExportReport report = new PortabilityExport(new Held(), twoDays).run(folder.resolve("a"));
        assertThat(report.types())
                .containsExactly(new TypeCount("11502-2", 12, 6, 6, 0), new TypeCount("18748-4", 16, 9, 7, 0));
        assertThat(report.isComplete()).isTrue();
        ExportReport oneType = new PortabilityExport(new Held(), new ExportDepth(Optional.empty(), Set.of("11502-2")))
                .run(folder.resolve("b"));
        assertThat(oneType.types().get(1)).isEqualTo(new TypeCount("18748-4", 16, 16, 0, 0));
        PortabilityExport other = new PortabilityExport(new Held(), ExportDepth.ALL);
        assertThatThrownBy(() -> other.run(folder.resolve("a"))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> other.run(folder)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aRunThatWasKilledAnywhere_isTakenUp_andGivesTheSameArchive() throws IOException {
        new PortabilityExport(new Held(), ExportDepth.ALL).run(folder.resolve("whole"));
        Map<String, String> expected = files(folder.resolve("whole"));
        for (int document = 0; document < 28; document++) {
            Path archive = folder.resolve("killed" + document);
            Held dying = new Held();
            dying.untilFailure = document;
            assertThatThrownBy(() -> new PortabilityExport(dying, ExportDepth.ALL).run(archive))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(kinds(archive)).containsExactly(Kind.NOT_FINISHED);
            ExportReport report = new PortabilityExport(new Held(), ExportDepth.ALL).run(archive);
            assertThat(report.records()).isEqualTo(7);
            assertThat(report.isComplete()).isTrue();
            assertThat(files(archive)).isEqualTo(expected);
        }
        ExportReport again = new PortabilityExport(new Held(), ExportDepth.ALL).run(folder.resolve("whole"));
        assertThat(again.resumed()).isEqualTo(7);
        assertThat(files(folder.resolve("whole"))).isEqualTo(expected);
    }

    @Test
    @Tag("REM-PORT-02")
    void aDocumentThatCannotBeRead_isToldAndDoesNotStopTheOthers() throws IOException {
        Held held = new Held() {
            @Override
            public ExportedRecord record(String key) {
                ExportedRecord record = super.record(key);
                List<ExportedDocument> documents = new ArrayList<>(record.documents());
                ExportedDocument first = documents.get(0);
                documents.set(
                        0,
                        new ExportedDocument(
                                first.id(),
                                first.date(),
                                first.type(),
                                first.title(),
                                first.mediaType(),
                                first.origin(),
                                PortabilityTest::broken));
                return new ExportedRecord(record.identity(), documents, record.identityJournal(), record.disclosures());
            }
        };
        ExportReport report = new PortabilityExport(held, ExportDepth.ALL).run(folder.resolve("a"));
        assertThat(report.isComplete()).isFalse();
        assertThat(report.types().get(1)).isEqualTo(new TypeCount("18748-4", 16, 0, 9, 7));
        assertThat(Files.readString(folder.resolve("a/index.csv"))).contains("LOCAL;1.2.3.7.1;;;\r\n");
        assertThat(kinds(folder.resolve("a"))).containsExactly(Kind.INCOMPLETE);
    }

    private static InputStream broken() {
        return new InputStream() {
            private boolean begun;

            @Override
            public int read() throws IOException {
                throw new IOException("bad sector");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (begun) {
                    throw new IOException("bad sector");
                }
                begun = true;
                return Math.min(length, 10);
            }
        };
    }

    @Test
    void theCheck_findsWhatIsMissingChangedExtraOrUnsafe() throws IOException {
        Path archive = folder.resolve("a");
        new PortabilityExport(new Held(), ExportDepth.ALL).run(archive);
        Path document = archive.resolve("records/0000000003/documents/000002.xml");
        byte[] bytes = Files.readAllBytes(document);
        bytes[10] ^= 1;
        Files.write(document, bytes);
        assertThat(ImportCheck.verify(archive))
                .containsExactly(new ImportFinding(Kind.CHANGED, "records/0000000003/documents/000002.xml"));
        Files.delete(document);
        Files.writeString(archive.resolve("extra.txt"), "x");
        assertThat(kinds(archive)).containsExactlyInAnyOrder(Kind.MISSING, Kind.EXTRA);
        Files.createSymbolicLink(document, folder.resolve("b.txt"));
        Files.createSymbolicLink(archive.resolve("link"), folder);
        assertThat(kinds(archive)).containsExactlyInAnyOrder(Kind.UNSAFE, Kind.EXTRA, Kind.UNSAFE);
        Path manifest = archive.resolve("manifest.sha256");
        Files.writeString(
                manifest, "0".repeat(64) + "  ../../etc/hosts\n" + "0".repeat(64) + "  /etc/hosts\nnothing\n");
        assertThat(kinds(archive)).startsWith(Kind.UNSAFE, Kind.UNSAFE, Kind.MANIFEST);
        Files.delete(manifest);
        assertThat(kinds(archive)).containsExactly(Kind.NOT_FINISHED);
    }
}
