package org.segursdk.cda.check;

import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.ValueSets;
import org.w3c.dom.Element;

/** Professionals and structures of the header. Source: cda §3.2, §3.7, §3.8, §4.1. */
final class ActorChecks {
    private final Findings findings;

    ActorChecks(Findings findings) {
        this.findings = findings;
    }

    void author(Element author) {
        findings.one(author, "time", "CDA-AUTHOR").ifPresent(this::valued);
        Dom.first(author, "functionCode")
                .filter(e -> !Dom.isNull(e))
                .ifPresent(e -> findings.inSet(e, ValueSets.functionCode(), "JDV-J47"));
        findings.one(author, "assignedAuthor", "CDA-AUTHOR").ifPresent(assigned -> {
            findings.check(
                    !Dom.children(assigned, "id").isEmpty(),
                    "CDA-AUTHOR",
                    assigned,
                    "identifiant de l'auteur obligatoire",
                    "the author's identifier is required");
            Dom.children(assigned, "id").forEach(this::identified);
            Dom.first(assigned, "code").ifPresent(this::specialty);
            Dom.first(assigned, "assignedPerson").ifPresent(this::person);
            Dom.first(assigned, "representedOrganization").ifPresent(this::organization);
        });
    }

    /** legalAuthenticator, or authenticator which needs a national professional number. */
    void signature(Element signature, boolean professionalOnly) {
        findings.one(signature, "time", "CDA-SIGNATURE").ifPresent(this::valued);
        findings.one(signature, "signatureCode", "CDA-SIGNATURE")
                .ifPresent(e -> findings.check(
                        "S".equals(e.getAttribute("code")), "CDA-SIGNATURE", e, "S attendu", "S is expected"));
        findings.one(signature, "assignedEntity", "CDA-SIGNATURE").ifPresent(entity -> {
            findings.one(entity, "id", "CDA-SIGNATURE").ifPresent(id -> {
                identified(id);
                findings.check(
                        !Dom.isNull(id) && (!professionalOnly || CodeSystems.ID_NAT_PS.equals(id.getAttribute("root"))),
                        "CDA-SIGNATURE",
                        id,
                        "identifiant du signataire obligatoire",
                        "the signer's identifier is required");
            });
            Dom.first(entity, "code").ifPresent(this::specialty);
            Dom.first(entity, "assignedPerson").ifPresent(this::person);
            Dom.first(entity, "representedOrganization").ifPresent(this::organization);
        });
    }

    void specialty(Element code) {
        if (!Dom.isNull(code)) {
            findings.inSet(code, ValueSets.authorSpecialty(), "JDV-J01");
        }
    }

    void person(Element person) {
        findings.one(person, "name", "CDA-PERSON")
                .filter(name -> !Dom.isNull(name))
                .ifPresent(name -> {
                    findings.one(name, "family", "CDA-PERSON");
                    findings.atMostOne(name, "given", "CDA-PERSON");
                    for (Element prefix : Dom.children(name, "prefix")) {
                        findings.check(
                                ValueSets.civility()
                                        .find(Dom.text(prefix).strip())
                                        .isPresent(),
                                "JDV-J245",
                                prefix,
                                "civilité M ou MME attendue",
                                "civility M or MME is expected");
                    }
                    for (Element suffix : Dom.children(name, "suffix")) {
                        findings.check(
                                ValueSets.title().find(Dom.text(suffix).strip()).isPresent(),
                                "JDV-J246",
                                suffix,
                                "titre DR, PR… attendu",
                                "title DR, PR… is expected");
                    }
                });
    }

    private void organization(Element organization) {
        findings.atMostOne(organization, "id", "CDA-ORGANIZATION");
        Dom.first(organization, "id")
                .filter(id -> !Dom.isNull(id))
                .ifPresent(id -> findings.check(
                        CodeSystems.ID_NAT_STRUCT.equals(id.getAttribute("root")) && id.hasAttribute("extension"),
                        "CDA-ORGANIZATION",
                        id,
                        "identifiant national de structure attendu",
                        "a national structure identifier is expected"));
        Dom.first(organization, "standardIndustryClassCode")
                .filter(e -> !Dom.isNull(e))
                .ifPresent(e -> findings.inSet(e, ValueSets.practiceSetting(), "JDV-J04"));
    }

    private void identified(Element id) {
        findings.check(
                Dom.isNull(id) || id.hasAttribute("root") && id.hasAttribute("extension"),
                "CDA-ACTOR-ID",
                id,
                "root et extension obligatoires",
                "root and extension are required");
    }

    private void valued(Element time) {
        findings.check(time.hasAttribute("value"), "CDA-TIME", time, "value obligatoire", "value is required");
    }
}
