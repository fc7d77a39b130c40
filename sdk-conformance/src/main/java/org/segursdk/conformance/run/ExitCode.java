package org.segursdk.conformance.run;

/** How a run ends, for the CLI, Maven and CI. When several apply: 6, 5, 4, 1, 3, 2. */
public enum ExitCode {
    /** Everything required is proven, partial or validly waived. */
    OK(0),
    /** A required requirement fails, or a waiver has expired or is not needed. */
    FAILED(1),
    /** Nothing fails, but something is incomplete or to review, and the run is strict. */
    INCOMPLETE(2),
    /** Something is worse than in the baseline. */
    REGRESSION(3),
    /** Misuse, or a wrong profile. */
    USAGE(4),
    /** The kit or its environment broke. */
    BROKEN(5),
    /** A production host or an identity outside the synthetic ranges. */
    UNSAFE(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
