package org.segursdk.conformance.checks.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.segursdk.conformance.port.KitBench;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.RecordedExchange;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Submissions to the DMP as they crossed the wire. */
final class Wire {
    static final String TRANSFORMS = "urn:ihe:iti:2007:AssociationType:XFRM";
    static final String REPLACES = "urn:ihe:iti:2007:AssociationType:RPLC";
    static final String DOCUMENT_AUTHOR = "urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d";
    static final String SET_AUTHOR = "urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d";

    static final String FORMAT = "urn:uuid:a09d5840-386c-46f2-b5ad-9c3699a4309d";

    private static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final String HL7 = "urn:hl7-org:v3";
    private static final Pattern ENVELOPE =
            Pattern.compile("<(?:([A-Za-z0-9_-]+):)?Envelope[\\s>].*?</(?:[A-Za-z0-9_-]+:)?Envelope>", Pattern.DOTALL);

    private Wire() {}

    /** The operations asked of the DMP, in order. */
    static List<String> operations(KitBench bench) {
        return bench.exchanges("dmp").stream().map(RecordedExchange::operation).toList();
    }

    static boolean accepted(RecordedExchange exchange) {
        return exchange.verdict().equals("accepted");
    }

    static long accepted(KitBench bench, String operation) {
        return bench.exchanges("dmp").stream()
                .filter(each -> each.operation().equals(operation) && accepted(each))
                .count();
    }

    /** The envelopes of the submissions that the DMP took. */
    static List<Element> submissions(KitBench bench) throws IOException {
        List<Element> all = new ArrayList<>();
        for (RecordedExchange each : bench.exchanges("dmp")) {
            if (each.operation().equals("TD2.1") && accepted(each)) {
                envelope(each).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Optional<Element> envelope(RecordedExchange exchange) throws IOException {
        try (InputStream in = exchange.requestBody().open()) {
            // One byte is one character, so that nothing is lost before the parser reads the encoding.
            Matcher found = ENVELOPE.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            return found.find()
                    ? Optional.of(parse(found.group().getBytes(StandardCharsets.ISO_8859_1))
                            .getDocumentElement())
                    : Optional.empty();
        }
    }

    private static Document parse(byte[] xml) throws IOException {
        try {
            return SecureXml.parse(new ByteArrayInputStream(xml));
        } catch (SAXException e) {
            throw new IOException("a recorded message is not well-formed", e);
        }
    }

    /** The entries of documents, the signature left out. */
    static List<Element> entries(Element envelope) {
        return elements(envelope, RIM, "ExtrinsicObject").stream()
                .filter(each -> !each.getAttribute("mimeType").isEmpty() && !isSignature(each))
                .toList();
    }

    private static boolean isSignature(Element entry) {
        return elements(entry, RIM, "Classification").stream()
                .anyMatch(each -> SIGNATURE.equals(each.getAttribute("nodeRepresentation")));
    }

    /** Classifications of that scheme, such as the authors of a document or of a submission. */
    static List<Element> classifications(Element from, String scheme) {
        return elements(from, RIM, "Classification").stream()
                .filter(each -> scheme.equals(each.getAttribute("classificationScheme")))
                .toList();
    }

    static List<Element> associations(Element envelope, String type) {
        return elements(envelope, RIM, "Association").stream()
                .filter(each -> type.equals(each.getAttribute("associationType")))
                .toList();
    }

    static List<String> slot(Element from, String name) {
        return elements(from, RIM, "Slot").stream()
                .filter(each -> name.equals(each.getAttribute("name")))
                .flatMap(each -> elements(each, RIM, "Value").stream())
                .map(each -> each.getTextContent().strip())
                .toList();
    }

    /** Values of an attribute of the assertion (VIHF). */
    static List<String> attribute(Element envelope, String name) {
        return elements(envelope, SAML, "Attribute").stream()
                .filter(each -> name.equals(each.getAttribute("Name")))
                .flatMap(each -> elements(each, SAML, "AttributeValue").stream())
                .map(each -> each.getTextContent().strip())
                .toList();
    }

    /** The first certificate of the assertion's signature, base 64 without blanks. */
    static Optional<String> signer(Element envelope) {
        return elements(envelope, SAML, "Assertion").stream()
                .flatMap(each -> elements(each, SIGNATURE, "X509Certificate").stream())
                .map(each -> each.getTextContent().replaceAll("\\s", ""))
                .findFirst();
    }

    /** Beginnings of the act as the CDA tells it: documentationOf/serviceEvent/effectiveTime, low or value. */
    static List<String> acts(DmpDocument document) throws IOException {
        try (InputStream in = document.open()) {
            List<String> acts = new ArrayList<>();
            for (Element event : elements(parse(in.readAllBytes()).getDocumentElement(), HL7, "serviceEvent")) {
                for (Element time : elements(event, HL7, "effectiveTime")) {
                    List<Element> low = elements(time, HL7, "low");
                    acts.add((low.isEmpty() ? time : low.get(0)).getAttribute("value"));
                }
            }
            return acts;
        }
    }

    static List<Element> elements(Element from, String namespace, String name) {
        NodeList found = from.getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0, length = found.getLength(); i < length; i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
