package org.segursdk.conformance.checks.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckContext;
import org.segursdk.conformance.run.CheckMode;
import org.segursdk.conformance.run.CheckNotes;
import org.segursdk.conformance.run.Location;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The title of a CDA document tells what it is, and nothing of the patient. The naming rule of the MSSanté client reference (3.1.3.1) is a
 * draft whose wording is not public; our reading, until it is: 3 to 128 characters, a letter or digit first, words and plain punctuation, no
 * name of a file, neither the patient's birth name nor a matricule. Looks at every CDA file.
 */
final class TitleRule implements Check {
    private static final String HL7 = "urn:hl7-org:v3";
    private static final Pattern PATTERN =
            Pattern.compile("[\\p{L}0-9][\\p{L}\\p{M}0-9 '’.,:;()/&°+«»\\-–]{1,126}[\\p{L}0-9.)»]");
    private static final Pattern FILE = Pattern.compile("(?i).*\\.(pdf|xml|docx?|rtf|txt|zip)$");
    private static final Pattern MATRICULE =
            Pattern.compile("[1-8] ?[0-9]{2} ?[0-9]{2} ?[0-9AB]{2} ?[0-9]{3} ?[0-9]{3}");
    private static final int SHORT = 3;

    @Override
    public String id() {
        return "dmpa-21-title-naming-rule";
    }

    @Override
    public Set<String> verifies() {
        return Set.of("REM-DMPA-21");
    }

    @Override
    public CheckMode mode() {
        return CheckMode.ARTEFACT;
    }

    @Override
    public void run(CheckContext context, CheckNotes notes) throws IOException {
        for (Artefact artefact : context.artefacts().of(FileKind.CDA).toList()) {
            Element root;
            try {
                root = SecureXml.parse(new ByteArrayInputStream(Files.readAllBytes(artefact.file())))
                        .getDocumentElement();
            } catch (SAXException e) {
                continue;
            }
            notes.saw(artefact.name());
            String title = title(root);
            notes.require(
                    PATTERN.matcher(title).matches()
                            && !FILE.matcher(title).matches()
                            && !MATRICULE.matcher(title).find()
                            && !namesPatient(root, title),
                    "title",
                    Location.of(artefact.name(), "/ClinicalDocument/title"),
                    Say.of(
                            "le titre est absent, trop long, un nom de fichier, ou porte des signes ou un nom qu'il ne doit pas porter",
                            "the title is missing, too long, the name of a file, or bears signs or a name that it must not bear"),
                    Say.of(
                            "donner à CdaHeader.Builder.title ce qu'est le document : type, objet, date (docs/cda.md)",
                            "give CdaHeader.Builder.title what the document is: type, subject, date (docs/cda.md)"));
        }
    }

    private static String title(Element root) {
        for (var node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && "title".equals(element.getLocalName())) {
                return element.getTextContent().strip();
            }
        }
        return "";
    }

    /** Whether a family name of the patient is a word of the title. */
    private static boolean namesPatient(Element root, String title) {
        NodeList patients = root.getElementsByTagNameNS(HL7, "patient");
        Set<String> words = Set.of(Pattern.compile("[^\\p{L}]+")
                .splitAsStream(title.toUpperCase(Locale.ROOT))
                .distinct()
                .toArray(String[]::new));
        for (int i = 0; i < patients.getLength(); i++) {
            NodeList families = ((Element) patients.item(i)).getElementsByTagNameNS(HL7, "family");
            for (int j = 0; j < families.getLength(); j++) {
                String family = families.item(j).getTextContent().strip().toUpperCase(Locale.ROOT);
                if (family.length() > SHORT && words.contains(family)) {
                    return true;
                }
            }
        }
        return false;
    }
}
