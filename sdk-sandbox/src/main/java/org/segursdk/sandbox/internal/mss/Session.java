package org.segursdk.sandbox.internal.mss;

import java.io.IOException;

/** A connection being served. */
interface Session {
    /** Serves until the end. */
    void run() throws IOException;

    /** Whether the mailbox is open in it. */
    boolean serves(String mailbox);

    /** Takes leave and closes, from another thread. */
    void end();
}
