package org.segursdk.insi.datamatrix;

import org.jspecify.annotations.Nullable;

/** The blocks of the text, in the order they are written. Source: insi §7. */
enum Block {
    MATRICULE("S1", 15, true),
    OID("S2", 20, false),
    GIVEN_NAMES("S3", 100, false),
    NAME("S4", 100, false),
    SEX("S5", 1, true),
    BIRTH_DATE("S6", 10, true),
    BIRTH_PLACE("S7", 5, true);

    static final char GS = 29;
    static final String HEADER = "IS01" + "0".repeat(22);

    final String id;
    final int maximum;
    final boolean fixed;

    Block(String id, int maximum, boolean fixed) {
        this.id = id;
        this.maximum = maximum;
        this.fixed = fixed;
    }

    static @Nullable Block at(String text, int position) {
        for (Block block : values()) {
            if (text.startsWith(block.id, position)) {
                return block;
            }
        }
        return null;
    }
}
