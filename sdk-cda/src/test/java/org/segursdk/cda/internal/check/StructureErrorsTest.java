package org.segursdk.cda.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.Finding;

/** Each kind of structure error, seen once in a document that is otherwise sound, and what the structure does allow. */
class StructureErrorsTest {
    private static final String VSM = Fixtures.xml(Fixtures.fullVsm().build().toDocument());

    private static List<Finding> structure(String xml) throws IOException {
        return CdaChecker.check(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).stream()
                .filter(finding -> finding.rule().startsWith("XSD-")
                        || finding.rule().equals("CDA-ID-TWICE")
                        || finding.rule().equals("CDA-MEDIA"))
                .toList();
    }

    private static String broken(String sound, String other) {
        assertThat(VSM).contains(sound);
        return VSM.replaceFirst(Pattern.quote(sound), Matcher.quoteReplacement(other));
    }

    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                // order, missing, twice, unknown
                "<realmCode code=\"FR\"/>; <title>avant</title>; XSD-ELEMENT",
                "<versionNumber value=\"1\"/>; <versionNumber value=\"1\"/><versionNumber value=\"1\"/>; XSD-ELEMENT",
                "<recordTarget>; <inconnu/><recordTarget>; XSD-ELEMENT",
                "<recordTarget>; <title xmlns=\"urn:x\">x</title><recordTarget>; XSD-ELEMENT",
                "<signatureCode code=\"S\"/>; <!-- -->; XSD-ELEMENT",
                "<patientRole>; <patientRole><patient/>; XSD-ELEMENT",
                "</patientRole>; </patientRole><patientRole/>; XSD-ELEMENT XSD-MISSING",
                "<patientRole>; <patientRole classCode=\"PAT\"><!-- -->; ''",
                "<legalAuthenticator>; <dataEnterer/><legalAuthenticator>; XSD-ELEMENT XSD-MISSING",
                "<recordTarget>; <author/><recordTarget>; XSD-ELEMENT XSD-MISSING",
                "<tbody>; <tbody><td/>; XSD-ELEMENT",
                // attributes
                "<realmCode code=\"FR\"/>; <realmCode code=\"FR\" inconnu=\"1\"/>; XSD-ATTRIBUTE",
                "<realmCode code=\"FR\"/>; <realmCode code=\"FR\" displayName=\"x\"/>; XSD-ATTRIBUTE",
                "<realmCode code=\"FR\"/>; <realmCode code=\"FR\" xmlns:y=\"urn:y\" y:code=\"1\"/>; XSD-ATTRIBUTE",
                "<tbody>; <tbody class=\"x\">; XSD-ATTRIBUTE",
                "<participant typeCode=\"INF\">; <participant>; XSD-ATTRIBUTE-MISSING",
                "extension=\"POCD_HD000040\"; ''; XSD-ATTRIBUTE-MISSING",
                "root=\"2.16.840.1.113883.1.3\"; root=\"1.2.3\"; XSD-FIXED",
                "<legalAuthenticator>; <legalAuthenticator typeCode=\"AUT\">; XSD-FIXED",
                "<legalAuthenticator>; <legalAuthenticator typeCode=\"LA\">; ''",
                // values
                "<participant typeCode=\"INF\">; <participant typeCode=\"INFO\">; XSD-VALUE",
                "<versionNumber value=\"1\"/>; <versionNumber value=\"un\"/>; XSD-VALUE",
                "nullFlavor=\"UNK\"; nullFlavor=\"UKN\"; XSD-VALUE",
                "<given>; <given qualifier=\"XX\">; XSD-VALUE",
                "<given>; <given qualifier=\"BR CL\">; ''",
                "root=\"1.2.250.1.213.1.1.1.1\"; root=\"1.2.250.01\"; XSD-VALUE",
                "classCode=\"OBS\"; classCode=\"ACT\"; XSD-VALUE",
                "classCode=\"OBS\"; classCode=\"COND\"; ''",
                "moodCode=\"EVN\"; moodCode=\"EVENT\"; XSD-VALUE",
                "inversionInd=\"false\"; inversionInd=\"non\"; XSD-VALUE",
                "<tbody>; <tbody align=\"milieu\">; XSD-VALUE",
                // types
                "xsi:type=\"CD\"; xsi:type=\"ZZ\"; XSD-TYPE",
                "xsi:type=\"CD\"; xsi:type=\"z:CD\"; XSD-TYPE",
                "xsi:type=\"CD\"; xsi:type=\"QTY\"; XSD-TYPE",
                "<value xsi:type=\"CD\"; <value; XSD-TYPE",
                "<title>; <title xsi:type=\"CD\">; XSD-TYPE",
                "<title>; <title xsi:type=\"ST\">; ''",
                "<recordTarget>; <recordTarget xsi:type=\"POCD_MT000040.RecordTarget\">; ''",
                "<recordTarget>; <recordTarget xsi:type=\"POCD_MT000040.Author\">; XSD-TYPE",
                // texts
                "<recordTarget>; <recordTarget>texte; XSD-TEXT",
                "</structuredBody>; texte</structuredBody>; XSD-TEXT",
                "<realmCode code=\"FR\"/>; <realmCode code=\"FR\">FR</realmCode>; XSD-TEXT",
                // identifiers of the narrative
                "<tbody>; <tbody ID=\"1x\">; XSD-VALUE",
                "<tbody>; <tbody ID=\"pb-1\">; CDA-ID-TWICE"
            })
    void oneFault_isToldAsItsKind(String sound, String other, String rule) throws IOException {
        assertThat(structure(broken(sound, other == null ? "" : other)))
                .extracting(Finding::rule)
                .isEqualTo(rule == null || rule.isEmpty() ? List.of() : List.of(rule.split(" ")));
    }

    @Test
    void missingAtTheEnd_isToldWithWhatIsExpected() throws IOException {
        String emptied = VSM.replaceFirst("(?s)<patientRole>.*?</patientRole>", "<patientRole><!-- --></patientRole>");
        assertThat(structure(emptied)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("XSD-MISSING");
            assertThat(finding.path()).endsWith("/recordTarget/patientRole");
            assertThat(finding.message().english()).endsWith("id");
        });
    }

    @Test
    void mediaNamedByTheNarrative_butAbsent_isFound() throws IOException {
        assertThat(structure(broken("<tbody>", "<tbody><!-- -->")
                        .replaceFirst(
                                "<table ",
                                "<paragraph><renderMultiMedia referencedObject=\"nulle-part\"/></paragraph><table ")))
                .extracting(Finding::rule)
                .containsExactly("CDA-MEDIA");
    }

    @Test
    void extensions_inTheirPlace_areAccepted() throws IOException {
        String sound = VSM.replaceFirst(
                        "<birthTime ([^>]*)/>",
                        "<birthTime $1/><s:deceasedInd xmlns:s=\"urn:hl7-org:sdtc\" value=\"false\"/>"
                                + "<s:multipleBirthOrderNumber xmlns:s=\"urn:hl7-org:sdtc\" value=\"2\"/>")
                .replaceFirst(
                        "</manufacturedMaterial>",
                        "<p:ingredient xmlns:p=\"urn:ihe:pharm:medication\" classCode=\"ACTI\"><p:quantity>"
                                + "<numerator xsi:type=\"PQ\" value=\"75\" unit=\"mg\"/>"
                                + "<denominator xsi:type=\"PQ\" value=\"1\"/></p:quantity>"
                                + "<p:ingredient classCode=\"MMAT\" determinerCode=\"KIND\">"
                                + "<p:code code=\"B01AC04\" codeSystem=\"2.16.840.1.113883.6.73\">"
                                + "<p:originalText>clopidogrel</p:originalText></p:code>"
                                + "<p:name>clopidogrel</p:name></p:ingredient></p:ingredient></manufacturedMaterial>");
        assertThat(structure(sound)).isEmpty();
        assertThat(structure(sound.replace("value=\"2\"/>", "value=\"0\"/>")))
                .extracting(Finding::rule)
                .containsExactly("XSD-VALUE");
        assertThat(structure(sound.replace("p:name>", "name>")))
                .extracting(Finding::rule)
                .containsExactly("XSD-ELEMENT");
        assertThat(structure(sound.replace("classCode=\"ACTI\"", "classCode=\"MANU\"")))
                .extracting(Finding::rule)
                .containsExactly("XSD-VALUE");
    }
}
