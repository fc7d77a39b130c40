package org.segursdk.dmp.patient;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.Sex;

/**
 * By what régulation looks for the DMP of a patient whose INS is not known (TD0.5). The surname is always given, as in the
 * official sample; which other criteria the DMP wants is not published: {@link DmpPatientProfile#mandatorySearchTraits()}.
 * Immutable; {@code toString} shows none of it. Source: dmp §4.4.
 */
public final class PatientSearch {
    private final String familyName;
    private final @Nullable String givenName;
    private final @Nullable BirthDate birthDate;
    private final @Nullable Sex sex;
    private final @Nullable String postalCode;
    private final @Nullable String city;
    private final Set<SearchTrait> traits;

    private PatientSearch(Builder builder) {
        this.familyName = builder.familyName;
        this.givenName = builder.givenName;
        this.birthDate = builder.birthDate;
        this.sex = builder.sex;
        this.postalCode = builder.postalCode;
        this.city = builder.city;
        Set<SearchTrait> given = EnumSet.of(SearchTrait.FAMILY_NAME);
        addIf(givenName, SearchTrait.GIVEN_NAME, given);
        addIf(birthDate, SearchTrait.BIRTH_DATE, given);
        addIf(sex, SearchTrait.SEX, given);
        addIf(postalCode, SearchTrait.POSTAL_CODE, given);
        addIf(city, SearchTrait.CITY, given);
        this.traits = Collections.unmodifiableSet(given);
    }

    /** @param familyName birth name; whether the DMP compares the used name too is not known */
    public static Builder builder(String familyName) {
        return new Builder(familyName);
    }

    /** A search by surname alone. */
    public static PatientSearch of(String familyName) {
        return builder(familyName).build();
    }

    public String familyName() {
        return familyName;
    }

    public Optional<String> givenName() {
        return Optional.ofNullable(givenName);
    }

    public Optional<BirthDate> birthDate() {
        return Optional.ofNullable(birthDate);
    }

    public Optional<Sex> sex() {
        return Optional.ofNullable(sex);
    }

    public Optional<String> postalCode() {
        return Optional.ofNullable(postalCode);
    }

    public Optional<String> city() {
        return Optional.ofNullable(city);
    }

    /** Which criteria are given. */
    public Set<SearchTrait> traits() {
        return traits;
    }

    private static void addIf(@Nullable Object value, SearchTrait trait, Set<SearchTrait> traits) {
        if (value != null) {
            traits.add(trait);
        }
    }

    /** Without what is searched. */
    @Override
    public String toString() {
        return "PatientSearch" + traits;
    }

    /** Builds a search; every broken rule is reported at once. */
    public static final class Builder {
        private final String familyName;
        private @Nullable String givenName;
        private @Nullable BirthDate birthDate;
        private @Nullable Sex sex;
        private @Nullable String postalCode;
        private @Nullable String city;

        private Builder(String familyName) {
            this.familyName = familyName;
        }

        public Builder givenName(String value) {
            this.givenName = value;
            return this;
        }

        /** May be lunar: then only what is known of it is sent. */
        public Builder birthDate(BirthDate value) {
            this.birthDate = value;
            return this;
        }

        /** Male or female. */
        public Builder sex(Sex value) {
            this.sex = value;
            return this;
        }

        public Builder postalCode(String value) {
            this.postalCode = value;
            return this;
        }

        public Builder city(String value) {
            this.city = value;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code REQUIRED}, {@code DMP-SEARCH-BLANK}, {@code DMP-SEARCH-SEX}
         */
        public PatientSearch build() {
            Violations violations = new Violations();
            violations.require(familyName, SearchTrait.FAMILY_NAME.path());
            notBlank(givenName, SearchTrait.GIVEN_NAME, violations);
            notBlank(postalCode, SearchTrait.POSTAL_CODE, violations);
            notBlank(city, SearchTrait.CITY, violations);
            violations.check(
                    sex != Sex.UNKNOWN,
                    SearchTrait.SEX.path(),
                    "DMP-SEARCH-SEX",
                    "masculin ou féminin ; sinon ne pas donner ce critère",
                    "male or female; else do not give this criterion");
            violations.throwIfAny("PatientSearch");
            return new PatientSearch(this);
        }

        private static void notBlank(@Nullable String value, SearchTrait trait, Violations violations) {
            violations.check(
                    value == null || !value.isBlank(),
                    trait.path(),
                    "DMP-SEARCH-BLANK",
                    "ce critère est vide : ne pas le donner",
                    "this criterion is empty: do not give it");
        }
    }
}
