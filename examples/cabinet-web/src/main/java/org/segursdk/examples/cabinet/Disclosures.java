package org.segursdk.examples.cabinet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.segursdk.core.document.Visibility;
import org.segursdk.exchange.journal.Branch;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.exchange.journal.DisclosureJournal;
import org.segursdk.exchange.journal.DisclosureOutcome;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryEvent;
import org.segursdk.exchange.outbox.DeliveryListener;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.outbox.ShareOperation;

/** Writes who received what, in the very transaction in which a delivery ends. */
final class Disclosures implements DeliveryListener {
    private final DisclosureJournal journal;
    private final CareDocuments documents;
    private final Outbox outbox;
    private final String finess;

    Disclosures(DisclosureJournal journal, CareDocuments documents, Outbox outbox, String finess) {
        this.journal = journal;
        this.documents = documents;
        this.outbox = outbox;
        this.finess = finess;
    }

    @Override
    public void changed(Connection connection, Delivery delivery, DeliveryEvent event) throws SQLException {
        Optional<DisclosureOutcome> outcome = outcome(delivery.state());
        Optional<CareDocument> document = documents.ofUniqueId(delivery.documentId());
        boolean sends = delivery.operation() == ShareOperation.SHARE || delivery.operation() == ShareOperation.REPLACE;
        if (outcome.isEmpty() || document.isEmpty() || !sends) {
            return;
        }
        boolean hidden = delivery.branch() == org.segursdk.exchange.outbox.Branch.DMP
                && document.get().announcement() == CareDocument.Announcement.AWAITED;
        Set<Visibility> masked =
                hidden ? EnumSet.of(Visibility.INVISIBLE_TO_PATIENT) : EnumSet.noneOf(Visibility.class);
        journal.record(
                connection,
                Disclosure.of(delivery.id(), event.at(), branch(delivery))
                        .outcome(outcome.get())
                        .code(delivery.code())
                        .record(document.get().recordId())
                        .document(delivery.documentId(), type(document.get()))
                        .finess(finess)
                        .signatory(documents.signatory(connection, delivery.documentId()))
                        .withIns(document.get().withIns())
                        .masked(masked)
                        .user(event.who())
                        .partner(partner(connection, delivery))
                        .build());
    }

    private static Optional<DisclosureOutcome> outcome(DeliveryState state) {
        return switch (state) {
            case CONFIRMED -> Optional.of(DisclosureOutcome.CONFIRMED);
            case REFUSED -> Optional.of(DisclosureOutcome.FAILED);
            case UNCERTAIN -> Optional.of(DisclosureOutcome.UNCERTAIN);
            case WAITING, HELD, SENDING, SKIPPED, WITHHELD, HUMAN -> Optional.empty();
        };
    }

    private static String type(CareDocument document) {
        return document.kind() == Draft.Kind.SUMMARY ? "SYNTH" : "11488-4";
    }

    private static Branch branch(Delivery delivery) {
        return switch (delivery.branch()) {
            case DMP -> Branch.DMP;
            case PATIENT -> Branch.PATIENT;
            case PROFESSIONALS -> Branch.PROFESSIONAL;
        };
    }

    private String partner(Connection connection, Delivery delivery) throws SQLException {
        return switch (delivery.branch()) {
            case DMP -> "DMP";
            case PATIENT -> "Mon espace santé";
            case PROFESSIONALS ->
                outbox.correspondent(connection, delivery)
                        .map(Disclosures::name)
                        .orElse("?");
        };
    }

    static String name(Correspondent correspondent) {
        if (correspondent instanceof Correspondent.AtMailbox mailbox) {
            return mailbox.address().value();
        }
        return correspondent instanceof Correspondent.Person person
                ? Counterparts.BY_NUMBER + person.id().value().substring(1)
                : ((Correspondent.Organization) correspondent).id().value();
    }
}
