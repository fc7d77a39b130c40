package org.segursdk.psc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;

/** The open sessions of a client, none of them kept from being collected. Thread-safe. */
final class Sessions {
    private final Map<SessionCore, Boolean> open = Collections.synchronizedMap(new WeakHashMap<>());

    void add(SessionCore session) {
        open.put(session, Boolean.TRUE);
    }

    void remove(SessionCore session) {
        open.remove(session);
    }

    /** Ends those that fit. */
    int end(Predicate<SessionCore> which, SessionEnd reason) {
        List<SessionCore> all;
        synchronized (open) {
            all = new ArrayList<>(open.keySet());
        }
        return (int) all.stream().filter(which).filter(each -> each.end(reason)).count();
    }
}
