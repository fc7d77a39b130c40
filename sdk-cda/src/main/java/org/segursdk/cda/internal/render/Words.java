package org.segursdk.cda.internal.render;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;

/** The language of the labels, and what is said of absent values. */
record Words(boolean french) {
    static Words of(Locale language) {
        return new Words(language.getLanguage().equals("fr"));
    }

    String say(String inFrench, String inEnglish) {
        return french ? inFrench : inEnglish;
    }

    String tag() {
        return say("fr", "en");
    }

    /** Never "none", never "normal". */
    String absent() {
        return say("Non renseigné", "Not recorded");
    }

    /** What a nullFlavor says; {@link #absent()} when there is none or it is unknown. */
    String nothing(@Nullable Node node) {
        String flavor = node == null ? "" : node.value("nullFlavor");
        return switch (flavor) {
            case "UNK" -> say("Inconnu", "Unknown");
            case "MSK" -> say("Masqué", "Masked");
            case "NASK" -> say("Non demandé", "Not asked");
            case "ASKU" -> say("Demandé, non connu", "Asked but unknown");
            case "NAV" -> say("Temporairement indisponible", "Temporarily unavailable");
            case "NA" -> say("Sans objet", "Not applicable");
            default -> absent();
        };
    }
}
