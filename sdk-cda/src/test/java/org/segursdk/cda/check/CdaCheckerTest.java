package org.segursdk.cda.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.check.Finding.Severity;

class CdaCheckerTest {
    private static final String VSM = Fixtures.xml(Fixtures.fullVsm().build().toDocument());
    private static final String EMPTY_VSM =
            Fixtures.xml(Fixtures.emptyVsm().build().toDocument());
    private static final String N1 = Fixtures.xml(Fixtures.pdfLetter().build().toDocument());

    private static CdaReport report(String xml) throws IOException {
        return CdaChecker.inspect(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void soundDocuments_nothingFound_kindTold() throws IOException {
        assertThat(report(VSM)).isEqualTo(new CdaReport("cda/vsm", "VSM_1.4_2022.01", java.util.List.of()));
        assertThat(report(EMPTY_VSM).findings()).isEmpty();
        assertThat(report(N1)).isEqualTo(new CdaReport("cda/n1", "", java.util.List.of()));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<realmCode code=\"FR\"/>|<realmCode code=\"US\"/>|HDR-DOCUMENT-REALM|ERROR",
                "<templateId root=\"1.2.250.1.213.1.1.1.1\"/>|<!-- -->|HDR-DOCUMENT-TEMPLATE-CISIS|ERROR",
                "code=\"fr-FR\"|code=\"fr\"|HDR-LANGUAGE-FORM|ERROR",
                "<versionNumber value=\"1\"/>|<versionNumber value=\"1.0\"/>|XSD-VALUE|ERROR",
                "<title>Compte rendu de consultation</title>|<title> </title>|CDA-TEXT-EMPTY|ERROR",
                "code=\"SYNTH\"|code=\"NIMPORTE\"|HDR-CODE-SET|ERROR",
                "code=\"SYNTH\"|code=\"CERT_DECL\"|VSM-DOCUMENT-CODE|ERROR",
                "code=\"N\" displayName=\"Normal\"|code=\"X\""
                        + " displayName=\"Normal\"|HDR-CONFIDENTIALITY-SET|ERROR",
                "qualifier=\"BR\"|qualifier=\"SP\"|HDR-PATIENT-NAME-FAMILY-QUALIFIER|ERROR",
                "<county>2A004</county>|<city>Ajaccio</city>|INS-BIRTH-PLACE|ERROR",
                "279032A004000|279032A005000|INS-MATRICULE-KEY|WARNING",
                "<prefix>MME</prefix>|<prefix>Madame</prefix>|HDR-PROFESSIONAL-PREFIX|ERROR",
                "<suffix>DR</suffix>|<suffix>Docteur</suffix>|HDR-PROFESSIONAL-SUFFIX|ERROR",
                "code=\"G15_10/SM26\"|code=\"G15_10/XX99\"|HDR-PROFESSION-SET|ERROR",
                "<signatureCode code=\"S\"/>|<!-- -->|HDR-DOCUMENT-LEGAL-AUTHENTICATOR|ERROR",
                "code=\"AMBULATOIRE\"|code=\"AILLEURS\"|HDR-ORGANIZATION-SECTOR-SET|ERROR",
                "code=\"SA07\"|code=\"SA99\"|HDR-FACILITY-CODE-SET|ERROR",
                "typeCode=\"INF\"|typeCode=\"XXX\"|HDR-PARTICIPANT-TYPE|ERROR",
                "code=\"PCP\"|code=\"ATTPHYS\"|VSM-TREATING-PHYSICIAN|WARNING",
                "value=\"tel:0147150000\"|value=\"0147150000\"|HDR-TELECOM-VALUE|ERROR",
                "20260714103000+0200|20260714103000|CDA-TS-OFFSET|WARNING",
                "20260714103000+0200|2026-07-14|CDA-TS|ERROR",
                "value=\"19790328\"|value=\"19790231\"|CDA-TS|ERROR",
                "<low value=\"201804\"/>|<low value=\"201906\"/>|CDA-IVL-ORDER|WARNING",
                "#pb-1\"|#pb-99\"|CDA-REFERENCE|WARNING",
                "ID=\"pb-1-commentaire\"|ID=\"pb-1\"|CDA-ID-TWICE|ERROR",
                "<statusCode code=\"active\"/>|<statusCode" + " code=\"completed\"/>|CONCERN-CLOSED|ERROR",
                "code=\"282291009\"|code=\"111111111\"|PROBLEM-FR-CODE-SET|ERROR",
                "code=\"416098002\"|code=\"111111111\"|ALLERGY-CODE-SET|ERROR",
                "code=\"74011-8\"|code=\"11111-1\"|HABITUS-CODE-SET|ERROR",
                "code=\"MTH\"|code=\"XXX\"|FAMILY-RELATION|ERROR",
                "codeSystem=\"1.2.250.1.213.2.3.1\"|codeSystem=\"1.2.250.1.213.2.3.2\"|PRODUCT-CIS|ERROR",
                "1.3.6.1.4.1.19376.1.5.3.1.3.27|1.3.6.1.4.1.19376.1.5.3.1.3.99|VSM-DOCUMENT-WATCH|ERROR",
                "code=\"18776-5\"|code=\"11111-1\"|VSM-LONG-TERM-CODE|ERROR",
                "codeSystem=\"1.2.250.1.213.1.1.4.9\"|codeSystemName=\"x\"|CDA-CODE-SYSTEM|ERROR",
                "<setId root=\"1.2.250|<setId root=\"01.2.250|CDA-II-ROOT|ERROR"
            })
    void brokenVsm_isFound(String sound, String broken, String rule, Severity severity) throws IOException {
        assertThat(VSM).contains(sound);
        assertThat(report(VSM.replace(sound, broken)).findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.path()).startsWith("/ClinicalDocument");
        });
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mediaType=\"application/pdf\"|mediaType=\"image/png\"|N1-MEDIA-TYPE",
                " representation=\"B64\"||N1-REPRESENTATION",
                "JVBERi0|!!!!|CDA-BASE64",
                "JVBERi0|AAAAAAA|CDA-PDF",
                "1.3.6.1.4.1.19376.1.2.20|1.2.250.1.213.1.1.1.13|HDR-DOCUMENT-LEVEL-1-TEMPLATES"
            })
    void brokenN1_isFound(String sound, String broken, String rule) throws IOException {
        assertThat(N1).contains(sound);
        assertThat(report(N1.replace(sound, broken == null ? "" : broken)).findings())
                .extracting(Finding::rule)
                .contains(rule);
    }

    @Test
    void sectionIdTwice_isFound() throws IOException {
        String first = VSM.replaceAll("(?s).*?<section>.*?<id root=\"([^\"]+)\".*", "$1");
        String last = VSM.replaceAll("(?s).*<section>.*?<id root=\"([^\"]+)\".*", "$1");
        assertThat(report(VSM.replace(last, first)).findings())
                .extracting(Finding::rule)
                .containsOnly("CDA-SECTION-ID");
    }

    @Test
    void textOfEmptyComposite_missing_isFound() throws IOException {
        String broken = EMPTY_VSM.replaceFirst("(?s)<text>.*?</text>", "");
        assertThat(report(broken).findings()).extracting(Finding::rule).contains("VSM-PROBLEMS-TEXT");
    }

    @Test
    void relation_ofAnotherType_isFound() throws IOException {
        String broken = VSM.replace(
                "<componentOf>",
                "<relatedDocument typeCode=\"APND\"><parentDocument><id root=\"1.2.3\"/></parentDocument>"
                        + "</relatedDocument><componentOf>");
        assertThat(report(broken).findings()).extracting(Finding::rule).containsExactly("CDA-RELATION");
    }

    @Test
    void notXml_dtd_orAnotherRoot_isOneFinding() throws IOException {
        assertThat(report("bonjour").findings()).extracting(Finding::rule).containsExactly("XML-WELL-FORMED");
        assertThat(report("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("XML-WELL-FORMED");
        assertThat(report("<a/>").findings()).extracting(Finding::rule).containsExactly("CDA-ROOT");
        assertThat(report("<a/>").kind()).isEqualTo("unknown");
    }

    @Test
    void autoPresentable_innerDocumentIsChecked() throws IOException {
        String inner = VSM.substring(VSM.indexOf("<ClinicalDocument"));
        String sheet = "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\">"
                + "<data:Contenu xmlns:data=\"urn:asip-sante:ci-sis\">" + inner + "</data:Contenu></xsl:stylesheet>";
        assertThat(report(sheet)).isEqualTo(new CdaReport("cda/vsm", "VSM_1.4_2022.01", java.util.List.of()));
    }

    @Test
    void findings_neverQuoteThePatient() throws IOException {
        CdaReport report =
                report(VSM.replace("qualifier=\"BR\"", "qualifier=\"SP\"").replace("279032A004000", "x"));
        assertThat(report.findings()).isNotEmpty();
        assertThat(report.toString()).doesNotContain("ARTAGNAN", "ZOE", "Angor");
    }
}
