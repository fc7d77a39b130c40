package org.segursdk.conformance.checks.biology;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.pdfbox.Loader;
import org.segursdk.cda.read.ReadDocument;
import org.segursdk.cda.read.ReadValue;
import org.segursdk.cda.read.biology.ReadBioReport;
import org.segursdk.cda.read.biology.ReadBioResult;
import org.segursdk.conformance.check.FileKind;
import org.segursdk.conformance.check.Severity;
import org.segursdk.conformance.checks.documents.FileCheck;
import org.segursdk.conformance.checks.documents.PaperText;
import org.segursdk.conformance.checks.documents.PdfA1;
import org.segursdk.conformance.run.Artefact;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Files of a laboratory. Scenarios of the vendor's index:
 *
 * <ul>
 *   <li>{@code biology-self-presentable}: a CR-BIO inside the laboratory's style sheet (XSLT), with its PDF copy (REM-BIO-03);
 *   <li>{@code biology-automatic-validation}: the N3, the N1 and the PDF of a report of which an examination was validated automatically;
 *       the words looked for are {@code validation automatique} or {@code validé automatiquement} (REM-BIO-04);
 *   <li>{@code biology-subcontracted}: everything that was made of one report with a subcontracted examination: N3, and N1 or PDF when
 *       there are (REM-BIO-05);
 *   <li>{@code biology-accredited}, {@code biology-not-accredited}: reports with and without an accredited examination (REM-BIO-06);
 *   <li>{@code loinc-1} to {@code loinc-3}: the files LOINC_1.csv to LOINC_3.csv; {@code loinc-columns}: a text file with the columns of the
 *       publisher's guide as the vendor transcribed them, {@code LOINC_1;column;column…} a line. The kit does not publish them (REM-BIO-16);
 *   <li>{@code biology-production-message}: an HL7 v2 message of results, ORU^R01 or OUL^R22 (REM-BIO-21).
 * </ul>
 *
 * <p>CDA documents of level 1 whose code is 11502-2 are looked at in any scenario (REM-BIO-02).
 */
final class BiologyFiles {
    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
    private static final Pattern AUTOMATIC =
            Pattern.compile("validation automatique|valid[ée]+e?s? automatiquement", Pattern.CASE_INSENSITIVE);
    /** Asked of an exported file: our reading of "ten lines minimum", the header left out. */
    private static final int LINES = 10;

    private BiologyFiles() {}

    static List<Check> all() {
        return List.of(
                new FileCheck("bio-02-cr-bio-n1", BiologyFiles::levelOne, "REM-BIO-02"),
                new FileCheck("bio-03-self-presentable", BiologyFiles::selfPresentable, "REM-BIO-03"),
                new FileCheck("bio-04-automatic-validation", BiologyFiles::automatic, "REM-BIO-04"),
                new FileCheck("bio-05-subcontracted", Subcontracted::look, "REM-BIO-05"),
                new FileCheck("bio-06-cofrac-mentions", BiologyFiles::cofrac, "REM-BIO-06"),
                new FileCheck("bio-16-catalogue-export", BiologyFiles::catalogue, "REM-BIO-16"),
                new FileCheck("bio-21-production-message", ResultMessages::look, "REM-BIO-21"));
    }

    private static void levelOne(FileCheck.Files files) throws IOException {
        for (Artefact each : files.all()) {
            if (each.checked().kind() != FileKind.CDA) {
                continue;
            }
            ReadDocument document = PaperText.cda(each);
            if (!document.isLevel1()
                    || document.header()
                            .code()
                            .flatMap(code -> code.code())
                            .filter("11502-2"::equals)
                            .isEmpty()) {
                continue;
            }
            files.saw(each);
            LocalizedText hint = LocalizedText.of(
                    "le produire avec N1Document.builder().type(N1Type.BIOLOGY_REPORT).pdf(…) (docs/cda.md)",
                    "write it with N1Document.builder().type(N1Type.BIOLOGY_REPORT).pdf(…) (docs/cda.md)");
            files.require(
                    each.checked().findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR),
                    "structure",
                    each,
                    LocalizedText.of(
                            "le CDA de niveau 1 ne suit pas la structuration minimale",
                            "the CDA of level 1 does not follow the minimal structuring"),
                    hint);
            files.require(
                    opens(PaperText.pdfs(document)),
                    "pdf",
                    each,
                    LocalizedText.of(
                            "le PDF du document est absent ou illisible", "the document's PDF is absent or unreadable"),
                    hint);
            Optional<String> fault = PaperText.pdfs(document).stream()
                    .flatMap(pdf -> PdfA1.fault(pdf).stream())
                    .findFirst();
            files.require(
                    fault.isEmpty(),
                    "pdf-a-1",
                    each,
                    LocalizedText.of(
                            "le PDF du document n'est pas un PDF/A-1 (PDFBox Preflight, code " + fault.orElse("") + ")",
                            "the document's PDF is no PDF/A-1 (PDFBox Preflight, code " + fault.orElse("") + ")"),
                    hint);
        }
    }

    private static boolean opens(List<byte[]> pdfs) {
        try {
            for (byte[] pdf : pdfs) {
                Loader.loadPDF(pdf).close();
            }
            return !pdfs.isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static void selfPresentable(FileCheck.Files files) throws IOException {
        for (Artefact each : files.showing("biology-self-presentable")) {
            files.saw(each);
            String shown = transformed(Files.readAllBytes(each.file()));
            ReadDocument document = PaperText.cda(each);
            StringBuilder pdf = new StringBuilder();
            for (byte[] copy : PaperText.pdfs(document)) {
                pdf.append(PaperText.words(copy)).append(' ');
            }
            LocalizedText hint = LocalizedText.of(
                    "mettre le CDA dans la feuille de style du laboratoire, qui écrit chaque résultat comme le PDF",
                    "put the CDA inside the laboratory's style sheet, which writes each result as the PDF does");
            files.require(
                    !shown.isBlank(),
                    "style-sheet",
                    each,
                    LocalizedText.of(
                            "le document n'est pas dans une feuille de style qui l'affiche",
                            "the document is not inside a style sheet that shows it"),
                    hint);
            List<String> words =
                    ReadBioReport.of(document).map(BiologyFiles::results).orElse(List.of());
            files.require(
                    !words.isEmpty() && words.stream().allMatch(word -> PaperText.holds(shown, word)),
                    "results-shown",
                    each,
                    LocalizedText.of("un résultat manque à l'affichage", "a result is missing from the display"),
                    hint);
            files.require(
                    words.stream().allMatch(word -> PaperText.holds(pdf.toString(), word)),
                    "same-as-the-pdf",
                    each,
                    LocalizedText.of(
                            "un résultat affiché manque à la copie PDF", "a result shown is missing from the PDF copy"),
                    hint);
            files.require(
                    PaperText.holdsMost(pdf.toString(), shown) && PaperText.holdsMost(shown, pdf.toString()),
                    "same-words",
                    each,
                    LocalizedText.of(
                            "l'affichage et la copie PDF ne disent pas la même chose",
                            "the display and the PDF copy do not tell the same"),
                    hint);
        }
    }

    /** Label, value and unit of each measured result. */
    private static List<String> results(ReadBioReport report) {
        List<String> words = new ArrayList<>();
        for (ReadBioResult each : report.results()) {
            words.add(each.label());
            if (each.value().orElse(null) instanceof ReadValue.Quantity value) {
                words.add(value.quantity().text());
            }
        }
        return words;
    }

    /** What the style sheet around the document makes of it; empty when there is none or it does not work. */
    private static String transformed(byte[] xml) throws IOException {
        try {
            Document document = SecureXml.parse(new ByteArrayInputStream(xml));
            Element root = document.getDocumentElement();
            if (!XSL.equals(root.getNamespaceURI())) {
                return "";
            }
            StringWriter out = new StringWriter();
            Transformer transformer = SecureXml.transformer(document);
            // as HTML, letters would come out as entities
            transformer.setOutputProperty(OutputKeys.METHOD, "xml");
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toString().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        } catch (SAXException | TransformerException e) {
            return "";
        }
    }

    private static void automatic(FileCheck.Files files) throws IOException {
        for (Artefact each : files.showing("biology-automatic-validation")) {
            files.saw(each);
            files.require(
                    allForms(each, AUTOMATIC),
                    "mention",
                    each,
                    LocalizedText.of(
                            "la validation automatique n'est pas dite dans le texte ou dans le PDF du document",
                            "the automatic validation is not told in the text or in the PDF of the document"),
                    LocalizedText.of(
                            "BioResults.Builder.automaticallyValidated() l'écrit ; l'écrire aussi dans le PDF (docs/cda-biology.md)",
                            "BioResults.Builder.automaticallyValidated() writes it; write it into the PDF too (docs/cda-biology.md)"));
        }
    }

    /** Whether the narrative, when there is one, and each PDF hold it. */
    private static boolean allForms(Artefact artefact, Pattern words) throws IOException {
        boolean told = true;
        if (artefact.checked().kind() == FileKind.CDA) {
            ReadDocument document = PaperText.cda(artefact);
            told = document.isLevel1()
                    || words.matcher(PaperText.narrative(document.sections())).find();
        }
        List<byte[]> pdfs = PaperText.pdfs(artefact);
        for (byte[] pdf : pdfs) {
            told &= words.matcher(PaperText.words(pdf)).find();
        }
        return told && !pdfs.isEmpty();
    }

    private static void cofrac(FileCheck.Files files) throws IOException {
        Pattern mention = Pattern.compile("cofrac", Pattern.CASE_INSENSITIVE);
        LocalizedText hint = LocalizedText.of(
                "dire l'accréditation avec BioReport.Builder.accreditation et outsideAccreditation (docs/cda-biology.md)",
                "tell the accreditation with BioReport.Builder.accreditation and outsideAccreditation (docs/cda-biology.md)");
        for (Artefact each : files.showing("biology-accredited")) {
            files.saw(each);
            files.require(
                    allForms(each, mention),
                    "mention",
                    each,
                    LocalizedText.of(
                            "la mention d'accréditation manque au texte ou au PDF",
                            "the mention of the accreditation is missing from the text or the PDF"),
                    hint);
        }
        for (Artefact each : files.showing("biology-not-accredited")) {
            files.saw(each);
            files.require(
                    !mention.matcher(PaperText.words(each)).find(),
                    "no-mention",
                    each,
                    LocalizedText.of(
                            "un compte rendu sans examen accrédité porte la mention d'accréditation",
                            "a report without an accredited examination bears the mention of the accreditation"),
                    hint);
        }
    }

    private static void catalogue(FileCheck.Files files) throws IOException {
        List<List<String>> columns = new ArrayList<>();
        for (Artefact each : files.showing("loinc-columns")) {
            for (String line : Files.readAllLines(each.file(), StandardCharsets.UTF_8)) {
                columns.add(List.of(line.strip().split(";")));
            }
        }
        for (List<String> wanted : columns) {
            String scenario = wanted.get(0).toLowerCase(Locale.ROOT).replace('_', '-');
            for (Artefact each : files.showing(scenario)) {
                files.saw(each);
                exported(files, each, wanted);
            }
        }
    }

    private static void exported(FileCheck.Files files, Artefact file, List<String> wanted) throws IOException {
        List<List<String>> lines = Files.readString(file.file(), StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> Arrays.asList(line.split(";", -1)))
                .toList();
        LocalizedText hint = LocalizedText.of(
                "reprendre noms et ordre du guide, point-virgule, une ligne par analyse",
                "take names and order of the guide, semicolons, a line an analysis");
        files.require(
                file.name().toUpperCase(Locale.ROOT).endsWith(wanted.get(0) + ".CSV"),
                "name",
                file,
                LocalizedText.of(
                        "le fichier ne s'appelle pas " + wanted.get(0) + ".csv",
                        "the file is not named " + wanted.get(0) + ".csv"),
                hint);
        files.require(
                !lines.isEmpty() && lines.get(0).equals(wanted.subList(1, wanted.size())),
                "columns",
                file,
                LocalizedText.of(
                        "les colonnes ne sont pas celles du guide, dans l'ordre",
                        "the columns are not those of the guide, in order"),
                hint);
        files.require(
                lines.size() > LINES && lines.stream().allMatch(line -> line.size() == wanted.size() - 1),
                "lines",
                file,
                LocalizedText.of(
                        "moins de dix lignes, ou une ligne n'a pas toutes les colonnes",
                        "fewer than ten lines, or a line without all columns"),
                hint);
    }
}
