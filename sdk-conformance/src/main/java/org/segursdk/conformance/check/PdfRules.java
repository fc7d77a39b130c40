package org.segursdk.conformance.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.xml.SecureXml;

/** Opens the PDFs a CDA document holds. Bounded: one at a time, 64 MiB each, 100 of them. */
final class PdfRules {
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final int MOST = 100;

    private PdfRules() {}

    static List<Finding> check(byte[] document) {
        List<Finding> findings = new ArrayList<>();
        int count = 0;
        try {
            XMLStreamReader xml = SecureXml.reader(new ByteArrayInputStream(document));
            while (xml.hasNext() && count < MOST) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && "B64".equals(xml.getAttributeValue(null, "representation"))
                        && "application/pdf".equals(xml.getAttributeValue(null, "mediaType"))) {
                    count++;
                    content(xml, "PDF " + count, findings);
                }
            }
        } catch (XMLStreamException told) {
            return findings; // the other rules say so
        }
        return findings;
    }

    /** A PDF that came as a file. */
    static List<Finding> attached(byte[] pdf, String place) {
        List<Finding> findings = new ArrayList<>();
        opened(pdf, place, findings);
        return findings;
    }

    private static void content(XMLStreamReader xml, String place, List<Finding> findings) throws XMLStreamException {
        ByteArrayOutputStream symbols = new ByteArrayOutputStream(1 << 16);
        boolean large = false;
        int event = xml.next();
        while (event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE
                || event == XMLStreamConstants.COMMENT) {
            if (event != XMLStreamConstants.COMMENT) {
                char[] text = xml.getTextCharacters();
                int start = xml.getTextStart();
                int end = start + xml.getTextLength();
                large |= symbols.size() + (end - start) > LARGEST / 3 * 4;
                for (int i = start; i < end && !large; i++) {
                    if (text[i] > ' ') {
                        symbols.write(text[i]);
                    }
                }
            }
            event = xml.next();
        }
        if (large) {
            findings.add(new Finding(
                    "PDF-SIZE",
                    Severity.WARNING,
                    place,
                    LocalizedText.of("PDF de plus de 64 Mio, non contrôlé", "PDF over 64 MiB, not checked")));
        } else if (symbols.size() > 0) {
            open(symbols.toByteArray(), place, findings);
        }
    }

    private static void open(byte[] symbols, String place, List<Finding> findings) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(symbols);
        } catch (IllegalArgumentException e) {
            findings.add(unreadable(place));
            return;
        }
        opened(bytes, place, findings);
    }

    private static void opened(byte[] bytes, String place, List<Finding> findings) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            if (pdf.getNumberOfPages() == 0) {
                findings.add(Finding.error("PDF-EMPTY", place, "PDF sans page", "PDF without a page"));
            }
            if (pdf.isEncrypted()) {
                findings.add(Finding.error("PDF-ENCRYPTED", place, "PDF protégé", "protected PDF"));
            }
        } catch (InvalidPasswordException e) {
            findings.add(Finding.error("PDF-ENCRYPTED", place, "PDF protégé", "protected PDF"));
        } catch (IOException | RuntimeException e) {
            findings.add(unreadable(place));
        }
    }

    private static Finding unreadable(String place) {
        return Finding.error("PDF-UNREADABLE", place, "le PDF ne s'ouvre pas", "the PDF cannot be opened");
    }
}
