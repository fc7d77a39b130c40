package org.segursdk.core.document;

import java.util.Objects;
import java.util.OptionalInt;
import org.segursdk.core.terminology.Oid;

/**
 * A tie from this document to an earlier one.
 *
 * @param type what kind
 * @param target uniqueId of the earlier document
 * @param targetVersion its version number, if told; 1 or more
 */
public record Relation(Type type, Oid target, OptionalInt targetVersion) {
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
        Objects.requireNonNull(targetVersion, "targetVersion");
    }

    public Relation(Type type, Oid target) {
        this(type, target, OptionalInt.empty());
    }

    public Relation withTargetVersion(int value) {
        return new Relation(type, target, OptionalInt.of(value));
    }
}
