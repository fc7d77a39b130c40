package org.segursdk.sandbox;

/** An address of the Pro Santé Connect simulator, for situations that strike there alone. */
public enum PscEndpoint {
    DISCOVERY,
    JWKS,
    /** What the browser sees: authorization, login page. */
    AUTHORIZATION,
    TOKEN,
    USERINFO,
    INTROSPECTION,
    REVOCATION,
    LOGOUT,
    /** Start of a decoupled authentication; polls come to {@link #TOKEN}. */
    CIBA,
    /** Authorization server of the API PSC. */
    API_TOKEN,
    /** The resource of the API PSC. */
    API_RESOURCE,
    /** Sharing of the patient in focus. */
    CONTEXT
}
