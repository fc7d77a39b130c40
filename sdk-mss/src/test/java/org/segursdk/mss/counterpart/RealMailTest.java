package org.segursdk.mss.counterpart;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Against real Postfix and Dovecot; with the profile {@code real-mail} alone. */
@EnabledIfSystemProperty(named = "segursdk.real-mail", matches = "true")
class RealMailTest extends CounterpartSuite {
    @Override
    MailCounterpart open() {
        return new RealMailCounterpart();
    }
}
