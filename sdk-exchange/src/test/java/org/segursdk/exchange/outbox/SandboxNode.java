package org.segursdk.exchange.outbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.segursdk.core.Endpoints;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.dmp.DmpClient;
import org.segursdk.exchange.Databases;
import org.segursdk.exchange.RealDatabases;
import org.segursdk.exchange.Samples;
import org.segursdk.mss.connection.MailSecurity;
import org.segursdk.mss.connection.MailSender;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;
import org.segursdk.mss.connection.MailboxKind;
import org.segursdk.mss.message.Sender;
import org.segursdk.sandbox.MssListener;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.sandbox.SandboxPki;

/** A node in a process of its own, its branches those that are shipped, the sandbox of another process behind them. */
final class SandboxNode {
    private SandboxNode() {}

    /** Arguments of the process. */
    static List<String> arguments(Sandbox sandbox, Path folder, String token, String database, String name) {
        return List.of(
                database,
                sandbox.baseUri().toString(),
                folder.toString(),
                Integer.toString(sandbox.mss().port(MssListener.SMTP)),
                Integer.toString(sandbox.mss().port(MssListener.IMAP)),
                token,
                name);
    }

    static ProfessionalSession session(String token) {
        Instant since = Instant.now().minusSeconds(600);
        return new ProfessionalSession() {
            @Override
            public Professional professional() {
                return Samples.doctor();
            }

            @Override
            public AuthenticationMeans means() {
                return AuthenticationMeans.PRO_SANTE_CONNECT;
            }

            @Override
            public Instant authenticatedAt() {
                return since;
            }

            @Override
            public Optional<String> accessToken() {
                return Optional.of(token);
            }
        };
    }

    static SegurContext context(SandboxPki pki, String sandbox) {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Samples.practice())
                .credentials(pki.credentials(DmpClient.SERVICE))
                .endpoints(Endpoints.sandbox(URI.create(sandbox), pki.trust()))
                .build();
    }

    static Mailbox mailbox(SandboxPki pki, int smtp, int imap, String token) {
        MailServer server = MailServer.builder()
                .smtp("localhost", smtp, MailSecurity.STARTTLS)
                .imap("localhost", imap, MailSecurity.STARTTLS)
                .trust(pki.trust())
                .build();
        return new Mailbox(Samples.DOCTOR, MailboxKind.PER, server, MailboxAccess.token(session(token)));
    }

    private static DeliverySettings settings() {
        return DeliverySettings.builder()
                .workers(4)
                .polling(Duration.ofMillis(50))
                .heartbeat(Duration.ofMillis(500))
                .delays(Duration.ofMillis(100), Duration.ofSeconds(2))
                .maxAttempts(40)
                .circuit(20, Duration.ofMillis(500))
                .settling(Duration.ofMillis(500), Duration.ofSeconds(20))
                .build();
    }

    /** Whoever runs nodes starts them again when the database was away. */
    private static void started(ExchangeNode.Builder node) throws InterruptedException {
        while (true) {
            try {
                node.build().start();
                return;
            } catch (TransportException away) {
                Thread.sleep(100);
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        SandboxPki pki = SandboxPki.open(Path.of(args[2]).resolve("pki"));
        SegurContext context = context(pki, args[1]);
        MailSender mail =
                MailSender.open(context, mailbox(pki, Integer.parseInt(args[3]), Integer.parseInt(args[4]), args[5]));
        Sender from = Sender.person(Samples.DOCTOR, Optional.of("Dr"), "Anne", "Testa", Optional.of("Cabinet Test"));
        DataSource database = RealDatabases.pool(args[0]);
        ExchangeNode.Builder node = ExchangeNode.builder(database, Databases.CIPHER)
                .dmp(DmpBranch.of(DmpClient.create(context)))
                .mail(MailBranch.builder(context, address -> new MailBranch.Account(mail, from))
                        .profile(SandboxFixture.PROFILE)
                        .productNumber("DEV000001")
                        .contentType(
                                ValueSets.submissionContentType().concepts().get(0))
                        .build())
                .settings(settings())
                .name(args[6]);
        started(node);
        new CountDownLatch(1).await();
    }
}
