package org.segursdk.cda.read.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.read.ReadActor;
import org.segursdk.cda.read.clinical.ReadObservation;
import org.segursdk.cda.read.clinical.ReadTreatment;

/**
 * Exposure of the patient to radiation, as written. Source: cda §9.2, §9.3.
 *
 * @param text what people read, if told
 * @param authorised who authorised it
 * @param pregnancy state of pregnancy and when it was known, if told
 * @param quantities dose quantities
 * @param radiopharmaceuticals products given
 */
public record ReadRadiationExposure(
        Optional<String> text,
        List<ReadActor> authorised,
        Optional<ReadObservation> pregnancy,
        List<ReadObservation> quantities,
        List<ReadTreatment> radiopharmaceuticals) {
    public ReadRadiationExposure {
        Objects.requireNonNull(text, "text");
        authorised = List.copyOf(authorised);
        Objects.requireNonNull(pregnancy, "pregnancy");
        quantities = List.copyOf(quantities);
        radiopharmaceuticals = List.copyOf(radiopharmaceuticals);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadRadiationExposure[redacted]";
    }
}
