package org.segursdk.soap.internal;

import java.io.IOException;
import java.net.HttpURLConnection;
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

    HttpURLConnection open(URL url, boolean clientCertificate) throws IOException {
        InetSocketAddress through = endpoint.proxy().orElse(null);
        HttpsURLConnection connection = (HttpsURLConnection)
                (through == null ? url.openConnection() : url.openConnection(new Proxy(Proxy.Type.HTTP, through)));
        connection.setSSLSocketFactory(clientCertificate ? mutual() : serverOnly());
        connection.setConnectTimeout(millis(endpoint.connectTimeout().toMillis()));
        connection.setReadTimeout(millis(endpoint.readTimeout().toMillis()));
        return connection;
    }

    private synchronized SSLSocketFactory mutual() {
        SSLSocketFactory known = mutual;
        if (known == null) {
            known = new TlsSockets(Tls.context(credentials, endpoint.trust()).getSocketFactory());
            mutual = known;
        }
        return known;
    }

    private synchronized SSLSocketFactory serverOnly() {
        SSLSocketFactory known = serverOnly;
        if (known == null) {
            known = new TlsSockets(Tls.context(endpoint.trust()).getSocketFactory());
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
