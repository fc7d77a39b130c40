package org.segursdk.mss.connection;

/** What was done with a mailbox. Source: rem REM-MSST-18. */
public enum MailAction {
    CONNECT,
    AUTHENTICATE,
    SEND,
    /** A sent mail laid down in the folder of sent mails. */
    SAVE_SENT,
    /** A folder opened and its messages listed. */
    LIST,
    /** A message read. */
    READ,
    /** A message marked. */
    MARK,
    /** A message moved to another folder. */
    MOVE,
    DELETE,
    DISCONNECT
}
