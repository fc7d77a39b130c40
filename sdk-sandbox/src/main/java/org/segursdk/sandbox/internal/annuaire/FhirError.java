package org.segursdk.sandbox.internal.annuaire;

/** The server refuses, with an OperationOutcome. Source: annuaire §8. */
final class FhirError extends Exception {
    private final int status;
    private final String code;

    FhirError(int status, String code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Malformed, or unknown. */
    static FhirError bad(String text) {
        return new FhirError(400, "processing", text);
    }

    int status() {
        return status;
    }

    /** Code of the issue. */
    String code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
