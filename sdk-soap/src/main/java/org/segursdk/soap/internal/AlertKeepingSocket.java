package org.segursdk.soap.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.TimedSocket;

/**
 * A socket whose other side may leave while we still write. A server that refuses the client's certificate says so and hangs
 * up, with TLS 1.3 after the handshake looks complete: the next write then fails, though the reason lies received and unread.
 * While there is something to read such a failure is passed over, so that the reader meets the server's reason; with nothing
 * to read it is thrown as usual.
 */
final class AlertKeepingSocket extends TimedSocket {
    private @Nullable OutputStream out;

    AlertKeepingSocket(Duration writeTimeout) {
        super(writeTimeout);
    }

    /** Over a tunnel that the JDK's client opened. */
    AlertKeepingSocket(Socket tunnel, Duration writeTimeout) {
        super(tunnel, writeTimeout);
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        OutputStream known = out;
        if (known == null) {
            known = new Out(super.getOutputStream());
            out = known;
        }
        return known;
    }

    private final class Out extends FilterOutputStream {
        Out(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            try {
                out.write(data, offset, length);
            } catch (SocketException e) {
                if (!hasUnread()) {
                    throw e;
                }
            }
        }

        // The socket's own stream does nothing on a flush; closing it closes the socket.
    }

    private boolean hasUnread() {
        try {
            return !isClosed() && getInputStream().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
