package org.segursdk.conformance.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.error.LocalizedText;

/** What a software is, hence which REM concerns it. A product may be several. */
public enum SoftwareType {
    LGC("LGC", "logiciel de gestion de cabinet", "practice management software"),
    RIS("RIS", "système d'information de radiologie", "radiology information system"),
    SGL("SGL", "système de gestion de laboratoire", "laboratory management system"),
    DPI("DPI", "dossier patient informatisé", "hospital patient record"),
    PFI("PFI", "plateforme d'intermédiation", "intermediation platform"),
    RI("RI", "référentiel d'identités", "identity reference"),
    DRIMBOX("DRIMbox", "DRIMbox", "DRIMbox");

    private final String code;
    private final String french;
    private final String english;

    SoftwareType(String code, String french, String english) {
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
    public static Optional<SoftwareType> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** All codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(SoftwareType::code).collect(Collectors.joining(", "));
    }
}
