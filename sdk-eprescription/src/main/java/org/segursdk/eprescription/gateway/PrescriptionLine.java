package org.segursdk.eprescription.gateway;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * One line of a prescription, as executions name it. That a medicine's line is matched by its CIP or its virtual medicine code was seen;
 * how the base names lines is not public: the ids are the SDK's. Source: eprescription §2 (9).
 *
 * @param id {@code M1}, {@code M2}… medicines, {@code D1}… devices, {@code A1}… acts, in the order of the prescription
 * @param label what is prescribed
 * @param code CIP, virtual medicine or UCD of a medicine, LPP or EMDN of a device, the act's own; none for a preparation
 * @param words posology or instructions, in French; may be empty
 */
public record PrescriptionLine(String id, String label, Optional<CodedValue> code, String words) {
    public PrescriptionLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(words, "words");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PrescriptionLine[redacted]";
    }
}
