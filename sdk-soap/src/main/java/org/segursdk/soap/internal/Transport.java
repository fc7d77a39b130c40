package org.segursdk.soap.internal;

import org.segursdk.core.error.SegurException;

/** The port to the network: sends a request and returns the head of the answer. Holds nothing of a tenant. Thread-safe. */
public interface Transport {
    /** Envelopes below it are held and travel with a Content-Length, which every gateway understands; larger ones do not. */
    int HELD = 1 << 20;

    String ACCEPT = "application/soap+xml, multipart/related";
    String USER_AGENT = "SegurSDK";

    /**
     * Sends the request; returns once the head of the answer came.
     *
     * @throws SegurException when no HTTP answer came
     */
    Answer send(Call call, Peer peer);

    /** The one in use, made at the first call: {@link DirectTransport}, or CXF's when {@link Transports#CHOICE} says so. */
    static Transport instance() {
        return Transports.INSTANCE;
    }
}
