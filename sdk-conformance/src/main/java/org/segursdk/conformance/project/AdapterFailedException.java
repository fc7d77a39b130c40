package org.segursdk.conformance.project;

/** The vendor's adapter did not start: the environment is at fault, not the profile. */
public final class AdapterFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private AdapterFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    static AdapterFailedException of(String adapter, Throwable cause) {
        return new AdapterFailedException(
                "the adapter " + adapter + " did not start / l'adaptateur n'a pas démarré: "
                        + cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                cause);
    }
}
