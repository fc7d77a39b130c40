package org.segursdk.cda.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** What ties the parts of a document: XML IDs, references to the narrative, ids of sections. Source: cda §5.3, §16. */
final class ReferenceChecks {
    private final Findings findings;

    ReferenceChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Element document) {
        Map<String, Element> ids = new HashMap<>();
        for (Element element : Dom.everything(document)) {
            String id = element.getAttribute("ID");
            if (!id.isEmpty()) {
                findings.check(
                        ids.putIfAbsent(id, element) == null,
                        "CDA-ID-TWICE",
                        element,
                        "attribut ID déjà employé",
                        "ID attribute already used");
            }
        }
        for (Element reference : Dom.all(document, "reference")) {
            String value = reference.getAttribute("value");
            if (value.startsWith("#")) {
                findings.advise(
                        ids.containsKey(value.substring(1)),
                        "CDA-REFERENCE",
                        reference,
                        "la référence ne mène à aucun texte du document",
                        "the reference leads to no text of the document");
            }
        }
        for (Element media : Dom.all(document, "renderMultiMedia")) {
            for (String target : media.getAttribute("referencedObject").strip().split("\\s+")) {
                findings.check(
                        ids.containsKey(target),
                        "CDA-MEDIA",
                        media,
                        "le média cité est absent",
                        "the media referred to is absent");
            }
        }
        sections(document);
    }

    private void sections(Element document) {
        Set<String> seen = new HashSet<>();
        for (Element section : Dom.all(document, "section")) {
            findings.atMostOne(section, "id", "CDA-SECTION-ID");
            Dom.first(section, "id")
                    .filter(id -> !Dom.isNull(id))
                    .ifPresent(id -> findings.advise(
                            seen.add(id.getAttribute("root") + '^' + id.getAttribute("extension")),
                            "CDA-SECTION-ID",
                            id,
                            "identifiant de section déjà employé",
                            "section identifier already used"));
        }
    }
}
