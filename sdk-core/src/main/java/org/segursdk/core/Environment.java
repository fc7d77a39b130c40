package org.segursdk.core;

/** Where the software runs. The environment decides what is refused, never what is accepted silently. */
public enum Environment {
    /** The SDK's own simulators: loopback addresses only. */
    SANDBOX,
    /** The test platforms of the national services. */
    INTEGRATION,
    /**
     * Real patients: test and demonstration OIDs, simulated sources and the sandbox's certificates are refused, and every
     * inferred constant in use must have been accepted by name.
     */
    PRODUCTION
}
