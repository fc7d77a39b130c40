package org.segursdk.cda.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.cda.render.CdaFragments.document;
import static org.segursdk.cda.render.Rendered.LAID_OUT;
import static org.segursdk.cda.render.Rendered.pdf;
import static org.segursdk.cda.render.Rendered.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.CdaSamples;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.TinyPdf;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.Document;

class PdfRenderingTest {
    static IntStream indexes() {
        return IntStream.of(0, 1, 2, 5);
    }

    @Test
    @Tag("REM-INS-23")
    void vsm_fitsOnePage_withIdentityAndNumber() {
        Rendered.Pdf pdf = pdf(Fixtures.fullVsm().build().toDocument().content(), LAID_OUT);
        assertThat(pdf.report().pages()).isEqualTo(1);
        assertThat(pdf.text())
                .contains("Angor instable", "PLAVIX 75 mg", "Urticaire géante", "page 1/1", "Nom de naissance")
                .contains("2 79 03 2A 004 000 03", "28/03/1979", "Féminin", "ZOE", "NIR");
    }

    @Test
    void longDocument_bearsIdentityTitleAndNumberOnEachPage() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            rows.append("<tr><td>Résultat ")
                    .append(i)
                    .append("</td><td>")
                    .append(i)
                    .append(" mmol/L</td></tr>");
        }
        Rendered.Pdf pdf = pdf(
                source(document("<table><thead><tr><th>Examen</th><th>Valeur</th></tr></thead><tbody>" + rows
                        + "</tbody></table>")),
                LAID_OUT);
        int pages = pdf.report().pages();
        assertThat(pages).isGreaterThan(3);
        for (int page = 1; page <= pages; page++) {
            assertThat(pdf.page(page))
                    .contains("PAT-TROIS DOMINIQUE", "28/03/1979", "2 79 03 51 215 189 89", "Compte rendu")
                    .contains("page " + page + "/" + pages);
        }
        assertThat(pdf.text()).contains("Résultat 0 ", "Résultat 299");
    }

    @Test
    void fonts_areInside_andTheFileIsPdfA1() throws IOException {
        Rendered.Pdf pdf = pdf(source(document("é ▲ Ω Ж")), LAID_OUT);
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                }
            }
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentInformation().getTitle()).contains("Compte rendu");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getOutputIntents()).isNotEmpty();
            String metadata =
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(metadata).contains("pdfaid").containsPattern("part[=>\"]+1");
        }
    }

    /** A table of the publisher's history of vaccinations: words that fit nowhere but in 8 points, inside a list. */
    @Test
    void createdAt_datesThePdfAndSettlesItsBytes() throws IOException {
        ContentSource source = source(document("é ▲ Ω Ж"));
        Instant made = Instant.parse("2026-03-30T09:15:30.250Z");
        RenderOptions options = RenderOptions.builder().createdAt(made).build();
        byte[] pdf = pdf(source, options).bytes();
        assertThat(pdf(source, options).bytes()).isEqualTo(pdf);
        assertThat(pdf(
                                source,
                                RenderOptions.builder()
                                        .createdAt(made.plusSeconds(1))
                                        .build())
                        .bytes())
                .isNotEqualTo(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-03-30T09:15:30Z");
            String xmp = new String(
                    document.getDocumentCatalog()
                            .getMetadata()
                            .exportXMPMetadata()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(xmp).contains("<xmp:CreateDate>2026-03-30T09:15:30Z</xmp:CreateDate>");
        }
    }

    @Test
    void wideTableInAList_staysOnThePage() throws IOException {
        String narrative = "<list><item><table><thead><tr><th>Date</th><th>Vaccin</th><th>Lot n°</th><th>Rang</th>"
                + "<th>Voie d'administration</th><th>Région d'administration</th><th>Réaction observée</th>"
                + "<th>Commentaire</th><th>Vaccinateur</th></tr></thead><tbody><tr><td>1975</td>"
                + "<td>Vaccin antituberculeux</td><td>235421176</td><td>1</td><td>voie intramusculaire</td>"
                + "<td>Deltoïde gauche</td><td>fièvre due à des médicaments</td><td>L'usager a été informé</td>"
                + "<td>Dr Charles MULLER</td></tr></tbody></table></item></list>";
        Rendered.Pdf pdf = pdf(source(document(narrative)), LAID_OUT);
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            PDPage page = document.getPage(0);
            List<String> outside = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    for (TextPosition position : positions) {
                        if (position.getXDirAdj() + position.getWidthDirAdj()
                                > page.getMediaBox().getWidth() - 28) {
                            outside.add(position.getUnicode());
                        }
                        assertThat(position.getYScale()).isGreaterThan(7.95f);
                    }
                }
            };
            stripper.getText(document);
            assertThat(outside).isEmpty();
        }
    }

    @Test
    void nestedWithoutEnd_keepsItsWords() {
        String tables = "<table><tbody><tr><td>".repeat(40) + "au fond" + "</td></tr></tbody></table>".repeat(40);
        String lists = "<list><item>".repeat(60) + "tout en bas" + "</item></list>".repeat(60);
        Rendered.Pdf pdf = pdf(source(document(tables + lists)), LAID_OUT);
        assertThat(pdf.text()).contains("au fond", "tout en bas");
    }

    @Test
    void characterWithoutGlyph_isReplacedAndReported() {
        Rendered.Pdf pdf = pdf(source(document("avant 中 après 😀")), LAID_OUT);
        assertThat(pdf.report().replaced()).contains("U+4E2D");
        assertThat(pdf.text()).contains("avant [U+4E2D] après");
    }

    @Test
    void rightToLeft_keepsItsLetters() {
        String narrative = "مريض السكري منذ عشر سنوات – חולה סוכרת (RTL)";
        Rendered.Pdf pdf = pdf(source(document(narrative)), LAID_OUT);
        assertThat(pdf.report().replaced()).isEmpty();
        assertThat(Rendered.lost(narrative, pdf.text())).isEmpty();
    }

    @Test
    void wordsLongerThanTheirColumn_areNotLost() {
        String word = "Hexakosioihexekontahexaphobie".repeat(8);
        String cells = ("<td>" + word + "</td>").repeat(6);
        Rendered.Pdf pdf =
                pdf(source(document("<table><tbody><tr>" + cells + "</tr></tbody></table>" + word)), LAID_OUT);
        assertThat(Rendered.lost(word.repeat(7), pdf.text())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void samples_loseNoCharacter(int index) {
        Document vsm = CdaSamples.vsm(20_260_714L, index).toDocument();
        Rendered.Pdf pdf = pdf(vsm.content(), LAID_OUT);
        assertThat(lost(Fixtures.dom(vsm), pdf)).isEmpty();
    }

    /** Lost characters, but for those reported as replaced. */
    static Map<String, Integer> lost(org.w3c.dom.Element document, Rendered.Pdf pdf) {
        Map<String, Integer> lost = Rendered.lost(Rendered.narrative(document), pdf.text());
        lost.keySet().removeAll(pdf.report().replaced());
        return lost;
    }

    @Test
    @Tag("REM-CDA-12")
    void pdfOfTheDocument_isHandedOverFirst() {
        ContentSource letter = Fixtures.pdfLetter().build().toDocument().content();
        Rendered.Pdf pdf = pdf(letter, RenderOptions.defaults());
        assertThat(pdf.bytes()).isEqualTo(TinyPdf.of("Bonjour"));
        assertThat(pdf.report().original()).isTrue();
    }

    @Test
    void pdfOfTheDocument_afterACover() {
        ContentSource letter = Fixtures.pdfLetter().build().toDocument().content();
        Rendered.Pdf pdf =
                pdf(letter, RenderOptions.builder().pdfCopy(PdfCopy.WITH_COVER).build());
        assertThat(pdf.report().pages()).isEqualTo(2);
        assertThat(pdf.page(1)).contains("Compte rendu de consultation", "Le document PDF suit cette page");
        assertThat(pdf.page(2)).contains("Bonjour");
    }

    @Test
    @Tag("REM-CDA-13")
    void mention_standsAtTheFootOfEachPage() {
        RenderOptions options = RenderOptions.builder()
                .pdfCopy(PdfCopy.IGNORED)
                .mention("Vos données : droits d'accès auprès du cabinet.")
                .build();
        assertThat(pdf(source(document("x")), options).page(1)).contains("droits d'accès auprès du cabinet");
        assertThat(Rendered.text(Rendered.html(source(document("x")), options))).contains("droits d'accès");
    }

    @Test
    void hostileTables_areLaidOut() {
        for (String narrative : new String[] {
            "<table/>",
            "<table><thead/></table>",
            "<table><tbody><tr/></tbody></table>",
            "<table><tr><td colspan=\"999999\" rowspan=\"999999\">x</td></tr></table>",
            "<table><tbody><tr><td><table><tbody><tr><td>x</td></tr></tbody></table></td></tr></tbody></table>",
            "<list><item/></list>",
            "<renderMultiMedia referencedObject=\"a b c\"/>",
            "<paragraph>" + "x ".repeat(20_000) + "</paragraph>"
        }) {
            assertThat(pdf(source(document(narrative)), LAID_OUT).report().pages())
                    .isPositive();
        }
    }
}
