package org.segursdk.cda.internal.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stops a stream in which a tag, a comment or an instruction grows beyond reason: the parser holds those whole, whatever
 * limits it is given. Works on the bytes of any encoding that writes markup as ASCII.
 */
public final class MarkupGuard extends FilterInputStream {
    /** Bytes of the largest tag, comment or instruction let through. */
    static final int MAX_MARKUP = 4_000_000;

    /** Raised to the parser; {@link Opening} tells it from a broken disk. */
    static final class MarkupTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        MarkupTooLargeException() {
            super("a tag, comment or instruction of the document is too large");
        }
    }

    private enum State {
        TEXT,
        OPEN,
        TAG,
        SINGLE_QUOTE,
        DOUBLE_QUOTE,
        BANG,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    private State state = State.TEXT;
    private int size;
    private int before;
    private int beforeThat;

    public MarkupGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            scan((byte) b);
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        int end = offset + count;
        for (int i = offset; i < end; i++) {
            byte b = bytes[i];
            if (state == State.TEXT && b != '<') {
                continue;
            }
            scan(b);
        }
        return count;
    }

    private void scan(byte b) throws IOException {
        if (b == 0) {
            return; // the other half of a UTF-16 character
        }
        State was = state;
        state = next(b);
        if (state == State.TEXT || was == State.TEXT || state == State.CDATA) {
            size = 0;
        } else {
            size++;
            if (size > MAX_MARKUP) {
                throw new MarkupTooLargeException();
            }
        }
        beforeThat = before;
        before = b;
    }

    private State next(byte b) {
        return switch (state) {
            case TEXT -> b == '<' ? State.OPEN : State.TEXT;
            case OPEN ->
                switch (b) {
                    case '!' -> State.BANG;
                    case '?' -> State.INSTRUCTION;
                    case '>' -> State.TEXT;
                    default -> State.TAG;
                };
            case TAG ->
                switch (b) {
                    case '>' -> State.TEXT;
                    case '"' -> State.DOUBLE_QUOTE;
                    case '\'' -> State.SINGLE_QUOTE;
                    default -> State.TAG;
                };
            case DOUBLE_QUOTE -> b == '"' ? State.TAG : State.DOUBLE_QUOTE;
            case SINGLE_QUOTE -> b == '\'' ? State.TAG : State.SINGLE_QUOTE;
            case BANG -> b == '-' ? State.COMMENT : b == '[' ? State.CDATA : State.TAG;
            case COMMENT -> ends(b, '-') ? State.TEXT : State.COMMENT;
            case CDATA -> ends(b, ']') ? State.TEXT : State.CDATA;
            case INSTRUCTION -> b == '>' && before == '?' ? State.TEXT : State.INSTRUCTION;
        };
    }

    private boolean ends(byte b, char twice) {
        return b == '>' && before == twice && beforeThat == twice;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
