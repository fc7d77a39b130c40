package org.segursdk.core.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.ProviderException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;

/** What each failure of a connection means. */
class NetworkFailuresTest {
    private static <T extends Throwable> T by(T failure, Throwable cause) {
        failure.initCause(cause);
        return failure;
    }

    private static IOException revoked(BasicReason reason) {
        return by(
                new SSLHandshakeException("PKIX"),
                new CertificateException(new CertPathValidatorException("x", null, null, -1, reason)));
    }

    /** Failures that mean the same however far the request came. */
    static Stream<Arguments> certificates() {
        return Stream.of(
                Arguments.of(
                        "TLS-UNTRUSTED-SERVER",
                        by(
                                new SSLHandshakeException("PKIX"),
                                new CertificateException(new CertPathBuilderException("no path")))),
                Arguments.of(
                        "TLS-UNTRUSTED-SERVER",
                        by(new SSLHandshakeException("PKIX"), new CertificateExpiredException("over"))),
                Arguments.of(
                        "TLS-HOST-MISMATCH",
                        by(new SSLHandshakeException("No name"), new CertificateException("No name"))),
                Arguments.of("TLS-REVOKED-SERVER", revoked(BasicReason.REVOKED)),
                Arguments.of("TLS-REVOCATION-UNKNOWN", revoked(BasicReason.UNDETERMINED_REVOCATION_STATUS)),
                Arguments.of("TLS-CLIENT-REFUSED", new SSLException("Received fatal alert: bad_certificate")),
                Arguments.of(
                        "TLS-CLIENT-REFUSED", new SSLException("(certificate_required) Received fatal alert: unknown")),
                Arguments.of("SIGNATURE-FAILED", by(new SSLException("x"), new ProviderException("card"))),
                Arguments.of(
                        "SIGNATURE-FAILED",
                        new SSLHandshakeException("No supported CertificateVerify signature algorithm")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void certificates_areToldWheneverTheyFail(String code, IOException failure) {
        for (boolean sending : new boolean[] {false, true}) {
            SegurException told = NetworkFailures.of(failure, sending, true);
            assertThat(told.code()).isEqualTo(code);
            assertThat(told).isInstanceOf(SegurSecurityException.class);
            assertThat(told.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(told.retryable()).isFalse();
        }
    }

    static Stream<Arguments> connecting() {
        return Stream.of(
                Arguments.of("DNS-UNKNOWN-HOST", true, new UnknownHostException("nowhere")),
                Arguments.of("CONNECT-TIMEOUT", true, new SocketTimeoutException("Connect timed out")),
                Arguments.of("CONNECT-REFUSED", true, new ConnectException("refused")),
                Arguments.of("CONNECT-REFUSED", true, new NoRouteToHostException("no route")),
                Arguments.of("TLS-HANDSHAKE-BROKEN", true, by(new SSLException("x"), new EOFException())),
                Arguments.of("TLS-HANDSHAKE-BROKEN", true, new SocketException("reset")),
                Arguments.of("TLS-HANDSHAKE-FAILED", false, new SSLHandshakeException("no cipher")),
                Arguments.of(
                        "TLS-HANDSHAKE-FAILED", false, new SSLException("Received fatal alert: handshake_failure")),
                Arguments.of("CONNECT-FAILED", true, new IOException("anything")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connecting")
    void beforeAnythingLeft_nothingWasSent(String code, boolean retryable, IOException failure) {
        SegurException told = NetworkFailures.of(failure, false, false);
        assertThat(told.code()).isEqualTo(code);
        assertThat(told.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(told.retryable()).isEqualTo(retryable);
    }

    static Stream<Arguments> sending() {
        return Stream.of(
                Arguments.of("READ-TIMEOUT", new SocketTimeoutException("Read timed out")),
                Arguments.of("ANSWER-TRUNCATED", new EOFException()),
                Arguments.of("ANSWER-TRUNCATED", new IOException("Premature EOF")),
                Arguments.of("CONNECTION-BROKEN", new SocketException("reset")),
                Arguments.of("CONNECTION-BROKEN", new SSLException("Received fatal alert: internal_error")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sending")
    void afterwards_theServiceMayHaveActed(String code, IOException failure) {
        for (boolean readOnly : new boolean[] {false, true}) {
            SegurException told = NetworkFailures.of(failure, true, readOnly);
            assertThat(told.code()).isEqualTo(code);
            assertThat(told.outcome()).isEqualTo(Outcome.UNCERTAIN);
            assertThat(told.retryable()).isEqualTo(readOnly);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 1000})
    void causes_areBounded(int depth) {
        Throwable failure = new IOException("0");
        for (int i = 1; i < depth; i++) {
            failure = new IOException(failure);
        }
        assertThat(NetworkFailures.causes(failure)).hasSize(Math.min(depth, 32));
    }
}
