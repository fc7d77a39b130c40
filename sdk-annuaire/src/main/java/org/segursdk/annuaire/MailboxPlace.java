package org.segursdk.annuaire;

/** Where in the directory a mailbox was read: three places hold them. Source: annuaire §4. */
public enum MailboxPlace {
    /** On the professional: tied to the person alone. */
    PROFESSIONAL,
    /** On an activity: tied to the person at a place. */
    ACTIVITY,
    /** On a structure. */
    STRUCTURE
}
