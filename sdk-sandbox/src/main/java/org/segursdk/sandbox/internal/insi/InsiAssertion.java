package org.segursdk.sandbox.internal.insi;

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
import org.segursdk.sandbox.internal.soap.AssertionSignature;
import org.segursdk.sandbox.internal.soap.Dom;
import org.segursdk.sandbox.internal.soap.Refusal;
import org.segursdk.sandbox.internal.soap.SoapMessage;
import org.segursdk.sandbox.internal.soap.TrustCheck;
import org.w3c.dom.Element;

/** Who calls: by the assertion when there is one, otherwise by the TLS certificate. Source: insi §3.2, §3.4. */
final class InsiAssertion {
    private static final String SAML = AssertionSignature.SAML;
    private static final Set<String> ORGANISATION_NAMES = Set.of("INSI-AUTO", "INSI-MANU");
    private static final Set<String> CARDS = Set.of("CPS", "CPF", "CDE-CPE", "CPA", "CPX");
    private static final Duration SKEW = Duration.ofMinutes(5);

    private InsiAssertion() {}

    static void authenticate(SoapMessage message, Optional<X509Certificate> client, TrustCheck trust, Duration lifetime)
            throws Refusal {
        List<Element> security = message.headers(SoapMessage.WSSE, "Security");
        if (security.size() > 1) {
            throw Refusal.sandbox("More than one wsse:Security.");
        }
        List<Element> direct = security.isEmpty() ? List.of() : Dom.children(security.get(0), SAML, "Assertion");
        long everywhere = Dom.descendants(message.envelope()).stream()
                .filter(e -> Dom.is(e, SAML, "Assertion"))
                .count();
        if (everywhere != direct.size()) {
            throw Refusal.sandbox("An assertion stands elsewhere than directly in wsse:Security.");
        }
        List<Element> holders =
                direct.stream().filter(a -> !"VITALE".equals(qualifier(a))).toList();
        if (holders.size() > 1 || direct.size() - holders.size() > 1) {
            throw Refusal.sandbox("At most one professional's assertion and one Vitale assertion are expected.");
        }
        if (holders.isEmpty()) {
            byCertificate(client);
        } else {
            byAssertion(holders.get(0), trust, lifetime);
        }
    }

    private static void byCertificate(Optional<X509Certificate> client) throws Refusal {
        String name = client.map(c -> TrustCheck.subjectPart(c, "CN")).orElse("");
        if (!ORGANISATION_NAMES.contains(name)) {
            throw new Refusal(true, "siram_100", "desir_560", "Niveau d'habilitation insuffisant.");
        }
    }

    private static void byAssertion(Element assertion, TrustCheck trust, Duration lifetime) throws Refusal {
        List<String> problems = new ArrayList<>();
        if (!"2.0".equals(assertion.getAttribute("Version"))) {
            problems.add("Version must be 2.0");
        }
        checkAge(assertion, trust, lifetime, problems);
        Map<String, String> attributes = attributes(assertion);
        require(attributes, "identifiantFacturation", problems);
        if ("PSC".equals(qualifier(assertion))) {
            require(attributes, "codeSpecialiteAMO", problems);
        } else {
            require(attributes, "secteurActivite", problems);
            X509Certificate signer = AssertionSignature.verify(assertion);
            trust.objection(signer).ifPresent(problems::add);
            if (!CARDS.contains(qualifier(assertion))) {
                problems.add("NameID/@NameQualifier must be a card type");
            }
            if (!TrustCheck.subjectPart(signer, "CN")
                    .equals(nameId(assertion).map(Dom::text).orElse(""))) {
                problems.add("NameID must be the common name of the signing certificate");
            }
        }
        if (!problems.isEmpty()) {
            throw Refusal.sandbox("Assertion refused: " + String.join("; ", problems) + ".");
        }
    }

    private static void checkAge(Element assertion, TrustCheck trust, Duration lifetime, List<String> problems) {
        try {
            Instant issued = Instant.parse(assertion.getAttribute("IssueInstant"));
            Instant now = trust.clock().instant();
            if (issued.isAfter(now.plus(SKEW)) || issued.plus(lifetime).isBefore(now)) {
                problems.add("IssueInstant is in the future or too old");
            }
        } catch (DateTimeException e) {
            problems.add("IssueInstant must be a UTC dateTime");
        }
    }

    private static void require(Map<String, String> attributes, String name, List<String> problems) {
        if (attributes.getOrDefault(name, "").isBlank()) {
            problems.add("attribute " + name + " is missing");
        }
    }

    private static Map<String, String> attributes(Element assertion) {
        Map<String, String> found = new HashMap<>();
        for (Element statement : Dom.children(assertion, SAML, "AttributeStatement")) {
            for (Element attribute : Dom.children(statement, SAML, "Attribute")) {
                found.put(attribute.getAttribute("Name"), Dom.childText(attribute, SAML, "AttributeValue"));
            }
        }
        return found;
    }

    private static Optional<Element> nameId(Element assertion) {
        return Dom.path(assertion, SAML, "Subject", "NameID");
    }

    private static String qualifier(Element assertion) {
        return nameId(assertion).map(e -> e.getAttribute("NameQualifier")).orElse("");
    }
}
