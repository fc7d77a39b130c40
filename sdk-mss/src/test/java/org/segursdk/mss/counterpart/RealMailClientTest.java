package org.segursdk.mss.counterpart;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The SDK against real Postfix and Dovecot; with the profile {@code real-mail} alone. */
@EnabledIfSystemProperty(named = "segursdk.real-mail", matches = "true")
class RealMailClientTest extends ClientSuite {
    @Override
    MailCounterpart open() {
        return new RealMailCounterpart();
    }
}
