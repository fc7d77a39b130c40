package org.segursdk.examples.cabinet;

import static org.segursdk.examples.cabinet.PracticeDatabase.list;
import static org.segursdk.examples.cabinet.PracticeDatabase.update;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.AccessResult;
import org.segursdk.dmp.ConsultationAccess;
import org.segursdk.dmp.DmpAirClient;
import org.segursdk.dmp.DmpStatus;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.consent.ConsentJournalEntry;
import org.segursdk.dmp.consent.ConsentKind;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievedDocument;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.exchange.outbox.DeliveryOrder;
import org.segursdk.exchange.outbox.DeliveryOutcome;
import org.segursdk.exchange.outbox.DmpBranch;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.soap.vihf.PurposeOfUse;

/** What the doctor does in a patient's DMP under an own session of Pro Santé Connect: consult, and show after the announcement. */
public final class DmpVisits implements DmpBranch.Release, AutoCloseable {
    private static final int LARGEST = 20_000_000;

    private final Register consents;
    private final DmpAirClient air;
    private final Clock clock;
    private final Map<String, ProfessionalSession> live = new ConcurrentHashMap<>();

    DmpVisits(PracticeDatabase database, Counterparts counterparts, PatientIndex index, Clock clock) {
        this.consents = new Register(database, index);
        this.air = DmpAirClient.create(counterparts.consultation(), consents);
        this.clock = clock;
    }

    /** The session of a doctor who is logged in now; what runs in the background under that name uses it. */
    public void present(ProfessionalSession session) {
        live.put(session.professional().id().value(), session);
    }

    /** The doctor left: nothing runs under that name any more. */
    public void absent(String account) {
        live.remove(account);
    }

    /** The session of a doctor who is logged in now. */
    Optional<ProfessionalSession> session(String account) {
        return Optional.ofNullable(live.get(account));
    }

    /** The patient was told and agrees, says the doctor by a tick: kept, with who and when. */
    public void consent(String recordId, User user) {
        happen(recordId, user, List.of(ConsentEvent.informed(), ConsentEvent.consultationDeclared()));
    }

    /** The patient does not want the DMP consulted, or does no longer oppose it: then the consent is to be declared again. */
    public void oppose(String recordId, boolean opposed, User user) {
        happen(
                recordId,
                user,
                List.of(
                        opposed
                                ? ConsentEvent.consultationOpposed()
                                : ConsentEvent.consultationOppositionLifted(PurposeOfUse.NORMAL)));
    }

    private void happen(String recordId, User user, List<ConsentEvent> events) {
        for (ConsentEvent event : events) {
            DmpConsent consent = consents.find(recordId).orElseGet(() -> DmpConsent.none(recordId));
            consents.append(
                    consent.apply(event, user.account(), clock.instant()).entry());
        }
    }

    /** Whether the patient does not want the DMP consulted. */
    public boolean isOpposed(String recordId) {
        return consents.find(recordId)
                .filter(consent ->
                        consent.consultationOpposition(PurposeOfUse.NORMAL).isPresent())
                .isPresent();
    }

    /** The decisions of a patient, oldest first, each with who wrote it down and when. */
    public List<ConsentJournalEntry> decisions(String recordId) {
        return consents.lines(recordId);
    }

    public boolean hasConsent(String recordId, User user) {
        return consents.find(recordId)
                .flatMap(consent -> consent.consultationConsent(user.account()))
                .isPresent();
    }

    /** Whether there is a DMP and what the doctor may do in it: needs no consent, changes nothing. */
    DmpStatus status(ProfessionalSession session, QualifiedIns ins) {
        return air.checkExistence(session, ins);
    }

    AccessResult<ConsultationAccess> open(ProfessionalSession session, QualifiedIns ins) {
        return air.open(session, ins);
    }

    /** A document's bytes; empty when the DMP does not give it, or not any more. */
    Optional<RetrievedDocument> fetch(ProfessionalSession session, QualifiedIns ins, String uniqueId) {
        return air.open(session, ins).access().flatMap(access -> access.search()
                .find(uniqueId)
                .flatMap(found -> access.retrieve(found, DocumentSink.memory(LARGEST)).documents().stream()
                        .findFirst()));
    }

    /** TD3.3b, under the session of the doctor who asked for it; without one a person sees to it. */
    @Override
    public DeliveryOutcome show(DeliveryOrder order) {
        ProfessionalSession session =
                live.get(order.session().professional().id().value());
        Optional<QualifiedIns> ins = order.document().metadata().patient().ins();
        if (session == null || session.accessToken().isEmpty() || ins.isEmpty()) {
            return new DeliveryOutcome.NeedsPerson("CABINET-NO-SESSION");
        }
        Optional<ConsultationAccess> access = air.open(session, ins.get()).access();
        Optional<FoundDocument> found = access.flatMap(each ->
                each.search().find(order.document().metadata().uniqueId().value()));
        if (access.isEmpty() || found.isEmpty()) {
            return new DeliveryOutcome.NeedsPerson("CABINET-DMP-NOT-FOUND");
        }
        access.get().showToPatient(found.get());
        return new DeliveryOutcome.Delivered("DMP-SHOWN");
    }

    /** The practice's register of consents, in its own table. */
    private record Register(PracticeDatabase database, PatientIndex index) implements ConsentRegister {
        List<ConsentJournalEntry> lines(String recordId) {
            return database.transaction(connection -> list(
                    connection,
                    "SELECT * FROM cab_consent WHERE record_id = ? ORDER BY line_id",
                    row -> new ConsentJournalEntry(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("record_id"),
                            row.getString("user_id"),
                            event(row.getString("kind"), row.getString("mode"))),
                    recordId));
        }

        @Override
        public Optional<DmpConsent> find(String recordId) {
            List<ConsentJournalEntry> lines = lines(recordId);
            return lines.isEmpty() ? Optional.empty() : Optional.of(DmpConsent.replay(recordId, lines));
        }

        private static ConsentEvent event(String kind, String mode) {
            return new ConsentEvent(
                    ConsentKind.valueOf(kind),
                    mode.isEmpty() ? Optional.empty() : Optional.of(PurposeOfUse.valueOf(mode)),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public Optional<DmpConsent> find(Ins ins) {
            return index.holders(ins).stream().findFirst().flatMap(this::find);
        }

        @Override
        public void append(ConsentJournalEntry entry) {
            database.transaction(connection -> update(
                    connection,
                    "INSERT INTO cab_consent (record_id, at, user_id, kind, mode) VALUES (?, ?, ?, ?, ?)",
                    entry.recordId(),
                    entry.at().atOffset(ZoneOffset.UTC),
                    entry.userId(),
                    entry.event().kind().name(),
                    entry.event().mode().map(Enum::name).orElse("")));
        }
    }

    @Override
    public void close() {
        air.close();
    }
}
