package org.segursdk.annuaire.index;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.annuaire.AnnuaireTestBase;
import org.segursdk.annuaire.TestRows;
import org.segursdk.annuaire.TestRows.Person;
import org.segursdk.annuaire.TestRows.Place;

/** A copy in a folder of its own, and a directory to copy. */
abstract class SyncTestBase extends AnnuaireTestBase {
    @TempDir
    Path folder;

    final List<SyncTrace> journal = new ArrayList<>();

    AnnuaireIndex open() {
        return AnnuaireIndex.open(folder, clock);
    }

    AnnuaireSync.Builder sync(AnnuaireIndex index) {
        return AnnuaireSync.builder(context(), settings(), index).pace(pace).journal(journal::add);
    }

    SyncReport run(AnnuaireIndex index) {
        try (AnnuaireSync sync = sync(index).build()) {
            return sync.run();
        }
    }

    /** So many professionals, one structure to ten of them, an activity each. */
    void fill(int count) {
        for (int i = 1; i <= count; i++) {
            int place = 1 + (i - 1) / 10;
            Person person = new Person(i)
                    .name("NOM" + i, "Prénom")
                    .mailbox(TestRows.mailbox("p" + i + "@medecin.test.example", "PER"));
            data.put(person.row());
            data.put(place(place).row());
            data.put(TestRows.role(i, person, "o" + place, TestRows.DAY, true));
        }
        data.largestPage = 7;
    }

    static Place place(int number) {
        return new Place(number)
                .finess(String.valueOf(990_000_000 + number))
                .name("CABINET " + number)
                .in("7500" + number % 10, "PARIS")
                .telecom(TestRows.mailbox("cabinet" + number + "@test.example", "ORG"));
    }

    void days(int days) {
        clock.forward(Duration.ofDays(days));
    }
}
