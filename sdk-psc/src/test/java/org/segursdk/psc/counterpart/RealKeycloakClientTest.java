package org.segursdk.psc.counterpart;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The SDK against a real Keycloak; with the profile {@code real-keycloak} alone. */
@EnabledIfSystemProperty(named = "segursdk.keycloak.home", matches = ".+")
@ResourceLock(KeycloakPsc.LOCK)
class RealKeycloakClientTest extends PscClientSuite {
    @Override
    PscCounterpart open() {
        return KeycloakPsc.shared();
    }
}
