package org.segursdk.conformance.checks.biology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.N1Type;
import org.segursdk.cda.biology.BioAccreditation;
import org.segursdk.cda.biology.BioAttachment;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioInterpretation;
import org.segursdk.cda.biology.BioLaboratory;
import org.segursdk.cda.biology.BioReport;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.conformance.checks.documents.Folder;
import org.segursdk.conformance.checks.documents.Papers;
import org.segursdk.conformance.run.Check;
import org.segursdk.core.document.DocumentContent;

/** Files of a laboratory, and the same with one thing wrong. */
class BiologyFilesTest {
    @TempDir
    Path folder;

    static Set<String> seen() {
        return new TreeSet<>(BiologyFiles.all().stream()
                .map(Check::id)
                .filter(each -> java.util.Arrays.stream(BiologyFilesTest.class.getDeclaredMethods())
                        .anyMatch(method ->
                                method.getName().startsWith(each.substring(0, 6).replace("-", ""))))
                .toList());
    }

    private static Check check(String start) {
        return BiologyFiles.all().stream()
                .filter(each -> each.id().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private Folder one(String name, String scenario, byte[] content) throws IOException {
        return new Folder(folder).file(name, scenario, content);
    }

    private static byte[] swap(byte[] document, String what, String by) {
        String text = new String(document, StandardCharsets.UTF_8);
        return text.replaceFirst(what, by).getBytes(StandardCharsets.UTF_8);
    }

    /** A report with a PDF of those lines. */
    private static byte[] report(List<String> pdf, boolean automatic, boolean accredited, boolean attached) {
        BioResults.Builder block = BioResults.builder()
                .add(Reports.urea("5.10", BioInterpretation.NORMAL))
                .validatedBy(new Attestation(Papers.author(), Papers.WRITTEN));
        if (automatic) {
            block.automaticallyValidated();
        }
        BioReport.Builder report = BioReport.builder()
                .header(Reports.header(Papers.WRITTEN))
                .status(BioReport.Status.COMPLETE)
                .performedAt(Papers.WRITTEN)
                .pdfCopy(DocumentContent.of(Papers.pdf(pdf)))
                .addChapter(BioChapter.of(BioChapter.BIOCHEMISTRY, block.build()));
        if (accredited) {
            report.accreditation(BioAccreditation.cofrac("8-1234", "Examens accrédités COFRAC"));
        }
        if (attached) {
            report.addSecondIntention(
                    new BioAttachment("Sous-traitant", DocumentContent.of(Papers.pdf(List.of("Sous-traitant")))));
        }
        return Papers.bytes(report.build().toDocument());
    }

    @Test
    void bio02_damagedPdf_fails() throws IOException {
        byte[] good = Papers.bytes(N1Document.builder()
                .header(Reports.header(Papers.WRITTEN))
                .type(N1Type.BIOLOGY_REPORT)
                .pdf(DocumentContent.of(Papers.pdf(List.of("Compte rendu"))))
                .build()
                .toDocument());
        byte[] bad = swap(good, "(<text[^>]*>)\\s*[A-Za-z0-9+/=\\s]+", "$1JVBERi0xLjQK");
        Folder.seenFailing(check("bio-02"), one("a.xml", "x", good), one("a.xml", "x", bad), "pdf");
    }

    @Test
    void bio02_pdfThatIsNotArchival_fails() throws IOException {
        byte[] archival = Papers.pdf(List.of("Compte rendu"));
        byte[] plain = new String(archival, StandardCharsets.ISO_8859_1)
                .replace("pdfaid:part", "pdfaid:pant")
                .getBytes(StandardCharsets.ISO_8859_1);
        Folder.seenFailing(
                check("bio-02"), one("a.xml", "x", levelOne(archival)), one("a.xml", "x", levelOne(plain)), "pdf-a-1");
    }

    @Test
    void bio02_pdfThatClaimsToBeArchivalAndIsNot_fails() throws IOException {
        byte[] archival = Papers.pdf(List.of("Compte rendu"));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(archival)) {
            // with object streams, as most writers save by default
            document.save(compressed);
        }
        Folder.seenFailing(
                check("bio-02"),
                one("a.xml", "x", levelOne(archival)),
                one("a.xml", "x", levelOne(compressed.toByteArray())),
                "pdf-a-1");
    }

    private static byte[] levelOne(byte[] pdf) {
        return Papers.bytes(N1Document.builder()
                .header(Reports.header(Papers.WRITTEN))
                .type(N1Type.BIOLOGY_REPORT)
                .pdf(DocumentContent.of(pdf))
                .build()
                .toDocument());
    }

    private static byte[] presentable(byte[] report, String value) {
        String cda = new String(report, StandardCharsets.UTF_8).replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
        return ("<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
                        + "<xsl:output method=\"html\"/><xsl:template match=\"/\"><html><body>Urée " + value
                        + "</body></html></xsl:template>" + cda + "</xsl:stylesheet>")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void bio03_resultMissingInTheDisplay_fails() throws IOException {
        byte[] report = report(List.of("Urée 5.10 mmol/L"), false, false, false);
        String scenario = "biology-self-presentable";
        Folder.seenFailing(
                check("bio-03"),
                one("a.xml", scenario, presentable(report, "5.10 mmol/L")),
                one("a.xml", scenario, presentable(report, "")),
                "results-shown");
        Folder.seenFailing(
                check("bio-03"),
                one("a.xml", scenario, presentable(report, "5.10 mmol/L")),
                one("a.xml", scenario, presentable(report, "5.10 mmol/L Hématies Leucocytes Plaquettes Ferritine")),
                "same-words");
        Folder.seenFailing(
                check("bio-03"),
                one("a.xml", scenario, presentable(report, "5.10 mmol/L")),
                one("a.xml", scenario, presentable(report(List.of("Glucose"), false, false, false), "5.10 mmol/L")),
                "same-as-the-pdf");
    }

    @Test
    void bio04_mentionOnThePdfAlone_fails() throws IOException {
        String scenario = "biology-automatic-validation";
        List<String> pdf = List.of("Validation automatique");
        Folder.seenFailing(
                check("bio-04"),
                one("a.xml", scenario, report(pdf, true, false, false)),
                one("a.xml", scenario, report(pdf, false, false, false)),
                "mention");
    }

    @Test
    void bio05_subcontractorNeitherNamedNorAttached_fails() throws IOException {
        String scenario = "biology-subcontracted";
        List<String> pdf = List.of("Compte rendu");
        Folder.seenFailing(
                check("bio-05"),
                one("a.xml", scenario, report(pdf, false, false, true)),
                one("a.xml", scenario, report(pdf, false, false, false)),
                "named-or-attached");
    }

    /** A report whose subcontractor is named in its entries, with a PDF of those lines. */
    private static byte[] subcontracted(String pdf) {
        BioResults block = BioResults.builder()
                .add(Reports.urea("5.10", BioInterpretation.NORMAL))
                .validatedBy(new Attestation(Papers.author(), Papers.WRITTEN))
                .addLaboratory(new BioLaboratory(Papers.author(), Papers.WRITTEN))
                .build();
        return Papers.bytes(BioReport.builder()
                .header(Reports.header(Papers.WRITTEN))
                .status(BioReport.Status.COMPLETE)
                .performedAt(Papers.WRITTEN)
                .pdfCopy(DocumentContent.of(Papers.pdf(List.of(pdf))))
                .addChapter(BioChapter.of(BioChapter.BIOCHEMISTRY, block))
                .build()
                .toDocument());
    }

    @Test
    void bio05_subcontractorNotNamedInThePdf_fails() throws IOException {
        String scenario = "biology-subcontracted";
        String name = Papers.structure().name();
        Folder.seenFailing(
                check("bio-05"),
                one("a.xml", scenario, subcontracted("Urée 5.10 mmol/L, " + name)),
                one("a.xml", scenario, subcontracted("Urée 5.10 mmol/L")),
                "named-on-paper");
    }

    @Test
    void bio05_linkOrDocumentApart_fails() throws IOException {
        String scenario = "biology-subcontracted";
        byte[] good = subcontracted(Papers.structure().name());
        byte[] link = swap(good, "<text>", "<text><linkHtml href=\"https://labo.test.example\">voir</linkHtml>");
        Folder.seenFailing(
                check("bio-05"), one("a.xml", scenario, good), one("a.xml", scenario, link), "no-link-no-image");
        byte[] apart = swap(good, "<title>[^<]*</title>", "<title>Compte rendu du sous-traitant</title>");
        Folder.seenFailing(
                check("bio-05"),
                one("a.xml", scenario, good),
                one("a.xml", scenario, good).file("b.xml", scenario, apart),
                "no-document-apart");
    }

    @Test
    void bio06_mentionWithoutAccreditation_fails() throws IOException {
        byte[] accredited = report(List.of("COFRAC 8-1234"), false, true, false);
        byte[] none = report(List.of("Compte rendu"), false, false, false);
        Folder.seenFailing(
                check("bio-06"),
                one("a.xml", "biology-accredited", accredited).file("b.xml", "biology-not-accredited", none),
                one("a.xml", "biology-not-accredited", accredited),
                "no-mention");
    }

    private Folder catalogue(String head) throws IOException {
        String lines = head + "\n" + "1;Biochimie\n".repeat(10);
        return one("LOINC_1.csv", "loinc-1", lines.getBytes(StandardCharsets.UTF_8))
                .file("columns.txt", "loinc-columns", "LOINC_1;CODE;LIBELLE\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bio16_columnsInAnotherOrder_fails() throws IOException {
        Folder.seenFailing(check("bio-16"), catalogue("CODE;LIBELLE"), catalogue("LIBELLE;CODE"), "columns");
    }

    private Folder message(String request) throws IOException {
        String message = "MSH|^~\\&|SGL|LABO|DPI|CH|20260302093000||ORU^R01^ORU_R01|1|T|2.5.1\r"
                + "PID|1||123^^^LABO||TEST^TEST\r" + request + "OBX|1|NM|22664-7^Uree^LN||5.10|mmol/L|||||F\r";
        return one("a.hl7", "biology-production-message", message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bio21_resultsWithoutRequest_fail() throws IOException {
        Folder.seenFailing(check("bio-21"), message("OBR|1|D1|F1|BIO^Bilan^L\r"), message(""), "results-in-request");
    }
}
