package org.segursdk.soap;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.jspecify.annotations.Nullable;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurSecurityException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Enveloped XML signatures with exclusive canonicalisation, made by the JDK, the signing certificate in {@code KeyInfo}. For
 * small documents: the whole is held. A key on a card or an HSM signs there. Thread-safe.
 */
public final class XmlSigner {
    private static final String PROVIDER = "org.jcp.xml.dsig.internal.dom.SignatureProvider";

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
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        try {
            Reference reference = factory.newReference(
                    "#" + element.getAttribute(idAttribute),
                    factory.newDigestMethod(algorithm.digestUri(), null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            SignedInfo signedInfo = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(
                            algorithm.signatureUri(key.privateKey().getAlgorithm()), null),
                    List.of(reference));
            KeyInfoFactory keyInfos = factory.getKeyInfoFactory();
            KeyInfo keyInfo = keyInfos.newKeyInfo(List.of(keyInfos.newX509Data(List.of(key.certificate()))));
            DOMSignContext context = before == null
                    ? new DOMSignContext(key.privateKey(), element)
                    : new DOMSignContext(key.privateKey(), element, before);
            context.setDefaultNamespacePrefix("ds");
            key.provider().ifPresent(provider -> context.setProperty(PROVIDER, provider));
            factory.newXMLSignature(signedInfo, keyInfo).sign(context);
        } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
            throw SegurSecurityException.notSent(
                    "SIGNATURE-FAILED",
                    LocalizedText.of(
                            "la clé n'a pas pu signer : type de clé, carte retirée ou code",
                            "the key could not sign: type of key, card removed or PIN"),
                    e);
        }
        unwrapLines(element);
    }

    /** The JDK breaks base64 lines with CR LF, which travels as {@code &#13;}: allowed, but read badly by some. */
    private static void unwrapLines(Element element) {
        for (String name : List.of("SignatureValue", "X509Certificate")) {
            NodeList nodes = element.getElementsByTagNameNS(XMLSignature.XMLNS, name);
            for (int i = 0; i < nodes.getLength(); i++) {
                Node node = nodes.item(i);
                node.setTextContent(node.getTextContent().replaceAll("\\s", ""));
            }
        }
    }

    @Override
    public String toString() {
        return "XmlSigner[" + algorithm + "]";
    }
}
