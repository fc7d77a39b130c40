package org.segursdk.cda;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.terminology.CodedValue;

/**
 * A consent or a non-opposition of the patient, given (authorization). Source: cda §3.13.
 *
 * @param code what was agreed to, such as LOINC {@code 64292-6}
 * @param id its number, if it has one
 */
public record Consent(CodedValue code, Optional<InstanceId> id) {
    public Consent {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(id, "id");
    }

    public static Consent of(CodedValue code) {
        return new Consent(code, Optional.empty());
    }

    public Consent withId(InstanceId value) {
        return new Consent(code, Optional.of(value));
    }
}
