package org.segursdk.exchange.journal;

import java.util.OptionalDouble;
import org.segursdk.core.error.LocalizedText;

/**
 * Targets that practices follow: what was shared over what was done. The software tells how many acts or consultations there were: the
 * journal does not know. Source: rem DASH-06.
 */
public enum UsageObjective {
    /** Documents in the DMP over acts or consultations. */
    DMP_FEEDING(Branch.DMP, 0.20, "documents déposés dans le DMP, par acte", "documents in the DMP, by act"),
    /** Messages to patients over acts or consultations. */
    PATIENT_MESSAGES(Branch.PATIENT, 0.05, "messages aux patients, par acte", "messages to patients, by act");

    private final Branch branch;
    private final double target;
    private final String french;
    private final String english;

    UsageObjective(Branch branch, double target, String french, String english) {
        this.branch = branch;
        this.target = target;
        this.french = french;
        this.english = english;
    }

    /** The target published for city practice, 0 to 1. */
    public double target() {
        return target;
    }

    public LocalizedText label() {
        return LocalizedText.of(french, english);
    }

    /**
     * How far it is.
     *
     * @param acts acts or consultations of the period
     * @return shared over done; empty without any act
     */
    public OptionalDouble ratio(SharingFigures figures, long acts) {
        return ratio(figures.shared(branch), acts);
    }

    /**
     * How far an objective of the software's own is: the targets of hospitals, the summaries of long-term patients.
     *
     * @param done what counts for it, see {@link SharingFigures#shared(Branch, java.util.Set)}
     * @param base what it is held against, such as the long-term patients
     * @return empty when there is nothing to hold it against
     */
    public static OptionalDouble ratio(long done, long base) {
        return base <= 0 ? OptionalDouble.empty() : OptionalDouble.of((double) done / base);
    }
}
