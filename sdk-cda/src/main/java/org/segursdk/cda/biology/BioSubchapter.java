package org.segursdk.cda.biology;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * A part of a chapter (sous-chapitre). Source: cda §8.2.
 *
 * @param title title of its section
 * @param code LOINC code, if coded; the chapter's stands for it in the entry otherwise
 * @param results what it reports
 */
public record BioSubchapter(String title, Optional<CodedValue> code, BioResults results) {
    public BioSubchapter {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(results, "results");
    }

    /** A sub-chapter without code of its own. */
    public static BioSubchapter of(String title, BioResults results) {
        return new BioSubchapter(title, Optional.empty(), results);
    }

    /** A sub-chapter with a LOINC code. */
    public static BioSubchapter loinc(String code, String label, BioResults results) {
        return new BioSubchapter(label, Optional.of(CodedValue.of(code, CodeSystems.LOINC, label)), results);
    }

    /** With another title. */
    public BioSubchapter withTitle(String value) {
        return new BioSubchapter(value, code, results);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioSubchapter[redacted]";
    }
}
