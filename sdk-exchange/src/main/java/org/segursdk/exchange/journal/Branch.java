package org.segursdk.exchange.journal;

import org.segursdk.core.error.LocalizedText;

/** The ways a document goes out. */
public enum Branch {
    DMP("DMP", "DMP"),
    /** By secure mail to the patient. */
    PATIENT("patient", "patient"),
    /** By secure mail to professionals. */
    PROFESSIONAL("professionnel", "professional");

    private final LocalizedText label;

    Branch(String french, String english) {
        this.label = LocalizedText.of(french, english);
    }

    public LocalizedText label() {
        return label;
    }
}
