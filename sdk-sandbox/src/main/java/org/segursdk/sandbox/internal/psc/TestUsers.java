package org.segursdk.sandbox.internal.psc;

import java.util.List;
import java.util.Map;
import org.segursdk.sandbox.PscUser;
import org.segursdk.sandbox.internal.json.Json;

/** The professionals known from the start: identities of public fixtures, invented lives. Source: psc §7, §16. */
public final class TestUsers {
    private static final String FEDERATION = "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:";
    private static final String OFFICE = activity("L", "SA07", "", "", "R10100000012345", "CABINET MME SPECIMEN");
    private static final String CLINIC = activity("S", "SA01", "0B0193488", "", "", "CLINIQUE DOC DES ESSAIS");
    private static final String CENTRE = activity("S", "SA05", "1B0064166", "", "", "CENTRE DE SANTE DES ESSAIS");

    public static final List<PscUser> ALL = List.of(
            doctor(),
            severalActivities(),
            employee(),
            PscUser.of(PscUser.NO_PROFESSIONAL_DATA, "SANSACTIVITE", "CAMILLE").with("codeCivilite", "\"M\""),
            edit(),
            twoIdentities());

    private TestUsers() {}

    /** @throws IllegalArgumentException when it is not JSON */
    public static void requireJson(String json) {
        Json.parse(json);
    }

    /** {@code sub} of a national id. */
    static String subject(String nationalId) {
        return FEDERATION + nationalId;
    }

    private static PscUser doctor() {
        return professional(
                        PscUser.DOCTOR, "SPECIMEN", "JULIE", "10", "CABINET MME SPECIMEN", "R10100000012345", "SA07")
                .with("SubjectRefPro", refPro("MME", exercice("10", "C", "DR", "SPECIMEN", "JULIE", "SM54", OFFICE)))
                .with("otherIds", otherId(PscUser.DOCTOR, "RPPS", 1));
    }

    private static PscUser severalActivities() {
        return professional(
                        PscUser.SEVERAL_ACTIVITIES,
                        "DOC0042786",
                        "KIT",
                        "10",
                        "CLINIQUE DOC DES ESSAIS",
                        "F0B0193488",
                        "SA01")
                .with("SubjectRole", "[\"10^1.2.250.1.213.1.1.5.5\",\"60^1.2.250.1.213.1.1.5.5\"]")
                .with(
                        "SubjectRefPro",
                        refPro(
                                "M",
                                exercice("10", "C", "DR", "DOC0042786", "KIT", "SM26", CLINIC + "," + CENTRE),
                                exercice("60", "C", "M", "DOC0042786", "KIT", "", OFFICE)))
                .with("otherIds", otherId(PscUser.SEVERAL_ACTIVITIES, "RPPS", 1));
    }

    private static PscUser employee() {
        return professional(
                        PscUser.EMPLOYEE, "ACCUEIL", "DOMINIQUE", "", "CLINIQUE DOC DES ESSAIS", "F0B0193488", "SA01")
                .with("SubjectRole", "[\"SECRETARIAT_MEDICAL^1.2.250.1.213.1.1.4.6\"]")
                .with("SubjectRefPro", refPro("MME", exercice("", "", "", "ACCUEIL", "DOMINIQUE", "", CLINIC)))
                .with("otherIds", otherId(PscUser.EMPLOYEE, "SIRET", 1));
    }

    private static PscUser edit() {
        return professional(PscUser.EDIT, "ESSAI", "ANSELME", "70", "PHARMACIE DES ESSAIS", "R10100000054321", "SA33")
                .with(
                        "SubjectRefPro",
                        refPro(
                                "M",
                                exercice(
                                        "70",
                                        "C",
                                        "M",
                                        "ESSAI",
                                        "ANSELME",
                                        "",
                                        activity("L", "SA33", "", "", "R10100000054321", "PHARMACIE DES ESSAIS"))))
                .with("otherIds", otherId(PscUser.EDIT, "EDIT", 1));
    }

    private static PscUser twoIdentities() {
        return professional(
                        PscUser.TWO_IDENTITIES,
                        "DOC0042788",
                        "KIT",
                        "21",
                        "CABINET M DOC0042788",
                        "R10100000067890",
                        "SA07")
                .with("SubjectRefPro", refPro("M", exercice("21", "C", "M", "DOC0042788", "KIT", "", OFFICE)))
                .with(
                        "otherIDs",
                        "[{\"identifiant\":\"2f3c9a54-8d0e-4c50-9a64-6d0f1f0a7c11\",\"origine\":\"PSI\",\"qualite\":2},"
                                + otherId(PscUser.TWO_IDENTITIES, "RPPS", 1).substring(1));
    }

    private static PscUser professional(
            String id,
            String family,
            String given,
            String profession,
            String structure,
            String structureId,
            String sector) {
        return PscUser.of(id, family, given)
                .with("SubjectOrganization", text(structure))
                .with("SubjectOrganizationID", text(structureId))
                .with("SubjectRole", profession.isEmpty() ? "[]" : "[\"" + profession + "^1.2.250.1.213.1.1.5.5\"]")
                .with("Secteur_Activite", text(sector + "^1.2.250.1.71.4.2.4"))
                .with("Mode_Acces_Raison", text(""))
                .with("Acces_Regulation_Medicale", text("FAUX"))
                .with("UITVersion", text("1.0"))
                .with("PSI_Locale", text("1.2.250.1.213.1.3.1.1"))
                .with("Palier_Authentification", text("APPPRIP3^1.2.250.1.213.1.5.1.1.1"))
                .with("codeCivilite", text("MME"))
                .with("codeGenreActivite", text("GENR01"));
    }

    private static String text(String value) {
        return Json.write(value);
    }

    private static String otherId(String id, String origin, int quality) {
        return "[" + Json.write(Json.object("identifiant", id, "origine", origin, "qualite", quality)) + "]";
    }

    private static String refPro(String title, String... exercices) {
        return "{\"codeCivilite\":\"" + title + "\",\"exercices\":[" + String.join(",", exercices) + "]}";
    }

    private static String exercice(
            String profession,
            String category,
            String title,
            String family,
            String given,
            String skill,
            String activities) {
        String own = Json.write(Json.object(
                "codeProfession",
                profession,
                "codeCategorieProfessionnelle",
                category,
                "codeCiviliteDexercice",
                title,
                "nomDexercice",
                family,
                "prenomDexercice",
                given,
                "codeTypeSavoirFaire",
                skill.isEmpty() ? "" : "S",
                "codeSavoirFaire",
                skill));
        return own.substring(0, own.length() - 1) + ",\"activities\":[" + activities + "]}";
    }

    private static String activity(
            String mode, String sector, String finess, String siret, String technical, String name) {
        Map<String, Object> activity = Json.object(
                "codeModeExercice",
                mode,
                "codeSecteurDactivite",
                sector,
                "codeSectionPharmacien",
                "",
                "codeRole",
                "",
                "codeGenreActivite",
                "GENR01",
                "numeroSiretSite",
                siret,
                "numeroSirenSite",
                "",
                "numeroFinessSite",
                finess,
                "numeroFinessetablissementJuridique",
                "",
                "identifiantTechniqueDeLaStructure",
                technical,
                "raisonSocialeSite",
                name,
                "enseigneCommercialeSite",
                "");
        for (String empty : List.of(
                "complementDestinataire",
                "complementPointGeographique",
                "indiceRepetitionVoie",
                "mentionDistribution",
                "codeCommune",
                "telephone",
                "telephone2",
                "telecopie",
                "adresseEMail",
                "codeDepartement",
                "ancienIdentifiantDeLaStructure")) {
            activity.put(empty, "");
        }
        activity.putAll(Json.object(
                "numeroVoie",
                "12",
                "codeTypeDeVoie",
                "R",
                "libelleVoie",
                "DES ESSAIS",
                "bureauCedex",
                "75009 PARIS",
                "codePostal",
                "75009",
                "codePays",
                "99000",
                "autoriteDenregistrement",
                "CNOM/CNOM/CNOM"));
        return Json.write(activity);
    }
}
