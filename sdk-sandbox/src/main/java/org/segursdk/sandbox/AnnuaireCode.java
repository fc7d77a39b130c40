package org.segursdk.sandbox;

import java.util.Objects;

/**
 * A code of a terminology, as the Annuaire writes it. Source: annuaire §2.
 *
 * @param system URL of the terminology
 * @param code such as {@code SM41}
 */
public record AnnuaireCode(String system, String code) {
    public AnnuaireCode {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(code, "code");
    }

    /**
     * A code of the NOS.
     *
     * @param terminology name of the TRE, such as {@code TRE_R38-SpecialiteOrdinale}
     */
    public static AnnuaireCode nos(String terminology, String code) {
        return new AnnuaireCode(
                "https://mos.esante.gouv.fr/NOS/" + terminology + "/FHIR/" + terminology.replace('_', '-'), code);
    }
}
