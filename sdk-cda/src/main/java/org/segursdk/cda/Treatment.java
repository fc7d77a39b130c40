package org.segursdk.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.CodedValue;

/**
 * A long-term treatment. The dosage in words is what people read; dose, rhythm and route may be structured besides. Rules are
 * checked by the document. Immutable. Source: cda §6.4, §6.5.
 */
public final class Treatment {
    private final String product;
    private final @Nullable String cis;
    private final List<CodedValue> translations;
    private final @Nullable String dosage;
    private final @Nullable Quantity doseLow;
    private final @Nullable Quantity doseHigh;
    private final @Nullable Quantity period;
    private final @Nullable CodedValue route;
    private final @Nullable ClinicalDate start;
    private final @Nullable ClinicalDate end;
    private final @Nullable Problem reason;
    private final @Nullable String reasonText;
    private final @Nullable String comment;

    private Treatment(Builder b) {
        this.product = b.product;
        this.cis = b.cis;
        this.translations = List.copyOf(b.translations);
        this.dosage = b.dosage;
        this.doseLow = b.doseLow;
        this.doseHigh = b.doseHigh;
        this.period = b.period;
        this.route = b.route;
        this.start = b.start;
        this.end = b.end;
        this.reason = b.reason;
        this.reasonText = b.reasonText;
        this.comment = b.comment;
    }

    /** @param product name of the medicine, in the words of the professional */
    public static Builder of(String product) {
        return new Builder(product);
    }

    public String product() {
        return product;
    }

    /** Code identifiant de spécialité, 8 digits. */
    public Optional<String> cis() {
        return Optional.ofNullable(cis);
    }

    /** Further codes of the product: CIP, UCD, ATC, Medicabase. */
    public List<CodedValue> translations() {
        return translations;
    }

    /** Dosage in words. */
    public Optional<String> dosage() {
        return Optional.ofNullable(dosage);
    }

    public Optional<Quantity> doseLow() {
        return Optional.ofNullable(doseLow);
    }

    public Optional<Quantity> doseHigh() {
        return Optional.ofNullable(doseHigh);
    }

    /** Time between two intakes. */
    public Optional<Quantity> period() {
        return Optional.ofNullable(period);
    }

    /** Route of administration, EDQM or HL7. */
    public Optional<CodedValue> route() {
        return Optional.ofNullable(route);
    }

    public Optional<ClinicalDate> start() {
        return Optional.ofNullable(start);
    }

    public Optional<ClinicalDate> end() {
        return Optional.ofNullable(end);
    }

    /** The problem treated, which must be in the same document. */
    public Optional<Problem> reason() {
        return Optional.ofNullable(reason);
    }

    /** The reason in words. */
    public Optional<String> reasonText() {
        return Optional.ofNullable(reasonText);
    }

    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Treatment[redacted]";
    }

    /** Builds a treatment. */
    public static final class Builder {
        private final String product;
        private @Nullable String cis;
        private final List<CodedValue> translations = new ArrayList<>();
        private @Nullable String dosage;
        private @Nullable Quantity doseLow;
        private @Nullable Quantity doseHigh;
        private @Nullable Quantity period;
        private @Nullable CodedValue route;
        private @Nullable ClinicalDate start;
        private @Nullable ClinicalDate end;
        private @Nullable Problem reason;
        private @Nullable String reasonText;
        private @Nullable String comment;

        private Builder(String product) {
            this.product = Objects.requireNonNull(product, "product");
        }

        /** 8 digits. */
        public Builder cis(String value) {
            this.cis = value;
            return this;
        }

        public Builder addTranslation(CodedValue value) {
            this.translations.add(value);
            return this;
        }

        /** Dosage in words, such as {@code 1 comprimé matin et soir}. */
        public Builder dosage(String value) {
            this.dosage = value;
            return this;
        }

        /** Dose of one intake. */
        public Builder dose(Quantity value) {
            return dose(value, value);
        }

        /** Dose of one intake, from and to, in the same unit. */
        public Builder dose(Quantity low, Quantity high) {
            this.doseLow = low;
            this.doseHigh = high;
            return this;
        }

        /** Time between two intakes, in {@code h}, {@code d}, {@code wk} or {@code mo}. */
        public Builder every(Quantity value) {
            this.period = value;
            return this;
        }

        /** Route of EDQM Standard Terms ({@code 0.4.0.127.0.16.1.1.2.1}) or HL7 ({@code 2.16.840.1.113883.5.112}). */
        public Builder route(CodedValue value) {
            this.route = value;
            return this;
        }

        public Builder start(ClinicalDate value) {
            this.start = value;
            return this;
        }

        public Builder end(ClinicalDate value) {
            this.end = value;
            return this;
        }

        public Builder reason(Problem value) {
            this.reason = value;
            return this;
        }

        public Builder reasonText(String value) {
            this.reasonText = value;
            return this;
        }

        public Builder comment(String value) {
            this.comment = value;
            return this;
        }

        public Treatment build() {
            return new Treatment(this);
        }
    }
}
