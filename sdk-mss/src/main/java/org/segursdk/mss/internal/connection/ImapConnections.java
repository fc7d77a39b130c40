package org.segursdk.mss.internal.connection;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.internal.net.NetworkFailures;
import org.segursdk.mss.connection.MailAction;
import org.segursdk.mss.connection.MailEndpoint;

/**
 * The authenticated IMAP store of one mailbox: opened when first wanted, opened anew when the server closed it, closed when
 * the professional's session ends. Thread-safe; the store is Angus's and used by one thread at a time. Source: mssante §2,
 * ECO.1.2.6, ECO.1.2.7.
 */
public final class ImapConnections implements AutoCloseable {
    private final MailLink link;
    private final Properties extra;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable MailImapStore store;
    private boolean closed;

    public ImapConnections(MailLink link) {
        this(link, new Properties());
    }

    /** @param extra properties of Angus for this use, such as a longer {@code mail.imap.timeout}; those of security cannot be
     *     changed by it */
    public ImapConnections(MailLink link, Properties extra) {
        this.link = link;
        this.extra = new Properties();
        this.extra.putAll(extra);
    }

    /**
     * The store, connected and authenticated.
     *
     * @throws SegurException nothing was done: no connection, TLS, {@code MSS-TOKEN-REFUSED} (retryable),
     *     {@code MSS-SESSION-ENDED}, {@code MSS-CLOSED}
     */
    public IMAPStore open() {
        lock.lock();
        try {
            if (closed) {
                throw closed();
            }
            if (!Authentication.sessionLives(link)) {
                drop("session ended");
                throw Authentication.sessionEnded();
            }
            MailImapStore known = store;
            if (known != null && known.isConnected()) {
                return known;
            }
            drop("lost");
            MailImapStore opened = connect();
            store = opened;
            return opened;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes the connection when the professional's session has ended; to be called from time to time while it is held open.
     *
     * @return whether the session still lives
     */
    public boolean checkSession() {
        boolean lives = Authentication.sessionLives(link);
        if (!lives) {
            lock.lock();
            try {
                drop("session ended");
            } finally {
                lock.unlock();
            }
        }
        return lives;
    }

    private static SegurException closed() {
        return Failures.security("MSS-CLOSED", "la boîte a été fermée par le logiciel", "the mailbox was closed");
    }

    private MailImapStore connect() {
        try {
            return connectOnce();
        } catch (AuthRefusedException first) {
            // A server that hangs up with its refusal is dialled once more, with a fresh token.
            if (first.connectionLost() && !first.temporary() && isByToken()) {
                try {
                    return connectOnce();
                } catch (AuthRefusedException second) {
                    throw refused(second);
                }
            }
            throw refused(first);
        }
    }

    private boolean isByToken() {
        return new Authentication(link, link.server().imap()).byToken();
    }

    private SegurException refused(AuthRefusedException refusal) {
        return new Authentication(link, link.server().imap()).refused("IMAP AUTHENTICATE", refusal);
    }

    private MailImapStore connectOnce() throws AuthRefusedException {
        MailEndpoint endpoint = link.server().imap();
        List<InetAddress> addresses = link.addresses(endpoint);
        for (int i = 0; ; i++) {
            MailImapStore opened = MailImapStore.of(link, extra);
            try {
                // No secret here: the connection asks for one when it authenticates.
                opened.connect(
                        addresses.get(i).getHostAddress(),
                        endpoint.port(),
                        link.mailbox().address().value(),
                        "-");
                link.traces().done(MailAction.CONNECT, "IMAP " + endpoint, "OK");
                return opened;
            } catch (MailConnectException e) {
                if (i + 1 < addresses.size()) {
                    continue;
                }
                throw failed(endpoint, meaning(e));
            } catch (MessagingException e) {
                Optional<AuthRefusedException> refusal = NetworkFailures.find(causes(e), AuthRefusedException.class);
                if (refusal.isPresent()) {
                    throw refusal.get();
                }
                throw failed(endpoint, meaning(e));
            }
        }
    }

    private SegurException failed(MailEndpoint endpoint, SegurException failure) {
        link.traces().failed(MailAction.CONNECT, "IMAP " + endpoint, failure.code());
        return failure;
    }

    /**
     * What a failure of Angus means while nothing was changed on the server. Its own words are the server's: they are dropped.
     */
    public static SegurException meaning(MessagingException failure) {
        List<Throwable> causes = causes(failure);
        Optional<SegurException> known = NetworkFailures.find(causes, SegurException.class);
        if (known.isPresent()) {
            return known.get();
        }
        if (NetworkFailures.find(causes, MailImapProtocol.InjectedTextException.class)
                .isPresent()) {
            return Failures.security(
                    "MSS-STARTTLS-INJECTION",
                    "du texte en clair suit STARTTLS : connexion refusée",
                    "plain text follows STARTTLS: connection refused");
        }
        Optional<IOException> broken = NetworkFailures.find(causes, IOException.class);
        if (broken.isPresent()) {
            return Failures.notSent(broken.get());
        }
        if (causes.stream().anyMatch(cause -> String.valueOf(cause.getMessage()).startsWith("STARTTLS required"))) {
            return noStartTls();
        }
        if (NetworkFailures.find(causes, ConnectionException.class).isPresent()) {
            return TransportException.notSent("CONNECTION-BROKEN", Failures.CLOSED_BY_SERVER, null);
        }
        return NetworkFailures.find(causes, ProtocolException.class).isEmpty()
                ? TransportException.notSent("CONNECTION-BROKEN", Failures.CLOSED_BY_SERVER, null)
                : TransportException.notSent("MSS-IMAP-REFUSED", Failures.REFUSED_BY_SERVER, null);
    }

    static SegurException noStartTls() {
        return Failures.security(
                "MSS-STARTTLS-MISSING",
                "le serveur n'offre pas STARTTLS, qui est exigé : rien ne lui a été dit",
                "the server does not offer STARTTLS, which is required: nothing was said to it");
    }

    /** Angus keeps the next exception beside the cause. */
    private static List<Throwable> causes(MessagingException failure) {
        List<Throwable> all = new ArrayList<>(NetworkFailures.causes(failure));
        Exception next = failure.getNextException();
        if (next != null) {
            all.addAll(NetworkFailures.causes(next));
        }
        return all;
    }

    private void drop(String why) {
        MailImapStore known = store;
        store = null;
        if (known == null) {
            return;
        }
        try {
            known.close();
        } catch (MessagingException e) {
            // It is gone either way.
        }
        link.traces().done(MailAction.DISCONNECT, "IMAP LOGOUT", why);
    }

    /** Whether a connection is held, without asking the server. */
    public boolean isHeld() {
        return store != null;
    }

    /** LOGOUT; afterwards {@link #open()} refuses. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            drop("closed");
        } finally {
            lock.unlock();
        }
    }
}
