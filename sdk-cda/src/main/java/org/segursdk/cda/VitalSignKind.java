package org.segursdk.cda;

import java.util.List;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Vital signs of JDV_SignesVitaux whose units the official rules fix. {@code [in_uk]} is left out: one official rule names it,
 * the official list of units refuses it. Source: cda §6.12.
 */
public enum VitalSignKind {
    WEIGHT("29463-7", "Poids", "kg", "g", "[lb_av]", "[oz_av]"),
    HEIGHT("8302-2", "Taille", "cm", "m", "[in_us]"),
    HEAD_CIRCUMFERENCE("8287-5", "Périmètre crânien", "cm", "m", "[in_us]"),
    BODY_MASS_INDEX("39156-5", "Indice de masse corporelle", "kg/m2"),
    TEMPERATURE("8310-5", "Température corporelle", "Cel", "[degF]"),
    HEART_RATE("8867-4", "Fréquence cardiaque", "/min"),
    RESPIRATORY_RATE("9279-1", "Fréquence respiratoire", "/min"),
    SYSTOLIC_PRESSURE("8480-6", "Pression artérielle systolique", "mm[Hg]"),
    DIASTOLIC_PRESSURE("8462-4", "Pression artérielle diastolique", "mm[Hg]"),
    /** Score of a newborn at one minute. */
    APGAR_1("9272-6", "APGAR à 1mn", "{score}"),
    /** At five minutes. */
    APGAR_5("9274-2", "APGAR à 5mn", "{score}"),
    /** At ten minutes. */
    APGAR_10("9271-8", "APGAR à 10mn", "{score}");

    private final String code;
    private final String label;
    /** Separated by spaces. */
    private final String units;

    VitalSignKind(String code, String label, String... units) {
        this.code = code;
        this.label = label;
        this.units = String.join(" ", units);
    }

    /** LOINC code with its French label. */
    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.LOINC, label);
    }

    /** UCUM units, the usual one first. */
    public List<String> units() {
        return List.of(units.split(" "));
    }
}
