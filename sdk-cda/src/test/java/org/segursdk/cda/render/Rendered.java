package org.segursdk.cda.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Renders and reads back, with other means than the renderer's. */
final class Rendered {
    static final RenderOptions LAID_OUT =
            RenderOptions.builder().pdfCopy(PdfCopy.IGNORED).build();

    private Rendered() {}

    static ContentSource source(String xml) {
        return () -> new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    static String html(ContentSource document) {
        return html(document, RenderOptions.defaults());
    }

    static String html(ContentSource document, RenderOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            CdaRenderer.html(document, options, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The page as a strict parser sees it: it is well-formed XML too. */
    static Document dom(String html) {
        String xml = html.substring("<!DOCTYPE html>".length());
        try {
            return SecureXml.parse(new ByteArrayInputStream(xml.strip().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Text of the page, the style sheet left out. */
    static String text(String html) {
        Document dom = dom(html);
        return dom.getElementsByTagName("body").item(0).getTextContent();
    }

    record Pdf(byte[] bytes, RenderReport report) {
        String text() {
            try (PDDocument document = Loader.loadPDF(bytes)) {
                return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String page(int number) {
            try (PDDocument document = Loader.loadPDF(bytes)) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(number);
                stripper.setEndPage(number);
                return stripper.getText(document).replaceAll("\\s+", " ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Pdf pdf(ContentSource document, RenderOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            RenderReport report = CdaRenderer.pdf(document, options, out);
            return new Pdf(out.toByteArray(), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Titles and narrative blocks of a document. */
    static String narrative(Element document) {
        StringBuilder all = new StringBuilder();
        NodeList sections = document.getElementsByTagNameNS("urn:hl7-org:v3", "section");
        for (int i = 0, length = sections.getLength(); i < length; i++) {
            NodeList children = sections.item(i).getChildNodes();
            for (int j = 0; j < children.getLength(); j++) {
                String name = children.item(j).getLocalName();
                if ("title".equals(name) || "text".equals(name)) {
                    all.append(children.item(j).getTextContent()).append(' ');
                }
            }
        }
        return all.toString();
    }

    /** How many times each visible character stands in a text, whatever the order and the form. */
    static Map<Integer, Integer> characters(String text) {
        Map<Integer, Integer> counts = new HashMap<>();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(code -> !Character.isWhitespace(code)
                        && !Character.isSpaceChar(code)
                        && Character.getType(code) != Character.FORMAT
                        && !(code >= 0xfe00 && code <= 0xfe0f))
                .forEach(code -> counts.merge(code, 1, Integer::sum));
        return counts;
    }

    /** Characters of the first that the second lacks. */
    static Map<String, Integer> lost(String before, String after) {
        Map<Integer, Integer> there = characters(after);
        Map<String, Integer> lost = new HashMap<>();
        characters(before).forEach((code, count) -> {
            int missing = count - there.getOrDefault(code, 0);
            if (missing > 0) {
                lost.put(String.format("U+%04X", code), missing);
            }
        });
        return lost;
    }
}
