package org.segursdk.core.document;

import java.util.Objects;

/**
 * A number that ties documents together: those of one request, one examination, one prescription. Becomes the XDS
 * referenceIdList. Source: cda §15, dmp §6.1.
 *
 * @param kind what the number is
 * @param id the number and who assigned it
 */
public record Reference(Kind kind, InstanceId id) {
    /** What a number identifies. */
    public enum Kind {
        /** A request (order). */
        ORDER,
        /** An imaging examination (accession number). */
        ACCESSION,
        /** A DICOM study (Study Instance UID), the root alone. */
        STUDY,
    }

    public Reference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }
}
