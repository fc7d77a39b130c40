package org.segursdk.cda.internal.imaging;

import org.segursdk.cda.internal.Ids;
import org.segursdk.cda.internal.Section;
import org.segursdk.cda.internal.XmlOut;
import org.segursdk.core.terminology.CodedValue;

/** The sections of imaging documents. Source: cda §9.2, drim §7. */
final class ImagingSections {
    static final Section ADDENDUM =
            Section.of("addendum", "55107-7", "Addendum", "Addendum", "1.2.840.10008.9.6", "1.2.250.1.213.1.1.2.210");
    static final Section CLINICAL_INFORMATION = Section.of(
            "informations-cliniques",
            "55752-0",
            "Informations cliniques",
            "Informations cliniques",
            "1.2.840.10008.9.2",
            "1.2.250.1.213.1.1.2.205");
    static final Section REQUEST = Section.of(
            "demande",
            "55115-0",
            "Demande",
            "Justification de la demande et finalité de l'examen",
            "1.2.840.10008.9.7",
            "1.2.250.1.213.1.1.2.211");
    static final Section HISTORY = Section.of(
            "historique",
            "11329-0",
            "Historique médical",
            "Antécédents et contre-indications",
            "2.16.840.1.113883.10.20.22.2.39",
            "1.2.250.1.213.1.1.2.213");
    static final Section DEVICES = Section.of(
            "dispositifs",
            "46264-8",
            "Dispositifs médicaux",
            "Dispositifs médicaux",
            // The arc 11383 is the publisher's: cda §6.10, §17.
            "2.16.840.1.11383.10.20.1.7",
            "1.3.6.1.4.1.19376.1.5.3.1.1.5.3.5",
            "1.2.250.1.213.1.1.2.1");
    static final Section FINDINGS = Section.of(
            "resultats",
            "59776-5",
            "Résultats de l'acte",
            "Résultats",
            "2.16.840.1.113883.10.20.6.1.2",
            "1.2.250.1.213.1.1.2.208");
    static final Section PREVIOUS_RESULTS = Section.of(
            "resultats-anterieurs",
            "30954-2",
            "Résultats d'examens",
            "Résultats d'examens antérieurs",
            "1.3.6.1.4.1.19376.1.5.3.1.3.27",
            "1.2.250.1.213.1.1.2.150");
    static final Section COMPARISON = Section.of(
            "comparaison",
            "18834-2",
            "Examen de comparaison radiologique",
            "Comparaison avec des examens antérieurs",
            "1.2.840.10008.9.4",
            "1.2.250.1.213.1.1.2.207");
    static final Section CONCLUSION = Section.of(
            "conclusion", "19005-8", "Conclusions", "Conclusion", "1.2.840.10008.9.5", "1.2.250.1.213.1.1.2.209");
    static final Section COMMENT = Section.of(
            "commentaire",
            "55112-7",
            "Commentaire",
            "Commentaire",
            "2.16.840.1.113883.10.12.201",
            "1.3.6.1.4.1.19376.1.4.1.2.16",
            "1.2.250.1.213.1.1.2.73");
    static final Section ATTACHMENTS =
            Section.of("documents", "55107-7", "Documents ajoutés", "Documents liés", "1.2.250.1.213.1.1.2.37");
    static final Section PATIENT_EDUCATION = Section.of(
            "information-patient",
            "34895-3",
            "Education du patient",
            "Information du patient",
            "1.3.6.1.4.1.19376.1.5.3.1.1.9.38",
            "1.3.6.1.4.1.19376.1.5.3.1.1.9.39",
            "1.2.250.1.213.1.1.2.107");
    static final Section CARE_PLAN = Section.of(
            "actes-demandes",
            "18776-5",
            "Plan de soins",
            "Actes d'imagerie demandés",
            "2.16.840.1.113883.10.20.1.10",
            "1.3.6.1.4.1.19376.1.5.3.1.3.36",
            "1.2.250.1.213.1.1.2.158",
            "1.2.250.1.213.1.1.2.158.3");

    private static final CodedValue CATALOG = CodedValue.of("121181", ImagingCodes.DCM, "Catalogue d'objets DICOM");

    private ImagingSections() {}

    /** One act; the key is its place in the report. */
    static Section act(String key, String label) {
        return Section.of(
                key,
                "55111-9",
                "Description de l'acte d'imagerie",
                "Acte d'imagerie : " + label,
                "1.2.840.10008.9.3",
                "1.2.250.1.213.1.1.2.206");
    }

    static Section complications(String key) {
        return Section.of(
                key + "-complications",
                "55109-3",
                "Complications",
                "Complications",
                "2.16.840.1.113883.10.20.22.2.37",
                "1.2.250.1.213.1.1.2.214");
    }

    static Section exposure(String key) {
        return Section.of(
                key + "-exposition",
                "73569-6",
                "Exposition aux rayonnements et informations de radioprotection",
                "Exposition aux rayonnements et informations de radioprotection",
                "1.2.840.10008.9.8",
                "1.2.250.1.213.1.1.2.215");
    }

    /** Opens the catalogue, the only section whose code is not LOINC. */
    static void openCatalog(XmlOut out, Ids ids, String key) {
        out.start("component").start("section");
        out.templates("2.16.840.1.113883.10.20.6.1.1", "1.2.250.1.213.1.1.2.217");
        out.empty("id", "root", ids.at("section-" + key + "-catalogue"));
        out.code("code", CATALOG);
        out.leaf("title", "Catalogue d'objets DICOM");
    }
}
