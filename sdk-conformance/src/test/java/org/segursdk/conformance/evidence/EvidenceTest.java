package org.segursdk.conformance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.cli.TestCorpus;
import org.segursdk.core.error.InvalidInputException;

@Tag("REM-GEN-02")
class EvidenceTest {
    private static final Review ACCEPTED = new Review(true, "j.dupont", "vu", LocalDate.of(2026, 11, 20));

    @TempDir
    Path folder;

    private EvidenceFolder evidence() {
        return new EvidenceFolder(folder.resolve("segur-evidence"));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("cnda insi.pdf"), content);
    }

    @Test
    void add_thenReview_isReadBack() throws IOException {
        evidence().add("REM-DMPA-10", Optional.of("DMP/va1.08.01.01"), file("abc"));
        evidence().link("REM-BIO-01", Optional.empty(), "https://interop.example/1");
        evidence().review("REM-DMPA-10", ACCEPTED);
        assertThat(evidence().read()).hasSize(2);
        SuppliedEvidence first = evidence().read().get(0);
        assertThat(first.isAccepted()).isTrue();
        assertThat(first.name()).isEqualTo("cnda_insi.pdf");
        assertThat(first.sha256()).startsWith("ba7816bf");
        assertThat(evidence().file(first).orElseThrow()).hasContent("abc");
    }

    @Test
    void review_withoutAFile_isADemonstrationSeen() throws IOException {
        assertThat(evidence().review("REM-WL-04", ACCEPTED)).hasSize(1);
        assertThat(evidence().read().get(0).isAccepted()).isTrue();
    }

    @Test
    void file_changedAfterItsReview_hasLostIt() throws IOException {
        SuppliedEvidence added = evidence().add("REM-DMPA-10", Optional.empty(), file("abc"));
        evidence().review("REM-DMPA-10", ACCEPTED);
        Files.writeString(evidence().file(added).orElseThrow(), "abd");
        assertThat(evidence().read().get(0).review()).isEmpty();
    }

    @Test
    void read_damagedIndexOrNameThatLeavesTheFolder_isRefused() throws IOException {
        Path index = Files.createDirectories(folder.resolve("segur-evidence")).resolve("evidence.json");
        Files.writeString(index, "{\"evidence\":[{\"name\":\"../../x\",\"sha256\":\"" + "0".repeat(64) + "\"}]}");
        assertThatThrownBy(() -> evidence().read()).isInstanceOf(InvalidInputException.class);
        Files.writeString(index, "nonsense");
        assertThatThrownBy(() -> evidence().read()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> evidence().link("REM-BIO-01", Optional.empty(), "javascript:alert(1)"))
                .isInstanceOf(InvalidInputException.class);
    }

    private Path sealed(String name) throws IOException {
        Path target = folder.resolve(name);
        EvidencePackage.seal(
                target,
                Map.of("product", "Essai"),
                Map.of("result.json", out -> out.write("{}".getBytes(StandardCharsets.UTF_8)), "a/b.txt", out -> {
                    out.write('x');
                    out.close();
                }));
        return target;
    }

    @Test
    void seal_thenVerify_findsNothingAndSameContentIsTheSameBytes() throws IOException {
        Path first = sealed("one.zip");
        assertThat(EvidencePackage.verify(first)).isEmpty();
        assertThat(first).hasSameBinaryContentAs(sealed("two.zip"));
        assertThatThrownBy(() -> sealed("one.zip")).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void verify_changedAddedOrRemoved_namesTheFile() throws IOException {
        Path sealed = sealed("one.zip");
        assertThat(EvidencePackage.verify(rewritten(sealed, "a/b.txt", "y"))).containsExactly("a/b.txt");
        assertThat(EvidencePackage.verify(rewritten(sealed, "new.txt", "y"))).containsExactly("new.txt");
        assertThat(EvidencePackage.verify(rewritten(sealed, "a/b.txt", null))).containsExactly("a/b.txt");
        Path other = Files.writeString(folder.resolve("no.zip"), "no zip");
        assertThatThrownBy(() -> EvidencePackage.verify(other)).isInstanceOf(InvalidInputException.class);
    }

    private Path rewritten(Path sealed, String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(sealed.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry each : zip.stream().toList()) {
                if (!each.getName().equals(name)) {
                    out.putNextEntry(new ZipEntry(each.getName()));
                    zip.getInputStream(each).transferTo(out);
                }
            }
            if (content != null) {
                out.putNextEntry(new ZipEntry(name));
                out.write(content.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve("rewritten.zip"), bytes.toByteArray());
    }

    @Test
    void redact_cda_keepsStructureAndCodesButNoTextNorIdentifier() throws IOException {
        byte[] cda = Files.readAllBytes(TestCorpus.folder().resolve("cda/vsm-0001.xml"));
        Redactor redactor = new Redactor();
        String shown = new String(redactor.redact(cda), StandardCharsets.UTF_8);
        String original = new String(cda, StandardCharsets.UTF_8);
        assertThat(shown)
                .contains(
                        "<ClinicalDocument",
                        "recordTarget",
                        "extension=\"POCD_HD000040\"",
                        "codeSystem=\"2.16.840.1.113883.6.1\"");
        for (String sort :
                new String[] {"<family[^>]*>([^<]+)<", "extension=\"([0-9]{13,})\"", "birthTime value=\"([0-9]{8})\""
                }) {
            java.util.regex.Matcher value =
                    java.util.regex.Pattern.compile(sort).matcher(original);
            assertThat(value.find()).as(sort).isTrue();
            assertThat(shown).doesNotContain(">" + value.group(1) + "<").doesNotContain("\"" + value.group(1) + "\"");
        }
        assertThat(redactor.replaced()).containsKeys("TEXT", "extension");
        assertThat(new String(redactor.redact(cda), StandardCharsets.UTF_8))
                .as("same tokens")
                .isEqualTo(shown);
    }

    @Test
    void redact_mail_keepsTechnicalHeadersOnly() {
        String mail = "From: Dr DUPONT <a@b.fr>\r\nSubject: XDM/1.0/DDM+CR NESSI RUTH\r\nX-MSS-INS: O\r\n"
                + "Content-Type: multipart/mixed;\r\n boundary=\"x\"; name=\"NESSI.pdf\"\r\n\r\nNESSI RUTH\r\n";
        String shown = new String(new Redactor().redact(mail.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        assertThat(shown)
                .contains("X-MSS-INS: O", "Content-Type: multipart/mixed", "Subject: HEADER-", "[not shown: ")
                .doesNotContain("NESSI", "DUPONT", "a@b.fr");
    }

    @Test
    void redact_anythingElse_isOnlyMeasured() {
        for (String each : new String[] {"PK\u0003\u0004NESSI", "<a>NESSI", "NESSI RUTH", "{\"name\":\"NESSI\"}"}) {
            String shown =
                    new String(new Redactor().redact(each.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
            assertThat(shown).doesNotContain("NESSI").contains("sha256");
        }
    }
}
