package org.segursdk.sandbox.internal.dmp;

import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.segursdk.sandbox.internal.soap.AssertionSignature;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.SoapMessage;
import org.segursdk.sandbox.internal.soap.TrustCheck;
import org.w3c.dom.Element;

/** Reads the VIHF and checks it; everything wrong with its content is told at once. Source: dmp §1.2, §3. */
final class VihfReader {
    private static final String SAML = AssertionSignature.SAML;
    private static final String HL7 = "urn:hl7-org:v3";
    private static final String SUBJECT_ID = "urn:oasis:names:tc:xspa:1.0:subject:subject-id";
    private static final String ROLE = "urn:oasis:names:tc:xacml:2.0:subject:role";
    private static final String RESOURCE_ID = "urn:oasis:names:tc:xacml:2.0:resource:resource-id";
    private static final String PURPOSE = "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse";
    private static final String PURPOSE_SYSTEM = "1.2.250.1.213.1.1.4.248";
    private static final String NAME_FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName";
    private static final Set<String> MODES = Set.of("DIRECTE", "INDIRECTE", "INDIRECTE_RENFORCEE");
    private static final Set<String> PURPOSES = Set.of("normal", "bris_de_glace", "centre_15");
    private static final Set<String> VERSIONS = Set.of("3.0", "4.0");
    private static final String PROFESSION = "1.2.250.1.71.1.2.7";
    private static final Set<String> SPECIALISED = Set.of("10", "21");
    private static final Pattern SECTOR = Pattern.compile("SA[0-9]{2}\\^1\\.2\\.250\\.1\\.71\\.4\\.2\\.4");
    private static final Pattern HOLDER = Pattern.compile("8[0-9]{11}|0[0-9A-Z]{9}|[13456][0-9A-Z]+/.+|[0-9A-Z]{2,}");
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Element assertion;
    private final TrustCheck trust;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, List<Element>> attributes = new HashMap<>();

    private VihfReader(Element assertion, TrustCheck trust) {
        this.assertion = assertion;
        this.trust = trust;
    }

    /**
     * @param patientBound whether the transaction is about one patient, whom the VIHF then has to name
     */
    static Vihf read(
            SoapMessage message,
            Optional<X509Certificate> client,
            TrustCheck trust,
            Duration lifetime,
            boolean patientBound)
            throws Refusal {
        VihfReader reader = new VihfReader(onlyAssertion(message), trust);
        reader.collectAttributes();
        String mode = reader.mode();
        Optional<X509Certificate> signer = reader.signer(mode);
        reader.times(lifetime);
        reader.subject(mode, signer, client);
        Vihf vihf = reader.content(mode, patientBound);
        reader.card(vihf, client);
        if (!reader.problems.isEmpty()) {
            throw new Refusal(
                    true,
                    "SandboxInvalidVihf",
                    Refusal.SANDBOX,
                    "VIHF refused: " + String.join("; ", reader.problems) + ".");
        }
        return vihf;
    }

    private static Element onlyAssertion(SoapMessage message) throws Refusal {
        List<Element> security = message.headers(SoapMessage.WSSE, "Security");
        List<Element> inside = security.size() == 1 ? Dom.children(security.get(0)) : List.of();
        long everywhere = Dom.descendants(message.envelope()).stream()
                .filter(e -> "Assertion".equals(e.getLocalName()) || "EncryptedAssertion".equals(e.getLocalName()))
                .count();
        if (inside.size() != 1 || everywhere != 1 || !Dom.is(inside.get(0), SAML, "Assertion")) {
            throw new Refusal(
                    true,
                    "SandboxInvalidVihf",
                    Refusal.SANDBOX,
                    "One wsse:Security holding exactly one saml2:Assertion is expected, and no assertion elsewhere.");
        }
        return inside.get(0);
    }

    private void collectAttributes() {
        for (Element statement : Dom.children(assertion, SAML, "AttributeStatement")) {
            for (Element attribute : Dom.children(statement, SAML, "Attribute")) {
                String name = attribute.getAttribute("Name");
                // Two spellings are in use. Source: dmp §3.2.
                String key = "Authentification_Mode".equals(name) ? "Authentification_mode" : name;
                if (attributes.put(key, Dom.children(attribute, SAML, "AttributeValue")) != null) {
                    problems.add("attribute " + key + " is repeated");
                }
            }
        }
    }

    private String mode() {
        String mode = single("Authentification_mode");
        check(
                MODES.contains(mode),
                "Authentification_mode must be one of "
                        + MODES.stream().sorted().toList());
        return mode;
    }

    private Optional<X509Certificate> signer(String mode) throws Refusal {
        if (!AssertionSignature.isSigned(assertion)) {
            if (!"DIRECTE".equals(mode)) {
                throw new Refusal(true, "InvalidSignature", Refusal.SANDBOX, "The VIHF must be signed in this mode.");
            }
            return Optional.empty();
        }
        X509Certificate signer = AssertionSignature.verify(assertion);
        Optional<String> objection = trust.objection(signer);
        if (objection.isPresent()) {
            throw new Refusal(
                    true,
                    "DMPInvalidCertificate",
                    Refusal.SANDBOX,
                    "Not a valid signature certificate (" + objection.get() + ")");
        }
        return Optional.of(signer);
    }

    private void times(Duration lifetime) {
        Instant now = trust.clock().instant();
        Optional<Instant> issued = instant(assertion.getAttribute("IssueInstant"), "IssueInstant");
        check(
                issued.filter(i -> i.isAfter(now.plus(SKEW)) || i.plus(lifetime).isBefore(now))
                        .isEmpty(),
                "IssueInstant is in the future or too old");
        List<Element> conditions = Dom.children(assertion, SAML, "Conditions");
        for (Element condition : conditions) {
            if (condition.hasAttribute("NotBefore")) {
                check(
                        instant(condition.getAttribute("NotBefore"), "NotBefore")
                                .filter(i -> i.isAfter(now.plus(SKEW)))
                                .isEmpty(),
                        "Conditions/@NotBefore is in the future");
            }
            if (condition.hasAttribute("NotOnOrAfter")) {
                check(
                        instant(condition.getAttribute("NotOnOrAfter"), "NotOnOrAfter")
                                .filter(i -> !i.isAfter(now.minus(SKEW)))
                                .isEmpty(),
                        "Conditions/@NotOnOrAfter is past");
            }
            check(Dom.children(condition).isEmpty(), "AudienceRestriction and other conditions must not be present");
        }
        Element authentication = Dom.child(assertion, SAML, "AuthnStatement").orElse(null);
        if (authentication == null) {
            problems.add("AuthnStatement is missing");
            return;
        }
        check(
                instant(authentication.getAttribute("AuthnInstant"), "AuthnInstant")
                        .filter(i -> i.isAfter(now.plus(SKEW)))
                        .isEmpty(),
                "AuthnInstant is in the future");
        check(
                Dom.path(authentication, SAML, "AuthnContext", "AuthnContextClassRef")
                        .filter(e -> !Dom.text(e).isEmpty())
                        .isPresent(),
                "AuthnContextClassRef is missing");
        check(
                !"INDIRECTE_RENFORCEE".equals(single("Authentification_mode"))
                        || Dom.path(authentication, SAML, "AuthnContext", "AuthnContextDecl")
                                .isPresent(),
                "AuthnContextDecl is missing");
    }

    private void subject(String mode, Optional<X509Certificate> signer, Optional<X509Certificate> client) {
        check("2.0".equals(assertion.getAttribute("Version")), "Version must be 2.0");
        Element issuer = Dom.child(assertion, SAML, "Issuer").orElse(null);
        check(
                issuer != null && NAME_FORMAT.equals(issuer.getAttribute("Format")),
                "Issuer with the format X509SubjectName is missing");
        if (issuer != null && signer.isPresent()) {
            check(sameName(Dom.text(issuer), signer.get()), "Issuer must be the subject of the signing certificate");
        }
        String structure = single("Identifiant_Structure");
        if ("DIRECTE".equals(mode)) {
            check(
                    client.filter(c -> TrustCheck.subjectPart(c, "CN").equals(holder()))
                            .isPresent(),
                    "NameID must be the common name of the card's certificate");
            return;
        }
        check(
                signer.filter(c -> structure.equals(TrustCheck.subjectPart(c, "OU")))
                        .isPresent(),
                "Structure introuvable ou Inactive (Identifiant_Structure must be the OU of the signing certificate)");
        check(
                client.filter(c -> structure.equals(TrustCheck.subjectPart(c, "OU")))
                        .isPresent(),
                "Identifiant_Structure must be the OU of the TLS certificate");
    }

    private Vihf content(String mode, boolean patientBound) {
        check(HOLDER.matcher(holder()).matches(), "Subject/NameID must be an IdNat_PS");
        check(VERSIONS.contains(single("VIHF_Version")), "VIHF_Version must be 3.0");
        check(!single("Identifiant_Structure").isEmpty(), "Identifiant_Structure is missing");
        check(SECTOR.matcher(single("Secteur_Activite")).matches(), "Secteur_Activite must be SAxx^1.2.250.1.71.4.2.4");
        check("DIRECTE".equals(mode) || !single(SUBJECT_ID).isEmpty(), "subject-id is missing");
        String patient = single(RESOURCE_ID);
        boolean none = !patientBound && !attributes.containsKey(RESOURCE_ID);
        check(none || Cx.ins(patient).isPresent(), "resource-id must be INS^^^&OID&ISO^NH with an INS authority");
        check("urn:dmp".equals(single("Ressource_URN")), "Ressource_URN must be urn:dmp");
        for (String name : List.of("LPS_Nom", "LPS_Version", "LPS_ID_HOMOLOGATION_DMP")) {
            check(!single(name).isEmpty(), name + " is missing");
        }
        List<Vihf.Role> roles = coded(ROLE, "Role");
        checkRoles(roles);
        List<Vihf.Role> purposes = coded(PURPOSE, "PurposeOfUse");
        String purpose = purposes.size() == 1 ? purposes.get(0).code() : "";
        check(
                PURPOSES.contains(purpose)
                        && PURPOSE_SYSTEM.equals(purposes.get(0).codeSystem()),
                "purposeofuse must be one PurposeOfUse of "
                        + PURPOSES.stream().sorted().toList());
        return new Vihf(holder(), mode, single("Identifiant_Structure"), single(SUBJECT_ID), roles, patient, purpose);
    }

    /** A CPS is a professional's, a CPE somebody's of the staff. Source: insi §3.4, dmp §7. */
    private void card(Vihf vihf, Optional<X509Certificate> client) {
        if (!vihf.isDirect()) {
            return;
        }
        Optional<Integer> type = client.flatMap(CardType::of);
        check(
                type.filter(t -> t == CardType.CPS).isEmpty() || !vihf.isNonProfessional(),
                "the card is a CPS, the first role is that of staff (TD2.2 is for the CPE)");
        check(
                type.filter(t -> t == CardType.CPE).isEmpty() || vihf.isNonProfessional(),
                "the card is a CPE, the first role must be that of staff");
        check(
                !vihf.isNonProfessional() || !vihf.name().isEmpty(),
                "subject-id is missing: the holder of a CPE is told by name");
    }

    private void checkRoles(List<Vihf.Role> roles) {
        check(!roles.isEmpty() && roles.size() <= 2, "one or two roles are expected");
        if (roles.isEmpty()) {
            return;
        }
        Vihf.Role first = roles.get(0);
        check(
                first.codeSystem().startsWith("1.2.250.1.71.") || Vihf.NON_PROFESSIONAL.equals(first.codeSystem()),
                "the first role must be a profession");
        check(
                !PROFESSION.equals(first.codeSystem()) || !SPECIALISED.contains(first.code()) || roles.size() == 2,
                "Aucune spécialité dans le vihf");
    }

    /** Values holding one coded element of HL7. */
    private List<Vihf.Role> coded(String attribute, String name) {
        List<Vihf.Role> found = new ArrayList<>();
        for (Element value : attributes.getOrDefault(attribute, List.of())) {
            List<Element> inner = Dom.children(value, HL7, name);
            boolean complete = inner.size() == 1
                    && !inner.get(0).getAttribute("code").isEmpty()
                    && !inner.get(0).getAttribute("codeSystem").isEmpty();
            check(complete, name + " must hold one element with code and codeSystem");
            if (complete) {
                found.add(new Vihf.Role(
                        inner.get(0).getAttribute("code"),
                        inner.get(0).getAttribute("codeSystem"),
                        inner.get(0).getAttribute("displayName")));
            }
        }
        return found;
    }

    private String holder() {
        return Dom.path(assertion, SAML, "Subject", "NameID").map(Dom::text).orElse("");
    }

    /** Text of an attribute with exactly one value; empty otherwise. */
    private String single(String name) {
        List<Element> values = attributes.getOrDefault(name, List.of());
        return values.size() == 1 ? Dom.text(values.get(0)) : "";
    }

    private Optional<Instant> instant(String text, String what) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            problems.add(what + " must be a UTC dateTime");
            return Optional.empty();
        }
    }

    private static boolean sameName(String text, X509Certificate certificate) {
        try {
            Map<String, String> keywords = Map.of("GN", "2.5.4.42", "ST", "2.5.4.8", "SN", "2.5.4.4");
            return new X500Principal(text, keywords).equals(certificate.getSubjectX500Principal());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void check(boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }
}
