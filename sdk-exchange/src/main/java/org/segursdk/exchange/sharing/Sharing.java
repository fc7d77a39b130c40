package org.segursdk.exchange.sharing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.exchange.outbox.NewDelivery;
import org.segursdk.exchange.outbox.NewShare;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.outbox.ShareOperation;
import org.segursdk.mss.message.MssAddress;

/**
 * Validate and share: one call, in the software's own transaction. Nothing leaves before that is committed; then nodes
 * ({@link org.segursdk.exchange.outbox.ExchangeNode}) deliver. What replaces a document, and its deletion, go wherever it went.
 * Thread-safe.
 *
 * <p>Every method raises {@link InvalidInputException} (the rules of {@link Outbox#enqueue}) and {@link SQLException}, after which
 * the caller rolls back.
 */
public final class Sharing {
    private final DataSource database;
    private final Outbox outbox;
    private final SharingRules rules;

    /**
     * @param database where contents kept before are read again, over connections of its own
     */
    public Sharing(DataSource database, Outbox outbox, SharingRules rules) {
        this.database = Objects.requireNonNull(database, "database");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    /** Shares a document for the first time. */
    public ShareReceipt share(ShareRequest request, Connection connection) throws SQLException {
        List<Destination> destinations = rules.decide(request);
        List<NewDelivery> deliveries =
                destinations.stream().map(Sharing::delivery).toList();
        String id = outbox.enqueue(
                connection,
                new NewShare(
                        ShareOperation.SHARE,
                        hiddenIfHeld(request),
                        request.session(),
                        request.sender(),
                        Optional.empty(),
                        deliveries));
        return new ShareReceipt(id, destinations);
    }

    /** In the DMP a result that has to be announced is not visible to the patient (REM-VIS-01). */
    private static Document hiddenIfHeld(ShareRequest request) {
        Document document = request.document();
        return request.announcement()
                ? withVisibility(
                        document, Visibility.untilAnnounced(document.metadata().visibility()))
                : document;
    }

    private static Document withVisibility(Document document, Set<Visibility> visibility) {
        return new Document(
                document.metadata().toBuilder().visibility(visibility).build(), document.content());
    }

    private static NewDelivery delivery(Destination destination) {
        Decision decision = destination.decision();
        DeliveryState state = DeliveryState.WAITING;
        String code = "";
        if (decision instanceof Decision.Withheld withheld) {
            state = DeliveryState.WITHHELD;
            code = withheld.reason();
        } else if (decision instanceof Decision.Skipped skipped) {
            state = DeliveryState.SKIPPED;
            code = skipped.rule();
        } else if (decision instanceof Decision.Held) {
            state = DeliveryState.HELD;
            code = "SHARE-ANNOUNCEMENT";
        }
        return new NewDelivery(
                destination.branch(), destination.correspondent(), ShareOperation.SHARE, state, code, Optional.empty());
    }

    /**
     * Shares a new version, to whom the earlier ones went and nobody else; the plan of the request does not count. A message to the
     * patient that is still held stays held, with the new version.
     *
     * @param request its document bears a relation RPLC to the earlier one
     * @throws InvalidInputException rules {@code SHARE-REPLACES-NOTHING}, {@code EXCHANGE-NOT-SHARED}
     */
    public ShareReceipt replace(ShareRequest request, Connection connection) throws SQLException {
        return follow(connection, request, DeliveryState.HELD);
    }

    private ShareReceipt follow(Connection connection, ShareRequest request, DeliveryState held) throws SQLException {
        String earlier = replaced(request.document());
        String who = request.session().professional().id().value();
        List<NewDelivery> deliveries = new ArrayList<>();
        for (Delivery last : outbox.destinations(connection, earlier)) {
            if (went(last)) {
                passOver(connection, last, "SHARE-REPLACED-BEFORE", who);
                Optional<Correspondent> to = outbox.correspondent(connection, last);
                boolean unsent = last.state() == DeliveryState.HELD
                        && outbox.change(connection, last, DeliveryState.SKIPPED, "SHARE-REPLACED-BEFORE", who);
                deliveries.add(
                        unsent
                                ? new NewDelivery(
                                        last.branch(),
                                        to,
                                        ShareOperation.SHARE,
                                        held,
                                        held == DeliveryState.HELD ? "SHARE-ANNOUNCEMENT" : "",
                                        Optional.empty())
                                : following(last, to, ShareOperation.REPLACE));
            }
        }
        Document document = held == DeliveryState.HELD ? hiddenIfHeld(request) : request.document();
        return enqueue(
                connection, ShareOperation.REPLACE, document, request.session(), request.sender(), earlier, deliveries);
    }

    private static String replaced(Document document) {
        return document.metadata().relations().stream()
                .filter(each -> each.type() == Relation.Type.RPLC)
                .map(each -> each.target().value())
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of(
                        "ShareRequest",
                        "document.metadata.relations",
                        "SHARE-REPLACES-NOTHING",
                        "une relation RPLC dit quel document est remplacé",
                        "a relation RPLC says which document is replaced"));
    }

    /** Whether the document is there, may be, or will be; a version or a release that came to nothing leaves what went before. */
    private static boolean went(Delivery last) {
        return switch (last.operation()) {
            case DELETE -> false;
            case REPLACE, RELEASE -> true;
            case SHARE ->
                last.state() != DeliveryState.SKIPPED
                        && last.state() != DeliveryState.WITHHELD
                        && last.state() != DeliveryState.REFUSED;
        };
    }

    /** A release that waits for a person keeps nothing back that comes after it. */
    private void passOver(Connection connection, Delivery last, String code, String who) throws SQLException {
        if (last.operation() == ShareOperation.RELEASE && last.state() == DeliveryState.HUMAN) {
            outbox.change(connection, last, DeliveryState.SKIPPED, code, who);
        }
    }

    private static NewDelivery following(Delivery last, Optional<Correspondent> to, ShareOperation operation) {
        return new NewDelivery(
                last.branch(),
                to,
                operation,
                DeliveryState.WAITING,
                "",
                last.messageId().or(last::originalMessageId));
    }

    private ShareReceipt enqueue(
            Connection connection,
            ShareOperation operation,
            Document document,
            ProfessionalSession session,
            Optional<MssAddress> sender,
            String earlier,
            List<NewDelivery> deliveries)
            throws SQLException {
        if (deliveries.isEmpty()) {
            throw InvalidInputException.of(
                    "Sharing",
                    "document",
                    "EXCHANGE-NOT-SHARED",
                    "le document n'a été envoyé nulle part",
                    "the document was sent nowhere");
        }
        String id = outbox.enqueue(
                connection, new NewShare(operation, document, session, sender, Optional.of(earlier), deliveries));
        List<Destination> destinations = deliveries.stream()
                .map(each -> new Destination(
                        each.branch(),
                        each.correspondent(),
                        each.state() == DeliveryState.HELD ? new Decision.Held() : new Decision.Send()))
                .toList();
        return new ShareReceipt(id, destinations);
    }

    /**
     * Takes a document back wherever it went: deleted in the DMP, asked to be deleted by mail. What was never tried is not sent.
     *
     * @param documentId uniqueId of the last version
     * @param sender the mailbox that messages go from, when any went by mail
     * @throws InvalidInputException rule {@code EXCHANGE-NOT-SHARED}: it went nowhere
     */
    public ShareReceipt delete(
            Oid documentId, ProfessionalSession session, Optional<MssAddress> sender, Connection connection)
            throws SQLException {
        String who = session.professional().id().value();
        List<NewDelivery> deliveries = new ArrayList<>();
        Optional<Delivery> any = Optional.empty();
        for (Delivery last : outbox.destinations(connection, documentId.value())) {
            any = Optional.of(last);
            passOver(connection, last, "SHARE-DELETED-BEFORE", who);
            boolean given = last.operation() == ShareOperation.SHARE
                    && outbox.change(connection, last, DeliveryState.WITHHELD, "SHARE-DELETED-BEFORE", who);
            if (went(last) && !given) {
                deliveries.add(following(last, outbox.correspondent(connection, last), ShareOperation.DELETE));
            } else if (given) {
                deliveries.add(new NewDelivery(
                        last.branch(),
                        outbox.correspondent(connection, last),
                        ShareOperation.DELETE,
                        DeliveryState.SKIPPED,
                        "SHARE-DELETED-BEFORE",
                        Optional.empty()));
            }
        }
        Document document = document(connection, documentId, any);
        return enqueue(connection, ShareOperation.DELETE, document, session, sender, documentId.value(), deliveries);
    }

    private Document document(Connection connection, Oid documentId, Optional<Delivery> any) throws SQLException {
        Optional<String> share = any.isEmpty() ? Optional.empty() : outbox.shareOf(connection, documentId.value());
        return outbox.document(
                connection,
                database,
                share.orElseThrow(() -> InvalidInputException.of(
                        "Sharing",
                        "documentId",
                        "EXCHANGE-NOT-SHARED",
                        "ce document n'a pas été confié à l'envoi",
                        "this document was not given to be sent")));
    }

    /**
     * The announcement was made, says a professional: the message to the patient leaves, and the document becomes visible in the DMP
     * by the release of {@link org.segursdk.exchange.outbox.DmpBranch} (TD3.3b). Never called by a timer. Source: rem REM-VIS-02.
     *
     * @return whether anything was held or hidden
     * @throws InvalidInputException rule {@code EXCHANGE-NOT-SHARED}
     */
    public boolean release(Oid documentId, ProfessionalSession session, Connection connection) throws SQLException {
        String who = session.professional().id().value();
        List<Delivery> last = outbox.destinations(connection, documentId.value());
        Document document = document(connection, documentId, last.stream().findFirst());
        if (!document.metadata().visibility().contains(Visibility.INVISIBLE_TO_PATIENT)) {
            return false;
        }
        boolean changed = false;
        for (Delivery each : last) {
            if (each.branch() == Branch.DMP && went(each) && each.operation() != ShareOperation.RELEASE) {
                NewDelivery show = following(each, Optional.empty(), ShareOperation.RELEASE);
                enqueue(
                        connection,
                        ShareOperation.RELEASE,
                        document,
                        session,
                        Optional.empty(),
                        documentId.value(),
                        List.of(show));
                changed = true;
            } else if (each.state() == DeliveryState.HELD) {
                changed |= outbox.change(connection, each, DeliveryState.WAITING, "SHARE-RELEASED", who);
            }
        }
        return changed;
    }

    /**
     * The same, where no session allows TD3.3b: a new version, visible to the patient, replaces the hidden one wherever it went (RPLC),
     * and the held message leaves with it.
     *
     * @param request its document bears a relation RPLC to the hidden one and is not hidden itself
     * @throws InvalidInputException rules {@code SHARE-STILL-HIDDEN}, {@code SHARE-REPLACES-NOTHING}, {@code EXCHANGE-NOT-SHARED}
     */
    public ShareReceipt releaseByReplacing(ShareRequest request, Connection connection) throws SQLException {
        if (request.announcement()) {
            throw InvalidInputException.of(
                    "ShareRequest",
                    "document.metadata.visibility",
                    "SHARE-STILL-HIDDEN",
                    "la version qui suit l'annonce est visible du patient",
                    "the version that follows the announcement is visible to the patient");
        }
        return follow(connection, request, DeliveryState.WAITING);
    }
}
