package org.segursdk.soap.internal;

import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.Endpoint;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.Tls;

/**
 * The other side as one client reaches it: address, proxy, authorities, own certificate. Its socket factories are made at the
 * first call and never shared with another client.
 */
public final class Peer {
    /** Never the JVM's: it could send somebody's password along. */
    private static final Authenticator NO_PASSWORD = new Authenticator() {};

    private final Endpoint endpoint;
    private final ClientCredentials credentials;
    private @Nullable SSLSocketFactory mutual;
    private @Nullable SSLSocketFactory serverOnly;

    public Peer(Endpoint endpoint, ClientCredentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** A connection to post one request on, not connected yet; nothing of the JVM's settings goes into it. */
    HttpURLConnection open(URL url, Call call) throws IOException {
        InetSocketAddress through = endpoint.proxy().orElse(null);
        HttpURLConnection connection = (HttpURLConnection)
                (through == null ? url.openConnection() : url.openConnection(new Proxy(Proxy.Type.HTTP, through)));
        if (connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(call.request().presentsClientCertificate() ? mutual() : serverOnly());
        } else if (!InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
            // Endpoints are https; a measure without TLS comes here directly, and never leaves the machine.
            throw new IllegalStateException("https only");
        }
        connection.setConnectTimeout(millis(endpoint.connectTimeout().toMillis()));
        connection.setReadTimeout(millis(endpoint.readTimeout().toMillis()));
        connection.setAuthenticator(NO_PASSWORD);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setUseCaches(false);
        connection.setAllowUserInteraction(false);
        connection.setInstanceFollowRedirects(false);
        call.connection(connection);
        return connection;
    }

    private synchronized SSLSocketFactory mutual() {
        SSLSocketFactory known = mutual;
        if (known == null) {
            known = new TlsSockets(
                    Tls.context(credentials, endpoint.trust()).getSocketFactory(), endpoint.readTimeout());
            mutual = known;
        }
        return known;
    }

    private synchronized SSLSocketFactory serverOnly() {
        SSLSocketFactory known = serverOnly;
        if (known == null) {
            known = new TlsSockets(Tls.context(endpoint.trust()).getSocketFactory(), endpoint.readTimeout());
            serverOnly = known;
        }
        return known;
    }

    // Zero would mean no time-out at all.
    private static int millis(long value) {
        return (int) Math.max(1, Math.min(value, Integer.MAX_VALUE));
    }

    @Override
    public String toString() {
        return "Peer[redacted]";
    }
}
