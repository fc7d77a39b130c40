package org.segursdk.dmp.patient;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.segursdk.core.WireFact;

/**
 * What the messages about patients and authorisations (TD0.3, 0.4, 0.5, 1.6) rest on beyond the sheets' certainties. Immutable.
 * Source: dmp §4.4, §5, §15.
 */
public final class DmpPatientProfile {
    private static final DmpPatientProfile DEFAULT = new Builder().build();

    private final WireFact<Set<SearchTrait>> searchTraits;
    private final WireFact<Set<SearchTrait>> mandatorySearchTraits;
    private final WireFact<ZoneId> listZone;

    private DmpPatientProfile(Builder builder) {
        this.searchTraits = builder.searchTraits;
        this.mandatorySearchTraits = builder.mandatorySearchTraits;
        this.listZone = builder.listZone;
    }

    /** What the fact sheets say, nothing overridden. */
    public static DmpPatientProfile defaults() {
        return DEFAULT;
    }

    /** A profile that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.searchTraits = searchTraits;
        builder.mandatorySearchTraits = mandatorySearchTraits;
        builder.listZone = listZone;
        return builder;
    }

    /** Every fact of this profile. */
    public List<WireFact<?>> facts() {
        return List.of(searchTraits, mandatorySearchTraits, listZone);
    }

    /** Criteria that a search without INS may send. */
    public WireFact<Set<SearchTrait>> searchTraits() {
        return searchTraits;
    }

    /** Criteria without which a search without INS is not sent. */
    public WireFact<Set<SearchTrait>> mandatorySearchTraits() {
        return mandatorySearchTraits;
    }

    /** Zone of the dates of TD0.4 and TD1.6, which bear none. */
    public WireFact<ZoneId> listZone() {
        return listZone;
    }

    /** Overrides facts; what is given is the integrator's own responsibility and needs no further acceptance. */
    public static final class Builder {
        private WireFact<Set<SearchTrait>> searchTraits = WireFact.inferred(
                "dmp.search.traits",
                Set.copyOf(EnumSet.allOf(SearchTrait.class)),
                "dmp §4.4 [O-MSG]: the sample has the surname alone, the others are those of PDQv3");
        private WireFact<Set<SearchTrait>> mandatorySearchTraits = WireFact.unknown(
                "dmp.search.mandatory",
                Set.of(SearchTrait.FAMILY_NAME),
                "dmp §15 n° 12: which parameters are mandatory is not known");
        private WireFact<ZoneId> listZone = WireFact.unknown(
                "dmp.list.zone",
                ZoneOffset.UTC,
                "dmp §5.2, §5.3: dates without a zone; only XDS is known to be in UTC");

        private Builder() {}

        public Builder searchTraits(Set<SearchTrait> value) {
            this.searchTraits = searchTraits.overriddenBy(Set.copyOf(value));
            return this;
        }

        public Builder mandatorySearchTraits(Set<SearchTrait> value) {
            this.mandatorySearchTraits = mandatorySearchTraits.overriddenBy(Set.copyOf(value));
            return this;
        }

        public Builder listZone(ZoneId value) {
            this.listZone = listZone.overriddenBy(value);
            return this;
        }

        public DmpPatientProfile build() {
            return new DmpPatientProfile(this);
        }
    }
}
