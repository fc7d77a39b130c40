package org.segursdk.soap.internal;

import java.util.Locale;

/** Chooses the transport of this JVM. */
final class Transports {
    /** System property: {@code direct} (default) or {@code cxf}. */
    static final String CHOICE = "org.segursdk.soap.transport";

    static final Transport INSTANCE = make(System.getProperty(CHOICE, "direct"));

    private Transports() {}

    private static Transport make(String choice) {
        return switch (choice.toLowerCase(Locale.ROOT)) {
            case "direct" -> new DirectTransport();
            case "cxf" -> new CxfTransport();
            default -> throw new IllegalArgumentException(CHOICE + ": direct or cxf");
        };
    }
}
