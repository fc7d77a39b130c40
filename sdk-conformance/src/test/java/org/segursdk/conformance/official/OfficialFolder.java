package org.segursdk.conformance.official;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder laid out as the publisher's, with a schema, an engine and rules small enough to be read here. */
final class OfficialFolder {
    static final String SOUND = "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><code code=\"A\"/></ClinicalDocument>";
    static final String UNKNOWN_CODE = SOUND.replace("\"A\"", "\"Z\"");
    static final String BROKEN = SOUND.replace("<code code=\"A\"/>", "<title/>");

    private static final String SCHEMA = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:hl7-org:v3"
                elementFormDefault="qualified">
              <xs:element name="ClinicalDocument"><xs:complexType><xs:sequence>
                <xs:element name="code"><xs:complexType><xs:attribute name="code"/></xs:complexType></xs:element>
              </xs:sequence></xs:complexType></xs:element>
            </xs:schema>
            """;
    private static final String IDENTITY = """
            <xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
              <xsl:template match="/"><xsl:copy-of select="."/></xsl:template>
            </xsl:stylesheet>
            """;
    /** Makes a style sheet of {@code <rules><rule test="" role="">text</rule></rules>}. */
    private static final String ENGINE = """
            <xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:out="urn:out" xmlns:svrl="http://purl.oclc.org/dsdl/svrl">
              <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
              <xsl:template match="/rules">
                <out:stylesheet version="2.0" xpath-default-namespace="urn:hl7-org:v3">
                  <out:template match="/"><svrl:schematron-output>
                    <xsl:for-each select="rule">
                      <out:if test="not({@test})">
                        <svrl:failed-assert role="{@role}" location="/*:ClinicalDocument[namespace-uri()='urn:hl7-org:v3'][1]">
                          <svrl:text><xsl:value-of select="."/></svrl:text>
                        </svrl:failed-assert>
                      </out:if>
                    </xsl:for-each>
                  </svrl:schematron-output></out:template>
                </out:stylesheet>
              </xsl:template>
            </xsl:stylesheet>
            """;

    static final String LOOK_UP = "ClinicalDocument/code/@code = doc('../jeuxDeValeurs/set.xml')//*:code";
    static final Map<String, String> COMMON = Map.of(
            "STRUCT-MIN", "profils/structurationMinimale/ASIP-STRUCT-MIN-StrucMin",
            "IHE", "profils/IHE",
            "MODELES-CDA", "profils/CI-SIS_ModelesDeContenusCDA",
            "MODELES-ANS", "profils/CI-SIS_Modeles_ANS",
            "TERMINO", "profils/terminologies/schematron/terminologie");

    final Path root;
    final Path cache;

    OfficialFolder(Path directory) throws IOException {
        root = directory.resolve("official");
        cache = directory.resolve("cache");
        write("infrastructure/cda/CDA_extended.xsd", SCHEMA);
        write("schematrons/moteur/iso_dsdl_include.xsl", IDENTITY);
        write("schematrons/moteur/iso_abstract_expand.xsl", IDENTITY);
        write("schematrons/moteur/iso_svrl_for_xslt2.xsl", ENGINE);
        for (Map.Entry<String, String> common : COMMON.entrySet()) {
            rules("schematrons/" + common.getValue() + ".sch", "exists(ClinicalDocument)", "error", common.getKey());
        }
        write("jeuxDeValeurs/set.xml", "<set><code>A</code><code>B</code></set>");
        rules("schematrons/CI-SIS_TINY.sch", LOOK_UP, "error", "code outside the set");
    }

    void rules(String file, String test, String role, String text) throws IOException {
        write(
                file,
                "<rules><rule role=\"" + role + "\" test=\"" + test.replace("\"", "&quot;") + "\">" + text
                        + "</rule></rules>");
    }

    void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    OfficialRules open() throws IOException {
        return OfficialRules.open(root, cache);
    }
}
