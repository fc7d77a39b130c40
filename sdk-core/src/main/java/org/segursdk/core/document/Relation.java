package org.segursdk.core.document;

import java.util.Objects;
import org.segursdk.core.terminology.Oid;

/**
 * A tie from this document to an earlier one.
 *
 * @param type what kind
 * @param target uniqueId of the earlier document
 */
public record Relation(Type type, Oid target) {
    /** Kinds of relation. Source: cda §3.12, dmp §6.4. */
    public enum Type {
        /** This document cancels and replaces the target. */
        RPLC,
        /** This document is another rendition (N1 of an N3, or the reverse) of the target. */
        XFRM
    }

    public Relation {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(target, "target");
    }
}
