package org.segursdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.conformance.check.ExplainedRule;
import org.segursdk.conformance.check.KitRules;

/** {@code segur-kit check --pdf} and {@code --explain}, run as a user does. */
class CheckCommandTest {
    @TempDir
    static Path corpus;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeCorpus() {
        Kit run = Kit.run("corpus", "--out", corpus.toString(), "--seed", "21", "--count", "1", "--only", "cda");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void pdf_soundDocuments_nothingFound() {
        Kit run = Kit.run("check", "--pdf", corpus.toString());
        assertThat(run.exit()).as(run.out()).isZero();
    }

    @Test
    void pdf_thatDoesNotOpen_isToldOnlyWhenAsked() throws IOException {
        String broken = "%PDF-1.4\nrien\n%%EOF\n";
        Path file = level1(broken.getBytes(StandardCharsets.US_ASCII));
        assertThat(Kit.run("check", file.toString()).exit()).isZero();
        Kit run = Kit.run("check", "--pdf", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("[PDF-UNREADABLE] PDF 1: le PDF ne s'ouvre pas");
        assertThat(Kit.run("check", "--pdf", "--lang", "en", file.toString()).out())
                .contains("the PDF cannot be opened");
    }

    @Test
    void pdf_protected_isTold() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            assertThat(Kit.run("check", "--pdf", level1(bytes(pdf)).toString()).out())
                    .contains("PDF-ENCRYPTED");
        }
    }

    @Test
    void pdf_withoutPage_isTold() throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            assertThat(Kit.run("check", "--pdf", level1(bytes(pdf)).toString()).out())
                    .contains("PDF-EMPTY");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void explain_all_everyRuleHasItsWordsAndItsSource(String language) {
        Kit run = Kit.run("check", "--explain", "all", "--lang", language);
        assertThat(run.exit()).isZero();
        Map<String, String> said = explained(run.out());
        List<ExplainedRule> rules = KitRules.all();
        assertThat(said).hasSameSizeAs(rules);
        for (ExplainedRule rule : rules) {
            assertThat(rule.source()).as(rule.id()).isNotBlank();
            assertThat(said.get(rule.id() + "  " + rule.severity() + "  " + rule.source()))
                    .as(rule.id())
                    .hasSizeGreaterThan(20);
        }
    }

    @Test
    void explain_all_isSaidInTwoLanguages() {
        Map<String, String> french =
                explained(Kit.run("check", "--explain", "all").out());
        Map<String, String> english =
                explained(Kit.run("check", "--explain", "all", "--lang", "en").out());
        assertThat(english.keySet()).isEqualTo(french.keySet());
        french.forEach((rule, words) -> assertThat(english.get(rule)).as(rule).isNotEqualTo(words));
    }

    @Test
    void explain_oneRule_whateverItsCase() {
        Kit run = Kit.run("check", "--explain", "cda-reference");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("CDA-REFERENCE  WARNING  cda §5.3").contains("Pour corriger");
    }

    @Test
    void explain_unknownRule_exits2() {
        Kit run = Kit.run("check", "--explain", "NO-SUCH-RULE");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--explain all");
    }

    private static Map<String, String> explained(String out) {
        List<String> lines = out.lines().collect(Collectors.toList());
        Map<String, String> explained = new LinkedHashMap<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            assertThat(lines.get(i + 1)).startsWith("  ");
            explained.put(lines.get(i), lines.get(i + 1).strip());
        }
        return explained;
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    /** A sound level-1 document with another content. */
    private Path level1(byte[] content) throws IOException {
        String sound = Files.readString(corpus.resolve("cda/cr-img-n1-0001.xml"));
        String base64 = Base64.getEncoder().encodeToString(content);
        String other =
                sound.replaceFirst("(?s)(representation=\"B64\"[^>]*>)[^<]*", "$1" + Matcher.quoteReplacement(base64));
        assertThat(other).isNotEqualTo(sound);
        return Files.writeString(folder.resolve("n1.xml"), other);
    }
}
