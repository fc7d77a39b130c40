package org.segursdk.exchange.portability;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells whether reading failed, to tell it from writing. */
final class ReadProbe extends FilterInputStream {
    private boolean failed;

    ReadProbe(InputStream in) {
        super(in);
    }

    boolean failed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            return super.read(into, from, length);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }
}
