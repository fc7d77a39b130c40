package org.segursdk.soap.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * The request on its way. The envelope is held until it is whole: then the length of everything is known, and nothing left if
 * the envelope could not be written. One too large to hold streams without a length. Either way the JDK never posts it twice.
 */
final class RequestStream extends OutputStream {
    private static final int USUAL = 16 << 10;

    private final HttpURLConnection connection;
    private final Call call;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(USUAL);
    private @Nullable OutputStream network;

    RequestStream(HttpURLConnection connection, Call call) {
        this.connection = connection;
        this.call = call;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        if (network == null && held.size() + length > Transport.HELD) {
            connection.setChunkedStreamingMode(RequestParts.BUFFER);
            start();
        }
        OutputStream to = network == null ? held : network;
        to.write(data, offset, length);
    }

    /** @param rest number of bytes to come */
    void envelopeEnded(long rest) throws IOException {
        if (network == null) {
            connection.setFixedLengthStreamingMode(held.size() + rest);
            start();
        }
    }

    private void start() throws IOException {
        OutputStream opened;
        try {
            // Until this returns, nothing of the request has left: TLS is set up and no header is sent yet.
            connection.connect();
            call.reached(Call.Phase.SENDING);
            opened = new NetworkStream(connection.getOutputStream(), call);
        } catch (IOException e) {
            throw call.networkFailed(e);
        }
        network = opened;
        held.writeTo(opened);
        held.reset();
    }

    @Override
    public void close() throws IOException {
        if (network != null) {
            network.close();
        }
    }
}
