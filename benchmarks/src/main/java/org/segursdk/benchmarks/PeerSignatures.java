package org.segursdk.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Manifest;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The peer's signatures: a DOM and the JDK's own XML Signature, as integrators write them. */
final class PeerSignatures {
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    private static final String HL7 = "urn:hl7-org:v3";

    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    private final KeyMaterial key;

    PeerSignatures(KeyMaterial key) {
        this.key = key;
    }

    /** A {@code wsse:Security} with a VIHF of the same attributes as the SDK's, signed RSA-SHA256. */
    Element security() {
        Document document = SecureXml.newDocument();
        Element security = document.createElementNS(WSSE, "wsse:Security");
        document.appendChild(security);
        Element assertion = child(security, "Assertion", "");
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        String id = "_" + UUID.randomUUID();
        assertion.setAttribute("ID", id);
        assertion.setIdAttribute("ID", true);
        assertion.setAttribute("IssueInstant", now);
        assertion.setAttribute("Version", "2.0");
        child(assertion, "Issuer", key.certificate().getSubjectX500Principal().getName());
        Element subject = child(assertion, "Subject", "");
        child(subject, "NameID", "899700366240");
        Element statement = child(assertion, "AuthnStatement", "");
        statement.setAttribute("AuthnInstant", now);
        child(
                child(statement, "AuthnContext", ""),
                "AuthnContextClassRef",
                "urn:oasis:names:tc:SAML:2.0:ac:classes:Password");
        Element attributes = child(assertion, "AttributeStatement", "");
        attribute(attributes, "VIHF_Version", "3.0");
        attribute(attributes, "Authentification_mode", "INDIRECTE");
        attribute(attributes, "Identifiant_Structure", "10B0193488");
        attribute(attributes, "Secteur_Activite", "SA07^1.2.250.1.71.4.2.4");
        attribute(attributes, "urn:oasis:names:tc:xspa:1.0:subject:subject-id", "KIT DOC0036624");
        coded(attributes, "urn:oasis:names:tc:xacml:2.0:subject:role", "Role", "10", "1.2.250.1.71.1.2.7");
        coded(attributes, "urn:oasis:names:tc:xacml:2.0:subject:role", "Role", "SM26", "1.2.250.1.71.4.2.5");
        attribute(
                attributes,
                "urn:oasis:names:tc:xacml:2.0:resource:resource-id",
                FeedSamples.ins().ins().toCx());
        attribute(attributes, "Ressource_URN", "urn:dmp");
        coded(
                attributes,
                "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse",
                "PurposeOfUse",
                "normal",
                "1.2.250.1.213.1.1.4.248");
        attribute(attributes, "LPS_Nom", "MonLGC");
        attribute(attributes, "LPS_Version", "4.2");
        attribute(attributes, "LPS_ID_HOMOLOGATION_DMP", "SANDBOX");
        try {
            Reference reference = factory.newReference(
                    '#' + id,
                    factory.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(RSA_SHA256, null),
                    List.of(reference));
            factory.newXMLSignature(info, keyInfo()).sign(new DOMSignContext(key.privateKey(), assertion, subject));
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
        return security;
    }

    private static Element child(Element parent, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(SAML, "saml2:" + name);
        if (!text.isEmpty()) {
            child.setTextContent(text);
        }
        parent.appendChild(child);
        return child;
    }

    private static void attribute(Element parent, String name, String value) {
        Element attribute = child(parent, "Attribute", "");
        attribute.setAttribute("Name", name);
        child(attribute, "AttributeValue", value);
    }

    private static void coded(Element parent, String name, String element, String code, String system) {
        Element attribute = child(parent, "Attribute", "");
        attribute.setAttribute("Name", name);
        Element coded = parent.getOwnerDocument().createElementNS(HL7, element);
        coded.setAttribute("code", code);
        coded.setAttribute("codeSystem", system);
        coded.setAttribute("displayName", code);
        child(attribute, "AttributeValue", "").appendChild(coded);
    }

    private KeyInfo keyInfo() {
        KeyInfoFactory infos = factory.getKeyInfoFactory();
        return infos.newKeyInfo(List.of(infos.newX509Data(List.of(key.certificate()))));
    }

    /**
     * The signature document of a submission of one document: a manifest whose reference to the document the JDK dereferences,
     * canonicalises and digests (SHA-1), the signed properties, RSA-SHA1.
     */
    byte[] submission(String setId, String documentId, byte[] content) {
        try {
            Document document = SecureXml.newDocument();
            DigestMethod sha1 = factory.newDigestMethod(DigestMethod.SHA1, null);
            Transform c14n =
                    factory.newTransform(CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, (TransformParameterSpec) null);
            Manifest manifest = factory.newManifest(
                    List.of(
                            factory.newReference("urn:oid:" + setId, sha1),
                            factory.newReference(
                                    "urn:oid:" + documentId, sha1, Collections.singletonList(c14n), null, null)),
                    "IHEManifest");
            String ns = "http://uri.etsi.org/01903/v1.1.1#";
            Element qualifying = document.createElementNS(ns, "x:QualifyingProperties");
            Element signed = document.createElementNS(ns, "x:SignedProperties");
            signed.setAttribute("Id", "S0-SignedProperties");
            signed.setIdAttribute("Id", true);
            Element time = document.createElementNS(ns, "x:SigningTime");
            time.setTextContent(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            signed.appendChild(time);
            qualifying.appendChild(signed);
            List<XMLStructure> properties = List.of(new DOMStructure(qualifying));
            List<XMLObject> objects = List.of(
                    factory.newXMLObject(List.of(manifest), null, null, null),
                    factory.newXMLObject(properties, null, null, null));
            SignedInfo info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(
                            CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(RSA_SHA1, null),
                    List.of(
                            factory.newReference("#IHEManifest", sha1, List.of(), Manifest.TYPE, null),
                            factory.newReference(
                                    "#S0-SignedProperties",
                                    sha1,
                                    List.of(),
                                    "http://uri.etsi.org/01903/v1.1.1#SignedProperties",
                                    null)));
            XMLSignature signature = factory.newXMLSignature(info, keyInfo(), objects, "sig", null);
            DOMSignContext context = new DOMSignContext(key.privateKey(), document);
            context.setURIDereferencer((reference, in) -> {
                String uri = reference.getURI();
                if (uri.equals("urn:oid:" + documentId)) {
                    return new OctetStreamData(new ByteArrayInputStream(content));
                }
                if (uri.startsWith("urn:oid:")) {
                    return new OctetStreamData(new ByteArrayInputStream(new byte[0]));
                }
                return factory.getURIDereferencer().dereference(reference, in);
            });
            signature.sign(context);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            SecureXml.transformer().transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
