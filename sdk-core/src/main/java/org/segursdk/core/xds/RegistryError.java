package org.segursdk.core.xds;

import java.util.Objects;

/**
 * One error or warning of a registry, as received; {@code ""} where it told nothing.
 *
 * @param code such as {@code XDSUnknownPatientId}
 * @param context the registry's own words; may hold patient data
 * @param severity {@code urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error} or {@code …:Warning}
 * @param location where, in the registry's terms
 */
public record RegistryError(String code, String context, String severity, String location) {
    public RegistryError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(location, "location");
    }

    /** Whether it is only a warning; anything unknown is an error. */
    public boolean isWarning() {
        return severity.endsWith(":Warning");
    }

    /** Without the context. */
    @Override
    public String toString() {
        return "RegistryError[" + code + "]";
    }
}
