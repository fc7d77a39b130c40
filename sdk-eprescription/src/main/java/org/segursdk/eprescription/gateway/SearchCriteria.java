package org.segursdk.eprescription.gateway;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.Matricule;

/**
 * What is looked for. The criteria of the national service are unknown: these are the SDK's, and a gateway that cannot honour one says so
 * by an exception rather than pass over it. Immutable. Source: eprescription §2 (8).
 */
public final class SearchCriteria {
    private final @Nullable ProfessionalId prescriber;
    private final @Nullable Matricule patient;
    private final @Nullable Instant writtenFrom;
    private final @Nullable Instant writtenBefore;
    private final @Nullable PrescriptionState state;
    private final int size;
    private final @Nullable String after;

    private SearchCriteria(Builder builder) {
        this.prescriber = builder.prescriber;
        this.patient = builder.patient;
        this.writtenFrom = builder.writtenFrom;
        this.writtenBefore = builder.writtenBefore;
        this.state = builder.state;
        this.size = builder.size;
        this.after = builder.after;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<ProfessionalId> prescriber() {
        return Optional.ofNullable(prescriber);
    }

    public Optional<Matricule> patient() {
        return Optional.ofNullable(patient);
    }

    public Optional<Instant> writtenFrom() {
        return Optional.ofNullable(writtenFrom);
    }

    /** Exclusive. */
    public Optional<Instant> writtenBefore() {
        return Optional.ofNullable(writtenBefore);
    }

    public Optional<PrescriptionState> state() {
        return Optional.ofNullable(state);
    }

    /** Most prescriptions of a page. */
    public int size() {
        return size;
    }

    /** Where the page begins. */
    public Optional<String> after() {
        return Optional.ofNullable(after);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "SearchCriteria[redacted]";
    }

    /** Builds criteria. */
    public static final class Builder {
        private static final int STANDARD = 20;
        private static final int MOST = 100;

        private @Nullable ProfessionalId prescriber;
        private @Nullable Matricule patient;
        private @Nullable Instant writtenFrom;
        private @Nullable Instant writtenBefore;
        private @Nullable PrescriptionState state;
        private int size = STANDARD;
        private @Nullable String after;

        private Builder() {}

        public Builder prescriber(ProfessionalId value) {
            this.prescriber = value;
            return this;
        }

        public Builder patient(Matricule value) {
            this.patient = value;
            return this;
        }

        public Builder writtenFrom(Instant value) {
            this.writtenFrom = value;
            return this;
        }

        /** Exclusive. */
        public Builder writtenBefore(Instant value) {
            this.writtenBefore = value;
            return this;
        }

        public Builder state(PrescriptionState value) {
            this.state = value;
            return this;
        }

        /** 1 to 100; default 20. */
        public Builder size(int value) {
            this.size = value;
            return this;
        }

        /** What {@link Page#next()} told. */
        public Builder after(String value) {
            this.after = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code EPR-SEARCH}: neither prescriber nor patient; {@code EPR-SEARCH-SIZE}, {@code
         *     EPR-SEARCH-DATES}, {@code EPR-SEARCH-STATE}: a state in which the base holds nothing
         */
        public SearchCriteria build() {
            new Violations()
                    .check(
                            prescriber != null || patient != null,
                            "prescriber",
                            "EPR-SEARCH",
                            "cherchez par prescripteur ou par patient",
                            "search by prescriber or by patient")
                    .check(
                            size >= 1 && size <= MOST,
                            "size",
                            "EPR-SEARCH-SIZE",
                            "une page a 1 à 100 lignes",
                            "a page has 1 to 100 rows")
                    .check(
                            writtenFrom == null || writtenBefore == null || writtenFrom.isBefore(writtenBefore),
                            "writtenBefore",
                            "EPR-SEARCH-DATES",
                            "la période finit après son début",
                            "the period ends after its beginning")
                    .check(
                            state == null || state.isInBase(),
                            "state",
                            "EPR-SEARCH-STATE",
                            "la base ne tient rien dans cet état",
                            "the base holds nothing in that state")
                    .throwIfAny("SearchCriteria");
            return new SearchCriteria(this);
        }
    }
}
