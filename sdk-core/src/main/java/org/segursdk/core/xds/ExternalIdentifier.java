package org.segursdk.core.xds;

import java.util.Objects;

/**
 * An identifier of a registry object.
 *
 * @param scheme {@code identificationScheme}, one of {@link XdsUuids}
 * @param value the identifier
 * @param name such as {@code XDSDocumentEntry.uniqueId}
 */
public record ExternalIdentifier(String scheme, String value, String name) {
    public ExternalIdentifier {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(name, "name");
    }

    /** Without the value, which may be a patient's. */
    @Override
    public String toString() {
        return "ExternalIdentifier[" + name + "]";
    }
}
