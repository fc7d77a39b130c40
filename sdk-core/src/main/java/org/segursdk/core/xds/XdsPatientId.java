package org.segursdk.core.xds;

import java.util.List;
import java.util.Objects;

/**
 * A patient identifier (CX), as received: components 1, 4 and 5, the others are tolerated. Every part may be {@code ""}.
 *
 * @param id CX-1
 * @param authority OID of CX-4
 * @param type CX-5: {@code NH} for an INS, {@code PI} for a local number
 */
public record XdsPatientId(String id, String authority, String type) {
    public XdsPatientId {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(type, "type");
    }

    public static XdsPatientId parse(String cx) {
        List<String> parts = Hl7.split(cx, '^');
        return new XdsPatientId(
                Hl7.component(parts, 0),
                parts.size() > 3 ? Hl7.subComponent(parts.get(3), 1) : "",
                Hl7.component(parts, 4));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "XdsPatientId[redacted]";
    }
}
