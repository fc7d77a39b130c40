package org.segursdk.conformance.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.error.LocalizedText;

/** How strongly a requirement asks. */
public enum Obligation {
    MANDATORY("mandatory", "obligatoire", "mandatory"),
    CONDITIONAL("conditional", "obligatoire sous condition", "mandatory under a condition"),
    RECOMMENDED("recommended", "recommandée", "recommended"),
    UNKNOWN("unknown", "force inconnue", "strength unknown");

    private final String code;
    private final String french;
    private final String english;

    Obligation(String code, String french, String english) {
        this.code = code;
        this.french = french;
        this.english = english;
    }

    /** As files write it. */
    public String code() {
        return code;
    }

    public LocalizedText title() {
        return LocalizedText.of(french, english);
    }

    /** The constant that files write so. */
    public static Optional<Obligation> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** All codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(Obligation::code).collect(Collectors.joining(", "));
    }
}
