package org.segursdk.conformance.port;

/** The feeding as admission and discharge messages of the hospital decide it. */
public interface StayFeedPort extends DmpFeedPort {
    /**
     * The field of segment ZFA in which the product's interface reads the opposition to the feeding, {@code Y} or {@code N}: the
     * templates of the requirement do not fix it, so the product tells.
     */
    int oppositionField();

    /** Takes an ADT message of PAM France (HL7 v2.5, segments ended by CR), as its interface does. */
    void receive(String message);

    /**
     * Writes and validates a document of a stay.
     *
     * @param stay visit number, as in PV1-19 of the messages
     */
    String validateInStay(String patient, String stay);
}
