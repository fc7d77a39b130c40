package org.segursdk.conformance.port;

import java.util.Optional;

/**
 * The sheet that a product hands over for an e-prescription, and its copies in the DMP. Requirements REM-EPR-03 to -05 and -06.
 */
public interface PrescriptionSheetPort extends EPrescriptionPort {
    /** The sheet of the last prescription as the patient gets it, a PDF; empty when the product prints none. */
    Optional<byte[]> sheet() throws Exception;

    /**
     * A doctor prescribes examinations of biology, for which there is no national base, and validates.
     *
     * @return false when the product makes no such prescriptions
     */
    boolean prescribeBiology(String patient) throws Exception;
}
