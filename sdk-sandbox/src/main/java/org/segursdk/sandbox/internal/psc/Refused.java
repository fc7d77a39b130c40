package org.segursdk.sandbox.internal.psc;

/** A request refused as OAuth does: status, error code, description. Without personal data. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String description;

    Refused(int status, String error, String description) {
        super(error + ": " + description);
        this.status = status;
        this.error = error;
        this.description = description;
    }

    static Refused grant(String description) {
        return new Refused(400, "invalid_grant", description);
    }

    static Refused request(String description) {
        return new Refused(400, "invalid_request", description);
    }

    /** A token that does not open what it was shown to. */
    static Refused token(String description) {
        return new Refused(401, "invalid_token", description);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    String description() {
        return description;
    }
}
