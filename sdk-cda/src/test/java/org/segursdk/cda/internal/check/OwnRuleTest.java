package org.segursdk.cda.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.CdaReport;
import org.segursdk.cda.check.Finding;
import org.segursdk.cda.prescription.Prescriptions;

/** Every rule written in code is seen silent on sound documents and speaking on one that breaks it. */
class OwnRuleTest {
    private static final String VSM = Fixtures.xml(Fixtures.fullVsm().build().toDocument());
    private static final String N1 = Fixtures.xml(Fixtures.pdfLetter().build().toDocument());
    private static final String EP =
            Fixtures.xml(Prescriptions.everything().build().toDocument());
    private static final String NOTHING = "(?s).*";
    private static final String OWN_ID = "<id root=\"(1.2.250.1.213.3.999.2026.1)\"/>";
    private static final int MANY = 1_100;
    private static final int TOO_LONG = 17_000_000;

    private static CdaReport report(String xml) throws IOException {
        return CdaChecker.inspect(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Arguments broken(OwnRule rule, String sound, String expression, String replacement) {
        return arguments(rule, sound, expression, replacement);
    }

    private static Arguments function(OwnRule rule, String attributes) {
        return broken(rule, VSM, "<functionCode [^>]*>", "<functionCode " + attributes + "/>");
    }

    private static Arguments act(OwnRule rule, String inside) {
        return broken(rule, VSM, "(<serviceEvent>\\s*<code [^>]*)/>", "$1>" + inside + "</code>");
    }

    private static Arguments relation(OwnRule rule, String type, String id) {
        String relation = "<relatedDocument typeCode=\"" + type + "\"><parentDocument><id root=\"" + id
                + "\"/></parentDocument></relatedDocument><componentOf>";
        return broken(rule, VSM, "<componentOf>", relation);
    }

    static Stream<Arguments> schema() {
        return Stream.of(
                broken(OwnRule.XML_WELL_FORMED, VSM, "</title>", "</titre>"),
                broken(OwnRule.CDA_SIZE, VSM, NOTHING, "<a>" + "a".repeat(TOO_LONG) + "</a>"),
                broken(OwnRule.CDA_ROOT, VSM, NOTHING, "<a/>"),
                broken(
                        OwnRule.CDA_MANY,
                        VSM,
                        "<templateId ",
                        "<templateId root=\"x y\"/>".repeat(MANY) + "<templateId "),
                broken(OwnRule.XSD_ELEMENT, VSM, "<title>", "<truc/><title>"),
                broken(OwnRule.XSD_MISSING, VSM, "(?s)<component>.*</component>", ""),
                broken(OwnRule.XSD_ATTRIBUTE, VSM, "<title>", "<title inconnu=\"1\">"),
                broken(
                        OwnRule.XSD_ATTRIBUTE_MISSING,
                        VSM,
                        "<entryRelationship typeCode=\"SUBJ\"",
                        "<entryRelationship"),
                broken(OwnRule.XSD_VALUE, VSM, "<versionNumber value=\"1\"", "<versionNumber value=\"1.0\""),
                broken(OwnRule.XSD_FIXED, VSM, "<typeId root=\"2.16.840.1.113883.1.3\"", "<typeId root=\"1.2.3\""),
                broken(OwnRule.XSD_TYPE, VSM, "xsi:type=\"CD\"", "xsi:type=\"XX\""),
                broken(OwnRule.XSD_TEXT, VSM, "<patientRole>", "<patientRole>texte"),
                broken(OwnRule.CDA_ID_TWICE, VSM, "ID=\"pb-1-commentaire\"", "ID=\"pb-1\""),
                broken(
                        OwnRule.CDA_MEDIA,
                        VSM,
                        "<content ID=\"pb-1\">",
                        "<renderMultiMedia referencedObject=\"absent\"/><content ID=\"pb-1\">"));
    }

    static Stream<Arguments> datatypes() {
        return Stream.of(
                broken(OwnRule.DT_NULL, VSM, "<telecom value", "<telecom nullFlavor=\"UNK\" value"),
                broken(OwnRule.DT_EMPTY, VSM, "<birthTime [^>]*>", "<birthTime/>"),
                broken(OwnRule.DT_TYPE, VSM, "<effectiveTime value", "<effectiveTime xsi:type=\"IVL_TS\" value"),
                broken(OwnRule.CDA_II_ROOT, VSM, "<setId root=\"1", "<setId root=\"01"),
                broken(OwnRule.CDA_II_LENGTH, VSM, "extension=\"899", "extension=\"" + "9".repeat(65)),
                broken(OwnRule.CDA_II_CASE, VSM, "B9EDDA65", "b9edda65"),
                broken(OwnRule.DT_TWIN, VSM, "(<telecom [^>]*>)", "$1$1"),
                function(OwnRule.CDA_CODE, ""),
                function(OwnRule.CDA_CODE_SYSTEM, "code=\"PCP\""),
                function(OwnRule.CDA_CODE_SYSTEM_NAME, "nullFlavor=\"UNK\" codeSystemName=\"x\""),
                function(OwnRule.CDA_CODE_DISPLAY, "nullFlavor=\"UNK\" displayName=\"x\""),
                function(OwnRule.CDA_CODE_NULL, "nullFlavor=\"UNK\" code=\"PCP\""),
                act(OwnRule.CDA_CODE_TRANSLATION, "<translation nullFlavor=\"UNK\"/>"),
                act(OwnRule.CDA_CE_QUALIFIER, "<qualifier/>"),
                broken(OwnRule.CDA_CS, VSM, "code=\"fr-FR\"", "code=\"fr-FR\" displayName=\"x\""),
                broken(OwnRule.CDA_TS, VSM, "value=\"19790328\"", "value=\"19790231\""),
                broken(OwnRule.CDA_TS_OFFSET, VSM, "20260714103000\\+0200", "20260714103000"),
                broken(OwnRule.CDA_IVL, VSM, "<effectiveTime>", "<effectiveTime nullFlavor=\"UNK\">"),
                broken(OwnRule.CDA_IVL_ORDER, VSM, "<low value=\"201804\"/>", "<low value=\"201906\"/>"),
                broken(OwnRule.CDA_INT, VSM, "<versionNumber value=\"1\"", "<versionNumber value=\"0\""),
                broken(OwnRule.CDA_NAME, VSM, "(<name>\\s*<prefix>)", "<name>texte<prefix>"),
                broken(OwnRule.CDA_ADDRESS, VSM, "<addr use=\"WP\">", "<addr use=\"WP\">texte"),
                broken(
                        OwnRule.CDA_ADDRESS_KIND,
                        VSM,
                        "<addr use=\"WP\">",
                        "<addr use=\"WP\"><streetName>x</streetName>"),
                broken(OwnRule.CDA_TEXT_EMPTY, VSM, "<title>[^<]*", "<title> "),
                broken(OwnRule.CDA_ED, N1, " mediaType=\"application/pdf\"", ""),
                broken(OwnRule.CDA_URL, VSM, "tel:0147150000", "tel:01 47 15"),
                broken(OwnRule.CODE_UNKNOWN, VSM, "code=\"I20.0\"", "code=\"ZZ99\""),
                broken(OwnRule.UNIT_UCUM, VSM, " unit=\"[^\"]*\"", " unit=\"UI/L\""));
    }

    static Stream<Arguments> blindSpots() {
        return Stream.of(
                broken(OwnRule.INS_MATRICULE_FORM, VSM, "279032A00400003", "279032A004"),
                broken(OwnRule.INS_MATRICULE_KEY, VSM, "279032A00400003", "279032A00400004"),
                broken(OwnRule.INS_COG, VSM, "2A004</county>", "2A</county>"),
                broken(OwnRule.CDA_REFERENCE, VSM, "value=\"#pb-1\"", "value=\"#absent\""),
                broken(
                        OwnRule.CDA_SECTION_ID,
                        VSM,
                        "E208A03A-9A17-5636-AB1F-C438CD7B8FD6",
                        "B9EDDA65-289F-5BAE-A692-5AFB0C95BE8A"),
                broken(
                        OwnRule.CDA_SECTION_EMPTY,
                        VSM,
                        "<structuredBody>",
                        "<structuredBody><component><section><title>x</title></section></component>"),
                broken(
                        OwnRule.CDA_CODE_SYSTEM_WRONG,
                        VSM,
                        "codeSystem=\"2.16.840.1.113883.5.25\"",
                        "codeSystem=\"2.16.840.1.113883.5.1\""),
                relation(OwnRule.CDA_RELATION, "APND", "1.2.3"),
                relation(OwnRule.CDA_RELATION_SELF, "XFRM", "1.2.250.1.213.3.999.2026.1"),
                relation(OwnRule.CDA_RELATION_VERSION, "RPLC", "1.2.3"),
                broken(OwnRule.CDA_DATE_ORDER, VSM, "value=\"19790328\"", "value=\"20270328\""),
                broken(
                        OwnRule.CDA_N1_TEMPLATE,
                        VSM,
                        OWN_ID,
                        "<templateId root=\"1.3.6.1.4.1.19376.1.2.20\"/><id root=\"$1\"/>"),
                broken(OwnRule.N1_MEDIA_TYPE, N1, "application/pdf", "image/png"),
                broken(OwnRule.N1_REPRESENTATION, N1, " representation=\"B64\"", ""),
                broken(OwnRule.CDA_BASE64, N1, "JVBERi0", "!!!!"),
                broken(
                        OwnRule.CDA_BASE64_EMPTY,
                        N1,
                        "(?s)representation=\"B64\">.*?</text>",
                        "representation=\"B64\"></text>"),
                broken(OwnRule.CDA_PDF, N1, "JVBERi0", "AAAAAAA"),
                broken(OwnRule.VSM_TREATING_PHYSICIAN, VSM, "code=\"PCP\"", "code=\"ATTPHYS\""),
                broken(
                        OwnRule.VSM_EVENT,
                        VSM,
                        "<serviceEvent>\\s*<code code=\"34117-2\"",
                        "<serviceEvent><code code=\"11488-4\""),
                broken(
                        OwnRule.EP_MODE,
                        EP,
                        "(<templateId root=\"1.3.6.1.4.1.19376.1.5.3.1.4.)7.1(\"/>)",
                        "$17.1$2$18$2"),
                broken(OwnRule.EP_REPEAT, EP, "<repeatNumber [^>]*>", ""),
                broken(
                        OwnRule.REF_STATEMENT,
                        VSM,
                        "(1.2.250.1.213.1.1.3.36\"/>\\s*<id root=\")[^\"]*",
                        "$1" + "1.2.3"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"schema", "datatypes", "blindSpots"})
    void brokenDocument_isTold_andOnlyTheBrokenOne(OwnRule rule, String sound, String expression, String replacement)
            throws IOException {
        String broken = sound.replaceFirst(expression, replacement);
        assertThat(broken).isNotEqualTo(sound);
        assertThat(report(sound).findings()).extracting(Finding::rule).doesNotContain(rule.id());
        assertThat(report(broken).findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule.id());
            assertThat(finding.message().french()).startsWith(rule.message.french());
        });
    }

    @Test
    void soundDocuments_haveNoError() throws IOException {
        for (String sound : List.of(VSM, N1, EP)) {
            assertThat(report(sound).findings()).noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        }
    }

    @Test
    void everyRuleInCode_isSeenHere() {
        Set<OwnRule> seen = EnumSet.noneOf(OwnRule.class);
        Stream.of(schema(), datatypes(), blindSpots())
                .flatMap(rows -> rows)
                .forEach(row -> seen.add((OwnRule) row.get()[0]));
        assertThat(seen).isEqualTo(EnumSet.allOf(OwnRule.class));
    }
}
