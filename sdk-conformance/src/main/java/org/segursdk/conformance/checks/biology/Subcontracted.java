package org.segursdk.conformance.checks.biology;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.checks.documents.PaperText;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A subcontracted examination stands in the laboratory's own report, its subcontractor named with a contact, or attached as a PDF; never as a
 * document, link or image of its own (REM-BIO-05).
 */
final class Subcontracted {
    private static final String HL7 = "urn:hl7-org:v3";

    private Subcontracted() {}

    static void look(FileCheck.Files files) throws IOException {
        List<Artefact> made = files.showing("biology-subcontracted");
        LocalizedText hint = LocalizedText.of(
                "nommer le sous-traitant avec BioResults.Builder.addLaboratory ou joindre son PDF avec BioAttachment (docs/cda-biology.md)",
                "name the subcontractor with BioResults.Builder.addLaboratory or attach its PDF with BioAttachment (docs/cda-biology.md)");
        Set<String> sets = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Artefact each : made) {
            files.saw(each);
            if (each.checked().kind() != FileKind.CDA) {
                continue;
            }
            ReadDocument document = PaperText.cda(each);
            document.header()
                    .title()
                    .map(title -> title.toLowerCase(Locale.ROOT).strip())
                    .ifPresent(sets::add);
            if (document.isLevel1()) {
                continue;
            }
            Element root = xml(Files.readAllBytes(each.file()));
            names.addAll(names(root));
            files.require(
                    named(root) || document.contents().size() > 1,
                    "named-or-attached",
                    each,
                    LocalizedText.of(
                            "ni le nom et le contact du sous-traitant, ni son PDF ne sont dans le compte rendu",
                            "neither name and contact of the subcontractor nor its PDF are in the report"),
                    hint);
            files.require(
                    !linksOrImages(root),
                    "no-link-no-image",
                    each,
                    LocalizedText.of(
                            "le compte rendu renvoie à un lien ou à une image",
                            "the report refers to a link or an image"),
                    hint);
        }
        for (Artefact each : made) {
            files.require(
                    printed(each, names),
                    "named-on-paper",
                    each,
                    LocalizedText.of(
                            "le sous-traitant nommé dans le N3 ne l'est pas dans le PDF",
                            "the subcontractor named in the N3 is not named in the PDF"),
                    hint);
        }
        if (!made.isEmpty()) {
            files.require(
                    sets.size() <= 1,
                    "no-document-apart",
                    made.get(0),
                    LocalizedText.of(
                            "le compte rendu du sous-traitant est produit comme un document à part",
                            "the subcontractor's report is made as a document of its own"),
                    hint);
        }
    }

    /** Whether one of the PDFs of a file names every subcontractor; so does a file without PDF. */
    private static boolean printed(Artefact file, Set<String> names) throws IOException {
        List<byte[]> pdfs = PaperText.pdfs(file);
        boolean all = pdfs.isEmpty();
        for (byte[] pdf : pdfs) {
            String words = PaperText.words(pdf);
            all |= names.stream().allMatch(each -> PaperText.holds(words, each));
        }
        return all;
    }

    private static Element xml(byte[] bytes) throws IOException {
        try {
            return SecureXml.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
        } catch (SAXException e) {
            throw new IOException("a document is not well-formed", e);
        }
    }

    /** A performer in the body with the name of its organisation and a way to reach it. */
    static boolean named(Element root) {
        NodeList performers = root.getElementsByTagNameNS(HL7, "performer");
        for (int i = 0; i < performers.getLength(); i++) {
            Element each = (Element) performers.item(i);
            NodeList organisations = each.getElementsByTagNameNS(HL7, "representedOrganization");
            boolean inBody = !"serviceEvent".equals(each.getParentNode().getLocalName());
            if (inBody && organisations.getLength() > 0) {
                Element organisation = (Element) organisations.item(0);
                boolean name = organisation.getElementsByTagNameNS(HL7, "name").getLength() > 0;
                NodeList telecoms = each.getElementsByTagNameNS(HL7, "telecom");
                boolean contact = false;
                for (int j = 0; j < telecoms.getLength(); j++) {
                    contact |=
                            !((Element) telecoms.item(j)).getAttribute("value").isEmpty();
                }
                if (name && contact) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Names of the organisations of such performers. */
    static List<String> names(Element root) {
        List<String> names = new ArrayList<>();
        NodeList performers = root.getElementsByTagNameNS(HL7, "performer");
        for (int i = 0; i < performers.getLength(); i++) {
            Element each = (Element) performers.item(i);
            NodeList organisations = each.getElementsByTagNameNS(HL7, "representedOrganization");
            if (!"serviceEvent".equals(each.getParentNode().getLocalName()) && organisations.getLength() > 0) {
                NodeList told = ((Element) organisations.item(0)).getElementsByTagNameNS(HL7, "name");
                if (told.getLength() > 0) {
                    names.add(told.item(0).getTextContent());
                }
            }
        }
        return names;
    }

    static boolean linksOrImages(Element root) {
        if (root.getElementsByTagNameNS(HL7, "linkHtml").getLength() > 0) {
            return true;
        }
        NodeList media = root.getElementsByTagNameNS(HL7, "observationMedia");
        for (int i = 0; i < media.getLength(); i++) {
            NodeList values = ((Element) media.item(i)).getElementsByTagNameNS(HL7, "value");
            for (int j = 0; j < values.getLength(); j++) {
                if (((Element) values.item(j)).getAttribute("mediaType").startsWith("image/")) {
                    return true;
                }
            }
        }
        return false;
    }
}
