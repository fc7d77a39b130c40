package org.segursdk.cda.internal.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops a stream in which a tag, a comment, an instruction or a CDATA section grows beyond reason: the parser holds those
 * whole, whatever limits it is given. Works on the bytes of any encoding that writes markup as ASCII.
 */
public final class MarkupGuard extends FilterInputStream {
    /** Bytes of the largest tag, comment or instruction let through. */
    static final int MAX_MARKUP = 4_000_000;

    /** Bytes of the largest CDATA section let through: nobody needs one, some wrap a PDF in it. */
    static final int MAX_CDATA = 8_000_000;

    /** Raised to the parser; {@link Opening} tells it from a broken disk. */
    static final class MarkupTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        MarkupTooLargeException() {
            super("a tag, comment, instruction or CDATA section of the document is too large");
        }
    }

    private static final int TEXT = 0;
    private static final int OPEN = 1;
    private static final int TAG = 2;
    private static final int SINGLE_QUOTE = 3;
    private static final int DOUBLE_QUOTE = 4;
    private static final int BANG = 5;
    private static final int COMMENT = 6;
    private static final int CDATA = 7;
    private static final int INSTRUCTION = 8;

    private int state = TEXT;
    private int size;
    private int before;
    private int beforeThat;

    public MarkupGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        int end = offset + count;
        int i = offset;
        // One tight loop a state: every byte of every document goes through here.
        while (i < end) {
            int start = i;
            switch (state) {
                case TEXT -> {
                    i = find(bytes, i, end, '<');
                    if (i < end) {
                        state = OPEN;
                        size = 0;
                        i++;
                    }
                }
                case TAG -> i = tag(bytes, i, end);
                case SINGLE_QUOTE, DOUBLE_QUOTE -> {
                    i = find(bytes, i, end, state == SINGLE_QUOTE ? '\'' : '"');
                    if (i < end) {
                        state = TAG;
                        i++;
                    }
                }
                default -> step(bytes[i++]);
            }
            grow(i - start);
        }
        return count;
    }

    private void grow(int more) throws IOException {
        if (state == TEXT) {
            size = 0;
        } else {
            size += more;
            if (size > (state == CDATA ? MAX_CDATA : MAX_MARKUP)) {
                throw new MarkupTooLargeException();
            }
        }
    }

    private static int find(byte[] bytes, int from, int end, char wanted) {
        int i = from;
        while (i < end && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    private int tag(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            byte b = bytes[i];
            if (b == '"' || b == '\'' || b == '>') {
                state = b == '"' ? DOUBLE_QUOTE : b == '>' ? TEXT : SINGLE_QUOTE;
                return i + 1;
            }
        }
        return end;
    }

    private void step(byte b) {
        if (b == 0) {
            return; // the other half of a UTF-16 character
        }
        switch (state) {
            case OPEN -> state = b == '!' ? BANG : b == '?' ? INSTRUCTION : b == '>' ? TEXT : TAG;
            case BANG -> state = b == '-' ? COMMENT : b == '[' ? CDATA : TAG;
            case COMMENT -> state = ends(b, '-') ? TEXT : COMMENT;
            case CDATA -> state = ends(b, ']') ? TEXT : CDATA;
            default -> state = b == '>' && before == '?' ? TEXT : INSTRUCTION;
        }
        beforeThat = before;
        before = b;
    }

    private boolean ends(byte b, char twice) {
        return b == '>' && before == twice && beforeThat == twice;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
