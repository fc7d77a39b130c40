package org.segursdk.exchange.sharing;

import java.util.Objects;

/**
 * What the software knows of the patient that decides where a document may go.
 *
 * @param dmpOpposed the patient opposes that the DMP is fed
 * @param messagesOpposed the patient does not want messages
 * @param dmp what is known of the record; unknown, it is asked when the document is sent
 */
public record PatientFacts(boolean dmpOpposed, boolean messagesOpposed, DmpRecord dmp) {
    /** What is known of a record. */
    public enum DmpRecord {
        UNKNOWN,
        OPEN,
        CLOSED,
        ABSENT
    }

    public PatientFacts {
        Objects.requireNonNull(dmp, "dmp");
    }

    /** A patient who was told and opposes nothing; nothing known of the record. */
    public static PatientFacts noOpposition() {
        return new PatientFacts(false, false, DmpRecord.UNKNOWN);
    }
}
