package org.segursdk.sandbox.internal.soap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses more bytes than allowed. */
public final class Bounded extends FilterInputStream {
    private long left;

    public Bounded(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws TooLong {
        left -= read;
        if (left < 0) {
            throw new TooLong();
        }
    }

    /** The limit was passed. */
    public static final class TooLong extends IOException {
        TooLong() {
            super("too many bytes");
        }
    }
}
