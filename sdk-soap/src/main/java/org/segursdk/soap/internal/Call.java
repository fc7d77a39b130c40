package org.segursdk.soap.internal;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.exchange.ExchangeListener.CaptureMode;
import org.segursdk.soap.SoapLimits;
import org.segursdk.soap.SoapRequest;

/** What is known of one call while it runs. Confined to the calling thread. */
public final class Call {
    /** How far the call came: what a failure means depends on it. */
    enum Phase {
        /** No byte of the request left. */
        CONNECTING,
        /** The request is leaving, incomplete. */
        SENDING,
        /** The request left whole. */
        WAITING,
        /** The head of the answer came. */
        READING
    }

    private final String service;
    private final SoapRequest request;
    private final SoapLimits limits;
    private final String messageId;
    private final String boundary;
    private final URI address;
    private final Instant startedAt;
    private final long startedNanos = System.nanoTime();
    private final CaptureMode captureMode;
    private final CaptureBuffer sent;
    private final CaptureBuffer received;

    private Phase phase = Phase.CONNECTING;
    private @Nullable HttpURLConnection connection;
    private @Nullable IOException networkFailure;

    public Call(
            String service,
            SoapRequest request,
            SoapLimits limits,
            String messageId,
            String boundary,
            URI address,
            Instant startedAt,
            CaptureMode captureMode) {
        this.service = service;
        this.request = request;
        this.limits = limits;
        this.messageId = messageId;
        this.boundary = boundary;
        this.address = address;
        this.startedAt = startedAt;
        this.captureMode = captureMode;
        this.sent = CaptureBuffer.of(captureMode);
        this.received = CaptureBuffer.of(captureMode);
    }

    public String service() {
        return service;
    }

    public SoapRequest request() {
        return request;
    }

    public SoapLimits limits() {
        return limits;
    }

    public String messageId() {
        return messageId;
    }

    String boundary() {
        return boundary;
    }

    public URI address() {
        return address;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }

    public CaptureMode captureMode() {
        return captureMode;
    }

    public CaptureBuffer sent() {
        return sent;
    }

    public CaptureBuffer received() {
        return received;
    }

    public boolean isReadOnly() {
        return request.isReadOnly();
    }

    Phase phase() {
        return phase;
    }

    void reached(Phase next) {
        phase = next;
    }

    void connection(HttpURLConnection opened) {
        connection = opened;
    }

    /** Keeps the failure of the network apart from failures of what is being written. */
    IOException networkFailed(IOException failure) {
        networkFailure = failure;
        return failure;
    }

    @Nullable
    IOException networkFailure() {
        return networkFailure;
    }

    /** Breaks the connection off: an incomplete request must not look complete, nor the connection be used again. */
    public void abort() {
        HttpURLConnection open = connection;
        if (open != null) {
            open.disconnect();
        }
    }

    @Override
    public String toString() {
        return "Call[" + service + ", " + request.operation() + "]";
    }
}
