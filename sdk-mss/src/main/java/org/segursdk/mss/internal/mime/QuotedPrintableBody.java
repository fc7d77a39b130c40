package org.segursdk.mss.internal.mime;

import java.io.IOException;
import java.io.OutputStream;

/** Quoted-printable as the bytes come by; white space at the end of a line is transport padding. Source: RFC 2045 §6.7. */
final class QuotedPrintableBody extends BodyDecoder {
    private static final int MOST_BLANKS = 1024;

    private final byte[] blanks = new byte[MOST_BLANKS];
    private int blankCount;
    private int heldEnd;
    /** -1 outside a code, 0 after its {@code =}, else the first digit plus 1. */
    private int code = -1;

    private int digit;
    private boolean odd;

    QuotedPrintableBody(OutputStream out) {
        super(out);
    }

    @Override
    void feed(byte[] bytes, int from, int length, int lineEnd) throws IOException {
        lineEnd();
        for (int i = from; i < from + length - lineEnd; i++) {
            next(bytes[i]);
        }
        if (lineEnd > 0) {
            endOfLine(lineEnd);
        }
    }

    private void next(byte each) throws IOException {
        if (code >= 0) {
            inCode(each);
            return;
        }
        if (each == ' ' || each == '\t') {
            if (blankCount == MOST_BLANKS) {
                putBlanks();
            }
            blanks[blankCount++] = each;
            return;
        }
        putBlanks();
        if (each == '=') {
            code = 0;
        } else {
            put(each);
        }
    }

    private void inCode(byte each) throws IOException {
        int value = Character.digit(each, 16);
        if (code == 0) {
            if (each == ' ' || each == '\t') {
                // A soft break may be followed by blanks.
                blanks[Math.min(blankCount++, MOST_BLANKS - 1)] = each;
                blankCount = Math.min(blankCount, MOST_BLANKS);
            } else if (value < 0 || blankCount > 0) {
                broken(each);
            } else {
                code = value + 1;
                digit = each;
            }
        } else if (value < 0) {
            broken(each);
        } else {
            put(code - 1 << 4 | value);
            code = -1;
        }
    }

    /** An equals sign that begins no code stands for itself. */
    private void broken(byte each) throws IOException {
        odd = true;
        equalsSign();
        next(each);
    }

    private void equalsSign() throws IOException {
        put('=');
        if (code > 0) {
            put(digit);
        }
        code = -1;
        putBlanks();
    }

    private void endOfLine(int lineEnd) throws IOException {
        if (code == 0) {
            // soft break
            code = -1;
            blankCount = 0;
            return;
        }
        if (code > 0) {
            odd = true;
            equalsSign();
        }
        blankCount = 0;
        heldEnd = lineEnd;
    }

    private void lineEnd() throws IOException {
        if (heldEnd == 2) {
            put('\r');
        }
        if (heldEnd > 0) {
            put('\n');
        }
        heldEnd = 0;
    }

    private void putBlanks() throws IOException {
        put(blanks, 0, blankCount);
        blankCount = 0;
    }

    @Override
    void finish(boolean beforeBoundary) throws IOException {
        if (code > 0) {
            odd = true;
            equalsSign();
        }
        if (!beforeBoundary) {
            lineEnd();
        }
        super.finish(beforeBoundary);
    }

    @Override
    boolean isOdd() {
        return odd;
    }
}
