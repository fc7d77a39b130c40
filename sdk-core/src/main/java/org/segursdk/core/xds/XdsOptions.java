package org.segursdk.core.xds;

import java.util.Objects;

/**
 * The choices about the form of metadata that a counterpart may want otherwise. A service's profile sets them, each with its
 * source and certainty.
 *
 * @param hashAndSize write the slots {@code hash} and {@code size}
 * @param professionalIdType XCN-13 of a national identifier, {@code IDNPS}
 * @param internalProfessionalIdType XCN-13 of an identifier internal to a structure: {@code IDNPS}, or {@code EI}
 * @param structureIdType XON-7, {@code IDNST}
 */
public record XdsOptions(
        boolean hashAndSize, String professionalIdType, String internalProfessionalIdType, String structureIdType) {
    /** The forms of dmp §6.1. */
    public static final XdsOptions DEFAULT = new XdsOptions(true, "IDNPS", "IDNPS", "IDNST");

    public XdsOptions {
        Objects.requireNonNull(professionalIdType, "professionalIdType");
        Objects.requireNonNull(internalProfessionalIdType, "internalProfessionalIdType");
        Objects.requireNonNull(structureIdType, "structureIdType");
    }
}
