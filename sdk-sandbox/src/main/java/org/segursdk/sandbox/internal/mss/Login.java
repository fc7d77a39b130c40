package org.segursdk.sandbox.internal.mss;

/**
 * An opened mailbox.
 *
 * @param mailbox its address
 * @param token with which it was opened; empty: with none
 * @param expires whether the token is over at the next command
 */
record Login(String mailbox, String token, boolean expires) {
    @Override
    public String toString() {
        return "Login[redacted]";
    }
}
