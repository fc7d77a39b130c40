package org.segursdk.mss.connection;

/**
 * Where the functional traces go: a port, for the software to keep them as its rules say. Called on the acting thread, in the
 * order of the actions; what it throws is logged and loses no mail. Implementations are thread-safe. Source: rem REM-MSST-18.
 */
@FunctionalInterface
public interface MailJournal {
    /** Keeps nothing. */
    MailJournal NONE = trace -> {};

    void record(MailTrace trace);
}
