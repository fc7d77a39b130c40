package org.segursdk.eprescription.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.PrescriptionNumber;

/**
 * A prescription as the base tells it. The base's own format is not public; a gateway fills what it reads.
 *
 * @param summary number, status, dates, prescriber
 * @param patient who it is for
 * @param validUntil end of its validity, if told
 * @param replacedBy the one that took its place, if told
 * @param lines what is prescribed
 */
public record ConsultedPrescription(
        EPrescriptionSummary summary,
        BasePatient patient,
        Optional<Instant> validUntil,
        Optional<PrescriptionNumber> replacedBy,
        List<PrescriptionLine> lines) {
    public ConsultedPrescription {
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(validUntil, "validUntil");
        Objects.requireNonNull(replacedBy, "replacedBy");
        lines = List.copyOf(lines);
    }

    /**
     * The patient as the base names them.
     *
     * @param birthName nom de naissance
     * @param firstGivenName first name of birth
     * @param birthDate ISO, may be partial or lunar
     */
    public record BasePatient(String birthName, String firstGivenName, String birthDate) {
        public BasePatient {
            Objects.requireNonNull(birthName, "birthName");
            Objects.requireNonNull(firstGivenName, "firstGivenName");
            Objects.requireNonNull(birthDate, "birthDate");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "BasePatient[redacted]";
        }
    }

    /**
     * Whether this is that prescription: same number, patient, prescriber, date and lines. What a deposit whose answer was lost is
     * compared with.
     */
    public boolean isSameAs(EPrescription other) {
        Prescription prescription = other.prescription();
        IdentityTraits traits = prescription.patient().traits();
        return summary.number().equals(other.number())
                && summary.writtenAt().equals(prescription.writtenAt())
                && summary.prescriber()
                        .equals(prescription.prescriber().professional().id())
                && patient.birthName().equals(traits.birthName())
                && patient.firstGivenName().equals(traits.firstGivenName())
                && patient.birthDate().equals(traits.birthDate().toIso())
                && lines.equals(PrescriptionLines.of(prescription));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ConsultedPrescription[" + lines.size() + " lines]";
    }
}
