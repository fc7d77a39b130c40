package org.segursdk.mss.connection;

/** Kinds of mailbox. Source: mssante §2.2. */
public enum MailboxKind {
    /** Personal. */
    PER,
    /** Of an organisation: shared by a team, each member with their own identity. */
    ORG,
    /** Of an application: nobody sits before it. */
    APP,
    /** Of a practice, shared there; its specification is in progress. */
    CAB
}
