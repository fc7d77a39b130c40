package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The canonical form of one element equals what the JDK digests for a reference to it. */
class SignedPartsTest {
    private static final String NAMESPACE = "urn:b";

    private static String ours(String xml, boolean comments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SignedParts(xml.getBytes(StandardCharsets.UTF_8)).canonical(NAMESPACE, "part", out, comments);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String jdk(String xml) throws Exception {
        Document document = SecureXml.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        Element part =
                (Element) document.getElementsByTagNameNS(NAMESPACE, "part").item(0);
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        DOMSignContext context = new DOMSignContext(pair.getPrivate(), document.getDocumentElement());
        context.setIdAttributeNS(part, null, "Id");
        context.setProperty("javax.xml.crypto.dsig.cacheReference", Boolean.TRUE);
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        Reference reference = factory.newReference("#x", factory.newDigestMethod(DigestMethod.SHA256, null));
        factory.newXMLSignature(
                        factory.newSignedInfo(
                                factory.newCanonicalizationMethod(
                                        CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                                List.of(reference)),
                        null)
                .sign(context);
        return new String(reference.getDigestInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<r><b:part xmlns:b='urn:b' Id='x'/></r>",
                "<a xmlns='urn:a' xmlns:b='urn:b' xmlns:z='urn:z'><b:part z:q='1' Id='x'>x<!--c--><c/> y</b:part></a>",
                "<a xmlns='urn:a'><part xmlns='urn:b' Id='x'><a xmlns='urn:a'/></part></a>",
                "<a xmlns='urn:a'><part xmlns='urn:b' Id='x' xmlns:n='urn:n'><n:x xmlns=''/></part><part2/></a>",
                "<a xmlns:p='urn:1' xmlns:b='urn:b'><d xmlns:p='urn:2'><b:part Id='x'><p:x xmlns:p='urn:1'/></b:part></d></a>",
                "<a xmlns='urn:a' xmlns:b='urn:b'><c xmlns=''><b:part Id='x'><x/></b:part></c></a>",
                "<a xmlns:b='urn:b'><e xmlns:f='urn:f'/><b:part Id='x' xmlns='urn:q'><y/></b:part></a>",
                "<a xmlns:b='urn:b'>\n <b:part Id='x'>\n\t<x q='&#9;&quot;&lt;'>&amp;&#13;<![CDATA[<]]></x><?pi  d?>\n</b:part>\n</a>"
            })
    void canonical_ofOneElement_isTheJdks(String xml) throws Exception {
        assertThat(ours(xml, false)).isEqualTo(jdk(xml));
    }

    @Test
    void canonical_withComments_keepsThem() throws Exception {
        String xml = "<a xmlns:b='urn:b'><!--out--><b:part>1<!--in-->2</b:part></a>";
        assertThat(ours(xml, true)).isEqualTo("<b:part xmlns:b=\"urn:b\">1<!--in-->2</b:part>");
        assertThat(ours(xml, false)).isEqualTo("<b:part xmlns:b=\"urn:b\">12</b:part>");
    }

    @Test
    void canonical_noSuchElement_isRefused() {
        assertThatThrownBy(() -> ours("<a/>", true)).isInstanceOf(XMLStreamException.class);
    }
}
