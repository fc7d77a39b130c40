package org.segursdk.sandbox.internal.annuaire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Searches under way: what they found, as one bit an entry, and the pages that may be asked next. Thread-safe. */
final class Pages {
    /** Pages kept; the oldest go first, as an expired one would. */
    private static final int KEPT = 500;

    private final Clock clock;
    private final Map<String, Page> byId = new LinkedHashMap<>();
    private volatile Duration lifetime = Duration.ofMinutes(15);

    Pages(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a search found.
     *
     * @param directory as it was asked; a new population does not change it
     * @param size entries of a page
     */
    record Found(Directory directory, Query query, BitSet indices, int total, int size) {}

    /** A part of what was found, from an index on. */
    record Page(Found found, int from, Instant expiry) {}

    void lifetime(Duration value) {
        lifetime = value;
    }

    /** Keeps a page to be asked later. */
    synchronized String keep(Found found, int from) {
        String id = UUID.randomUUID().toString();
        byId.put(id, new Page(found, from, clock.instant().plus(lifetime)));
        Iterator<String> oldest = byId.keySet().iterator();
        while (byId.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
        return id;
    }

    /** @throws FhirError when there is none of that id, or it has expired */
    synchronized Page page(String id) throws FhirError {
        Page page = byId.get(id);
        if (page == null || !clock.instant().isBefore(page.expiry())) {
            byId.remove(id);
            throw FhirError.bad("HAPI-0418: Search ID \"" + id.replaceAll("[^A-Za-z0-9-]", "?")
                    + "\" does not exist and may have expired.");
        }
        return page;
    }

    synchronized void clear() {
        byId.clear();
    }
}
