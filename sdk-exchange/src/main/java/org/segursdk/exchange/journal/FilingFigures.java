package org.segursdk.exchange.journal;

import java.util.Objects;

/**
 * What became of the documents of one type that arrived over a period. Source: rem MSSR-13.
 *
 * @param typeCode type of document; {@code ""} when none was told
 * @param byRule filed without a person
 * @param byHand filed by a person
 * @param notFiled not filed, deleted ones included; duplicates are not counted
 */
public record FilingFigures(String typeCode, long byRule, long byHand, long notFiled) {
    public FilingFigures {
        Objects.requireNonNull(typeCode, "typeCode");
    }

    /** The figures. */
    @Override
    public String toString() {
        return "FilingFigures[" + byRule + ", " + byHand + ", " + notFiled + "]";
    }
}
