package org.segursdk.core.credentials;

import java.io.IOException;
import java.net.URI;

/**
 * Fetches a revocation list. A port: the core opens no connection. An implementation bounds the time and the size of what it
 * fetches; it is thread-safe.
 */
@FunctionalInterface
public interface CrlDownload {
    /**
     * @param address {@code http} or {@code https}, as the certificate or the configuration tells it
     * @return the list, DER or PEM; its signature is checked by who uses it
     * @throws IOException when it cannot be had
     */
    byte[] fetch(URI address) throws IOException;
}
