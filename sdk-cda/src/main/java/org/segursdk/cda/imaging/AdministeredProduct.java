package org.segursdk.cda.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.Quantity;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * What the patient was given for the act: contrast medium, other medicine, or radiopharmaceutical. Immutable. Source: cda
 * §9.3.
 *
 * @param name product as the pack names it, on one line
 * @param cis CIS code, if any
 * @param translations CIP, UCD, ATC…
 * @param dose amount given, for a radiopharmaceutical its activity ({@code MBq})
 * @param route way of administration, usually EDQM
 * @param lot batch number
 * @param comment free text, if any
 */
public record AdministeredProduct(
        String name,
        Optional<CodedValue> cis,
        List<CodedValue> translations,
        Optional<Quantity> dose,
        Optional<CodedValue> route,
        Optional<String> lot,
        Optional<String> comment) {
    public AdministeredProduct {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cis, "cis");
        translations = List.copyOf(translations);
        Objects.requireNonNull(dose, "dose");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(comment, "comment");
    }

    /** @param name product as the pack names it */
    public static Builder of(String name) {
        return new Builder(name);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "AdministeredProduct[redacted]";
    }

    /** Builds a product. */
    public static final class Builder {
        private final String name;
        private @Nullable CodedValue cis;
        private final List<CodedValue> translations = new ArrayList<>();
        private @Nullable Quantity dose;
        private @Nullable CodedValue route;
        private @Nullable String lot;
        private @Nullable String comment;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** @param code eight digits */
        public Builder cis(String code) {
            this.cis = CodedValue.of(code, CodeSystems.CIS, name);
            return this;
        }

        /** CIP, UCD or ATC. */
        public Builder addTranslation(CodedValue value) {
            this.translations.add(value);
            return this;
        }

        public Builder dose(Quantity value) {
            this.dose = value;
            return this;
        }

        public Builder route(CodedValue value) {
            this.route = value;
            return this;
        }

        public Builder lot(String value) {
            this.lot = value;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        public AdministeredProduct build() {
            return new AdministeredProduct(
                    name,
                    Optional.ofNullable(cis),
                    translations,
                    Optional.ofNullable(dose),
                    Optional.ofNullable(route),
                    Optional.ofNullable(lot),
                    Optional.ofNullable(comment));
        }
    }
}
