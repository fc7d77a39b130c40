package org.segursdk.cda;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/**
 * Type of allergy or intolerance (JDV_TypeEvenementIndesirablePrevisible, {@code 1.2.250.1.213.1.1.5.794}). The concept of
 * that list which SNOMED CT does not hold yet (environmental intolerance) is left out. Source: cda §6.2.
 */
public enum AllergyType {
    ALLERGY("609328004", "allergie"),
    DRUG_ALLERGY("416098002", "allergie médicamenteuse"),
    FOOD_ALLERGY("414285001", "allergie alimentaire"),
    SUBSTANCE_ALLERGY("419199007", "allergie à une substance"),
    NON_ALLERGIC_HYPERSENSITIVITY("609396006", "hypersensibilité non allergique"),
    NON_ALLERGIC_DRUG_HYPERSENSITIVITY("609398007", "hypersensibilité non allergique à une drogue ou un médicament"),
    NON_ALLERGIC_FOOD_HYPERSENSITIVITY("735449006", "hypersensibilité non allergique alimentaire"),
    NON_ALLERGIC_SUBSTANCE_HYPERSENSITIVITY("609397002", "hypersensibilité non allergique à une substance"),
    SUBSTANCE_INTOLERANCE("782197009", "intolérance à une substance"),
    DRUG_INTOLERANCE("59037007", "intolérance aux drogues et/ou médicaments"),
    FOOD_INTOLERANCE("235719002", "intolérance alimentaire"),
    PROPENSITY_TO_ADVERSE_REACTION("420134006", "propension aux effets indésirables"),
    IDIOSYNCRASY("56840009", "idiosyncrasie");

    private final String code;
    private final String label;

    AllergyType(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public CodedValue code() {
        return CodedValue.of(code, CodeSystems.SNOMED_CT, label);
    }
}
