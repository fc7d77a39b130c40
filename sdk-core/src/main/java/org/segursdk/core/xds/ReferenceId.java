package org.segursdk.core.xds;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.Oid;

/**
 * A reference that ties documents together (CXi): accession number, order, imaging study. Source: dmp §6.1, cda §15.
 *
 * @param value the number
 * @param authority OID of who assigned it
 * @param type such as {@link #ACCESSION}
 */
public record ReferenceId(String value, Oid authority, String type) {
    public static final String ACCESSION = "urn:ihe:iti:xds:2013:accession";
    public static final String ORDER = "urn:ihe:iti:xds:2013:order";
    public static final String STUDY_INSTANCE_UID = "urn:ihe:iti:xds:2016:studyInstanceUID";

    /** Name of the slot. */
    static final String SLOT = "urn:ihe:iti:xds:2013:referenceIdList";

    public ReferenceId {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(type, "type");
    }

    /** {@code value^^^&oid&ISO^type}. */
    public String toCx() {
        StringBuilder out = new StringBuilder(96);
        Hl7.escape(out, value).append("^^^&").append(authority.value()).append("&ISO^");
        return Hl7.escape(out, type).toString();
    }

    /** Reads a value of the slot; empty when it is not of that form. */
    public static Optional<ReferenceId> parse(String text) {
        List<String> parts = Hl7.split(text, '^');
        if (parts.size() < 5) {
            return Optional.empty();
        }
        String authority = Hl7.subComponent(parts.get(3), 1);
        return Oid.isValid(authority)
                ? Optional.of(
                        new ReferenceId(Hl7.unescape(parts.get(0)), Oid.of(authority), Hl7.unescape(parts.get(4))))
                : Optional.empty();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReferenceId[" + type + "]";
    }
}
