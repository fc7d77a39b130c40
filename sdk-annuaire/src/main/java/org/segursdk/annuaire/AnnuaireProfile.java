package org.segursdk.annuaire;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.WireFact;

/** What the client of the Annuaire Santé rests on that was read, seen or deduced, each with its source and certainty. Immutable. */
public final class AnnuaireProfile {
    /** What to do with a link of a page that leads to another server. Source: annuaire §6. */
    public enum ForeignLink {
        /** Follow its page on the configured server: the key goes nowhere else. */
        REWRITE,
        /** Fail: {@code ANNUAIRE-FOREIGN-LINK}. */
        REFUSE
    }

    private static final AnnuaireProfile STANDARD = new Builder().build();

    private final WireFact<String> keyHeader;
    private final WireFact<Integer> callsPerSecond;
    private final WireFact<Duration> copyLifetime;
    private final WireFact<Integer> pageSize;
    private final WireFact<Integer> longestQuery;
    private final WireFact<ForeignLink> foreignLink;
    private final WireFact<Duration> deltaOverlap;
    private final WireFact<Integer> excessStatus;

    private AnnuaireProfile(Builder builder) {
        this.keyHeader = builder.keyHeader;
        this.callsPerSecond = builder.callsPerSecond;
        this.copyLifetime = builder.copyLifetime;
        this.pageSize = builder.pageSize;
        this.longestQuery = builder.longestQuery;
        this.foreignLink = builder.foreignLink;
        this.deltaOverlap = builder.deltaOverlap;
        this.excessStatus = builder.excessStatus;
    }

    /** What is told or usual, nothing overridden. */
    public static AnnuaireProfile standard() {
        return STANDARD;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Facts that every call uses. */
    public List<WireFact<?>> facts() {
        return List.of(keyHeader, callsPerSecond, pageSize, longestQuery, foreignLink, excessStatus);
    }

    /** Facts that a local copy uses beside. */
    public List<WireFact<?>> copyFacts() {
        return List.of(copyLifetime, deltaOverlap);
    }

    public WireFact<String> keyHeader() {
        return keyHeader;
    }

    /** Most calls in a second, for one key. */
    public WireFact<Integer> callsPerSecond() {
        return callsPerSecond;
    }

    /** Age beyond which a copy of the directory must be dropped. */
    public WireFact<Duration> copyLifetime() {
        return copyLifetime;
    }

    /** Entries asked for in a page; what comes is obeyed. */
    public WireFact<Integer> pageSize() {
        return pageSize;
    }

    /** Characters of a query beyond which it is posted. */
    public WireFact<Integer> longestQuery() {
        return longestQuery;
    }

    public WireFact<ForeignLink> foreignLink() {
        return foreignLink;
    }

    /** How far before its last start a delta begins. */
    public WireFact<Duration> deltaOverlap() {
        return deltaOverlap;
    }

    /** HTTP status by which the gateway says that calls come too fast. */
    public WireFact<Integer> excessStatus() {
        return excessStatus;
    }

    /** Overrides facts one by one. */
    public static final class Builder {
        private WireFact<String> keyHeader =
                WireFact.official("annuaire.header.api-key", "ESANTE-API-KEY", "annuaire §1");
        private WireFact<Integer> callsPerSecond =
                WireFact.official("annuaire.rate.calls-per-second", 17, "annuaire §1");
        private WireFact<Duration> copyLifetime =
                WireFact.official("annuaire.copy.lifetime", Duration.ofDays(30), "annuaire §1");
        private WireFact<Integer> pageSize = WireFact.inferred(
                "annuaire.page.size", 500, "annuaire §6: the effective maximum is unknown, ask 500 at most");
        private WireFact<Integer> longestQuery =
                WireFact.inferred("annuaire.query.longest", 2048, "annuaire §2: POST above about 2 kB");
        private WireFact<ForeignLink> foreignLink = WireFact.inferred(
                "annuaire.page.foreign-link", ForeignLink.REWRITE, "annuaire §6: a sample shows links on another host");
        private WireFact<Duration> deltaOverlap =
                WireFact.inferred("annuaire.delta.overlap", Duration.ofDays(1), "annuaire §7");
        private WireFact<Integer> excessStatus =
                WireFact.inferred("annuaire.rate.excess-status", 429, "annuaire §8: usual answer of the gateway");

        private Builder() {}

        public Builder keyHeader(String value) {
            this.keyHeader = keyHeader.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        /** 1 to 1,000. */
        public Builder callsPerSecond(int value) {
            this.callsPerSecond = callsPerSecond.overriddenBy(within(value, 1000));
            return this;
        }

        public Builder copyLifetime(Duration value) {
            this.copyLifetime = copyLifetime.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        /** 1 to 10,000. */
        public Builder pageSize(int value) {
            this.pageSize = pageSize.overriddenBy(within(value, 10_000));
            return this;
        }

        public Builder longestQuery(int value) {
            this.longestQuery = longestQuery.overriddenBy(within(value, 1 << 20));
            return this;
        }

        public Builder foreignLink(ForeignLink value) {
            this.foreignLink = foreignLink.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder deltaOverlap(Duration value) {
            this.deltaOverlap = deltaOverlap.overriddenBy(Objects.requireNonNull(value, "value"));
            return this;
        }

        public Builder excessStatus(int value) {
            this.excessStatus = excessStatus.overriddenBy(within(value, 599));
            return this;
        }

        public AnnuaireProfile build() {
            return new AnnuaireProfile(this);
        }

        private static int within(int value, int most) {
            if (value < 1 || value > most) {
                throw new IllegalArgumentException("from 1 to " + most);
            }
            return value;
        }
    }
}
