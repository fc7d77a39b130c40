package org.segursdk.conformance.port;

/** What a product still does while its mail operator fails. Requirement REM-MSST-11. */
public interface MailIsolationPort extends MailTransportPort {
    /**
     * Does anything that calls another national service of the sandbox than the operator, such as a search in the Annuaire Santé or
     * an INSi call, for the same user. The kit looks for the call on the wire.
     */
    void otherFunction() throws Exception;
}
