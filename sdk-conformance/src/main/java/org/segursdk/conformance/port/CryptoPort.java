package org.segursdk.conformance.port;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/** What the product protects its flows with. Requirement REM-SEC-08. */
public interface CryptoPort {
    /**
     * An algorithm the product protects something with. What a national format imposes without protecting anything, such as the SHA-1
     * of XDS metadata, is no part of it.
     *
     * @param use what for, in the product's own words
     * @param name such as {@code AES-GCM}, {@code RSA}, {@code SHA-256}, {@code ECDSA}, {@code PBKDF2-HMAC-SHA256}
     * @param keyBits length of its keys; 0 where it has none
     */
    record Algorithm(String use, String name, int keyBits) {
        public Algorithm {
            Objects.requireNonNull(use, "use");
            Objects.requireNonNull(name, "name");
        }
    }

    /** TLS endpoints that the product serves, on this machine; empty when it serves none. */
    List<InetSocketAddress> listening() throws Exception;

    /**
     * Opens TLS to an address with the settings of the product's calls to national services, then closes it. The server's certificate is
     * of the sandbox's authority, for {@code localhost}.
     */
    void callOut(InetSocketAddress address) throws Exception;

    /** The inventory of algorithms; empty when the product has none, which is then not looked at. */
    List<Algorithm> algorithms() throws Exception;
}
