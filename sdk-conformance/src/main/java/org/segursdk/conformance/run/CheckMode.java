package org.segursdk.conformance.run;

/** By which way a check looks. */
public enum CheckMode {
    /** At files the product made. */
    ARTEFACT,
    /** At exchanges between the product and the sandbox. */
    LIVE,
    /** Through the vendor's adapter. */
    PORT
}
