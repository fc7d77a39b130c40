package org.segursdk.exchange.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.exchange.content.ContentCipher;
import org.segursdk.exchange.journal.Disclosure;
import org.segursdk.exchange.journal.DisclosureJournal;
import org.segursdk.exchange.journal.DisclosureOutcome;
import org.segursdk.mss.message.CitizenAddress;
import org.segursdk.mss.message.MessageProfile;

/**
 * Writes the disclosure journal from the deliveries, in the transaction of each change: one line for each document and recipient, when
 * its fate is first known or first doubtful; what is learnt later (a bounce, a report, a person's finding) corrects its outcome. Give
 * the same one to {@link Outbox}, {@link ExchangeNode}, {@link Deliveries} and {@link DeadLetters}. Documents sent and their new
 * versions are disclosures; requests of deletion and releases are not, nor is what a rule or the professional kept back. Thread-safe.
 * Source: rem INS-22, DASH-01 to DASH-04.
 *
 * <p>The line: key = id of the delivery; time = that of the first outcome; signatory = legal authenticator (RPPS, another national
 * number as it is); FINESS = that of the signatory's structure where it has one; masking = as the DMP was told, for the DMP alone;
 * partner = {@code DMP}, the address written to, or the national number of whom the directory was asked for.
 */
public final class JournalingListener implements DeliveryListener {
    private static final int MAX_CODE = 60;
    private static final int MAX_NUMBER = 20;

    private final DisclosureJournal journal;
    private final ContentCipher cipher;
    private final MessageProfile profile;
    private final Function<DocumentMetadata, String> records;

    private JournalingListener(
            DisclosureJournal journal,
            ContentCipher cipher,
            MessageProfile profile,
            Function<DocumentMetadata, String> records) {
        this.journal = Objects.requireNonNull(journal, "journal");
        this.cipher = Objects.requireNonNull(cipher, "cipher");
        this.profile = Objects.requireNonNull(profile, "profile");
        this.records = Objects.requireNonNull(records, "records");
    }

    /**
     * @param cipher of the outbox: metadata and addresses are read from it
     * @param profile that messages are sent with: addresses of patients follow from it
     * @param records the software's key of the patient's record, for a document; called in the transaction, raises nothing
     */
    public static JournalingListener of(
            DisclosureJournal journal,
            ContentCipher cipher,
            MessageProfile profile,
            Function<DocumentMetadata, String> records) {
        return new JournalingListener(journal, cipher, profile, records);
    }

    @Override
    public void changed(Connection connection, Delivery delivery, DeliveryEvent event) throws SQLException {
        boolean document =
                delivery.operation() == ShareOperation.SHARE || delivery.operation() == ShareOperation.REPLACE;
        Optional<DisclosureOutcome> outcome = document ? outcome(delivery) : Optional.empty();
        // What is learnt later corrects the line, whether or not the document is still kept.
        if (outcome.isPresent() && !journal.correct(connection, delivery.id(), outcome.get(), code(event))) {
            journal.record(connection, line(connection, delivery, event, outcome.get()));
        }
    }

    private static Optional<DisclosureOutcome> outcome(Delivery delivery) {
        boolean doubtful = delivery.uncertainSince().isPresent();
        return switch (delivery.state()) {
            case CONFIRMED -> Optional.of(DisclosureOutcome.CONFIRMED);
            case REFUSED -> Optional.of(DisclosureOutcome.FAILED);
            case UNCERTAIN -> Optional.of(DisclosureOutcome.UNCERTAIN);
            case HUMAN -> Optional.of(doubtful ? DisclosureOutcome.UNCERTAIN : DisclosureOutcome.FAILED);
            // It was tried, asked for, not there, and is not tried again.
            case SKIPPED -> doubtful ? Optional.of(DisclosureOutcome.FAILED) : Optional.empty();
            // Given up, it is as doubtful as before.
            case WITHHELD, WAITING, HELD, SENDING -> Optional.empty();
        };
    }

    private static String code(DeliveryEvent event) {
        return event.code().substring(0, Math.min(event.code().length(), MAX_CODE));
    }

    private Disclosure line(Connection connection, Delivery delivery, DeliveryEvent event, DisclosureOutcome outcome)
            throws SQLException {
        ShareForm.Kept kept = Outbox.kept(connection, cipher, delivery.shareId());
        DocumentMetadata metadata = kept.metadata();
        DocumentAuthor signatory = metadata.legalAuthenticator();
        return Disclosure.of(delivery.id(), event.at(), branch(delivery.branch()))
                .outcome(outcome)
                .code(code(event))
                .record(records.apply(metadata))
                .document(delivery.documentId(), metadata.typeCode().code())
                .finess(finess(signatory.structure().id()))
                .signatory(number(signatory.professional().id()))
                .withIns(metadata.patient().ins().isPresent())
                .masked(delivery.branch() == Branch.DMP ? metadata.visibility() : Set.of())
                .user(kept.session().professional().id().value())
                .partner(partner(connection, delivery, metadata))
                .build();
    }

    private static org.segursdk.exchange.journal.Branch branch(Branch branch) {
        return switch (branch) {
            case DMP -> org.segursdk.exchange.journal.Branch.DMP;
            case PATIENT -> org.segursdk.exchange.journal.Branch.PATIENT;
            case PROFESSIONALS -> org.segursdk.exchange.journal.Branch.PROFESSIONAL;
        };
    }

    private static String finess(StructureId id) {
        return id.value().startsWith("1") ? id.value().substring(1) : "";
    }

    private static String number(ProfessionalId id) {
        boolean rpps = id.value().startsWith("8") && !id.isInternal();
        String number = rpps ? id.value().substring(1) : id.value();
        return number.length() <= MAX_NUMBER ? number : "";
    }

    private String partner(Connection connection, Delivery delivery, DocumentMetadata metadata) throws SQLException {
        if (delivery.branch() == Branch.DMP) {
            return "DMP";
        }
        Optional<String> patient = delivery.branch() == Branch.PATIENT
                ? metadata.patient()
                        .ins()
                        .map(ins -> CitizenAddress.of(ins, profile).address().value())
                : Optional.empty();
        Optional<Correspondent> correspondent = Outbox.correspondent(connection, cipher, delivery);
        return patient.or(() -> correspondent.map(JournalingListener::name))
                .orElse(delivery.branch().name());
    }

    private static String name(Correspondent correspondent) {
        if (correspondent instanceof Correspondent.AtMailbox known) {
            return known.address().value();
        }
        return correspondent instanceof Correspondent.Person person
                ? person.id().value()
                : ((Correspondent.Organization) correspondent).id().value();
    }

    @Override
    public String toString() {
        return "JournalingListener";
    }
}
