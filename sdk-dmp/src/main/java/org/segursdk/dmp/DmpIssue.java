package org.segursdk.dmp;

import java.util.Objects;
import org.segursdk.core.error.ServiceFaultException.Layer;

/**
 * An error or a warning of the DMP beside what it answered. Source: dmp §12.
 *
 * @param code its code
 * @param severity error unless the DMP calls it a warning
 * @param context the DMP's own words, {@code ""} when none; may hold patient data, so {@code toString} leaves them out
 * @param location where, in the DMP's terms, {@code ""} when not told
 * @param layer the protocol layer that carried it
 */
public record DmpIssue(DmpErrorCode code, Severity severity, String context, String location, Layer layer) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public DmpIssue {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(layer, "layer");
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Code and severity alone. */
    @Override
    public String toString() {
        return "DmpIssue[" + code + ", " + severity + "]";
    }
}
