package org.segursdk.mss.xdm;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Violation;

/**
 * Something found in a received archive. Names no patient: a file that is not named by the rules of XDM is told by its rank.
 *
 * @param severity what to make of it
 * @param violation where, which rule ({@code XDM-…}), in words
 */
public record XdmFinding(Severity severity, Violation violation) {
    /** From the harmless to the worst. */
    public enum Severity {
        /** A matter of form: what was read is not in doubt. */
        FORM,
        /** Something is missing, damaged or contradictory: to be seen by somebody before it is filed. */
        CONTENT,
        /** The archive was not taken in: it has no document. */
        REFUSED
    }

    public XdmFinding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(violation, "violation");
    }

    public String rule() {
        return violation.rule();
    }

    public String path() {
        return violation.path();
    }

    public LocalizedText message() {
        return violation.message();
    }
}
