package org.segursdk.cda.biology;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * A chapter of the report (chapitre), one a specialty. It holds either results or sub-chapters. Source: cda §8.2.
 *
 * @param specialty LOINC code of the specialty
 * @param title title of its section
 * @param results what it reports, when it has no sub-chapter
 * @param subchapters its parts, when it has no results of its own
 */
public record BioChapter(
        CodedValue specialty, String title, Optional<BioResults> results, List<BioSubchapter> subchapters) {
    /** Biochimie. */
    public static final CodedValue BIOCHEMISTRY = loinc("18719-5", "Biochimie");
    /** Hémostase, coagulation. */
    public static final CodedValue COAGULATION = loinc("18720-3", "Hémostase, coagulation");
    /** Hématologie. */
    public static final CodedValue HAEMATOLOGY = loinc("18723-7", "Hématologie");
    /** Microbiologie. */
    public static final CodedValue MICROBIOLOGY = loinc("18725-2", "Microbiologie");

    public BioChapter {
        Objects.requireNonNull(specialty, "specialty");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(results, "results");
        subchapters = List.copyOf(subchapters);
    }

    /** A chapter of results, titled after its specialty. */
    public static BioChapter of(CodedValue specialty, BioResults results) {
        return new BioChapter(specialty, specialty.displayName(), Optional.of(results), List.of());
    }

    /** A chapter of sub-chapters, titled after its specialty. */
    public static BioChapter of(CodedValue specialty, List<BioSubchapter> subchapters) {
        return new BioChapter(specialty, specialty.displayName(), Optional.empty(), subchapters);
    }

    /** With another title. */
    public BioChapter withTitle(String value) {
        return new BioChapter(specialty, value, results, subchapters);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "BioChapter[" + specialty.code() + "]";
    }

    private static CodedValue loinc(String code, String label) {
        return CodedValue.of(code, CodeSystems.LOINC, label);
    }
}
