package org.segursdk.mss.counterpart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.Tls;
import org.segursdk.sandbox.MssListener;

/** What any operator does, shown by a plain Angus client: the same against the sandbox's and against real servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CounterpartSuite {
    private static final String ANNE = "anne.testa@" + MailCounterpart.DOMAIN;
    private static final String PAUL = "paul.testb@" + MailCounterpart.DOMAIN;
    private static final String ROBOT = "robot@" + MailCounterpart.DOMAIN;
    private static final String CHALLENGE = "eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=";

    private MailCounterpart operator;

    abstract MailCounterpart open();

    @BeforeAll
    void start() {
        operator = open();
        operator.createMailbox(ANNE, Optional.empty());
        operator.createMailbox(PAUL, Optional.of("secret-of-paul"));
        operator.createApplicationMailbox(ROBOT);
    }

    @AfterAll
    void stop() {
        if (operator != null) {
            operator.close();
        }
    }

    /** A mailbox of one test alone. */
    private String fresh() {
        String address = "m" + UUID.randomUUID().toString().substring(0, 8) + "@" + MailCounterpart.DOMAIN;
        operator.createMailbox(address, Optional.empty());
        return address;
    }

    private Session session(String protocol, MssListener listener, String mechanism, ClientCredentials certificate) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put(
                prefix + "ssl.socketFactory",
                (certificate == null ? Tls.context(operator.trust()) : Tls.context(certificate, operator.trust()))
                        .getSocketFactory());
        properties.put(prefix + "ssl.enable", Boolean.toString(listener.implicitTls()));
        properties.put(prefix + "starttls.enable", Boolean.toString(!listener.implicitTls()));
        properties.put(prefix + "starttls.required", Boolean.toString(!listener.implicitTls()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "auth", "true");
        properties.put(prefix + "auth.mechanisms", mechanism);
        properties.put(prefix + "timeout", "30000");
        return Session.getInstance(properties);
    }

    private SMTPTransport smtp(
            MssListener listener, String mechanism, String user, String secret, ClientCredentials certificate)
            throws MessagingException {
        SMTPTransport transport = (SMTPTransport)
                session("smtp", listener, mechanism, certificate).getTransport("smtp");
        transport.connect("localhost", operator.port(listener), user, secret);
        return transport;
    }

    private SMTPTransport smtp(String user) throws MessagingException {
        return smtp(MssListener.SMTP, "XOAUTH2", user, operator.token(user), null);
    }

    private IMAPStore imap(
            MssListener listener, String mechanism, String user, String secret, ClientCredentials certificate)
            throws MessagingException {
        IMAPStore store =
                (IMAPStore) session("imap", listener, mechanism, certificate).getStore("imap");
        store.connect("localhost", operator.port(listener), user, secret);
        return store;
    }

    private static String text(String from) {
        return String.join(
                "\r\n",
                "From: " + from,
                "To: " + PAUL,
                "Subject: Bonjour",
                "Message-ID: <" + UUID.randomUUID() + "@medecin.test>",
                "Date: Tue, 13 Jan 2026 10:15:00 +0100",
                "X-MSS-NIL: DEV000001",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=UTF-8",
                "",
                "Bonjour.",
                "");
    }

    private static SMTPMessage mail(String from) throws MessagingException {
        MimeMessage parsed = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text(from).getBytes(StandardCharsets.UTF_8)));
        return new SMTPMessage(parsed);
    }

    private static InternetAddress[] to(String address) throws MessagingException {
        return new InternetAddress[] {new InternetAddress(address)};
    }

    @ParameterizedTest
    @CsvSource({"SMTP, IMAP", "SMTPS, IMAPS"})
    void token_opensBothProtocols(MssListener smtp, MssListener imap) throws Exception {
        try (SMTPTransport transport = smtp(smtp, "XOAUTH2", ANNE, operator.token(ANNE), null);
                IMAPStore store = imap(imap, "XOAUTH2", ANNE, operator.token(ANNE), null)) {
            assertThat(transport.isConnected() && store.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"SMTP, IMAP", "SMTPS, IMAPS"})
    void password_opensWhereThereIsOne(MssListener smtp, MssListener imap) throws Exception {
        try (SMTPTransport transport = smtp(smtp, "PLAIN", PAUL, "secret-of-paul", null);
                IMAPStore store = imap(imap, "PLAIN", PAUL, "secret-of-paul", null)) {
            assertThat(transport.isConnected() && store.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> imap(imap, "PLAIN", PAUL, "wrong", null))
                .isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> smtp(smtp, "PLAIN", ANNE, "wrong", null))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @ParameterizedTest
    @CsvSource({"SMTP_CERTIFICATE, IMAP_CERTIFICATE", "SMTPS_CERTIFICATE, IMAPS_CERTIFICATE"})
    void certificate_opensTheApplicationMailbox(MssListener smtp, MssListener imap) throws Exception {
        try (SMTPTransport transport = smtp(smtp, "PLAIN", ROBOT, "unused", operator.certificate());
                IMAPStore store = imap(imap, "PLAIN", ROBOT, "unused", operator.certificate())) {
            assertThat(transport.isConnected() && store.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> imap(imap, "PLAIN", ROBOT, "unused", null)).isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> imap(MssListener.IMAPS, "PLAIN", ROBOT, "unused", null))
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void missingCertificate_isToldBySmtpAfterTls() throws Exception {
        try (CounterpartLines lines = new CounterpartLines(operator, MssListener.SMTPS_CERTIFICATE)) {
            String greeting = lines.read();
            String refusal = greeting.startsWith("421") ? greeting : lines.ask("EHLO test");
            assertThat(refusal).startsWith("421 4.7.1").contains("No client certificate presented");
        }
    }

    @Test
    void refusedToken_isToldByTheSameBytes() throws Exception {
        String token = operator.token(ANNE);
        operator.revoke(token);
        assertThatThrownBy(() -> smtp(MssListener.SMTP, "XOAUTH2", ANNE, token, null))
                .isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> imap(MssListener.IMAP, "XOAUTH2", ANNE, token, null))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("AUTHENTICATIONFAILED");
        try (CounterpartLines lines = new CounterpartLines(operator, MssListener.SMTPS)) {
            lines.read();
            lines.ask("EHLO test");
            assertThat(lines.ask("AUTH XOAUTH2 " + xoauth2(ANNE, token))).isEqualTo("334 " + CHALLENGE);
            assertThat(lines.ask("")).startsWith("535 5.7.8");
        }
    }

    @Test
    void tokenOfAnotherMailbox_isRefused() {
        assertThatThrownBy(() -> imap(MssListener.IMAPS, "XOAUTH2", ANNE, operator.token(PAUL), null))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void oauthbearer_andTwoSteps_open() throws Exception {
        try (CounterpartLines smtp = new CounterpartLines(operator, MssListener.SMTPS);
                CounterpartLines imap = new CounterpartLines(operator, MssListener.IMAPS)) {
            smtp.read();
            assertThat(smtp.ask("EHLO test")).contains("XOAUTH2", "OAUTHBEARER");
            assertThat(smtp.ask("AUTH XOAUTH2")).isEqualTo("334 ");
            assertThat(smtp.ask(xoauth2(ANNE, operator.token(ANNE)))).startsWith("235");
            assertThat(imap.read()).contains("AUTH=OAUTHBEARER");
            String bearer = "n,a=" + ANNE + ",\1host=localhost\1port=143\1auth=Bearer " + operator.token(ANNE) + "\1\1";
            assertThat(imap.ask("a AUTHENTICATE OAUTHBEARER " + base64(bearer))).contains("a OK");
        }
    }

    @Test
    void credentialsBeforeTls_areRefused() throws Exception {
        try (CounterpartLines smtp = new CounterpartLines(operator, MssListener.SMTP);
                CounterpartLines imap = new CounterpartLines(operator, MssListener.IMAP)) {
            smtp.read();
            assertThat(smtp.ask("EHLO test")).contains("STARTTLS").doesNotContain("AUTH");
            assertThat(smtp.ask("AUTH XOAUTH2 " + xoauth2(ANNE, operator.token(ANNE))))
                    .startsWith("5");
            String greeting = imap.read();
            assertThat(greeting).contains("STARTTLS");
            if (!operator.takesLoopbackForSafe()) {
                assertThat(greeting).contains("LOGINDISABLED");
                assertThat(imap.ask("a LOGIN " + PAUL + " secret-of-paul")).contains("a NO");
            }
        }
    }

    @Test
    void mail_isSentAndRead() throws Exception {
        String receiver = fresh();
        try (SMTPTransport transport = smtp(ANNE)) {
            assertThat(transport.supportsExtension("SIZE")).isTrue();
            assertThat(transport.getExtensionParameter("SIZE")).isEqualTo(Integer.toString(MailCounterpart.MAX_SIZE));
            transport.sendMessage(mail(ANNE), to(receiver));
        }
        assertThat(operator.inbox(receiver, 1))
                .singleElement()
                .asString()
                .contains("Return-Path: <" + ANNE + ">", "X-MSS-NIL: DEV000001", "Received: ");
        try (IMAPStore store = imap(MssListener.IMAPS, "XOAUTH2", receiver, operator.token(receiver), null)) {
            assertThat(store.hasCapability("IDLE") && store.hasCapability("UIDPLUS"))
                    .isTrue();
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            Message message = inbox.getMessage(1);
            assertThat(message.getSubject()).isEqualTo("Bonjour");
            assertThat(message.getContent().toString().strip()).isEqualTo("Bonjour.");
            store.getFolder("Sent").appendMessages(new Message[] {mail(receiver)});
        }
    }

    @Test
    void messageLaidIn_isFound() throws Exception {
        String receiver = fresh();
        operator.deliver(receiver, text(ANNE));
        try (IMAPStore store = imap(MssListener.IMAP, "XOAUTH2", receiver, operator.token(receiver), null)) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            assertThat(inbox.getMessageCount()).isEqualTo(1);
            assertThat(List.of(store.getDefaultFolder().list("*")))
                    .extracting(Folder::getName)
                    .contains("Sent");
        }
    }

    @Test
    void deliveryReport_comesWhereAsked() throws Exception {
        String sender = fresh();
        String receiver = fresh();
        SMTPMessage mail = mail(sender);
        mail.setNotifyOptions(SMTPMessage.NOTIFY_SUCCESS | SMTPMessage.NOTIFY_FAILURE);
        mail.setReturnOption(SMTPMessage.RETURN_HDRS);
        try (SMTPTransport transport = smtp(sender)) {
            assertThat(transport.supportsExtension("DSN")).isTrue();
            transport.sendMessage(mail, to(receiver));
        }
        assertThat(operator.inbox(sender, 1))
                .singleElement()
                .asString()
                .contains("Subject: Successful Mail Delivery Report", "report-type=delivery-status")
                .containsPattern("Action: (delivered|relayed)")
                .contains("Reporting-MTA: dns; localhost", "Final-Recipient: rfc822; ");
    }

    @Test
    void recipients_areRefused() throws Exception {
        try (SMTPTransport transport = smtp(ANNE)) {
            assertThatThrownBy(() -> transport.sendMessage(mail(ANNE), to("nobody@" + MailCounterpart.DOMAIN)))
                    .isInstanceOf(SendFailedException.class)
                    .hasStackTraceContaining("550 5.1.1");
            assertThatThrownBy(() -> transport.sendMessage(mail(ANNE), to("someone@gmail.example")))
                    .isInstanceOf(SendFailedException.class)
                    .hasStackTraceContaining("5.7.1");
        }
    }

    @Test
    void senderOfAnother_isRefused() throws Exception {
        try (CounterpartLines lines = loggedIn()) {
            String reply = lines.ask("MAIL FROM:<" + PAUL + ">");
            assertThat(reply.startsWith("2") ? lines.ask("RCPT TO:<" + PAUL + ">") : reply)
                    .startsWith("553 5.7.1");
        }
    }

    @Test
    void tooLarge_isRefusedBeforeItIsSent() throws Exception {
        try (CounterpartLines lines = loggedIn()) {
            assertThat(lines.ask("MAIL FROM:<" + ANNE + "> SIZE=" + (MailCounterpart.MAX_SIZE + 1)))
                    .startsWith("552 5.3.4");
        }
    }

    private CounterpartLines loggedIn() throws Exception {
        CounterpartLines lines = new CounterpartLines(operator, MssListener.SMTPS);
        lines.read();
        lines.ask("EHLO test");
        assertThat(lines.ask("AUTH XOAUTH2 " + xoauth2(ANNE, operator.token(ANNE))))
                .startsWith("235");
        return lines;
    }

    private static String xoauth2(String user, String token) {
        return base64("user=" + user + "\1auth=Bearer " + token + "\1\1");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
