package org.segursdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.segursdk.conformance.evidence.Redactor;
import org.segursdk.conformance.run.RunResult;
import org.segursdk.conformance.run.Runs;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportsTest {
    private static final RunResult RESULT = Runs.run(
            Runs.waiver("REM-CDA-03", "", "KNOWN_DEFECT", "2027-03-31"),
            List.of(),
            Runs.check("bad", "REM-MSSS-07", "wrong"),
            Runs.check("crash", "REM-MSSS-08", "crash"),
            Runs.check("good", "REM-MSSS-09"),
            Runs.check("screen", "REM-INS-01"));

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void json_hasStableFieldsAndKeepsVolatileOnesApart() throws Exception {
        JsonNode root = JsonMapper.builder().build().readTree(JsonReport.of(RESULT));
        assertThat(root.fieldNames())
                .toIterable()
                .containsExactly(
                        "schema", "notice", "edition", "product", "counts", "clean", "requirements", "waivers", "run");
        assertThat(root.get("counts").get("FAIL").asInt()).isEqualTo(1);
        assertThat(root.get("clean").asBoolean()).isFalse();
        RunResult again = Runs.run(
                Runs.waiver("REM-CDA-03", "", "KNOWN_DEFECT", "2027-03-31"),
                List.of(),
                Runs.check("bad", "REM-MSSS-07", "wrong"),
                Runs.check("crash", "REM-MSSS-08", "crash"),
                Runs.check("good", "REM-MSSS-09"),
                Runs.check("screen", "REM-INS-01"));
        String first = JsonReport.of(RESULT);
        String second = JsonReport.of(again);
        assertThat(second.substring(0, second.lastIndexOf("\"run\"")))
                .isEqualTo(first.substring(0, first.lastIndexOf("\"run\"")));
    }

    @Test
    void junit_isWellFormedAndCountsWhatItHolds() throws Exception {
        Document document = xml(JUnitReport.of(RESULT, Locale.FRENCH));
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(230);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(1);
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getTextContent()).contains("ce n'est pas <bon>", "out/a <b>.xml:12");
        assertThat(document.getElementsByTagName("skipped").getLength()).isGreaterThan(100);
    }

    @Test
    void sarif_namesRequirementFileAndLine() throws Exception {
        JsonNode run = JsonMapper.builder()
                .build()
                .readTree(SarifReport.of(RESULT, Locale.ENGLISH))
                .get("runs")
                .get(0);
        JsonNode result = run.get("results").get(0);
        assertThat(result.get("ruleId").asText()).isEqualTo("REM-MSSS-07");
        assertThat(result.get("level").asText()).isEqualTo("error");
        JsonNode place = result.get("locations").get(0).get("physicalLocation");
        assertThat(place.get("artifactLocation").get("uri").asText()).isEqualTo("out/a%20%3Cb%3E.xml");
        assertThat(place.get("region").get("startLine").asInt()).isEqualTo(12);
        assertThat(run.get("tool").get("driver").get("rules")).hasSize(1);
    }

    @Test
    void html_saysWhatItIsNotInBothLanguagesAndEscapes() {
        String french = HtmlReport.of(RESULT, Locale.FRENCH, new Redactor());
        assertThat(french)
                .contains(
                        "projet indépendant",
                        "ni un référencement",
                        "2023-02-draft.1",
                        "À corriger d&#39;abord",
                        "ce n&#39;est pas &lt;bon&gt;",
                        "Pour corriger",
                        "<html lang=\"fr\">",
                        "défaut connu")
                .doesNotContain("<script", "<bon>", "http://");
        String english = HtmlReport.of(RESULT, Locale.ENGLISH, new Redactor());
        assertThat(english)
                .contains(
                        "independent project", "nor a CNDA authorisation", "To mend first", "To mend:", "lang=\"en\"");
        assertThat(french.split("<article ", -1)).hasSameSizeAs(english.split("<article ", -1));
    }

    @Test
    void html_isWellFormedEnoughToBeParsed() throws Exception {
        String html = HtmlReport.of(RESULT, Locale.FRENCH, new Redactor());
        String body = html.substring(html.indexOf("<main>"), html.indexOf("</body>"))
                .replaceAll("<(input[^>]*|br)>", "<$1/>")
                .replace(" checked/>", "/>");
        assertThat(xml(body).getElementsByTagName("article").getLength()).isGreaterThan(200);
    }

    @Test
    void spreadsheet_hasTheColumnsOfTheImportAndNoFormula() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ConvergenceSheet.writeXlsx(RESULT, bytes);
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        for (String part : parts.values()) {
            xml(part);
        }
        Document sheet = xml(parts.get("xl/worksheets/sheet1.xml"));
        Element head = (Element) sheet.getElementsByTagName("row").item(0);
        assertThat(head.getTextContent()).isEqualTo(String.join("", ConvergenceSheet.COLUMNS));
        assertThat(sheet.getElementsByTagName("row").getLength())
                .isEqualTo(ConvergenceSheet.rows(RESULT).size() + 1);
        assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
        assertThat(ConvergenceSheet.COLUMNS)
                .hasSize(14)
                .startsWith("Périmètre", "ID")
                .endsWith("Criticité", "Ordre");
    }

    @Test
    void spreadsheet_rows_areReferencesOfTheProductOnly() {
        List<List<String>> rows = ConvergenceSheet.rows(RESULT);
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(14));
        assertThat(rows.stream().map(row -> row.get(1)))
                .contains("MSS/CONF.14")
                .doesNotContain("DB/SO.12", "MSS/va1.32");
        assertThat(ConvergenceSheet.csv(RESULT).lines().count()).isEqualTo(rows.size() + 1L);
    }
}
