package org.segursdk.cda.child;

/**
 * What the mother took during the pregnancy. Source: CSE-CS8 2024.01, FR-Habitus-mode-de-vie.
 *
 * @param glassesPerWeek glasses of alcohol a week
 * @param cigarettesPerWeek cigarettes a week
 * @param otherAddiction whether she depends on another substance
 */
public record MotherHabits(int glassesPerWeek, int cigarettesPerWeek, boolean otherAddiction) {
    /** Neither alcohol, tobacco nor anything else. */
    public static MotherHabits none() {
        return new MotherHabits(0, 0, false);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return "MotherHabits[redacted]";
    }
}
