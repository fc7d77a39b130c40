package org.segursdk.sandbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A sandbox with two professionals, their clinic and its machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MailTestBase {
    static final String ANNE = "anne.testa@medecin.test";
    static final String PAUL = "paul.testb@medecin.test";
    static final String CLINIC = "cardiologie@clinique.test";
    static final String MACHINE = "robot@clinique.test";
    static final String HOLDER = "899700366240";
    static final String OTHER = "899700366257";

    Sandbox sandbox;
    MssSimulator mss;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder().start();
        mss = sandbox.mss();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void mailboxes() {
        mss.reset();
        mss.createMailbox(MssMailbox.personal(ANNE, HOLDER));
        mss.createMailbox(MssMailbox.personal(PAUL, OTHER).withPassword("secret-of-paul"));
        mss.createMailbox(MssMailbox.organisational(CLINIC, HOLDER, OTHER));
        mss.createMailbox(MssMailbox.application(MACHINE).withStructure(SandboxPki.DEFAULT_STRUCTURE));
    }

    MailClient client() {
        return MailClient.of(sandbox);
    }

    /** A mail of Anne that a strict operator takes. */
    static MimeMessage hello(String... moreHeaders) throws MessagingException {
        return MailClient.mail(text(moreHeaders).split("\r\n", -1));
    }

    static String text(String... moreHeaders) {
        List<String> lines = new ArrayList<>(List.of(
                "From: Dr_Anne_TESTA <" + ANNE + ">",
                "To: " + PAUL,
                "Subject: Bonjour",
                "Message-ID: <m1@medecin.test>",
                "Date: Tue, 13 Jan 2026 10:15:00 +0100",
                "X-MSS-NIL: DEV000001"));
        lines.addAll(Arrays.asList(moreHeaders));
        lines.addAll(List.of(
                "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8", "", "Bonjour Paul.", ".", "Anne"));
        return String.join("\r\n", lines);
    }

    void send(String... recipients) throws MessagingException {
        try (SMTPTransport transport = client().smtp(ANNE, mss.token(HOLDER))) {
            transport.sendMessage(hello(), MailClient.to(recipients));
        }
    }

    static String read(MssMessage message) throws IOException {
        try (InputStream in = message.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A line client, in over TLS and greeted. */
    LineClient smtpLines() throws IOException {
        LineClient lines = new LineClient(sandbox, MssListener.SMTPS);
        lines.read();
        lines.ask("EHLO test");
        return lines;
    }

    /** The same, logged in as Anne. */
    LineClient annesLines() throws IOException {
        LineClient lines = smtpLines();
        lines.ask("AUTH XOAUTH2 " + LineClient.xoauth2(ANNE, mss.token(HOLDER)));
        return lines;
    }
}
