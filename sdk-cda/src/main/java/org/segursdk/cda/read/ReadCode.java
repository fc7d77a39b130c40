package org.segursdk.cda.read;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * A coded concept (HL7 CD, CE, CV) as written; nothing is looked up. Source: cda §1.2.
 *
 * @param code the code
 * @param codeSystem OID of its system
 * @param codeSystemName name of the system, as written
 * @param displayName label, as written
 * @param originalText the words of the author: written in place, or those the narrative holds where the code points to
 * @param reference the narrative ID it points to, without {@code #}; it may point nowhere
 * @param nullFlavor why there is no code, if told
 * @param translations the same concept in other systems
 * @param qualifiers what makes it more precise (laterality, modality…)
 */
public record ReadCode(
        Optional<String> code,
        Optional<String> codeSystem,
        Optional<String> codeSystemName,
        Optional<String> displayName,
        Optional<String> originalText,
        Optional<String> reference,
        Optional<String> nullFlavor,
        List<ReadCode> translations,
        List<Qualifier> qualifiers) {
    /**
     * A qualifier.
     *
     * @param name what is qualified
     * @param value the qualification
     */
    public record Qualifier(Optional<ReadCode> name, Optional<ReadCode> value) {
        public Qualifier {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    public ReadCode {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(codeSystem, "codeSystem");
        Objects.requireNonNull(codeSystemName, "codeSystemName");
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(originalText, "originalText");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(nullFlavor, "nullFlavor");
        translations = List.copyOf(translations);
        qualifiers = List.copyOf(qualifiers);
    }

    /** Whether it is that code of that system. */
    public boolean is(String aCode, String aCodeSystem) {
        return code.filter(aCode::equals).isPresent()
                && codeSystem.filter(aCodeSystem::equals).isPresent();
    }

    /** The code in that system: its own or that of a translation. */
    public Optional<String> in(String aCodeSystem) {
        if (codeSystem.filter(aCodeSystem::equals).isPresent() && code.isPresent()) {
            return code;
        }
        return translations.stream()
                .filter(t -> t.codeSystem.filter(aCodeSystem::equals).isPresent())
                .flatMap(t -> t.code.stream())
                .findFirst();
    }

    /**
     * What to show: the author's words, else the label, else a translation's label, else the code; empty when it holds none.
     */
    public String label() {
        return originalText
                .or(() -> displayName)
                .or(() -> translations.stream()
                        .flatMap(t -> t.displayName.stream())
                        .findFirst())
                .or(() -> code)
                .orElse("");
    }

    /** As a typed concept, when code and system are there; without a label the code stands for it. */
    public Optional<CodedValue> value() {
        return code.filter(c -> !c.isBlank()).flatMap(c -> codeSystem
                .filter(s -> !s.isBlank())
                .map(s -> CodedValue.of(
                        c, s, displayName.filter(d -> !d.isBlank()).orElse(c))));
    }

    /** Redacted: what is coded may be a patient's. */
    @Override
    public String toString() {
        return "ReadCode[redacted]";
    }
}
