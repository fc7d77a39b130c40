package org.segursdk.mss.internal.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.WireFact;
import org.segursdk.core.credentials.SandboxMark;
import org.segursdk.core.credentials.TimedSocket;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.Violations;
import org.segursdk.mss.connection.MailEndpoint;
import org.segursdk.mss.connection.MailJournal;
import org.segursdk.mss.connection.MailProfile;
import org.segursdk.mss.connection.MailServer;
import org.segursdk.mss.connection.Mailbox;
import org.segursdk.mss.connection.MailboxAccess;

/**
 * A mailbox that may be dialled: everything of it that can be refused without a connection was checked. Holds no connection
 * and no token. Thread-safe.
 */
public final class MailLink {
    private final SegurContext context;
    private final Mailbox mailbox;
    private final MailProfile profile;
    private final Traces traces;
    private final SSLContext tls;

    private MailLink(SegurContext context, Mailbox mailbox, MailProfile profile, MailJournal journal) {
        this.context = context;
        this.mailbox = mailbox;
        this.profile = profile;
        this.traces = new Traces(context, mailbox, journal);
        this.tls = mailbox.access()
                .certificate()
                .map(certificate -> Tls.context(certificate, mailbox.server().trust()))
                .orElseGet(() -> Tls.context(mailbox.server().trust()));
    }

    /**
     * @throws InvalidInputException rules {@code SANDBOX-LOOPBACK}, {@code MSS-SERVER-HOST}, {@code PRODUCTION-SANDBOX-CA}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}
     */
    public static MailLink of(SegurContext context, Mailbox mailbox, MailProfile profile, MailJournal journal) {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(journal, "journal");
        Violations violations = new Violations();
        checkHost(context.environment(), mailbox.server().smtp(), "server.smtp", violations);
        checkHost(context.environment(), mailbox.server().imap(), "server.imap", violations);
        if (context.environment() == Environment.PRODUCTION) {
            checkNoSandboxCertificate(mailbox, violations);
        }
        violations.throwIfAny("Mailbox");
        List<WireFact<?>> used = new ArrayList<>(profile.facts());
        if (!(mailbox.access() instanceof MailboxAccess.Certificate)) {
            used.remove(profile.plainPassword());
        }
        context.requireAccepted(used);
        return new MailLink(context, mailbox, profile, journal);
    }

    private static void checkHost(Environment environment, MailEndpoint endpoint, String path, Violations violations) {
        if (environment == Environment.SANDBOX) {
            violations.check(
                    Hosts.isNameAllowed(environment, endpoint.host()),
                    path,
                    "SANDBOX-LOOPBACK",
                    "le bac à sable n'est joint que sur cette machine",
                    "the sandbox is reached on this machine only");
        } else {
            violations.check(
                    Hosts.isNameAllowed(environment, endpoint.host()),
                    path,
                    "MSS-SERVER-HOST",
                    "un nom de serveur complet est attendu, pas une adresse IP",
                    "a full server name is expected, not an IP address");
        }
    }

    private static void checkNoSandboxCertificate(Mailbox mailbox, Violations violations) {
        violations
                .check(
                        mailbox.access().certificate().stream()
                                .flatMap(each -> each.authentication().chain().stream())
                                .noneMatch(SandboxMark::isOn),
                        "access.certificate",
                        "PRODUCTION-SANDBOX-CA",
                        "certificat du bac à sable refusé en production",
                        "sandbox certificate refused in production")
                .check(
                        mailbox.server().trust().authorities().stream().noneMatch(SandboxMark::isOn),
                        "server.trust",
                        "PRODUCTION-SANDBOX-CA",
                        "autorité du bac à sable refusée en production",
                        "sandbox authority refused in production");
    }

    public SegurContext context() {
        return context;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public MailServer server() {
        return mailbox.server();
    }

    public MailProfile profile() {
        return profile;
    }

    /** Where actions on the mailbox are told to the journal. */
    public Traces traces() {
        return traces;
    }

    /** TLS towards one of the mailbox's servers. */
    MailTls tls(MailEndpoint endpoint) {
        return new MailTls(tls, endpoint.host(), profile.cipherSuites().value());
    }

    /**
     * Refuses a client certificate that is not valid now, before a server does.
     *
     * @throws SegurSecurityException codes {@code CERTIFICATE-EXPIRED}, {@code CERTIFICATE-NOT-YET-VALID}
     */
    void checkCertificate() {
        mailbox.access().certificate().ifPresent(credentials -> {
            var certificate = credentials.authentication().certificate();
            var now = context.clock().instant();
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                throw SegurSecurityException.notSent(
                        "CERTIFICATE-EXPIRED",
                        LocalizedText.of("le certificat client a expiré", "the client certificate has expired"),
                        null);
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                throw SegurSecurityException.notSent(
                        "CERTIFICATE-NOT-YET-VALID",
                        LocalizedText.of(
                                "le certificat client n'est pas encore valide",
                                "the client certificate is not valid yet"),
                        null);
            }
        });
    }

    /** The addresses that may be dialled. */
    List<InetAddress> addresses(MailEndpoint endpoint) {
        checkCertificate();
        return Hosts.resolve(context.environment(), endpoint.host());
    }

    /** A connected plain socket to the first address that answers. */
    Socket dial(MailEndpoint endpoint) throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (InetAddress address : addresses(endpoint)) {
            Socket socket = new TimedSocket(server().readTimeout());
            try {
                socket.connect(new InetSocketAddress(address, endpoint.port()), millis(server().connectTimeout()));
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(millis(server().readTimeout()));
                return socket;
            } catch (IOException e) {
                socket.close();
                failures.add(e);
            }
        }
        throw failures.get(0);
    }

    static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
