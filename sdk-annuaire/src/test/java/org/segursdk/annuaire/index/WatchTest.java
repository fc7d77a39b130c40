package org.segursdk.annuaire.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.annuaire.TestRows;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.annuaire.index.DirectoryChange.ActivityAdded;
import org.segursdk.annuaire.index.DirectoryChange.ActivityChanged;
import org.segursdk.annuaire.index.DirectoryChange.ActivityRemoved;
import org.segursdk.annuaire.index.DirectoryChange.BecameActive;
import org.segursdk.annuaire.index.DirectoryChange.BecameInactive;
import org.segursdk.annuaire.index.DirectoryChange.Found;
import org.segursdk.annuaire.index.DirectoryChange.Gone;
import org.segursdk.annuaire.index.DirectoryChange.MailboxAdded;
import org.segursdk.annuaire.index.DirectoryChange.MailboxChanged;
import org.segursdk.annuaire.index.DirectoryChange.MailboxRemoved;
import org.segursdk.annuaire.index.DirectoryChange.Moved;
import org.segursdk.annuaire.index.DirectoryChange.Renamed;
import org.segursdk.annuaire.index.DirectoryChange.Requalified;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;

/** Users and correspondents are told what changed of them. */
class WatchTest extends SyncTestBase {
    private final List<DirectoryUpdate> updates = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();
    private boolean refusing;

    private static final ProfessionalId ONE = ProfessionalId.rpps("99700000001");
    private static final StructureId PLACE = StructureId.finess("990000001");

    private SyncReport follow(AnnuaireIndex index) {
        days(2);
        updates.clear();
        try (AnnuaireSync sync = sync(index).watch(() -> watched, this::take).build()) {
            return sync.run();
        }
    }

    private void take(DirectoryUpdate update) {
        if (refusing) {
            throw new IllegalStateException("database full");
        }
        updates.add(update);
    }

    private List<Class<?>> kinds() {
        return updates.stream()
                .flatMap(update -> update.changes().stream())
                .<Class<?>>map(Object::getClass)
                .toList();
    }

    private Person one() {
        return new Person(1)
                .name("NOM1", "Prénom")
                .mailbox(TestRows.mailbox("p1@medecin.test.example", "PER"))
                .at(clock.instant());
    }

    @Test
    @Tag("REM-ANN-02")
    void user_changesAreTyped_toldOnceAndJournalled() {
        fill(12);
        watched.add(Watched.user(ONE));
        try (AnnuaireIndex index = open()) {
            assertThat(follow(index).updates()).isEqualTo(1);
            assertThat(kinds()).containsExactly(Found.class);
            assertThat(updates.get(0).professional().orElseThrow().familyName()).isEqualTo("NOM1");
            assertThat(follow(index).updates()).as("nothing new").isZero();

            data.put(one().name("ÉPOUSE", "Prénom")
                    .is("10", "SM26")
                    .mailbox(TestRows.mailbox("nouvelle@medecin.test.example", "PER"))
                    .row());
            follow(index);
            assertThat(kinds()).containsExactly(Renamed.class, Requalified.class, MailboxAdded.class);
            assertThat(updates.get(0).changes().get(0))
                    .isEqualTo(new Renamed("MME DR Prénom NOM1", "MME DR Prénom ÉPOUSE"));
            assertThat(((MailboxAdded) updates.get(0).changes().get(2))
                            .mailbox()
                            .mailbox()
                            .address())
                    .isEqualTo("nouvelle@medecin.test.example");

            Person bare = new Person(1)
                    .name("ÉPOUSE", "Prénom")
                    .is("10", "SM26")
                    .mailbox(TestRows.mailbox("p1@medecin.test.example", "CAB"))
                    .at(clock.instant());
            data.put(bare.row());
            follow(index);
            assertThat(kinds()).containsExactlyInAnyOrder(MailboxRemoved.class, MailboxChanged.class);

            data.put(TestRows.role(201, bare, "o2", clock.instant(), true));
            data.put(TestRows.role(1, bare, "o1", clock.instant(), false));
            follow(index);
            assertThat(kinds())
                    .containsExactly(
                            ActivityAdded.class, ActivityRemoved.class, MailboxAdded.class, MailboxRemoved.class);

            data.put(place(2).in("33000", "BORDEAUX").at(clock.instant()).row());
            follow(index);
            assertThat(kinds()).containsExactly(ActivityChanged.class);

            data.put(new Person(1).removed().at(clock.instant()).row());
            follow(index);
            assertThat(kinds()).contains(BecameInactive.class).doesNotContain(Renamed.class);
            data.put(bare.at(clock.instant()).row());
            follow(index);
            assertThat(kinds()).contains(BecameActive.class, MailboxAdded.class).doesNotContain(Renamed.class);
        }
        assertThat(journal)
                .filteredOn(each -> each.action() == SyncTrace.Action.UPDATE_TOLD)
                .hasSize(7)
                .allMatch(each -> each.subject().equals(java.util.Optional.of(Watched.user(ONE))));
        assertThat(journal.stream().flatMap(each -> each.changes().stream())).contains("Found", "MailboxRemoved");
    }

    @Test
    @Tag("REM-ANN-03")
    void correspondents_personAndStructure_areUpdated() {
        fill(12);
        watched.add(Watched.correspondent(ONE));
        watched.add(Watched.correspondent(PLACE));
        watched.add(Watched.correspondent(ProfessionalId.rpps("99700000999")));
        try (AnnuaireIndex index = open()) {
            assertThat(follow(index).updates()).as("one is unknown").isEqualTo(2);
            data.put(place(1).name("AUTRE NOM")
                    .in("59000", "LILLE")
                    .at(clock.instant())
                    .row());
            follow(index);
            assertThat(updates).hasSize(2);
            assertThat(updates.get(0).subject()).isEqualTo(Watched.correspondent(ONE));
            assertThat(kinds()).containsExactly(ActivityChanged.class, Renamed.class, Moved.class);
            assertThat(updates.get(1).structure().orElseThrow().city()).contains("LILLE");
            data.remove("Practitioner", "p1");
            days(2);
            updates.clear();
            try (AnnuaireSync sync =
                    sync(index).watch(() -> watched, this::take).build()) {
                sync.runFull();
            }
            assertThat(kinds()).containsExactly(Gone.class);
            follow(index);
            assertThat(kinds()).as("told once").isEmpty();
        }
    }

    @Test
    void update_thatTheSoftwareCouldNotTake_isToldAgain() {
        fill(3);
        watched.add(Watched.user(ONE));
        try (AnnuaireIndex index = open()) {
            refusing = true;
            assertThatThrownBy(() -> follow(index)).hasMessage("database full");
            assertThat(index.state().loaded()).isTrue();
            refusing = false;
            follow(index);
            assertThat(kinds()).containsExactly(Found.class);
        }
    }
}
