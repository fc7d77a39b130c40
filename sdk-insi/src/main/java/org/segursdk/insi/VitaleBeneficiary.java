package org.segursdk.insi;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.Matricule;

/**
 * A beneficiary as the software read it from a Vitale card. Immutable; {@code toString} shows nothing. Source: insi §3.5.
 */
public final class VitaleBeneficiary {
    private static final int NIR_LENGTH = 15;
    private static final Pattern NAME = Pattern.compile("[\\p{L} '\\-]{1,100}");

    private final Matricule insured;
    private final @Nullable Matricule certified;
    private final @Nullable String birthName;
    private final @Nullable BirthDate birthDate;
    private final int birthRank;

    private VitaleBeneficiary(Builder builder, Matricule insured, @Nullable Matricule certified) {
        this.insured = insured;
        this.certified = certified;
        this.birthName = builder.birthName;
        this.birthDate = builder.birthDate;
        this.birthRank = builder.birthRank;
    }

    /**
     * @param insuredNir NIR of the insured person (ouvrant droit), 13 characters and key, always on the card
     */
    public static Builder builder(String insuredNir) {
        return new Builder(insuredNir);
    }

    /** NIR of the insured person (ouvrant droit). */
    public Matricule insured() {
        return insured;
    }

    /** The beneficiary's own certified NIR, when the card bears it. */
    public Optional<Matricule> certified() {
        return Optional.ofNullable(certified);
    }

    public Optional<String> birthName() {
        return Optional.ofNullable(birthName);
    }

    /** As on the card: may be lunar. */
    public Optional<BirthDate> birthDate() {
        return Optional.ofNullable(birthDate);
    }

    /** Rank among twins. */
    public OptionalInt birthRank() {
        return birthRank > 0 ? OptionalInt.of(birthRank) : OptionalInt.empty();
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "VitaleBeneficiary[redacted]";
    }

    /** Builds a beneficiary; every broken rule is reported at once. */
    public static final class Builder {
        private final String insuredNir;
        private @Nullable String certifiedNir;
        private @Nullable String birthName;
        private @Nullable BirthDate birthDate;
        private @Nullable String birthDateText;
        private int birthRank;
        private boolean rankGiven;

        private Builder(String insuredNir) {
            this.insuredNir = Objects.requireNonNull(insuredNir, "insuredNir");
        }

        /** The beneficiary's certified NIR, 13 characters and key; only if the card has it. */
        public Builder certifiedNir(String value) {
            this.certifiedNir = value;
            return this;
        }

        public Builder birthName(String value) {
            this.birthName = value.strip().toUpperCase(Locale.ROOT);
            return this;
        }

        /** Date as the card gives it, {@code AAAAMMJJ} or {@code AAAA-MM-JJ}; {@code 00} parts are kept. */
        public Builder birthDate(String value) {
            this.birthDateText = value.strip();
            return this;
        }

        /** Rank among twins, 1 to 9. */
        public Builder birthRank(int value) {
            this.birthRank = value;
            this.rankGiven = true;
            return this;
        }

        /**
         * @throws InvalidInputException rules {@code INS-MATRICULE-FORM}, {@code INS-MATRICULE-KEY}, {@code INS-BIRTHDATE},
         *     {@code VITALE-NAME}, {@code VITALE-RANK}
         */
        public VitaleBeneficiary build() {
            Violations violations = new Violations();
            Matricule insured = nir(insuredNir, "insured", violations);
            Matricule certified = certifiedNir == null ? null : nir(certifiedNir, "certified", violations);
            if (birthDateText != null) {
                String text = birthDateText.matches("[0-9]{8}")
                        ? birthDateText.replaceFirst("(.{4})(..)(..)", "$1-$2-$3")
                        : birthDateText;
                try {
                    birthDate = BirthDate.parse(text);
                } catch (InvalidInputException e) {
                    violations.addAll(e.violations());
                }
            }
            violations
                    .check(
                            birthName == null || NAME.matcher(birthName).matches(),
                            "birthName",
                            "VITALE-NAME",
                            "lettres, espaces, apostrophes et tirets, au plus 100",
                            "letters, spaces, apostrophes and hyphens, at most 100")
                    .check(
                            !rankGiven || birthRank >= 1 && birthRank <= 9,
                            "birthRank",
                            "VITALE-RANK",
                            "rang de naissance de 1 à 9",
                            "birth rank from 1 to 9")
                    .throwIfAny("VitaleBeneficiary");
            return new VitaleBeneficiary(this, Objects.requireNonNull(insured), certified);
        }

        private static @Nullable Matricule nir(String value, String path, Violations violations) {
            String compact = value.replace(" ", "");
            return violations
                    .nested(
                            path,
                            () -> compact.length() == NIR_LENGTH - 2
                                    ? Matricule.ofNumber(compact)
                                    : Matricule.of(compact))
                    .orElse(null);
        }
    }
}
