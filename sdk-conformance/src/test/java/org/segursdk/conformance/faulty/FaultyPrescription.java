package org.segursdk.conformance.faulty;

import org.segursdk.conformance.checks.prescription.PrescriptionSample;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.sheet.PrintedSheet;

/** Fault 33: the sheet bears the code whatever the base answered. */
final class FaultyPrescription extends PrescriptionSample {
    @Override
    protected PrintedSheet printed(EPrescription deposit, boolean taken) {
        return super.printed(deposit, true);
    }
}
