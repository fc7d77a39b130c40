package org.segursdk.annuaire.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.annuaire.DirectoryProfessional;
import org.segursdk.annuaire.FakeAnnuaire.Answer;
import org.segursdk.annuaire.FakeAnnuaire.Fault;
import org.segursdk.annuaire.ProfessionalQuery;
import org.segursdk.annuaire.StructureQuery;
import org.segursdk.annuaire.TestRows;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.error.SegurException;

/** Loading, following, resuming. */
class AnnuaireSyncTest extends SyncTestBase {
    private static ProfessionalId id(int number) {
        return ProfessionalId.rpps(String.valueOf(99_700_000_000L + number));
    }

    @Test
    @Tag("REM-ANN-01")
    void run_first_loadsEverythingAndReportsRows() {
        fill(25);
        List<SyncProgress> progress = new ArrayList<>();
        try (AnnuaireIndex index = open();
                AnnuaireSync sync = sync(index).listener(progress::add).build()) {
            assertThat(index.state().loaded()).isFalse();
            SyncReport report = sync.run();
            assertThat(report.full()).isTrue();
            assertThat(report.structures()).isEqualTo(3);
            assertThat(report.activities()).isEqualTo(25);
            assertThat(report.professionals()).isEqualTo(25);
            assertThat(report.unreadable()).isZero();
            assertThat(report.pages()).isEqualTo(1 + 4 + 4);
            assertThat(report.swept()).isTrue();
            assertThat(report.resumed()).isFalse();
            IndexState state = index.state();
            assertThat(state.loaded()).isTrue();
            assertThat(state.professionals()).isEqualTo(25);
            assertThat(state.structures()).isEqualTo(3);
            assertThat(state.activities()).isEqualTo(25);
            assertThat(state.age()).contains(Duration.ZERO);
            DirectoryProfessional found = index.professional(id(12)).orElseThrow();
            assertThat(found.activities()).hasSize(1);
            assertThat(found.activities().get(0).structure().orElseThrow().name())
                    .isEqualTo("CABINET 2");
            assertThat(found.allMailboxes())
                    .extracting(each -> each.mailbox().address())
                    .containsExactly("p12@medecin.test.example", "cabinet2@test.example");
        }
        assertThat(progress).extracting(SyncProgress::part).contains(SyncProgress.Part.values());
        assertThat(progress.get(2).expected()).hasValue(25);
        assertThat(server.requests.get(0).all("active")).containsExactly("true");
        assertThat(server.requests.get(0).all("_count")).containsExactly("500");
        assertThat(journal)
                .extracting(SyncTrace::action)
                .containsExactly(SyncTrace.Action.RUN_BEGUN, SyncTrace.Action.RUN_ENDED);
        assertThat(journal.get(1).rows()).isEqualTo(53);
    }

    @Test
    void run_withoutTotals_loadsAsMuch() {
        fill(25);
        data.total = false;
        try (AnnuaireIndex index = open()) {
            run(index);
            assertThat(index.state().professionals()).isEqualTo(25);
        }
    }

    @Test
    void delta_readsWhatChangedAndPutsTogetherAnew() {
        fill(25);
        try (AnnuaireIndex index = open()) {
            run(index);
            days(2);
            // A professional renamed, another removed, an activity ended, one begun, a structure that moved.
            data.put(new Person(1).name("NOUVEAU", "Prénom").at(clock.instant()).row());
            data.put(new Person(2).removed().at(clock.instant()).row());
            data.put(TestRows.role(3, new Person(3), "o1", clock.instant(), false));
            data.put(TestRows.role(104, new Person(4), "o3", clock.instant(), true));
            data.put(place(2).in("13001", "MARSEILLE").at(clock.instant()).row());
            int before = server.requests.size();
            SyncReport report = run(index);
            assertThat(report.full()).isFalse();
            assertThat(report.professionals()).isEqualTo(2);
            assertThat(report.activities()).isEqualTo(2);
            assertThat(report.structures()).isEqualTo(1);
            assertThat(report.linked()).isEqualTo(2 + 10);
            assertThat(server.requests.get(before).all("_lastUpdated")).containsExactly("ge2026-11-19T10:00:00Z");
            assertThat(server.requests.get(before).all("active")).isEmpty();
            assertThat(names(index, "NOUVEAU")).containsExactly("NOUVEAU");
            assertThat(index.professional(id(1)).orElseThrow().activities()).hasSize(1);
            assertThat(index.professional(id(2)).orElseThrow().active()).isFalse();
            assertThat(names(index, "NOM2")).doesNotContain("NOM2").contains("NOM20");
            assertThat(index.professional(id(3)).orElseThrow().activities()).isEmpty();
            assertThat(index.professional(id(4)).orElseThrow().activities()).hasSize(2);
            assertThat(index.professionals(ProfessionalQuery.builder()
                                    .city("Marseille")
                                    .build())
                            .items())
                    .hasSize(10);
            assertThat(index.state().professionals()).isEqualTo(24);
        }
    }

    @Test
    void suggestion_ofANameNobodyBearsAnyMore_isNotMade() {
        fill(3);
        try (AnnuaireIndex index = open();
                AnnuaireIndex reader = open()) {
            run(index);
            assertThat(index.suggest(SuggestField.FAMILY_NAME, "nom", 9)).containsExactly("NOM1", "NOM2", "NOM3");
            assertThat(reader.suggest(SuggestField.FAMILY_NAME, "nom", 9)).containsExactly("NOM1", "NOM2", "NOM3");
            days(2);
            data.put(new Person(2).removed().at(clock.instant()).row());
            run(index);
            assertThat(index.suggest(SuggestField.FAMILY_NAME, "nom", 9)).containsExactly("NOM1", "NOM3");
        }
    }

    private static List<String> names(AnnuaireIndex index, String name) {
        return index.professionals(ProfessionalQuery.builder().name(name).build()).items().stream()
                .map(DirectoryProfessional::familyName)
                .toList();
    }

    @Test
    void delta_sameThingTwice_isOnce() {
        fill(12);
        try (AnnuaireIndex index = open()) {
            run(index);
            // The technical id changed, the identifier did not.
            data.remove("Practitioner", "p5");
            Person renumbered = new Person(5).name("NOM5", "Prénom").at(clock.instant());
            data.put(TestRows.renumbered(renumbered.row(), "other-5"));
            run(index);
            run(index);
            assertThat(names(index, "NOM5")).containsExactly("NOM5");
            assertThat(index.state().professionals()).isEqualTo(12);
        }
    }

    @Test
    void full_removesWhatIsNoLongerPublished() {
        fill(25);
        try (AnnuaireIndex index = open();
                AnnuaireSync sync = sync(index).build()) {
            sync.run();
            data.remove("Practitioner", "p7");
            data.remove("Organization", "o3");
            days(1);
            sync.run();
            assertThat(index.professional(id(7))).as("a delta cannot know").isPresent();
            days(1);
            SyncReport report = sync.runFull();
            assertThat(report.swept()).isTrue();
            assertThat(index.professional(id(7))).isEmpty();
            assertThat(index.structures(StructureId.finess("990000003"))).isEmpty();
            assertThat(index.state().professionals()).isEqualTo(24);
        }
    }

    @Test
    void full_answerCutShort_removesNothing() {
        fill(25);
        try (AnnuaireIndex index = open();
                AnnuaireSync sync = sync(index).build()) {
            sync.run();
            server.instead = request -> request.path().endsWith("/Practitioner")
                    ? Answer.json("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}")
                    : null;
            SyncReport report = sync.runFull();
            assertThat(report.swept()).isFalse();
            assertThat(index.state().professionals()).isEqualTo(25);
        }
    }

    @Test
    void run_failingAtEveryPage_resumesFromThere() {
        fill(25);
        AtomicInteger failures = new AtomicInteger();
        try (AnnuaireIndex index = open()) {
            int calls = 0;
            for (int stop = 1; stop <= 40; stop++) {
                AtomicInteger left = new AtomicInteger(1);
                // One page a run is answered, the next is not.
                server.instead = request -> left.getAndDecrement() > 0
                        ? null
                        : Answer.of(403, "text/plain", "").fault(Fault.NONE);
                try (AnnuaireSync sync = sync(index).commitEvery(1).build()) {
                    SyncReport report = sync.run();
                    assertThat(report.resumed()).isTrue();
                    assertThat(report.professionals()).isEqualTo(25);
                    calls = stop;
                    break;
                } catch (SegurException e) {
                    failures.incrementAndGet();
                    assertThat(index.state().running()).isTrue();
                }
            }
            assertThat(calls).isEqualTo(9);
            assertThat(failures).hasValue(8);
            assertThat(index.state().professionals()).isEqualTo(25);
            assertThat(index.professionals(ProfessionalQuery.builder()
                                    .city("PARIS")
                                    .limit(100)
                                    .build())
                            .items())
                    .hasSize(25);
        }
        assertThat(server.requests.stream().filter(each -> each.path().endsWith("/Organization")))
                .hasSize(1);
        assertThat(journal)
                .extracting(SyncTrace::action)
                .contains(SyncTrace.Action.RUN_FAILED, SyncTrace.Action.RUN_RESUMED);
        assertThat(journal.get(1).failure()).contains("SERVICE-FAULT");
    }

    @Test
    void run_serverForgetsPages_stepBeginsAgain() {
        fill(25);
        AtomicInteger pages = new AtomicInteger();
        server.instead = request -> {
            if (request.path().endsWith("_page") && pages.incrementAndGet() == 2) {
                data.forgetPages();
            }
            return null;
        };
        try (AnnuaireIndex index = open()) {
            SyncReport report = run(index);
            assertThat(report.restarts()).isEqualTo(1);
            assertThat(report.activities()).isEqualTo(25);
            assertThat(index.state().professionals()).isEqualTo(25);
        }
    }

    @Test
    void run_serverAlwaysForgets_isGivenUpAndTheNextBeginsAnew() {
        fill(25);
        data.forgetful = true;
        try (AnnuaireIndex index = open()) {
            SegurException failure = catchThrowableOfType(SegurException.class, () -> run(index));
            assertThat(failure.code()).isEqualTo("ANNUAIRE-PAGES-LOST");
            assertThat(index.state().running()).isFalse();
            data.forgetful = false;
            assertThat(run(index).resumed()).isFalse();
            assertThat(index.state().loaded()).isTrue();
        }
    }

    @Test
    void run_coughingServer_isAskedAgain() {
        fill(25);
        AtomicInteger calls = new AtomicInteger();
        server.instead = request ->
                calls.incrementAndGet() % 2 == 0 ? Answer.of(200, "x/y", "{}").fault(Fault.HALF) : null;
        try (AnnuaireIndex index = open()) {
            assertThat(run(index).professionals()).isEqualTo(25);
        }
        assertThat(pace.waits).isNotEmpty();
    }

    @Test
    void unreadableEntries_areCountedAndPassedOver() {
        fill(3);
        server.instead = request -> {
            if (!request.path().endsWith("/Practitioner")) {
                return null;
            }
            return Answer.json("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Nothing\"}},"
                    + "{\"resource\":" + TestRows.json(new Person(1).row()) + "}]}");
        };
        try (AnnuaireIndex index = open()) {
            SyncReport report = run(index);
            assertThat(report.unreadable()).isEqualTo(1);
            assertThat(report.professionals()).isEqualTo(1);
        }
    }

    @Test
    void twoRunsAtOnce_theSecondIsToldSo() {
        fill(3);
        try (AnnuaireIndex index = open();
                AnnuaireSync second = sync(index).build();
                AnnuaireSync first = sync(index)
                        .listener(progress -> assertThatThrownBy(second::run)
                                .isInstanceOfSatisfying(SegurException.class, e -> assertThat(e.code())
                                        .isEqualTo("ANNUAIRE-INDEX-BUSY")))
                        .build()) {
            assertThat(first.run().professionals()).isEqualTo(3);
        }
    }

    @Test
    @Tag("REM-ANN-04")
    void runIfDue_dailyThenWeekly_runsAsOftenAsSet() {
        fill(3);
        try (AnnuaireIndex index = open()) {
            assertThat(runs(index, SyncSchedule.daily(), 5)).isEqualTo(5);
            assertThat(runs(index, SyncSchedule.weekly(), 21)).isEqualTo(3);
        }
        assertThatThrownBy(() -> SyncSchedule.every(Duration.ZERO)).hasMessageContaining("ANN-SCHEDULE");
        assertThatThrownBy(() -> new SyncSchedule(Duration.ofDays(7), Duration.ofDays(1)))
                .hasMessageContaining("ANN-SCHEDULE");
        try (AnnuaireIndex index = open()) {
            assertThatThrownBy(() -> sync(index)
                            .schedule(SyncSchedule.every(Duration.ofDays(31)))
                            .build())
                    .hasMessageContaining("ANN-SCHEDULE");
        }
    }

    /** The software asks every hour. */
    private int runs(AnnuaireIndex index, SyncSchedule schedule, int days) {
        int runs = 0;
        try (AnnuaireSync sync = sync(index).schedule(schedule).build()) {
            for (int hour = 0; hour < days * 24; hour++) {
                clock.forward(Duration.ofHours(1));
                runs += sync.runIfDue().isPresent() ? 1 : 0;
            }
            assertThat(sync.nextRun()).isAfter(clock.instant().minus(schedule.every()));
        }
        return runs;
    }

    @Test
    void schedule_fullRunComesBackBeforeTheDataAreTooOld() {
        fill(3);
        try (AnnuaireIndex index = open();
                AnnuaireSync sync = sync(index).schedule(SyncSchedule.weekly()).build()) {
            assertThat(sync.run().full()).isTrue();
            int full = 0;
            for (int week = 0; week < 9; week++) {
                days(7);
                full += sync.runIfDue().orElseThrow().full() ? 1 : 0;
            }
            assertThat(full).isEqualTo(2);
        }
    }

    @Test
    void copy_pastItsLifetime_answersNoMoreAndIsDropped() {
        fill(3);
        try (AnnuaireIndex index = open()) {
            run(index);
            days(30);
            assertThat(index.professional(id(1))).isPresent();
            assertThat(index.state().age()).contains(Duration.ofDays(30));
            clock.forward(Duration.ofSeconds(1));
            assertThatThrownBy(() -> index.professional(id(1))).hasMessageContaining("ANNUAIRE-COPY-EXPIRED");
            assertThatThrownBy(() ->
                            index.structures(StructureQuery.builder().name("x").build()))
                    .hasMessageContaining("ANNUAIRE-COPY-EXPIRED");
        }
        try (AnnuaireIndex index = open()) {
            assertThat(index.state().loaded()).isFalse();
            assertThat(index.state().professionals()).isZero();
            assertThat(run(index).full()).isTrue();
        }
    }

    @Test
    void anotherDirectory_isCopiedFromTheBeginning() {
        fill(3);
        try (AnnuaireIndex index = open()) {
            run(index);
        }
        server.close();
        data.remove("Practitioner", "p1");
        try (org.segursdk.annuaire.FakeAnnuaire other = otherServer();
                AnnuaireIndex index = open();
                AnnuaireSync sync = AnnuaireSync.builder(contextOf(other), settings(), index)
                        .pace(pace)
                        .build()) {
            SyncReport report = sync.run();
            assertThat(report.full()).isTrue();
            assertThat(index.professional(id(1))).isEmpty();
        }
    }

    private org.segursdk.annuaire.FakeAnnuaire otherServer() {
        return new org.segursdk.annuaire.FakeAnnuaire(serverContext(), data);
    }

    private org.segursdk.core.SegurContext contextOf(org.segursdk.annuaire.FakeAnnuaire other) {
        return context(
                org.segursdk.core.Endpoint.builder(other.uri()).trust(trust()).build(),
                org.segursdk.core.exchange.ExchangeListener.NONE);
    }

    @Test
    void damagedCopy_isLoadedAnew() throws Exception {
        fill(3);
        try (AnnuaireIndex index = open()) {
            run(index);
        }
        try (var files = java.nio.file.Files.list(folder)) {
            for (java.nio.file.Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("segments")) {
                    java.nio.file.Files.write(file, new byte[] {1, 2, 3});
                }
            }
        }
        try (AnnuaireIndex index = open()) {
            assertThat(index.state().loaded()).isFalse();
            assertThat(run(index).professionals()).isEqualTo(3);
            assertThat(index.professional(id(1))).isPresent();
        }
    }
}
