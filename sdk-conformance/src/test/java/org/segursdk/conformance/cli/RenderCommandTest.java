package org.segursdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code segur-kit render} as a user runs it. */
class RenderCommandTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void writeCorpus() {
        Kit run = Kit.run("corpus", "--out", folder.toString(), "--seed", "5", "--count", "1", "--only", "cda");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private static Path sample(String type) {
        return folder.resolve("cda").resolve(type + "-0001.xml");
    }

    private static String start(Path pdf) throws IOException {
        return new String(Files.readAllBytes(pdf), 0, 5, StandardCharsets.US_ASCII);
    }

    @Test
    void html_isWrittenBesideTheDocument() throws IOException {
        Kit run = Kit.run("render", sample("mde").toString());
        assertThat(run.exit()).as(run.err()).isZero();
        Path page = folder.resolve("cda/mde-0001.html");
        assertThat(run.out()).contains(page.toString());
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("Périmètre crânien", "lang=\"fr\"");
    }

    @Test
    void english_changesTheLabelsOnly() throws IOException {
        Path out = folder.resolve("english.html");
        assertThat(Kit.run(
                                "render",
                                "--lang",
                                "en",
                                "--out",
                                out.toString(),
                                sample("mde").toString())
                        .exit())
                .isZero();
        assertThat(Files.readString(out)).contains("Birth date", "Périmètre crânien");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vsm",
                "n1",
                "cr-bio",
                "cr-img",
                "cr-img-n1",
                "da-img",
                "ep-med-dm",
                "ldl-ses",
                "ldl-ees",
                "vac",
                "vac-note",
                "cs9",
                "cs24",
                "mde"
            })
    void pdf_ofEveryType_isWritten(String type) throws IOException {
        Path out = folder.resolve(type + ".pdf");
        Kit run = Kit.run(
                "render",
                "--to",
                "pdf",
                "--copy",
                "IGNORED",
                "--out",
                out.toString(),
                sample(type).toString());
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("page(s)").doesNotContain("PDF of the document");
        assertThat(start(out)).isEqualTo("%PDF-");
    }

    @Test
    void pdf_byDefault_isTheDocumentsOwn() throws IOException {
        Path out = folder.resolve("own.pdf");
        Kit run = Kit.run(
                "render",
                "--to",
                "pdf",
                "--out",
                out.toString(),
                sample("cr-img-n1").toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("PDF of the document");
        assertThat(start(out)).isEqualTo("%PDF-");
    }

    @Test
    void noCdaDocument_exits1_andLeavesNothing() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("refused"));
        Path file = Files.writeString(directory.resolve("x.xml"), "<a/>");
        Kit run = Kit.run("render", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("CDA-ROOT", "aucun ClinicalDocument");
        assertThat(Kit.run("render", "--lang", "en", file.toString()).err()).contains("no ClinicalDocument");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void misused_exits4() {
        assertThat(Kit.run("render").exit()).isEqualTo(4);
        assertThat(Kit.run("render", folder.resolve("absent.xml").toString()).exit())
                .isEqualTo(4);
        assertThat(Kit.run("render", "--to", "png", sample("mde").toString()).exit())
                .isEqualTo(4);
        assertThat(Kit.run("render", "--copy", "SOMETIMES", sample("mde").toString())
                        .exit())
                .isEqualTo(4);
    }
}
