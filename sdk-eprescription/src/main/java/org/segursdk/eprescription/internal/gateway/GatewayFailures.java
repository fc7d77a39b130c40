package org.segursdk.eprescription.internal.gateway;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.segursdk.core.error.GatewayException;
import org.segursdk.core.error.GatewayException.Kind;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.internal.net.NetworkFailures;
import org.segursdk.eprescription.gateway.Operation;
import org.segursdk.eprescription.gateway.Rejection;

/** Says what a call of the sandbox's base that failed means. The JDK's words may quote what came: they are not told as causes. */
final class GatewayFailures {
    static final String SERVICE = "eprescription";

    private GatewayFailures() {}

    static SegurException of(Throwable failure, boolean readOnly) {
        List<Throwable> causes = NetworkFailures.causes(failure);
        if (NetworkFailures.find(causes, BoundedBody.TooLargeException.class).isPresent()) {
            return TransportException.uncertain(
                    "EPR-ANSWER-TOO-LARGE",
                    readOnly,
                    LocalizedText.of(
                            "la réponse dépasse la taille admise", "the answer is larger than what is allowed"),
                    null);
        }
        Optional<SegurException> certificates = NetworkFailures.ofCertificates(causes);
        if (certificates.isPresent()) {
            return certificates.get();
        }
        if (NetworkFailures.find(causes, HttpConnectTimeoutException.class).isPresent()) {
            return NetworkFailures.connectTimeout(failure);
        }
        Optional<SegurException> unreachable = NetworkFailures.unreachable(causes, failure);
        if (unreachable.isPresent()) {
            return unreachable.get();
        }
        if (said(causes, "tunnel")) {
            return NetworkFailures.proxyRefused(null);
        }
        if (NetworkFailures.find(causes, SSLException.class).isPresent() || said(causes, "handshake")) {
            // An alert may also come once the request left, and then nobody knows.
            return said(causes, "handshake")
                    ? NetworkFailures.handshakeFailed(failure)
                    : NetworkFailures.connectionBroken(readOnly, null);
        }
        return NetworkFailures.connectionBroken(readOnly, null);
    }

    private static boolean said(List<Throwable> causes, String word) {
        return causes.stream()
                .filter(IOException.class::isInstance)
                .map(Throwable::getMessage)
                .anyMatch(message ->
                        message != null && message.toLowerCase(Locale.ROOT).contains(word));
    }

    static TransportException interrupted(boolean readOnly) {
        Thread.currentThread().interrupt();
        return TransportException.uncertain(
                "INTERRUPTED",
                readOnly,
                LocalizedText.of("l'appel a été interrompu", "the call was interrupted"),
                null);
    }

    static TransportException closed() {
        return TransportException.notSent(
                "EPR-GATEWAY-CLOSED", LocalizedText.of("le connecteur est fermé", "the gateway is closed"), null);
    }

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
