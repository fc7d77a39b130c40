package org.segursdk.psc.internal.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Endpoint;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TimedSocket;
import org.segursdk.core.credentials.Tls;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.internal.net.NetworkFailures;

/**
 * One exchange a connection, on the calling thread. Not the JDK's clients: of these one writes headers, and so tokens and secrets,
 * into its log and drops the body of a 401, the other holds threads for each tenant. Here nothing is ever sent twice, no redirect
 * is followed, and how far the request came is known when it fails. Thread-safe.
 */
final class Https {
    private static final int PORT = 443;
    private static final Pattern PROXY_ACCEPTS = Pattern.compile("HTTP/1\\.[01] 2[0-9]{2}( .*)?");

    private final Endpoint endpoint;
    private final Optional<ClientCredentials> credentials;
    private @Nullable SSLSocketFactory sockets;

    /** @param credentials presented to the server; empty for none */
    Https(Endpoint endpoint, Optional<ClientCredentials> credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /** @throws org.segursdk.core.error.SegurException no answer, or one that is not taken */
    HttpAnswer send(HttpCall call) {
        URI uri = call.uri();
        if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw SegurSecurityException.notSent(
                    "PSC-HTTPS-ONLY",
                    LocalizedText.of("seule une adresse https est appelée", "only an https address is called"),
                    null);
        }
        boolean sending = false;
        try (SSLSocket socket = connect(uri)) {
            byte[] request = request(call);
            sending = true;
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            long end = System.nanoTime() + endpoint.readTimeout().toNanos();
            return AnswerReader.read(new BufferedInputStream(new UntilEnd(socket, end)), call.limit());
        } catch (AnswerException e) {
            throw TransportException.uncertain(e.code(), call.readOnly(), e.text(), null);
        } catch (ProxyException e) {
            throw NetworkFailures.proxyRefused(e);
        } catch (IOException e) {
            throw NetworkFailures.of(e, sending, call.readOnly());
        }
    }

    private SSLSocket connect(URI uri) throws IOException {
        String host = uri.getHost();
        int port = uri.getPort() < 0 ? PORT : uri.getPort();
        InetSocketAddress proxy = endpoint.proxy().orElse(null);
        Socket plain = proxy == null ? dial(host, port) : dial(proxy.getHostString(), proxy.getPort());
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(millis(endpoint.readTimeout()));
            if (proxy != null) {
                tunnel(plain, host, port);
            }
            String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            SSLSocket socket = (SSLSocket) sockets().createSocket(plain, name, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(Tls.PROTOCOLS);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private Socket dial(String host, int port) throws IOException {
        IOException failure = null;
        for (InetAddress address : InetAddress.getAllByName(host)) {
            Socket socket = new TimedSocket(endpoint.readTimeout());
            try {
                socket.connect(new InetSocketAddress(address, port), millis(endpoint.connectTimeout()));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure == null ? new IOException("no address") : failure;
    }

    private static void tunnel(Socket socket, String host, int port) throws IOException {
        String there = host + ':' + port;
        socket.getOutputStream()
                .write(("CONNECT " + there + " HTTP/1.1\r\nHost: " + there + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        // Read byte by byte: what follows the empty line is of TLS.
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int read = in.read();
            if (read < 0 || head.size() > 8192) {
                throw new ProxyException();
            }
            head.write(read);
        }
        String first =
                head.toString(StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
        if (!PROXY_ACCEPTS.matcher(first).matches()) {
            throw new ProxyException();
        }
    }

    private synchronized SSLSocketFactory sockets() {
        SSLSocketFactory known = sockets;
        if (known == null) {
            known = credentials
                    .map(each -> Tls.context(each, endpoint.trust()))
                    .orElseGet(() -> Tls.context(endpoint.trust()))
                    .getSocketFactory();
            sockets = known;
        }
        return known;
    }

    private static byte[] request(HttpCall call) throws IOException {
        URI uri = call.uri();
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : '?' + uri.getRawQuery();
        StringBuilder head = new StringBuilder()
                .append(call.method())
                .append(' ')
                .append(path)
                .append(query)
                .append(" HTTP/1.1\r\nHost: ")
                .append(uri.getRawAuthority())
                .append("\r\nUser-Agent: segur-sdk\r\nConnection: close\r\n");
        call.headers()
                .forEach((name, values) -> values.forEach(value -> {
                    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                        throw new IllegalArgumentException("a header holds a line end");
                    }
                    head.append(name).append(": ").append(value).append("\r\n");
                }));
        if (call.body().length > 0 || !call.method().equals("GET")) {
            head.append("Content-Length: ").append(call.body().length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.write(call.body());
        return all.toByteArray();
    }

    // Zero would mean no time-out at all.
    private static int millis(Duration duration) {
        return (int) Math.max(1, Math.min(duration.toMillis(), Integer.MAX_VALUE));
    }

    /** The proxy does not open the way. */
    static final class ProxyException extends IOException {
        private static final long serialVersionUID = 1L;

        ProxyException() {
            super("the proxy refuses to reach the server");
        }
    }

    /** Bounds the whole answer in time, not each wait alone. */
    private static final class UntilEnd extends FilterInputStream {
        private final SSLSocket socket;
        private final long end;

        UntilEnd(SSLSocket socket, long end) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            bound();
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            bound();
            return in.read(buffer, offset, length);
        }

        private void bound() throws IOException {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw AnswerException.tooSlow();
            }
            socket.setSoTimeout(millis(Duration.ofNanos(left)));
        }
    }
}
