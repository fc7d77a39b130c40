package org.segursdk.sandbox.internal.mss;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** What GreenMail takes for its connection: two streams, no port. */
final class GateSocket extends Socket {
    private final InputStream in;
    private final OutputStream out;
    private volatile boolean closed;

    GateSocket(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public synchronized void setSoTimeout(int timeout) {
        // The client's patience decides.
    }

    @Override
    public synchronized int getSoTimeout() {
        return 0;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
