package org.segursdk.annuaire.internal.http;

import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.internal.net.NetworkFailures;

/**
 * Says what a call that failed means. Every call reads only, so each may be made again. Failures of the JDK's reader are not told as
 * causes: their words may quote what came.
 */
public final class DirectoryFailures {
    private DirectoryFailures() {}

    /** A failure of the JDK's client, which does not tell how far the request came but by the kind of the failure. */
    static SegurException of(Throwable failure) {
        List<Throwable> causes = NetworkFailures.causes(failure);
        if (NetworkFailures.find(causes, BoundedBody.TooLargeException.class).isPresent()) {
            return tooLarge();
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
            return NetworkFailures.handshakeFailed(failure);
        }
        return NetworkFailures.connectionBroken(true, null);
    }

    static TransportException tooLarge() {
        return uncertain(
                "ANNUAIRE-ANSWER-TOO-LARGE",
                "la réponse dépasse la taille admise",
                "the answer is larger than what is allowed");
    }

    /** The answer is not what the service answers. */
    public static TransportException notFhir() {
        return uncertain(
                "ANNUAIRE-ANSWER-NOT-FHIR",
                "la réponse n'est pas une ressource FHIR en JSON",
                "the answer is not a FHIR resource in JSON");
    }

    static TransportException interrupted() {
        Thread.currentThread().interrupt();
        return uncertain("INTERRUPTED", "l'appel a été interrompu", "the call was interrupted");
    }

    static TransportException closed() {
        return TransportException.notSent(
                "ANNUAIRE-CLOSED", LocalizedText.of("le client est fermé", "the client is closed"), null);
    }

    private static TransportException uncertain(String code, String french, String english) {
        return TransportException.uncertain(code, true, LocalizedText.of(french, english), null);
    }

    private static boolean said(List<Throwable> causes, String word) {
        return causes.stream()
                .filter(IOException.class::isInstance)
                .map(Throwable::getMessage)
                .anyMatch(message ->
                        message != null && message.toLowerCase(Locale.ROOT).contains(word));
    }
}
