package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.TestKeys;
import org.segursdk.dmp.XadesForm;
import org.segursdk.dmp.XadesForm.Algorithm;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class SubmissionSignatureTest {
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String XADES = "http://uri.etsi.org/01903/v1.1.1#";
    private static final Oid SET = Oid.of("1.2.3.1");
    private static final Oid DOCUMENT = Oid.of("1.2.3.2");
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-15T10:00:00+01:00");

    @TempDir
    private static Path folder;

    private static KeyMaterial key;

    @BeforeAll
    static void makeKey() throws Exception {
        key = TestKeys.make(folder, "RSA").signature();
    }

    private static byte[] sign(XadesForm form, KeyMaterial with) throws Exception {
        byte[] cda = Samples.cda(DOCUMENT, "x");
        DocumentDigest xml = DocumentDigest.ofXml(
                new ByteArrayInputStream(cda), form.algorithm().digestName());
        DocumentDigest raw = DocumentDigest.ofBytes(
                new ByteArrayInputStream(new byte[] {1, 2}), form.algorithm().digestName());
        return new SubmissionSignature(form, with)
                .sign(
                        "sig-1",
                        SET,
                        List.of(
                                new SubmissionSignature.Signed(DOCUMENT, xml),
                                new SubmissionSignature.Signed(Oid.of("1.2.3.3"), raw)),
                        TIME);
    }

    /** The JDK's own verification, with the ids a DTD would declare. */
    private static XMLSignature verified(Document document, DOMValidateContext context) throws Exception {
        Element properties = (Element)
                document.getElementsByTagNameNS(XADES, "SignedProperties").item(0);
        context.setIdAttributeNS(properties, null, "Id");
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.FALSE);
        return XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
    }

    private static DOMValidateContext context(Document document) {
        return new DOMValidateContext(key.certificate().getPublicKey(), document.getDocumentElement());
    }

    @ParameterizedTest
    @CsvSource({"SHA_1,true,false,true", "SHA_1,false,true,false", "SHA_256,true,true,true", "SHA_256,false,false,false"
    })
    void sign_eachForm_theJdkVerifiesIt(Algorithm algorithm, boolean chain, boolean transform, boolean qualified)
            throws Exception {
        byte[] xml = sign(new XadesForm(algorithm, chain, transform, qualified), key);
        Document document = SecureXml.parse(new ByteArrayInputStream(xml));
        DOMValidateContext context = context(document);
        XMLSignature signature = verified(document, context);
        assertThat(signature.validate(context)).isTrue();
        assertThat(signature.getSignedInfo().getReferences())
                .hasSize(2)
                .allSatisfy(reference -> assertThat(reference.validate(context)).isTrue());
        assertThat(document.getElementsByTagNameNS(XADES, "Cert").getLength())
                .isEqualTo(chain ? key.chain().size() : 1);
        assertThat(document.getElementsByTagNameNS(qualified ? DS : null, "SignatureProperty")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void sign_alteredManifest_theJdkRefusesIt() throws Exception {
        String xml = new String(sign(XadesForm.DEFAULT, key), StandardCharsets.UTF_8)
                .replace("urn:oid:1.2.3.2", "urn:oid:1.2.3.9");
        Document document = SecureXml.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        DOMValidateContext context = context(document);
        assertThat(verified(document, context).validate(context)).isFalse();
    }

    @Test
    void sign_manifest_quotesTheJdksCanonicalDigest() throws Exception {
        Document document = SecureXml.parse(new ByteArrayInputStream(sign(XadesForm.DEFAULT, key)));
        Element manifest =
                (Element) document.getElementsByTagNameNS(DS, "Manifest").item(0);
        assertThat(manifest.getAttribute("Id")).isEqualTo("IHEManifest");
        byte[] canonical = CanonicalizerTest.jdk(Samples.cda(DOCUMENT, "x"));
        assertThat(reference(manifest, 0)).containsExactly("urn:oid:1.2.3.1", "AA==", "0");
        assertThat(reference(manifest, 1))
                .containsExactly(
                        "urn:oid:1.2.3.2",
                        Base64.getEncoder()
                                .encodeToString(
                                        MessageDigest.getInstance("SHA-1").digest(canonical)),
                        "1");
        assertThat(reference(manifest, 2))
                .containsExactly(
                        "urn:oid:1.2.3.3",
                        Base64.getEncoder()
                                .encodeToString(
                                        MessageDigest.getInstance("SHA-1").digest(new byte[] {1, 2})),
                        "0");
    }

    private static List<String> reference(Element manifest, int index) {
        Element reference =
                (Element) manifest.getElementsByTagNameNS(DS, "Reference").item(index);
        return List.of(
                reference.getAttribute("URI"),
                reference.getElementsByTagNameNS(DS, "DigestValue").item(0).getTextContent(),
                String.valueOf(reference.getElementsByTagNameNS(DS, "Transform").getLength()));
    }

    @Test
    void sign_qualifyingProperties_nameTheSignerAsTheSample() throws Exception {
        Document document = SecureXml.parse(new ByteArrayInputStream(sign(XadesForm.DEFAULT, key)));
        X509Certificate own = key.certificate();
        assertThat(text(document, XADES, "SigningTime")).contains("2026-01-15T10:00:00+01:00");
        assertThat(text(document, DS, "X509IssuerName"))
                .contains(own.getIssuerX500Principal().getName());
        assertThat(text(document, DS, "X509SerialNumber")).contains("123456789");
        assertThat(text(document, XADES, "DigestValue"))
                .contains(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1").digest(own.getEncoded())));
        assertThat(text(document, DS, "SignatureProperty")).contains("1.2.840.10065.1.12.1.14");
        assertThat(text(document, DS, "X509Certificate"))
                .contains(Base64.getEncoder().encodeToString(own.getEncoded()));
    }

    private static Optional<String> text(Document document, String namespace, String name) {
        return Optional.ofNullable(
                        document.getElementsByTagNameNS(namespace, name).item(0))
                .map(Node::getTextContent);
    }

    @Test
    void sign_ellipticKey_isRefusedBeforeAnything() throws Exception {
        ClientCredentials elliptic = TestKeys.make(folder, "EC");
        assertThatThrownBy(() -> sign(XadesForm.DEFAULT, elliptic.signature()))
                .isInstanceOfSatisfying(
                        SegurSecurityException.class, e -> assertThat(e.code()).isEqualTo("SIGNATURE-KEY-TYPE"));
    }
}
