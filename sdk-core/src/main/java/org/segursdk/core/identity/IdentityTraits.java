package org.segursdk.core.identity;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;

/**
 * The strict identity traits: birth name, birth given names, first given name, sex, date and place of birth. Immutable;
 * {@code toString} shows nothing. Source: insi §1.3, §2.
 *
 * <p>Two ways in: {@link #builder()} for what a person typed (normalised and checked) and {@link #received} for what INSi
 * answered (kept verbatim, never refused for its spelling).
 */
public final class IdentityTraits {
    private static final Pattern COG = Pattern.compile("[0-9]{5}|2[AB][0-9]{3}");

    private final String birthName;
    private final String birthGivenNames;
    private final String firstGivenName;
    private final Sex sex;
    private final BirthDate birthDate;
    private final @Nullable String birthPlace;

    private IdentityTraits(
            String birthName,
            String birthGivenNames,
            String firstGivenName,
            Sex sex,
            BirthDate birthDate,
            @Nullable String birthPlace) {
        this.birthName = birthName;
        this.birthGivenNames = birthGivenNames;
        this.firstGivenName = firstGivenName;
        this.sex = sex;
        this.birthDate = birthDate;
        this.birthPlace = birthPlace;
    }

    /** Traits typed by a user or read from a local record. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Traits as a service answered them, verbatim.
     *
     * @param birthName nom de naissance
     * @param birthGivenNames list of birth given names, separated by spaces
     * @param firstGivenName first given name; when the answer has none, the first name of the list
     * @param birthPlace COG code of the place of birth, 5 characters, or empty
     */
    public static IdentityTraits received(
            String birthName,
            String birthGivenNames,
            Optional<String> firstGivenName,
            Sex sex,
            BirthDate birthDate,
            Optional<String> birthPlace) {
        String first = firstGivenName.orElseGet(
                () -> InsNames.split(birthGivenNames).stream().findFirst().orElse(birthGivenNames));
        return new IdentityTraits(
                Objects.requireNonNull(birthName, "birthName"),
                Objects.requireNonNull(birthGivenNames, "birthGivenNames"),
                first,
                Objects.requireNonNull(sex, "sex"),
                Objects.requireNonNull(birthDate, "birthDate"),
                birthPlace.orElse(null));
    }

    /** Nom de naissance. */
    public String birthName() {
        return birthName;
    }

    /** All birth given names, separated by a space; a compound name keeps its hyphen. */
    public String birthGivenNames() {
        return birthGivenNames;
    }

    /** Premier prénom de naissance. */
    public String firstGivenName() {
        return firstGivenName;
    }

    public Sex sex() {
        return sex;
    }

    public BirthDate birthDate() {
        return birthDate;
    }

    /** COG code of the place of birth: commune, {@code 2Axxx}/{@code 2Bxxx}, {@code 97xxx} or {@code 99xxx}. */
    public Optional<String> birthPlace() {
        return Optional.ofNullable(birthPlace);
    }

    /** The same traits with another first given name, which must agree with the list. Source: insi §2.3. */
    public IdentityTraits withFirstGivenName(String name) {
        Violations violations = new Violations();
        checkFirstName(InsNames.normalize(name), birthGivenNames, violations);
        violations.throwIfAny("IdentityTraits");
        return new IdentityTraits(birthName, birthGivenNames, InsNames.normalize(name), sex, birthDate, birthPlace);
    }

    private static void checkFirstName(String first, String list, Violations violations) {
        violations.check(
                InsNames.firstNameAgrees(first, list),
                "firstGivenName",
                "INS-FIRSTNAME-COHERENCE",
                "le premier prénom n'est pas le début de la liste des prénoms de naissance",
                "the first given name is not the beginning of the list of birth given names");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityTraits that
                && birthName.equals(that.birthName)
                && birthGivenNames.equals(that.birthGivenNames)
                && firstGivenName.equals(that.firstGivenName)
                && sex == that.sex
                && birthDate.equals(that.birthDate)
                && Objects.equals(birthPlace, that.birthPlace);
    }

    @Override
    public int hashCode() {
        return Objects.hash(birthName, birthGivenNames, firstGivenName, sex, birthDate, birthPlace);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "IdentityTraits[redacted]";
    }

    /** Builds traits from typed text; every broken rule is reported at once by {@link #build()}. */
    public static final class Builder {
        private @Nullable String birthName;
        private @Nullable String birthGivenNames;
        private @Nullable String firstGivenName;
        private @Nullable Sex sex;
        private @Nullable String birthDateText;
        private @Nullable BirthDate birthDate;
        private @Nullable String birthPlace;

        private Builder() {}

        /** Nom de naissance; required. */
        public Builder birthName(String value) {
            this.birthName = value;
            return this;
        }

        /** Birth given names separated by spaces; required. */
        public Builder birthGivenNames(String value) {
            this.birthGivenNames = value;
            return this;
        }

        /** First given name; default the first of the list. */
        public Builder firstGivenName(String value) {
            this.firstGivenName = value;
            return this;
        }

        /** Required. */
        public Builder sex(Sex value) {
            this.sex = value;
            return this;
        }

        /** Date of birth {@code AAAA-MM-JJ}; required, month and day may be {@code 00}. */
        public Builder birthDate(String value) {
            this.birthDateText = value;
            this.birthDate = null;
            return this;
        }

        /** Date of birth; required. */
        public Builder birthDate(BirthDate value) {
            this.birthDate = value;
            this.birthDateText = null;
            return this;
        }

        /** COG code of the place of birth; optional to search, required to qualify. */
        public Builder birthPlace(String value) {
            this.birthPlace = value;
            return this;
        }

        /**
         * @throws InvalidInputException listing every broken rule: {@code REQUIRED}, {@code INS-NAME-*},
         *     {@code INS-GIVENNAME-*}, {@code INS-FIRSTNAME-COHERENCE}, {@code INS-BIRTHDATE}, {@code INS-COG}
         */
        public IdentityTraits build() {
            Violations violations = new Violations();
            String name = checkedName(violations);
            String given = checkedGivenNames(violations);
            String first = firstGivenName == null || firstGivenName.isBlank()
                    ? InsNames.split(given).stream().findFirst().orElse("")
                    : InsNames.normalize(firstGivenName);
            if (!given.isEmpty()) {
                checkFirstName(first, given, violations);
            }
            violations.require(sex, "sex");
            BirthDate date = checkedDate(violations);
            String place = birthPlace == null || birthPlace.isBlank()
                    ? null
                    : birthPlace.strip().toUpperCase(Locale.ROOT);
            violations.check(
                    place == null || COG.matcher(place).matches(),
                    "birthPlace",
                    "INS-COG",
                    "un code COG a 5 caractères (chiffres, ou 2A/2B puis 3 chiffres)",
                    "a COG code has 5 characters (digits, or 2A/2B then 3 digits)");
            violations.throwIfAny("IdentityTraits");
            return new IdentityTraits(
                    name, given, first, Objects.requireNonNull(sex), Objects.requireNonNull(date), place);
        }

        private String checkedName(Violations violations) {
            violations.require(birthName, "birthName");
            String name = birthName == null ? "" : InsNames.normalize(birthName);
            InsNames.checkBirthName(name, "birthName", violations);
            return name;
        }

        private String checkedGivenNames(Violations violations) {
            violations.require(birthGivenNames, "birthGivenNames");
            String given = birthGivenNames == null ? "" : InsNames.normalize(birthGivenNames);
            InsNames.checkGivenNames(given, "birthGivenNames", violations);
            return given;
        }

        private @Nullable BirthDate checkedDate(Violations violations) {
            if (birthDate != null) {
                return birthDate;
            }
            violations.require(birthDateText, "birthDate");
            if (birthDateText == null || birthDateText.isBlank()) {
                return null;
            }
            try {
                return BirthDate.parse(birthDateText);
            } catch (InvalidInputException e) {
                violations.addAll(e.violations());
                return null;
            }
        }
    }
}
