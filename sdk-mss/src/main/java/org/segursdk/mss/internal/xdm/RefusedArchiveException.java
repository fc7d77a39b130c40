package org.segursdk.mss.internal.xdm;

import java.io.IOException;
import java.util.Objects;
import org.segursdk.mss.xdm.XdmFinding;
import org.segursdk.mss.xdm.XdmFinding.Severity;

/** The archive is not taken in. Never leaves the room: the reader answers the finding. */
public final class RefusedArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient XdmFinding finding;

    public RefusedArchiveException(String path, String rule, String french, String english) {
        super(rule);
        this.finding = Findings.finding(Severity.REFUSED, path, rule, french, english);
    }

    public XdmFinding finding() {
        return Objects.requireNonNull(finding);
    }
}
