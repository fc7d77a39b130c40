package org.segursdk.mss.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.mss.message.Envelope;
import org.segursdk.mss.message.MailSamples;
import org.segursdk.mss.message.MessageId;
import org.segursdk.mss.message.MssAddress;
import org.segursdk.mss.message.PreparedMail;

/** Contexts, sessions, mailboxes and mails of the tests of connections. */
final class Connections {
    static final MssAddress BOX = MailSamples.DOCTOR;

    private Connections() {}

    static Professional doctor() {
        return Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("DOC0036624")
                .givenName("KIT")
                .specialty("G15_10/SM26")
                .build();
    }

    static SegurContext context(Environment environment, ClientCredentials credentials) {
        return context(Endpoints.builder(environment).build(), credentials).build();
    }

    static SegurContext.Builder context(Endpoints endpoints, ClientCredentials credentials) {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Structure.builder()
                        .id(StructureId.finess("0B0193488"))
                        .name("CABINET M DOC0036624")
                        .sector("SA07")
                        .practiceSetting("AMBULATOIRE")
                        .build())
                .credentials(credentials)
                .endpoints(endpoints);
    }

    static Endpoint anywhere() {
        return Endpoint.of(URI.create("https://localhost:1"));
    }

    /** A session that gives another token each time it is asked; none once ended. */
    static class Session implements ProfessionalSession {
        final AtomicInteger asked = new AtomicInteger();
        volatile boolean ended;
        final List<String> given = new CopyOnWriteArrayList<>();

        @Override
        public Professional professional() {
            return doctor();
        }

        @Override
        public AuthenticationMeans means() {
            return AuthenticationMeans.PRO_SANTE_CONNECT;
        }

        @Override
        public Instant authenticatedAt() {
            return MailSamples.NOW;
        }

        @Override
        public Optional<String> accessToken() {
            if (ended) {
                return Optional.empty();
            }
            String token = "jeton-" + asked.incrementAndGet();
            given.add(token);
            return Optional.of(token);
        }
    }

    static MailServer.Builder server(LineServer smtp, LineServer imap) {
        return MailServer.builder()
                .smtp("localhost", smtp.port(), security(smtp))
                .imap("localhost", imap.port(), security(imap))
                .trust(TestPki.OPERATOR.trust())
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(5))
                .acceptanceTimeout(Duration.ofSeconds(5));
    }

    private static MailSecurity security(LineServer server) {
        return server.implicit ? MailSecurity.IMPLICIT_TLS : MailSecurity.STARTTLS;
    }

    static Mailbox box(MailServer.Builder server, MailboxAccess access) {
        return new Mailbox(BOX, MailboxKind.PER, server.build(), access);
    }

    /** A mail of any text. */
    static PreparedMail mail(String text, MssAddress... recipients) {
        return new TextMail(text.getBytes(StandardCharsets.US_ASCII), List.of(recipients), false);
    }

    /** A mail that wants a delivery report. */
    static PreparedMail receipted(String text, MssAddress... recipients) {
        return new TextMail(text.getBytes(StandardCharsets.US_ASCII), List.of(recipients), true);
    }

    record TextMail(byte[] bytes, List<MssAddress> recipients, boolean receipt) implements PreparedMail {
        @Override
        public MessageId messageId() {
            return new MessageId("4711+1=a@medecin.test.example");
        }

        @Override
        public Envelope envelope() {
            return new Envelope(Optional.of(BOX), recipients, receipt, Envelope.envelopeId(messageId()));
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }
}
