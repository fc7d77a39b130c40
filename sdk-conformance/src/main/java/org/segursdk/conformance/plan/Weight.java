package org.segursdk.conformance.plan;

import org.segursdk.core.error.LocalizedText;

/** What a failure of a planned requirement does to a run. */
public enum Weight {
    /** It fails the run. */
    REQUIRED("exigée", "required"),
    /** It is a warning. */
    RECOMMENDED("recommandée", "recommended"),
    /** The source does not say how strongly, from which wave or for whom: a warning. */
    UNSETTLED("non fixée", "unsettled"),
    /** It does not apply. */
    NONE("sans objet", "not applicable");

    private final String french;
    private final String english;

    Weight(String french, String english) {
        this.french = french;
        this.english = english;
    }

    public LocalizedText title() {
        return LocalizedText.of(french, english);
    }
}
