package org.segursdk.exchange.outbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.DmpClient;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.FeedResult;

/**
 * Delivers to the DMP through the structure's {@link DmpClient}. What became of a lost answer is asked by the document's uniqueId,
 * before anything is sent again. Source: dmp §7, §8.
 */
public final class DmpBranch implements DeliveryPort {
    /** Makes a document visible to its patient (TD3.3b), where a professional's own session is at hand: {@link DmpRelease}. */
    @FunctionalInterface
    public interface Release {
        /** @return what came of it; {@code NeedsPerson} where no session is at hand */
        DeliveryOutcome show(DeliveryOrder order);

        /** As {@link DeliveryPort#prepare}; does everything in {@link #show} unless overridden. */
        default Attempt prepare(DeliveryOrder order) {
            return () -> show(order);
        }

        /** As {@link DeliveryPort#settle}: whether the patient sees it; not known unless overridden. */
        default Settlement settle(DeliveryOrder order) {
            return Settlement.UNKNOWN;
        }
    }

    private final DmpClient client;
    private final boolean testFirst;
    private final @Nullable Release release;

    private DmpBranch(DmpClient client, boolean testFirst, @Nullable Release release) {
        this.client = Objects.requireNonNull(client, "client");
        this.testFirst = testFirst;
        this.release = release;
    }

    /** Tests that the record is open (TD0.2) before it feeds one. */
    public static DmpBranch of(DmpClient client) {
        return new DmpBranch(client, true, null);
    }

    /** Feeds without a test, for software that tests records itself. */
    public DmpBranch withoutTest() {
        return new DmpBranch(client, false, release);
    }

    /** How a document becomes visible; without it, that goes to a person, who shares a new version instead. */
    public DmpBranch releasing(Release value) {
        return new DmpBranch(client, testFirst, Objects.requireNonNull(value, "release"));
    }

    static QualifiedIns ins(DeliveryOrder order) {
        return order.document()
                .metadata()
                .patient()
                .ins()
                .orElseThrow(() -> InvalidInputException.of(
                        "DeliveryOrder",
                        "document.metadata.patient.ins",
                        "DMP-INS-QUALIFIED",
                        "le DMP ne s'alimente qu'avec une INS qualifiée",
                        "the DMP is fed with a qualified INS only"));
    }

    @Override
    public Attempt prepare(DeliveryOrder order) {
        QualifiedIns ins = ins(order);
        return switch (order.delivery().operation()) {
            case SHARE -> share(order, ins);
            case REPLACE -> () -> fed(client.replace(order.session(), order.document()));
            case DELETE ->
                () -> client.delete(
                                order.session(),
                                ins,
                                order.document().metadata().uniqueId())
                        ? new DeliveryOutcome.Delivered("DMP-DELETED")
                        : new DeliveryOutcome.Impossible("DMP-NOT-HELD");
            case RELEASE ->
                release == null
                        ? () -> new DeliveryOutcome.NeedsPerson("EXCHANGE-RELEASE-NO-WAY-RPLC")
                        : release.prepare(order);
        };
    }

    private Attempt share(DeliveryOrder order, QualifiedIns ins) {
        Optional<String> closed = testFirst
                ? client.checkExistence(order.session(), ins)
                        .match(
                                open -> Optional.<String>empty(),
                                no -> Optional.of("DMP-CLOSED"),
                                no -> Optional.of("DMP-ABSENT"))
                : Optional.empty();
        if (closed.isPresent()) {
            return () -> new DeliveryOutcome.Impossible(closed.get());
        }
        FeedRequest request = FeedRequest.builder()
                .addDocument(order.document())
                .uniqueId(order.submissionId())
                .build();
        return () -> fed(client.feed(order.session(), request));
    }

    private static DeliveryOutcome fed(FeedResult result) {
        return result.match(
                accepted -> new DeliveryOutcome.Delivered("DMP-ACCEPTED"),
                already -> new DeliveryOutcome.Delivered("DMP-ALREADY-THERE"));
    }

    @Override
    public Settlement settle(DeliveryOrder order) {
        ShareOperation operation = order.delivery().operation();
        if (operation == ShareOperation.RELEASE) {
            return release == null ? Settlement.UNKNOWN : release.settle(order);
        }
        List<Document> submission = List.of(order.document());
        boolean held = client.reconcile(order.session(), submission, lost()).isStored();
        return held == (operation != ShareOperation.DELETE) ? Settlement.ARRIVED : Settlement.NOT_ARRIVED;
    }

    private static TransportException lost() {
        return TransportException.uncertain(
                "EXCHANGE-INTERRUPTED",
                false,
                LocalizedText.of("l'envoi a été interrompu", "the sending was interrupted"),
                null);
    }

    @Override
    public String toString() {
        return "DmpBranch[" + client + "]";
    }
}
