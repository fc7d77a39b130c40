package org.segursdk.cda.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.terminology.CodeSystems;
import org.w3c.dom.Element;

/** The content model of the VSM 2022.01. Source: cda §7. */
final class VsmChecks {
    private static final String ROOT = "1.2.250.1.213.1.1.2.29";
    private static final String HISTORY = "1.2.250.1.213.1.1.2.30";
    private static final String RISK_FACTORS = "1.2.250.1.213.1.1.2.31";
    private static final String VIGILANCE = "1.2.250.1.213.1.1.2.150";
    private static final String TREATMENT_PLAN = "1.2.250.1.213.1.1.2.32";
    /** Composite section to the sub-sections it may hold. */
    private static final Map<String, List<String>> PARTS = Map.of(
            HISTORY,
            List.of(
                    "1.2.250.1.213.1.1.2.132",
                    "1.2.250.1.213.1.1.2.134",
                    "1.2.250.1.213.1.1.2.136",
                    "1.2.250.1.213.1.1.2.137"),
            RISK_FACTORS,
            List.of("1.2.250.1.213.1.1.2.141", "1.2.250.1.213.1.1.2.74", "1.2.250.1.213.1.1.2.139"),
            TREATMENT_PLAN,
            List.of("1.2.250.1.213.1.1.2.143"));
    /** Text only: entries are not expected. */
    private static final String OCCUPATIONAL_RISKS = "1.2.250.1.213.1.1.2.74";

    private final Findings findings;

    VsmChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Element document) {
        header(document);
        Dom.first(document, "component", "structuredBody")
                .ifPresentOrElse(
                        this::body,
                        () -> findings.error(
                                "VSM-BODY", document, "corps structuré obligatoire", "a structured body is required"));
    }

    /** cda §7.1; the last two are stated but never evaluated by the publisher. */
    private void header(Element document) {
        Dom.first(document, "code")
                .ifPresent(code -> findings.check(
                        VsmDocument.TYPE.code().equals(code.getAttribute("code"))
                                && VsmDocument.TYPE.codeSystem().equals(code.getAttribute("codeSystem")),
                        "VSM-CODE",
                        code,
                        "SYNTH de 1.2.250.1.213.1.1.4.12 attendu",
                        "SYNTH of 1.2.250.1.213.1.1.4.12 is expected"));
        long treating = Dom.children(document, "participant").stream()
                .filter(p -> "INF".equals(p.getAttribute("typeCode")))
                .filter(p -> Dom.first(p, "functionCode")
                        .filter(f -> "PCP".equals(f.getAttribute("code")))
                        .isPresent())
                .count();
        findings.advise(
                treating == 1,
                "VSM-TREATING-PHYSICIAN",
                document,
                "un participant INF de fonction PCP (médecin traitant) attendu",
                "one participant INF with the function PCP (médecin traitant) is expected");
        Optional<Element> event = Dom.first(document, "documentationOf", "serviceEvent", "code");
        findings.advise(
                event.filter(e -> VsmDocument.EVENT.code().equals(e.getAttribute("code"))
                                && CodeSystems.LOINC.equals(e.getAttribute("codeSystem")))
                        .isPresent(),
                "VSM-EVENT",
                document,
                "acte principal 34117-2 (LOINC) attendu",
                "the principal act 34117-2 (LOINC) is expected");
    }

    private void body(Element body) {
        Element root = section(body, ROOT, "46612-8");
        if (root != body) {
            composite(section(root, HISTORY, "34117-2"), HISTORY, root);
            composite(section(root, RISK_FACTORS, "57207-3"), RISK_FACTORS, root);
        }
        Element vigilance = section(body, VIGILANCE, "30954-2");
        if (vigilance != body) {
            needsText(vigilance);
        }
        composite(section(body, TREATMENT_PLAN, "18776-5"), TREATMENT_PLAN, body);
    }

    /** The only section of that template below a parent; the parent itself when it is missing. */
    private Element section(Element parent, String template, String code) {
        List<Element> sections = Dom.children(parent, "component").stream()
                .flatMap(component -> Dom.children(component, "section").stream())
                .filter(section -> Dom.hasTemplate(section, template))
                .toList();
        findings.check(
                sections.size() == 1,
                "VSM-SECTION",
                parent,
                "une section " + template + " attendue",
                "one section " + template + " is expected");
        if (sections.isEmpty()) {
            return parent;
        }
        Element section = sections.get(0);
        findings.one(section, "id", "VSM-SECTION");
        findings.one(section, "code", "VSM-SECTION")
                .ifPresent(found -> findings.check(
                        code.equals(found.getAttribute("code"))
                                && CodeSystems.LOINC.equals(found.getAttribute("codeSystem")),
                        "VSM-SECTION-CODE",
                        found,
                        "code " + code + " (LOINC) attendu",
                        "code " + code + " (LOINC) is expected"));
        return section;
    }

    /** cda §7.2, text rule: no part, text needed; all parts, text forbidden. */
    private void composite(Element section, String template, Element parent) {
        if (section == parent) {
            return;
        }
        List<String> allowed = PARTS.getOrDefault(template, List.of());
        List<Element> parts = Dom.children(section, "component").stream()
                .flatMap(component -> Dom.children(component, "section").stream())
                .filter(part -> allowed.stream().anyMatch(t -> Dom.hasTemplate(part, t)))
                .toList();
        boolean text = Dom.first(section, "text").isPresent();
        findings.check(
                !parts.isEmpty() || text,
                "VSM-TEXT",
                section,
                "sans sous-section, la section dit en mots ce qu'il en est",
                "without sub-section the section says in words what is known");
        findings.check(
                parts.size() < allowed.size() || !text,
                "VSM-TEXT",
                section,
                "avec toutes ses sous-sections, la section n'a pas de texte",
                "with all its sub-sections the section has no text");
        for (Element part : parts) {
            needsText(part);
            findings.check(
                    Dom.hasTemplate(part, OCCUPATIONAL_RISKS)
                            || !Dom.children(part, "entry").isEmpty(),
                    "VSM-ENTRY",
                    part,
                    "au moins une entrée ; sans entrée, la section ne s'envoie pas",
                    "at least one entry; without entry the section is not sent");
        }
    }

    private void needsText(Element section) {
        findings.advise(
                Dom.first(section, "text").filter(t -> !Dom.text(t).isBlank()).isPresent(),
                "VSM-TEXT-MISSING",
                section,
                "texte absent : c'est lui que lisent les personnes",
                "text missing: it is what people read");
    }
}
