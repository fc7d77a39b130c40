package org.segursdk.soap.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener.CaptureMode;

/** Keeps the first bytes of a message for the listener, within a bound; binary parts never come here. */
public final class CaptureBuffer {
    /** 256 KiB. */
    static final int LIMIT = 256 << 10;

    private final CaptureMode mode;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private boolean truncated;

    private CaptureBuffer(CaptureMode mode) {
        this.mode = mode;
    }

    static CaptureBuffer of(CaptureMode mode) {
        return new CaptureBuffer(mode);
    }

    void add(byte[] data, int offset, int length) {
        if (mode == CaptureMode.NONE) {
            return;
        }
        int room = Math.min(length, LIMIT - bytes.size());
        bytes.write(data, offset, room);
        truncated |= room < length;
    }

    /** What was kept, redacted unless the listener asked for everything. */
    public Optional<Exchange.Capture> toCapture() {
        if (mode == CaptureMode.NONE || bytes.size() == 0) {
            return Optional.empty();
        }
        if (mode == CaptureMode.RAW) {
            return Optional.of(new Exchange.Capture(bytes.toString(StandardCharsets.UTF_8), false, truncated));
        }
        XmlRedactor.Redacted redacted = XmlRedactor.redact(bytes.toByteArray());
        return Optional.of(new Exchange.Capture(redacted.text(), true, truncated || !redacted.whole()));
    }

    @Override
    public String toString() {
        return "CaptureBuffer[" + mode + "]";
    }
}
