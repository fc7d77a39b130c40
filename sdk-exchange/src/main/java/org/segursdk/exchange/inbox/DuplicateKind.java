package org.segursdk.exchange.inbox;

/** Why an item is not shown beside the one it repeats; it stays reachable. Source: rem MSSR-17, mssante §6. */
public enum DuplicateKind {
    /** The same content at another level (N1 beside N3), under an id of its own. */
    OTHER_LEVEL,
    /** The same document came before. */
    SAME_DOCUMENT,
    /** The same document, by mail and in the DMP. */
    OTHER_CHANNEL,
    /** An older version of one that is there. */
    OLDER_VERSION
}
