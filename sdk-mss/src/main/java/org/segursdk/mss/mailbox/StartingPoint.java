package org.segursdk.mss.mailbox;

import java.time.Instant;
import java.util.Objects;

/** Where a folder that was never followed is taken up. */
public sealed interface StartingPoint {
    /** All the mails it holds. */
    record Everything() implements StartingPoint {}

    /** The mails that arrived since then, and perhaps some of the two days before: servers search by whole days. */
    record Since(Instant instant) implements StartingPoint {
        public Since {
            Objects.requireNonNull(instant, "instant");
        }
    }

    /** Only what arrives from now on: none of the mails it holds. */
    record Now() implements StartingPoint {}

    static StartingPoint everything() {
        return new Everything();
    }

    static StartingPoint since(Instant instant) {
        return new Since(instant);
    }

    static StartingPoint now() {
        return new Now();
    }
}
