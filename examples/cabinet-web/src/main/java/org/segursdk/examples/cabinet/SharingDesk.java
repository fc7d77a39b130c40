package org.segursdk.examples.cabinet;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.DmpClient;
import org.segursdk.exchange.journal.DisclosureJournal;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.DeadLetters;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliverySettings;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.exchange.outbox.DmpBranch;
import org.segursdk.exchange.outbox.ExchangeNode;
import org.segursdk.exchange.outbox.MailBranch;
import org.segursdk.exchange.outbox.Outbox;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.exchange.sharing.ShareRequest;
import org.segursdk.exchange.sharing.Sharing;
import org.segursdk.exchange.sharing.SharingPolicy;
import org.segursdk.exchange.sharing.SharingRules;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.message.MssAddress;

/** Validates and shares, replaces, deletes, releases; tells what became of it. */
public final class SharingDesk implements AutoCloseable {
    /** Why the other branches stay out when a document is sent to the DMP by hand. */
    private static final String BY_HAND = "DMP-SEUL";

    /** Why nothing goes to professionals when the patient opposes it. */
    private static final String OPPOSITION = "opposition";

    /** Setting: where answers to the practice's messages go. */
    private static final String ANSWERS_TO = "answers-to";

    private final PracticeDatabase database;
    private final Counterparts counterparts;
    private final Patients patients;
    private final CareDocuments documents;
    private final Oppositions oppositions;
    private final DocumentMaker maker;
    private final Outbox outbox;
    private final Sharing sharing;
    private final Deliveries deliveries;
    private final DeadLetters letters;
    private final DmpClient dmp;
    private final Clock clock;
    private final MailSender mail;
    private final ExchangeNode node;

    SharingDesk(
            PracticeDatabase database,
            Counterparts counterparts,
            Patients patients,
            CareDocuments documents,
            Oppositions oppositions,
            DmpBranch.Release release,
            DeliverySettings settings,
            Clock clock) {
        this.database = database;
        this.clock = clock;
        this.counterparts = counterparts;
        this.patients = patients;
        this.documents = documents;
        this.oppositions = oppositions;
        this.maker = new DocumentMaker(counterparts.context());
        Disclosures disclosures = new Disclosures(
                new DisclosureJournal(database.source(), database.cipher(), database.pseudonyms()),
                documents,
                new Outbox(database.cipher(), clock),
                counterparts.context().structure().id().value());
        this.outbox = new Outbox(database.cipher(), clock, disclosures);
        this.sharing = new Sharing(database.source(), outbox, new SharingRules(SharingPolicy.everything()));
        this.deliveries = new Deliveries(database.source(), clock, disclosures);
        this.letters = new DeadLetters(database.source(), clock, disclosures);
        this.dmp = DmpClient.create(counterparts.context());
        this.mail = MailSender.open(counterparts.context(), counterparts.mailbox());
        this.node = ExchangeNode.builder(database.source(), database.cipher())
                .dmp(DmpBranch.of(dmp).releasing(release))
                .mail(MailBranch.builder(counterparts.context(), address -> account())
                        .profile(Counterparts.PROFILE)
                        .productNumber("EXEMPLE01")
                        .askReadReceipts()
                        .contentType(
                                ValueSets.submissionContentType().concepts().get(0))
                        .build())
                .settings(settings)
                .listener(disclosures)
                .clock(clock)
                .build();
        // The simulated patients' mailboxes do not survive the sandbox; the sendings of yesterday do.
        patients.all().forEach(each -> patients.identity(each.recordId(), User.secretary())
                .qualifiedIns()
                .ifPresent(counterparts::openMailboxOf));
        node.start();
    }

    /** The document as it would leave now. */
    public Document preview(CareDocument care, User user) {
        return maker.make(
                care,
                patients.document(care.recordId(), user),
                professional(user).professional());
    }

    private Document made(CareDocument draft, ShareChoices choices, User user) {
        Document made = preview(draft, user);
        Set<Visibility> hidden = draft.replaces()
                .flatMap(former -> documents.ofUniqueId(former.value()))
                .map(CareDocument::hidden)
                .orElse(choices.hidden());
        return hidden(made, hidden);
    }

    private static Document hidden(Document made, Set<Visibility> from) {
        return new Document(made.metadata().toBuilder().visibility(from).build(), made.content());
    }

    /** A shared document as it left, for another way out. */
    private Document sent(CareDocument document, User user) {
        byte[] bytes =
                documents.content(document).orElseThrow(() -> new IllegalStateException("a shared document was kept"));
        try {
            return hidden(
                    CdaReader.create().read(bytes).toDocument(patients.document(document.recordId(), user)),
                    document.hidden());
        } catch (IOException e) {
            throw new IllegalStateException("a document in memory is readable", e);
        }
    }

    private static ProfessionalSession professional(User user) {
        return user.session()
                .orElseThrow(() -> InvalidInputException.of(
                        "Partage",
                        "session",
                        "CABINET-PROFESSIONAL",
                        "seul le médecin valide et partage un document",
                        "a document is validated and shared by the doctor alone"));
    }

    /** One gesture: document, deliveries and their order are committed together, and leave by themselves. */
    public void share(CareDocument draft, ShareChoices choices, User user) {
        ProfessionalSession session = professional(user);
        Document made = made(draft, choices, user);
        made.metadata().patient().ins().ifPresent(counterparts::openMailboxOf);
        ShareRequest.Builder request = ShareRequest.builder(made, session)
                .sender(Counterparts.PRACTICE)
                .facts(oppositions.facts(draft.recordId()));
        if (draft.replaces().isEmpty()) {
            request.plan(allowed(choices.plan(), draft.recordId()));
        }
        boolean announce = draft.replaces().isEmpty() ? choices.announce() : stillAwaited(draft);
        if (announce) {
            request.announceFirst();
        }
        database.transaction(connection -> {
            if (draft.replaces().isPresent()) {
                sharing.replace(request.build(), connection);
            } else {
                sharing.share(request.build(), connection);
            }
            documents.shared(
                    connection,
                    draft,
                    made,
                    announce,
                    session.professional().id().value());
            return draft;
        });
        node.wake();
    }

    /** What the patient does not want other professionals to get does not go to them, whatever was ticked. */
    private SharePlan allowed(SharePlan plan, String recordId) {
        return oppositions.opposes(recordId, Oppositions.Kind.PROFESSIONALS)
                ? plan.without(Branch.PROFESSIONALS, OPPOSITION)
                : plan;
    }

    /** A version that follows one whose announcement was not made waits for it too. */
    private boolean stillAwaited(CareDocument draft) {
        return draft.replaces()
                .flatMap(former -> documents.ofUniqueId(former.value()))
                .filter(former -> former.announcement() == CareDocument.Announcement.AWAITED)
                .isPresent();
    }

    /**
     * The doctor sends a shared document to the DMP after all.
     *
     * @throws InvalidInputException it is there, on its way, or never left
     */
    public void feed(CareDocument document, User user) {
        ProfessionalSession session = professional(user);
        boolean kept = deliveries.ofDocument(document.uniqueId().value()).stream()
                .filter(each -> each.branch() == Branch.DMP)
                .allMatch(each -> each.state() == DeliveryState.WITHHELD || each.state() == DeliveryState.SKIPPED);
        if (document.state() != CareDocument.State.SHARED || !kept) {
            throw InvalidInputException.of(
                    "Partage",
                    "document",
                    "CABINET-FED",
                    "ce document est déjà parti vers le DMP, ou n'a pas été partagé",
                    "this document left for the DMP already, or was not shared");
        }
        ShareRequest request = ShareRequest.builder(sent(document, user), session)
                .plan(SharePlan.standard().without(Branch.PATIENT, BY_HAND).without(Branch.PROFESSIONALS, BY_HAND))
                .facts(oppositions.facts(document.recordId()))
                .build();
        database.transaction(connection -> sharing.share(request, connection));
        node.wake();
    }

    /**
     * The doctor sends a shared document to one more correspondent.
     *
     * @param correspondent mailbox, or number of who has one to be looked up
     * @throws InvalidInputException the document was not shared, or the patient opposes it
     */
    public void sendTo(CareDocument document, String correspondent, User user) {
        ProfessionalSession session = professional(user);
        if (document.state() != CareDocument.State.SHARED
                || oppositions.opposes(document.recordId(), Oppositions.Kind.PROFESSIONALS)) {
            throw InvalidInputException.of(
                    "Partage",
                    "document",
                    "CABINET-SEND",
                    "ce document n'a pas été partagé, ou le patient s'oppose à son envoi",
                    "this document was not shared, or the patient opposes its sending");
        }
        ShareChoices alone = new ShareChoices(
                Map.of(Branch.DMP, BY_HAND, Branch.PATIENT, BY_HAND), Set.of(correspondent), false, Set.of());
        ShareRequest request = ShareRequest.builder(sent(document, user), session)
                .sender(Counterparts.PRACTICE)
                .plan(alone.plan())
                .facts(oppositions.facts(document.recordId()))
                .build();
        database.transaction(connection -> sharing.share(request, connection));
        node.wake();
    }

    private MailBranch.Account account() {
        MailBranch.Account account = new MailBranch.Account(mail, Counterparts.sender());
        return answersTo().map(each -> account.answersTo(MssAddress.of(each))).orElse(account);
    }

    /** The mailbox to which answers go, when it is another than the practice's. */
    public Optional<String> answersTo() {
        return database.setting(ANSWERS_TO).filter(each -> !each.isEmpty());
    }

    /**
     * @param address {@code ""}: the practice's own mailbox
     * @throws InvalidInputException it is no address of MSSanté
     */
    public void answersTo(String address) {
        database.set(ANSWERS_TO, address.isEmpty() ? "" : MssAddress.of(address).value());
    }

    /** Takes a document back wherever it went. */
    public void delete(CareDocument document, User user) {
        ProfessionalSession session = professional(user);
        database.transaction(connection -> {
            sharing.delete(document.uniqueId(), session, Optional.of(Counterparts.PRACTICE), connection);
            documents.deleted(connection, document);
            return document;
        });
        node.wake();
    }

    /** The announcement was made, says the doctor: the document becomes visible, the message leaves. */
    public void announced(CareDocument document, User user) {
        ProfessionalSession session = professional(user);
        database.transaction(connection -> {
            sharing.release(document.uniqueId(), session, connection);
            documents.announced(connection, document);
            return document;
        });
        node.wake();
    }

    /**
     * A sending, to be shown.
     *
     * @param to whom, among professionals; empty otherwise
     */
    public record Sending(Delivery delivery, Optional<String> to) {
        @Override
        public String toString() {
            return "Sending[" + delivery + "]";
        }
    }

    /** Every sending of this version, in the order of the boxes. */
    public List<Sending> sendings(CareDocument document) {
        List<Delivery> own = deliveries.ofDocument(document.uniqueId().value()).stream()
                .filter(each -> each.documentId().equals(document.uniqueId().value()))
                .sorted(Comparator.comparing(Delivery::branch).thenComparing(Delivery::sequence))
                .toList();
        return named(own);
    }

    private List<Sending> named(List<Delivery> all) {
        return database.transaction(connection -> {
            List<Sending> sendings = new ArrayList<>();
            for (Delivery each : all) {
                sendings.add(new Sending(each, to(connection, each)));
            }
            return sendings;
        });
    }

    private Optional<String> to(Connection connection, Delivery delivery) throws SQLException {
        return delivery.branch() == Branch.PROFESSIONALS
                ? outbox.correspondent(connection, delivery).map(Disclosures::name)
                : Optional.empty();
    }

    /** What a person has to look at. */
    public List<Sending> toTreat() {
        return named(letters.list());
    }

    /** What was refused in the last days: known for good, but it may be tried again once the cause is mended. */
    public List<Sending> refused(Duration lately) {
        Instant since = clock.instant().minus(lately);
        return named(deliveries.inState(DeliveryState.REFUSED).stream()
                .filter(each -> each.updatedAt().isAfter(since))
                .toList());
    }

    public Optional<CareDocument> documentOf(Delivery delivery) {
        return documents.ofUniqueId(delivery.documentId());
    }

    public void replay(String deliveryId, User user) {
        letters.replay(deliveryId, user.account());
        node.wake();
    }

    public void confirm(String deliveryId, User user) {
        letters.confirm(deliveryId, user.account());
    }

    public void giveUp(String deliveryId, User user) {
        letters.giveUp(deliveryId, user.account());
    }

    MailSender mail() {
        return mail;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public void close() {
        node.close();
        mail.close();
        dmp.close();
    }
}
