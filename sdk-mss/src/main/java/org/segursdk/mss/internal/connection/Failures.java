package org.segursdk.mss.internal.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.segursdk.core.credentials.TimedSocket.WriteTimeoutException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.internal.net.NetworkFailures;

/** What a broken connection means, as long as nothing was committed: the mail was not sent. */
public final class Failures {
    static final LocalizedText CLOSED_BY_SERVER =
            LocalizedText.of("le serveur a fermé la connexion", "the server closed the connection");
    static final LocalizedText REFUSED_BY_SERVER =
            LocalizedText.of("le serveur a refusé une commande IMAP", "the server refused an IMAP command");

    private Failures() {}

    /** Nothing was committed. A security failure is not retryable, another is. */
    public static SegurException notSent(IOException failure) {
        List<Throwable> causes = NetworkFailures.causes(failure);
        Optional<SegurException> known = NetworkFailures.find(causes, SegurException.class)
                .or(() -> NetworkFailures.ofCertificates(causes))
                .or(() -> ofHandshake(causes));
        if (known.isPresent()) {
            return known.get();
        }
        if (has(causes, SocketTimeoutException.class) || has(causes, WriteTimeoutException.class)) {
            return notSent(
                    "CONNECT-TIMEOUT",
                    "le serveur n'a pas répondu dans le délai",
                    "the server did not answer in time",
                    failure);
        }
        return NetworkFailures.unreachable(causes, failure)
                .orElseGet(() -> notSent(
                        "CONNECTION-BROKEN",
                        "la connexion s'est rompue avant que le serveur n'ait pris le message",
                        "the connection broke before the server had taken the mail",
                        failure));
    }

    static SegurException notSent(String code, String french, String english, IOException cause) {
        return TransportException.notSent(code, LocalizedText.of(french, english), cause);
    }

    /** A handshake that failed, but not for want of time or by a connection that broke. */
    private static Optional<SegurException> ofHandshake(List<Throwable> causes) {
        return NetworkFailures.find(causes, SSLException.class)
                .filter(tls -> !has(causes, SocketTimeoutException.class) && isOfHandshake(tls))
                .map(NetworkFailures::handshakeFailed);
    }

    private static boolean isOfHandshake(SSLException tls) {
        String message = String.valueOf(tls.getMessage());
        return tls instanceof SSLHandshakeException
                || message.contains("Unsupported or unrecognized SSL message")
                || message.contains("plaintext");
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return NetworkFailures.find(causes, type).isPresent();
    }

    static SegurSecurityException security(String code, String french, String english) {
        return SegurSecurityException.notSent(code, LocalizedText.of(french, english), null);
    }
}
