package org.segursdk.annuaire.internal.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.CodedValue;

/** Codes and identifiers, read with tolerance: production, guides and examples differ. */
final class Codings {
    private Codings() {}

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static Optional<String> some(@Nullable String value) {
        return Optional.of(text(value)).filter(text -> !text.isEmpty());
    }

    /** Codings with a code and a system; the label is the code when the directory gives none. */
    static List<CodedValue> all(List<CodeableConcept> concepts) {
        List<CodedValue> found = new ArrayList<>();
        concepts.forEach(concept -> found.addAll(all(concept)));
        return found;
    }

    static List<CodedValue> all(CodeableConcept concept) {
        List<CodedValue> found = new ArrayList<>();
        for (Coding coding : concept.getCoding()) {
            String code = text(coding.getCode());
            String system = text(coding.getSystem());
            if (!code.isEmpty() && !system.isEmpty()) {
                String display = text(coding.getDisplay());
                found.add(CodedValue.of(code, system, display.isEmpty() ? code : display));
            }
        }
        return found;
    }

    static boolean isOf(CodedValue value, Predicate<String> table) {
        return Systems.table(value.codeSystem()).filter(table).isPresent();
    }

    static Optional<CodedValue> first(List<CodedValue> values, String table) {
        return values.stream().filter(each -> isOf(each, table::equals)).findFirst();
    }

    /** The code of an extension's coding, whichever of the two forms it has. */
    static Optional<String> code(@Nullable Extension extension) {
        Type value = extension == null ? null : extension.getValue();
        if (value instanceof Coding coding) {
            return some(coding.getCode());
        }
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream()
                    .flatMap(each -> some(each.getCode()).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    /** The type code goes first: systems of the same thing diverge. */
    static boolean hasType(Identifier identifier, String... codes) {
        for (Coding coding : identifier.getType().getCoding()) {
            for (String code : codes) {
                if (code.equals(coding.getCode())) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean isUntyped(Identifier identifier) {
        return identifier.getType().getCoding().isEmpty();
    }

    static Optional<String> value(List<Identifier> identifiers, Predicate<Identifier> which) {
        return identifiers.stream()
                .filter(which)
                .flatMap(each -> some(each.getValue()).stream())
                .findFirst();
    }
}
