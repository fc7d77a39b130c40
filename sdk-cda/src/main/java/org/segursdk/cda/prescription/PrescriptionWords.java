package org.segursdk.cda.prescription;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.segursdk.cda.internal.prescription.LineWords;

/**
 * How a prescription reads in French: the very words of the document's narrative, for screens and printed sheets. Two structured
 * posologies that differ never give the same sentence; a route or a counted unit is told by its label. Immutable. Source: cda
 * §10.3, eprescription §6.5.
 */
public final class PrescriptionWords {
    private final LineWords lines;

    private PrescriptionWords(LineWords lines) {
        this.lines = lines;
    }

    /**
     * @param zone in which instants are read
     * @param secured numbers in full letters too, as on a secured prescription
     */
    public static PrescriptionWords in(ZoneId zone, boolean secured) {
        return new PrescriptionWords(new LineWords(zone, secured));
    }

    /**
     * How the medicine is taken and for how long: dose, rhythm, duration, a line for each step; the prescriber's words when it is
     * not structured. Lines are apart by a line feed.
     */
    public String posology(PrescribedMedicine medicine) {
        return lines.posology(medicine);
    }

    /** The sentence of a structure, a line for each step; the prescriber's own words come last, between guillemets. */
    public String sentence(StructuredPosology posology, Optional<TreatmentPeriod> period) {
        return lines.sentence(posology, period);
    }

    /** What is dispensed and how often: quantity, renewals. One line at least. */
    public List<String> delivery(PrescribedMedicine medicine) {
        return lines.delivery(medicine);
    }

    /** What is delivered and how often: quantity, rental, use, renewals. One line at least. */
    public List<String> delivery(PrescribedDevice device) {
        return lines.delivery(device);
    }
}
