package org.segursdk.mss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.matching.IndexedPatient;
import org.segursdk.insi.matching.PatientIndex;
import org.segursdk.mss.connection.MailJournal;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.MailTrace;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.connection.SendReport;
import org.segursdk.mss.mailbox.AfterStoring;
import org.segursdk.mss.mailbox.ArrivalStore;
import org.segursdk.mss.mailbox.ArrivedMail;
import org.segursdk.mss.mailbox.FolderKey;
import org.segursdk.mss.mailbox.FolderState;
import org.segursdk.mss.mailbox.MailFingerprint;
import org.segursdk.mss.mailbox.MailKey;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.message.ArchivePart;
import org.segursdk.mss.message.CitizenAddress;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.message.SentDocument;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.receipt.MdnAnswer;
import org.segursdk.mss.receipt.MdnRequest;
import org.segursdk.mss.receipt.ReadReceipt;
import org.segursdk.mss.receipt.Receipt;
import org.segursdk.mss.received.FilingAssistant;
import org.segursdk.mss.received.FilingPolicy;
import org.segursdk.mss.received.FilingProposal;
import org.segursdk.mss.received.FilingStatus;
import org.segursdk.mss.received.KnownDocuments;
import org.segursdk.mss.received.MessageKind;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.MessageSender;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.received.ReceptionProfile;
import org.segursdk.mss.xdm.Compression;
import org.segursdk.mss.xdm.XdmArchive;
import org.segursdk.mss.xdm.XdmSamples;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.MssMailbox;
import org.segursdk.sandbox.Sandbox;

/** What docs/mss.md shows is compiled here and, from one mailbox to the other and back, does what the guide says. */
class MssGuideTest {
    private static final String CITIZENS = "patient.test.example";
    private static final MessageProfile PROFILE = MessageProfile.test(CITIZENS);
    private static final MssAddress OWN = MssAddress.of("anne.testa@medecin.test.example");
    private static final MssAddress WARD = MssAddress.of("cardiologie@ch-test.example");
    private static final String DOCTOR = "899700366240";
    private static final String NURSE = "899700245667";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final List<MailTrace> traces = new ArrayList<>();
    private final MailJournal journal = traces::add;
    private final Document document = XdmSamples.document();
    private final QualifiedIns ins = document.metadata().patient().ins().orElseThrow();
    private final DocumentContent pdf =
            DocumentContent.of("%PDF-1.4 copie\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));

    /** A store in memory: the test process is not killed. */
    private static final class Kept implements ArrivalStore {
        private final Map<Long, byte[]> mails = new TreeMap<>();
        private Optional<FolderState> state = Optional.empty();

        @Override
        public Optional<FolderState> state(FolderKey folder) {
            return state;
        }

        @Override
        public void save(FolderKey folder, FolderState value) {
            state = Optional.of(value);
        }

        @Override
        public boolean holds(MailKey key) {
            return mails.containsKey(key.uid());
        }

        @Override
        public void store(ArrivedMail mail) throws IOException {
            var out = new java.io.ByteArrayOutputStream();
            mail.copyTo(out);
            mails.put(mail.key().uid(), out.toByteArray());
        }

        @Override
        public boolean renumbered(MailKey key, MailFingerprint fingerprint) {
            return false;
        }
    }

    @BeforeEach
    void mailboxes() {
        sandbox.mss().citizenDomain(CITIZENS);
        sandbox.mss().createMailbox(MssMailbox.personal(OWN.value(), DOCTOR));
        sandbox.mss().createMailbox(MssMailbox.organisational(WARD.value(), NURSE));
        sandbox.mss()
                .createMailbox(MssMailbox.citizen(
                        CitizenAddress.of(ins, PROFILE).address().value()));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private SegurContext context() {
        return SegurContext.builder()
                .software(Software.of("TestLGC", "1.0"))
                .structure(XdmSamples.practice())
                .credentials(sandbox.pki().credentials("mss"))
                .endpoints(Endpoints.builder(Environment.SANDBOX).build())
                .build();
    }

    private MailServer server() {
        return MailServer.builder()
                .smtp("localhost", sandbox.mss().port(MssListener.SMTP), MailSecurity.STARTTLS)
                .imap("localhost", sandbox.mss().port(MssListener.IMAP), MailSecurity.STARTTLS)
                .trust(sandbox.trust())
                .build();
    }

    /** A Pro Santé Connect session, as far as mail is concerned. */
    private ProfessionalSession session(String nationalId) {
        String token = sandbox.mss().token(nationalId);
        Professional professional = Professional.builder()
                .id(ProfessionalId.rpps(nationalId.substring(1)))
                .familyName("TESTA")
                .givenName("Anne")
                .specialty("G15_10/SM26")
                .build();
        return new ProfessionalSession() {
            @Override
            public Professional professional() {
                return professional;
            }

            @Override
            public AuthenticationMeans means() {
                return AuthenticationMeans.PRO_SANTE_CONNECT;
            }

            @Override
            public Instant authenticatedAt() {
                return Instant.now();
            }

            @Override
            public Optional<String> accessToken() {
                return Optional.of(token);
            }
        };
    }

    private Mailbox mailbox(MssAddress address, MailboxKind kind, String holder) {
        ProfessionalSession session = session(holder);
        MailServer server = server();
        Mailbox mailbox = new Mailbox(address, kind, server, MailboxAccess.token(session));
        return mailbox;
    }

    private MailSender sender(Mailbox mailbox) {
        SegurContext context = context();
        MailSender mail = MailSender.builder(context, mailbox).journal(journal).open();
        return mail;
    }

    private Kept follow(Mailbox mailbox, BooleanSupplier enough, Kept store) throws IOException {
        SegurContext context = context();
        try (MailboxSync sync = MailboxSync.builder(context, mailbox, store)
                .afterStoring(AfterStoring.markSeen())
                .journal(journal)
                .build()) {
            sync.sync();
            // The operator delivers and reports in its own time.
            for (int i = 0; i < 200 && !enough.getAsBoolean(); i++) {
                Thread.onSpinWait();
                sync.sync();
            }
        }
        return store;
    }

    private static MessageReader reader() {
        return MessageReader.create().profile(ReceptionProfile.of(PROFILE));
    }

    @Test
    void guide_showsWhatIsCompiledHere() throws IOException {
        String here = withoutIndentation(Files.readString(Path.of("src/test/java/org/segursdk/mss/MssGuideTest.java")));
        Matcher snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/mss.md")));
        int count = 0;
        while (snippets.find()) {
            assertThat(here).contains(withoutIndentation(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(6);
    }

    private static String withoutIndentation(String code) {
        return String.join("\n", code.lines().map(String::strip).toList());
    }

    private SendReport send(MailSender mail) throws IOException {
        XdmArchive archive = XdmSamples.archive(document).build();
        Sender sender = Sender.person(OWN, Optional.of("Dr"), "Anne", "Testa", Optional.of("Cabinet Test"));
        OutgoingMessage message = OutgoingMessage.toProfessionals(sender, PROFILE)
                .addTo(WARD)
                .productNumber("DEV000001")
                .body("Bonjour, le compte rendu est joint.")
                .documents(ArchivePart.of(archive, Compression.STORED), List.of(SentDocument.of(document, pdf)))
                .askDeliveryReceipt()
                .askReadReceipt()
                .build();
        SendReport report = mail.send(message); // for each recipient: accepted, or refused and why
        mail.saveSent(message);
        return report;
    }

    private PatientIndex index() {
        PatientIndex index = PatientIndex.create();
        index.put(new IndexedPatient(
                "record-1",
                ins.traits(),
                Optional.empty(),
                Optional.empty(),
                IdentityStatus.QUALIFIED,
                Optional.of(new Ins(Matricule.ofNumber(XdmSamples.MATRICULE), InsAuthority.NIR_TEST)),
                List.of()));
        return index;
    }

    private List<FilingProposal> receive(byte[] stored, Path spool) throws IOException {
        PatientIndex index = index();
        KnownDocuments documents = KnownDocuments.none();
        Collection<FilingProposal> worklist = new ArrayList<>();
        DocumentContent mail = DocumentContent.of(stored);
        MessageReader reader = MessageReader.create().folder(spool);
        FilingAssistant assistant =
                FilingAssistant.create().patients(index).known(documents).policy(FilingPolicy.AUTOMATIC);
        try (ReceivedMessage message = reader.read(mail)) {
            for (FilingProposal proposal : assistant.propose(message)) {
                worklist.add(proposal);
            }
        }
        return List.copyOf(worklist);
    }

    private void acknowledge(byte[] stored, MailSender mail) throws IOException {
        Sender ward = Sender.organization(WARD, "Cardiologie");
        try (ReceivedMessage message = reader().read(DocumentContent.of(stored))) {
            MdnRequest request = message.mdnRequest().orElseThrow();
            assertThat(request.decision()).isEqualTo(MdnRequest.Decision.AUTOMATIC);
            mail.send(MdnAnswer.to(request, ward, PROFILE)
                    .processed()
                    .productNumber("DEV000001")
                    .reportingUa("TestLGC")
                    .build());
        }
    }

    @Test
    @Tag("REM-MSSS-17")
    @Tag("REM-MSSR-12")
    @Tag("REM-MSST-18")
    void fromOneMailboxToTheOtherAndBack(@org.junit.jupiter.api.io.TempDir Path spool) throws IOException {
        Mailbox own = mailbox(OWN, MailboxKind.PER, DOCTOR);
        Mailbox ward = mailbox(WARD, MailboxKind.ORG, NURSE);
        SendReport sent;
        try (MailSender mail = sender(own)) {
            sent = send(mail);
        }
        assertThat(sent.refused()).isEmpty();
        assertThat(sandbox.mss().deliveries())
                .allSatisfy(delivery -> assertThat(delivery.findings()).isEmpty());

        Kept arrived = new Kept();
        follow(ward, () -> !arrived.mails.isEmpty(), arrived);
        byte[] stored = arrived.mails.values().iterator().next();
        assertThat(receive(stored, spool)).singleElement().satisfies(proposal -> {
            assertThat(proposal.status()).isEqualTo(FilingStatus.READY);
            assertThat(proposal.automatic()).isTrue();
            assertThat(proposal.recordId()).contains("record-1");
        });
        try (MailSender mail = sender(ward)) {
            acknowledge(stored, mail);
        }

        Kept receipts = new Kept();
        follow(own, () -> receipts.mails.size() >= 2, receipts);
        List<Receipt> read = new ArrayList<>();
        for (byte[] each : receipts.mails.values()) {
            try (ReceivedMessage message = reader().read(DocumentContent.of(each))) {
                message.receipt().ifPresent(read::add);
            }
        }
        assertThat(read).hasSize(2).allSatisfy(receipt -> assertThat(receipt.original())
                .contains(sent.messageId()));
        assertThat(read).hasAtLeastOneElementOfType(ReadReceipt.class);
        assertThat(read).hasAtLeastOneElementOfType(DeliveryReport.class);
        assertThat(traces).extracting(trace -> trace.action().name()).contains("SEND", "SAVE_SENT", "READ", "MARK");
        assertThat(traces).allSatisfy(trace -> assertThat(trace.success()).isTrue());
    }

    private SendReport sendToPatient(MailSender mail) throws IOException {
        XdmArchive archive = XdmSamples.archive(document).build();
        Sender sender = Sender.person(OWN, Optional.of("Dr"), "Anne", "Testa", Optional.empty());
        OutgoingMessage message = OutgoingMessage.toCitizen(sender, CitizenAddress.of(ins, PROFILE), PROFILE)
                .productNumber("DEV000001")
                .body("Bonjour, votre compte rendu est joint.")
                .documents(ArchivePart.of(archive, Compression.STORED), List.of(SentDocument.of(document, pdf)))
                .build(); // closeReplies() when no answer is wanted
        return mail.send(message);
    }

    @Test
    @Tag("REM-MSSC-01")
    @Tag("REM-MSSC-05")
    @Tag("REM-MSSC-08")
    @Tag("REM-MSSR-09")
    void toAPatientAndBack() throws IOException {
        sandbox.mss().citizensReply(Optional.of("Merci docteur"));
        Mailbox own = mailbox(OWN, MailboxKind.PER, DOCTOR);
        try (MailSender mail = sender(own)) {
            assertThat(sendToPatient(mail).refused()).isEmpty();
        }
        Kept arrived = new Kept();
        follow(own, () -> !arrived.mails.isEmpty(), arrived);
        byte[] stored = arrived.mails.values().iterator().next();
        try (ReceivedMessage message = reader().read(DocumentContent.of(stored))) {
            assertThat(message.kind()).isEqualTo(MessageKind.CITIZEN);
            assertThat(message.sender().matricule())
                    .map(Matricule::value)
                    .contains(ins.ins().matricule().value());
            assertThat(message.sender().kind()).isEqualTo(MessageSender.Kind.PATIENT);
        }
    }

    @Test
    void stored_isWhatWasSent() throws IOException {
        Mailbox own = mailbox(OWN, MailboxKind.PER, DOCTOR);
        try (MailSender mail = sender(own)) {
            send(mail);
        }
        assertThat(sandbox.mss().folders(OWN.value())).contains("Sent");
        byte[] delivered;
        try (InputStream in = sandbox.mss().messages(WARD.value()).get(0).open()) {
            delivered = in.readAllBytes();
        }
        Kept arrived = new Kept();
        follow(mailbox(WARD, MailboxKind.ORG, NURSE), () -> !arrived.mails.isEmpty(), arrived);
        assertThat(arrived.mails.values()).singleElement().isEqualTo(delivered);
    }
}
