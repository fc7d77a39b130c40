package org.segursdk.examples.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.psc.BrowserLogout;
import org.segursdk.psc.PendingLogin;
import org.segursdk.psc.PscLogin;
import org.segursdk.psc.PscSession;

/**
 * What the server keeps for one browser. Nothing of it goes to the browser but the id, in a cookie; the login under way, the choice to be
 * made and the session with its tokens stay here. Thread-safe.
 */
public final class WebSession {
    private final String id;
    /** In every form, so that no other site can send one. */
    private final String formToken;

    private @Nullable PendingLogin pending;
    private @Nullable PscLogin toChoose;
    private @Nullable PscSession psc;
    private @Nullable BrowserLogout leaving;

    WebSession(String id, String formToken) {
        this.id = id;
        this.formToken = formToken;
    }

    String id() {
        return id;
    }

    /** Stands in every form of this session. */
    public String formToken() {
        return formToken;
    }

    /** Whether a form bears this session's token. */
    public boolean sent(Map<String, String> form) {
        return MessageDigest.isEqual(
                form.getOrDefault("token", "").getBytes(StandardCharsets.UTF_8),
                formToken.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void began(PendingLogin login) {
        pending = login;
    }

    /** Once only: a second return of the browser finds nothing. */
    synchronized Optional<PendingLogin> takePending() {
        Optional<PendingLogin> taken = Optional.ofNullable(pending);
        pending = null;
        return taken;
    }

    synchronized void mustChoose(PscLogin login) {
        toChoose = login;
    }

    synchronized Optional<PscLogin> toChoose() {
        return Optional.ofNullable(toChoose);
    }

    synchronized void open(PscSession session) {
        toChoose = null;
        psc = session;
    }

    /** The session, unless it has ended: by its time, by a logout elsewhere, by a refresh that was refused. */
    public synchronized Optional<PscSession> session() {
        return Optional.ofNullable(psc).filter(PscSession::isOpen);
    }

    synchronized void leaving(BrowserLogout logout) {
        psc = null;
        leaving = logout;
    }

    synchronized Optional<BrowserLogout> takeLeaving() {
        Optional<BrowserLogout> taken = Optional.ofNullable(leaving);
        leaving = null;
        return taken;
    }

    /** What is left of an unfinished login is let go. */
    synchronized void abandon() {
        if (toChoose != null) {
            toChoose.abandon();
        }
        pending = null;
        toChoose = null;
    }
}
