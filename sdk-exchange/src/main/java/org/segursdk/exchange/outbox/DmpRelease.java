package org.segursdk.exchange.outbox;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.AccessResult;
import org.segursdk.dmp.ConsultationAccess;
import org.segursdk.dmp.DmpProfessionalClient;
import org.segursdk.dmp.search.DocumentSearch;
import org.segursdk.dmp.search.FoundDocument;

/**
 * Shows a hidden document to its patient in the DMP (TD3.3b), with the session of the professional who said that the announcement
 * was made. The record is opened as for a consultation, so consent and authorisation count; the document is read first, changed only
 * while it is hidden, and read again when an answer was lost. Thread-safe. Source: dmp §2.3, §10; rem REM-VIS-02.
 *
 * <p>Codes that send it to a person; those that end in {@code -RPLC} say that releasing by replacement
 * ({@link org.segursdk.exchange.sharing.Sharing#releaseByReplacing}) is the other way:
 *
 * <ul>
 *   <li>{@code DMP-RELEASE-NO-SESSION-RPLC}: that professional is not logged in now, or is another than the one who released;
 *   <li>{@code DMP-RELEASE-NO-ACCESS-RPLC}: the record does not open to them;
 *   <li>{@code DMP-RELEASE-NOT-FOUND}: they see no such active document there.
 * </ul>
 */
public final class DmpRelease implements DmpBranch.Release {
    private final DmpProfessionalClient client;
    private final Function<DeliveryOrder, Optional<ProfessionalSession>> sessions;

    private DmpRelease(DmpProfessionalClient client, Function<DeliveryOrder, Optional<ProfessionalSession>> sessions) {
        this.client = Objects.requireNonNull(client, "client");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
    }

    /**
     * @param client by Pro Santé Connect ({@link org.segursdk.dmp.DmpAirClient}) or by card
     * @param sessions the live session of the professional of {@link DeliveryOrder#session}; empty when there is none now
     */
    public static DmpRelease of(
            DmpProfessionalClient client, Function<DeliveryOrder, Optional<ProfessionalSession>> sessions) {
        return new DmpRelease(client, sessions);
    }

    @Override
    public DeliveryOutcome show(DeliveryOrder order) {
        return prepare(order).send();
    }

    /** Reads first; what is sent then is the change alone. */
    @Override
    public DeliveryPort.Attempt prepare(DeliveryOrder order) {
        Optional<ProfessionalSession> session = session(order);
        if (session.isEmpty()) {
            return person("DMP-RELEASE-NO-SESSION-RPLC");
        }
        AccessResult<ConsultationAccess> opened = client.open(session.get(), ins(order));
        if (opened instanceof AccessResult.Absent<ConsultationAccess>) {
            return () -> new DeliveryOutcome.Impossible("DMP-ABSENT");
        }
        if (opened instanceof AccessResult.Closed<ConsultationAccess>) {
            return () -> new DeliveryOutcome.Impossible("DMP-CLOSED");
        }
        Optional<ConsultationAccess> access = opened.access();
        if (access.isEmpty()) {
            return person("DMP-RELEASE-NO-ACCESS-RPLC");
        }
        Optional<FoundDocument> document = find(access.get(), order);
        if (document.isEmpty()) {
            return person("DMP-RELEASE-NOT-FOUND");
        }
        if (!isHidden(document.get())) {
            return () -> new DeliveryOutcome.Delivered("DMP-SHOWN-ALREADY");
        }
        return () -> {
            access.get().showToPatient(document.get());
            return new DeliveryOutcome.Delivered("DMP-SHOWN");
        };
    }

    private static DeliveryPort.Attempt person(String code) {
        return () -> new DeliveryOutcome.NeedsPerson(code);
    }

    /** What is done in the DMP is done by who asked for it, and by nobody in their name. */
    private Optional<ProfessionalSession> session(DeliveryOrder order) {
        return sessions.apply(order).filter(each -> each.professional()
                .id()
                .equals(order.session().professional().id()));
    }

    private static QualifiedIns ins(DeliveryOrder order) {
        return DmpBranch.ins(order);
    }

    private static Optional<FoundDocument> find(ConsultationAccess access, DeliveryOrder order) {
        DocumentMetadata metadata = order.document().metadata();
        DocumentSearch search =
                DocumentSearch.builder().typeCodes(metadata.typeCode()).build();
        return access.search(search).find(metadata.uniqueId().value());
    }

    private static boolean isHidden(FoundDocument document) {
        return document.visibility().contains(Visibility.INVISIBLE_TO_PATIENT);
    }

    /** By the document's visibility as the DMP tells it now; not known without a session. */
    @Override
    public Settlement settle(DeliveryOrder order) {
        return session(order)
                .flatMap(session -> client.open(session, ins(order)).access())
                .flatMap(access -> find(access, order))
                .map(found -> isHidden(found) ? Settlement.NOT_ARRIVED : Settlement.ARRIVED)
                .orElse(Settlement.UNKNOWN);
    }

    @Override
    public String toString() {
        return "DmpRelease[" + client + "]";
    }
}
