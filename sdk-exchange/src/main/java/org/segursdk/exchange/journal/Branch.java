package org.segursdk.exchange.journal;

import org.segursdk.core.error.LocalizedText;

/** The ways a document goes out. */
public enum Branch {
    DMP("DMP", "DMP"),
    /** By secure mail to the patient. */
    PATIENT("patient", "patient"),
    /** By secure mail to professionals. */
    PROFESSIONAL("professionnel", "professional");

    private final String french;
    private final String english;

    Branch(String french, String english) {
        this.french = french;
        this.english = english;
    }

    public LocalizedText label() {
        return LocalizedText.of(french, english);
    }
}
