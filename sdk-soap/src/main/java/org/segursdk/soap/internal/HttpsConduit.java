package org.segursdk.soap.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import javax.net.ssl.HttpsURLConnection;
import org.apache.cxf.Bus;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.http.Address;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transport.http.Headers;
import org.apache.cxf.transport.https.HttpsURLConnectionInfo;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;

/**
 * CXF's HTTP conduit over the JDK's connections, without state: everything that belongs to a tenant comes with the message.
 * CXF's own conduit of this kind registers a JVM-wide authenticator and one of its others starts a thread per client, neither
 * of which a library may do. The request always streams, so that the JDK never posts it a second time.
 */
final class HttpsConduit extends HTTPConduit {
    private static final String CALL = Call.class.getName();

    HttpsConduit(Bus bus, EndpointInfo info) throws IOException {
        super(bus, info);
    }

    static void attach(Message message, Call call, Peer peer) {
        message.put(CALL, call);
        message.put(Peer.class, peer);
        message.put(Message.ENDPOINT_ADDRESS, call.address().toString());
    }

    static Call call(Message message) {
        return Objects.requireNonNull((Call) message.get(CALL));
    }

    @Override
    protected void setupConnection(Message message, Address address, HTTPClientPolicy policy) throws IOException {
        Call call = call(message);
        Peer peer = Objects.requireNonNull(message.get(Peer.class));
        HttpURLConnection connection = peer.open(address.getURL(), call);
        message.put(HttpURLConnection.class, connection);
    }

    @Override
    protected OutputStream createOutputStream(
            Message message, boolean needToCacheRequest, boolean isChunking, int chunkThreshold) throws IOException {
        try {
            HttpURLConnection connection = Objects.requireNonNull(message.get(HttpURLConnection.class));
            return new Request(
                    message, connection, chunkThreshold, connection.getURL().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("address", e);
        }
    }

    /** One request on its connection, then its answer. */
    private final class Request extends WrappedOutputStream {
        private final HttpURLConnection connection;
        private final Call call;

        Request(Message message, HttpURLConnection connection, int threshold, URI url) {
            super(message, false, true, threshold, "", url);
            this.connection = connection;
            this.call = call(message);
        }

        @Override
        protected void setupWrappedStream() throws IOException {
            try {
                // Until this returns, nothing of the request has left: TLS is set up and no header is sent yet.
                connection.connect();
                call.reached(Call.Phase.SENDING);
                wrappedStream = new NetworkStream(connection.getOutputStream(), call);
            } catch (IOException e) {
                throw call.networkFailed(e);
            }
        }

        @Override
        public void thresholdReached() {
            connection.setChunkedStreamingMode(RequestParts.BUFFER);
        }

        @Override
        protected void setFixedLengthStreamingMode(int length) {
            connection.setFixedLengthStreamingMode(length);
        }

        @Override
        protected void setProtocolHeaders() throws IOException {
            new Headers(outMessage).setProtocolHeadersInConnection(connection);
        }

        @Override
        protected void handleResponse() throws IOException {
            call.reached(Call.Phase.WAITING);
            try {
                int status = connection.getResponseCode();
                call.reached(Call.Phase.READING);
                Message answer = new MessageImpl();
                Exchange exchange = outMessage.getExchange();
                answer.setExchange(exchange);
                answer.put(Answer.class, new Answer(status, connection::getHeaderField, getInputStream()));
                outMessage.removeContent(OutputStream.class);
                incomingObserver.onMessage(answer);
            } catch (IOException e) {
                throw call.networkFailed(e);
            }
        }

        @Override
        protected InputStream getInputStream() throws IOException {
            InputStream in = getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST
                    ? connection.getErrorStream()
                    : connection.getInputStream();
            return in == null ? new ByteArrayInputStream(new byte[0]) : in;
        }

        @Override
        protected int getResponseCode() throws IOException {
            return connection.getResponseCode();
        }

        @Override
        protected String getResponseMessage() {
            return "";
        }

        @Override
        protected boolean usingProxy() {
            return connection.usingProxy();
        }

        private static IllegalStateException unused() {
            return new IllegalStateException("the conduit neither redirects nor retransmits");
        }

        // What follows serves redirects, retransmission, one-way and asynchronous calls and trust deciders: none is
        // used.

        @Override
        protected HttpsURLConnectionInfo getHttpsURLConnectionInfo() throws IOException {
            return new HttpsURLConnectionInfo((HttpsURLConnection) connection);
        }

        @Override
        protected void updateResponseHeaders(Message inMessage) {
            throw unused();
        }

        @Override
        protected void handleResponseAsync() {
            throw unused();
        }

        @Override
        protected void closeInputStream() {
            throw unused();
        }

        @Override
        protected InputStream getPartialResponse() {
            throw unused();
        }

        @Override
        protected void setupNewConnection(String newUrl) {
            throw unused();
        }

        @Override
        protected void retransmitStream() {
            throw unused();
        }

        @Override
        protected void updateCookiesBeforeRetransmit() {
            throw unused();
        }
    }
}
