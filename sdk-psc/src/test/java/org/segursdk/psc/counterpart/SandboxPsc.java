package org.segursdk.psc.counterpart;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.TrustMaterial;
import org.segursdk.sandbox.PscBehaviour;
import org.segursdk.sandbox.PscPhone;
import org.segursdk.sandbox.PscRelyingParty;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.sandbox.SandboxPki;

/** The sandbox's issuer, by its login page. */
final class SandboxPsc implements PscCounterpart {
    private final Ahead clock = new Ahead();
    private final LogoutListener listener = new LogoutListener();
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    private final Browser browser = new Browser(sandbox.trust());

    SandboxPsc() {
        sandbox.psc()
                .behaviour(PscBehaviour.DEFAULTS.toBuilder()
                        .ciba(CIBA_LIFE, CIBA_INTERVAL)
                        .build());
        sandbox.psc().register(PscRelyingParty.secret(WITH_SECRET, SECRET).withBackChannelLogout(listener.address()));
    }

    @Override
    public URI issuer() {
        return sandbox.psc().issuer();
    }

    @Override
    public URI discovery() {
        return sandbox.psc().discovery();
    }

    @Override
    public TrustMaterial trust() {
        return sandbox.trust();
    }

    @Override
    public ClientCredentials certificate() {
        return sandbox.pki().named(WITH_CERTIFICATE, SandboxPki.DEFAULT_STRUCTURE);
    }

    @Override
    public ClientCredentials otherCertificate() {
        return sandbox.pki().credentials("psc");
    }

    @Override
    public URI logIn(URI authorizationRequest, String nationalId) {
        return browser.logIn(authorizationRequest, RETURN, "user", nationalId, "means", "CARD");
    }

    @Override
    public void phone(Answer answer) {
        sandbox.psc().phone(PscPhone.valueOf(answer.name()));
    }

    @Override
    public List<String> logoutTokens(int atLeast) {
        return listener.tokens(atLeast);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void pass(Duration time) {
        clock.move(time);
    }

    @Override
    public Ways ways() {
        return new Ways(true, false);
    }

    @Override
    public void close() {
        sandbox.close();
        listener.close();
    }

    /** The system's clock, moved forward. */
    private static final class Ahead extends Clock {
        private volatile Duration lead = Duration.ZERO;

        synchronized void move(Duration step) {
            lead = lead.plus(step);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(lead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
