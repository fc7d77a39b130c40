package org.segursdk.sandbox.internal.mss;

/** What the bytes of a mail say before any parser: line ends, lengths, octets above 127. */
final class RawCheck {
    private static final int MAX_LINE = 998;

    private boolean loneLf;
    private boolean loneCr;
    private boolean longLine;
    private boolean eightBitHeader;
    private boolean eightBitBody;

    RawCheck(byte[] bytes) {
        int lineStart = 0;
        boolean body = false;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b < 0) {
                eightBitBody |= body;
                eightBitHeader |= !body;
            }
            if (b == '\n') {
                boolean ended = i > 0 && bytes[i - 1] == '\r';
                loneLf |= !ended;
                body |= i - lineStart == (ended ? 1 : 0);
                longLine |= i - lineStart - (ended ? 1 : 0) > MAX_LINE;
                lineStart = i + 1;
            }
            loneCr |= b == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n');
        }
        longLine |= bytes.length - lineStart > MAX_LINE;
    }

    boolean loneLf() {
        return loneLf;
    }

    boolean loneCr() {
        return loneCr;
    }

    boolean longLine() {
        return longLine;
    }

    boolean eightBitHeader() {
        return eightBitHeader;
    }

    boolean eightBitBody() {
        return eightBitBody;
    }
}
