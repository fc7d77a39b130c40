package org.segursdk.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.segursdk.conformance.record.SandboxRecording;

/** What the quickstart sent and wrote, laid down for the kit: once with a qualified identity, once with one that is only retrieved. */
final class QuickstartArtefacts {
    private static final Path FOLDER = Path.of("target/segur-artefacts");

    private QuickstartArtefacts() {}

    /** The folder that both profiles name, filled once. */
    static Path written() {
        return Written.ONCE;
    }

    private static final class Written {
        static final Path ONCE = write();
    }

    private static Path write() {
        try {
            clear(FOLDER);
            Path unproven = Files.createTempDirectory("quickstart");
            String patient = Files.readString(Path.of("record/patient.json"));
            Files.writeString(unproven.resolve("patient.json"), patient.replace("\"proof\"", "\"proofThatIsNotRead\""));
            Files.copy(Path.of("record/letter.pdf"), unproven.resolve("letter.pdf"));
            run(Path.of("record"), "identity-qualified", true);
            run(unproven, "identity-retrieved", false);
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void run(Path record, String scenario, boolean recorded) throws IOException, SQLException {
        Path out = Files.createTempDirectory("quickstart");
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        Quickstart.Onlooker onlooker = sandbox -> {
            if (!recorded) {
                return () -> {};
            }
            SandboxRecording recording = SandboxRecording.start(sandbox, FOLDER);
            recording.scenario(scenario);
            return recording::close;
        };
        if (!Quickstart.run(record, out, new PrintStream(console, true, StandardCharsets.UTF_8), onlooker)) {
            throw new IllegalStateException(console.toString(StandardCharsets.UTF_8));
        }
        for (String name : new String[] {"vsm.xml", "lettre.xml"}) {
            String file = scenario + "-" + name;
            Files.copy(out.resolve(name), FOLDER.resolve(file));
            Files.writeString(
                    FOLDER.resolve("index.yaml"), file + ": {scenario: " + scenario + "}\n", StandardOpenOption.APPEND);
        }
    }
}
