package org.segursdk.conformance.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.error.LocalizedText;

/** How settled a requirement is in its source. */
public enum RequirementStatus {
    APPROVED("approved", "approuvée", "approved"),
    APPROVED_CORE(
            "approved-core", "approuvée au socle, pas encore dans un REM", "approved in the core, not yet in a REM"),
    DRAFT("draft", "projet", "draft"),
    ID_ONLY("id-only", "publiée, libellé inconnu", "published, wording unknown"),
    QUOTED("quoted", "citée par une page officielle", "quoted by an official page"),
    ANNOUNCED("announced", "annoncée", "announced"),
    SEED("seed", "vue dans une présentation", "seen in a presentation"),
    DERIVED("derived", "déduite", "derived"),
    SCENARIO("scenario", "tirée d'un scénario officiel", "from an official scenario"),
    DRAFT_GUIDE("draft-guide", "projet de guide, hors REM", "draft guide, outside the REM");

    private final String code;
    private final String french;
    private final String english;

    RequirementStatus(String code, String french, String english) {
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
    public static Optional<RequirementStatus> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** All codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(RequirementStatus::code).collect(Collectors.joining(", "));
    }
}
