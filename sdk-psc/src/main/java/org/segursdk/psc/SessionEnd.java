package org.segursdk.psc;

/** Why a session ended. */
public enum SessionEnd {
    /** The user logged out of the software. */
    LOGGED_OUT,
    /** Its time was over. */
    EXPIRED,
    /** The provider refused to prolong it. */
    REFUSED,
    /** The provider told it through the browser. */
    FRONT_CHANNEL,
    /** The provider told it from server to server. */
    BACK_CHANNEL,
    /** The client was closed. */
    CLIENT_CLOSED
}
