package org.segursdk.annuaire;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/** How the Annuaire Santé is called: key, limits, patience, cache. Immutable; never shows the key. */
public final class AnnuaireSettings {
    private final ApiKey key;
    private final AnnuaireProfile profile;
    private final int retries;
    private final Duration patience;
    private final int largestAnswer;
    private final Duration cacheLifetime;
    private final int cacheSize;

    private AnnuaireSettings(Builder builder) {
        this.key = Objects.requireNonNull(builder.key);
        this.profile = builder.profile;
        this.retries = builder.retries;
        this.patience = builder.patience;
        this.largestAnswer = builder.largestAnswer;
        this.cacheLifetime = builder.cacheLifetime;
        this.cacheSize = builder.cacheSize;
    }

    /** Default settings with that key. */
    public static AnnuaireSettings of(ApiKey key) {
        return builder().key(key).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public ApiKey key() {
        return key;
    }

    public AnnuaireProfile profile() {
        return profile;
    }

    /** How often a call is made again after a 5xx; default 2. */
    public int retries() {
        return retries;
    }

    /** Longest wait before a call is made again, asked by the server or not; default 10 s. */
    public Duration patience() {
        return patience;
    }

    /** In bytes; default 32 MiB. */
    public int largestAnswer() {
        return largestAnswer;
    }

    /** How long the answer to a look-up of one professional or structure is kept; default 10 min, zero for none. */
    public Duration cacheLifetime() {
        return cacheLifetime;
    }

    /** Most answers kept; default 1,000. */
    public int cacheSize() {
        return cacheSize;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "AnnuaireSettings[key redacted]";
    }

    /** Builds settings. */
    public static final class Builder {
        private static final int MOST_RETRIES = 5;

        private @Nullable ApiKey key;
        private AnnuaireProfile profile = AnnuaireProfile.standard();
        private int retries = 2;
        private Duration patience = Duration.ofSeconds(10);
        private int largestAnswer = 32 << 20;
        private Duration cacheLifetime = Duration.ofMinutes(10);
        private int cacheSize = 1000;

        private Builder() {}

        /** Required. */
        public Builder key(ApiKey value) {
            this.key = value;
            return this;
        }

        public Builder profile(AnnuaireProfile value) {
            this.profile = Objects.requireNonNull(value, "value");
            return this;
        }

        /** 0 to 5. */
        public Builder retries(int value) {
            this.retries = value;
            return this;
        }

        public Builder patience(Duration value) {
            this.patience = value;
            return this;
        }

        /** At least 1 KiB. */
        public Builder largestAnswer(int bytes) {
            this.largestAnswer = bytes;
            return this;
        }

        public Builder cacheLifetime(Duration value) {
            this.cacheLifetime = value;
            return this;
        }

        /** 0 to 1,000,000. */
        public Builder cacheSize(int value) {
            this.cacheSize = value;
            return this;
        }

        /** @throws InvalidInputException rules {@code REQUIRED}, {@code ANN-SETTINGS} */
        public AnnuaireSettings build() {
            Violations violations = new Violations().require(key, "key");
            limit(violations, retries >= 0 && retries <= MOST_RETRIES, "retries");
            limit(violations, !patience.isNegative(), "patience");
            limit(violations, largestAnswer >= 1024, "largestAnswer");
            limit(violations, !cacheLifetime.isNegative(), "cacheLifetime");
            limit(violations, cacheSize >= 0 && cacheSize <= 1_000_000, "cacheSize");
            violations.throwIfAny("AnnuaireSettings");
            return new AnnuaireSettings(this);
        }

        private static void limit(Violations violations, boolean holds, String path) {
            violations.check(holds, path, "ANN-SETTINGS", "valeur hors des limites", "value out of bounds");
        }
    }
}
