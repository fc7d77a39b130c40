package org.segursdk.exchange.outbox;

import java.time.Duration;
import java.util.Objects;
import org.segursdk.core.error.Violations;

/** How deliveries are run. Immutable. */
public final class DeliverySettings {
    private final Builder values;

    private DeliverySettings(Builder builder) {
        this.values = new Builder(builder);
    }

    public static DeliverySettings defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public int workers() {
        return values.workers;
    }

    public Duration polling() {
        return values.polling;
    }

    public Duration heartbeat() {
        return values.heartbeat;
    }

    public Duration firstDelay() {
        return values.firstDelay;
    }

    public Duration longestDelay() {
        return values.longestDelay;
    }

    public int maxAttempts() {
        return values.maxAttempts;
    }

    public Duration settleEvery() {
        return values.settleEvery;
    }

    public Duration settleGiveUp() {
        return values.settleGiveUp;
    }

    public int circuitFailures() {
        return values.circuitFailures;
    }

    public Duration circuitOpen() {
        return values.circuitOpen;
    }

    /** Builds settings. */
    public static final class Builder {
        private int workers = 4;
        private Duration polling = Duration.ofSeconds(1);
        private Duration heartbeat = Duration.ofSeconds(15);
        private Duration firstDelay = Duration.ofSeconds(20);
        private Duration longestDelay = Duration.ofHours(1);
        private int maxAttempts = 84;
        private Duration settleEvery = Duration.ofMinutes(1);
        private Duration settleGiveUp = Duration.ofHours(4);
        private int circuitFailures = 5;
        private Duration circuitOpen = Duration.ofMinutes(1);

        private Builder() {}

        private Builder(Builder other) {
            workers = other.workers;
            polling = other.polling;
            heartbeat = other.heartbeat;
            firstDelay = other.firstDelay;
            longestDelay = other.longestDelay;
            maxAttempts = other.maxAttempts;
            settleEvery = other.settleEvery;
            settleGiveUp = other.settleGiveUp;
            circuitFailures = other.circuitFailures;
            circuitOpen = other.circuitOpen;
        }

        /** Deliveries at once on a node; default 4. */
        public Builder workers(int value) {
            this.workers = value;
            return this;
        }

        /** How often a node looks for work; default 1 second. */
        public Builder polling(Duration value) {
            this.polling = Objects.requireNonNull(value, "polling");
            return this;
        }

        /** How often a node says that it lives; silent four times as long, its work goes to others. Default 15 seconds. */
        public Builder heartbeat(Duration value) {
            this.heartbeat = Objects.requireNonNull(value, "heartbeat");
            return this;
        }

        /**
         * Delays before a delivery is tried again: doubled each time, up to the longest, a fifth more or less by chance. Defaults
         * 20 seconds and 1 hour.
         */
        public Builder delays(Duration first, Duration longest) {
            this.firstDelay = Objects.requireNonNull(first, "first");
            this.longestDelay = Objects.requireNonNull(longest, "longest");
            return this;
        }

        /** After so many a person has to look; default 84, more than three days of outage with the delays by default. */
        public Builder maxAttempts(int value) {
            this.maxAttempts = value;
            return this;
        }

        /** How often, and how long at most, the fate of a lost answer is asked for; defaults 1 minute and 4 hours. */
        public Builder settling(Duration every, Duration giveUp) {
            this.settleEvery = Objects.requireNonNull(every, "every");
            this.settleGiveUp = Objects.requireNonNull(giveUp, "giveUp");
            return this;
        }

        /** After so many failures in a row a destination is left alone for that long; defaults 5 and 1 minute. */
        public Builder circuit(int failures, Duration open) {
            this.circuitFailures = failures;
            this.circuitOpen = Objects.requireNonNull(open, "open");
            return this;
        }

        /** @throws org.segursdk.core.error.InvalidInputException rule {@code EXCHANGE-SETTINGS} */
        public DeliverySettings build() {
            Violations violations = new Violations();
            positive(violations, "workers", workers > 0);
            positive(violations, "maxAttempts", maxAttempts > 0);
            positive(violations, "circuitFailures", circuitFailures > 0);
            positive(violations, "polling", isPositive(polling));
            positive(violations, "heartbeat", isPositive(heartbeat));
            positive(violations, "firstDelay", isPositive(firstDelay));
            positive(violations, "longestDelay", longestDelay.compareTo(firstDelay) >= 0);
            positive(violations, "settleEvery", isPositive(settleEvery));
            positive(violations, "settleGiveUp", !settleGiveUp.isNegative());
            positive(violations, "circuitOpen", isPositive(circuitOpen));
            violations.throwIfAny("DeliverySettings");
            return new DeliverySettings(this);
        }

        private static boolean isPositive(Duration value) {
            return !value.isNegative() && !value.isZero();
        }

        private static void positive(Violations violations, String path, boolean holds) {
            violations.check(holds, path, "EXCHANGE-SETTINGS", "valeur trop petite", "the value is too small");
        }
    }
}
