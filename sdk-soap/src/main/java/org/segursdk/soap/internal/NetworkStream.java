package org.segursdk.soap.internal;

import java.io.IOException;
import java.io.OutputStream;

/** Tells failures of the network from failures of what is written. */
final class NetworkStream extends OutputStream {
    private final OutputStream out;
    private final Call call;

    NetworkStream(OutputStream out, Call call) {
        this.out = out;
        this.call = call;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        try {
            out.write(data, offset, length);
        } catch (IOException e) {
            throw call.networkFailed(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw call.networkFailed(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw call.networkFailed(e);
        }
    }
}
