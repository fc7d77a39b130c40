package org.segursdk.core.xds;

/** Statuses of a registered entry, as XDS and the French profile name them. Source: dmp §8, §10. */
public final class AvailabilityStatus {
    /** In force. */
    public static final String APPROVED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Approved";
    /** Replaced by another. */
    public static final String DEPRECATED = "urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated";
    /** Set aside, still to be had. */
    public static final String ARCHIVED = "urn:asip:ci-sis:2010:StatusType:Archived";
    /** Taken out of sight; asked for by an update, never answered by a search. */
    public static final String DELETED = "urn:asip:ci-sis:2010:StatusType:Deleted";

    private AvailabilityStatus() {}
}
