package org.segursdk.conformance.checks.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckContext;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.conformance.run.Location;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * All forms of one act come from the same data. The vendor's index gives the files of one act the same scenario, whose name begins with
 * {@code same-act}, such as {@code same-act-1}: a CDA of level 3, one of level 1, a PDF; two at least. The heads of the CDA documents tell
 * the same patient, authors, custodian, type and time of the act; a PDF, alone or inside the level 1, shows the patient's birth name and
 * the day of the act.
 */
final class SameActForms implements Check {
    private static final String SCENARIO = "same-act";
    private static final String HL7 = "urn:hl7-org:v3";
    private static final int DAY = 8;

    @Override
    public String id() {
        return "dmpa-19-formats-by-document-type";
    }

    @Override
    public Set<String> verifies() {
        return Set.of("REM-DMPA-19");
    }

    @Override
    public CheckMode mode() {
        return CheckMode.ARTEFACT;
    }

    @Override
    public void run(CheckContext context, CheckNotes notes) throws IOException {
        Map<String, List<Artefact>> acts = new TreeMap<>();
        context.artefacts().all().stream()
                .filter(each -> each.scenario()
                        .filter(name -> name.startsWith(SCENARIO))
                        .isPresent())
                .forEach(each -> acts.computeIfAbsent(each.scenario().orElseThrow(), name -> new ArrayList<>())
                        .add(each));
        for (Map.Entry<String, List<Artefact>> act : acts.entrySet()) {
            compare(act.getKey(), act.getValue(), notes);
        }
    }

    private static void compare(String act, List<Artefact> files, CheckNotes notes) throws IOException {
        Map<String, Element> documents = new TreeMap<>();
        Map<String, byte[]> pdfs = new TreeMap<>();
        for (Artefact each : files) {
            byte[] bytes = Files.readAllBytes(each.file());
            if (each.checked().kind() == FileKind.PDF) {
                pdfs.put(each.name(), bytes);
            } else if (each.checked().kind() == FileKind.CDA) {
                Element root = parse(bytes);
                documents.put(each.name(), root);
                elements(root, "nonXMLBody").stream()
                        .flatMap(body -> elements(body, "text").stream())
                        .filter(text -> "application/pdf".equals(text.getAttribute("mediaType")))
                        .forEach(text -> pdfs.put(
                                each.name() + "/nonXMLBody",
                                Base64.getMimeDecoder().decode(text.getTextContent())));
            }
        }
        if (documents.isEmpty() || documents.size() + pdfs.size() < 2) {
            return;
        }
        notes.saw(act);
        Element first = documents.values().iterator().next();
        documents.forEach((name, root) -> heads(first, name, root, notes));
        for (Map.Entry<String, byte[]> pdf : pdfs.entrySet()) {
            shows(first, pdf.getKey(), text(pdf.getValue()), notes);
        }
    }

    private static Element parse(byte[] bytes) throws IOException {
        try {
            return SecureXml.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
        } catch (SAXException e) {
            throw new IOException("a CDA file is not well-formed", e);
        }
    }

    private static void heads(Element first, String name, Element root, CheckNotes notes) {
        for (Part part : Part.values()) {
            notes.require(
                    part.of(first).equals(part.of(root)),
                    part.condition,
                    Location.of(name, part.path),
                    Say.of(
                            part.french + " diffère d'une forme du même acte à l'autre",
                            part.english + " differs between two forms of the same act"),
                    hint());
        }
    }

    private static LocalizedText hint() {
        return Say.of(
                "bâtir toutes les formes sur le même CdaHeader et rendre le PDF depuis le CDA (docs/cda.md)",
                "build all forms upon the same CdaHeader and render the PDF from the CDA (docs/cda.md)");
    }

    /** What two heads have in common. */
    private enum Part {
        PATIENT("patient", "le patient", "the patient", "patientRole", "id"),
        AUTHORS("authors", "l'auteur", "the author", "assignedAuthor", "id"),
        CUSTODIAN("custodian", "le conservateur", "the custodian", "representedCustodianOrganization", "id"),
        TYPE("type", "le type de document", "the type of document", "ClinicalDocument", "code"),
        ACT("act", "la date de l'acte", "the time of the act", "serviceEvent", "effectiveTime");

        private final String condition;
        private final String french;
        private final String english;
        private final String parent;
        private final String child;
        private final String path;

        Part(String condition, String french, String english, String parent, String child) {
            this.condition = condition;
            this.french = french;
            this.english = english;
            this.parent = parent;
            this.child = child;
            this.path = parent + "/" + child;
        }

        /** Every such child of every such parent, as a set of its attributes. */
        Set<String> of(Element root) {
            Set<String> found = new TreeSet<>();
            List<Element> parents = parent.equals(root.getLocalName()) ? List.of(root) : elements(root, parent);
            for (Element each : parents) {
                for (Node node = each.getFirstChild(); node != null; node = node.getNextSibling()) {
                    if (node instanceof Element element && child.equals(element.getLocalName())) {
                        found.add(told(element));
                    }
                }
            }
            return found;
        }

        private static String told(Element element) {
            List<Element> low = elements(element, "low");
            Element from = low.isEmpty() ? element : low.get(0);
            return from.getAttribute("root") + "|" + from.getAttribute("extension") + "|" + from.getAttribute("code")
                    + "|" + from.getAttribute("value");
        }
    }

    private static void shows(Element head, String name, String text, CheckNotes notes) {
        String family = elements(head, "patient").stream()
                .flatMap(each -> elements(each, "family").stream())
                .filter(each -> each.getAttribute("qualifier").isEmpty()
                        || each.getAttribute("qualifier").equals("BR"))
                .map(each -> each.getTextContent().strip())
                .findFirst()
                .orElse("");
        notes.require(
                text.toUpperCase(Locale.ROOT).contains(family.toUpperCase(Locale.ROOT)),
                "pdf-patient",
                Location.of(name, "PDF"),
                Say.of(
                        "le PDF ne porte pas le nom de naissance du patient du CDA",
                        "the PDF does not bear the birth name of the CDA's patient"),
                hint());
        for (String act : Part.ACT.of(head)) {
            String time = act.substring(act.lastIndexOf('|') + 1);
            if (time.length() >= DAY) {
                String day = time.substring(6, DAY) + "/" + time.substring(4, 6) + "/" + time.substring(0, 4);
                notes.require(
                        text.contains(day),
                        "pdf-act",
                        Location.of(name, "PDF"),
                        Say.of(
                                "le PDF ne montre pas la date de l'acte du CDA (jj/mm/aaaa)",
                                "the PDF does not show the date of the CDA's act (dd/mm/yyyy)"),
                        hint());
            }
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<Element> elements(Element from, String name) {
        return Wire.elements(from, HL7, name);
    }
}
