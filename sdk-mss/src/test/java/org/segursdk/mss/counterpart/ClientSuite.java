package org.segursdk.mss.counterpart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.connection.SendReport;
import org.segursdk.mss.mailbox.AfterStoring;
import org.segursdk.mss.mailbox.ArrivedMail;
import org.segursdk.mss.mailbox.FileStore;
import org.segursdk.mss.mailbox.MailFlags;
import org.segursdk.mss.mailbox.MailKey;
import org.segursdk.mss.mailbox.MailboxSync;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MessageProfile;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.OutgoingMessage;
import org.segursdk.mss.message.Sender;
import org.segursdk.mss.receipt.DeliveryReport;
import org.segursdk.mss.received.MessageReader;
import org.segursdk.mss.received.ReceivedMessage;
import org.segursdk.mss.xdm.XdmSamples;
import org.segursdk.sandbox.MssListener;

/** The SDK's own clients: the same against the sandbox's operator and against real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClientSuite {
    private static final MessageProfile PROFILE = MessageProfile.test("patient.test.example");

    private MailCounterpart operator;

    abstract MailCounterpart open();

    @BeforeAll
    void start() {
        operator = open();
    }

    @AfterAll
    void stop() {
        if (operator != null) {
            operator.close();
        }
    }

    private MssAddress fresh() {
        String address = "m" + UUID.randomUUID().toString().substring(0, 8) + "@" + MailCounterpart.DOMAIN;
        operator.createMailbox(address, Optional.empty());
        return MssAddress.of(address);
    }

    private SegurContext context() {
        return SegurContext.builder()
                .software(Software.of("TestLGC", "1.0"))
                .structure(XdmSamples.practice())
                .credentials(operator.certificate())
                .endpoints(Endpoints.builder(Environment.SANDBOX).build())
                .build();
    }

    private static ProfessionalSession session(Supplier<Optional<String>> token) {
        ProfessionalSession local = ProfessionalSession.local(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700366240"))
                        .familyName("TESTA")
                        .givenName("Anne")
                        .specialty("G15_10/SM26")
                        .build(),
                AuthenticationMeans.PRO_SANTE_CONNECT,
                Instant.parse("2026-01-13T08:00:00Z"));
        return new ProfessionalSession() {
            @Override
            public Professional professional() {
                return local.professional();
            }

            @Override
            public AuthenticationMeans means() {
                return local.means();
            }

            @Override
            public Instant authenticatedAt() {
                return local.authenticatedAt();
            }

            @Override
            public Optional<String> accessToken() {
                return token.get();
            }
        };
    }

    private MailServer server(MailSecurity security, boolean certificate) {
        boolean implicit = security == MailSecurity.IMPLICIT_TLS;
        MssListener smtp = certificate
                ? implicit ? MssListener.SMTPS_CERTIFICATE : MssListener.SMTP_CERTIFICATE
                : implicit ? MssListener.SMTPS : MssListener.SMTP;
        MssListener imap = certificate
                ? implicit ? MssListener.IMAPS_CERTIFICATE : MssListener.IMAP_CERTIFICATE
                : implicit ? MssListener.IMAPS : MssListener.IMAP;
        return MailServer.builder()
                .smtp("localhost", operator.port(smtp), security)
                .imap("localhost", operator.port(imap), security)
                .trust(operator.trust())
                .build();
    }

    private Mailbox mailbox(MssAddress address, MailSecurity security) {
        return new Mailbox(
                address,
                MailboxKind.PER,
                server(security, false),
                MailboxAccess.token(session(() -> Optional.of(operator.token(address.value())))));
    }

    private static OutgoingMessage.Builder message(MssAddress from, MssAddress to) {
        return OutgoingMessage.toProfessionals(
                        Sender.person(from, Optional.of("Dr"), "Anne", "Testa", Optional.empty()), PROFILE)
                .addTo(to)
                .productNumber(MailSamples.NIL)
                .subject("Avis demandé")
                .body("Bonjour,\n.\n..quel est votre avis ? Œdème.");
    }

    private static void until(BooleanSupplier done, MailboxSync sync) throws IOException {
        for (int i = 0; i < 500 && !done.getAsBoolean(); i++) {
            sync.sync();
        }
    }

    @ParameterizedTest
    @EnumSource(MailSecurity.class)
    void sendSaveFollow_byteForByte(MailSecurity security, @TempDir Path folder) throws IOException {
        MssAddress anne = fresh();
        MssAddress paul = fresh();
        OutgoingMessage message = message(anne, paul).build();
        try (MailSender mail = MailSender.open(context(), mailbox(anne, security))) {
            SendReport report = mail.send(message);
            assertThat(report.refused()).isEmpty();
            assertThat(mail.holdsSent(message.messageId())).isFalse();
            assertThat(mail.saveSent(message).failure()).isEmpty();
            assertThat(mail.holdsSent(message.messageId())).isTrue();
            assertThat(mail.holdsSent(new MessageId("1" + message.messageId().value())))
                    .isFalse();
            assertThat(mail.holdsSent(new MessageId(message.messageId().value().substring(1))))
                    .isFalse();
            assertThat(mail.check().imap().failure()).isEmpty();
        }
        FileStore store = new FileStore(folder);
        try (MailboxSync sync = MailboxSync.builder(context(), mailbox(paul, security), store)
                .afterStoring(AfterStoring.markSeen())
                .build()) {
            until(() -> store.count() > 0, sync);
        }
        byte[] kept = store.mails().get(0);
        assertThat(lines(new String(kept, StandardCharsets.ISO_8859_1)))
                .isEqualTo(lines(operator.inbox(paul.value(), 1).get(0)));
        try (ReceivedMessage read = MessageReader.create().read(DocumentContent.of(kept))) {
            assertThat(read.messageId()).contains(message.messageId());
            assertThat(read.body().text().replace("\r\n", "\n")).contains("\n.\n..quel est votre avis ? Œdème.");
        }
    }

    @Test
    void deliveryReport_isAskedAndRead(@TempDir Path folder) throws IOException {
        MssAddress anne = fresh();
        OutgoingMessage message = message(anne, fresh()).askDeliveryReceipt().build();
        try (MailSender mail = MailSender.open(context(), mailbox(anne, MailSecurity.STARTTLS))) {
            assertThat(mail.send(message).deliveryReceipt()).isEqualTo(SendReport.DeliveryReceipt.ASKED);
        }
        FileStore store = new FileStore(folder);
        try (MailboxSync sync = MailboxSync.builder(context(), mailbox(anne, MailSecurity.STARTTLS), store)
                .build()) {
            until(() -> store.count() > 0, sync);
        }
        try (ReceivedMessage read =
                MessageReader.create().read(DocumentContent.of(store.mails().get(0)))) {
            assertThat(read.receipt())
                    .containsInstanceOf(DeliveryReport.class)
                    .hasValueSatisfying(receipt -> assertThat(((DeliveryReport) receipt).concerns(message.messageId()))
                            .isTrue());
        }
    }

    @Test
    void unknownRecipient_isRefusedWithTheRawCode() {
        MssAddress anne = fresh();
        // Before the session opens: a server reads its list of mailboxes when it does.
        MssAddress paul = fresh();
        try (MailSender mail = MailSender.open(context(), mailbox(anne, MailSecurity.STARTTLS))) {
            OutgoingMessage message = message(anne, MssAddress.of("nobody@" + MailCounterpart.DOMAIN))
                    .build();
            assertThatThrownBy(() -> mail.send(message))
                    .isInstanceOfSatisfying(ServiceFaultException.class, e -> assertThat(e.rawCode())
                            .startsWith("550"));
            assertThat(mail.send(message(anne, paul).build()).refused()).isEmpty();
        }
    }

    @Test
    void tooLarge_isNotSent() {
        MssAddress anne = fresh();
        try (MailSender mail = MailSender.open(context(), mailbox(anne, MailSecurity.STARTTLS))) {
            OutgoingMessage message = message(anne, fresh())
                    .body("x".repeat(70).concat("\n").repeat(MailCounterpart.MAX_SIZE / 70))
                    .build();
            assertThatThrownBy(() -> mail.send(message)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void tokenRefused_isAskedAgainOnceThenTyped() {
        MssAddress anne = fresh();
        List<String> tokens = new ArrayList<>(List.of("expired", operator.token(anne.value())));
        Mailbox second = new Mailbox(
                anne,
                MailboxKind.PER,
                server(MailSecurity.STARTTLS, false),
                MailboxAccess.token(session(() -> Optional.of(tokens.remove(0)))));
        try (MailSender mail = MailSender.open(context(), second)) {
            assertThat(mail.send(message(anne, fresh()).build()).refused()).isEmpty();
        }
        Mailbox never = new Mailbox(
                anne,
                MailboxKind.PER,
                server(MailSecurity.STARTTLS, false),
                MailboxAccess.token(session(() -> Optional.of("expired"))));
        try (MailSender mail = MailSender.open(context(), never)) {
            assertThatThrownBy(() -> mail.send(message(anne, fresh()).build()))
                    .isInstanceOfSatisfying(TransportException.class, e -> {
                        assertThat(e.code()).isEqualTo("MSS-TOKEN-REFUSED");
                        assertThat(e.retryable()).isTrue();
                    });
        }
    }

    /** A dozen mails, some long, in two passes; what another session marks is told where the server counts. */
    @Test
    void follow_manyMails_inOrderAndOnce(@TempDir Path folder) throws IOException {
        MssAddress anne = fresh();
        TreeMap<Long, MailFlags> told = new TreeMap<>();
        FileStore store = new FileStore(folder) {
            @Override
            public void flagged(MailKey key, MailFlags flags) {
                told.put(key.uid(), flags);
            }

            @Override
            public void store(ArrivedMail mail) throws IOException {
                assertThat(mail.size()).isPositive();
                super.store(mail);
            }
        };
        IntStream.range(0, 8).forEach(i -> operator.deliver(anne.value(), mail(i)));
        try (MailboxSync sync = MailboxSync.builder(context(), mailbox(anne, MailSecurity.IMPLICIT_TLS), store)
                .build()) {
            until(() -> store.count() >= 8, sync);
            IntStream.range(8, 12).forEach(i -> operator.deliver(anne.value(), mail(i)));
            until(() -> store.count() >= 12, sync);
            assertThat(sync.sync().stored()).isEmpty();
        }
        assertThat(store.mails().stream().map(each -> new String(each, StandardCharsets.UTF_8)))
                .containsExactlyElementsOf(operator.inbox(anne.value(), 12));
        told.clear();
        try (MailboxSync marking = MailboxSync.builder(context(), mailbox(anne, MailSecurity.IMPLICIT_TLS), store)
                        .afterStoring(AfterStoring.markSeen())
                        .build();
                MailboxSync again = MailboxSync.builder(context(), mailbox(anne, MailSecurity.IMPLICIT_TLS), store)
                        .build()) {
            operator.deliver(anne.value(), mail(12));
            until(() -> store.count() >= 13, marking);
            again.sync();
        }
        if (operator.countsChanges()) {
            assertThat(told.lastEntry().getValue().seen()).isTrue();
        }
    }

    /** A server may keep its files with the line ends of its system. */
    private static String lines(String mail) {
        return mail.replace("\r\n", "\n");
    }

    private static String mail(int number) {
        return String.join(
                "\r\n",
                "From: resultats@labo-test.example",
                "To: anne.testa@medecin.test",
                "Subject: numero " + number,
                "Message-ID: <" + number + "." + UUID.randomUUID() + "@labo-test.example>",
                "",
                ("ligne " + number + "\r\n").repeat(number % 7 == 0 ? 90_000 : 1));
    }
}
