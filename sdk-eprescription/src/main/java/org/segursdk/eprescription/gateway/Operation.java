package org.segursdk.eprescription.gateway;

import java.util.Optional;

/**
 * What can be asked of the national base. The names EP1 to EP6 were seen in a vendor's public documentation; of cancelling, suspending and
 * replacing no public trace exists. Source: eprescription §0 (6), §7.
 */
public enum Operation {
    /** Deposits a prescription (EP4). */
    CREATE("EP4"),
    /** Reads a prescription by its number (EP3). */
    CONSULT("EP3"),
    /** Looks for prescriptions (EP2); its criteria are unknown. */
    SEARCH("EP2"),
    /** Tells what was dispensed or executed (EP1). */
    TRANSMIT_EXECUTION("EP1"),
    /** The prescriber's view of executions; by which service it is read is unknown. */
    VIEW_EXECUTIONS(""),
    /** Bills (EP6). */
    BILL("EP6"),
    /** Unknown. */
    CANCEL(""),
    /** Unknown. */
    SUSPEND(""),
    /** Unknown. */
    REPLACE("");

    private final String seenName;

    Operation(String seenName) {
        this.seenName = seenName;
    }

    /** The service's name as seen; empty when none is known. */
    public Optional<String> seenName() {
        return Optional.of(seenName).filter(name -> !name.isEmpty());
    }
}
