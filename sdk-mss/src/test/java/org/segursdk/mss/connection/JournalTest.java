package org.segursdk.mss.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.mss.message.MailSamples;

class JournalTest extends ConnectionTestBase {
    private final List<MailTrace> traces = new CopyOnWriteArrayList<>();

    @Test
    @Tag("REM-MSST-18")
    void everyActionIsTold() {
        SegurContext overseas = Connections.context(
                        Endpoints.builder(Environment.SANDBOX).build(), pki.credentials("mss"))
                .clock(Clock.fixed(MailSamples.NOW, ZoneId.of("UTC")))
                .zone(ZoneId.of("Indian/Reunion"))
                .build();
        try (MailSender sender =
                MailSender.builder(overseas, box()).journal(traces::add).open()) {
            sender.send(mail());
            sender.saveSent(mail());
            smtp.on("MAIL", "550 5.7.1 PAT-TROIS refused");
            assertThatThrownBy(() -> sender.send(mail())).isInstanceOf(SegurException.class);
        }
        assertThat(traces)
                .extracting(MailTrace::action, MailTrace::answer, MailTrace::success)
                .containsExactly(
                        tuple(MailAction.CONNECT, "220", true),
                        tuple(MailAction.AUTHENTICATE, "235", true),
                        tuple(MailAction.SEND, "250 2.0.0", true),
                        tuple(MailAction.AUTHENTICATE, "OK", true),
                        tuple(MailAction.CONNECT, "OK", true),
                        tuple(MailAction.SAVE_SENT, "OK", true),
                        tuple(MailAction.SEND, "550", false),
                        tuple(MailAction.DISCONNECT, "closed", true),
                        tuple(MailAction.DISCONNECT, "closed", true));
        assertThat(traces).allSatisfy(trace -> {
            assertThat(trace.who()).isEqualTo(Connections.doctor());
            assertThat(trace.means()).isEqualTo(AuthenticationMeans.PRO_SANTE_CONNECT);
            assertThat(trace.mailbox()).isEqualTo(Connections.BOX);
            assertThat(trace.kind()).isEqualTo(MailboxKind.PER);
            assertThat(trace.at()).isEqualTo(ZonedDateTime.parse("2026-01-13T13:15:00+04:00[Indian/Reunion]"));
            assertThat(trace.request()).isNotBlank().doesNotContain("jeton-", "ch-test");
            assertThat(trace.toString()).doesNotContain("ch-test", "DOC00");
        });
        assertThat(traces.get(2).messageId()).contains(mail().messageId());
        assertThat(traces.get(2).recipients()).containsExactly(MailSamples.WARD);
        assertThat(traces.get(2).request()).isEqualTo("SMTP MAIL, 1 RCPT, 11 bytes");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void refusedAuthenticationsAreToldToo() {
        smtp.refusals = 2;
        try (MailSender sender =
                MailSender.builder(context, box()).journal(traces::add).open()) {
            assertThatThrownBy(() -> sender.send(mail())).isInstanceOf(SegurException.class);
        }
        assertThat(traces)
                .extracting(MailTrace::action, MailTrace::request, MailTrace::answer)
                .containsExactly(
                        tuple(MailAction.CONNECT, "SMTP localhost:" + smtp.port() + " STARTTLS", "220"),
                        tuple(MailAction.AUTHENTICATE, "SMTP AUTH XOAUTH2", "535 401"),
                        tuple(MailAction.AUTHENTICATE, "SMTP AUTH XOAUTH2", "535 401"),
                        tuple(MailAction.SEND, "SMTP MAIL, 1 RCPT, 11 bytes", "MSS-TOKEN-REFUSED"));
    }

    @Test
    void aJournalThatFailsLosesNoMail() {
        MailJournal broken = trace -> {
            throw new IllegalStateException("disk full");
        };
        try (MailSender sender =
                MailSender.builder(context, box()).journal(broken).open()) {
            assertThat(sender.send(mail()).refused()).isEmpty();
            assertThat(sender.saveSent(mail()).saved()).isTrue();
        }
        assertThat(smtp.mails).hasSize(1);
    }

    @Test
    void theListenerOfTheContextSeesWhatWasSent() {
        List<Exchange> seen = new CopyOnWriteArrayList<>();
        SegurContext listening = Connections.context(
                        Endpoints.builder(Environment.SANDBOX).build(), pki.credentials("mss"))
                .listener(new ExchangeListener() {
                    @Override
                    public void exchanged(Exchange exchange) {
                        seen.add(exchange);
                        throw new IllegalStateException("mine");
                    }
                })
                .build();
        smtp.on(".", "250 2.0.0 ok", FakeSmtp.CUT);
        try (MailSender sender = MailSender.open(listening, box())) {
            sender.send(mail());
            assertThatThrownBy(() -> sender.send(mail())).isInstanceOf(SegurException.class);
        }
        assertThat(seen)
                .extracting(Exchange::service, Exchange::result, each -> each.rawCode()
                        .orElseThrow())
                .containsExactly(
                        tuple("mss", Exchange.Result.ANSWERED, "250 2.0.0"),
                        tuple("mss", Exchange.Result.UNCERTAIN, "MSS-ACCEPTANCE-UNKNOWN"));
    }
}
