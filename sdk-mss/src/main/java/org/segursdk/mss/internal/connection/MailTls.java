package org.segursdk.mss.internal.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.crypto.interfaces.DHKey;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.Tls;

/**
 * Lays TLS over connected sockets, and nothing else: versions 1.2 and 1.3, the suites of the profile, the name of the server
 * checked during the handshake against the configured one, whatever host the caller names. Source: rem REM-MSST-01, -02.
 */
final class MailTls extends SSLSocketFactory {
    private final SSLSocketFactory delegate;
    private final String host;
    private final String[] suites;

    MailTls(SSLContext context, String host, List<String> wanted) {
        this.delegate = context.getSocketFactory();
        this.host = host;
        List<String> known = Arrays.asList(delegate.getSupportedCipherSuites());
        this.suites = wanted.stream().filter(known::contains).toArray(String[]::new);
    }

    @Override
    public Socket createSocket(Socket socket, String ignored, int port, boolean autoClose) throws IOException {
        SSLSocket tls = (SSLSocket) delegate.createSocket(socket, host, port, autoClose);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(Tls.PROTOCOLS);
        parameters.setCipherSuites(suites);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setAlgorithmConstraints(new LargeGroups());
        tls.setSSLParameters(parameters);
        return tls;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return suites.clone();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return suites.clone();
    }

    /** A plain socket, over which TLS is laid once it is connected. */
    @Override
    public Socket createSocket() {
        return new Socket();
    }

    // The addresses of a server are checked before it is dialled: nothing here dials.

    @Override
    public Socket createSocket(String name, int port) throws IOException {
        throw new IOException("not dialled here");
    }

    @Override
    public Socket createSocket(String name, int port, InetAddress local, int localPort) throws IOException {
        throw new IOException("not dialled here");
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw new IOException("not dialled here");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        throw new IOException("not dialled here");
    }

    /** Adds to the JDK's own constraints that no group is smaller than 2048 bits, no curve than 256. */
    static final class LargeGroups implements AlgorithmConstraints {
        private static final int GROUP = 2048;
        private static final int CURVE = 256;

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
            return true;
        }

        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
            if (key instanceof DHKey group) {
                return group.getParams().getP().bitLength() >= GROUP;
            }
            return !(key instanceof ECKey curve) || curve.getParams().getOrder().bitLength() >= CURVE;
        }

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, Key key, @Nullable AlgorithmParameters parameters) {
            return permits(primitives, key);
        }
    }
}
