package org.segursdk.conformance.port;

import java.util.Optional;

/** Imaging reports that several readers sign one after the other. */
public interface ProvisionalReportPort extends DmpPatientsPort {
    /**
     * The first of two readers finishes a report, which the second has yet to read; its recipients are chosen.
     *
     * @return the product's id of the report, empty when the product has no provisional status
     */
    Optional<String> provisional(String patient);

    /** The last reader validates it; returns when it was fed to the DMP. */
    void validate(String report);
}
