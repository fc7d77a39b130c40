package org.segursdk.mss.connection;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.segursdk.core.credentials.CrlDownload;
import org.segursdk.mss.internal.connection.BoundedHttp;

/**
 * Fetches revocation lists over HTTP, bounded in time and size; redirects are not followed. The lists are signed, so that
 * {@code http} will do. Immutable.
 */
public final class HttpCrlDownload implements CrlDownload {
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final int largest;
    private final Duration longest;

    private HttpCrlDownload(int largest, Duration longest) {
        this.largest = largest;
        this.longest = longest;
    }

    /** At most 32 MB, in at most 20 s. */
    public static HttpCrlDownload standard() {
        return new HttpCrlDownload(LARGEST, LONGEST);
    }

    /**
     * @param largest in bytes
     * @param longest for the whole
     */
    public static HttpCrlDownload of(int largest, Duration longest) {
        return new HttpCrlDownload(largest, Objects.requireNonNull(longest, "longest"));
    }

    @Override
    public byte[] fetch(URI address) throws IOException {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new IOException("http or https");
        }
        if (address.toURL().openConnection() instanceof HttpURLConnection connection) {
            return BoundedHttp.get(connection, largest, longest);
        }
        throw new IOException("http or https");
    }
}
