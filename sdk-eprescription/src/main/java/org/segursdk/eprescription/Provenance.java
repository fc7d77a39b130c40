package org.segursdk.eprescription;

import java.util.Objects;

/** What stands behind a gateway or a series of numbers. Source: eprescription §9. */
public sealed interface Provenance {
    /**
     * A connector agreed by the Assurance Maladie.
     *
     * @param agreement number or name of the agreement
     */
    record AgreedConnector(String agreement) implements Provenance {
        public AgreedConnector {
            Objects.requireNonNull(agreement, "agreement");
        }
    }

    /**
     * Another vendor's product in between.
     *
     * @param name its name
     * @param version its version
     */
    record VendorBridge(String name, String version) implements Provenance {
        public VendorBridge {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(version, "version");
        }
    }

    /** Nothing real: what is made with it can never be dispensed. */
    record Simulator() implements Provenance {}

    static Provenance agreedConnector(String agreement) {
        return new AgreedConnector(agreement);
    }

    static Provenance vendorBridge(String name, String version) {
        return new VendorBridge(name, version);
    }

    static Provenance simulator() {
        return new Simulator();
    }

    default boolean isSimulated() {
        return this instanceof Simulator;
    }
}
