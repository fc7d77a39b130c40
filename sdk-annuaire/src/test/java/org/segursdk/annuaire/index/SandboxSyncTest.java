package org.segursdk.annuaire.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.annuaire.AnnuaireClient;
import org.segursdk.annuaire.AnnuaireTestBase.FakePace;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.HeldMailbox;
import org.segursdk.annuaire.SandboxAnnuaire;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.SegurException;
import org.segursdk.sandbox.AnnuaireActivity;
import org.segursdk.sandbox.AnnuaireMailbox;
import org.segursdk.sandbox.AnnuairePractitioner;
import org.segursdk.sandbox.AnnuaireSituation;
import org.segursdk.sandbox.AnnuaireSituation.Kind;
import org.segursdk.sandbox.AnnuaireStructure;

/** A copy of the sandbox's directory: loaded, followed, resumed; in the end it says what the directory says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxSyncTest {
    private static final String DOCTOR = "99700366240";
    private static final StructureId HOSPITAL = StructureId.finess("0B0193488");
    private static final int CARDS = 4;

    private final FakePace pace = new FakePace();
    private SandboxAnnuaire sandbox;

    @TempDir
    Path folder;

    @BeforeAll
    void start() {
        sandbox = new SandboxAnnuaire();
    }

    @BeforeEach
    void reset() {
        sandbox.reset();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private AnnuaireIndex open() {
        return AnnuaireIndex.open(folder.resolve("copy"), sandbox.clock);
    }

    private SyncReport run(AnnuaireIndex index) {
        try (AnnuaireSync sync = AnnuaireSync.builder(sandbox.context(), sandbox.settings(), index)
                .pace(pace)
                .commitEvery(1)
                .build()) {
            return sync.run();
        }
    }

    private Set<String> population() {
        return IntStream.range(0, 200)
                .mapToObj(sandbox.directory()::generated)
                .filter(AnnuairePractitioner::active)
                .map(AnnuairePractitioner::rpps)
                .collect(Collectors.toSet());
    }

    /** What the copy tells of somebody is what the directory, asked now, tells of them. */
    private void assertThatCopySaysTheSame(AnnuaireIndex index, Stream<String> people) {
        try (AnnuaireClient client = sandbox.client(pace)) {
            people.map(ProfessionalId::rpps).forEach(id -> {
                DirectoryProfessional now = client.currentProfessional(id).orElseThrow();
                DirectoryProfessional copy = index.professional(id).orElseThrow();
                assertThat(copy.with(List.of())).isEqualTo(now.with(List.of()));
                assertThat(copy.activities()).containsExactlyInAnyOrderElementsOf(now.activities());
                assertThat(HeldMailbox.of(copy)).containsExactlyInAnyOrderElementsOf(HeldMailbox.of(now));
            });
        }
    }

    @Test
    @Tag("REM-ANN-01")
    void full_loadsAllThatIsActive() {
        Set<String> everybody = population();
        try (AnnuaireIndex index = open()) {
            SyncReport report = run(index);
            assertThat(report.full()).isTrue();
            assertThat(report.professionals()).isEqualTo(everybody.size() + CARDS);
            assertThat(report.unreadable()).isZero();
            assertThat(index.state().professionals()).isEqualTo(everybody.size() + CARDS);
            assertThatCopySaysTheSame(index, Stream.concat(everybody.stream().limit(6), Stream.of(DOCTOR)));
            assertThat(index.structures(HOSPITAL)).hasSize(1);
            assertThat(index.holders("secretariat@hopital-fictif.test")).isPresent();
        }
        assertThat(sandbox.calls()).hasSizeLessThan(40);
    }

    @Test
    @Tag("REM-ANN-02")
    @Tag("REM-ANN-03")
    void delta_takesWhatChanged() {
        try (AnnuaireIndex index = open()) {
            run(index);
            sandbox.clock.forward(Duration.ofDays(2));
            AnnuairePractitioner julie =
                    sandbox.directory().practitioner(DOCTOR).orElseThrow();
            AnnuaireStructure hospital =
                    sandbox.directory().structure(HOSPITAL.value()).orElseThrow();
            List<String> others = population().stream().sorted().limit(2).toList();
            AnnuaireActivity ended =
                    sandbox.directory().activities(others.get(0)).get(0);
            sandbox.directory()
                    .put(julie.withMailboxes(AnnuaireMailbox.of(AnnuaireMailbox.Kind.PER, "nouvelle@medecin.test")));
            sandbox.directory().put(hospital.withName("CLINIQUE RENOMMEE"));
            sandbox.directory().remove(ended);
            sandbox.directory()
                    .remove(sandbox.directory().practitioner(others.get(1)).orElseThrow());
            sandbox.directory()
                    .put(AnnuairePractitioner.of("99700000010", "TESTA", "ANNE").withProfession("10"));

            SyncReport report = run(index);

            assertThat(report.full()).isFalse();
            assertThat(report.professionals()).isEqualTo(3);
            assertThat(report.activities()).isEqualTo(1);
            assertThat(report.structures()).isEqualTo(1);
            assertThatCopySaysTheSame(index, Stream.of(DOCTOR, "99700427869", "99700000010", others.get(0)));
            assertThat(index.professional(ProfessionalId.rpps(DOCTOR))
                            .orElseThrow()
                            .activities())
                    .extracting(each -> each.structure().orElseThrow().name())
                    .contains("CLINIQUE RENOMMEE");
            assertThat(index.professional(ProfessionalId.rpps(others.get(1))).filter(DirectoryProfessional::active))
                    .isEmpty();
            assertThat(run(index).professionals())
                    .as("once more, by the overlap")
                    .isEqualTo(3);
        }
    }

    @Test
    @Tag("REM-ANN-01")
    void full_refusedOnTheWay_goesOnWhereItWas() {
        sandbox.directory().pageSizes(30, 30);
        long pages;
        try (AnnuaireIndex index = open()) {
            pages = run(index).pages();
        }
        assertThat(pages).isGreaterThan(15);
        for (int stop = 2; stop < pages; stop += 9) {
            sandbox.reset();
            sandbox.directory().pageSizes(30, 30);
            sandbox.directory()
                    .next(Stream.concat(
                                    Collections.nCopies(stop, AnnuaireSituation.NORMAL).stream(),
                                    Stream.of(AnnuaireSituation.of(Kind.FORBIDDEN)))
                            .toArray(AnnuaireSituation[]::new));
            try (AnnuaireIndex index = AnnuaireIndex.open(folder.resolve("stopped-" + stop), sandbox.clock)) {
                SegurException refused = catchThrowableOfType(SegurException.class, () -> run(index));
                assertThat(refused.code()).isEqualTo("SERVICE-FAULT");
                assertThat(index.state().running()).isTrue();
                SyncReport report = run(index);
                assertThat(report.resumed()).isTrue();
                assertThat(report.restarts()).isZero();
                assertThat(sandbox.calls()).hasSize((int) pages + 1);
                assertThat(index.state().professionals()).isEqualTo(population().size() + CARDS);
                assertThatCopySaysTheSame(index, Stream.of(DOCTOR));
            }
        }
    }

    @Test
    void delta_whoseServerStumbles_endsAllTheSame() {
        try (AnnuaireIndex index = open()) {
            run(index);
            sandbox.clock.forward(Duration.ofDays(2));
            population().stream()
                    .map(rpps -> sandbox.directory().practitioner(rpps).orElseThrow())
                    .forEach(each -> sandbox.directory().put(each.withName("CHANGE", "TOUT")));
            sandbox.directory().pageSizes(60, 60);
            sandbox.directory()
                    .next(
                            AnnuaireSituation.of(Kind.HTTP_503),
                            AnnuaireSituation.NORMAL,
                            AnnuaireSituation.NORMAL,
                            AnnuaireSituation.of(Kind.RESET),
                            AnnuaireSituation.NORMAL,
                            AnnuaireSituation.of(Kind.PAGES_LOST),
                            AnnuaireSituation.of(Kind.TOO_MANY, "2"));
            SyncReport report = run(index);
            assertThat(report.restarts()).isEqualTo(1);
            assertThat(index.suggest(SuggestField.FAMILY_NAME, "cha", 5)).contains("CHANGE");
            assertThatCopySaysTheSame(index, population().stream().limit(3));
        }
        assertThat(pace.waits).isNotEmpty();
    }
}
