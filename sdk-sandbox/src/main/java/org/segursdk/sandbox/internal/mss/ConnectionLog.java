package org.segursdk.sandbox.internal.mss;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.segursdk.sandbox.MssConnection;
import org.segursdk.sandbox.MssListener;

/** The connections of late. Thread-safe. */
final class ConnectionLog {
    private static final int CAPACITY = 1_000;
    private static final int STEPS_KEPT = 500;

    private final Clock clock;
    private final Deque<Line> lines = new ArrayDeque<>();
    private long count;

    ConnectionLog(Clock clock) {
        this.clock = clock;
    }

    synchronized Line open(MssListener listener) {
        Line line = new Line(++count, clock.instant(), listener);
        lines.addLast(line);
        if (lines.size() > CAPACITY) {
            lines.removeFirst();
        }
        return line;
    }

    synchronized List<MssConnection> all() {
        return lines.stream().map(Line::copy).toList();
    }

    synchronized void clear() {
        lines.clear();
        count = 0;
    }

    /** One connection. */
    static final class Line {
        private final long number;
        private final Instant at;
        private final MssListener listener;
        private final List<String> steps = new ArrayList<>();
        private Optional<MssConnection.Hello> hello = Optional.empty();
        private Optional<X509Certificate> certificate = Optional.empty();
        private String situation = "NORMAL";
        private String tls = "";
        private String refusal = "";
        private String mailbox = "";
        private boolean open = true;

        private Line(long number, Instant at, MssListener listener) {
            this.number = number;
            this.at = at;
            this.listener = listener;
        }

        synchronized void step(String what) {
            if (steps.size() < STEPS_KEPT) {
                steps.add(what);
            }
        }

        synchronized void situation(String value) {
            situation = value;
        }

        synchronized void hello(Optional<MssConnection.Hello> value) {
            hello = value;
        }

        synchronized void secured(String value, Optional<X509Certificate> peer) {
            tls = value;
            certificate = peer;
            step(MssConnection.TLS_STEP);
        }

        synchronized void refused(String value) {
            refusal = value;
        }

        synchronized void opened(String value) {
            mailbox = value;
            step(MssConnection.OPENED_STEP);
        }

        synchronized void close() {
            open = false;
        }

        private synchronized MssConnection copy() {
            return new MssConnection(
                    number, at, listener, situation, hello, tls, refusal, certificate, steps, mailbox, open);
        }
    }
}
