package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Instant;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailLoginTest extends MailTestBase {
    @ParameterizedTest
    @CsvSource({"SMTP, IMAP", "SMTPS, IMAPS"})
    void token_opensBothProtocols(MssListener smtp, MssListener imap) throws Exception {
        MailClient client = client().on(smtp, imap);
        try (SMTPTransport transport = client.smtp(ANNE, mss.token(HOLDER));
                IMAPStore store = client.imap(ANNE, mss.token(HOLDER))) {
            assertThat(transport.isConnected()).isTrue();
            assertThat(MailClient.inbox(store).getMessageCount()).isZero();
        }
        assertThat(sandbox.recorder().exchanges())
                .filteredOn(e -> "mss".equals(e.service()))
                .extracting(RecordedExchange::operation)
                .contains("SMTP XOAUTH2", "IMAP XOAUTH2");
    }

    @Test
    void organisationalMailbox_isOpenedByEachHolder() throws Exception {
        for (String holder : new String[] {HOLDER, OTHER}) {
            try (IMAPStore store = client().imap(CLINIC, mss.token(holder))) {
                assertThat(store.isConnected()).isTrue();
            }
        }
        assertThatThrownBy(() -> client().imap(PAUL, mss.token(HOLDER)))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, SMTP, IMAP", "LOGIN, SMTPS, IMAPS"})
    void password_opensWhereTheMailboxHasOne(String mechanism, MssListener smtp, MssListener imap) throws Exception {
        MailClient client = client().by(mechanism).on(smtp, imap);
        try (SMTPTransport transport = client.smtp(PAUL, "secret-of-paul");
                IMAPStore store = client.imap(PAUL, "secret-of-paul")) {
            assertThat(transport.isConnected() && store.isConnected()).isTrue();
        }
        assertThatThrownBy(() -> client.smtp(PAUL, "wrong")).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> client.imap(ANNE, "")).isInstanceOf(MessagingException.class);
    }

    @ParameterizedTest
    @CsvSource({"SMTP_CERTIFICATE, IMAP_CERTIFICATE", "SMTPS_CERTIFICATE, IMAPS_CERTIFICATE", "SMTP, IMAP"})
    void applicationMailbox_isOpenedByTheCertificateOfItsStructure(MssListener smtp, MssListener imap)
            throws Exception {
        MailClient client = client().by("PLAIN").on(smtp, imap);
        MailClient machine = client.with(sandbox.pki().credentials("mss"));
        try (SMTPTransport transport = machine.smtp(MACHINE, "unused");
                IMAPStore store = machine.imap(MACHINE, "unused")) {
            assertThat(transport.isConnected() && store.isConnected()).isTrue();
        }
        MailClient foreign = client.with(sandbox.pki().credentials("mss", "10B0999999"));
        assertThatThrownBy(() -> foreign.imap(MACHINE, "unused")).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> client.imap(MACHINE, "unused")).isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> client.with(sandbox.pki().untrusted("mss")).smtp(MACHINE, "unused"))
                .isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> client.with(sandbox.pki().revoked("mss")).imap(MACHINE, "unused"))
                .isInstanceOf(MessagingException.class);
    }

    @Test
    void missingCertificate_isToldAsRealServersDo() throws Exception {
        try (LineClient smtp = new LineClient(sandbox, MssListener.SMTPS_CERTIFICATE);
                LineClient imap = new LineClient(sandbox, MssListener.IMAPS_CERTIFICATE)) {
            smtp.read();
            assertThat(smtp.ask("EHLO test")).startsWith("421 4.7.1").contains("No client certificate");
            imap.read();
            assertThat(imap.ask("a AUTHENTICATE XOAUTH2 " + LineClient.xoauth2(ANNE, mss.token(HOLDER))))
                    .isEqualTo("a NO [ALERT] Client didn't present valid SSL certificate");
        }
    }

    @Test
    void refusedToken_isToldByTheChallenge() throws Exception {
        String challenge = "eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJtYWlsIn0=";
        try (LineClient smtp = smtpLines();
                LineClient imap = new LineClient(sandbox, MssListener.IMAPS)) {
            assertThat(smtp.ask("AUTH XOAUTH2 " + LineClient.xoauth2(ANNE, "wrong")))
                    .isEqualTo("334 " + challenge);
            assertThat(smtp.ask("")).startsWith("535 5.7.8");
            assertThat(smtp.ask("AUTH OAUTHBEARER " + LineClient.oauthbearer(ANNE, "wrong")))
                    .isEqualTo("334 " + LineClient.base64("{\"status\":\"invalid_token\"}"));
            assertThat(smtp.ask("AQ==")).startsWith("535");
            imap.read();
            assertThat(imap.ask("a AUTHENTICATE XOAUTH2 " + LineClient.xoauth2(ANNE, "wrong")))
                    .isEqualTo("+ " + challenge);
            assertThat(imap.write("\r\n").read()).startsWith("a NO [AUTHENTICATIONFAILED]");
        }
    }

    @Test
    void oauthbearer_andTwoSteps_open() throws Exception {
        try (LineClient smtp = smtpLines();
                LineClient imap = new LineClient(sandbox, MssListener.IMAPS)) {
            assertThat(smtp.ask("AUTH XOAUTH2")).isEqualTo("334 ");
            assertThat(smtp.ask(LineClient.xoauth2(ANNE, mss.token(HOLDER)))).startsWith("235");
            imap.read();
            assertThat(imap.ask("a AUTHENTICATE OAUTHBEARER")).isEqualTo("+ ");
            imap.write(LineClient.oauthbearer(CLINIC, mss.token(OTHER)) + "\r\n");
            assertThat(imap.read()).startsWith("a OK");
            assertThat(imap.ask("b SELECT INBOX")).contains("b OK");
        }
    }

    @Test
    void imapLogin_takesLiterals() throws Exception {
        try (LineClient imap = new LineClient(sandbox, MssListener.IMAPS)) {
            imap.read();
            assertThat(imap.ask("a LOGIN {" + PAUL.length() + "}")).startsWith("+ ");
            imap.write(PAUL + " {14+}\r\nsecret-of-paul\r\n");
            assertThat(imap.read()).startsWith("a OK");
        }
    }

    @Test
    void expiredOrRevokedToken_isRefused() throws Exception {
        mss.acceptToken("old", HOLDER, Instant.parse("2020-01-01T00:00:00Z"));
        assertThatThrownBy(() -> client().imap(ANNE, "old")).isInstanceOf(AuthenticationFailedException.class);
        String token = mss.token(HOLDER);
        mss.revokeToken(token);
        assertThatThrownBy(() -> client().smtp(ANNE, token)).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void credentialsBeforeTls_areRefused() throws Exception {
        try (LineClient smtp = new LineClient(sandbox, MssListener.SMTP);
                LineClient imap = new LineClient(sandbox, MssListener.IMAP)) {
            smtp.read();
            assertThat(smtp.ask("EHLO test"))
                    .contains("STARTTLS", "SIZE", "DSN")
                    .doesNotContain("AUTH");
            assertThat(smtp.ask("AUTH XOAUTH2 " + LineClient.xoauth2(ANNE, mss.token(HOLDER))))
                    .startsWith("530");
            assertThat(imap.read()).contains("LOGINDISABLED", "STARTTLS");
            assertThat(imap.ask("a LOGIN a b")).startsWith("a NO [PRIVACYREQUIRED]");
            // What was said before TLS does not count behind it.
            assertThat(smtp.ask("STARTTLS")).startsWith("220");
            smtp.secure(sandbox);
            assertThat(smtp.ask("MAIL FROM:<" + ANNE + ">")).startsWith("503");
        }
    }

    @Test
    void commandsInjectedBeforeTls_areDropped() throws Exception {
        try (LineClient smtp = new LineClient(sandbox, MssListener.SMTP)) {
            smtp.read();
            smtp.ask("EHLO test");
            smtp.write("STARTTLS\r\nNOOP\r\n");
            assertThat(smtp.read()).startsWith("220");
            smtp.secure(sandbox);
            assertThat(smtp.ask("EHLO again")).contains("AUTH XOAUTH2");
        }
    }

    @Test
    void closedMailbox_isNotOpened() throws Exception {
        mss.createMailbox(MssMailbox.personal(ANNE, HOLDER).closed());
        assertThatThrownBy(() -> client().imap(ANNE, mss.token(HOLDER)))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void nothingOfALogin_isKept() throws Exception {
        String token = mss.token(HOLDER);
        try (IMAPStore store = client().imap(ANNE, token)) {
            store.getFolder("INBOX").open(Folder.READ_ONLY);
        }
        assertThat(sandbox.recorder().exchanges())
                .noneMatch(e -> (e.requestHead() + e.answerHead() + e.verdict()).contains(token))
                .noneMatch(e -> e.requestHead().contains(LineClient.xoauth2(ANNE, token)));
    }
}
