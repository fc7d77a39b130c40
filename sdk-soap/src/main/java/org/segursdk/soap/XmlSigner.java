package org.segursdk.soap;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Enveloped XML signatures with exclusive canonicalisation, the signing certificate in {@code KeyInfo}. For small documents:
 * the whole is held. A key on a card or an HSM signs there. Thread-safe.
 *
 * <p>The JDK signs, its XML Signature does not: at its finest level it logs what it digests, and what is signed here names a
 * patient.
 */
public final class XmlSigner {
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String ENVELOPED = DS + "enveloped-signature";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

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
     * afterwards.
     *
     * @param element the root of its document
     * @param idAttribute name of its id attribute, without namespace, such as {@code ID}
     * @param before child before which the signature goes; null to append
     * @throws SegurSecurityException code {@code SIGNATURE-FAILED}: the key cannot sign
     */
    public void signEnveloped(Element element, String idAttribute, @Nullable Node before) {
        element.setIdAttribute(idAttribute, true);
        try {
            // Nothing is enveloped yet: this is the form the verifier gets once it has taken the signature away.
            byte[] digest = MessageDigest.getInstance(algorithm == SignatureAlgorithm.SHA1 ? "SHA-1" : "SHA-256")
                    .digest(ExclusiveCanonicalForm.of(element));
            Element signature = element.getOwnerDocument().createElementNS(DS, "ds:Signature");
            signature.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:ds", DS);
            Element signedInfo = signedInfo(signature, element.getAttribute(idAttribute), digest);
            element.insertBefore(signature, before);
            child(signature, "SignatureValue").setTextContent(base64(sign(ExclusiveCanonicalForm.of(signedInfo))));
            child(child(child(signature, "KeyInfo"), "X509Data"), "X509Certificate")
                    .setTextContent(base64(key.certificate().getEncoded()));
        } catch (GeneralSecurityException | ProviderException e) {
            // The JDK throws the second when a card is taken out.
            throw SegurSecurityException.notSent(
                    "SIGNATURE-FAILED",
                    LocalizedText.of(
                            "la clé n'a pas pu signer : type de clé, carte retirée ou code",
                            "the key could not sign: type of key, card removed or PIN"),
                    e);
        }
    }

    private Element signedInfo(Element signature, String id, byte[] digest) {
        Element info = child(signature, "SignedInfo");
        algorithm(info, "CanonicalizationMethod", EXCLUSIVE);
        algorithm(
                info, "SignatureMethod", algorithm.signatureUri(key.privateKey().getAlgorithm()));
        Element reference = child(info, "Reference");
        reference.setAttributeNS(null, "URI", '#' + id);
        Element transforms = child(reference, "Transforms");
        algorithm(transforms, "Transform", ENVELOPED);
        algorithm(transforms, "Transform", EXCLUSIVE);
        algorithm(reference, "DigestMethod", algorithm.digestUri());
        child(reference, "DigestValue").setTextContent(base64(digest));
        return info;
    }

    private static void algorithm(Element parent, String name, String uri) {
        child(parent, name).setAttributeNS(null, "Algorithm", uri);
    }

    private static Element child(Element parent, String name) {
        Element made = parent.getOwnerDocument().createElementNS(DS, "ds:" + name);
        parent.appendChild(made);
        return made;
    }

    private byte[] sign(byte[] octets) throws GeneralSecurityException {
        PrivateKey privateKey = key.privateKey();
        String digest = algorithm == SignatureAlgorithm.SHA1 ? "SHA1" : "SHA256";
        // XML Signature wants r and s of ECDSA side by side, not in DER.
        String name = digest + (privateKey.getAlgorithm().equals("EC") ? "withECDSAinP1363Format" : "withRSA");
        Optional<Provider> provider = key.provider();
        Signature signature =
                provider.isPresent() ? Signature.getInstance(name, provider.get()) : Signature.getInstance(name);
        signature.initSign(privateKey);
        signature.update(octets);
        return signature.sign();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "XmlSigner[" + algorithm + "]";
    }
}
