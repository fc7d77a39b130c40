package org.segursdk.cda.vsm;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Subject of a lifestyle observation (JDV_SocialHistoryCodes, {@code 1.2.250.1.213.1.1.4.2.283.4}). Source: cda §6.7. */
public enum LifestyleTopic {
    SMOKING_STATUS("72166-2", "Statut tabagique"),
    TOBACCO("74011-8", "Consommation tabagique"),
    ALCOHOL("74013-4", "Consommation d'alcool"),
    DRUGS("11343-1", "Consommation de drogue non médicales"),
    PHYSICAL_EXERCISE("73985-4", "Exercice physique"),
    DIET("81663-7", "Régime"),
    RISK_EXPOSURE("92944-8", "Exposition à risque"),
    OCCUPATIONAL_EXPOSURE("8683-5", "Exposition professionnelle"),
    EMPLOYMENT("67875-5", "Statut d'emploi"),
    BEHAVIOUR_DISORDER("29556-8", "Trouble du comportement"),
    OTHER("11345-6", "Autre élément social");

    private final String code;
    private final String label;

    LifestyleTopic(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.LOINC, label);
    }
}
