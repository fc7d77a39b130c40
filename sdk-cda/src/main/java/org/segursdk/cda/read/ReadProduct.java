package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A medicine or another manufactured product as written. Source: cda §6.5, §10.3.
 *
 * @param code CIS code with its translations (CIP, UCD, MV, ATC), or the author's words, if told
 * @param name name, if told
 * @param form pharmaceutical form, if told
 * @param lot lot number, if told
 * @param expiration expiry, if told
 * @param packagings packs, by their CIP
 * @param classes classes the product belongs to (ATC, DCI)
 * @param ingredients substances
 * @param manufacturer who makes it, if told
 */
public record ReadProduct(
        Optional<ReadCode> code,
        Optional<String> name,
        Optional<ReadCode> form,
        Optional<String> lot,
        Optional<ReadTime> expiration,
        List<Packaging> packagings,
        List<ReadCode> classes,
        List<Ingredient> ingredients,
        Optional<ReadOrganization> manufacturer) {
    /**
     * A substance in a product.
     *
     * @param code code, if told
     * @param name name, if told
     * @param numerator amount of substance, if told
     * @param denominator in how much of product, if told
     */
    public record Ingredient(
            Optional<ReadCode> code,
            Optional<String> name,
            Optional<ReadQuantity> numerator,
            Optional<ReadQuantity> denominator) {
        public Ingredient {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(numerator, "numerator");
            Objects.requireNonNull(denominator, "denominator");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Ingredient[redacted]";
        }
    }

    /**
     * A pack of a product.
     *
     * @param code CIP, if told
     * @param name name, if told
     * @param form kind of packaging, if told
     */
    public record Packaging(Optional<ReadCode> code, Optional<String> name, Optional<ReadCode> form) {
        public Packaging {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(form, "form");
        }

        /** Redacted. */
        @Override
        public String toString() {
            return "Packaging[redacted]";
        }
    }

    public ReadProduct {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(lot, "lot");
        Objects.requireNonNull(expiration, "expiration");
        packagings = List.copyOf(packagings);
        classes = List.copyOf(classes);
        ingredients = List.copyOf(ingredients);
        Objects.requireNonNull(manufacturer, "manufacturer");
    }

    /** The code in that system, of the product or of its packaging or class. */
    public Optional<String> in(String codeSystem) {
        return code.flatMap(c -> c.in(codeSystem))
                .or(() -> packagings.stream()
                        .flatMap(pack -> pack.code().stream())
                        .flatMap(c -> c.in(codeSystem).stream())
                        .findFirst())
                .or(() ->
                        classes.stream().flatMap(c -> c.in(codeSystem).stream()).findFirst());
    }

    /** What to show: the name, else the author's words or the label of the code; empty when nothing is told. */
    public String label() {
        return name.or(() -> code.map(ReadCode::label)).orElse("");
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "ReadProduct[redacted]";
    }
}
