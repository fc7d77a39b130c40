package org.segursdk.cda.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.cda.render.CdaFragments.document;
import static org.segursdk.cda.render.CdaFragments.header;
import static org.segursdk.cda.render.CdaFragments.result;
import static org.segursdk.cda.render.Rendered.html;
import static org.segursdk.cda.render.Rendered.source;
import static org.segursdk.cda.render.Rendered.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.CdaSamples;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.TinyPdf;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.w3c.dom.Element;

class HtmlRenderingTest {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    static IntStream indexes() {
        return IntStream.range(0, 40);
    }

    private static String vsm() {
        return html(Fixtures.fullVsm().build().toDocument().content());
    }

    @Test
    void vsm_isAPageForEveryone() {
        String html = vsm();
        Element page = Rendered.dom(html).getDocumentElement();
        assertThat(page.getAttribute("lang")).isEqualTo("fr");
        assertThat(page.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("main").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'", "href=\"#content\"", "scope=\"col\"", "<caption")
                .doesNotContain(" style=", "http-equiv=\"refresh\"");
    }

    @Test
    @Tag("REM-INS-23")
    @Tag("REM-CDA-07")
    void header_saysWhoAndWhatAndWhen() {
        assertThat(text(vsm()))
                .contains("Nom de naissance", "Premier prénom de naissance", "Lebreton", "28/03/1979", "Féminin")
                .contains("2 79 03 2A 004 000 03 – NIR de TEST")
                .contains("Validé le 14/07/2026 à 10:30");
    }

    @Test
    void testIdentity_saysSo() {
        assertThat(text(html(source(document("x"))))).contains("IDENTITÉ DE TEST", "NIR de TEST");
        String production = header("19790328", "1.2.250.1.213.1.4.8") + "</ClinicalDocument>";
        assertThat(text(html(source(production)))).doesNotContain("TEST");
    }

    @Test
    void key_thatDoesNotMatch_isTold() {
        String wrong = document("x").replace("279035121518989", "279035121518988");
        assertThat(text(html(source(wrong)))).contains("clé non concordante");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19790000", "1979"})
    void lunarBirthDate_neverShowsAMonthNobodyKnows(String birth) {
        String text = text(html(source(header(birth, "1.2.250.1.213.1.4.8") + "</ClinicalDocument>")));
        assertThat(text).contains("1979").doesNotContain("01/1979", "00/", "12/1979");
    }

    @Test
    void replacement_isTold() {
        assertThat(text(html(source(document("x"))))).contains("Version 2", "annule et remplace le document 1.2.3.3");
    }

    @Test
    void absentData_isNeverNone() {
        String text = text(
                html(
                        source(
                                "<ClinicalDocument xmlns='urn:hl7-org:v3'><component><structuredBody><component>"
                                        + "<section><title>Allergies</title></section></component></structuredBody></component></ClinicalDocument>")));
        assertThat(text).contains("AllergiesNon renseigné", "Non renseigné").doesNotContain("Aucun", "Normal");
    }

    @Test
    void english_onDemand() {
        String html = html(
                source(document("x")),
                RenderOptions.builder().language(Locale.ENGLISH).build());
        assertThat(text(html)).contains("Birth date1979-03-28", "Female", "TEST IDENTITY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<linkHtml href=\"javascript:alert(1)\">ici</linkHtml>",
                "<linkHtml href=\" JaVaScRiPt:alert(1)\">ici</linkHtml>",
                "<linkHtml href=\"data:text/html;base64,PHNjcmlwdD4=\">ici</linkHtml>",
                "<linkHtml href=\"file:///etc/passwd\">ici</linkHtml>",
                "<linkHtml href=\"//evil.example/x\">ici</linkHtml>",
                "<script>alert(1)</script>",
                "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">alert(1)</h:script>",
                "<content styleCode=\"x\" onclick=\"alert(1)\" style=\"position:fixed\">ici</content>",
                "<content ID=\"a&quot; onclick=&quot;alert(1)\">ici</content>",
                "<table><tr><td background=\"http://evil.example/x.png\">ici</td></tr></table>",
                "<img src=\"http://evil.example/x.png\" onerror=\"alert(1)\"/>",
                "<style>body{display:none}</style>",
                "<iframe src=\"http://evil.example/\">ici</iframe>",
                "<renderMultiMedia referencedObject=\"none\"/>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "<table><script>alert(1)</script><tr>stray<b>x</b></tr></table>"
            })
    void hostileNarrative_isHarmless(String narrative) {
        Element body = (Element) Rendered.dom(html(source(document(narrative))))
                .getElementsByTagName("body")
                .item(0);
        for (String forbidden : new String[] {"script", "style", "iframe", "object", "b"}) {
            assertThat(body.getElementsByTagName(forbidden).getLength())
                    .as(forbidden)
                    .isZero();
        }
        var all = body.getElementsByTagName("*");
        for (int i = 0, length = all.getLength(); i < length; i++) {
            Element element = (Element) all.item(i);
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                String name = element.getAttributes().item(j).getNodeName();
                assertThat(name)
                        .isIn(
                                "class",
                                "id",
                                "href",
                                "role",
                                "aria-labelledby",
                                "aria-label",
                                "scope",
                                "colspan",
                                "rowspan",
                                "src",
                                "alt",
                                "download",
                                "rel",
                                "target",
                                "lang");
            }
            assertThat(element.getAttribute("href")).matches("(#[A-Za-z0-9_.-]*|https?://.*|data:.*|)");
            assertThat(element.getAttribute("src")).matches("(data:image/(png|jpeg|gif);base64,.*|)");
        }
    }

    @Test
    void hostileNarrative_keepsItsWords() {
        assertThat(text(html(source(document("<unknown>gardé</unknown><table>perdu ?<tr><td>a</td>b</tr></table>")))))
                .contains("gardé", "perdu ?", "a", "b");
    }

    @Test
    void narrative_allElementsAreShown() {
        String html = html(source(document("<paragraph styleCode=\"Bold\">p</paragraph><list listType=\"ordered\">"
                + "<caption>liste</caption><item>un</item></list><content styleCode=\"Italics\">i</content><br/>"
                + "H<sub>2</sub>O 10<sup>9</sup><footnote ID=\"f\">note</footnote><footnoteRef IDREF=\"f\"/>"
                + "<table><caption>t</caption><thead><tr><th>h</th></tr></thead><tbody><tr><th>r</th>"
                + "<td colspan=\"2\" rowspan=\"3\">c</td></tr></tbody></table>"
                + "<linkHtml href=\"https://example.org/a?b=1&amp;c=2\">lien</linkHtml>")));
        assertThat(html)
                .contains("<p class=\"p b\">p</p>", "<ol", "<li>un</li>", "<sub>2</sub>", "<sup>9</sup>", "<br/>")
                .contains("<th scope=\"col\"", "<th scope=\"row\"", "colspan=\"2\" rowspan=\"3\"")
                .contains("href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer nofollow\"")
                .contains("href=\"#n-f\"", "id=\"n-f\"");
    }

    @Test
    void image_isShownWhenItsBytesSayItIsOne() {
        String media = "<entry><observationMedia ID=\"m\"><value mediaType=\"image/png\" representation=\"B64\">%s"
                + "</value></observationMedia></entry>";
        String shown = html(source(document("<renderMultiMedia referencedObject=\"m\"/>", media.formatted(PIXEL))));
        assertThat(shown).contains("<img src=\"data:image/png;base64," + PIXEL);
        String svg = Base64.getEncoder().encodeToString("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8));
        String refused = html(source(document("<renderMultiMedia referencedObject=\"m\"/>", media.formatted(svg))));
        assertThat(refused).doesNotContain("<img").contains("download=\"m.bin\"");
    }

    @Test
    void media_withoutNarrative_isListed() {
        String media = "<entry><observationMedia ID=\"m\"><value mediaType=\"application/pdf\" representation=\"B64\">"
                + Base64.getEncoder().encodeToString(TinyPdf.of("x")) + "</value></observationMedia></entry>";
        assertThat(text(html(source(document("texte", media))))).contains("Pièces jointes", "m.pdf", "1 page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H:Haut", "L:Bas", "HH:CRITIQUE haut", "LL:CRITIQUE bas", "A:Anormal", "R:Résistant"})
    @Tag("REM-BIO-15")
    void abnormalResult_isTold_besideItsValue(String expected) {
        String code = expected.substring(0, expected.indexOf(':'));
        String word = expected.substring(expected.indexOf(':') + 1);
        String html = html(source(document(
                "<table><tbody><tr><td><content ID=\"k\">Potassium</content></td><td>6,80 mmol/L</td>"
                        + "<td>3,5 - 5,0</td></tr></tbody></table>",
                result("k", "6.8", "mmol/L", code))));
        assertThat(html).containsPattern(">6,80 mmol/L <strong class=\"flag [a-z]+\">[^<]*" + word + "</strong></td>");
        assertThat(html.contains("résultat critique")).isEqualTo(code.length() == 2);
    }

    @Test
    void normalResult_bearsNoSign() {
        String html =
                html(source(document("<content ID=\"k\">Potassium</content> 4,1", result("k", "4.1", "mmol/L", "N"))));
        assertThat(html).doesNotContain("class=\"flag");
    }

    @Test
    void n1Pdf_isOffered() {
        Document letter = Fixtures.pdfLetter().build().toDocument();
        String html = html(letter.content());
        assertThat(html).contains("download=\"document.pdf\"", "data:application/pdf;base64,", "1 page");
        String named = html(
                letter.content(),
                RenderOptions.builder().embedAttachments(false).build());
        assertThat(named).contains("document.pdf").doesNotContain("data:application/pdf");
    }

    @Test
    void n1Text_isShown() {
        Document note = N1Document.builder()
                .header(Fixtures.header())
                .type(Fixtures.VISIT)
                .text("Première ligne\n<b>seconde</b>")
                .build()
                .toDocument();
        assertThat(html(note.content()))
                .contains("<pre class=\"plain\">Première ligne\n&lt;b&gt;seconde&lt;/b&gt;</pre>");
    }

    @Test
    void autoPresentable_isReadInside() {
        String inside = document("dedans").replaceFirst("<\\?xml[^>]*>", "");
        String html = html(source("<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform' version='1.0'>"
                + "<d:Contenu xmlns:d='urn:asip-sante:ci-sis'>" + inside + "</d:Contenu></xsl:stylesheet>"));
        assertThat(text(html)).contains("dedans", "Compte rendu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<a", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a/>"})
    void notACda_isRefusedWithARule(String xml) {
        assertThatThrownBy(() -> html(source(xml)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CDA-");
    }

    @ParameterizedTest
    @MethodSource("indexes")
    @Tag("REM-CDA-07")
    void samples_loseNoCharacter(int index) {
        Document vsm = CdaSamples.vsm(20_260_714L, index).toDocument();
        assertThat(Rendered.lost(Rendered.narrative(Fixtures.dom(vsm)), text(html(vsm.content()))))
                .isEmpty();
    }
}
