package org.segursdk.examples.cabinet;

import static org.segursdk.examples.cabinet.PracticeDatabase.list;
import static org.segursdk.examples.cabinet.PracticeDatabase.update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.DmpOverview;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.exchange.glance.DmpGlance;
import org.segursdk.exchange.glance.Glance;
import org.segursdk.exchange.glance.GlanceDocument;
import org.segursdk.insi.identity.IdentityStatus;

/**
 * What stands in the DMPs of the patients whose records a doctor opened today: asked in the background under the doctor's session, shown
 * without a click. Documents are looked for once the patient agreed; before, the state of the DMP alone. Source: rem DMPC-06, -07, -09, -16.
 */
public final class DmpWatch implements AutoCloseable {
    /** How long an answer serves; then the DMP is asked again. */
    private static final Duration FRESH = Duration.ofMinutes(10);
    /** A record opened longer ago is followed no more. */
    private static final Duration FOLLOWED = Duration.ofHours(12);
    /** Before a doctor's first visit: how old a document may be to count as new. */
    private static final Duration FIRST_VISIT = Duration.ofDays(90);
    /** Documents of one DMP that are told of. */
    private static final int MOST = 500;

    private final PracticeDatabase database;
    private final Patients patients;
    private final DmpVisits visits;
    private final Errands errands;
    private final DmpGlance glances;
    private final Clock clock;
    private final Map<Opened, Instant> opened = new ConcurrentHashMap<>();

    DmpWatch(PracticeDatabase database, Patients patients, DmpVisits visits, Errands errands, Clock clock) {
        this.database = database;
        this.patients = patients;
        this.visits = visits;
        this.errands = errands;
        this.clock = clock;
        this.glances = new DmpGlance(database.source(), database.cipher(), database.pseudonyms(), FRESH, clock);
    }

    private record Opened(String account, String recordId) {}

    /**
     * What a page shows of a DMP now.
     *
     * @param glance what the DMP answered; empty while it has not
     * @param failure why it did not answer, in the user's words; empty while the request is under way
     */
    public record Sight(Optional<Glance> glance, Optional<String> failure) {
        public boolean isUnderWay() {
            return glance.isEmpty() && failure.isEmpty();
        }
    }

    /** The doctor opened the record: what is known of the DMP, or what comes within a blink; the rest comes later. */
    public Sight look(String recordId, User user) {
        opened.put(new Opened(user.account(), recordId), clock.instant());
        Optional<Glance> known = known(recordId, user);
        if (known.isPresent()) {
            errands.drop(name(recordId, user));
            return new Sight(known, Optional.empty());
        }
        try {
            return new Sight(
                    errands.take(name(recordId, user), Glance.class, () -> ask(recordId, user), Errands.PROMPT),
                    Optional.empty());
        } catch (SegurException e) {
            return new Sight(Optional.empty(), Optional.of(e.explanation().french()));
        }
    }

    /** The same, for who waits for the answer; the request leaves at once. */
    CompletableFuture<Glance> answer(String recordId, User user) {
        return errands.once(name(recordId, user), Glance.class, () -> ask(recordId, user));
    }

    private static String name(String recordId, User user) {
        return "glance/" + user.account() + '/' + recordId;
    }

    private Optional<Glance> known(String recordId, User user) {
        return ins(recordId, user).flatMap(ins -> glances.find(user.account(), ins.ins()));
    }

    private Optional<QualifiedIns> ins(String recordId, User user) {
        return patients.get(recordId).status() == IdentityStatus.QUALIFIED
                ? patients.identity(recordId, user).qualifiedIns()
                : Optional.empty();
    }

    private Glance ask(String recordId, User user) {
        QualifiedIns ins = ins(recordId, user).orElseThrow(Reception::qualifiedOnly);
        return glances.get(user.account(), ins.ins(), () -> asked(recordId, ins, user));
    }

    private Glance asked(String recordId, QualifiedIns ins, User user) {
        ProfessionalSession session = user.session().orElseThrow(Reception::doctorOnly);
        Instant now = clock.instant();
        DmpOverview state = DmpOverview.of(visits.status(session, ins), now);
        if (state.state() != DmpOverview.State.AUTHORISED || !visits.hasConsent(recordId, user)) {
            return Glance.of(state);
        }
        Instant since = lastVisit(recordId, user);
        return visits.open(session, ins)
                .access()
                .map(access -> new Glance(state, latest(access.search().documents(), session, since), true))
                .orElse(Glance.of(state));
    }

    /** The doctor's own documents are listed, and no news. The DMP tells arrivals to the second: one in that of the visit is told again. */
    private static List<GlanceDocument> latest(List<FoundDocument> found, ProfessionalSession session, Instant since) {
        Instant visit = since.truncatedTo(ChronoUnit.SECONDS);
        return found.stream()
                .sorted(Comparator.comparing(each -> each.arrival().orElse(Instant.MIN), Comparator.reverseOrder()))
                .limit(MOST)
                .map(each -> new GlanceDocument(
                        each.typeCode(),
                        each.creationTime(),
                        !each.isOwn(session.professional().id())
                                && each.arrival()
                                        .filter(at -> !at.isBefore(visit))
                                        .isPresent()))
                .toList();
    }

    /** Since when documents are new to the doctor. */
    private Instant lastVisit(String recordId, User user) {
        return visitedAt(recordId, user).orElse(clock.instant().minus(FIRST_VISIT));
    }

    /** When the doctor last saw what is there; empty before the first time, when documents of the last three months count as new. */
    public Optional<Instant> visitedAt(String recordId, User user) {
        List<Instant> visited = database.transaction(connection -> list(
                connection,
                "SELECT at FROM cab_dmp_visit WHERE record_id = ? AND user_id = ?",
                row -> row.getObject("at", OffsetDateTime.class).toInstant(),
                recordId,
                user.account()));
        return visited.stream().findFirst();
    }

    /** The doctor has seen what is there: from now on nothing of it is new. */
    public void visited(String recordId, User user) {
        visited(recordId, user, clock.instant());
    }

    void visited(String recordId, User user, Instant at) {
        database.transaction(connection -> update(
                connection,
                "MERGE INTO cab_dmp_visit (record_id, user_id, at) VALUES (?, ?, ?)",
                recordId,
                user.account(),
                at.atOffset(ZoneOffset.UTC)));
        forget(recordId, user);
    }

    /** Something changed what a glance says: the next look asks again. */
    public void forget(String recordId, User user) {
        ins(recordId, user).ifPresent(ins -> glances.forget(ins.ins()));
        errands.drop(name(recordId, user));
    }

    /**
     * New documents in a DMP.
     *
     * @param recordId whose
     * @param count how many
     */
    public record Notice(String recordId, long count) {}

    /** Patients of today with new documents, from what is known; the DMP is not asked. */
    public List<Notice> notices(User user) {
        List<Notice> notices = new ArrayList<>();
        opened.keySet().stream()
                .filter(each -> each.account().equals(user.account()))
                .map(Opened::recordId)
                .sorted()
                .forEach(each -> known(each, user)
                        .map(glance -> families().countNew(glance))
                        .filter(count -> count > 0)
                        .ifPresent(count -> notices.add(new Notice(each, count))));
        return notices;
    }

    /** Asks anew for the patients of today whose answers have grown old; for a timer. */
    void follow() {
        Instant since = clock.instant().minus(FOLLOWED);
        opened.values().removeIf(since::isAfter);
        for (Opened each : opened.keySet()) {
            visits.session(each.account())
                    .map(session -> User.professional(session, ""))
                    .ifPresent(user -> {
                        if (ins(each.recordId(), user).isPresent()
                                && known(each.recordId(), user).isEmpty()) {
                            var unused = answer(each.recordId(), user);
                        }
                    });
        }
        glances.purge();
    }

    /** The doctor logged out: what was seen is forgotten, nothing is followed. */
    public void left(String account) {
        visits.absent(account);
        opened.keySet().removeIf(each -> each.account().equals(account));
        glances.clear(account);
    }

    /** The families of documents that the practice wants counted. */
    public DmpFamilies families() {
        return DmpFamilies.read(database);
    }

    @Override
    public void close() {
        errands.close();
    }
}
