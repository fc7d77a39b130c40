package org.segursdk.sandbox.internal.pki;

import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;

/** The key of the sandbox's own server, for TLS made by hand. */
public record ServerKey(PrivateKey key, List<Certificate> chain) {
    public ServerKey {
        chain = List.copyOf(chain);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ServerKey[redacted]";
    }
}
