package org.segursdk.soap.internal;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an answer: bounded in size and time, checked against the announced length. */
final class AnswerStream extends InputStream {
    private final InputStream in;
    private final long maxBytes;
    private final long expected;
    private final long deadlineNanos;
    private final CaptureBuffer capture;
    private long count;
    private boolean ended;

    /**
     * @param expected announced length, negative when unknown
     * @param deadlineNanos as {@link System#nanoTime()}; {@link Long#MAX_VALUE} for none
     */
    AnswerStream(InputStream in, long maxBytes, long expected, long deadlineNanos, CaptureBuffer capture) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.expected = expected;
        this.deadlineNanos = deadlineNanos;
        this.capture = capture;
    }

    /** Whether the end was reached: what the parser then misses is missing for good. */
    boolean isEnded() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n < 0) {
            ended = true;
            if (expected >= 0 && count < expected) {
                throw AnswerException.truncated();
            }
            return n;
        }
        count += n;
        capture.add(buffer, offset, n);
        if (count > maxBytes) {
            throw new AnswerException(
                    "ANSWER-TOO-LARGE", "la réponse dépasse la taille admise", "the answer exceeds the allowed size");
        }
        if (deadlineNanos != Long.MAX_VALUE && System.nanoTime() - deadlineNanos > 0) {
            throw new AnswerException(
                    "ANSWER-TOO-SLOW", "la réponse arrive trop lentement", "the answer arrives too slowly");
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
