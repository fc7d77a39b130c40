package org.segursdk.soap.internal;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.ProviderException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.xml.RefusedXmlException;

/** Says what a broken exchange means: what happened, whether the service may have acted, whether to try again. */
public final class Failures {
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

    private Failures() {}

    /** A call that ended without an HTTP answer. */
    static SegurException notAnswered(Throwable failure, Call call) {
        List<Throwable> causes = causes(failure);
        Optional<SegurException> own = find(causes, SegurException.class);
        if (own.isPresent()) {
            return own.get();
        }
        IOException network = call.networkFailure();
        if (network == null) {
            return unwritable(causes, failure);
        }
        List<Throwable> networkCauses = causes(network);
        SegurException tls = tls(networkCauses, call);
        if (tls != null) {
            return tls;
        }
        return call.phase() == Call.Phase.CONNECTING
                ? notConnected(networkCauses, network)
                : broken(networkCauses, network, call.isReadOnly());
    }

    /** An answer whose reading failed. */
    public static SegurException unreadableAnswer(Throwable failure, Call call, boolean ended) {
        List<Throwable> causes = causes(failure);
        Optional<SegurException> own = find(causes, SegurException.class);
        if (own.isPresent()) {
            return own.get();
        }
        if (find(causes, RefusedXmlException.class).isPresent()) {
            return SegurSecurityException.uncertain(
                    "XML-DTD-REFUSED",
                    LocalizedText.of("la réponse contient une DTD : refusée", "the answer holds a DTD: refused"),
                    null);
        }
        Optional<AnswerException> answer = find(causes, AnswerException.class);
        if (answer.isPresent()) {
            return TransportException.uncertain(
                    answer.get().code(), call.isReadOnly(), answer.get().text(), null);
        }
        Optional<IOException> io = find(causes, IOException.class);
        if (io.isPresent() && !isEncoding(io.get())) {
            return broken(causes, io.get(), call.isReadOnly());
        }
        // The parser's own words may quote the content: they go no further.
        AnswerException bad = ended ? AnswerException.truncated() : AnswerException.notXml();
        return TransportException.uncertain(bad.code(), call.isReadOnly(), bad.text(), null);
    }

    /** Bytes that are not of the announced character set: the parser reports them as if reading had failed. */
    static boolean isEncoding(Throwable failure) {
        return failure instanceof CharConversionException || failure instanceof UnsupportedEncodingException;
    }

    /** What was to be written could not be: characters XML does not have. */
    private static SegurException unwritable(List<Throwable> causes, Throwable failure) {
        if (find(causes, XMLStreamException.class).isPresent()) {
            return InvalidInputException.of(
                    "SoapRequest",
                    "body",
                    "XML-CHARACTER",
                    "un texte contient un caractère que XML n'admet pas (caractère de contrôle)",
                    "a text holds a character that XML does not allow (control character)");
        }
        if (failure instanceof RuntimeException unexpected && !(failure instanceof org.apache.cxf.interceptor.Fault)) {
            throw unexpected;
        }
        throw new IllegalStateException(
                "message writer: " + deepest(causes).getClass().getName());
    }

    private static SegurException notConnected(List<Throwable> causes, IOException failure) {
        if (find(causes, UnknownHostException.class).isPresent()) {
            return notSent(
                    "DNS-UNKNOWN-HOST", "le nom du serveur est inconnu", "the name of the server is unknown", failure);
        }
        if (find(causes, SocketTimeoutException.class).isPresent()) {
            return notSent(
                    "CONNECT-TIMEOUT",
                    "le serveur n'a pas répondu à la connexion dans le délai",
                    "the server did not answer the connection in time",
                    failure);
        }
        if (find(causes, ConnectException.class).isPresent()
                || find(causes, NoRouteToHostException.class).isPresent()) {
            return notSent(
                    "CONNECT-REFUSED",
                    "le serveur refuse la connexion ou n'est pas joignable",
                    "the server refuses the connection or is out of reach",
                    failure);
        }
        if (message(failure).contains("tunnel through proxy")) {
            return notSent(
                    "PROXY-REFUSED",
                    "le proxy refuse de joindre le serveur",
                    "the proxy refuses to reach the server",
                    failure);
        }
        if (find(causes, SocketException.class).isPresent()) {
            return handshakeBroken(failure);
        }
        return notSent(
                "CONNECT-FAILED",
                "la connexion n'a pas pu être établie",
                "the connection could not be set up",
                failure);
    }

    private static SegurException handshakeBroken(IOException failure) {
        return notSent(
                "TLS-HANDSHAKE-BROKEN",
                "le serveur a rompu la négociation TLS ; souvent, il n'accepte pas le certificat client",
                "the server broke off the TLS handshake; often it does not accept the client certificate",
                failure);
    }

    private static SegurException broken(List<Throwable> causes, IOException failure, boolean readOnly) {
        if (find(causes, SocketTimeoutException.class).isPresent()) {
            return TransportException.uncertain(
                    "READ-TIMEOUT",
                    readOnly,
                    LocalizedText.of(
                            "la demande est partie, la réponse n'est pas venue dans le délai",
                            "the request left, the answer did not come in time"),
                    failure);
        }
        boolean cut = find(causes, EOFException.class).isPresent()
                || message(failure).toLowerCase(Locale.ROOT).contains("premature eof");
        if (cut) {
            AnswerException truncated = AnswerException.truncated();
            return TransportException.uncertain(truncated.code(), readOnly, truncated.text(), failure);
        }
        return TransportException.uncertain(
                "CONNECTION-BROKEN",
                readOnly,
                LocalizedText.of(
                        "la connexion s'est rompue pendant l'échange", "the connection broke during the exchange"),
                failure);
    }

    /** TLS says who refused whom; null when TLS is not the matter. */
    private static @Nullable SegurException tls(List<Throwable> causes, Call call) {
        Optional<SSLException> ssl = find(causes, SSLException.class);
        if (ssl.isEmpty()) {
            return null;
        }
        if (find(causes, CertificateException.class).isPresent()) {
            return untrusted(causes, ssl.get());
        }
        // The second is what the JDK says when no algorithm of the server's would start with our key.
        if (find(causes, ProviderException.class).isPresent()
                || message(ssl.get()).contains("CertificateVerify signature algorithm")) {
            return SegurSecurityException.notSent(
                    "SIGNATURE-FAILED",
                    LocalizedText.of(
                            "la clé cliente n'a pas pu signer la connexion : carte retirée, ou algorithme qu'elle n'a pas",
                            "the client's key could not sign the connection: card removed, or an algorithm it lacks"),
                    ssl.get());
        }
        var alert = ALERT.matcher(message(ssl.get()));
        boolean received = message(ssl.get()).contains("fatal alert") && alert.find();
        if (received && ABOUT_OUR_CERTIFICATE.contains(alert.group(1))) {
            // With TLS 1.3 the refusal comes after the first bytes of the request, which the server then never reads.
            return SegurSecurityException.notSent(
                    "TLS-CLIENT-REFUSED",
                    LocalizedText.of(
                            "le serveur refuse le certificat client (" + alert.group(1) + ")",
                            "the server refuses the client certificate (" + alert.group(1) + ")"),
                    ssl.get());
        }
        if (call.phase() != Call.Phase.CONNECTING
                || find(causes, SocketTimeoutException.class).isPresent()) {
            return null;
        }
        if (find(causes, EOFException.class).isPresent()
                || find(causes, SocketException.class).isPresent()) {
            return handshakeBroken(ssl.get());
        }
        return SegurSecurityException.notSent(
                "TLS-HANDSHAKE-FAILED",
                LocalizedText.of(
                        "la négociation TLS a échoué (version, algorithme ou certificat)",
                        "the TLS handshake failed (version, algorithm or certificate)"),
                ssl.get());
    }

    private static SegurException untrusted(List<Throwable> causes, SSLException failure) {
        boolean chain = causes.stream()
                .anyMatch(cause -> cause instanceof CertPathBuilderException
                        || cause instanceof CertPathValidatorException
                        || cause instanceof CertificateExpiredException
                        || cause instanceof CertificateNotYetValidException
                        || cause.getClass().getSimpleName().equals("ValidatorException"));
        if (chain) {
            return SegurSecurityException.notSent(
                    "TLS-UNTRUSTED-SERVER",
                    LocalizedText.of(
                            "le certificat du serveur n'est pas de confiance (autorité inconnue ou certificat expiré)",
                            "the certificate of the server is not trusted (unknown authority or expired certificate)"),
                    failure);
        }
        return SegurSecurityException.notSent(
                "TLS-HOST-MISMATCH",
                LocalizedText.of(
                        "le certificat présenté n'est pas celui du serveur appelé",
                        "the certificate presented is not that of the server called"),
                failure);
    }

    private static TransportException notSent(String code, String french, String english, Throwable cause) {
        return TransportException.notSent(code, LocalizedText.of(french, english), cause);
    }

    private static String message(Throwable failure) {
        String text = failure.getMessage();
        return text == null ? "" : text;
    }

    private static Throwable deepest(List<Throwable> causes) {
        return causes.get(causes.size() - 1);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        Throwable next = failure;
        while (next != null && causes.size() < 32) {
            causes.add(next);
            // An XMLStreamException of the JDK keeps its cause apart.
            Throwable cause = next.getCause();
            if (cause == null && next instanceof XMLStreamException xml) {
                cause = xml.getNestedException();
            }
            next = cause;
        }
        return causes;
    }

    private static <T extends Throwable> Optional<T> find(List<Throwable> causes, Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
