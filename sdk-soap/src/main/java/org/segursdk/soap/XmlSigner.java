package org.segursdk.soap;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.Base64;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.XMLSignature;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.soap.internal.ExclusiveC14n;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Enveloped XML signatures with exclusive canonicalisation, the signing certificate in {@code KeyInfo}. For small documents:
 * the whole is held. A key on a card or an HSM signs there. Thread-safe.
 */
public final class XmlSigner {
    private static final String NS = XMLSignature.XMLNS;

    private final KeyMaterial key;
    private final SignatureAlgorithm algorithm;

    private XmlSigner(KeyMaterial key, SignatureAlgorithm algorithm) {
        this.key = Objects.requireNonNull(key, "key");
        this.algorithm = Objects.requireNonNull(algorithm, "algorithm");
    }

    public static XmlSigner of(KeyMaterial key, SignatureAlgorithm algorithm) {
        return new XmlSigner(key, algorithm);
    }

    /**
     * Signs an element by the value of its id attribute and puts the signature into it. Nothing may be changed or indented
     * afterwards. The element declares every namespace it uses.
     *
     * @param element the element to sign, without a signature so far
     * @param idAttribute name of its id attribute, without namespace, such as {@code ID}
     * @param before child before which the signature goes; null to append
     * @throws SegurSecurityException code {@code SIGNATURE-FAILED}: the key cannot sign
     */
    public void signEnveloped(Element element, String idAttribute, @Nullable Node before) {
        try {
            String digest =
                    base64(MessageDigest.getInstance(algorithm.digestName()).digest(ExclusiveC14n.octets(element)));
            Document document = element.getOwnerDocument();
            Element signature = document.createElementNS(NS, "ds:Signature");
            Element signedInfo = signedInfo(signature, element.getAttribute(idAttribute), digest);
            child(signature, "SignatureValue").setTextContent(base64(sign(ExclusiveC14n.octets(signedInfo))));
            Element data = child(child(signature, "KeyInfo"), "X509Data");
            child(data, "X509Certificate")
                    .setTextContent(base64(key.certificate().getEncoded()));
            element.insertBefore(signature, before);
        } catch (GeneralSecurityException | TransformException | MarshalException e) {
            throw SegurSecurityException.notSent(
                    "SIGNATURE-FAILED",
                    LocalizedText.of(
                            "la clé n'a pas pu signer : type de clé, carte retirée ou code",
                            "the key could not sign: type of key, card removed or PIN"),
                    e);
        }
    }

    private Element signedInfo(Element signature, String id, String digest) {
        Element signedInfo = child(signature, "SignedInfo");
        // Declared here too, so that the element can be canonicalised by itself; the canonical form is the same.
        signedInfo.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:ds", NS);
        signature.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:ds", NS);
        algorithm(signedInfo, "CanonicalizationMethod", CanonicalizationMethod.EXCLUSIVE);
        algorithm(
                signedInfo,
                "SignatureMethod",
                algorithm.signatureUri(key.privateKey().getAlgorithm()));
        Element reference = child(signedInfo, "Reference");
        reference.setAttributeNS(null, "URI", "#" + id);
        Element transforms = child(reference, "Transforms");
        algorithm(transforms, "Transform", Transform.ENVELOPED);
        algorithm(transforms, "Transform", CanonicalizationMethod.EXCLUSIVE);
        algorithm(reference, "DigestMethod", algorithm.digestUri());
        child(reference, "DigestValue").setTextContent(digest);
        return signedInfo;
    }

    private byte[] sign(byte[] octets) throws GeneralSecurityException {
        String name = algorithm.signatureName(key.privateKey().getAlgorithm());
        Provider provider = key.provider().orElse(null);
        Signature signature = provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
        signature.initSign(key.privateKey());
        signature.update(octets);
        return signature.sign();
    }

    private static Element child(Element parent, String name) {
        Element made = parent.getOwnerDocument().createElementNS(NS, "ds:" + name);
        parent.appendChild(made);
        return made;
    }

    private static void algorithm(Element parent, String name, String uri) {
        child(parent, name).setAttributeNS(null, "Algorithm", uri);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    @Override
    public String toString() {
        return "XmlSigner[" + algorithm + "]";
    }
}
