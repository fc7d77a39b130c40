package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.AccessResult;
import org.segursdk.dmp.ConsultationAccess;
import org.segursdk.dmp.retrieve.RetrievedDocument;
import org.segursdk.dmp.search.FoundDocument;

/**
 * The documents of a patient's DMP, all of them, for the doctor who asked for them: listed, filtered, displayed, none of it kept but for the
 * minutes of a consultation. No screen waits for the DMP. Source: rem DMPC-04 to -06, -08.
 */
public final class DmpReading {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Patients patients;
    private final DmpVisits visits;
    private final Errands errands;
    private final Clock clock;
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();

    DmpReading(Patients patients, DmpVisits visits, Errands errands, Clock clock) {
        this.patients = patients;
        this.visits = visits;
        this.errands = errands;
        this.clock = clock;
    }

    /** What came of asking a DMP. */
    public enum Visit {
        DONE,
        NO_DMP,
        CLOSED,
        REFUSED
    }

    /**
     * A list as the DMP gave it.
     *
     * @param documents newest first; none unless the visit is done
     * @param askedAt when
     */
    public record Listing(Visit visit, List<FoundDocument> documents, Instant askedAt) {
        public Listing {
            documents = List.copyOf(documents);
        }

        @Override
        public String toString() {
            return "Listing[" + visit + "]";
        }
    }

    private static String name(String what, String recordId, User user) {
        return what + '/' + user.account() + '/' + recordId;
    }

    private static String list(String recordId, User user, DmpCriteria criteria) {
        return name("list", recordId, user) + '/' + criteria.filled();
    }

    private static ProfessionalSession session(User user) {
        return user.session().orElseThrow(Reception::doctorOnly);
    }

    private QualifiedIns ins(String recordId, User user) {
        return patients.identity(recordId, user).qualifiedIns().orElseThrow(Reception::qualifiedOnly);
    }

    /**
     * The list; empty while the DMP has not answered: ask again.
     *
     * @throws InvalidInputException the criteria are wrong
     */
    public Optional<Listing> list(String recordId, DmpCriteria criteria, User user) {
        String name = list(recordId, user, criteria);
        criteria.search();
        listings.values().removeIf(each -> each.askedAt().plus(KEPT).isBefore(clock.instant()));
        Listing kept = listings.get(name);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<Listing> listing =
                errands.take(name, Listing.class, () -> ask(recordId, criteria, user), Errands.PROMPT);
        listing.filter(each -> each.visit() == Visit.DONE).ifPresent(each -> listings.put(name, each));
        return listing;
    }

    /** The same, asked of the DMP now, for who waits for the answer. */
    CompletableFuture<Listing> listing(String recordId, DmpCriteria criteria, User user) {
        return errands.once(list(recordId, user, criteria), Listing.class, () -> ask(recordId, criteria, user));
    }

    /** The list is to be asked for anew. */
    public void forget(String recordId, User user) {
        listings.keySet().removeIf(each -> each.startsWith(name("list", recordId, user) + '/'));
    }

    /** The doctor left. */
    void left(String account) {
        listings.keySet().removeIf(each -> each.startsWith("list/" + account + '/'));
    }

    Listing ask(String recordId, DmpCriteria criteria, User user) {
        AccessResult<ConsultationAccess> opened = visits.open(session(user), ins(recordId, user));
        Visit visit = opened instanceof AccessResult.Absent
                ? Visit.NO_DMP
                : opened instanceof AccessResult.Closed
                        ? Visit.CLOSED
                        : opened.access().isPresent() ? Visit.DONE : Visit.REFUSED;
        List<FoundDocument> found = opened.access()
                .map(access -> access.search(criteria.search()).documents())
                .orElse(List.of());
        return new Listing(visit, found, clock.instant());
    }

    /**
     * A document to be shown.
     *
     * @param shown empty when it is not to be had any more
     */
    public record Opening(Optional<Reception.Shown> shown) {}

    /** A document; empty while the DMP has not answered: ask again. */
    public Optional<Opening> open(String recordId, String uniqueId, User user) {
        return errands.take(
                        name("document/" + uniqueId, recordId, user),
                        Fetched.class,
                        () -> fetch(recordId, uniqueId, user),
                        Errands.PROMPT)
                .map(Fetched::opening);
    }

    /** The same, for who waits for the answer. */
    CompletableFuture<Fetched> fetching(String recordId, String uniqueId, User user) {
        return errands.once(
                name("document/" + uniqueId, recordId, user), Fetched.class, () -> fetch(recordId, uniqueId, user));
    }

    private Fetched fetch(String recordId, String uniqueId, User user) {
        return new Fetched(visits.fetch(session(user), ins(recordId, user), uniqueId));
    }

    /** What the DMP gave; empty when it does not give the document, or not any more. */
    record Fetched(Optional<RetrievedDocument> document) {
        /** As it was fetched. */
        Optional<byte[]> bytes() {
            return document.map(Fetched::bytes);
        }

        private static byte[] bytes(RetrievedDocument document) {
            try {
                return Reception.bytes(document.content());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Opening opening() {
            return new Opening(document.map(each -> each.mimeType().equals("text/xml")
                    ? Reception.rendered(bytes(each))
                    : new Reception.Shown(each.mimeType(), bytes(each))));
        }
    }
}
