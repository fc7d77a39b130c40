package org.segursdk.cda.prescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.CodedValue;

/**
 * What is prescribed: a speciality (CIS), a virtual medicine (Médicabase MV), or a preparation told in words. Rules are checked
 * by the document. Immutable. Source: cda §10.3, §6.5.
 */
public final class MedicinalProduct {
    private final String name;
    private final boolean preparation;
    private final @Nullable String cis;
    private final @Nullable CodedValue mv;
    private final @Nullable CodedValue cip;
    private final @Nullable CodedValue ucd;
    private final @Nullable CodedValue atc;
    private final @Nullable CodedValue form;
    private final @Nullable CodedValue packaging;
    private final List<Ingredient> ingredients;

    private MedicinalProduct(Builder b) {
        this.name = b.name;
        this.preparation = b.preparation;
        this.cis = b.cis;
        this.mv = b.mv;
        this.cip = b.cip;
        this.ucd = b.ucd;
        this.atc = b.atc;
        this.form = b.form;
        this.packaging = b.packaging;
        this.ingredients = List.copyOf(b.ingredients);
    }

    /** @param name brand name, or the name of a virtual medicine; one line */
    public static Builder named(String name) {
        return new Builder(name, false);
    }

    /** A preparation made by the pharmacist (préparation magistrale), with its composition in words. */
    public static Builder preparation(String composition) {
        return new Builder(composition, true);
    }

    /** Name, or composition of a preparation. */
    public String name() {
        return name;
    }

    public boolean isPreparation() {
        return preparation;
    }

    /** Code identifiant de spécialité, 8 digits. */
    public Optional<String> cis() {
        return Optional.ofNullable(cis);
    }

    /** Médicabase: {@code MV} and 8 digits. */
    public Optional<CodedValue> mv() {
        return Optional.ofNullable(mv);
    }

    /** CIP13. */
    public Optional<CodedValue> cip() {
        return Optional.ofNullable(cip);
    }

    /** UCD13. */
    public Optional<CodedValue> ucd() {
        return Optional.ofNullable(ucd);
    }

    public Optional<CodedValue> atc() {
        return Optional.ofNullable(atc);
    }

    /** Pharmaceutical form, EDQM. */
    public Optional<CodedValue> form() {
        return Optional.ofNullable(form);
    }

    /** Kind of packaging, EDQM; written with the CIP. */
    public Optional<CodedValue> packaging() {
        return Optional.ofNullable(packaging);
    }

    public List<Ingredient> ingredients() {
        return ingredients;
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MedicinalProduct[redacted]";
    }

    /** Builds a product. */
    public static final class Builder {
        private final String name;
        private final boolean preparation;
        private @Nullable String cis;
        private @Nullable CodedValue mv;
        private @Nullable CodedValue cip;
        private @Nullable CodedValue ucd;
        private @Nullable CodedValue atc;
        private @Nullable CodedValue form;
        private @Nullable CodedValue packaging;
        private final List<Ingredient> ingredients = new ArrayList<>();

        private Builder(String name, boolean preparation) {
            this.name = Objects.requireNonNull(name, "name");
            this.preparation = preparation;
        }

        /** 8 digits; not for a preparation. */
        public Builder cis(String value) {
            this.cis = value;
            return this;
        }

        /** Médicabase {@code 1.2.250.1.213.2.59}: {@code MV} and 8 digits. */
        public Builder mv(CodedValue value) {
            this.mv = value;
            return this;
        }

        /** CIP {@code 1.2.250.1.213.2.3.2}: 13 digits with their key. */
        public Builder cip(CodedValue value) {
            this.cip = value;
            return this;
        }

        /** UCD {@code 1.2.250.1.213.2.62}: 13 digits with their key. */
        public Builder ucd(CodedValue value) {
            this.ucd = value;
            return this;
        }

        /** ATC {@code 2.16.840.1.113883.6.73}. */
        public Builder atc(CodedValue value) {
            this.atc = value;
            return this;
        }

        /** EDQM {@code 0.4.0.127.0.16.1.1.2.1}. */
        public Builder form(CodedValue value) {
            this.form = value;
            return this;
        }

        /** EDQM {@code 0.4.0.127.0.16.1.1.2.1}; needs a CIP. */
        public Builder packaging(CodedValue value) {
            this.packaging = value;
            return this;
        }

        public Builder addIngredient(Ingredient value) {
            this.ingredients.add(value);
            return this;
        }

        public MedicinalProduct build() {
            return new MedicinalProduct(this);
        }
    }
}
