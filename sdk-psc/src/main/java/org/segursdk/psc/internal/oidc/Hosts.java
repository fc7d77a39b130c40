package org.segursdk.psc.internal.oidc;

import java.net.URI;
import java.util.Locale;

/** Tells servers apart. */
public final class Hosts {
    private Hosts() {}

    /** Host and port of an https address. */
    public static String of(URI address) {
        int port = address.getPort() < 0 ? 443 : address.getPort();
        return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ':' + port;
    }
}
