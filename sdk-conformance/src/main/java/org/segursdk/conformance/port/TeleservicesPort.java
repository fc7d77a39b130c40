package org.segursdk.conformance.port;

import org.segursdk.conformance.port.MailTransportPort.MailAccount;

/** What a product calls with the session of Pro Santé Connect by which its user logged in. Requirement REM-PSC-05. */
public interface TeleservicesPort extends PscLoginPort {
    /** INSi: searches the person ADRUN ZOE, F, born 1975-12-31, a test person of the sandbox. */
    void callInsi(UserSession session) throws Exception;

    /** DMP: asks whether the patient of the test matricule {@code 279035121518989} has a record, in the name of the user. */
    void callDmp(UserSession session) throws Exception;

    /** E-prescription: searches the user's prescriptions for the patient of the test matricule {@code 279035121518989}. */
    void callEPrescription(UserSession session) throws Exception;

    /** Secure mail: opens the user's mailbox, with the session's token. */
    void openMailbox(UserSession session, MailAccount mailbox) throws Exception;
}
