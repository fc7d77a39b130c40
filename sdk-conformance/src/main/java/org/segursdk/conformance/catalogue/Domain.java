package org.segursdk.conformance.catalogue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.segursdk.core.error.LocalizedText;

/** A chapter of the catalogue; {@code REM-INS-01} is of {@link #INS}. */
public enum Domain {
    INS("INS", "Identité nationale de santé", "National health identity (INS)"),
    DMPA("DMPA", "DMP : alimentation", "DMP: feeding"),
    DMPC("DMPC", "DMP : consultation", "DMP: consultation"),
    MSST("MSST", "MSSanté : connexion à l'opérateur", "MSSanté: connection to the operator"),
    MSSS("MSSS", "MSSanté professionnelle : envoi", "MSSanté for professionals: sending"),
    MSSR("MSSR", "MSSanté professionnelle : réception et rangement", "MSSanté for professionals: receiving and filing"),
    MSSC("MSSC", "Messagerie citoyenne", "Citizen messaging"),
    PSC("PSC", "Pro Santé Connect", "Pro Santé Connect"),
    EPR("EPR", "e-prescription et médicament", "e-prescription and medicines"),
    CDA("CDA", "Documents CDA, VSM, vaccination, enfant", "CDA documents, VSM, vaccination, child health"),
    BIO("BIO", "Comptes rendus de biologie et LOINC", "Biology reports and LOINC"),
    IMG("IMG", "Comptes rendus d'imagerie et RIS", "Imaging reports and RIS"),
    VIS("VIS", "Annonce et visibilité", "Announcement and visibility"),
    ANN("ANN", "Annuaire Santé", "Annuaire Santé (directory)"),
    PORT("PORT", "Portabilité et export", "Portability and export"),
    DASH("DASH", "Tableaux de bord et indicateurs", "Dashboards and indicators"),
    WL("WL", "Listes de travail", "Worklists"),
    HOSP("HOSP", "Flux hospitaliers", "Hospital flows"),
    ERGO("ERGO", "Ergonomie et nomenclatures", "Usability and nomenclatures"),
    SEC("SEC", "Sécurité", "Security"),
    DRIM("DRIM", "DRIM-M et DRIMbox", "DRIM-M and DRIMbox"),
    GEN("GEN", "Programme", "Programme level");

    private final String code;
    private final String french;
    private final String english;

    Domain(String code, String french, String english) {
        this.code = code;
        this.french = french;
        this.english = english;
    }

    /** As files write it. */
    public String code() {
        return code;
    }

    public LocalizedText title() {
        return LocalizedText.of(french, english);
    }

    /** The constant that files write so. */
    public static Optional<Domain> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** All codes, for messages. */
    public static String codes() {
        return Arrays.stream(values()).map(Domain::code).collect(Collectors.joining(", "));
    }
}
