package org.segursdk.eprescription.internal.gateway;

import org.segursdk.core.error.GatewayException;
import org.segursdk.core.error.GatewayException.Kind;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Outcome;
import org.segursdk.eprescription.gateway.Operation;
import org.segursdk.eprescription.gateway.Rejection;

/** Says what a call of the sandbox's base that failed means. The JDK's words may quote what came: they are not told as causes. */
final class GatewayFailures {
    static final String SERVICE = "eprescription";

    private GatewayFailures() {}

    /** What came is not of the base: it may have acted. */
    static GatewayException unreadable(Operation operation, boolean readOnly) {
        return GatewayException.of(SERVICE, operation.name(), Kind.UNREADABLE_ANSWER, Outcome.UNCERTAIN)
                .retryable(readOnly)
                .build(LocalizedText.of(
                        "la réponse n'est pas celle d'une base d'e-prescriptions du bac à sable",
                        "the answer is not one of a sandbox's base of e-prescriptions"));
    }

    /** The base does not work now, and says that it did nothing. */
    static GatewayException unavailable(Operation operation, int status) {
        return GatewayException.of(SERVICE, operation.name(), Kind.UNAVAILABLE, Outcome.REFUSED)
                .rawCode("HTTP-" + status)
                .retryable(true)
                .build(LocalizedText.of(
                        "la base ne répond pas pour le moment ; réessayez plus tard",
                        "the base does not answer now; try again later"));
    }

    /** The base says no in a way that no outcome of the operation tells. */
    static GatewayException refused(Operation operation, int status, Rejection rejection, boolean readOnly) {
        boolean broke = status >= 500;
        Kind kind = Kind.BAD_REQUEST;
        if (broke) {
            kind = Kind.INTERNAL;
        } else if (status == 401 || status == 403) {
            kind = Kind.NOT_AUTHORISED;
        }
        GatewayException.Builder failure = GatewayException.of(
                        SERVICE, operation.name(), kind, broke ? Outcome.UNCERTAIN : Outcome.REFUSED)
                .rawCode(rejection.rawCode())
                .rawText(rejection.rawText())
                .retryable(broke && readOnly);
        rejection.rule().ifPresent(failure::rule);
        return failure.build(LocalizedText.of(
                "la base refuse l'appel (HTTP " + status + ") ; voyez son code",
                "the base refuses the call (HTTP " + status + "); see its code"));
    }
}
