package org.segursdk.cda.prescription;

/** Moments of the day a dose may be tied to (HL7 TimingEvent, {@code 2.16.840.1.113883.5.139}). Source: cda §10.3. */
public enum TimingEvent {
    WAKING("WAKE", "au réveil", "le réveil"),
    BEFORE_MEALS("AC", "avant les repas", "les repas"),
    BEFORE_BREAKFAST("ACM", "avant le petit-déjeuner", "le petit-déjeuner"),
    BEFORE_LUNCH("ACD", "avant le déjeuner", "le déjeuner"),
    BEFORE_DINNER("ACV", "avant le dîner", "le dîner"),
    WITH_MEALS("C", "pendant les repas", "le début des repas"),
    WITH_BREAKFAST("CM", "pendant le petit-déjeuner", "le début du petit-déjeuner"),
    WITH_LUNCH("CD", "pendant le déjeuner", "le début du déjeuner"),
    WITH_DINNER("CV", "pendant le dîner", "le début du dîner"),
    BETWEEN_MEALS("IC", "entre les repas", "la fin des repas"),
    BETWEEN_BREAKFAST_AND_LUNCH("ICM", "entre le petit-déjeuner et le déjeuner", "la fin du petit-déjeuner"),
    BETWEEN_LUNCH_AND_DINNER("ICD", "entre le déjeuner et le dîner", "la fin du déjeuner"),
    BETWEEN_DINNER_AND_BEDTIME("ICV", "entre le dîner et le coucher", "la fin du dîner"),
    AFTER_MEALS("PC", "après les repas", "les repas"),
    AFTER_BREAKFAST("PCM", "après le petit-déjeuner", "le petit-déjeuner"),
    AFTER_LUNCH("PCD", "après le déjeuner", "le déjeuner"),
    AFTER_DINNER("PCV", "après le dîner", "le dîner"),
    BEDTIME("HS", "au coucher", "le coucher");

    private final String code;
    private final String label;
    private final String anchor;

    TimingEvent(String code, String label, String anchor) {
        this.code = code;
        this.label = label;
        this.anchor = anchor;
    }

    /** HL7 code. */
    public String code() {
        return code;
    }

    /** How it reads in French. */
    public String label() {
        return label;
    }

    /** What an offset is counted from, in French. */
    public String anchor() {
        return anchor;
    }

    /** Whether an offset counts backwards: before a meal. */
    public boolean isBefore() {
        return code.startsWith("AC");
    }
}
