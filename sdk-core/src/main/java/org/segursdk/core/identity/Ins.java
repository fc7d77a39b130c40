package org.segursdk.core.identity;

import java.util.Objects;

/**
 * A matricule with its assigning authority; the one never travels without the other. An {@code Ins} is not a right to
 * transmit: only a {@link QualifiedIns} is. Source: insi §1, §5.
 *
 * @param matricule number and key
 * @param authority who assigned it
 */
public record Ins(Matricule matricule, InsAuthority authority) {
    public Ins {
        Objects.requireNonNull(matricule, "matricule");
        Objects.requireNonNull(authority, "authority");
    }

    /** {@code matricule^^^&oid&ISO^NH}, the form of XDS, the VIHF and HL7. Source: dmp §6.1. */
    public String toCx() {
        return matricule.value() + "^^^&" + authority.oid() + "&ISO^NH";
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Ins[" + authority + ", redacted]";
    }
}
