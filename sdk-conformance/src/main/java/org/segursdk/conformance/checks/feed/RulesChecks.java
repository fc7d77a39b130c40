package org.segursdk.conformance.checks.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.segursdk.conformance.live.Findings;
import org.segursdk.conformance.live.ScriptedCheck;
import org.segursdk.conformance.port.FeedRulesPort;
import org.segursdk.conformance.port.StayFeedPort;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.sandbox.InsiPerson;

/** Checks of rules that decide what is fed: DMPA-06 and 24. */
final class RulesChecks {
    /** Our mapping of the statutory list to JDV_J07; each is fed by default where the product makes it. */
    private static final Map<String, String> STATUTORY = Map.of(
            "11502-2", "CR d'examens biologiques",
            "18748-4", "CR d'imagerie médicale",
            "57833-6", "Prescription de produits de santé",
            "34874-8", "CR opératoire",
            "PRESC-BIO", "Prescription d'actes de biologie médicale",
            "55115-0", "Demande d'actes d'imagerie",
            "89601-9", "Certificat médical",
            "CERT_DECL", "Certificat, déclaration",
            "96349-6", "Lettre d'adressage",
            "11490-0", "Lettre de liaison");

    private RulesChecks() {}

    static List<Check> all() {
        return List.of(
                new Question<>(
                        "dmpa-24-legal-scope-of-documents",
                        FeedRulesPort.class,
                        (product, bench, findings) -> scope(product, findings),
                        "REM-DMPA-24"),
                stays());
    }

    private static void scope(FeedRulesPort product, Findings findings) {
        Optional<Map<String, Boolean>> rules = product.defaultRules();
        if (rules.isEmpty()) {
            return;
        }
        boolean made = false;
        for (String type : new TreeSet<>(rules.get().keySet())) {
            findings.require(
                    ValueSets.documentType().find(type).isPresent(),
                    "type-" + type,
                    Say.of(
                            "le type " + type + " n'est pas dans JDV_J07 : il ne peut être le typeCode d'un document",
                            "the type " + type + " is not in JDV_J07: it cannot be the typeCode of a document"),
                    Say.of(
                            "prendre les types de ValueSets.documentType() (docs/cda.md)",
                            "take types from ValueSets.documentType() (docs/cda.md)"));
            if (STATUTORY.containsKey(type)) {
                made = true;
                findings.saw(type);
                findings.require(
                        Boolean.TRUE.equals(rules.get().get(type)),
                        "off-" + type,
                        Say.of(
                                STATUTORY.get(type) + " (" + type + ") n'alimente pas le DMP par défaut",
                                STATUTORY.get(type) + " (" + type + ") does not feed the DMP by default"),
                        Say.of(
                                "SharingPolicy.everything() envoie tous les types ; n'en retirer aucun de la liste légale (docs/exchange.md)",
                                "SharingPolicy.everything() sends every type; take none of the legal list away (docs/exchange.md)"));
            }
        }
        findings.saw("default rules");
        findings.require(
                made,
                "none",
                Say.of(
                        "aucun type de la liste légale n'est dans les règles d'alimentation",
                        "no type of the legal list is in the rules of feeding"),
                Say.SHARE);
    }

    private static Check stays() {
        return new ScriptedCheck<>(
                "dmpa-06-feed-driven-by-admission-discharge",
                StayFeedPort.class,
                Say.of(
                        "Par messages PAM : admettre ADRUN ZOE (ADT^A01, ZFA : opposée à l'alimentation), valider un document du séjour, la faire "
                                + "sortir (ADT^A03) ; de même pour ADRDEUX LAURENT, qui ne s'oppose pas.",
                        "By PAM messages: admit ADRUN ZOE (ADT^A01, ZFA: opposes the feeding), validate a document of the stay, discharge her "
                                + "(ADT^A03); the same for ADRDEUX LAURENT, who does not oppose."),
                (product, bench) -> {
                    stay(product, People.ZOE, "SEJOUR-1", true);
                    stay(product, People.LAURENT, "SEJOUR-2", false);
                    People.await(product, bench, People.LAURENT, 1);
                    People.flush(product, bench);
                },
                (bench, findings) -> {
                    findings.saw("admission-with-opposition");
                    findings.require(
                            People.count(bench, People.ZOE) == 0,
                            "opposed",
                            Say.of(
                                    "un document d'un séjour dont l'admission porte l'opposition est parti au DMP",
                                    "a document of a stay whose admission bears the opposition went to the DMP"),
                            hint());
                    findings.saw("admission-without-opposition");
                    findings.require(
                            People.count(bench, People.LAURENT) == 1,
                            "fed",
                            Say.of(
                                    "le document du séjour sans opposition n'est pas une fois dans le DMP après la sortie",
                                    "the document of the stay without opposition is not in the DMP once after the discharge"),
                            hint());
                },
                "REM-DMPA-06");
    }

    private static LocalizedText hint() {
        return Say.of(
                "porter l'opposition lue dans ZFA sur PatientFacts.dmpOpposed de chaque document du séjour (docs/exchange.md)",
                "carry the opposition read in ZFA over to PatientFacts.dmpOpposed of each document of the stay (docs/exchange.md)");
    }

    private static void stay(StayFeedPort product, InsiPerson person, String stay, boolean opposed) {
        String patient = People.register(product, person);
        product.receive(message("A01", person, stay, product.oppositionField(), opposed));
        product.validateInStay(patient, stay);
        product.receive(message("A03", person, stay, product.oppositionField(), opposed));
    }

    private static String message(String event, InsiPerson person, String stay, int field, boolean opposed) {
        String ins = person.ins().matricule().value() + "^^^ASIP-SANTE-INS-NIR&"
                + person.ins().authority().oid() + "&ISO^INS";
        return String.join(
                "\r",
                "MSH|^~\\&|GAP|HOPITAL|SGL|LABO|20260113091500||ADT^" + event + "^ADT_" + event + "|" + stay + event
                        + "|T|2.5^FRA^2.11|||||FRA|UNICODE UTF-8",
                "EVN||20260113091500",
                "PID|1||" + ins + "||" + person.traits().birthName() + "^"
                        + person.traits().firstGivenName() + "^^^^^L|||"
                        + person.traits().sex().code(),
                "PV1|1|I" + "|".repeat(17) + stay,
                "ZFA" + "|".repeat(field) + (opposed ? "Y" : "N"),
                "");
    }
}
