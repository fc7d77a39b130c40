package org.segursdk.sandbox.internal.mss;

import org.jspecify.annotations.Nullable;

/** What becomes of an attempt to log in. */
final class Judgement {
    /** What it is. */
    enum Kind {
        OPENED,
        REFUSED,
        UNAVAILABLE
    }

    private final Kind kind;
    private final @Nullable Login login;
    private final boolean drop;

    private Judgement(Kind kind, @Nullable Login login, boolean drop) {
        this.kind = kind;
        this.login = login;
        this.drop = drop;
    }

    static Judgement opened(Login login) {
        return new Judgement(Kind.OPENED, login, false);
    }

    static Judgement refused(boolean drop) {
        return new Judgement(Kind.REFUSED, null, drop);
    }

    static Judgement unavailable() {
        return new Judgement(Kind.UNAVAILABLE, null, false);
    }

    Kind kind() {
        return kind;
    }

    /** The opened mailbox. */
    Login login() {
        if (login == null) {
            throw new IllegalStateException("nothing was opened");
        }
        return login;
    }

    /** Whether the connection is closed behind the challenge. */
    boolean drop() {
        return drop;
    }
}
