package org.segursdk.conformance.run;

import java.util.Set;

/**
 * Something the kit looks at. Implementations hold no state between runs and may be called from any thread. A vendor adds its own
 * through {@link ConformanceRun.Builder#checks}.
 */
public interface Check {
    /** How a check weighs beside the others of its requirement. */
    enum Necessity {
        /** It has to pass. */
        NECESSARY,
        /** It has to pass when there is something to look at; without, another check of the requirement may prove it. */
        ALTERNATIVE
    }

    /** Stable id, such as {@code mail-x-mss-ins}. */
    String id();

    /** Ids of the requirements it proves. */
    Set<String> verifies();

    CheckMode mode();

    default Necessity necessity() {
        return Necessity.ALTERNATIVE;
    }

    /**
     * Looks, and notes what it saw and what does not hold. Having seen nothing means incomplete.
     *
     * @throws Exception when the check itself cannot work; the verdict is then {@link Verdict#ERROR}
     */
    void run(CheckContext context, CheckNotes notes) throws Exception;
}
