package org.segursdk.sandbox.internal.psc;

import java.net.URI;
import java.util.List;

/** Addresses that clients want the browser sent back to. */
final class Returns {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private Returns() {}

    static boolean isRegistered(String uri, List<URI> registered, boolean anyLoopback) {
        if (registered.stream().anyMatch(known -> known.toString().equals(uri))) {
            return true;
        }
        if (!anyLoopback) {
            return false;
        }
        try {
            URI parsed = URI.create(uri);
            return "http".equals(parsed.getScheme())
                    && LOOPBACK.contains(String.valueOf(parsed.getHost()))
                    && parsed.getRawUserInfo() == null
                    && parsed.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where what is told does not go to the client's server. */
    static String withFragment(String uri, String fragment) {
        return uri + "#" + fragment;
    }

    static String with(String uri, String query) {
        return query.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + query;
    }
}
