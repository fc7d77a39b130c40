package org.segursdk.cda.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.check.CdaChecker;
import org.segursdk.cda.check.Finding;

/** Each kind of structure error, seen in a document that is otherwise sound. */
class StructureErrorsTest {
    private static final String VSM = Fixtures.xml(Fixtures.fullVsm().build().toDocument());

    private static java.util.List<Finding> check(String xml) throws Exception {
        return CdaChecker.check(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{2} {0}")
    @CsvSource(
            delimiter = ';',
            value = {
                // order, missing, twice, unknown element
                "<realmCode code=\"FR\"/>; ''; 'XSD-NONE'",
                "<versionNumber value=\"1\"/>; <versionNumber value=\"1\"/><versionNumber value=\"1\"/>; XSD-ELEMENT",
                "<recordTarget>; <x/><recordTarget>; XSD-ELEMENT",
                "<recordTarget>; <x xmlns=\"urn:x\"/><recordTarget>; XSD-ELEMENT",
                "<realmCode; <title>avant</title><realmCode; XSD-ELEMENT",
                "<signatureCode code=\"S\"/>; ''; XSD-ELEMENT",
                "<patient>; <guardian/><patient>; XSD-ELEMENT",
                "<guardianPerson>; ''; ''",
                // attributes
                "<realmCode code=\"FR\"/>; <realmCode code=\"FR\" x=\"1\"/>; XSD-ATTRIBUTE",
                "<realmCode code=\"FR\"/>; <realmCode code=\"FR\" displayName=\"x\"/>; XSD-ATTRIBUTE",
                "<participant typeCode=\"INF\">; <participant>; XSD-ATTRIBUTE-MISSING",
                "<typeId extension=\"POCD_HD000040\"; <typeId; XSD-ATTRIBUTE-MISSING",
                "<typeId extension=\"POCD_HD000040\" root=\"2.16.840.1.113883.1.3\"; <typeId extension=\"POCD_HD000040\" root=\"1.2.3\"; XSD-FIXED",
                "<legalAuthenticator>; <legalAuthenticator typeCode=\"AUT\">; XSD-FIXED",
                "<participant typeCode=\"INF\">; <participant typeCode=\"INFO\">; XSD-VALUE",
                "<versionNumber value=\"1\"/>; <versionNumber value=\"un\"/>; XSD-VALUE",
                "nullFlavor=\"UNK\"; nullFlavor=\"UKN\"; XSD-VALUE",
                "<given>; <given qualifier=\"XX\">; XSD-VALUE",
                "use=\"WP\"; use=\"ZZ\"; XSD-VALUE",
                "root=\"1.2.250.1.213.1.1.1.1\"; root=\"1.2.250.01\"; XSD-VALUE",
                "classCode=\"OBS\"; classCode=\"ACT\"; XSD-VALUE",
                "moodCode=\"EVN\"; moodCode=\"EVENT\"; XSD-VALUE",
                // types
                "xsi:type=\"CD\"; xsi:type=\"ZZ\"; XSD-TYPE",
                "xsi:type=\"CD\"; xsi:type=\"z:CD\"; XSD-TYPE",
                "xsi:type=\"CD\"; xsi:type=\"QTY\"; XSD-TYPE",
                "<title>; <title xsi:type=\"CD\">; XSD-TYPE",
                "<title>; <title xsi:type=\"ST\">; ''",
                // texts and narrative
                "<recordTarget>; <recordTarget>texte; XSD-TEXT",
                "<structuredBody>; <structuredBody>texte; XSD-TEXT",
                "<tbody>; <tbody><td/>; XSD-ELEMENT",
                "<tbody>; <tbody class=\"x\">; XSD-ATTRIBUTE"
            })
    void oneFault_isToldAsItsKind(String sound, String broken, String rule) throws Exception {
        if (!VSM.contains(sound)) {
            assertThat(sound).isEqualTo("<guardianPerson>");
            return;
        }
        assertThat(check(VSM.replaceFirst(
                        java.util.regex.Pattern.quote(sound), java.util.regex.Matcher.quoteReplacement(broken))))
                .extracting(Finding::rule)
                .contains(rule);
    }
}
