package org.segursdk.examples.cabinet;

import static org.segursdk.examples.cabinet.PracticeDatabase.list;
import static org.segursdk.examples.cabinet.PracticeDatabase.update;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.segursdk.exchange.journal.Indicators;

/** The practice's software without its screens: everything it is made of, opened together and closed in reverse. */
public final class Cabinet implements AutoCloseable {
    private static final int LOOK_EVERY_SECONDS = 30;

    private final Clock clock = Clock.systemUTC();
    private final PracticeDatabase database;
    private final Counterparts counterparts;
    private final Patients patients;
    private final CareDocuments documents;
    private final DmpVisits visits;
    private final SharingDesk sharing;
    private final Reception reception;
    private final ScheduledExecutorService mailbox = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mailbox");
        thread.setDaemon(true);
        return thread;
    });

    private Cabinet(Path folder) throws IOException, SQLException {
        this.database = PracticeDatabase.open(folder);
        this.counterparts = Counterparts.start();
        this.patients = new Patients(database, counterparts, clock);
        this.documents = new CareDocuments(database, clock);
        this.visits = new DmpVisits(database, counterparts, patients.index(), clock);
        this.sharing = new SharingDesk(database, counterparts, patients, documents, visits, clock);
        this.reception = new Reception(database, counterparts, patients, visits, sharing.deliveries(), clock);
    }

    /** Opens the practice of a folder; on its first day patients and mails are there already. */
    public static Cabinet open(Path folder) throws IOException, SQLException {
        Cabinet cabinet = new Cabinet(folder);
        FirstDay.furnish(cabinet.counterparts);
        if (cabinet.setting("opened").isEmpty()) {
            FirstDay day = new FirstDay(cabinet);
            day.patients();
            day.mails();
            cabinet.reception.delegations().grant(Counterparts.DOCTOR, User.SECRETARY, Optional.empty());
            cabinet.set("opened", cabinet.clock.instant().toString());
        }
        cabinet.reception.fetch();
        cabinet.mailbox.scheduleWithFixedDelay(
                cabinet::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        return cabinet;
    }

    private void look() {
        try {
            reception.fetch();
        } catch (IOException | RuntimeException e) {
            // The next look will tell; the button of the list shows what is wrong.
        }
    }

    private Optional<String> setting(String name) {
        List<String> found = database.transaction(connection ->
                list(connection, "SELECT text FROM cab_setting WHERE name = ?", row -> row.getString(1), name));
        return found.stream().findFirst();
    }

    private void set(String name, String text) {
        database.transaction(connection ->
                update(connection, "INSERT INTO cab_setting (name, text) VALUES (?, ?)", name, text));
    }

    public Clock clock() {
        return clock;
    }

    public Counterparts counterparts() {
        return counterparts;
    }

    public Patients patients() {
        return patients;
    }

    public CareDocuments documents() {
        return documents;
    }

    public DmpVisits visits() {
        return visits;
    }

    public SharingDesk sharing() {
        return sharing;
    }

    public Reception reception() {
        return reception;
    }

    public Indicators indicators() {
        return new Indicators(database.source());
    }

    @Override
    public void close() {
        mailbox.shutdownNow();
        reception.close();
        sharing.close();
        visits.close();
        patients.close();
        counterparts.close();
        database.close();
    }
}
