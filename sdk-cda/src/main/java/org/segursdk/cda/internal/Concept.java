package org.segursdk.cda.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.terminology.CodedValue;

/**
 * A code with its translations, each of which may have a qualifier. Source: cda §1.1, §9.1.
 *
 * @param code the code
 * @param translations the same in other systems, or what completes it
 */
public record Concept(CodedValue code, List<Translation> translations) {
    /**
     * One translation.
     *
     * @param code the code
     * @param qualifierName what kind of translation it is, if told
     */
    public record Translation(CodedValue code, @Nullable CodedValue qualifierName) {}

    public Concept {
        translations = List.copyOf(translations);
    }

    public static Concept of(CodedValue code) {
        return new Concept(code, List.of());
    }

    public Concept withTranslation(CodedValue value) {
        return with(new Translation(value, null));
    }

    public Concept withTranslation(CodedValue value, CodedValue qualifierName) {
        return with(new Translation(value, qualifierName));
    }

    private Concept with(Translation translation) {
        List<Translation> all = new ArrayList<>(translations);
        all.add(translation);
        return new Concept(code, all);
    }

    /** Writes the coded element. */
    public void write(XmlOut out, String element) {
        if (translations.isEmpty()) {
            out.code(element, code);
            return;
        }
        out.startCode(element, code);
        for (Translation translation : translations) {
            CodedValue name = translation.qualifierName();
            if (name == null) {
                out.code("translation", translation.code());
            } else {
                out.startCode("translation", translation.code());
                out.start("qualifier").code("name", name).end().end();
            }
        }
        out.end();
    }
}
