package org.segursdk.exchange.portability;

import java.util.Objects;

/**
 * Reconciliation of one type of document. Source: rem PORT-02.
 *
 * @param typeCode the type
 * @param held documents the software holds
 * @param outside of them, those outside the depth that was asked for
 * @param exported of them, those in the archive
 * @param unreadable of them, those whose bytes could not be read: the index says which
 */
public record TypeCount(String typeCode, long held, long outside, long exported, long unreadable) {
    public TypeCount {
        Objects.requireNonNull(typeCode, "typeCode");
    }

    TypeCount plus(TypeCount other) {
        return new TypeCount(
                typeCode,
                held + other.held,
                outside + other.outside,
                exported + other.exported,
                unreadable + other.unreadable);
    }

    /** The figures. */
    @Override
    public String toString() {
        return "TypeCount[" + held + ", " + outside + ", " + exported + ", " + unreadable + "]";
    }
}
