package org.segursdk.psc.counterpart;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.examples.keycloak.KeycloakPhone;
import org.segursdk.examples.keycloak.RealKeycloak;

/** A real Keycloak, by its login page. One serves all classes of a run, and ends with it. */
final class KeycloakPsc implements PscCounterpart {
    /** One class at a time has the phone. */
    static final String LOCK = "keycloak";

    private static @Nullable KeycloakPsc running;

    private final LogoutListener listener = new LogoutListener();
    private final RealKeycloak keycloak =
            RealKeycloak.start(new RealKeycloak.Addresses(RETURN, BYE, listener.address()));
    private final Browser browser = new Browser(keycloak.trust());

    private KeycloakPsc() {}

    /** The one of this run, started when it is first wanted. */
    static synchronized KeycloakPsc shared() {
        KeycloakPsc current = running;
        if (current == null) {
            current = new KeycloakPsc();
            running = current;
        }
        return current;
    }

    @Override
    public URI issuer() {
        return keycloak.issuer();
    }

    @Override
    public URI discovery() {
        return keycloak.discovery();
    }

    @Override
    public TrustMaterial trust() {
        return keycloak.trust();
    }

    @Override
    public ClientCredentials certificate() {
        return keycloak.certificate();
    }

    @Override
    public ClientCredentials otherCertificate() {
        return keycloak.otherCertificate();
    }

    @Override
    public URI logIn(URI authorizationRequest, String nationalId) {
        return browser.logIn(authorizationRequest, RETURN, "username", nationalId, "password", RealKeycloak.PASSWORD);
    }

    @Override
    public void phone(Answer answer) {
        keycloak.phone(KeycloakPhone.Answer.valueOf(answer.name()));
    }

    @Override
    public List<String> logoutTokens(int atLeast) {
        return listener.tokens(atLeast);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    /** It is another process, which has a clock of its own. */
    @Override
    public void pass(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Ways ways() {
        return new Ways(false, true);
    }

    /** It goes on until the run ends. */
    @Override
    public void close() {
        phone(Answer.APPROVE);
    }
}
