package org.segursdk.conformance.plan;

import java.util.Objects;
import org.segursdk.core.error.LocalizedText;

/**
 * Something a requirement needs to be proven.
 *
 * @param kind what sort
 * @param declared whether the profile says the vendor gives it; evidence and demonstrations are added to a run later
 */
public record Need(Kind kind, boolean declared) {
    /** What sort of need. Of the first three, one that proves is enough. */
    public enum Kind {
        ARTEFACT("fichiers produits par le logiciel", "files the software made"),
        LIVE("échanges avec le bac à sable", "exchanges with the sandbox"),
        PORT("adaptateur du logiciel", "adapter of the software"),
        DEMONSTRATION("démonstration de l'écran", "demonstration of the screen"),
        EVIDENCE("pièce fournie par l'éditeur", "evidence supplied by the vendor"),
        MANUAL("avis d'un relecteur", "verdict of a reviewer");

        private final String french;
        private final String english;

        Kind(String french, String english) {
            this.french = french;
            this.english = english;
        }

        public LocalizedText title() {
            return LocalizedText.of(french, english);
        }
    }

    public Need {
        Objects.requireNonNull(kind, "kind");
    }
}
