package org.segursdk.core.xds;

import java.util.List;
import java.util.Objects;

/**
 * An institution of an author (XON), as received. Every part may be {@code ""}.
 *
 * @param name XON-1
 * @param authority OID of XON-6
 * @param idType XON-7: {@code IDNST}
 * @param id XON-10, an IdNat_Struct
 */
public record XdsOrganization(String name, String authority, String idType, String id) {
    public XdsOrganization {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(idType, "idType");
        Objects.requireNonNull(id, "id");
    }

    /** Reads an XON of any length. */
    public static XdsOrganization parse(String xon) {
        List<String> parts = Hl7.split(xon, '^');
        return new XdsOrganization(
                Hl7.component(parts, 0),
                parts.size() > 5 ? Hl7.subComponent(parts.get(5), 1) : "",
                Hl7.component(parts, 6),
                Hl7.component(parts, 9));
    }
}
