package org.segursdk.mss.internal.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** One GET whose answer is bounded in time and size. */
public final class BoundedHttp {
    private BoundedHttp() {}

    /**
     * @param largest in bytes
     * @param longest for the whole answer; a single wait may add as much
     * @throws IOException also for an answer that is not 200, a redirect included
     */
    public static byte[] get(HttpURLConnection connection, int largest, Duration longest) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        int wait = Math.toIntExact(longest.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(wait);
        connection.setReadTimeout(wait);
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new AnswerException("HTTP " + connection.getResponseCode());
            }
            try (InputStream in = connection.getInputStream()) {
                return read(in, largest, end);
            }
        } finally {
            connection.disconnect();
        }
    }

    private static byte[] read(InputStream in, int largest, long end) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            all.write(buffer, 0, read);
            if (all.size() > largest) {
                throw new AnswerException("the answer is too large");
            }
            if (System.nanoTime() > end) {
                throw new SocketTimeoutException("the answer takes too long");
            }
        }
        return all.toByteArray();
    }

    /** An answer came, and it is of no use. */
    static final class AnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerException(String what) {
            super(what);
        }
    }
}
