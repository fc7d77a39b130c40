package org.segursdk.core.xds;

import java.util.List;
import java.util.Objects;

/**
 * A person or a system as an author or a legal authenticator (XCN), as received. Every part may be {@code ""}.
 *
 * @param id XCN-1, such as an IdNat_PS, or an INS for a patient
 * @param familyName XCN-2, or the name of a system
 * @param givenName XCN-3, or the model of a device
 * @param authority OID of XCN-9
 * @param nameType XCN-10: {@code D}, {@code U}
 * @param idType XCN-13: {@code IDNPS}, {@code EI}, {@code RI}, {@code NH}
 */
public record XdsPerson(
        String id, String familyName, String givenName, String authority, String nameType, String idType) {
    public XdsPerson {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(familyName, "familyName");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(nameType, "nameType");
        Objects.requireNonNull(idType, "idType");
    }

    /** Reads an XCN of any length. */
    public static XdsPerson parse(String xcn) {
        List<String> parts = Hl7.split(xcn, '^');
        return new XdsPerson(
                Hl7.component(parts, 0),
                Hl7.component(parts, 1),
                Hl7.component(parts, 2),
                parts.size() > 8 ? Hl7.subComponent(parts.get(8), 1) : "",
                Hl7.component(parts, 9),
                Hl7.component(parts, 12));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "XdsPerson[redacted]";
    }
}
