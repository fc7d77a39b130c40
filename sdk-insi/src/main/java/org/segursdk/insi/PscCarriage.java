package org.segursdk.insi;

/** How the access token of Pro Santé Connect travels to INSi: not published. Source: insi §3.2, §15. */
public enum PscCarriage {
    /** Not sent. */
    NONE,
    /** HTTP header {@code Authorization: Bearer}. */
    HTTP_BEARER
}
