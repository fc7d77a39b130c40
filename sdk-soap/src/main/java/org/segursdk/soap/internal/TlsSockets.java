package org.segursdk.soap.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.segursdk.core.credentials.Tls;

/**
 * Sockets of TLS 1.2 and 1.3 that check the server's name during the handshake. One per client: the JDK keeps idle
 * connections by socket factory, so that a connection opened with one tenant's certificate never serves another.
 */
final class TlsSockets extends SSLSocketFactory {
    private final SSLSocketFactory delegate;
    private final Duration writeTimeout;

    TlsSockets(SSLSocketFactory delegate, Duration writeTimeout) {
        this.delegate = delegate;
        this.writeTimeout = writeTimeout;
    }

    private static Socket strict(Socket socket) {
        SSLSocket tls = (SSLSocket) socket;
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(Tls.PROTOCOLS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        return tls;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return delegate.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return delegate.getSupportedCipherSuites();
    }

    /** A plain socket: once it is connected, the JDK's client lays TLS over it by the method below. */
    @Override
    public Socket createSocket() {
        return new AlertKeepingSocket(writeTimeout);
    }

    /** Through a proxy the JDK's client connects a socket of its own. */
    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        Socket plain = socket instanceof AlertKeepingSocket ? socket : new AlertKeepingSocket(socket, writeTimeout);
        return strict(delegate.createSocket(plain, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return strict(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return strict(delegate.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return strict(delegate.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return strict(delegate.createSocket(address, port, localAddress, localPort));
    }
}
