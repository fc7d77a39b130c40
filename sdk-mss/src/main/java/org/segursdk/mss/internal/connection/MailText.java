package org.segursdk.mss.internal.connection;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The last guard over a mail on its way: passes on whole lines of ASCII ended by CR LF, of at most 998 characters, and counts
 * them. A lone CR or LF would let the content speak to the server. Doubles dots at the start of lines where the protocol wants
 * it; they are not counted. Not thread-safe.
 */
final class MailText extends FilterOutputStream {
    private static final int LONGEST_LINE = 998;
    private static final int BUFFER = 16 * 1024;

    private final boolean doublingDots;
    private final byte[] buffer = new byte[BUFFER];
    private int buffered;
    private long count;
    private int column;
    private boolean afterCr;

    MailText(OutputStream wire, boolean doublingDots) {
        super(wire);
        this.doublingDots = doublingDots;
    }

    /** Bytes of the mail so far, without the dots added. */
    long count() {
        return count;
    }

    /** Whether the last line is ended. */
    boolean isAtLineStart() {
        return column == 0 && !afterCr;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (afterCr != (b == '\n')) {
                throw new BrokenLineException();
            }
            if (b == '\n') {
                afterCr = false;
                column = 0;
            } else if (b == '\r') {
                afterCr = true;
            } else {
                if (b <= 0 || column == LONGEST_LINE) {
                    throw new BrokenLineException();
                }
                if (b == '.' && column == 0 && doublingDots) {
                    put((byte) '.');
                }
                column++;
            }
            put(b);
        }
        count += length;
    }

    private void put(byte b) throws IOException {
        if (buffered == BUFFER) {
            pour();
        }
        buffer[buffered++] = b;
    }

    private void pour() throws IOException {
        try {
            out.write(buffer, 0, buffered);
        } catch (IOException e) {
            throw new WireException(e);
        }
        buffered = 0;
    }

    /** Nothing: what writes the mail may flush as it likes. */
    @Override
    public void flush() {
        // The last line leaves with finish().
    }

    /** Sends what is still held. */
    void finish() throws IOException {
        pour();
        try {
            out.flush();
        } catch (IOException e) {
            throw new WireException(e);
        }
    }

    /** The connection goes on. */
    @Override
    public void close() {
        // Nothing to close.
    }

    /** The connection failed, not the mail's content. */
    static final class WireException extends IOException {
        private static final long serialVersionUID = 1L;

        WireException(IOException cause) {
            super("connection broken", cause);
        }
    }

    /** Not lines of ASCII ended by CR LF. */
    static final class BrokenLineException extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenLineException() {
            super("not a line of a mail");
        }
    }
}
