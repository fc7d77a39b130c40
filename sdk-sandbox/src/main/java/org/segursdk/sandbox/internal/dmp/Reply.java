package org.segursdk.sandbox.internal.dmp;

/**
 * What a transaction answers.
 *
 * @param payload content of the SOAP body
 * @param refusal why it was refused, for the recorder; empty when it was not
 */
record Reply(String payload, String refusal) {
    @Override
    public String toString() {
        return "Reply[redacted]";
    }
}
