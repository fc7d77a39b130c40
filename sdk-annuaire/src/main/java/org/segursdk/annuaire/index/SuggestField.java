package org.segursdk.annuaire.index;

import org.segursdk.annuaire.internal.store.Words;

/** What words are suggested of. */
public enum SuggestField {
    FAMILY_NAME("p.names"),
    GIVEN_NAME("p.givens"),
    /** Towns where a professional practises. */
    PROFESSIONAL_CITY("p.towns"),
    STRUCTURE_NAME("o.names"),
    STRUCTURE_CITY("o.towns");

    private final String field;

    SuggestField(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    /** The beginning of a value, as values are kept. */
    String beginning(String typed) {
        return this == PROFESSIONAL_CITY || this == STRUCTURE_CITY ? Words.town(typed, false) : Words.of(typed);
    }
}
