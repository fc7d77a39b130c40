package org.segursdk.conformance.port;

import java.util.Optional;

/** Depositing electronic prescriptions of medicines. */
public interface EPrescriptionPort extends DmpPatientsPort {
    /**
     * What the user is shown after the validation.
     *
     * @param success whether the product says that the deposit succeeded
     * @param number the number shown, as printed on the prescription
     */
    record Shown(boolean success, Optional<String> number) {}

    /**
     * Validates a prescription of one medicine.
     *
     * @param agrees what the patient answered on the view of dispensing data: OUI or NON
     * @return empty when the product deposits nothing
     */
    Optional<Shown> prescribe(String patient, boolean agrees);
}
