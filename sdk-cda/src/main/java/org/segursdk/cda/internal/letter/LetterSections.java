package org.segursdk.cda.internal.letter;

import org.segursdk.cda.internal.Section;

/** The section templates of letters. Source: cda §11.2, §7.2. */
final class LetterSections {
    static final Section STATUS = Section.of(
            "statut",
            "33557-0",
            "Etat d'achèvement",
            "Statut du document",
            "1.2.250.1.213.1.1.2.35",
            "1.2.250.1.213.1.1.2.35.1");
    static final Section REASON = Section.of(
            "motif",
            "42349-1",
            "Raison de la recommandation",
            "Motif de l'hospitalisation",
            "1.3.6.1.4.1.19376.1.5.3.1.3.1",
            "1.2.250.1.213.1.1.2.127");
    static final Section STAY = Section.of(
            "sejour",
            "42545-4",
            "Evènements observés",
            "Synthèse médicale du séjour",
            "1.3.6.1.4.1.19376.1.5.3.1.1.21.2.9",
            "1.3.6.1.4.1.19376.1.7.3.1.1.13.7",
            "1.2.250.1.213.1.1.2.163",
            "1.2.250.1.213.1.1.2.163.1");
    static final Section STOPPED_TREATMENTS = Section.of(
            "traitements-arretes",
            "18610-6",
            "Traitements administrés",
            "Traitements arrêtés durant le séjour",
            "1.3.6.1.4.1.19376.1.5.3.1.3.21",
            "1.2.250.1.213.1.1.2.145");
    static final Section DISCHARGE_TREATMENTS = Section.of(
            "traitements-sortie",
            "10183-2",
            "Traitements à la sortie",
            "Traitements à la sortie",
            "1.3.6.1.4.1.19376.1.5.3.1.3.22",
            "1.2.250.1.213.1.1.2.146");
    static final Section ADMISSION_TREATMENTS = Section.of(
            "traitements-admission",
            "42346-7",
            "Traitements à l'admission",
            "Traitements à l'admission",
            "1.3.6.1.4.1.19376.1.5.3.1.3.20",
            "1.2.250.1.213.1.1.2.144");
    static final Section RESULTS = Section.of(
            "resultats",
            "30954-2",
            "Résultats d'examens",
            "Résultats d'examens et autres informations attendus",
            "1.3.6.1.4.1.19376.1.5.3.1.3.27",
            "1.2.250.1.213.1.1.2.150");
    static final Section CARE_PLAN = Section.of(
            "suites",
            "18776-5",
            "Plan de soins",
            "Suites à donner",
            "2.16.840.1.113883.10.20.1.10",
            "1.3.6.1.4.1.19376.1.5.3.1.3.36",
            "1.2.250.1.213.1.1.2.158");
    static final Section STAY_ALLERGIES = allergies("Allergies identifiées pendant le séjour");
    static final Section KNOWN_ALLERGIES = allergies("Allergies et hypersensibilités connues");
    static final Section MEDICAL_HISTORY = Section.of(
            "antecedents-medicaux",
            "11348-0",
            "Antécédents médicaux",
            "Antécédents médicaux",
            "1.3.6.1.4.1.19376.1.5.3.1.3.8",
            "1.2.250.1.213.1.1.2.134");
    static final Section SURGICAL_HISTORY = Section.of(
            "antecedents-chirurgicaux",
            "47519-4",
            "Historique des actes",
            "Antécédents chirurgicaux",
            "2.16.840.1.113883.10.20.1.12",
            "1.3.6.1.4.1.19376.1.5.3.1.3.11",
            "1.3.6.1.4.1.19376.1.5.3.1.3.12",
            "1.2.250.1.213.1.1.2.136");

    private LetterSections() {}

    private static Section allergies(String title) {
        return Section.of(
                "allergies",
                "48765-2",
                "Allergies et hypersensibilités",
                title,
                "2.16.840.1.113883.10.20.1.2",
                "1.3.6.1.4.1.19376.1.5.3.1.3.13",
                "1.2.250.1.213.1.1.2.137");
    }
}
