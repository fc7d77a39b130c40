package org.segursdk.conformance.run;

import java.util.Collection;
import java.util.Comparator;
import org.segursdk.core.error.LocalizedText;

/** What came out, for a check or a requirement; the first of several counts. */
public enum Verdict {
    /** The kit or its environment broke. */
    ERROR("erreur du kit", "kit error"),
    /** A rule is broken. */
    FAIL("échec", "fail"),
    /** An input or a piece of evidence is missing. */
    INCOMPLETE("incomplet", "incomplete"),
    /** Somebody has to look. */
    REVIEW("à relire", "to review"),
    /** Broken, but not required. */
    WARN("avertissement", "warning"),
    /** Proven. */
    PASS("réussi", "pass"),
    /** The machine part is proven, the screen part is open. */
    PARTIAL("partiel", "partial"),
    /** Excused by a waiver. */
    WAIVED("dérogation", "waived"),
    /** Does not concern the product. */
    NOT_APPLICABLE("sans objet", "not applicable");

    private final String french;
    private final String english;

    Verdict(String french, String english) {
        this.french = french;
        this.english = english;
    }

    public LocalizedText title() {
        return LocalizedText.of(french, english);
    }

    /** The one that counts; {@link #INCOMPLETE} of none. */
    public static Verdict first(Collection<Verdict> verdicts) {
        return verdicts.stream().min(Comparator.naturalOrder()).orElse(INCOMPLETE);
    }

    /** Whether it keeps a required requirement from being proven. */
    public boolean isOpen() {
        return compareTo(REVIEW) <= 0;
    }
}
