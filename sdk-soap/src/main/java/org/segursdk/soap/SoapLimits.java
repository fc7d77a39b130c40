package org.segursdk.soap;

import java.time.Duration;

/**
 * Bounds on what a service may answer. Change one only for a service known to need more.
 *
 * @param maxXmlBytes bytes of the envelope, default 64 MiB
 * @param maxAttachmentBytes bytes of one attachment, default 1 GiB
 * @param maxParts parts of a multipart answer, the envelope included, default 256
 * @param maxPartHeaderBytes bytes of the headers of one part, default 16 KiB
 * @param maxXmlDuration longest time to receive the envelope once the HTTP headers came, whatever its rate, default 5 minutes
 */
public record SoapLimits(
        long maxXmlBytes, long maxAttachmentBytes, int maxParts, int maxPartHeaderBytes, Duration maxXmlDuration) {
    public static final SoapLimits DEFAULT = new SoapLimits(64L << 20, 1L << 30, 256, 16 << 10, Duration.ofMinutes(5));

    public SoapLimits {
        if (maxXmlBytes < 1
                || maxAttachmentBytes < 1
                || maxParts < 1
                || maxPartHeaderBytes < 1
                || maxXmlDuration.isNegative()
                || maxXmlDuration.isZero()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
