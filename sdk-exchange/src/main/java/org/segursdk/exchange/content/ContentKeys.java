package org.segursdk.exchange.content;

import javax.crypto.SecretKey;

/**
 * The keys that seal what the tables hold: the software's own key store or vault. A key that sealed something stays known by its id
 * as long as that is kept; a new current key serves from then on. Implementations are thread-safe.
 */
public interface ContentKeys {
    /** The key that seals from now on: 1 to 64 printable ASCII characters, no secret. */
    String currentKeyId();

    /**
     * An AES key of 256 bits.
     *
     * @throws RuntimeException when no key has that id
     */
    SecretKey key(String id);
}
