package org.segursdk.mss.received;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Violation;
import org.segursdk.mss.xdm.XdmFinding;

/**
 * Something found in a received message. Names no patient: an attachment is told by its rank, never by its name.
 *
 * @param severity what to make of it; {@link XdmFinding.Severity#REFUSED} when documents are not taken in
 * @param violation where, which rule ({@code MSS-…}, {@code XDM-…}, {@code READ-…}), in words
 */
public record MessageFinding(XdmFinding.Severity severity, Violation violation) {
    public MessageFinding {
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
