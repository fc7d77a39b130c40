package org.segursdk.cda.internal.tree;

/** The bytes are not XML this SDK reads: not well-formed, a DTD, or larger than the limit. Never quotes the content. */
public final class UnreadableCdaException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why it cannot be read. */
    public enum Reason {
        NOT_WELL_FORMED,
        DTD,
        TOO_LARGE
    }

    private final Reason reason;
    private final int line;
    private final int column;

    UnreadableCdaException(Reason reason, int line, int column) {
        super(reason + " at line " + line + ", column " + column);
        this.reason = reason;
        this.line = line;
        this.column = column;
    }

    public Reason reason() {
        return reason;
    }

    /** Line, from 1; 0 or less when unknown. */
    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
