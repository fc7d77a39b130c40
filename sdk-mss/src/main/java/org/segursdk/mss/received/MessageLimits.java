package org.segursdk.mss.received;

/**
 * Bounds on a mail that comes from outside. What exceeds one is passed over with a finding; the rest of the message is there.
 *
 * @param messageBytes bytes of the mail, default 256 MB
 * @param depth multiparts inside one another, default 20; a deeper one is kept as a file
 * @param parts parts in all, default 500
 * @param memoryBytes bytes of all attachments held in memory, default 32 MB; beyond, a folder is needed
 */
public record MessageLimits(long messageBytes, int depth, int parts, long memoryBytes) {
    public static final MessageLimits DEFAULT = new MessageLimits(256_000_000, 20, 500, 32_000_000);

    public MessageLimits {
        if (messageBytes < 1 || depth < 1 || depth > 100 || parts < 1 || memoryBytes < 0) {
            throw new IllegalArgumentException("limits are positive, the depth at most 100");
        }
    }

    public MessageLimits withMessageBytes(long value) {
        return new MessageLimits(value, depth, parts, memoryBytes);
    }

    public MessageLimits withDepth(int value) {
        return new MessageLimits(messageBytes, value, parts, memoryBytes);
    }

    public MessageLimits withParts(int value) {
        return new MessageLimits(messageBytes, depth, value, memoryBytes);
    }

    public MessageLimits withMemoryBytes(long value) {
        return new MessageLimits(messageBytes, depth, parts, value);
    }
}
