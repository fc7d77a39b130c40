package org.segursdk.core.internal.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.ProviderException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;

/**
 * Says what a broken exchange over TLS means: what happened, whether the service may have acted, whether to try again. One set of
 * codes and words for every client. Failures are given with their causes, see {@link #causes}.
 */
public final class NetworkFailures {
    private static final int MOST_CAUSES = 32;
    private static final Pattern ALERT = Pattern.compile("(?:fatal alert: |\\()([a-z_]+)");
    private static final Set<String> ABOUT_OUR_CERTIFICATE = Set.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "certificate_required",
            "unknown_ca",
            "access_denied");

    private NetworkFailures() {}

    /**
     * A failure of blocking sockets.
     *
     * @param sending whether a part of the request may have left
     * @param readOnly the operation changes nothing on the other side
     */
    public static SegurException of(IOException failure, boolean sending, boolean readOnly) {
        List<Throwable> causes = causes(failure);
        return ofCertificates(causes)
                .orElseGet(() -> sending ? broken(causes, failure, readOnly) : notConnected(causes, failure));
    }

    /**
     * Who refused whose certificate, or which key did not sign; empty when that is not the matter. The service did nothing: with TLS
     * 1.3 a refusal comes after the request left, which the server then never reads.
     */
    public static Optional<SegurException> ofCertificates(List<Throwable> causes) {
        Optional<SSLException> tls = find(causes, SSLException.class);
        if (find(causes, CertificateException.class).isPresent()) {
            return Optional.of(untrusted(causes, tls.isPresent() ? tls.get() : causes.get(0)));
        }
        if (tls.isEmpty()) {
            return Optional.empty();
        }
        String message = message(tls.get());
        // The second is what the JDK says when no algorithm of the server's would start with our key.
        if (find(causes, ProviderException.class).isPresent()
                || message.contains("CertificateVerify signature algorithm")) {
            return Optional.of(security(
                    "SIGNATURE-FAILED",
                    "la clé cliente n'a pas pu signer la connexion : carte retirée, ou algorithme qu'elle n'a pas",
                    "the client's key could not sign the connection: card removed, or an algorithm it lacks",
                    tls.get()));
        }
        Matcher alert = ALERT.matcher(message);
        if (message.contains("fatal alert") && alert.find() && ABOUT_OUR_CERTIFICATE.contains(alert.group(1))) {
            return Optional.of(security(
                    "TLS-CLIENT-REFUSED",
                    "le serveur refuse le certificat client (" + alert.group(1) + ")",
                    "the server refuses the client certificate (" + alert.group(1) + ")",
                    tls.get()));
        }
        return Optional.empty();
    }

    private static SegurException untrusted(List<Throwable> causes, Throwable failure) {
        Optional<CertPathValidatorException> path = find(causes, CertPathValidatorException.class);
        Reason reason = path.map(CertPathValidatorException::getReason).orElse(BasicReason.UNSPECIFIED);
        if (reason == BasicReason.REVOKED) {
            return security(
                    "TLS-REVOKED-SERVER",
                    "le certificat du serveur est révoqué",
                    "the certificate of the server is revoked",
                    failure);
        }
        if (reason == BasicReason.UNDETERMINED_REVOCATION_STATUS) {
            return security(
                    "TLS-REVOCATION-UNKNOWN",
                    "la révocation du certificat du serveur n'a pas pu être vérifiée",
                    "the revocation of the certificate of the server could not be checked",
                    failure);
        }
        boolean chain = causes.stream()
                .anyMatch(cause -> cause instanceof CertPathBuilderException
                        || cause instanceof CertPathValidatorException
                        || cause instanceof CertificateExpiredException
                        || cause instanceof CertificateNotYetValidException
                        || cause.getClass().getSimpleName().equals("ValidatorException"));
        return chain
                ? security(
                        "TLS-UNTRUSTED-SERVER",
                        "le certificat du serveur n'est pas de confiance (autorité inconnue ou certificat expiré)",
                        "the certificate of the server is not trusted (unknown authority or expired certificate)",
                        failure)
                : security(
                        "TLS-HOST-MISMATCH",
                        "le certificat présenté n'est pas celui du serveur appelé",
                        "the certificate presented is not that of the server called",
                        failure);
    }

    /** No byte of the request left, and no certificate is the matter. */
    public static SegurException notConnected(List<Throwable> causes, Throwable failure) {
        Optional<SegurException> unreachable = unreachable(causes, failure);
        if (unreachable.isPresent()) {
            return unreachable.get();
        }
        if (find(causes, SocketTimeoutException.class).isPresent()) {
            return connectTimeout(failure);
        }
        if (find(causes, EOFException.class).isPresent()
                || find(causes, SocketException.class).isPresent()) {
            return notSent(
                    "TLS-HANDSHAKE-BROKEN",
                    "le serveur a rompu la négociation TLS ; souvent, il n'accepte pas le certificat client",
                    "the server broke off the TLS handshake; often it does not accept the client certificate",
                    failure);
        }
        if (find(causes, SSLException.class).isPresent()) {
            return handshakeFailed(failure);
        }
        return notSent(
                "CONNECT-FAILED",
                "la connexion n'a pas pu être établie",
                "the connection could not be set up",
                failure);
    }

    /** The server has no address, or nobody answers there; empty when that is not the matter. */
    public static Optional<SegurException> unreachable(List<Throwable> causes, Throwable failure) {
        if (find(causes, UnknownHostException.class).isPresent()
                || find(causes, UnresolvedAddressException.class).isPresent()) {
            return Optional.of(notSent(
                    "DNS-UNKNOWN-HOST", "le nom du serveur est inconnu", "the name of the server is unknown", failure));
        }
        if (find(causes, ConnectException.class).isPresent()
                || find(causes, NoRouteToHostException.class).isPresent()) {
            return Optional.of(notSent(
                    "CONNECT-REFUSED",
                    "le serveur refuse la connexion ou n'est pas joignable",
                    "the server refuses the connection or is out of reach",
                    failure));
        }
        return Optional.empty();
    }

    public static SegurException connectTimeout(Throwable failure) {
        return notSent(
                "CONNECT-TIMEOUT",
                "le serveur n'a pas répondu à la connexion dans le délai",
                "the server did not answer the connection in time",
                failure);
    }

    public static SegurException handshakeFailed(Throwable failure) {
        return security(
                "TLS-HANDSHAKE-FAILED",
                "la négociation TLS a échoué (version, algorithme ou certificat)",
                "the TLS handshake failed (version, algorithm or certificate)",
                failure);
    }

    /** @param failure null when its words may tell what should not be told */
    public static SegurException proxyRefused(@Nullable Throwable failure) {
        return notSent(
                "PROXY-REFUSED",
                "le proxy refuse de joindre le serveur",
                "the proxy refuses to reach the server",
                failure);
    }

    /** A part of the request may have left, and no certificate is the matter. */
    public static TransportException broken(List<Throwable> causes, Throwable failure, boolean readOnly) {
        if (find(causes, SocketTimeoutException.class).isPresent()) {
            return readTimeout(readOnly, failure);
        }
        boolean cut = find(causes, EOFException.class).isPresent()
                || message(failure).toLowerCase(Locale.ROOT).contains("premature eof");
        return cut ? truncated(readOnly, failure) : connectionBroken(readOnly, failure);
    }

    public static TransportException readTimeout(boolean readOnly, @Nullable Throwable failure) {
        return TransportException.uncertain(
                "READ-TIMEOUT",
                readOnly,
                LocalizedText.of(
                        "la demande est partie, la réponse n'est pas venue dans le délai",
                        "the request left, the answer did not come in time"),
                failure);
    }

    public static TransportException truncated(boolean readOnly, @Nullable Throwable failure) {
        return TransportException.uncertain(
                "ANSWER-TRUNCATED",
                readOnly,
                LocalizedText.of("la réponse s'arrête avant sa fin", "the answer stops before its end"),
                failure);
    }

    public static TransportException connectionBroken(boolean readOnly, @Nullable Throwable failure) {
        return TransportException.uncertain(
                "CONNECTION-BROKEN",
                readOnly,
                LocalizedText.of(
                        "la connexion s'est rompue pendant l'échange", "the connection broke during the exchange"),
                failure);
    }

    /** A failure and what caused it, the outermost first. */
    public static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable next = failure; next != null && causes.size() < MOST_CAUSES; next = next.getCause()) {
            causes.add(next);
        }
        return causes;
    }

    /** The outermost cause of that type. */
    public static <T extends Throwable> Optional<T> find(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String message(Throwable failure) {
        String text = failure.getMessage();
        return text == null ? "" : text;
    }

    private static SegurException notSent(String code, String french, String english, @Nullable Throwable cause) {
        return TransportException.notSent(code, LocalizedText.of(french, english), cause);
    }

    private static SegurException security(String code, String french, String english, Throwable cause) {
        return SegurSecurityException.notSent(code, LocalizedText.of(french, english), cause);
    }
}
