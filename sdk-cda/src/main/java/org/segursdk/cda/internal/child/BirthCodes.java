package org.segursdk.cda.internal.child;

import static org.segursdk.cda.internal.child.Questions.cim10;
import static org.segursdk.cda.internal.child.Questions.own;
import static org.segursdk.cda.internal.child.Questions.snomed;

import org.segursdk.cda.child.Delivery;
import org.segursdk.cda.child.Newborn;
import org.segursdk.cda.child.Pregnancy;
import org.segursdk.cda.child.SocialCoverage;
import org.segursdk.cda.child.Transfer;
import org.segursdk.core.terminology.CodedValue;

/** The codes of the value sets of the certificate of the eighth day. Source: CSE-CS8 2024.01. */
final class BirthCodes {
    private BirthCodes() {}

    static CodedValue of(Pregnancy.FirstVisit visit) {
        return switch (visit) {
            case FIRST_TRIMESTER -> snomed("57630001", "premier trimestre de la grossesse");
            case SECOND_TRIMESTER -> snomed("59466002", "deuxième trimestre de la grossesse");
            case THIRD_TRIMESTER -> snomed("41587001", "troisième trimestre de la grossesse");
            case NEVER -> own("GEN-109", "Non suivie");
        };
    }

    static CodedValue of(Pregnancy.Hypertension hypertension) {
        return hypertension == Pregnancy.Hypertension.TREATED
                ? own("MED-1155", "traité")
                : own("MED-1156", "non traité");
    }

    static CodedValue of(Pregnancy.HospitalReason reason) {
        return switch (reason) {
            case LOW_FOETAL_WEIGHT -> cim10("P05.0", "Faible poids pour l'âge gestationnel");
            case HYPERTENSION -> cim10("O13", "Hypertension gestationnelle [liée à la grossesse]");
            case FALSE_LABOUR -> cim10("O47.0", "Faux travail avant 37 semaines révolues de gestation");
            case OTHER -> own("GEN-092.01.08", "Autre motif d'hospitalisation");
        };
    }

    static Answer of(Pregnancy.HepatitisB outcome) {
        return switch (outcome) {
            case POSITIVE ->
                new Answer.Coded(snomed(
                        "406117000", "dosage immuno-enzymatique de l'antigène de surface de l'hépatite B positif"));
            case NEGATIVE ->
                new Answer.Coded(snomed(
                        "406118005", "dosage immuno-enzymatique de l'antigène de surface de l'hépatite B négatif"));
            case NOT_DONE -> new Answer.NotDone();
        };
    }

    static CodedValue of(Delivery.Presentation presentation) {
        return switch (presentation) {
            case VERTEX -> snomed("70028003", "présentation du sommet");
            case BREECH -> snomed("6096002", "présentation en siège du fœtus");
            case OTHER -> own("GEN-092.01.21", "Autre présentation foetale");
        };
    }

    static CodedValue of(Delivery.Labour labour) {
        return switch (labour) {
            case SPONTANEOUS -> snomed("84457005", "déclenchement spontané du travail");
            case INDUCED -> snomed("112070001", "déclenchement provoqué du travail");
            case CAESAREAN -> snomed("11466000", "césarienne");
        };
    }

    static CodedValue of(Delivery.Analgesia analgesia) {
        return switch (analgesia) {
            case NONE -> own("MED-222", "Pas d'anesthésie");
            case EPIDURAL -> snomed("18946005", "anesthésie épidurale");
            case SPINAL -> snomed("231249005", "anesthésie rachidienne");
            case GENERAL -> snomed("50697003", "anesthésie générale");
            case OTHER -> own("GEN-092.03.04", "Autre anesthésie");
        };
    }

    static CodedValue of(Delivery.Method method) {
        return switch (method) {
            case VAGINAL -> snomed("700000006", "voie basse spontanée");
            case VAGINAL_WITH_INSTRUMENTS -> snomed("236974004", "voie basse instrumentale");
            case PLANNED_CAESAREAN -> own("MED-1273", "Césarienne programmée");
            case CAESAREAN_DURING_LABOUR -> own("MED-1253", "Césarienne pendant travail");
        };
    }

    static CodedValue of(Delivery.CaesareanCause cause) {
        return switch (cause) {
            case MATERNAL -> own("MED-219", "Cause maternelle");
            case FOETAL -> own("MED-210", "Cause fœtale");
            case BOTH -> own("MED-1272", "Cause materno-fœtale");
        };
    }

    static CodedValue of(Newborn.FirstWeekDisease disease) {
        return switch (disease) {
            case RESPIRATORY_DISTRESS -> cim10("P22.9", "Détresse respiratoire du nouveau-né, sans précision");
            case ANTIBIOTICS -> own("MED-276", "Antibiothérapie (de plus de 48 heures)");
            case NEUROLOGICAL -> cim10("G96.9", "Affection du système nerveux central, sans précision");
            case SURGICAL_EMERGENCY -> own("MED-170", "Urgence chirurgicale");
        };
    }

    static CodedValue of(Newborn.Feeding feeding) {
        return switch (feeding) {
            case BREAST_MILK -> own("MED-1256", "Alimentation lait maternel exclusif");
            case MIXED -> own("MED-1257", "Alimentation mixte");
            case FORMULA -> own("MED-1258", "Alimentation lait artificiel exclusif");
        };
    }

    static CodedValue of(SocialCoverage coverage) {
        return switch (coverage) {
            case PUMA -> own("GEN-105", "Protection universelle maladie (PUMa)");
            case AME -> own("GEN-107", "Aide médicale de l'État (AME)");
            case NONE -> own("GEN-108", "Aucune");
        };
    }

    static CodedValue of(Transfer.Kind kind) {
        return kind == Transfer.Kind.IMMEDIATE ? snomed("88694003", "immédiat") : snomed("2603003", "secondaire");
    }

    static CodedValue of(Transfer.Service service) {
        return switch (service) {
            case INTENSIVE_CARE -> snomed("309904001", "unité de soins intensifs");
            case NEONATAL_INTENSIVE_CARE -> snomed("405269005", "unité de soins intensifs néonatals");
            case NEONATOLOGY -> snomed("1279968000", "service de néonatalogie");
            case KANGAROO -> own("ORG-141", "Unité Kangourou");
            case OTHER -> own("GEN-092.06.05", "Autre type de service");
        };
    }
}
