package org.segursdk.conformance.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.error.LocalizedText;

/** The kind of evidence an official scenario asks for. */
public enum AskedEvidence {
    DEMONSTRATION(
            "demo-or-screenshots", "démonstration filmée ou copies d'écran", "recorded demonstration or screenshots"),
    DOCUMENT("document", "document", "document"),
    MESSAGE_OR_LOG("message-or-log", "message ou trace", "message or log"),
    INTEROP_REPORT(
            "interop-report-link",
            "lien permanent de l'espace de test d'interopérabilité",
            "permanent link of the interoperability test space"),
    SMTP_SOURCE("smtp-source", "source SMTP", "SMTP source"),
    MSSANTE_RUN_ID(
            "mssante-tool-run-id",
            "numéro d'exécution de l'outil de test MSSanté",
            "run number of the MSSanté test tool"),
    STATEMENT("statement", "déclaration signée", "signed statement"),
    CNDA_AUTHORISATION("cnda-authorisation", "autorisation du CNDA", "CNDA authorisation"),
    INTRUSION_TEST("intrusion-test-form", "fiche de test d'intrusion", "intrusion-test form");

    private final String code;
    private final String french;
    private final String english;

    AskedEvidence(String code, String french, String english) {
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
    public static Optional<AskedEvidence> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** All codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(AskedEvidence::code).collect(Collectors.joining(", "));
    }
}
