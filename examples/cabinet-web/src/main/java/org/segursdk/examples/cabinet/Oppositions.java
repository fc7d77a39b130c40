package org.segursdk.examples.cabinet;

import static org.segursdk.examples.cabinet.PracticeDatabase.list;
import static org.segursdk.examples.cabinet.PracticeDatabase.update;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.segursdk.exchange.sharing.PatientFacts;

/** What patients do not want to be sent; every change is kept, with who and when. Source: rem DMPA-12, MSSS-21, MSSC-06. */
public final class Oppositions {
    /** What a patient may oppose. */
    public enum Kind {
        DMP_FEED,
        MESSAGES,
        /** Documents to other professionals. */
        PROFESSIONALS
    }

    private final PracticeDatabase database;
    private final Clock clock;

    Oppositions(PracticeDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The patient opposes something, or does not any more. */
    public void set(String recordId, Kind kind, boolean opposed, User user) {
        database.transaction(connection -> update(
                connection,
                "INSERT INTO cab_opposition (record_id, at, user_id, kind, opposed) VALUES (?, ?, ?, ?, ?)",
                recordId,
                clock.instant().atOffset(ZoneOffset.UTC),
                user.account(),
                kind.name(),
                opposed));
    }

    public boolean opposes(String recordId, Kind kind) {
        List<Boolean> said = database.transaction(connection -> list(
                connection,
                "SELECT opposed FROM cab_opposition WHERE record_id = ? AND kind = ? ORDER BY line_id DESC FETCH FIRST ROW ONLY",
                row -> row.getBoolean(1),
                recordId,
                kind.name()));
        return said.contains(true);
    }

    /** What decides where a document of the patient may go; whether there is a DMP is asked when it leaves. */
    PatientFacts facts(String recordId) {
        return new PatientFacts(
                opposes(recordId, Kind.DMP_FEED), opposes(recordId, Kind.MESSAGES), PatientFacts.DmpRecord.UNKNOWN);
    }
}
