package org.segursdk.psc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Descriptions of synthetic professionals, in the form of psc §7. */
final class Samples {
    private Samples() {}

    static Map<String, Object> userInfo() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("sub", TestIssuer.SUBJECT);
        info.put("preferred_username", TestIssuer.NATIONAL_ID);
        info.put("given_name", "JULIE");
        info.put("family_name", "SPECIMEN");
        info.put("email_verified", false);
        info.put("SubjectNameID", TestIssuer.NATIONAL_ID);
        info.put("SubjectOrganization", "CABINET MME SPECIMEN");
        info.put("SubjectOrganizationID", "R10100000012345");
        info.put("SubjectRole", List.of("10^1.2.250.1.213.1.1.5.5"));
        info.put("Secteur_Activite", "SA07^1.2.250.1.71.4.2.4");
        info.put("Mode_Acces_Raison", "");
        info.put("Acces_Regulation_Medicale", "FAUX");
        info.put("UITVersion", "1.0");
        info.put("authMode", "CARD");
        info.put("codeCivilite", "MME");
        info.put("otherIds", List.of(Map.of("identifiant", TestIssuer.NATIONAL_ID, "origine", "RPPS", "qualite", 1)));
        info.put(
                "SubjectRefPro",
                Map.of("codeCivilite", "MME", "exercices", List.of(exercice("10", "SM54", activity()))));
        return info;
    }

    static Map<String, Object> exercice(String profession, String savoirFaire, Map<?, ?>... activities) {
        Map<String, Object> exercice = new LinkedHashMap<>();
        exercice.put("codeProfession", profession);
        exercice.put("codeCategorieProfessionnelle", "C");
        exercice.put("codeCiviliteDexercice", "DR");
        exercice.put("nomDexercice", "SPECIMEN");
        exercice.put("prenomDexercice", "JULIE");
        exercice.put("codeTypeSavoirFaire", "S");
        exercice.put("codeSavoirFaire", savoirFaire);
        exercice.put("activities", List.of(activities));
        return exercice;
    }

    static Map<String, Object> activity() {
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("codeModeExercice", "L");
        activity.put("codeSecteurDactivite", "SA07");
        activity.put("codeSectionPharmacien", "");
        activity.put("codeGenreActivite", "GENR01");
        activity.put("numeroSiretSite", "");
        activity.put("numeroFinessSite", "");
        activity.put("identifiantTechniqueDeLaStructure", "R10100000012345");
        activity.put("raisonSocialeSite", "CABINET MME SPECIMEN");
        activity.put("numeroVoie", "12");
        activity.put("codeTypeDeVoie", "R");
        activity.put("libelleVoie", "DES ESSAIS");
        activity.put("bureauCedex", "75009 PARIS");
        activity.put("codePostal", "75009");
        activity.put("telephone", "0144556677");
        activity.put("telephone2", "?");
        activity.put("adresseEMail", "");
        activity.put("ancienIdentifiantDeLaStructure", "499700366240006");
        return activity;
    }

    static Map<String, Object> hospital() {
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("codeModeExercice", "S");
        activity.put("codeSecteurDactivite", "SA01");
        activity.put("numeroFinessSite", "0B0193488");
        activity.put("numeroSiretSite", "26750045200011");
        activity.put("identifiantTechniqueDeLaStructure", "F0B0193488");
        activity.put("raisonSocialeSite", "CH DE TEST");
        return activity;
    }
}
