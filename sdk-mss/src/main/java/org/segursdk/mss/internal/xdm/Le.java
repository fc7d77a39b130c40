package org.segursdk.mss.internal.xdm;

/** Little-endian numbers of a zip. */
final class Le {
    private Le() {}

    static int u16(byte[] from, int at) {
        return from[at] & 0xFF | (from[at + 1] & 0xFF) << 8;
    }

    static long u32(byte[] from, int at) {
        return u16(from, at) | (long) u16(from, at + 2) << 16;
    }

    /** Negative when it does not fit. */
    static long u64(byte[] from, int at) {
        return u32(from, at) | u32(from, at + 4) << 32;
    }
}
