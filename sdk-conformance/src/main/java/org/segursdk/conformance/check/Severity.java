package org.segursdk.conformance.check;

/** How serious a finding is. */
public enum Severity {
    /** Breaks a rule. */
    ERROR,
    /** Allowed, and likely a mistake. */
    WARNING,
    /** Worth knowing; never fails a check. */
    INFO
}
