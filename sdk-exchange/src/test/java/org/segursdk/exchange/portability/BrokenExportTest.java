package org.segursdk.exchange.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.exchange.ChildJvm;
import org.segursdk.exchange.portability.ImportFinding.Kind;

/** Kills, torn files and a full disk: the export that is taken up gives the same archive, and no broken one passes the check. */
@Tag("REM-PORT-02")
class BrokenExportTest {
    private static final int KILLS = Integer.getInteger("segursdk.kills", 2);

    @TempDir
    Path folder;

    private Path archive;
    private Map<String, String> whole = Map.of();

    @BeforeEach
    void export() throws IOException {
        archive = folder.resolve("whole");
        run();
        whole = files();
    }

    private void run() throws IOException {
        new PortabilityExport(new ExportProcess.Held(), ExportDepth.ALL).run(archive);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(archive)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(archive.relativize(file).toString(), Archive.hash(file));
            }
        }
        return files;
    }

    @Test
    void killedAnywhere_itIsTakenUp() throws Exception {
        Random random = new Random(20261123);
        for (int kill = 0; kill < KILLS; kill++) {
            archive = folder.resolve("killed" + kill);
            Path output = folder.resolve("output" + kill);
            int records = 1 + random.nextInt(ExportProcess.RECORDS / 2);
            Process process = new ChildJvm(ExportProcess.class, "-XX:TieredStopAtLevel=1").start(output, archive);
            Instant giveUp = Instant.now().plusSeconds(120);
            while (written() < records && process.isAlive() && Instant.now().isBefore(giveUp)) {
                LockSupport.parkNanos(500_000);
            }
            LockSupport.parkNanos(random.nextInt(3_000_000));
            process.destroyForcibly().waitFor();
            assertThat(written()).as(Files.readString(output)).isGreaterThanOrEqualTo(records);
            run();
            assertThat(files()).isEqualTo(whole);
            assertThat(ImportCheck.verify(archive)).isEmpty();
        }
    }

    private int written() throws IOException {
        return Files.isDirectory(archive.resolve(Archive.RECORDS))
                ? Archive.records(archive).size()
                : 0;
    }

    private void tear(String file) throws IOException {
        try (FileChannel channel = FileChannel.open(archive.resolve(file), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 7);
        }
    }

    @Test
    void aTornLineAtTheEndOfAnIndex_isFound_andTheNextRunMendsIt() throws IOException {
        for (String file : new String[] {
            "index.csv",
            "manifest.sha256",
            "records/0000000060/record.csv",
            "records/0000000060/documents/000003.txt",
            "records/0000000031/record.sha256",
            "records/0000000031/identity.json",
            "records/0000000031/counts.csv"
        }) {
            tear(file);
            assertThat(ImportCheck.verify(archive)).as(file).isNotEmpty();
            run();
            assertThat(files()).as(file).isEqualTo(whole);
        }
    }

    @Test
    void aFullDisk_stopsTheExport_thatIsTakenUpWhenThereIsRoom() throws IOException {
        archive = folder.resolve("full");
        ExportSource held = new ExportProcess.Held();
        ExportSource blocking = new ExportSource() {
            @Override
            public List<String> records(String after, int atMost) {
                return held.records(after, atMost);
            }

            @Override
            public ExportedRecord record(String key) {
                ExportedRecord record = held.record(key);
                return key.equals("r005") ? withoutRoom(record) : record;
            }
        };
        assertThatThrownBy(() -> new PortabilityExport(blocking, ExportDepth.ALL).run(archive))
                .isInstanceOf(IOException.class);
        assertThat(ImportCheck.verify(archive)).extracting(ImportFinding::kind).containsExactly(Kind.NOT_FINISHED);
        assertThat(written()).isEqualTo(4);
        run();
        assertThat(files()).isEqualTo(whole);
    }

    /** What a full disk does, done to the folder: the file that is about to be written cannot be, its content can be read. */
    private ExportedRecord withoutRoom(ExportedRecord record) {
        ExportedDocument first = record.documents().get(0);
        ExportedDocument blocking = new ExportedDocument(
                first.id(), first.date(), first.type(), first.title(), first.mediaType(), first.origin(), () -> {
                    Files.delete(archive.resolve("records/0000000005.part/documents"));
                    return first.content().open();
                });
        return new ExportedRecord(record.identity(), List.of(blocking), record.identityJournal(), record.disclosures());
    }
}
