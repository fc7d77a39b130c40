package org.segursdk.conformance.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.error.LocalizedText;

/** Who or what can prove a requirement. */
public enum ProofKind {
    AUTOMATED("automated", "automatique", "automatic"),
    SDK_SIDE("sdk-side", "automatique, écran à démontrer", "automatic, screen to demonstrate"),
    EVIDENCE("evidence", "pièce à fournir", "evidence to supply"),
    MANUAL("manual", "démonstration ou déclaration", "demonstration or statement");

    private final String code;
    private final String french;
    private final String english;

    ProofKind(String code, String french, String english) {
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
    public static Optional<ProofKind> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** All codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(ProofKind::code).collect(Collectors.joining(", "));
    }
}
