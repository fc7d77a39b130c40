package org.segursdk.eprescription;

import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.terminology.CodedValue;

/**
 * A line that is neither a medicine nor a device. That such lines exist in the e-prescription was seen; how they are coded is
 * not public, and eP-MED-DM has no place for them: they stand on the sheet, so in its PDF copy, and as words in the document's
 * comment. Source: eprescription §0 (10), §10 (10).
 *
 * @param kind what it is
 * @param words the prescriber's words
 * @param code a code of your own choice, if any
 */
public record PrescribedAct(Kind kind, String words, Optional<CodedValue> code) {
    /** Kinds seen in a vendor's model. */
    public enum Kind {
        PHYSIOTHERAPY("Masso-kinésithérapie"),
        BIOLOGY("Biologie"),
        NURSING("Soins infirmiers"),
        CHIROPODY("Pédicurie-podologie"),
        SPEECH_THERAPY("Orthophonie"),
        ORTHOPTICS("Orthoptie");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** How it reads in French. */
        public String label() {
            return label;
        }
    }

    public PrescribedAct {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(code, "code");
    }

    public static PrescribedAct of(Kind kind, String words) {
        return new PrescribedAct(kind, words, Optional.empty());
    }

    public PrescribedAct withCode(CodedValue value) {
        return new PrescribedAct(kind, words, Optional.of(value));
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "PrescribedAct[" + kind + "]";
    }
}
