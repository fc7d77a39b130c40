package org.segursdk.conformance.port;

import java.io.IOException;
import java.net.URI;

/**
 * The browser of the professional who logs in, played by the kit: it opens the address, chooses the own name, approves. A product that
 * logs in without a browser (CIBA) does not call it: the sandbox's telephone approves at once.
 */
@FunctionalInterface
public interface LoginBrowser {
    /**
     * Goes through a login.
     *
     * @param authorizationRequest address the product sends the browser to
     * @return where the provider sends the browser then, with {@code code} and {@code state}, or with an error; a product that waits
     *     at an address of its own fetches it there
     * @throws IOException when the provider shows a page that is no login, or cannot be reached
     */
    URI open(URI authorizationRequest) throws IOException;
}
