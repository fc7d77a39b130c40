package org.segursdk.cda.check;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A linter of CDA-R2 documents: well-formedness, the practical rules of the CI-SIS header, level-1 content, the VSM, and what
 * the publisher's own validator does not look at (references of the narrative, identifiers used twice, base64, time zones).
 * It does not replace that validator: it knows neither the schema nor most of the schematrons. The document is held in memory
 * and may have 128 million bytes at most. Stateless. Source: cda §3–§7, §16.
 */
public final class CdaChecker {
    private static final long MAX_SIZE = 128_000_000;
    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
    private static final String N1_TEMPLATE = "1.3.6.1.4.1.19376.1.2.20";
    private static final String VSM_TEMPLATE = "1.2.250.1.213.1.1.1.13";

    private CdaChecker() {}

    /**
     * What is wrong with a document; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be read
     */
    public static List<Finding> check(InputStream in) throws IOException {
        return inspect(in).findings();
    }

    /**
     * What a file is and what is wrong with it; the caller closes the stream.
     *
     * @throws IOException when the stream cannot be read
     */
    public static CdaReport inspect(InputStream in) throws IOException {
        Findings findings = new Findings();
        Element root;
        try {
            root = Objects.requireNonNull(SecureXml.parse(new Bounded(in)).getDocumentElement());
        } catch (TooLarge e) {
            findings.error("CDA-SIZE", "/", "plus de 128 millions d'octets", "more than 128 million bytes");
            return new CdaReport("unknown", findings.toList());
        } catch (SAXException e) {
            findings.error(
                    "XML-WELL-FORMED",
                    "/",
                    "XML refusé : mal formé, ou DTD présente",
                    "XML refused: not well-formed, or with a DTD");
            return new CdaReport("unknown", findings.toList());
        }
        Element document = inner(root);
        if (!Dom.CDA.equals(document.getNamespaceURI()) || !"ClinicalDocument".equals(document.getLocalName())) {
            findings.error(
                    "CDA-ROOT",
                    "/",
                    "la racine n'est pas ClinicalDocument de urn:hl7-org:v3",
                    "the root is not ClinicalDocument of urn:hl7-org:v3");
            return new CdaReport("unknown", findings.toList());
        }
        return new CdaReport(run(document, findings), findings.toList());
    }

    private static String run(Element document, Findings findings) {
        boolean n1 =
                Dom.first(document, "component", "nonXMLBody").isPresent() || Dom.hasTemplate(document, N1_TEMPLATE);
        boolean vsm = Dom.hasTemplate(document, VSM_TEMPLATE);
        new DatatypeChecks(findings).check(document);
        new HeaderChecks(findings, n1).check(document);
        new PatientChecks(findings).check(document);
        new ReferenceChecks(findings).check(document);
        if (n1) {
            new N1Checks(findings).check(document);
            return "cda/n1";
        }
        new EntryChecks(findings).check(document);
        if (vsm) {
            new VsmChecks(findings).check(document);
            return "cda/vsm";
        }
        return "cda";
    }

    /** An auto-presentable document holds the clinical one inside a style sheet. Source: cda §14. */
    private static Element inner(Element root) {
        if (!XSL.equals(root.getNamespaceURI())) {
            return root;
        }
        return Dom.all(root, "ClinicalDocument").stream().findFirst().orElse(root);
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Bounded extends FilterInputStream {
        private long left = MAX_SIZE;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        /** The parser must not close what the caller opened. */
        @Override
        public void close() {}

        private void count(int read) throws TooLarge {
            left -= read;
            if (left < 0) {
                throw new TooLarge();
            }
        }
    }
}
