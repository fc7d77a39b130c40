package org.segursdk.cda.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.segursdk.cda.Participant;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.ValueSets;
import org.w3c.dom.Element;

/** The header. Source: cda §3. */
final class HeaderChecks {
    private static final String HL7_FRANCE = "2.16.840.1.113883.2.8.2.1";
    private static final String CI_SIS = "1.2.250.1.213.1.1.1.1";
    private static final String N1_TEMPLATE = "1.3.6.1.4.1.19376.1.2.20";
    private static final String PATIENT_DOCUMENTS_HOST = "1.2.250.1.213.4.1";

    private final Findings findings;
    private final ActorChecks actors;
    private final boolean n1;

    HeaderChecks(Findings findings, boolean n1) {
        this.findings = findings;
        this.actors = new ActorChecks(findings);
        this.n1 = n1;
    }

    void check(Element document) {
        templates(document);
        identification(document);
        people(document);
        documentationOf(document);
        relatedDocuments(document);
        encounter(document);
    }

    private void templates(Element document) {
        List<Element> templates = Dom.children(document, "templateId");
        for (String required : List.of(HL7_FRANCE, CI_SIS)) {
            findings.check(
                    templates.stream()
                                    .filter(t -> required.equals(t.getAttribute("root")))
                                    .count()
                            == 1,
                    "CDA-TEMPLATE",
                    document,
                    "templateId " + required + " attendu une fois",
                    "templateId " + required + " is expected once");
        }
        if (n1) {
            findings.check(
                    templates.size() == 3 && Dom.hasTemplate(document, N1_TEMPLATE),
                    "N1-TEMPLATE",
                    document,
                    "un document de niveau 1 porte exactement trois templateId",
                    "a level-1 document has exactly three templateIds");
        } else {
            findings.check(
                    templates.size() >= 3 && !Dom.hasTemplate(document, N1_TEMPLATE),
                    "CDA-TEMPLATE",
                    document,
                    "le templateId du modèle est attendu, sans celui du niveau 1",
                    "the templateId of the model is expected, without that of level 1");
        }
    }

    private void identification(Element document) {
        findings.one(document, "realmCode", "CDA-REALM")
                .ifPresent(e -> findings.check(
                        "FR".equals(e.getAttribute("code")), "CDA-REALM", e, "FR attendu", "FR is expected"));
        findings.one(document, "typeId", "CDA-TYPEID")
                .ifPresent(e -> findings.check(
                        "2.16.840.1.113883.1.3".equals(e.getAttribute("root"))
                                && "POCD_HD000040".equals(e.getAttribute("extension")),
                        "CDA-TYPEID",
                        e,
                        "2.16.840.1.113883.1.3, POCD_HD000040 attendus",
                        "2.16.840.1.113883.1.3, POCD_HD000040 are expected"));
        findings.one(document, "id", "CDA-ID").ifPresent(e -> rooted(e, "CDA-ID"));
        findings.one(document, "setId", "CDA-SETID").ifPresent(e -> rooted(e, "CDA-SETID"));
        findings.one(document, "code", "CDA-CODE")
                .ifPresent(e -> findings.inSet(e, ValueSets.documentType(), "JDV-J07"));
        findings.one(document, "title", "CDA-TITLE")
                .ifPresent(e ->
                        findings.check(!Dom.text(e).isBlank(), "CDA-TITLE", e, "titre vide", "the title is blank"));
        findings.one(document, "effectiveTime", "CDA-TIME").ifPresent(this::valued);
        findings.one(document, "confidentialityCode", "CDA-CONFIDENTIALITY")
                .ifPresent(e -> findings.check(
                        Set.of("N", "R", "V").contains(e.getAttribute("code"))
                                && CodeSystems.HL7_CONFIDENTIALITY.equals(e.getAttribute("codeSystem")),
                        "CDA-CONFIDENTIALITY",
                        e,
                        "N, R ou V attendu",
                        "N, R or V is expected"));
        findings.one(document, "languageCode", "CDA-LANGUAGE")
                .ifPresent(e -> findings.check(
                        e.getAttribute("code").matches("[a-z]{2}-[A-Z]{2}"),
                        "CDA-LANGUAGE",
                        e,
                        "forme attendue fr-FR",
                        "expected form fr-FR"));
        findings.one(document, "versionNumber", "CDA-VERSION")
                .ifPresent(e -> findings.check(
                        e.getAttribute("value").matches("[1-9][0-9]*"),
                        "CDA-VERSION",
                        e,
                        "entier positif attendu",
                        "a positive whole number is expected"));
    }

    private void people(Element document) {
        List<Element> authors = Dom.children(document, "author");
        findings.check(!authors.isEmpty(), "CDA-AUTHOR", document, "au moins un auteur", "at least one author");
        authors.forEach(actors::author);
        findings.one(document, "custodian", "CDA-CUSTODIAN").ifPresent(this::custodian);
        findings.one(document, "legalAuthenticator", "CDA-LEGAL-AUTHENTICATOR")
                .ifPresent(e -> actors.signature(e, false));
        Dom.children(document, "authenticator").forEach(e -> actors.signature(e, true));
        Dom.children(document, "participant").forEach(this::participant);
    }

    private void custodian(Element custodian) {
        Element organization = Dom.first(custodian, "assignedCustodian", "representedCustodianOrganization")
                .orElse(custodian);
        findings.one(organization, "id", "CDA-CUSTODIAN")
                .ifPresent(id -> findings.check(
                        Set.of(CodeSystems.ID_NAT_STRUCT, PATIENT_DOCUMENTS_HOST)
                                .contains(id.getAttribute("root")),
                        "CDA-CUSTODIAN",
                        id,
                        "identifiant national de structure attendu",
                        "a national structure identifier is expected"));
    }

    private void participant(Element participant) {
        boolean known = false;
        for (Participant.Role role : Participant.Role.values()) {
            known |= role.name().equals(participant.getAttribute("typeCode"));
        }
        findings.check(known, "JDV-J144", participant, "typeCode absent de JDV_J144", "typeCode not in JDV_J144");
        findings.one(participant, "time", "CDA-PARTICIPANT");
        Dom.first(participant, "functionCode")
                .filter(e -> !Dom.isNull(e))
                .ifPresent(e -> findings.inSet(e, ValueSets.functionCode(), "JDV-J47"));
        findings.one(participant, "associatedEntity", "CDA-PARTICIPANT").ifPresent(entity -> {
            findings.check(
                    Set.of("PROV", "AGNT").contains(entity.getAttribute("classCode")),
                    "JDV-J141",
                    entity,
                    "classCode PROV ou AGNT attendu",
                    "classCode PROV or AGNT is expected");
            Dom.first(entity, "code").ifPresent(actors::specialty);
            Dom.first(entity, "associatedPerson").ifPresent(actors::person);
        });
    }

    private void documentationOf(Element document) {
        List<Element> all = Dom.children(document, "documentationOf");
        findings.check(
                !all.isEmpty(), "CDA-EVENT", document, "au moins un documentationOf", "at least one documentationOf");
        for (Element documentation : all) {
            findings.one(documentation, "serviceEvent", "CDA-EVENT");
        }
        all.stream()
                .findFirst()
                .flatMap(first -> Dom.first(first, "serviceEvent"))
                .ifPresent(this::principalEvent);
    }

    private void principalEvent(Element event) {
        findings.one(event, "effectiveTime", "CDA-EVENT").ifPresent(time -> findings.one(time, "low", "CDA-EVENT"));
        findings.one(event, "performer", "CDA-EVENT")
                .flatMap(performer -> findings.one(performer, "assignedEntity", "CDA-EVENT"))
                .ifPresent(entity -> {
                    findings.one(entity, "id", "CDA-EVENT");
                    Dom.first(entity, "code").ifPresent(actors::specialty);
                    Dom.first(entity, "assignedPerson").ifPresent(actors::person);
                    findings.one(entity, "representedOrganization", "CDA-EVENT")
                            .flatMap(org -> findings.one(org, "standardIndustryClassCode", "CDA-EVENT"))
                            .ifPresent(code -> findings.inSet(code, ValueSets.practiceSetting(), "JDV-J04"));
                });
    }

    private void relatedDocuments(Element document) {
        Set<String> seen = new HashSet<>();
        for (Element related : Dom.children(document, "relatedDocument")) {
            String type = related.getAttribute("typeCode");
            findings.check(
                    Set.of("RPLC", "XFRM").contains(type),
                    "CDA-RELATION",
                    related,
                    "RPLC ou XFRM attendu",
                    "RPLC or XFRM is expected");
            findings.check(
                    seen.add(type), "CDA-RELATION", related, "relation donnée deux fois", "relation given twice");
            findings.one(related, "parentDocument", "CDA-RELATION")
                    .flatMap(parent -> findings.one(parent, "id", "CDA-RELATION"))
                    .ifPresent(id -> replaced(document, id, type));
        }
    }

    private void replaced(Element document, Element target, String type) {
        rooted(target, "CDA-RELATION");
        String own = Dom.first(document, "id")
                .map(id -> id.getAttribute("root") + '^' + id.getAttribute("extension"))
                .orElse("");
        findings.check(
                !own.equals(target.getAttribute("root") + '^' + target.getAttribute("extension")),
                "CDA-RELATION-SELF",
                target,
                "un document ne se remplace pas lui-même",
                "a document does not replace itself");
        String version = Dom.first(document, "versionNumber")
                .map(e -> e.getAttribute("value"))
                .orElse("");
        findings.advise(
                !type.equals("RPLC") || !version.equals("1"),
                "CDA-RELATION-VERSION",
                target,
                "un document qui en remplace un autre porte au moins la version 2",
                "a document that replaces another has version 2 or more");
    }

    private void encounter(Element document) {
        findings.one(document, "componentOf", "CDA-ENCOUNTER")
                .flatMap(componentOf -> findings.one(componentOf, "encompassingEncounter", "CDA-ENCOUNTER"))
                .ifPresent(encounter -> {
                    findings.one(encounter, "effectiveTime", "CDA-ENCOUNTER");
                    Dom.first(encounter, "code")
                            .filter(e -> !Dom.isNull(e))
                            .ifPresent(e -> findings.inSet(e, ValueSets.encounterType(), "JDV-J142"));
                    findings.one(encounter, "location", "CDA-ENCOUNTER")
                            .flatMap(location -> findings.one(location, "healthCareFacility", "CDA-ENCOUNTER"))
                            .flatMap(facility -> findings.one(facility, "code", "CDA-ENCOUNTER"))
                            .ifPresent(e -> findings.inSet(e, ValueSets.healthcareFacilityType(), "JDV-J02"));
                });
    }

    private void rooted(Element id, String rule) {
        findings.check(!Dom.isNull(id) && id.hasAttribute("root"), rule, id, "root obligatoire", "root is required");
    }

    private void valued(Element time) {
        findings.check(time.hasAttribute("value"), "CDA-TIME", time, "value obligatoire", "value is required");
    }
}
