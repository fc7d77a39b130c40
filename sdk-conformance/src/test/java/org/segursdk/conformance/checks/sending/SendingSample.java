package org.segursdk.conformance.checks.sending;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.conformance.checks.feed.FeedDocuments;
import org.segursdk.conformance.checks.feed.FeedNode;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.conformance.port.MailSendingPort;
import org.segursdk.conformance.port.SegurKitAdapter;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.exchange.outbox.Branch;
import org.segursdk.exchange.outbox.Correspondent;
import org.segursdk.exchange.outbox.Delivery;
import org.segursdk.exchange.outbox.DeliveryState;
import org.segursdk.exchange.sharing.PatientFacts;
import org.segursdk.exchange.sharing.SharePlan;
import org.segursdk.exchange.sharing.ShareRequest;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.CitizenAddress;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.receipt.ReadReceipt;
import org.segursdk.mss.receipt.RecipientReport;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.MessageSender;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.ReceptionProfile;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;
import org.segursdk.sandbox.MssMessage;

/** A product that sends by the outbox of the SDK, and reads what comes back. */
public class SendingSample implements SegurKitAdapter, MailSendingPort {
    private static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");
    private static final Sender FROM =
            Sender.person(FeedNode.DOCTOR, Optional.of("Dr"), "Kit", "Feed", Optional.of("Cabinet Test"));

    private final Map<String, Patient> patients = new LinkedHashMap<>();
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Map<String, Set<Box>> refusals = new HashMap<>();
    private final Map<String, String> patientOf = new HashMap<>();
    private final Map<MessageId, Receipt> receipts = new HashMap<>();
    private final List<String> senders = new ArrayList<>();
    private final Set<Long> read = new HashSet<>();
    private Duration patience = Duration.ofSeconds(10);
    private @Nullable KitBench bench;
    private @Nullable FeedNode node;
    private @Nullable FeedDocuments making;

    @Override
    public void connect(KitBench on) {
        bench = on;
        node = new FeedNode(on);
        making = new FeedDocuments(on.clock());
    }

    @Override
    public void reset() throws Exception {
        List.of(patients, documents, refusals, patientOf, receipts).forEach(Map::clear);
        senders.clear();
        read.clear();
        node().reset();
    }

    protected final FeedNode node() {
        return Objects.requireNonNull(node);
    }

    private FeedDocuments making() {
        return Objects.requireNonNull(making);
    }

    @Override
    public Duration delay() {
        return patience;
    }

    /** How long checks wait for what may never come. */
    void patience(Duration value) {
        patience = value;
    }

    @Override
    public String patient(Ins ins, IdentityTraits traits, boolean qualified) {
        String id = "P" + (patients.size() + 1);
        patients.put(id, making().patient(id, ins, traits, qualified));
        return id;
    }

    protected final Patient known(String patient) {
        return Objects.requireNonNull(patients.get(patient), "patient");
    }

    @Override
    public Optional<Set<Box>> boxes() {
        Set<Box> ticked = EnumSet.noneOf(Box.class);
        for (Branch each : Branch.values()) {
            if (SharePlan.standard().includes(each)) {
                ticked.add(Box.valueOf(each.name()));
            }
        }
        return Optional.of(ticked);
    }

    @Override
    public String validate(String patient, Set<Box> boxes, Set<String> correspondents) {
        Document document = FeedDocuments.report(
                making().header(known(patient), FeedDocuments.practice(FeedNode.PRACTICE), making().lately()),
                FeedDocuments.TYPE);
        SharePlan plan = SharePlan.standard();
        for (Branch each : Branch.values()) {
            Box box = Box.valueOf(each.name());
            if (!boxes.contains(box)) {
                plan = plan.without(each, "decoche");
            } else if (refusals.getOrDefault(patient, Set.of()).contains(box)) {
                plan = plan.without(each, "refus-du-patient");
            }
        }
        for (String each : correspondents) {
            plan = plan.with(new Correspondent.AtMailbox(MssAddress.of(each)));
        }
        return share(patient, document, plan);
    }

    private String share(String patient, Document document, SharePlan plan) {
        String id = document.metadata().uniqueId().value();
        documents.put(id, document);
        patientOf.put(id, patient);
        ShareRequest request = ShareRequest.builder(document, node().session())
                .plan(plan)
                .facts(PatientFacts.noOpposition())
                .sender(FeedNode.DOCTOR)
                .build();
        node().transaction(connection -> node().sharing().share(request, connection));
        return id;
    }

    @Override
    public void send(String document, String correspondent) throws IOException {
        Document sent = Objects.requireNonNull(documents.get(document));
        XdmArchive archive = XdmArchive.builder(node().mailContext())
                .contentType(ValueSets.submissionContentType().concepts().get(0))
                .sender(sent.metadata().authors().get(0))
                .addDocument(sent)
                .build();
        OutgoingMessage message = OutgoingMessage.toProfessionals(FROM, PROFILE)
                .addTo(MssAddress.of(correspondent))
                .productNumber("DEV000001")
                .body("Bonjour,\nle document est joint à ce message.")
                .documents(ArchivePart.of(archive, Compression.STORED), List.of(SentDocument.rendered(sent)))
                .build();
        node().mail().send(message);
    }

    @Override
    public void delete(String document) {
        node().transaction(connection -> node().sharing()
                .delete(
                        Objects.requireNonNull(documents.get(document))
                                .metadata()
                                .uniqueId(),
                        node().session(),
                        Optional.of(FeedNode.DOCTOR),
                        connection));
    }

    @Override
    public void refuses(String patient, Box side, boolean refused) {
        Set<Box> all = EnumSet.noneOf(Box.class);
        all.addAll(refusals.getOrDefault(patient, Set.of()));
        boolean changed = refused ? all.add(side) : all.remove(side);
        if (changed) {
            refusals.put(patient, all);
        }
    }

    @Override
    public void returnAddress(String address) {
        node().answersTo(MssAddress.of(address));
    }

    @Override
    public boolean write(String patient, int attachedBytes) throws Exception {
        Document letter = FeedDocuments.report(
                making().header(known(patient), FeedDocuments.practice(FeedNode.PRACTICE), making().lately()),
                FeedDocuments.TYPE,
                padded(attachedBytes));
        XdmArchive archive = XdmArchive.builder(node().mailContext())
                .contentType(ValueSets.submissionContentType().concepts().get(0))
                .sender(letter.metadata().authors().get(0))
                .addDocument(letter)
                .build();
        try {
            OutgoingMessage message = OutgoingMessage.toCitizen(
                            FROM, CitizenAddress.of(known(patient).ins().orElseThrow(), PROFILE), PROFILE)
                    .productNumber("DEV000001")
                    .body("Bonjour,\nvotre document est joint à ce message.")
                    .documents(ArchivePart.of(archive, Compression.STORED), List.of(SentDocument.rendered(letter)))
                    .build();
            node().mail().send(message);
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static byte[] padded(int size) {
        byte[] bytes = new byte[size];
        byte[] head = "%PDF-1.4 copie\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] end = "\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        java.util.Arrays.fill(bytes, (byte) ' ');
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
        return bytes;
    }

    @Override
    public Optional<String> citizenAddress(String patient) {
        return known(patient)
                .ins()
                .map(ins -> CitizenAddress.of(ins, PROFILE).address().value());
    }

    @Override
    public void fetch() throws IOException {
        MessageReader reader = MessageReader.create().profile(ReceptionProfile.of(PROFILE));
        for (MssMessage each : Objects.requireNonNull(bench).sandbox().mss().messages(FeedNode.DOCTOR.value())) {
            if (read.add(each.uid())) {
                try (InputStream in = each.open()) {
                    byte[] bytes = in.readAllBytes();
                    try (ReceivedMessage message = reader.read(() -> new java.io.ByteArrayInputStream(bytes))) {
                        received(message);
                    }
                }
            }
        }
    }

    private void received(ReceivedMessage message) {
        if (message.receipt().orElse(null) instanceof DeliveryReport report) {
            node().deliveries().report(report);
            report.original()
                    .ifPresent(id ->
                            receipts.merge(id, told(report.recipients().get(0)), (a, b) -> a == Receipt.READ ? a : b));
        } else if (message.receipt().orElse(null) instanceof ReadReceipt receipt) {
            receipt.original().ifPresent(id -> receipts.put(id, Receipt.READ));
        } else {
            senders.add(shown(message.sender()));
        }
    }

    protected String shown(MessageSender sender) {
        return sender.from().label() + " "
                + sender.matricule().map(Matricule::value).orElse("");
    }

    protected Receipt told(RecipientReport report) {
        if (report.action() == RecipientReport.Action.DELIVERED) {
            return Receipt.DELIVERED;
        }
        if (report.action() != RecipientReport.Action.FAILED) {
            return Receipt.SENT;
        }
        return switch (report.cause()) {
            case MAILBOX_CLOSED -> Receipt.FAILED_CLOSED;
            case RECIPIENT_UNKNOWN -> Receipt.FAILED_UNKNOWN;
            case BAD_ADDRESS -> Receipt.FAILED_ADDRESS;
            case TOO_LARGE -> Receipt.FAILED_TOO_LARGE;
            default -> Receipt.FAILED_OTHERWISE;
        };
    }

    @Override
    public Optional<Map<String, Receipt>> receipts(String document) {
        Map<String, Receipt> shown = new HashMap<>();
        for (Delivery each : node().deliveries().ofDocument(document)) {
            if (each.messageId().isPresent()
                    && each.state() != DeliveryState.SKIPPED
                    && each.state() != DeliveryState.WITHHELD) {
                Receipt receipt =
                        receipts.getOrDefault(new MessageId(each.messageId().get()), Receipt.SENT);
                shown.put(address(each), receipt);
            }
        }
        return Optional.of(shown);
    }

    private String address(Delivery delivery) {
        if (delivery.branch() == Branch.PATIENT) {
            return citizenAddress(Objects.requireNonNull(patientOf.get(delivery.documentId())))
                    .orElseThrow();
        }
        String[] found = new String[1];
        node().transaction(connection -> found[0] = ((Correspondent.AtMailbox)
                        node().outbox().correspondent(connection, delivery).orElseThrow())
                .address()
                .value());
        return found[0];
    }

    @Override
    public Optional<List<String>> shownSenders() {
        return Optional.of(List.copyOf(senders));
    }

    @Override
    public void close() {
        if (node != null) {
            node.close();
        }
    }
}
