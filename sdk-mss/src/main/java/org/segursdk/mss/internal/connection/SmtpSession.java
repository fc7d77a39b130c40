package org.segursdk.mss.internal.connection;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.mss.connection.MailAction;
import org.segursdk.mss.message.PreparedMail;

/**
 * Submits mails of one mailbox, one after the other, over a connection that is kept, opened anew when the server closed it,
 * and closed when the professional's session ends. A mail is never submitted twice. Thread-safe. Source: ECO.1.2.6, ECO.1.2.7.
 */
public final class SmtpSession implements AutoCloseable {
    private final MailLink link;
    private final boolean allOrNothing;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SmtpConnection kept;
    private boolean closed;

    public SmtpSession(MailLink link, boolean allOrNothing) {
        this.link = link;
        this.allOrNothing = allOrNothing;
    }

    /**
     * Submits the mail.
     *
     * @throws SegurException with the outcome that is known; only {@code MSS-ACCEPTANCE-UNKNOWN} is uncertain
     */
    public Submission submit(PreparedMail mail) {
        SmtpTransaction.check(mail);
        lock.lock();
        try {
            requireUsable();
            SmtpConnection reused = kept;
            if (reused != null) {
                Submission done = submitOnKept(reused, mail);
                if (done != null) {
                    return done;
                }
            }
            return submit(connected(), mail);
        } finally {
            lock.unlock();
        }
    }

    /** Null when the server had closed it: nothing was said of the content then. */
    private @Nullable Submission submitOnKept(SmtpConnection reused, PreparedMail mail) {
        SmtpTransaction transaction = transaction(reused, mail);
        try {
            return run(transaction);
        } catch (IOException e) {
            drop();
            if (!transaction.contentStarted()) {
                return null;
            }
            throw broken(transaction, e);
        } catch (SmtpRefusedException e) {
            boolean stale = e.closing() && !transaction.contentStarted();
            settle(e, transaction);
            if (stale) {
                return null;
            }
            throw e.fault();
        }
    }

    private Submission submit(SmtpConnection connection, PreparedMail mail) {
        SmtpTransaction transaction = transaction(connection, mail);
        try {
            return run(transaction);
        } catch (IOException e) {
            drop();
            throw broken(transaction, e);
        } catch (SmtpRefusedException e) {
            settle(e, transaction);
            throw e.fault();
        }
    }

    private SmtpTransaction transaction(SmtpConnection connection, PreparedMail mail) {
        return new SmtpTransaction(
                connection,
                mail,
                allOrNothing,
                link.profile().returnedContent().value(),
                link.server().acceptanceTimeout());
    }

    private Submission run(SmtpTransaction transaction) throws IOException, SmtpRefusedException {
        boolean whole = false;
        try {
            Submission done = Submission.of(transaction.run());
            whole = true;
            return done;
        } finally {
            // Whatever stopped the content, an Error too: the server must not take what it has for the whole.
            if (!whole && transaction.contentStarted()) {
                drop();
            }
        }
    }

    /** After a refusal the connection serves again where the server left it clean. */
    private void settle(SmtpRefusedException refusal, SmtpTransaction transaction) {
        SmtpConnection connection = kept;
        if (connection == null) {
            return;
        }
        try {
            if (refusal.closing()
                    || transaction.contentStarted()
                    || connection.command("RSET").code() != 250) {
                drop();
            }
        } catch (IOException e) {
            drop();
        }
    }

    private static SegurException broken(SmtpTransaction transaction, IOException failure) {
        if (!transaction.committed()) {
            return Failures.notSent(failure);
        }
        return TransportException.uncertain(
                "MSS-ACCEPTANCE-UNKNOWN",
                false,
                LocalizedText.of(
                        "le message entier est parti, le serveur n'a pas dit s'il l'a pris : vérifier avant de renvoyer",
                        "the whole mail left, the server did not say whether it took it: check before sending again"),
                failure);
    }

    private void requireUsable() {
        if (closed) {
            throw Failures.security("MSS-CLOSED", "la boîte a été fermée par le logiciel", "the mailbox was closed");
        }
        if (!Authentication.sessionLives(link)) {
            leave("session ended");
            throw Authentication.sessionEnded();
        }
    }

    private SmtpConnection connected() {
        try {
            return authenticated();
        } catch (AuthRefusedException first) {
            Authentication authentication =
                    new Authentication(link, link.server().smtp());
            // A server that hangs up with its refusal is dialled once more, with a fresh token.
            if (first.connectionLost() && !first.temporary() && authentication.byToken()) {
                try {
                    return authenticated();
                } catch (AuthRefusedException second) {
                    throw authentication.refused("SMTP AUTH", second);
                }
            }
            throw authentication.refused("SMTP AUTH", first);
        }
    }

    private SmtpConnection authenticated() throws AuthRefusedException {
        String request = "SMTP " + link.server().smtp();
        SmtpConnection connection;
        try {
            connection = SmtpConnection.open(link);
            link.traces().done(MailAction.CONNECT, request, "220");
        } catch (SmtpRefusedException e) {
            link.traces().failed(MailAction.CONNECT, request, e.reply().codes());
            throw e.fault();
        } catch (IOException e) {
            SegurException failure = Failures.notSent(e);
            link.traces().failed(MailAction.CONNECT, request, failure.code());
            throw failure;
        } catch (SegurException e) {
            link.traces().failed(MailAction.CONNECT, request, e.code());
            throw e;
        }
        boolean entered = false;
        try {
            connection.authenticate();
            entered = true;
            kept = connection;
            return connection;
        } catch (IOException e) {
            throw Failures.notSent(e);
        } finally {
            if (!entered) {
                connection.cut();
            }
        }
    }

    /**
     * Connects and authenticates, unless a connection is held, and tells what the server offers.
     *
     * @throws SegurException as {@link #submit}
     */
    public Set<String> probe() {
        lock.lock();
        try {
            requireUsable();
            SmtpConnection known = kept;
            if (known != null) {
                try {
                    if (known.command("NOOP").code() == 250) {
                        return known.extensions();
                    }
                } catch (IOException e) {
                    // The server closed it.
                }
                drop();
            }
            return connected().extensions();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes the connection when the professional's session has ended.
     *
     * @return whether the session still lives
     */
    public boolean checkSession() {
        boolean lives = Authentication.sessionLives(link);
        if (!lives) {
            lock.lock();
            try {
                leave("session ended");
            } finally {
                lock.unlock();
            }
        }
        return lives;
    }

    private void drop() {
        SmtpConnection known = kept;
        kept = null;
        if (known != null) {
            known.cut();
        }
    }

    private void leave(String why) {
        SmtpConnection known = kept;
        kept = null;
        if (known != null) {
            known.close();
            link.traces().done(MailAction.DISCONNECT, "SMTP QUIT", why);
        }
    }

    /** Waits for a mail under way, then takes leave. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            leave("closed");
        } finally {
            lock.unlock();
        }
    }
}
