package org.segursdk.core.xds;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Reference;
import org.segursdk.core.terminology.Oid;

/**
 * A reference that ties documents together (CXi): accession number, order, imaging study. Source: dmp §6.1, cda §15.
 *
 * @param value the number
 * @param authority OID of who assigned it; absent when the number is unique by itself, as a DICOM study's
 * @param type such as {@link #ACCESSION}
 */
public record ReferenceId(String value, Optional<Oid> authority, String type) {
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

    /** The reference of a document's metadata. */
    public static ReferenceId of(Reference reference) {
        String type =
                switch (reference.kind()) {
                    case ORDER -> ORDER;
                    case ACCESSION -> ACCESSION;
                    case STUDY -> STUDY_INSTANCE_UID;
                };
        InstanceId id = reference.id();
        return id.extension()
                .map(number -> new ReferenceId(number, Optional.of(id.root()), type))
                .orElseGet(() -> new ReferenceId(id.root().value(), Optional.empty(), type));
    }

    /** {@code value^^^&oid&ISO^type}, or {@code value^^^^type} without an authority. */
    public String toCx() {
        StringBuilder out = new StringBuilder(96);
        Hl7.escape(out, value).append("^^^");
        authority.ifPresent(oid -> out.append('&').append(oid.value()).append("&ISO"));
        out.append('^');
        return Hl7.escape(out, type).toString();
    }

    /** Reads a value of the slot; empty when it is not of that form. */
    public static Optional<ReferenceId> parse(String text) {
        List<String> parts = Hl7.split(text, '^');
        if (parts.size() < 5) {
            return Optional.empty();
        }
        String authority = Hl7.subComponent(parts.get(3), 1);
        if (!parts.get(3).isEmpty() && !Oid.isValid(authority)) {
            return Optional.empty();
        }
        return Optional.of(new ReferenceId(
                Hl7.unescape(parts.get(0)),
                parts.get(3).isEmpty() ? Optional.empty() : Optional.of(Oid.of(authority)),
                Hl7.unescape(parts.get(4))));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReferenceId[" + type + "]";
    }
}
