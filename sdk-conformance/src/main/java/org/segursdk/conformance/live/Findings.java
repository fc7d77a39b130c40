package org.segursdk.conformance.live;

import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.conformance.run.Location;
import org.segursdk.core.error.LocalizedText;

/** What a check finds, in few words. */
public final class Findings {
    private final String check;
    private final CheckNotes notes;

    Findings(String check, CheckNotes notes) {
        this.check = check;
        this.notes = notes;
    }

    /** Notes that a situation was gone through, such as {@code "INSi 00"}. */
    public void saw(String what) {
        notes.saw(what);
    }

    /**
     * Notes a failure unless the condition holds.
     *
     * @param condition stable id within the check, such as {@code no-call}
     * @param message what is wrong, without patient data
     * @param hint how to mend it
     */
    public void require(boolean holds, String condition, LocalizedText message, LocalizedText hint) {
        notes.require(holds, condition, Location.of("", check + "/" + condition), message, hint);
    }

    /** The notes themselves, for captures and warnings. */
    public CheckNotes notes() {
        return notes;
    }
}
