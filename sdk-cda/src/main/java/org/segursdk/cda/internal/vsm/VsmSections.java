package org.segursdk.cda.internal.vsm;

import org.segursdk.cda.internal.Section;

/** The section templates of the VSM 2022.01. Source: cda §7.2. */
final class VsmSections {
    static final Section ROOT = Section.of(
            "synthese",
            "46612-8",
            "Conclusions de synthèse",
            "Pathologies en cours, antécédents, allergies et facteurs de risques",
            "1.2.250.1.213.1.1.2.29");
    static final Section HISTORY = Section.of(
            "antecedents",
            "34117-2",
            "Historique et physique",
            "Pathologies en cours, antécédents et allergies",
            "1.2.250.1.213.1.1.2.30");
    static final Section PROBLEMS = Section.of(
            "problemes",
            "11450-4",
            "Liste des problèmes actifs",
            "Pathologies en cours",
            "2.16.840.1.113883.10.20.1.11",
            "1.3.6.1.4.1.19376.1.5.3.1.3.6",
            "1.2.250.1.213.1.1.2.132");
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
    static final Section ALLERGIES = Section.of(
            "allergies",
            "48765-2",
            "Allergies et hypersensibilités",
            "Allergies et hypersensibilités",
            "2.16.840.1.113883.10.20.1.2",
            "1.3.6.1.4.1.19376.1.5.3.1.3.13",
            "1.2.250.1.213.1.1.2.137");
    static final Section RISK_FACTORS = Section.of(
            "facteurs-de-risque",
            "57207-3",
            "Facteurs de risque présents ou passés affectant l'état de santé et/ou une circonstance",
            "Facteurs de risque",
            "1.2.250.1.213.1.1.2.31");
    static final Section LIFESTYLE = Section.of(
            "mode-de-vie",
            "29762-2",
            "Habitus, Mode de vie",
            "Mode de vie",
            "2.16.840.1.113883.10.20.1.15",
            "1.3.6.1.4.1.19376.1.5.3.1.3.16",
            "1.3.6.1.4.1.19376.1.5.3.1.3.16.1",
            "1.2.250.1.213.1.1.2.141");
    static final Section OCCUPATIONAL_RISKS = Section.of(
            "risques-professionnels",
            "10161-8",
            "Facteurs de risques professionnels",
            "Facteurs de risques professionnels",
            "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.1",
            "1.2.250.1.213.1.1.2.74");
    static final Section FAMILY_HISTORY = Section.of(
            "antecedents-familiaux",
            "10157-6",
            "Historique des pathologies familiales",
            "Antécédents familiaux",
            "2.16.840.1.113883.10.20.1.4",
            "1.3.6.1.4.1.19376.1.5.3.1.3.14",
            "1.3.6.1.4.1.19376.1.5.3.1.3.15",
            "1.2.250.1.213.1.1.2.139");
    static final Section VIGILANCE = Section.of(
            "vigilance",
            "30954-2",
            "Résultats d'examens",
            "Points de vigilance",
            "1.3.6.1.4.1.19376.1.5.3.1.3.27",
            "1.2.250.1.213.1.1.2.150");
    static final Section TREATMENT_PLAN = Section.of(
            "plan-de-traitement",
            "18776-5",
            "Plan de traitement",
            "Traitement au long cours",
            "1.2.250.1.213.1.1.2.32");
    static final Section TREATMENTS = Section.of(
            "traitements",
            "10160-0",
            "Traitements",
            "Traitements",
            "2.16.840.1.113883.10.20.1.8",
            "1.3.6.1.4.1.19376.1.5.3.1.3.19",
            "1.2.250.1.213.1.1.2.143");

    private VsmSections() {}
}
