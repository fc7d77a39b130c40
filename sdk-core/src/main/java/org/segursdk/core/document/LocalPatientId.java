package org.segursdk.core.document;

import java.util.Objects;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.Oid;

/**
 * The patient's number in the software or establishment (IPP).
 *
 * @param domain OID of the identification domain
 * @param value the number; none of the HL7 separators
 */
public record LocalPatientId(Oid domain, String value) {
    public LocalPatientId {
        Objects.requireNonNull(domain, "domain");
        Objects.requireNonNull(value, "value");
        new Violations()
                .check(
                        !value.isBlank()
                                && value.length() <= 64
                                && value.chars().noneMatch(c -> "^&|~\\<>".indexOf(c) >= 0),
                        "value",
                        "IPP-FORM",
                        "de 1 à 64 caractères, sans séparateur HL7",
                        "1 to 64 characters, without HL7 separators")
                .throwIfAny("LocalPatientId");
    }

    /** {@code value^^^&oid&ISO^PI}. Source: dmp §6.1. */
    public String toCx() {
        return value + "^^^&" + domain + "&ISO^PI";
    }

    @Override
    public String toString() {
        return "LocalPatientId[redacted]";
    }
}
