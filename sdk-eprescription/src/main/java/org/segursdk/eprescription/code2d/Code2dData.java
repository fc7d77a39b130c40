package org.segursdk.eprescription.code2d;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.eprescription.PrescriptionNumber;

/**
 * What the 2D code says. It bears no line of the prescription. Source: eprescription §4.1.
 *
 * @param number the e-prescription's
 * @param lastName patient's last name
 * @param firstName patient's first name
 * @param birthDate {@code AAAA-MM-JJ}; how lunar dates are written is not known
 * @param rpps prescriber, 11 digits; who is replaced, when there is a replacement
 * @param replacementRpps the replacement, 11 digits, if any
 * @param amNumber Assurance Maladie number of the prescriber, 9 digits, if told
 */
public record Code2dData(
        PrescriptionNumber number,
        String lastName,
        String firstName,
        String birthDate,
        String rpps,
        Optional<String> replacementRpps,
        Optional<String> amNumber) {
    public Code2dData {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(lastName, "lastName");
        Objects.requireNonNull(firstName, "firstName");
        Objects.requireNonNull(birthDate, "birthDate");
        Objects.requireNonNull(rpps, "rpps");
        Objects.requireNonNull(replacementRpps, "replacementRpps");
        Objects.requireNonNull(amNumber, "amNumber");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Code2dData[redacted]";
    }
}
