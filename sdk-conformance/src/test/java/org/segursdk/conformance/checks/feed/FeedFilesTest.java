package org.segursdk.conformance.checks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.check.CheckOptions;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.run.Artefacts;
import org.segursdk.conformance.run.Check;
import org.segursdk.conformance.run.CheckResult;
import org.segursdk.conformance.run.FailedCondition;
import org.segursdk.conformance.run.Runs;
import org.segursdk.conformance.run.Verdict;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Patient;

/** Checks of files: each passes on good ones, and fails where one thing was broken. */
class FeedFilesTest {
    static final Set<String> SEEN = Set.of(
            "dmpa-19-formats-by-document-type",
            "dmpa-21-title-naming-rule",
            "dmpa-25-identification-data-passed-to-the-pfi");

    private static final Instant ACT = Instant.parse("2026-01-13T09:15:00Z");

    private static final List<String> MESSAGE = List.of(
            "MSH|^~\\&|DPI|CH-TEST|PFI|CH-TEST|20260113101500+0100||MDM^T02^MDM_T02|R000123|T|2.6|||||FRA|UNICODE UTF-8"
                    + "|||2.1^CISIS_CDA_HL7_V2",
            "EVN||20260113101500+0100",
            "PID|||185069999999969^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.10&ISO^INS||TESTPAT^LUC^^^^^L||19850603|M",
            "ORC|NW",
            "OBR|1|||11488-4^CR de consultation^LN",
            "TXA|1|11488-4|TEXT|||||||||1.2.250.1.999.3.77|||||AU",
            "OBX|1|ED|11488-4^CR de consultation^LN||^text^XML^Base64^PENsaW5pY2FsRG9jdW1lbnQvPg==||||||F",
            "PRT||UC||SB^Send by^participation|10999990001^TESTA^ANNE^^^^^^ASIP-SANTE-PS&1.2.250.1.71.4.2.1&ISO^D^^^RPPS|||"
                    + "CH-TEST^^^^^ASIP-SANTE-ST&1.2.250.1.71.4.2.2&ISO^FINEG^^^999999999",
            "OBX|7|CWE|DESTDMP^Destinataire DMP^MetaDMPMSS||Y^^expandedYes-NoIndicator||||||F");

    @TempDir
    Path folder;

    private String summary = "";

    @BeforeEach
    void write() throws IOException {
        FeedDocuments making = new FeedDocuments(Clock.fixed(ACT, ZoneOffset.UTC));
        Patient patient = making.patient("P1", People.ZOE.ins(), People.ZOE.traits(), true);
        Document document =
                FeedDocuments.summary(making.header(patient, FeedDocuments.practice(FeedNode.PRACTICE), ACT));
        try (InputStream in = document.content().open()) {
            summary = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private CheckResult look(Check check) throws IOException {
        return Runs.look(check, Artefacts.read(folder, new FileChecker(CheckOptions.NONE)));
    }

    private static void failed(CheckResult result, String... conditions) {
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.failures().stream().map(FailedCondition::condition).distinct())
                .containsExactlyInAnyOrder(conditions);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private void message(String from, String to) throws IOException {
        write("to-pfi.hl7", String.join("\r", MESSAGE).replace(from, to));
    }

    @Test
    void messageToThePfi_needsTheStructureAndThePerson() throws IOException {
        message("", "");
        assertThat(look(new SenderToPfi()).verdict()).isEqualTo(Verdict.PASS);
        message("FINEG^^^999999999", "FINEJ^^^999999999");
        failed(look(new SenderToPfi()), "finess");
        message("10999990001^TESTA", "^TESTA");
        failed(look(new SenderToPfi()), "identifier");
        message("SB^Send by", "REPLY^Reply To");
        failed(look(new SenderToPfi()), "finess", "identifier");
    }

    @Test
    void messageThatDoesNotGoToTheDmp_isLeftAlone() throws IOException {
        message("MetaDMPMSS||Y^", "MetaDMPMSS||N^");
        assertThat(look(new SenderToPfi()).verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    private void titled(String title) throws IOException {
        write("a.xml", summary.replaceFirst("<title>[^<]*</title>", "<title>" + title + "</title>"));
    }

    @Test
    void title_tellsWhatTheDocumentIs() throws IOException {
        titled("Compte rendu de consultation du 13/01/2026");
        assertThat(look(new TitleRule()).verdict()).isEqualTo(Verdict.PASS);
        for (String wrong :
                List.of("export_0001.pdf", "CR", "Compte rendu 1 85 06 99 999 999", "Lettre ADRUN", "A".repeat(130))) {
            titled(wrong);
            failed(look(new TitleRule()), "title");
        }
    }

    private static byte[] pdf(String text) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(text);
                content.endText();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    /** The rendered form of the summary, with one thing changed in its head. */
    private void forms(String shown, String from, String to) throws IOException {
        String body = "<component><nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">"
                + Base64.getEncoder().encodeToString(pdf(shown))
                + "</text></nonXMLBody></component></ClinicalDocument>";
        write("n3.xml", summary);
        write(
                "n1.xml",
                summary.replaceFirst("(?s)<component>.*", Matcher.quoteReplacement(body))
                        .replaceFirst(from, to));
        write("index.yaml", "n3.xml: {scenario: same-act-1}\nn1.xml: {scenario: same-act-1}\n");
    }

    @Test
    void formsOfOneAct_comeFromTheSameData() throws IOException {
        String shown = "ADRUN 13/01/2026";
        forms(shown, "", "");
        assertThat(look(new SameActForms()).verdict()).isEqualTo(Verdict.PASS);
        forms(shown, "(?s)(<assignedAuthor[^>]*>.*?extension=\")", "$10");
        failed(look(new SameActForms()), "authors");
        forms("un autre", "", "");
        failed(look(new SameActForms()), "pdf-patient", "pdf-act");
    }
}
