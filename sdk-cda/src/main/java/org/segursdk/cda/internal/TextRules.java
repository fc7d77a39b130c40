package org.segursdk.cda.internal;

import java.util.Optional;
import org.segursdk.core.error.Violations;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;

/** Rules on texts and codes, wherever they stand. */
public final class TextRules {
    /** XML 1.0 §2.2: no control character, no unpaired surrogate, no U+FFFE or U+FFFF. */
    public static final String XML_CHARACTER = "CDA-XML-CHARACTER";

    private final Violations violations;

    public TextRules(Violations violations) {
        this.violations = violations;
    }

    public static boolean isXmlText(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0xD800 || c == '\t' || c == '\n' || c == '\r' || c >= 0xE000 && c < 0xFFFE) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            return false;
        }
        return true;
    }

    /** A text people read: not blank, legal in XML. */
    public TextRules text(String text, String path) {
        violations.check(!text.isBlank(), path, "REQUIRED", "ne peut être vide", "cannot be blank");
        return characters(text, path);
    }

    public TextRules text(Optional<String> text, String path) {
        text.ifPresent(present -> text(present, path));
        return this;
    }

    public TextRules characters(String text, String path) {
        violations.check(
                isXmlText(text),
                path,
                XML_CHARACTER,
                "caractère interdit en XML (caractère de contrôle ou demi-codet isolé)",
                "character not allowed in XML (control character or unpaired surrogate)");
        return this;
    }

    /** A text that stands on one line, because it becomes an attribute or a name. */
    public TextRules line(String text, String path) {
        violations.check(
                text.chars().noneMatch(c -> c == '\n' || c == '\r' || c == '\t'),
                path,
                "CDA-ONE-LINE",
                "une seule ligne, sans tabulation",
                "a single line, without tabs");
        return text(text, path);
    }

    /** Rule {@code CDA-CODE-SYSTEM}: cda §1.2, a code has a code system, which is an OID. */
    public TextRules code(CodedValue value, String path) {
        violations.check(
                Oid.isValid(value.codeSystem()),
                path + ".codeSystem",
                "CDA-CODE-SYSTEM",
                "le système de codage est un OID",
                "the code system is an OID");
        violations.check(
                value.code().chars().noneMatch(Character::isWhitespace),
                path + ".code",
                "CDA-CODE-FORM",
                "un code ne contient pas d'espace",
                "a code holds no space");
        characters(value.code(), path + ".code");
        return line(value.displayName(), path + ".displayName");
    }

    public TextRules code(Optional<CodedValue> value, String path) {
        value.ifPresent(present -> code(present, path));
        return this;
    }
}
