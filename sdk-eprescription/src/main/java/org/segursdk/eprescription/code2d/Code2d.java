package org.segursdk.eprescription.code2d;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.prescription.Code2dImage;
import org.segursdk.core.Environment;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Patient;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.eprescription.EPrescription;
import org.segursdk.eprescription.EPrescriptionProfile;
import org.segursdk.eprescription.Prescription;
import org.segursdk.eprescription.internal.CodeJson;
import org.segursdk.eprescription.internal.QrCode;

/**
 * The 2D code of a sheet: a QR code that holds a small JSON. What is written follows one published sample, not a specification:
 * see {@link EPrescriptionProfile}. Immutable, thread-safe. Source: eprescription §4.
 */
public final class Code2d {
    private static final int MODULE_PIXELS = 6;

    private final EPrescriptionProfile profile;

    private Code2d(EPrescriptionProfile profile) {
        this.profile = profile;
    }

    /**
     * A writer.
     *
     * @throws SegurSecurityException code {@code EPR-PROFILE-UNACCEPTED}: production, and nobody accepted the profile
     */
    public static Code2d writer(EPrescriptionProfile profile, Environment environment) {
        profile.requireUsableIn(environment);
        return new Code2d(profile);
    }

    /**
     * Reads what a scanner gives: names without their padding, keys not known passed over. Nothing else than a JSON object of that
     * structure is taken, and no more than a QR code holds.
     *
     * @param payload the bytes of the code, UTF-8
     * @param profile which of the RPPS keys is the replacement's
     * @throws InvalidInputException rules {@code EPR-CODE2D}, {@code EPR-NUMBER}, {@code REQUIRED}
     */
    public static Code2dData read(byte[] payload, EPrescriptionProfile profile) {
        return CodeJson.read(payload, profile.replacementIsSecond().value());
    }

    /** The same, of the text a scanner gives. */
    public static Code2dData read(String payload, EPrescriptionProfile profile) {
        return read(payload.getBytes(StandardCharsets.UTF_8), profile);
    }

    /**
     * What the code of an e-prescription says.
     *
     * @throws InvalidInputException rule {@code EPR-CODE2D-RPPS}: the prescriber, or who is replaced, has no RPPS number
     */
    public Code2dData data(EPrescription ePrescription) {
        Prescription prescription = ePrescription.prescription();
        Patient patient = prescription.patient();
        boolean birth = profile.birthNames().value();
        String prescriber = rpps(prescription.prescriber().professional(), "prescriber");
        Optional<String> replaced = prescription.replaced().map(who -> rpps(who, "replaced"));
        return new Code2dData(
                ePrescription.number(),
                birth
                        ? patient.traits().birthName()
                        : patient.usedName().orElse(patient.traits().birthName()),
                birth
                        ? patient.traits().firstGivenName()
                        : patient.usedGivenName().orElse(patient.traits().firstGivenName()),
                patient.traits().birthDate().toIso(),
                replaced.orElse(prescriber),
                replaced.isPresent() ? Optional.of(prescriber) : Optional.empty(),
                prescription.amNumber());
    }

    private static String rpps(Professional professional, String path) {
        String id = professional.id().value();
        if (professional.id().isInternal() || !id.startsWith("8")) {
            throw InvalidInputException.of(
                    "Code2d",
                    path,
                    "EPR-CODE2D-RPPS",
                    "le code 2D porte un numéro RPPS",
                    "the 2D code bears an RPPS number");
        }
        return id.substring(1);
    }

    /** The JSON, UTF-8. */
    public byte[] payload(Code2dData data) {
        Objects.requireNonNull(data, "data");
        return CodeJson.write(
                data,
                profile.structureVersion().value(),
                profile.padding().value(),
                profile.replacementIsSecond().value());
    }

    /**
     * The code as a black and white PNG.
     *
     * @throws InvalidInputException rule {@code EPR-CODE2D-SIZE}: more than a QR code holds
     */
    public Code2dImage image(Code2dData data) {
        QrCode code = QrCode.of(
                payload(data),
                profile.errorCorrection().value(),
                profile.quietZone().value());
        return Code2dImage.png(DocumentContent.of(code.png(MODULE_PIXELS)));
    }
}
