package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.exchange.journal.DisclosureJournal;
import org.segursdk.exchange.journal.Indicators;
import org.segursdk.exchange.outbox.DeliverySettings;

/** The practice's software without its screens: everything it is made of, opened together and closed in reverse. */
public final class Cabinet implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final Clock clock;
    private final PracticeDatabase database;
    private final Counterparts counterparts;
    private final Patients patients;
    private final CareDocuments documents;
    private final DmpVisits visits;
    private final Oppositions oppositions;
    private final SharingDesk sharing;
    private final Reception reception;
    private final DmpReading reading;
    private final DmpWatch watch;
    private final Thread mailbox = new Thread(this::follow, "mailbox");

    private Cabinet(Path folder, Counterparts counterparts, DeliverySettings settings)
            throws IOException, SQLException {
        this.database = PracticeDatabase.open(folder);
        this.counterparts = counterparts;
        this.clock = counterparts.clock();
        this.patients = new Patients(database, counterparts, clock);
        this.documents = new CareDocuments(database, clock);
        this.visits = new DmpVisits(database, counterparts, patients.index(), clock);
        this.oppositions = new Oppositions(database, clock);
        this.sharing =
                new SharingDesk(database, counterparts, patients, documents, oppositions, visits, settings, clock);
        Errands errands = new Errands();
        this.reading = new DmpReading(patients, visits, errands, clock);
        this.reception = new Reception(database, counterparts, patients, reading, sharing, errands, clock);
        this.watch = new DmpWatch(database, patients, visits, errands, clock);
    }

    /** Opens the practice of a folder; on its first day patients and mails are there already. */
    public static Cabinet open(Path folder) throws IOException, SQLException {
        Cabinet cabinet = new Cabinet(
                folder,
                Counterparts.start(),
                DeliverySettings.builder().workers(3).build());
        FirstDay.furnish(cabinet.counterparts);
        if (cabinet.database.setting("opened").isEmpty()) {
            FirstDay day = new FirstDay(cabinet);
            day.patients();
            day.mails();
            cabinet.reception.delegations().grant(Counterparts.DOCTOR, User.SECRETARY, Optional.empty());
            cabinet.database.set("opened", cabinet.clock.instant().toString());
        }
        cabinet.reception.fetch();
        cabinet.mailbox.setDaemon(true);
        cabinet.mailbox.start();
        return cabinet;
    }

    /** Opens the practice of a folder before other counterparts; it begins with nobody, and its mailbox is looked into on demand. */
    static Cabinet open(Path folder, Counterparts counterparts, DeliverySettings settings)
            throws IOException, SQLException {
        return new Cabinet(folder, counterparts, settings);
    }

    /** Looks into the mailbox, and after the DMPs of today's patients, now and then. */
    private void follow() {
        while (true) {
            try {
                Thread.sleep(LOOK_EVERY.toMillis());
                watch.follow();
                reception.fetch();
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                // The next look will tell; the button of the list shows what is wrong.
                continue;
            }
        }
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

    public Oppositions oppositions() {
        return oppositions;
    }

    public SharingDesk sharing() {
        return sharing;
    }

    public Reception reception() {
        return reception;
    }

    public DmpReading reading() {
        return reading;
    }

    /** A doctor logged out: what was seen of DMPs under that name is forgotten. */
    public void left(String account) {
        watch.left(account);
        reading.left(account);
    }

    public DmpWatch watch() {
        return watch;
    }

    /** Which families of documents of the DMP the practice wants counted. */
    public void count(DmpFamilies families) {
        families.write(database);
    }

    /** To whom documents of a record went, oldest first. */
    public List<Disclosure> disclosures(String recordId) {
        return new DisclosureJournal(database.source(), database.cipher(), database.pseudonyms()).ofRecord(recordId);
    }

    PracticeDatabase database() {
        return database;
    }

    public Indicators indicators() {
        return new Indicators(database.source());
    }

    @Override
    public void close() {
        mailbox.interrupt();
        watch.close();
        reception.close();
        sharing.close();
        visits.close();
        patients.close();
        counterparts.close();
        database.close();
    }
}
