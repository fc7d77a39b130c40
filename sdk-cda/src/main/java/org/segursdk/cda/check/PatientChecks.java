package org.segursdk.cda.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.w3c.dom.Element;

/** The patient and the INS. Source: cda §3.1. */
final class PatientChecks {
    private static final Pattern MATRICULE = Pattern.compile("[0-9]{6}[0-9AB][0-9]{8}");
    private static final Set<String> QUALIFIERS = Set.of("BR", "CL");

    private final Findings findings;

    PatientChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Element document) {
        findings.one(document, "recordTarget", "CDA-PATIENT")
                .flatMap(target -> findings.one(target, "patientRole", "CDA-PATIENT"))
                .ifPresent(this::role);
    }

    private void role(Element role) {
        List<Element> ids = Dom.children(role, "id");
        findings.check(!ids.isEmpty(), "CDA-PATIENT-ID", role, "identifiant obligatoire", "an identifier is required");
        for (Element id : ids) {
            findings.check(
                    id.hasAttribute("root") && id.hasAttribute("extension"),
                    "CDA-PATIENT-ID",
                    id,
                    "root et extension obligatoires",
                    "root and extension are required");
        }
        Optional<Element> ins = ids.stream()
                .filter(id -> InsAuthority.ofOid(id.getAttribute("root")).isPresent())
                .findFirst();
        ins.ifPresent(this::matricule);
        findings.one(role, "patient", "CDA-PATIENT").ifPresent(patient -> patient(patient, ins.isPresent()));
    }

    private void matricule(Element id) {
        String value = id.getAttribute("extension");
        boolean formed = MATRICULE.matcher(value).matches();
        findings.check(
                formed,
                "INS-MATRICULE-FORM",
                id,
                "15 caractères attendus : 13 et la clé",
                "15 characters are expected: 13 and the key");
        findings.advise(
                !formed || Matricule.keyOf(value.substring(0, 13)).equals(value.substring(13)),
                "INS-MATRICULE-KEY",
                id,
                "la clé ne correspond pas au matricule",
                "the key does not match the matricule");
    }

    private void patient(Element patient, boolean ins) {
        findings.one(patient, "name", "CDA-PATIENT-NAME").ifPresent(name -> name(name, ins));
        findings.one(patient, "administrativeGenderCode", "CDA-GENDER")
                .ifPresent(gender -> findings.check(
                        Set.of("F", "M", "UN").contains(gender.getAttribute("code")) || !ins && Dom.isNull(gender),
                        "JDV-J143",
                        gender,
                        "F, M ou UN attendu",
                        "F, M or UN is expected"));
        findings.one(patient, "birthTime", "CDA-BIRTHTIME")
                .ifPresent(time -> findings.check(
                        time.hasAttribute("value") || !ins && Dom.isNull(time),
                        "CDA-BIRTHTIME",
                        time,
                        "date de naissance obligatoire",
                        "the date of birth is required"));
        Optional<Element> county = Dom.first(patient, "birthplace", "place", "addr", "county");
        if (ins) {
            findings.check(
                    county.map(Dom::text)
                            .map(String::strip)
                            .filter(c -> c.length() == 5)
                            .isPresent(),
                    "INS-TRAITS",
                    patient,
                    "avec une INS, le code COG du lieu de naissance (county, 5 caractères) est obligatoire",
                    "with an INS the COG code of the place of birth (county, 5 characters) is required");
        }
    }

    private void name(Element name, boolean ins) {
        List<Element> families = Dom.children(name, "family");
        List<Element> givens = Dom.children(name, "given");
        findings.check(
                !families.isEmpty() && !givens.isEmpty(),
                "CDA-PATIENT-NAME",
                name,
                "nom et prénom obligatoires",
                "family and given names are required");
        for (Element family : families) {
            findings.check(
                    QUALIFIERS.contains(family.getAttribute("qualifier")),
                    "CDA-PATIENT-QUALIFIER",
                    family,
                    "qualifier BR ou CL attendu",
                    "qualifier BR or CL is expected");
        }
        for (Element given : givens) {
            findings.check(
                    !given.hasAttribute("qualifier") || QUALIFIERS.contains(given.getAttribute("qualifier")),
                    "CDA-PATIENT-QUALIFIER",
                    given,
                    "qualifier BR, CL ou absent",
                    "qualifier BR, CL or none");
        }
        if (ins) {
            findings.check(
                    any(families, "BR") && any(givens, "BR") && any(givens, ""),
                    "INS-TRAITS",
                    name,
                    "avec une INS : nom de naissance, premier prénom (BR) et liste des prénoms (sans qualifier)",
                    "with an INS: birth name, first given name (BR) and list of given names (no qualifier)");
        }
    }

    private static boolean any(List<Element> elements, String qualifier) {
        return elements.stream().anyMatch(e -> qualifier.equals(e.getAttribute("qualifier")));
    }
}
