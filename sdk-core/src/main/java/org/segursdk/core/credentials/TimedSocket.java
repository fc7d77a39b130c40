package org.segursdk.core.credentials;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A plain socket whose writing times out too: the JDK's time-outs cover connecting and reading only, so that a peer that stops
 * reading would hold a sender for ever. A write that makes no progress for the limit closes the connection, without a word, and
 * fails with a {@link WriteTimeoutException}. No thread of its own: the JDK's own timer looks after it. TLS is laid over it.
 */
public class TimedSocket extends FacingSocket {
    /** The other side stopped reading. Not a {@code SocketTimeoutException}: the JDK's print streams take that for an interrupt. */
    public static final class WriteTimeoutException extends SocketException {
        private static final long serialVersionUID = 1;

        private WriteTimeoutException(IOException closed) {
            super("Write timed out");
            initCause(closed);
        }
    }

    /** So that a long write shows its progress. */
    private static final int SLICE = 1 << 16;

    private final long limit;
    private final AtomicBoolean watched = new AtomicBoolean();
    /** When the slice under way began, never zero; zero between two. */
    private volatile long writingSince;

    private volatile boolean stalled;
    private @Nullable OutputStream out;

    /**
     * Not connected.
     *
     * @param writeTimeout longest time without progress, positive
     */
    public TimedSocket(Duration writeTimeout) {
        this.limit = limit(writeTimeout);
    }

    /**
     * The face of a socket that others made and connected, such as the JDK's tunnel through an HTTP proxy. To be used in its place.
     *
     * @param connected closed with this one
     * @param writeTimeout longest time without progress, positive
     */
    public TimedSocket(Socket connected, Duration writeTimeout) {
        super(Objects.requireNonNull(connected, "connected"));
        this.limit = limit(writeTimeout);
    }

    private static long limit(Duration writeTimeout) {
        Objects.requireNonNull(writeTimeout, "writeTimeout");
        if (writeTimeout.isNegative() || writeTimeout.isZero()) {
            throw new IllegalArgumentException("a time-out is positive");
        }
        return writeTimeout.toNanos();
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        OutputStream known = out;
        if (known == null) {
            known = new Timed(super.getOutputStream());
            out = known;
        }
        return known;
    }

    private void watch(long delay) {
        WeakReference<TimedSocket> socket = new WeakReference<>(this);
        CompletableFuture.delayedExecutor(delay, TimeUnit.NANOSECONDS).execute(() -> {
            TimedSocket alive = socket.get();
            if (alive != null) {
                alive.look();
            }
        });
    }

    private void look() {
        long since = writingSince;
        if (since == 0) {
            watched.set(false);
            // A write may have begun after the look and before the line above.
            if (writingSince != 0 && watched.compareAndSet(false, true)) {
                watch(limit);
            }
            return;
        }
        long left = limit - (System.nanoTime() - since);
        if (left > 0) {
            watch(left);
            return;
        }
        stalled = true;
        try {
            setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed already.
        }
        try {
            close();
        } catch (IOException e) {
            // Gone.
        }
    }

    private final class Timed extends FilterOutputStream {
        Timed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, data.length);
            for (int at = 0; at < length; at += SLICE) {
                slice(data, offset + at, Math.min(SLICE, length - at));
            }
        }

        private void slice(byte[] data, int offset, int length) throws IOException {
            writingSince = System.nanoTime() | 1;
            if (watched.compareAndSet(false, true)) {
                watch(limit);
            }
            try {
                out.write(data, offset, length);
            } catch (IOException e) {
                if (stalled) {
                    throw new WriteTimeoutException(e);
                }
                throw e;
            } finally {
                writingSince = 0;
            }
        }

        // The socket's own stream does nothing on a flush; closing it closes the socket.
    }
}
