package org.segursdk.sandbox.internal.psc;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.segursdk.sandbox.PscBehaviour;
import org.segursdk.sandbox.PscMeans;
import org.segursdk.sandbox.PscUser;

/** A session of a professional. Thread-safe. */
final class Session {
    private final String sid = UUID.randomUUID().toString();
    private final PscUser user;
    private final PscMeans means;
    private final Instant start;
    private final Set<String> clients = new LinkedHashSet<>();
    private Instant used;
    private boolean ended;

    Session(PscUser user, PscMeans means, Instant start) {
        this.user = user;
        this.means = means;
        this.start = start;
        this.used = start;
    }

    String sid() {
        return sid;
    }

    PscUser user() {
        return user;
    }

    PscMeans means() {
        return means;
    }

    /** When the professional proved the own identity. */
    Instant start() {
        return start;
    }

    /** When it is over whatever happens. */
    Instant end(PscBehaviour settings) {
        return start.plus(settings.session());
    }

    synchronized boolean active(PscBehaviour settings, Instant now) {
        return !ended && now.isBefore(end(settings)) && now.isBefore(used.plus(settings.sessionIdle()));
    }

    synchronized void use(String client, Instant now) {
        clients.add(client);
        used = now;
    }

    /** Clients that take part. */
    synchronized List<String> clients() {
        return List.copyOf(clients);
    }

    /** @return whether it was not over before */
    synchronized boolean finish() {
        boolean was = !ended;
        ended = true;
        return was;
    }
}
