package org.segursdk.examples.cabinet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.render.CdaRenderer;
import org.segursdk.cda.render.RenderOptions;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.exchange.inbox.Delegations;
import org.segursdk.exchange.inbox.Inbox;
import org.segursdk.exchange.inbox.JdbcArrivalStore;
import org.segursdk.exchange.inbox.StoredMail;
import org.segursdk.exchange.inbox.WorkItem;
import org.segursdk.exchange.inbox.Worklist;
import org.segursdk.exchange.inbox.WorklistPage;
import org.segursdk.exchange.inbox.WorklistQuery;
import org.segursdk.exchange.outbox.Deliveries;
import org.segursdk.insi.matching.ReceivedIdentity;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.received.FilingAssistant;
import org.segursdk.mss.received.FilingPolicy;
import org.segursdk.mss.received.MessageDocument;
import org.segursdk.mss.received.MessagePatient;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.ReceptionProfile;

/** Everything that arrives, by mail or found in the DMP, in one list. */
public final class Reception implements AutoCloseable {
    private static final int AT_ONCE = 100;

    /** Setting: a document whose matricule, OID and traits are those of a qualified patient is filed without a person. */
    private static final String AUTOMATIC = "automatic-filing";

    private final Patients patients;
    private final DmpReading reading;
    private final Deliveries deliveries;
    private final JdbcArrivalStore store;
    private final Messages messages;
    private final Receipts receipts;
    private final PracticeDatabase database;
    private final Clock clock;
    private final Worklist worklist;
    private final Delegations delegations;
    private final Errands errands;
    private final MailboxSync sync;
    private final MessageReader reader = MessageReader.create().profile(ReceptionProfile.of(Counterparts.PROFILE));

    Reception(
            PracticeDatabase database,
            Counterparts counterparts,
            Patients patients,
            DmpReading reading,
            SharingDesk sharing,
            Errands errands,
            Clock clock) {
        this.database = database;
        this.clock = clock;
        this.errands = errands;
        this.patients = patients;
        this.reading = reading;
        this.deliveries = sharing.deliveries();
        this.store = new JdbcArrivalStore(database.source(), database.cipher(), database.pseudonyms(), clock);
        this.receipts = new Receipts(database);
        this.messages = new Messages(database, store, reader, sharing.mail(), clock);
        this.worklist = new Worklist(database.source(), database.cipher(), database.pseudonyms(), clock);
        this.delegations = new Delegations(database.source(), clock);
        this.sync = MailboxSync.builder(counterparts.context(), counterparts.mailbox(), store)
                .build();
    }

    public Worklist worklist() {
        return worklist;
    }

    public Receipts receipts() {
        return receipts;
    }

    public Messages messages() {
        return messages;
    }

    /** Whether documents whose identity is exact are filed without a person. */
    public boolean isAutomatic() {
        return database.setting(AUTOMATIC).filter("yes"::equals).isPresent();
    }

    public void automatic(boolean on) {
        database.set(AUTOMATIC, on ? "yes" : "no");
    }

    private Inbox inbox() {
        return Inbox.create(database.source(), database.cipher(), database.pseudonyms(), clock)
                .assistant(FilingAssistant.create()
                        .patients(patients.index())
                        .policy(isAutomatic() ? FilingPolicy.AUTOMATIC : FilingPolicy.MANUAL));
    }

    /**
     * A page of the list sorted by patient: those whose names begin alike are put in order here, since the database has their first letters
     * alone in clear.
     */
    public WorklistPage byPatient(WorklistQuery.Builder query) {
        WorklistPage page = worklist.page(query.sort(WorklistQuery.Sort.PATIENT)
                .pageSize(WorklistQuery.MAX_PAGE)
                .build());
        return new WorklistPage(
                page.items().stream()
                        .sorted(Comparator.comparing(Reception::name))
                        .toList(),
                page.next());
    }

    private static String name(WorkItem item) {
        return item.patient()
                .map(each -> each.birthName().orElse("")
                        + ' '
                        + each.firstGivenName().orElse(""))
                .orElse("");
    }

    public Delegations delegations() {
        return delegations;
    }

    /** Looks into the mailbox and takes in what is new; delivery reports settle sendings instead. */
    public synchronized void fetch() throws IOException {
        sync.sync();
        Inbox inbox = inbox();
        for (long mailId : store.waiting(AT_ONCE)) {
            StoredMail mail = store.mail(mailId);
            try (ReceivedMessage message = reader.read(mail)) {
                if (message.receipt().orElse(null) instanceof DeliveryReport report) {
                    deliveries.report(report);
                }
                message.receipt().ifPresent(receipts::came);
                if (message.receipt().isEmpty()) {
                    messages.arrived(mailId, message);
                }
                inbox.receive(message, mail);
            }
        }
    }

    private static String search(String recordId, User user) {
        return "visit/" + user.account() + '/' + recordId;
    }

    /** Looks into the patient's DMP, under the doctor's own session; empty while it has not answered: ask again for what came of it. */
    public Optional<DmpReading.Visit> visitSoon(String recordId, User user) {
        return errands.take(
                search(recordId, user), DmpReading.Visit.class, () -> visit(recordId, user), Errands.PROMPT);
    }

    /** Whether the DMP was asked for its documents and what came of it not told yet. */
    public boolean isVisiting(String recordId, User user) {
        return errands.isAsked(search(recordId, user));
    }

    private DmpReading.Visit visit(String recordId, User user) {
        ProfessionalSession session = user.session().orElseThrow(Reception::doctorOnly);
        QualifiedIns ins = patients.identity(recordId, user).qualifiedIns().orElseThrow(Reception::qualifiedOnly);
        DmpReading.Listing listing = reading.ask(recordId, DmpCriteria.NONE, user);
        inbox().foundInDmp(
                        ins,
                        Optional.of(recordId),
                        listing.documents().stream()
                                .filter(each ->
                                        !each.isOwn(session.professional().id()))
                                .toList());
        return listing.visit();
    }

    static InvalidInputException qualifiedOnly() {
        return InvalidInputException.of(
                "DMP",
                "ins",
                "CABINET-INS",
                "le DMP se consulte avec une identité qualifiée",
                "the DMP is consulted with a qualified identity");
    }

    static InvalidInputException doctorOnly() {
        return InvalidInputException.of(
                "DMP",
                "session",
                "CABINET-PROFESSIONAL",
                "le DMP se consulte sous la session du médecin",
                "the DMP is consulted under the doctor's session");
    }

    /**
     * A document as the browser gets it.
     *
     * @param mediaType of the bytes
     */
    public record Shown(String mediaType, byte[] bytes) {
        @Override
        public String toString() {
            return "Shown[" + mediaType + "]";
        }
    }

    /** The document of an item; empty while the DMP has not answered: ask again. */
    public Optional<DmpReading.Opening> open(WorkItem item, User user) throws IOException {
        if (item.source().mailId().isPresent()) {
            return Optional.of(new DmpReading.Opening(fromMail(item)));
        }
        if (item.filing().recordId().isEmpty() || item.document().id().isEmpty()) {
            return Optional.of(new DmpReading.Opening(Optional.empty()));
        }
        return reading.open(item.filing().recordId().get(), item.document().id().get(), user);
    }

    /** Everything the document says of its patient, all given names and the place of birth included; empty for one of the DMP. */
    public Optional<ReceivedIdentity> identity(WorkItem item) throws IOException {
        if (item.source().mailId().isEmpty()) {
            return Optional.empty();
        }
        try (ReceivedMessage message =
                reader.read(store.mail(item.source().mailId().getAsLong()))) {
            return message.patient().map(MessagePatient::identity);
        }
    }

    private Optional<Shown> fromMail(WorkItem item) throws IOException {
        try (ReceivedMessage message =
                reader.read(store.mail(item.source().mailId().getAsLong()))) {
            List<MessageDocument> documents = message.documents();
            if (item.source().part() >= documents.size()) {
                return Optional.empty();
            }
            MessageDocument document = documents.get(item.source().part());
            return Optional.of(
                    switch (document.form()) {
                        case STRUCTURED, ENVELOPE, DAMAGED -> rendered(document.content());
                        case PDF -> new Shown("application/pdf", bytes(document.content()));
                        case OTHER -> new Shown("application/octet-stream", bytes(document.content()));
                    });
        }
    }

    static byte[] bytes(DocumentContent content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    /** A CDA as people read it. */
    public static Shown rendered(DocumentContent content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CdaRenderer.html(content, RenderOptions.defaults(), out);
        return new Shown("text/html; charset=utf-8", out.toByteArray());
    }

    /** The same of bytes. */
    public static Shown rendered(byte[] bytes) {
        try {
            return rendered(DocumentContent.of(() -> new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sync.close();
    }
}
