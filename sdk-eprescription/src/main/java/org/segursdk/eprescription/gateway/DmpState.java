package org.segursdk.eprescription.gateway;

/** What became of the copy in the DMP, whatever the base did. Source: eprescription §2. */
public enum DmpState {
    /** No copy was sent. */
    NONE,
    PUBLISHED,
    /** A later version took its place. */
    REPLACED,
    DELETED,
    /** It was tried and the DMP did not take it. */
    FAILED
}
