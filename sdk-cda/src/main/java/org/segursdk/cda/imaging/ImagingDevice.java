package org.segursdk.cda.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodedValue;

/**
 * A medical device that served or that the patient bears (FR-Dispositif-medical). Immutable. Source: cda §6.10.
 *
 * @param label how people call it
 * @param emdn category in EMDN ({@code 1.2.250.1.213.2.68}), if coded
 * @param translations LPP, CLADIMED…
 * @param udi unique identifier (UDI) or catalogue number, with who gave it
 * @param usedAt when it served, or since when it is borne
 */
public record ImagingDevice(
        String label,
        Optional<CodedValue> emdn,
        List<CodedValue> translations,
        Optional<InstanceId> udi,
        Optional<ClinicalDate> usedAt) {
    /** Code system of EMDN. */
    public static final String EMDN = "1.2.250.1.213.2.68";

    public ImagingDevice {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(emdn, "emdn");
        translations = List.copyOf(translations);
        Objects.requireNonNull(udi, "udi");
        Objects.requireNonNull(usedAt, "usedAt");
    }

    public static ImagingDevice of(String label) {
        return new ImagingDevice(label, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** @param code EMDN code, such as {@code Z11039014} */
    public ImagingDevice withEmdn(String code, String category) {
        return new ImagingDevice(label, Optional.of(CodedValue.of(code, EMDN, category)), translations, udi, usedAt);
    }

    public ImagingDevice withTranslation(CodedValue value) {
        List<CodedValue> all = new ArrayList<>(translations);
        all.add(value);
        return new ImagingDevice(label, emdn, all, udi, usedAt);
    }

    public ImagingDevice withUdi(InstanceId value) {
        return new ImagingDevice(label, emdn, translations, Optional.of(value), usedAt);
    }

    public ImagingDevice withUsedAt(ClinicalDate value) {
        return new ImagingDevice(label, emdn, translations, udi, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ImagingDevice[redacted]";
    }
}
