package org.segursdk.psc;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.psc.internal.desktop.LoopbackServer;

/**
 * A login of a workstation that is under way: the page is in the system's browser, and the software waits on a port of this machine
 * (RFC 8252). Thread-safe: one thread awaits, another may cancel.
 */
public final class DesktopLogin implements AutoCloseable {
    private final CodeFlow flow;
    private final PendingLogin pending;
    private final LoopbackServer server;
    private final CountDownLatch answered = new CountDownLatch(1);
    private final AtomicReference<@Nullable CallbackParameters> answer = new AtomicReference<>();
    private volatile boolean cancelled;

    private DesktopLogin(CodeFlow flow, PendingLogin pending, LoopbackServer.Opened opened) {
        this.flow = flow;
        this.pending = pending;
        this.server = opened.serve(this::take);
    }

    /** @throws TransportException code {@code PSC-LOOPBACK-PORT}: the port is taken */
    static DesktopLogin start(CodeFlow flow, PscSettings settings, LoginOptions options) {
        LoopbackServer.Opened opened;
        try {
            opened = LoopbackServer.open(
                    settings.loopbackHost(),
                    settings.loopbackPort(),
                    settings.profile().loopbackPath().value());
        } catch (IOException e) {
            throw TransportException.notSent(
                    "PSC-LOOPBACK-PORT",
                    LocalizedText.of(
                            "le port du retour n'est pas libre sur ce poste",
                            "the port of the redirect is not free on this workstation"),
                    e);
        }
        try {
            return new DesktopLogin(flow, flow.start(options, opened.redirect()), opened);
        } catch (RuntimeException e) {
            release(opened);
            throw e;
        }
    }

    private static void release(LoopbackServer.Opened opened) {
        try {
            opened.server().close();
        } catch (IOException e) {
            // Nothing was served on it yet.
            return;
        }
    }

    private boolean take(URI request) {
        CallbackParameters callback;
        try {
            callback = CallbackParameters.of(request);
        } catch (SegurSecurityException e) {
            return false;
        }
        // Any page and any program of this machine can call here: only the answer to this login counts, once.
        if (!CodeFlow.isAnswer(pending, callback) || !answer.compareAndSet(null, callback)) {
            return false;
        }
        answered.countDown();
        return true;
    }

    /** The page, for who shows it otherwise than by {@link #openBrowser}. */
    public URI authorizationUri() {
        return pending.authorizationUri();
    }

    /**
     * Opens the page.
     *
     * @throws TransportException code {@code PSC-BROWSER}: no browser can be opened
     */
    public DesktopLogin openBrowser(BrowserOpener browser) {
        try {
            browser.open(pending.authorizationUri());
            return this;
        } catch (IOException e) {
            throw TransportException.notSent(
                    "PSC-BROWSER",
                    LocalizedText.of(
                            "aucun navigateur n'a pu être ouvert sur ce poste",
                            "no browser could be opened on this workstation"),
                    null);
        }
    }

    /**
     * Waits for the browser to come back, then finishes the login. Lets the port go. An interrupted wait is a cancelled one.
     *
     * @param patience how long the user may take
     * @throws SegurException as {@link PscClient#finishLogin}
     */
    public LoginResult await(Duration patience) {
        try {
            boolean came = answered.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            CallbackParameters callback = answer.get();
            if (cancelled) {
                return new LoginResult.Cancelled();
            }
            return came && callback != null ? flow.finish(pending, callback) : new LoginResult.Expired();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LoginResult.Cancelled();
        } finally {
            close();
        }
    }

    /** Gives up: who awaits is told at once. */
    public void cancel() {
        cancelled = true;
        answered.countDown();
        server.close();
    }

    /** Lets the port go. */
    @Override
    public void close() {
        server.close();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "DesktopLogin[redacted]";
    }
}
