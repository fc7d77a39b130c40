package org.segursdk.cda.biology;

import org.segursdk.core.terminology.CodedValue;

/**
 * How the laboratory judges a result (JDV_HL7_ObservationInterpretation, all of it). There is no default: what is not judged
 * is not normal. Labels are those ANS publishes. Source: cda §8.3 (c), §12.
 */
public enum BioInterpretation {
    BELOW_DETECTION("<", "Inférieur à la limite de détection", Weight.PLAIN, ""),
    ABOVE_MEASURE(">", "Supérieur à la limite maximale de mesure", Weight.PLAIN, ""),
    ABNORMAL("A", "Anormal", Weight.ABNORMAL, ""),
    ABNORMAL_ALERT("AA", "Très anormal, alerte", Weight.CRITICAL, ""),
    BETTER("B", "Amélioration", Weight.PLAIN, ""),
    CARRIER("CAR", "Porteur d'une forme altérée d'un gène", Weight.ABNORMAL, ""),
    SIGNIFICANT_DECREASE("D", "Diminution significative par rapport au résultat antérieur", Weight.PLAIN, "↘"),
    DETECTED("DET", "Détecté", Weight.ABNORMAL, ""),
    EQUIVOCAL("E", "Équivoque", Weight.ABNORMAL, ""),
    OUTSIDE_THRESHOLDS("EX", "Hors seuils", Weight.ABNORMAL, ""),
    EXPECTED("EXP", "Attendu", Weight.PLAIN, ""),
    HIGH("H", "Anormalement haut", Weight.ABNORMAL, "↑"),
    HIGH_ALERT("HH", "Très anormalement haut, alerte", Weight.CRITICAL, "↑↑"),
    SIGNIFICANTLY_HIGH("HU", "Significativement haut", Weight.ABNORMAL, "↑"),
    ABOVE_HIGH_THRESHOLD("HX", "Hors seuil supérieur", Weight.ABNORMAL, "↑"),
    INTERMEDIATE("I", "Intermédiaire", Weight.PLAIN, ""),
    INSUFFICIENT_EVIDENCE("IE", "Preuves insuffisantes", Weight.PLAIN, ""),
    INDETERMINATE("IND", "Indéterminé", Weight.PLAIN, ""),
    LOW("L", "Anormalement bas", Weight.ABNORMAL, "↓"),
    LOW_ALERT("LL", "Très anormalement bas, alerte", Weight.CRITICAL, "↓↓"),
    SIGNIFICANTLY_LOW("LU", "Significativement bas", Weight.ABNORMAL, "↓"),
    BELOW_LOW_THRESHOLD("LX", "Hors seuil inférieur", Weight.ABNORMAL, "↓"),
    NORMAL("N", "Normal", Weight.PLAIN, ""),
    NO_STANDARD("NCL", "Pas de standard défini", Weight.PLAIN, ""),
    NOT_DETECTED("ND", "Non détecté", Weight.PLAIN, ""),
    NEGATIVE("NEG", "Négatif", Weight.PLAIN, ""),
    NON_REACTIVE("NR", "Non réactif", Weight.PLAIN, ""),
    NON_SUSCEPTIBLE("NS", "Non sensible", Weight.PLAIN, ""),
    POSITIVE("POS", "Positif", Weight.ABNORMAL, ""),
    RESISTANT("R", "Résistant", Weight.PLAIN, ""),
    REACTIVE("RR", "Réactif", Weight.ABNORMAL, ""),
    SUSCEPTIBLE("S", "Sensible", Weight.PLAIN, ""),
    SUSCEPTIBLE_HIGH_DOSE("SDD", "Sensible à forte dose", Weight.PLAIN, ""),
    SYNERGY_RESISTANT("SYN-R", "Synergie - résistant", Weight.PLAIN, ""),
    SYNERGY_SUSCEPTIBLE("SYN-S", "Synergie - sensible", Weight.PLAIN, ""),
    SIGNIFICANT_INCREASE("U", "Augmentation significative par rapport au résultat antérieur", Weight.PLAIN, "↗"),
    UNEXPECTED("UNE", "Inattendu", Weight.ABNORMAL, ""),
    WORSE("W", "Dégradation", Weight.PLAIN, ""),
    WEAKLY_REACTIVE("WR", "Faiblement réactif", Weight.ABNORMAL, "");

    private enum Weight {
        PLAIN,
        ABNORMAL,
        CRITICAL
    }

    /** A record of texts: immutable. Made once, because every result writes it. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final CodedValue code;

    private final Weight weight;
    private final String sign;

    BioInterpretation(String code, String label, Weight weight, String sign) {
        this.code = CodedValue.of(code, "2.16.840.1.113883.5.83", label);
        this.weight = weight;
        this.sign = sign;
    }

    /** The HL7 concept. */
    public CodedValue code() {
        return code;
    }

    /** French label. */
    public String label() {
        return code.displayName();
    }

    /** Whether the result is to be seen as abnormal: shown in bold, with an arrow where there is a direction. */
    public boolean isAbnormal() {
        return weight != Weight.PLAIN;
    }

    /** Whether the result calls for an immediate alert: AA, HH, LL. */
    public boolean isCritical() {
        return weight == Weight.CRITICAL;
    }

    /** An arrow, or nothing when there is no direction. */
    public String arrow() {
        return sign;
    }

    /** Whether it qualifies the susceptibility of a germ to an antibiotic. */
    public boolean isSusceptibility() {
        return switch (this) {
            case SUSCEPTIBLE,
                    SUSCEPTIBLE_HIGH_DOSE,
                    INTERMEDIATE,
                    RESISTANT,
                    NON_SUSCEPTIBLE,
                    SYNERGY_RESISTANT,
                    SYNERGY_SUSCEPTIBLE,
                    INSUFFICIENT_EVIDENCE,
                    INDETERMINATE,
                    NO_STANDARD -> true;
            default -> false;
        };
    }
}
