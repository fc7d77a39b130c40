package org.segursdk.conformance.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.segursdk.core.error.LocalizedText;

/** What a check notes while it looks. */
public final class CheckNotes {
    private static final int MOST_FAILURES = 1_000;

    private final Set<String> seen = new LinkedHashSet<>();
    private final List<FailedCondition> failures = new ArrayList<>();
    private final List<Capture> captures = new ArrayList<>();
    private long dropped;

    CheckNotes() {}

    /** Notes that something was looked at: a file, a message, a scenario. */
    public void saw(String what) {
        seen.add(what);
    }

    /** Notes what does not hold; after a thousand, only counted. */
    public void failed(FailedCondition failure) {
        if (failures.size() < MOST_FAILURES) {
            failures.add(failure);
        } else {
            dropped++;
        }
    }

    /** Notes a failure unless the condition holds. */
    public void require(boolean holds, String condition, Location location, LocalizedText message, LocalizedText hint) {
        if (!holds) {
            failed(new FailedCondition(condition, FailedCondition.Effect.FAILURE, location, message, hint));
        }
    }

    /** Keeps something as evidence. */
    public void capture(Capture capture) {
        captures.add(capture);
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    List<FailedCondition> failures() {
        return List.copyOf(failures);
    }

    List<Capture> captures() {
        return List.copyOf(captures);
    }

    long dropped() {
        return dropped;
    }
}
