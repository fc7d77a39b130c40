package org.segursdk.annuaire.internal.http;

import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.TransportException;

/**
 * Says what a call that failed means. Every call reads only, so each may be made again. Failures of the JDK's reader are not told as
 * causes: their words may quote what came.
 */
public final class DirectoryFailures {
    private DirectoryFailures() {}

    /** The answer is not what the service answers. */
    public static TransportException notFhir() {
        return uncertain(
                "ANNUAIRE-ANSWER-NOT-FHIR",
                "la réponse n'est pas une ressource FHIR en JSON",
                "the answer is not a FHIR resource in JSON");
    }

    private static TransportException uncertain(String code, String french, String english) {
        return TransportException.uncertain(code, true, LocalizedText.of(french, english), null);
    }
}
