package org.segursdk.cda.read;

import java.util.Objects;
import java.util.Optional;

/**
 * A telephone number or an electronic address as written. Source: cda §4.3.
 *
 * @param uri the value, normally {@code tel:}, {@code mailto:}…; empty when absent
 * @param use {@code H}, {@code WP}, {@code MC}… if told
 * @param nullFlavor why there is none, if told
 */
public record ReadTelecom(String uri, Optional<String> use, Optional<String> nullFlavor) {
    public ReadTelecom {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(nullFlavor, "nullFlavor");
    }

    /** Whether it is the address of a mailbox of MSSanté or of Mon espace santé. */
    public boolean isMssante() {
        return uri.startsWith("mailto:") && uri.endsWith(".mssante.fr");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadTelecom[redacted]";
    }
}
