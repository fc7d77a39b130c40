package org.segursdk.sandbox;

import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.sandbox.DmpMessages.Feed;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A hand-written signature document (IHE DSG with XAdES v1.1.1). */
final class Dsg {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String XADES = "http://uri.etsi.org/01903/v1.1.1#";
    private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments";

    private Dsg() {}

    /** @param deform applied to the objects before signing */
    static String sign(Feed feed, UnaryOperator<String> deform) throws Exception {
        String id = "sig-" + UUID.randomUUID();
        String digestName = feed.digestMethod.endsWith("sha1") ? "SHA-1" : "SHA-256";
        byte[] document = MessageDigest.getInstance(digestName).digest(DmpMessages.canonical(feed.cda));
        byte[] certificate = MessageDigest.getInstance("SHA-1")
                .digest(feed.dsgSigner.certificate().getEncoded());
        String objects = "<o xmlns:ds=\"" + DSIG + "\"><ds:Manifest Id=\"IHEManifest\"><ds:Reference URI=\"urn:oid:"
                + feed.setId
                + "\"><ds:DigestMethod Algorithm=\"" + feed.digestMethod
                + "\"/><ds:DigestValue>AA==</ds:DigestValue></ds:Reference><ds:Reference URI=\"urn:oid:" + feed.uniqueId
                + "\"><ds:Transforms><ds:Transform Algorithm=\"" + C14N
                + "\"/></ds:Transforms><ds:DigestMethod Algorithm=\""
                + feed.digestMethod + "\"/><ds:DigestValue>" + DmpMessages.base64(document)
                + "</ds:DigestValue></ds:Reference></ds:Manifest>"
                + "<ds:SignatureProperties><ds:SignatureProperty Id=\"purposeOfSignature\" Target=\"#" + id
                + "\">1.2.840.10065.1.12.1.14</ds:SignatureProperty></ds:SignatureProperties>"
                + "<x:QualifyingProperties xmlns:x=\"" + XADES + "\" Target=\"#" + id
                + "\"><x:SignedProperties Id=\"S0-SignedProperties\"><x:SignedSignatureProperties>"
                + "<x:SigningTime>2026-01-15T10:00:00+01:00</x:SigningTime><x:SigningCertificate><x:Cert><x:CertDigest>"
                + "<x:DigestMethod Algorithm=\"" + DSIG + "sha1\"/><x:DigestValue>" + DmpMessages.base64(certificate)
                + "</x:DigestValue></x:CertDigest><x:IssuerSerial><ds:X509IssuerName>i</ds:X509IssuerName>"
                + "<ds:X509SerialNumber>1</ds:X509SerialNumber></x:IssuerSerial></x:Cert></x:SigningCertificate>"
                + "<x:SignaturePolicyIdentifier><x:SignaturePolicyImplied/></x:SignaturePolicyIdentifier>"
                + "</x:SignedSignatureProperties><x:SignedDataObjectProperties/></x:SignedProperties></x:QualifyingProperties></o>";
        return sign(feed, id, TestSigner.parse(deform.apply(objects)));
    }

    private static String sign(Feed feed, String id, Document source) throws Exception {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        Document target = SecureXml.newDocument();
        DOMSignContext context = new DOMSignContext(feed.dsgSigner.privateKey(), target);
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        context.setDefaultNamespacePrefix("ds");
        List<XMLObject> objects = new java.util.ArrayList<>();
        Element child = (Element) source.getDocumentElement().getFirstChild();
        while (child != null) {
            Element copy = (Element) target.importNode(child, true);
            register(copy, context);
            objects.add(factory.newXMLObject(List.of(new DOMStructure(copy)), null, null, null));
            child = (Element) child.getNextSibling();
        }
        var digest = factory.newDigestMethod(feed.digestMethod, null);
        KeyInfoFactory info = factory.getKeyInfoFactory();
        XMLSignature signature = factory.newXMLSignature(
                factory.newSignedInfo(
                        factory.newCanonicalizationMethod(C14N, (C14NMethodParameterSpec) null),
                        factory.newSignatureMethod(feed.signatureMethod, null),
                        List.of(
                                factory.newReference("#IHEManifest", digest, null, DSIG + "Manifest", null),
                                factory.newReference(
                                        "#S0-SignedProperties", digest, null, XADES + "SignedProperties", null))),
                info.newKeyInfo(List.of(info.newX509Data(List.of(feed.dsgSigner.certificate())))),
                objects,
                id,
                null);
        signature.sign(context);
        return TestSigner.write(target.getDocumentElement());
    }

    private static void register(Element element, DOMSignContext context) {
        if (element.hasAttribute("Id")) {
            context.setIdAttributeNS(element, null, "Id");
        }
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                register(inner, context);
            }
        }
    }
}
