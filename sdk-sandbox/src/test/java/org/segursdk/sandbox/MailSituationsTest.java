package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.sandbox.MssSituation.Kind;

class MailSituationsTest extends MailTestBase {
    private void next(Kind kind) {
        mss.next(MssSituation.of(kind));
    }

    @Test
    void connection_isRefusedOrDropped() throws Exception {
        next(Kind.BUSY);
        try (LineClient lines = new LineClient(sandbox, MssListener.SMTPS)) {
            assertThat(lines.read()).startsWith("421 ");
        }
        mss.next(MssSituation.of(Kind.BUSY, "IMAP"));
        try (LineClient smtp = new LineClient(sandbox, MssListener.SMTP);
                LineClient imap = new LineClient(sandbox, MssListener.IMAP)) {
            assertThat(smtp.read()).startsWith("220 ");
            assertThat(imap.read()).startsWith("* BYE");
        }
        next(Kind.DROP_AT_CONNECT);
        try (LineClient lines = new LineClient(sandbox, MssListener.SMTP)) {
            assertThat(lines.read()).isNull();
        }
    }

    @Test
    void silentAndSlowServers_answerWhenTheyDo() throws Exception {
        next(Kind.NO_GREETING);
        // read to its end: the situation is the next connection's, which has to be this one
        try (Socket silent = new Socket(MssSimulator.HOST, mss.port(MssListener.IMAP))) {
            silent.getOutputStream().write("a NOOP\r\n".getBytes(StandardCharsets.US_ASCII));
            silent.shutdownOutput();
            assertThat(silent.getInputStream().readAllBytes()).isEmpty();
        }
        mss.next(MssSituation.slow(Duration.ofMillis(20)));
        send(PAUL);
        assertThat(mss.messages(PAUL)).hasSize(1);
    }

    @Test
    void extensions_areLeftOut() throws Exception {
        next(Kind.NO_STARTTLS);
        assertThatThrownBy(() -> client().smtp(ANNE, mss.token(HOLDER))).isInstanceOf(MessagingException.class);
        next(Kind.NO_STARTTLS);
        assertThatThrownBy(() -> client().imap(ANNE, mss.token(HOLDER))).isInstanceOf(MessagingException.class);
        next(Kind.NO_DSN);
        try (LineClient lines = annesLines()) {
            assertThat(lines.ask("EHLO test")).contains("SIZE").doesNotContain("DSN");
            assertThat(lines.ask("MAIL FROM:<" + ANNE + "> RET=HDRS")).startsWith("555");
        }
        next(Kind.NO_SIZE);
        try (LineClient lines = annesLines()) {
            assertThat(lines.ask("EHLO test")).contains("DSN").doesNotContain("SIZE");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_UNTRUSTED", "TLS_EXPIRED", "TLS_WRONG_HOST"})
    void serverCertificate_isNotAccepted(Kind kind) throws Exception {
        next(kind);
        assertThatThrownBy(() -> client().imap(ANNE, mss.token(HOLDER))).isInstanceOf(MessagingException.class);
        client().imap(ANNE, mss.token(HOLDER)).close();
    }

    @Test
    void token_isRefusedOnceOrTwice() throws Exception {
        String token = mss.token(HOLDER);
        next(Kind.TOKEN_REFUSED);
        assertThatThrownBy(() -> client().smtp(ANNE, token)).isInstanceOf(AuthenticationFailedException.class);
        client().smtp(ANNE, token).close();
        mss.next(MssSituation.of(Kind.TOKEN_REFUSED), MssSituation.of(Kind.TOKEN_REFUSED_DROP));
        assertThatThrownBy(() -> client().imap(ANNE, token)).isInstanceOf(AuthenticationFailedException.class);
        assertThatThrownBy(() -> client().imap(ANNE, token)).isInstanceOf(MessagingException.class);
        client().imap(ANNE, token).close();
        next(Kind.LOGIN_UNAVAILABLE);
        assertThatThrownBy(() -> client().smtp(ANNE, token)).hasStackTraceContaining("454");
    }

    @Test
    void token_expiresInTheSession() throws Exception {
        String token = mss.token(HOLDER);
        next(Kind.TOKEN_EXPIRES);
        try (LineClient lines = smtpLines()) {
            assertThat(lines.ask("AUTH XOAUTH2 " + LineClient.xoauth2(ANNE, token)))
                    .startsWith("235");
            assertThat(lines.ask("MAIL FROM:<" + ANNE + ">")).startsWith("421 4.7.0");
        }
        assertThatThrownBy(() -> client().smtp(ANNE, token)).isInstanceOf(AuthenticationFailedException.class);
        next(Kind.TOKEN_EXPIRES);
        try (LineClient lines = imapLines(mss.token(HOLDER))) {
            assertThat(lines.ask("b SELECT INBOX")).startsWith("* BYE");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL_421, 421",
        "MAIL_452, 452",
        "GREYLISTED, 450 4.2.0",
        "RECIPIENT_421, 421",
        "RECIPIENT_UNKNOWN, 550 5.1.1",
        "RECIPIENT_OUTSIDE, 550 5.7.1",
        "RECIPIENT_FULL, 452 4.2.2",
        "RECIPIENT_OVER_QUOTA, 552 5.2.2",
        "DATA_452, 452",
        "DATA_552, 552 5.3.4",
        "DATA_554, 554 5.7.1",
        "DATA_421, 421"
    })
    void refusal_isToldOnce(Kind kind, String reply) throws Exception {
        next(kind);
        assertThatThrownBy(() -> send(PAUL)).hasStackTraceContaining(reply);
        assertThat(mss.messages(PAUL)).isEmpty();
        send(PAUL);
        assertThat(mss.messages(PAUL)).hasSize(1);
    }

    @Test
    void recipientNamed_isTheOnlyOneRefused() throws Exception {
        mss.next(MssSituation.of(Kind.GREYLISTED, CLINIC));
        try (LineClient lines = annesLines()) {
            lines.ask("MAIL FROM:<" + ANNE + ">");
            assertThat(lines.ask("RCPT TO:<" + PAUL + ">")).startsWith("250");
            assertThat(lines.ask("RCPT TO:<" + CLINIC + ">")).startsWith("450");
        }
    }

    @ParameterizedTest
    @CsvSource({"CUT_DURING_DATA, 0", "CUT_AFTER_DATA, 1", "LOST_AFTER_DATA, 0"})
    void cutConnection_leavesTheMailDeliveredOrNot(Kind kind, int delivered) throws Exception {
        next(kind);
        assertThatThrownBy(() -> send(PAUL)).isInstanceOf(MessagingException.class);
        assertThat(mss.messages(PAUL)).hasSize(delivered);
    }

    @Test
    void missingAnswer_comesAfterDelivery() throws Exception {
        next(Kind.NO_ANSWER);
        try (LineClient lines = annesLines()) {
            lines.ask("MAIL FROM:<" + ANNE + ">");
            lines.ask("RCPT TO:<" + PAUL + ">");
            lines.ask("DATA");
            lines.write(text().replace("\r\n.", "\r\n..") + "\r\n.\r\n");
            assertThatThrownBy(() -> {
                        lines.timeout(200);
                        lines.read();
                    })
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
        assertThat(mss.messages(PAUL)).hasSize(1);
    }

    @Test
    void bounceAndDelay_areReported() throws Exception {
        mss.next(MssSituation.of(Kind.BOUNCE, "CLOSED"), MssSituation.of(Kind.DELAYED));
        send(PAUL);
        assertThat(mss.messages(PAUL)).isEmpty();
        assertThat(read(mss.messages(ANNE).get(0))).contains("Action: failed", "Status: 5.2.1");
        send(PAUL);
        assertThat(mss.messages(PAUL)).hasSize(1);
        assertThat(read(mss.messages(ANNE).get(1))).contains("Action: delayed");
    }

    private LineClient imapLines(String token) throws Exception {
        LineClient lines = new LineClient(sandbox, MssListener.IMAPS);
        lines.read();
        lines.ask("a AUTHENTICATE XOAUTH2 " + LineClient.xoauth2(ANNE, token));
        return lines;
    }

    @Test
    void imapSession_endsInEachWay() throws Exception {
        mss.deliver(ANNE, hello().getInputStream());
        mss.next(MssSituation.of(Kind.IMAP_BYE, "FETCH"), MssSituation.of(Kind.IMAP_DROP, "SEARCH"));
        try (LineClient lines = imapLines(mss.token(HOLDER))) {
            assertThat(lines.ask("b SELECT INBOX")).contains("b OK");
            assertThat(lines.ask("c FETCH 1 FLAGS")).startsWith("* BYE");
        }
        try (LineClient lines = imapLines(mss.token(HOLDER))) {
            lines.ask("b SELECT INBOX");
            assertThatThrownBy(() -> {
                        if (lines.ask("c UID SEARCH ALL").isEmpty()) {
                            throw new SocketException("closed");
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
        mss.next(MssSituation.of(Kind.IMAP_NO, "SELECT"), MssSituation.of(Kind.IMAP_HUGE_LITERAL, "FETCH"));
        try (LineClient lines = imapLines(mss.token(HOLDER))) {
            assertThat(lines.ask("b SELECT INBOX")).startsWith("b NO [SERVERBUG]");
            lines.ask("c SELECT INBOX");
            assertThat(lines.ask("d FETCH 1 BODY[]")).contains("{2147483647}");
        }
    }

    @Test
    void anotherClient_removesTheMessage() throws Exception {
        mss.deliver(ANNE, hello().getInputStream());
        mss.next(MssSituation.of(Kind.IMAP_EXPUNGED, "NOOP"));
        try (LineClient lines = imapLines(mss.token(HOLDER))) {
            assertThat(lines.ask("b SELECT INBOX")).contains("* 1 EXISTS");
            assertThat(lines.ask("c NOOP")).contains("* 1 EXPUNGE");
        }
        assertThat(mss.messages(ANNE)).isEmpty();
    }

    @Test
    void renumbering_changesUidValidityAndUids() throws Exception {
        for (int i = 0; i < 3; i++) {
            mss.deliver(ANNE, hello().getInputStream());
        }
        mss.expunge(ANNE, 1);
        String before;
        try (LineClient lines = imapLines(mss.token(HOLDER))) {
            before = validity(lines.ask("b SELECT INBOX"));
            mss.renumber(ANNE);
            assertThat(lines.read()).startsWith("* BYE");
        }
        assertThat(mss.messages(ANNE)).extracting(MssMessage::uid).containsExactly(1L, 2L);
        try (LineClient lines = imapLines(mss.token(HOLDER))) {
            String after = validity(lines.ask("b SELECT INBOX"));
            assertThat(Long.parseLong(after)).isGreaterThan(Long.parseLong(before));
            assertThat(lines.ask("c STATUS INBOX (UIDVALIDITY)")).contains("UIDVALIDITY " + after);
        }
        mss.next(MssSituation.of(Kind.IMAP_RENUMBERED));
        try (LineClient lines = imapLines(mss.token(HOLDER))) {
            assertThat(lines.ask("b SELECT INBOX")).startsWith("* BYE");
        }
    }

    private static String validity(String answer) {
        return answer.replaceAll("(?s).*UIDVALIDITY (\\d+).*", "$1");
    }

    @Test
    void disconnect_endsTheSessionsOfAMailbox() throws Exception {
        try (LineClient smtp = annesLines();
                LineClient imap = imapLines(mss.token(HOLDER))) {
            mss.disconnect(ANNE);
            assertThat(smtp.read()).startsWith("421 4.4.2");
            assertThat(imap.read()).startsWith("* BYE");
        }
    }

    private String get(String path) throws Exception {
        return request(sandbox, "GET", path, "");
    }

    private String post(String path) throws Exception {
        return request(sandbox, "POST", path, "");
    }

    private static String request(Sandbox of, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(of.baseUri() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Http.anonymous(of.pki())
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void ports_firstTold_othersFollow() throws Exception {
        for (int attempt = 0; attempt < 20; attempt++) {
            int first;
            try (ServerSocket free = new ServerSocket(0)) {
                first = Math.min(free.getLocalPort(), 60_000);
            }
            try (Sandbox own = Sandbox.builder().mailPort(first).start()) {
                assertThat(own.mss().port(MssListener.SMTP)).isEqualTo(first);
                assertThat(own.mss().port(MssListener.IMAPS_CERTIFICATE)).isEqualTo(first + 7);
                return;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("cannot listen"); // one of them is another program's
            }
        }
        throw new AssertionError("no eight ports in a row");
    }

    @Test
    void control_scriptsAndShows() throws Exception {
        assertThat(post("/_control/mss/situations?next=GREYLISTED:" + PAUL + "&next=SLOW:5"))
                .contains("GREYLISTED, SLOW");
        assertThat(post("/_control/mss/situations?next=NOTHING")).contains("Known: NORMAL");
        assertThat(get("/_control/mss/ports")).contains("\"IMAPS\":" + mss.port(MssListener.IMAPS));
        assertThat(get("/_control/mss/mailboxes")).contains(ANNE, "\"kind\":\"ORG\"");
        assertThat(post("/_control/mss/mailboxes?mailbox=new@clinique.test&kind=ORG&holder=1,2"))
                .contains("{}");
        assertThat(post("/_control/mss/mailboxes?address=newer@clinique.test&kind=PER&holder=1"))
                .contains("{}");
        assertThat(request(sandbox, "POST", "/_control/mss/messages?mailbox=new@clinique.test", text()))
                .contains("\"uid\":1");
        assertThat(get("/_control/mss/messages?mailbox=new@clinique.test")).contains("\"uid\":1", "Recent");
        assertThat(get("/_control/mss/messages?mailbox=none@clinique.test")).startsWith("mailbox:");
        assertThat(post("/_control/mss/tokens?holder=1")).contains("sandbox-");
        mss.reset();
        mailboxes();
        send(PAUL);
        assertThat(get("/_control/mss/deliveries")).contains("\"reply\":\"250 2.0.0", ANNE);
        assertThat(get("/")).contains("<h2>mss</h2>", ANNE);
        assertThat(get("/mss/mail/config-v1.1.xml"))
                .contains("<port>" + mss.port(MssListener.SMTP) + "</port><socketType>STARTTLS");
        assertThat(post("/_control/mss/renumber?mailbox=" + ANNE)).isEqualToIgnoringWhitespace("{}");
    }

    @Test
    void sandboxWithoutMail_makesNoOperator() throws Exception {
        try (Sandbox other = Sandbox.builder().start()) {
            assertThat(other.mss().deliveries()).isEmpty();
            assertThat(request(other, "GET", "/", "")).contains("<h2>mss</h2>").doesNotContain("<th>boîte</th>");
        }
    }

    @Test
    void connectionsOfBothProtocols_workSideBySide() throws Exception {
        try (SMTPTransport transport = client().smtp(ANNE, mss.token(HOLDER));
                IMAPStore store = client().imap(PAUL, mss.token(OTHER))) {
            transport.sendMessage(hello(), MailClient.to(PAUL));
            assertThat(MailClient.inbox(store).getMessage(1).getSubject()).isEqualTo("Bonjour");
        }
    }
}
