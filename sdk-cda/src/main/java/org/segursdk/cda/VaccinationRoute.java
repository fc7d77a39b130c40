package org.segursdk.cda;

import org.segursdk.core.terminology.CodedValue;

/** Routes of a vaccine (JDV_ImmunizationRouteCodes, EDQM). Source: cda §6.11. */
public enum VaccinationRoute {
    INTRAMUSCULAR("20035000", "Voie intramusculaire"),
    INTRADERMAL("20030000", "Voie intradermique"),
    INHALED("20020000", "Voie inhalée"),
    ORAL("20053000", "Voie orale"),
    SUBCUTANEOUS("20066000", "Voie sous-cutanée");

    private final String code;
    private final String label;

    VaccinationRoute(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, "0.4.0.127.0.16.1.1.2.1", label);
    }
}
