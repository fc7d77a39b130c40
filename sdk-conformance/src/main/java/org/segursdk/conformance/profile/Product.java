package org.segursdk.conformance.profile;

import java.util.Objects;
import java.util.Optional;

/**
 * The product that is looked at.
 *
 * @param name as sold
 * @param version of this build
 * @param vendor who makes it
 * @param convergenceReference the reference given by Convergence, which {@code X-MSS-NIL} has to bear; empty until it is known
 */
public record Product(String name, String version, String vendor, Optional<String> convergenceReference) {
    public Product {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(convergenceReference, "convergenceReference");
    }
}
