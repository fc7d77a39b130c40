package org.segursdk.conformance.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.error.LocalizedText;

/** By which way the kit can look. */
public enum ProofWay {
    ARTEFACT("artefact", "fichiers produits", "files produced"),
    LIVE("live", "échanges avec le bac à sable", "exchanges with the sandbox"),
    PORT("port", "adaptateur", "adapter");

    private final String code;
    private final String french;
    private final String english;

    ProofWay(String code, String french, String english) {
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
    public static Optional<ProofWay> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** All codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(ProofWay::code).collect(Collectors.joining(", "));
    }
}
