package org.segursdk.psc;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.psc.internal.oidc.Secrets;

/**
 * A logout that the browser is to carry to the provider; the session here is ended already. The address holds the ID token as a hint:
 * it is for the browser's redirect alone. Source: psc §9.
 */
public final class BrowserLogout {
    private final URI address;
    private final String state;

    BrowserLogout(URI address, String state) {
        this.address = Objects.requireNonNull(address);
        this.state = Objects.requireNonNull(state);
    }

    /** Where the browser is to be sent. */
    public URI address() {
        return address;
    }

    /** To be kept on the server side until the browser comes back. */
    public String state() {
        return state;
    }

    /**
     * Whether the browser came back from this logout.
     *
     * @param returned the {@code state} it brought; some answers of PSC have none, which is accepted
     */
    public boolean isAnsweredBy(Optional<String> returned) {
        return returned.map(each -> Secrets.same(each, state)).orElse(true);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BrowserLogout[redacted]";
    }
}
