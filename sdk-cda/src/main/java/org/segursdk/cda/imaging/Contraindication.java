package org.segursdk.cda.imaging;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.core.terminology.CodedValue;

/**
 * What speaks against an imaging examination. Immutable. Source: cda §9.3.
 *
 * @param code of {@link ImagingValueSets#contraindication()}; {@code GEN-092.01.20} for another one, told in the comment
 * @param comment free text, if any
 * @param date since when, if known
 */
public record Contraindication(CodedValue code, Optional<String> comment, Optional<ClinicalDate> date) {
    public Contraindication {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(date, "date");
    }

    public static Contraindication of(CodedValue code) {
        return new Contraindication(code, Optional.empty(), Optional.empty());
    }

    public Contraindication withComment(String value) {
        return new Contraindication(code, Optional.of(value), date);
    }

    public Contraindication withDate(ClinicalDate value) {
        return new Contraindication(code, comment, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "Contraindication[redacted]";
    }
}
