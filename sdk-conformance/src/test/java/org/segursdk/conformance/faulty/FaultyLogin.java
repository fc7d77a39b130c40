package org.segursdk.conformance.faulty;

import java.net.URI;
import org.segursdk.conformance.checks.login.LoginSample;
import org.segursdk.psc.PendingLogin;

/** Fault 25: takes the answer of a login whatever its state. */
final class FaultyLogin extends LoginSample {
    @Override
    protected URI returned(URI callback, PendingLogin pending) {
        String asked = pending.authorizationUri().getRawQuery().replaceFirst(".*(state=[^&]*).*", "$1");
        return URI.create(callback.toString().replaceFirst("state=[^&]*", asked));
    }
}
