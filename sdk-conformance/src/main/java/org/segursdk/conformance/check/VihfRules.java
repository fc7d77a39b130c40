package org.segursdk.conformance.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Rules of the VIHF, the SAML assertion of the DMP. Source: dmp §3. */
final class VihfRules {
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String HL7 = "urn:hl7-org:v3";
    private static final String SUBJECT_ID = "urn:oasis:names:tc:xspa:1.0:subject:subject-id";
    private static final String ROLE = "urn:oasis:names:tc:xacml:2.0:subject:role";
    private static final String PURPOSE = "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse";
    private static final String RESOURCE = "urn:oasis:names:tc:xacml:2.0:resource:resource-id";
    private static final Set<String> MODES = Set.of("DIRECTE", "INDIRECTE", "INDIRECTE_RENFORCEE");
    private static final Set<String> PURPOSES = Set.of("normal", "bris_de_glace", "centre_15");
    private static final Pattern RESOURCE_ID =
            Pattern.compile("[0-9]{6}[0-9AB][0-9]{8}\\^\\^\\^&1\\.2\\.250\\.1\\.213\\.1\\.4\\.(8|9|10|11)&ISO\\^NH");
    private static final List<String> REQUIRED = List.of(
            "VIHF_Version",
            "Identifiant_Structure",
            "Secteur_Activite",
            ROLE,
            PURPOSE,
            "Ressource_URN",
            "LPS_Nom",
            "LPS_Version",
            "LPS_ID_HOMOLOGATION_DMP");

    private VihfRules() {}

    static List<Finding> check(byte[] content) {
        Optional<Document> document = Xml.parse(content);
        return document.map(d -> check(d.getDocumentElement())).orElse(List.of());
    }

    static List<Finding> check(Element assertion) {
        Findings findings = new Findings();
        check(assertion, findings);
        return findings.toList();
    }

    static void check(Element assertion, Findings findings) {
        Map<String, Element> attributes = attributes(assertion, findings);
        for (String name : REQUIRED) {
            findings.require(
                    attributes.containsKey(name),
                    "VIHF-ATTRIBUTE",
                    name,
                    "attribut obligatoire absent",
                    "required attribute missing");
        }
        checkEnvelope(assertion, findings);
        checkMode(assertion, attributes, findings);
        checkRolesAndPurpose(attributes, findings);
        Element resource = attributes.get(RESOURCE);
        findings.require(
                resource == null || RESOURCE_ID.matcher(Xml.text(resource)).matches(),
                "VIHF-RESOURCE-ID",
                RESOURCE,
                "forme attendue {INS}^^^&{OID}&ISO^NH",
                "expected form {INS}^^^&{OID}&ISO^NH");
    }

    private static Map<String, Element> attributes(Element assertion, Findings findings) {
        Map<String, Element> attributes = new TreeMap<>();
        for (Element attribute : Xml.descendants(assertion, SAML, "Attribute")) {
            String name = attribute.getAttribute("Name");
            boolean first = attributes.put(name, attribute) == null;
            findings.require(first, "VIHF-ATTRIBUTE-TWICE", name, "attribut répété", "repeated attribute");
        }
        return attributes;
    }

    private static void checkEnvelope(Element assertion, Findings findings) {
        findings.require(
                "2.0".equals(assertion.getAttribute("Version")),
                "VIHF-SAML-VERSION",
                "@Version",
                "2.0 attendu",
                "2.0 expected");
        findings.require(
                assertion.getAttribute("ID").matches("[A-Za-z_][\\w.-]*"),
                "VIHF-ID",
                "@ID",
                "identifiant XML attendu",
                "an XML identifier is expected");
        findings.require(
                assertion.getAttribute("IssueInstant").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"),
                "VIHF-ISSUE-INSTANT",
                "@IssueInstant",
                "instant UTC attendu",
                "a UTC instant is expected");
        findings.require(
                Xml.child(assertion, SAML, "Issuer")
                        .map(Xml::text)
                        .filter(t -> !t.isEmpty())
                        .isPresent(),
                "VIHF-ISSUER",
                "Issuer",
                "émetteur absent",
                "issuer missing");
        findings.require(
                Xml.first(assertion, SAML, "NameID")
                        .map(Xml::text)
                        .filter(t -> !t.isEmpty())
                        .isPresent(),
                "VIHF-NAMEID",
                "Subject/NameID",
                "identifiant du professionnel absent",
                "professional identifier missing");
        findings.require(
                Xml.first(assertion, SAML, "AuthnContextClassRef").isPresent(),
                "VIHF-AUTHN",
                "AuthnStatement",
                "contexte d'authentification absent",
                "authentication context missing");
        findings.require(
                Xml.first(assertion, SAML, "AudienceRestriction").isEmpty(),
                "VIHF-AUDIENCE",
                "Conditions/AudienceRestriction",
                "ne doit pas être présent",
                "must not be present");
    }

    private static void checkMode(Element assertion, Map<String, Element> attributes, Findings findings) {
        Element mode = attributes.getOrDefault("Authentification_mode", attributes.get("Authentification_Mode"));
        if (mode == null) {
            return;
        }
        String value = Xml.text(mode);
        findings.require(MODES.contains(value), "VIHF-MODE", "Authentification_mode", "mode inconnu", "unknown mode");
        if (!value.equals("DIRECTE")) {
            findings.require(
                    Xml.child(assertion, DSIG, "Signature").isPresent(),
                    "VIHF-SIGNATURE",
                    "Signature",
                    "signature obligatoire dans ce mode",
                    "signature required in this mode");
            findings.require(
                    attributes.containsKey(SUBJECT_ID),
                    "VIHF-ATTRIBUTE",
                    SUBJECT_ID,
                    "attribut obligatoire absent",
                    "required attribute missing");
        }
    }

    private static void checkRolesAndPurpose(Map<String, Element> attributes, Findings findings) {
        Element role = attributes.get(ROLE);
        if (role != null) {
            List<Element> roles = Xml.descendants(role, HL7, "Role");
            findings.require(!roles.isEmpty(), "VIHF-ROLE", ROLE, "aucun rôle", "no role");
            boolean needsSpecialty = roles.stream()
                    .anyMatch(r -> Set.of("10", "21").contains(r.getAttribute("code"))
                            && r.getAttribute("codeSystem").equals("1.2.250.1.71.1.2.7"));
            findings.require(
                    !needsSpecialty || roles.size() >= 2,
                    "VIHF-SPECIALTY",
                    ROLE,
                    "spécialité obligatoire pour un médecin ou un pharmacien",
                    "specialty required for a physician or a pharmacist");
        }
        Element purpose = attributes.get(PURPOSE);
        if (purpose != null) {
            findings.require(
                    Xml.first(purpose, HL7, "PurposeOfUse")
                            .map(p -> PURPOSES.contains(p.getAttribute("code")))
                            .orElse(false),
                    "VIHF-PURPOSE",
                    PURPOSE,
                    "normal, bris_de_glace ou centre_15 attendu",
                    "normal, bris_de_glace or centre_15 expected");
        }
    }
}
