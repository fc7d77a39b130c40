package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.record.SandboxRecording;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.ProofType;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.insi.desk.InsProposal;
import org.segursdk.sandbox.InsiPerson;
import org.segursdk.sandbox.InsiSimulator;

/** A day of the practice, recorded: its documents, its mails, its requests. */
final class CabinetArtefacts {
    private static final int TENTHS = 300;
    private static final String CARDIOLOGY = "cardiologie@ch-test.example";

    private final CabinetAdapter adapter;
    private final SandboxRecording recording;
    private final Path folder;
    private int documents;

    private CabinetArtefacts(CabinetAdapter adapter, SandboxRecording recording, Path folder) {
        this.adapter = adapter;
        this.recording = recording;
        this.folder = folder;
    }

    /** The folder that both profiles name, filled once. */
    static Path written() {
        return Written.FOLDER;
    }

    private static final class Written {
        static final Path FOLDER = write(Path.of("target/segur-artefacts"));
    }

    private static Path write(Path folder) {
        try (KitBench bench = KitBench.start();
                CabinetAdapter adapter = new CabinetAdapter()) {
            clear(folder);
            adapter.connect(bench);
            adapter.reset();
            try (SandboxRecording recording = SandboxRecording.start(bench.sandbox(), folder)) {
                new CabinetArtefacts(adapter, recording, folder).day();
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
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

    private void day() throws IOException {
        recording.scenario("identity-qualified");
        String zoe = patient("ADRUN", true, true);
        CareDocument letter = share(draft(zoe, Draft.Kind.LETTER));
        share(draft(zoe, Draft.Kind.SUMMARY));
        share(adapter.cabinet().documents().beginReplacement(letter));
        recording.scenario("identity-provisional");
        share(draft(patient("CORSE", false, false), Draft.Kind.LETTER));
        recording.scenario("identity-retrieved");
        share(draft(patient("ADRDEUX", true, false), Draft.Kind.LETTER));
        recording.scenario("identity-validated");
        share(draft(patient("ADRTROIS", false, true), Draft.Kind.LETTER));
    }

    private String patient(String birthName, boolean retrieved, boolean proven) {
        InsiPerson person = InsiSimulator.testPersons().stream()
                .filter(each -> each.traits().birthName().equals(birthName))
                .findFirst()
                .orElseThrow();
        Patients patients = adapter.cabinet().patients();
        User doctor = adapter.doctor();
        String record = patients.create(person.traits(), doctor);
        if (retrieved && patients.retrieve(record, doctor) instanceof InsProposal.Found found) {
            patients.accept(found, Set.of(), doctor);
        }
        if (proven) {
            LocalDate today = LocalDate.now(adapter.cabinet().clock());
            patients.prove(record, new IdentityProof(ProofType.PASSPORT, "Accueil", today), true, doctor);
        }
        return record;
    }

    private CareDocument draft(String record, Draft.Kind kind) {
        CareDocuments all = adapter.cabinet().documents();
        return all.save(all.begin(record, kind)
                .with(new Draft(
                        "Compte rendu de consultation",
                        "Examen sans particularité.",
                        "Hypertension",
                        "RAMIPRIL 5 mg",
                        "",
                        "unknown",
                        "")));
    }

    /** With everybody, and waits until nothing is under way any more. */
    private CareDocument share(CareDocument draft) throws IOException {
        SharingDesk desk = adapter.cabinet().sharing();
        desk.share(draft, new ShareChoices(Map.of(), Set.of(CARDIOLOGY), false, Set.of()), adapter.doctor());
        CareDocument shared = adapter.cabinet().documents().get(draft.key());
        for (int i = 0; i < TENTHS && isUnderWay(desk, shared); i++) {
            LockSupport.parkNanos(100_000_000L);
        }
        Path file = folder.resolve("documents").resolve("%04d.xml".formatted(++documents));
        Files.createDirectories(file.getParent());
        Files.write(file, adapter.cabinet().documents().content(shared).orElseThrow());
        return shared;
    }

    private static boolean isUnderWay(SharingDesk desk, CareDocument shared) {
        List<DeliveryState> moving = List.of(DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.UNCERTAIN);
        return desk.sendings(shared).stream()
                .anyMatch(each -> moving.contains(each.delivery().state()));
    }
}
