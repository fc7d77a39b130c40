package org.segursdk.exchange.portability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.inbox.Samples;
import org.segursdk.insi.identity.StoredIdentity;

/** What a draft guide on portability tells, as far as a library can carry it. */
class PortabilityDraftTest {
    private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");
    private static final CodedValue ASTHMA = CodedValue.of("J45", "2.16.840.1.113883.6.3", "Asthme");

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(UTF_8);

    private final DataSource database = RealDatabases.create();

    @TempDir
    Path folder;

    /** Records a to d, each with the same data. */
    private static final class Held implements ExportSource {
        @Override
        public List<String> records(String after, int atMost) {
            return List.of("a", "b", "c", "d").stream()
                    .filter(key -> key.compareTo(after) > 0)
                    .limit(atMost)
                    .toList();
        }

        @Override
        public ExportedRecord record(String key) {
            return new ExportedRecord(
                    StoredIdentity.builder(key, Samples.ins().traits()).build(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(
                            ExportedFact.value("problems", ASTHMA),
                            ExportedFact.none("allergies"),
                            ExportedFact.notFilled("lifestyle")));
        }
    }

    private static PortabilityExport all() {
        return new PortabilityExport(new Held(), ExportDepth.ALL);
    }

    private static List<String> exported(Path archive) throws IOException {
        return Archive.records(archive).stream()
                .map(each -> read(each.resolve("identity.json")).replaceAll("(?s).*\"recordId\":\"(.)\".*", "$1"))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Tag("REM-PORT-03")
    void anExport_isUnitTargetedOrMass_andGoesOnWithTheSameRecordsOnly() throws IOException {
        all().scope(ExportScope.unit("c")).run(folder.resolve("unit"));
        all().scope(ExportScope.targeted(Set.of("d", "b"))).run(folder.resolve("targeted"));
        all().run(folder.resolve("mass"));
        assertThat(exported(folder.resolve("unit"))).containsExactly("c");
        assertThat(exported(folder.resolve("targeted"))).containsExactly("b", "d");
        assertThat(exported(folder.resolve("mass"))).containsExactly("a", "b", "c", "d");
        for (String each : List.of("unit", "targeted", "mass")) {
            assertThat(ImportCheck.verify(folder.resolve(each))).isEmpty();
        }
        assertThat(read(folder.resolve("targeted/export.txt"))).contains("scope=TARGETED:2:");
        assertThatThrownBy(() ->
                        all().scope(ExportScope.targeted(Set.of("a", "b"))).run(folder.resolve("targeted")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ExportScope.targeted(Set.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("REM-PORT-03")
    void whatIsStatedAbsent_andWhatNobodyFilledIn_areKeptApart() throws IOException {
        all().scope(ExportScope.unit("a")).run(folder.resolve("a"));
        String data = read(folder.resolve("a/records/0000000001/data.json"));
        assertThat(data)
                .contains("{\"section\":\"allergies\",\"state\":\"NEGATIVE\"}")
                .contains("{\"section\":\"lifestyle\",\"state\":\"NOT_FILLED\"}")
                .contains("\"state\":\"VALUE\",\"code\":{\"code\":\"J45\"");
        assertThat(read(folder.resolve("a/README.txt"))).contains("NEGATIVE", "NOT_FILLED");
        assertThatThrownBy(() -> new ExportedFact(
                        "allergies", ExportedFact.State.NOT_FILLED, Optional.empty(), Optional.of("aucune")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        new ExportedFact("allergies", ExportedFact.State.VALUE, Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("REM-PORT-03")
    void anXdmArchiveOfTheRecord_standsBesideItAndInTheManifest() throws IOException {
        Path archive = folder.resolve("a");
        all().scope(ExportScope.unit("a"))
                .xdm(record -> Optional.of(Samples.xdm(Samples.letterOf(1))))
                .run(archive);
        Path file = archive.resolve("records/0000000001/IHE_XDM.zip");
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            assertThat(zip.getEntry("IHE_XDM/SUBSET01/METADATA.XML")).isNotNull();
        }
        assertThat(ImportCheck.verify(archive)).isEmpty();
        Files.write(file, new byte[] {0}, java.nio.file.StandardOpenOption.APPEND);
        assertThat(ImportCheck.verify(archive))
                .containsExactly(new ImportFinding(ImportFinding.Kind.CHANGED, "records/0000000001/IHE_XDM.zip"));
    }

    private static ExportedDocument held(String id, String mediaType, ContentSource content) {
        return new ExportedDocument(id, START, ASTHMA, "Lettre", mediaType, "LOCAL", content);
    }

    /** A letter, a PDF and a text; an agenda of the practice. */
    private static final class WithFiles implements ExportSource {
        private final String agenda;

        WithFiles(String agenda) {
            this.agenda = agenda;
        }

        @Override
        public List<String> records(String after, int atMost) {
            return after.isEmpty() ? List.of("a") : List.of();
        }

        @Override
        public ExportedRecord record(String key) {
            return new ExportedRecord(
                    StoredIdentity.builder(key, Samples.ins().traits()).build(),
                    List.of(
                            held("1", "text/xml", Samples.printed(PDF).content()),
                            held("2", "application/pdf", () -> new ByteArrayInputStream(PDF)),
                            held("3", "text/xml", () -> new ByteArrayInputStream("<note/>".getBytes(UTF_8)))),
                    List.of(),
                    List.of());
        }

        @Override
        public List<ExportedFile> transverse() {
            return List.of(new ExportedFile("agenda.ics", () -> new ByteArrayInputStream(agenda.getBytes(UTF_8))));
        }
    }

    @Test
    @Tag("REM-PORT-03")
    void aStructuredDocument_hasItsPdfBesideIt_inIndexAndManifest() throws IOException {
        Path archive = folder.resolve("a");
        new PortabilityExport(new WithFiles("BEGIN:VCALENDAR"), ExportDepth.ALL)
                .pdf(PdfOfDocument.ofCda(RenderOptions.defaults()))
                .run(archive);
        assertThat(archive.resolve("records/0000000001/documents/000001.xml.pdf"))
                .hasBinaryContent(PDF);
        try (Stream<Path> files = Files.list(archive.resolve("records/0000000001/documents"))) {
            assertThat(files).hasSize(4);
        }
        List<String> index = Files.readAllLines(archive.resolve("index.csv"));
        assertThat(index.get(0)).endsWith(";sha256;pdf");
        assertThat(index.get(1)).endsWith(";records/0000000001/documents/000001.xml.pdf");
        assertThat(index.get(2)).endsWith(";");
        assertThat(index.get(3)).endsWith(";");
        assertThat(ImportCheck.verify(archive)).isEmpty();
    }

    @Test
    @Tag("REM-PORT-03")
    void whatIsOfNoRecord_goesIntoAnExportOfAllRecordsAlone_asItIsNow() throws IOException {
        Path mass = folder.resolve("mass");
        new PortabilityExport(new WithFiles("BEGIN:VCALENDAR"), ExportDepth.ALL).run(mass);
        new PortabilityExport(new WithFiles("BEGIN:VCALENDAR later"), ExportDepth.ALL).run(mass);
        assertThat(read(mass.resolve("transverse/agenda.ics"))).isEqualTo("BEGIN:VCALENDAR later");
        assertThat(ImportCheck.verify(mass)).isEmpty();
        Path unit = folder.resolve("unit");
        new PortabilityExport(new WithFiles("BEGIN:VCALENDAR"), ExportDepth.ALL)
                .scope(ExportScope.unit("a"))
                .run(unit);
        assertThat(unit.resolve("transverse")).doesNotExist();
        assertThatThrownBy(() -> new ExportedFile("../agenda.ics", () -> new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(InvalidInputException.class);
    }

    private PortabilityRequests at(Duration later) {
        return new PortabilityRequests(
                database, PortabilityDelays.DRAFT, Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    private static List<String> late(PortabilityRequests requests) {
        return requests.late().stream()
                .map(each -> each.request().requestId() + " " + each.step() + (each.done() ? " done" : ""))
                .toList();
    }

    @Test
    @Tag("REM-PORT-04")
    void delays_areComputedFromTheDatesOfARequest_andWhatIsLateIsListed() {
        at(Duration.ZERO).received("mass", ExportScope.Kind.MASS);
        at(Duration.ofHours(1)).received("unit", ExportScope.Kind.UNIT);
        at(Duration.ofHours(1)).exported("unit");
        at(Duration.ofHours(2)).acknowledged("unit");
        assertThat(late(at(Duration.ofHours(48)))).isEmpty();
        assertThat(late(at(Duration.ofHours(48).plusSeconds(1)))).containsExactly("mass ACKNOWLEDGEMENT");
        at(Duration.ofHours(50)).acknowledged("mass");
        at(Duration.ofHours(99)).acknowledged("mass");
        assertThat(late(at(Duration.ofDays(30)))).containsExactly("mass ACKNOWLEDGEMENT done");
        assertThat(late(at(Duration.ofDays(31)))).containsExactly("mass ACKNOWLEDGEMENT done", "mass EXPORT");
        LateStep export = at(Duration.ofDays(31)).late().get(1);
        assertThat(export.due()).isEqualTo(START.plus(Duration.ofDays(30)));
        at(Duration.ofDays(32)).received("slow unit", ExportScope.Kind.UNIT);
        assertThat(late(at(Duration.ofDays(32).plusSeconds(1)))).contains("slow unit EXPORT");
    }

    @Test
    @Tag("REM-PORT-04")
    void access_isKeptNinetyDaysAfterTheContract() {
        at(Duration.ZERO).received("mass", ExportScope.Kind.MASS);
        assertThat(at(Duration.ofDays(1)).accessible()).isEmpty();
        at(Duration.ofDays(10)).exported("mass");
        assertThat(at(Duration.ofDays(500)).accessible()).hasSize(1);
        at(Duration.ofDays(11)).contractEnds("mass", START.plus(Duration.ofDays(20)));
        assertThat(at(Duration.ofDays(110)).accessible()).hasSize(1);
        assertThat(at(Duration.ofDays(110).plusSeconds(1)).accessible()).isEmpty();
        assertThatThrownBy(() -> at(Duration.ZERO).exported("other")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @Tag("REM-PORT-04")
    void otherDelays_canBeSet() {
        PortabilityDelays own = new PortabilityDelays(
                Duration.ofHours(24), Duration.ofHours(1), Duration.ofDays(15), Duration.ofDays(30));
        at(Duration.ZERO).received("unit", ExportScope.Kind.UNIT);
        Clock clock = Clock.fixed(START.plus(Duration.ofHours(2)), ZoneOffset.UTC);
        assertThat(late(new PortabilityRequests(database, own, clock))).containsExactly("unit EXPORT");
        Clock back = Clock.fixed(START.minus(Duration.ofHours(1)), ZoneOffset.UTC);
        assertThat(late(new PortabilityRequests(database, own, back))).isEmpty();
    }
}
