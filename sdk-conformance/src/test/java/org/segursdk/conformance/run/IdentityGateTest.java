package org.segursdk.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.check.FileChecker;
import org.segursdk.conformance.cli.TestCorpus;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.identity.Matricule;

@Tag("REM-SEC-03")
class IdentityGateTest {
    /** Made of a number nobody of the test lists has, never stored anywhere but here. */
    private static final String NUMBER = "1990199999" + "999";

    private static final String STRANGER = NUMBER + Matricule.keyOf(NUMBER);

    @TempDir
    Path folder;

    private boolean stops(byte[] content) throws IOException {
        Files.write(folder.resolve("a.xml"), content);
        Artefacts artefacts = Artefacts.read(folder, new FileChecker());
        SegurSecurityException stopped =
                catchThrowableOfType(SegurSecurityException.class, () -> IdentityGate.pass(artefacts));
        if (stopped != null) {
            assertThat(stopped.code()).isEqualTo(IdentityGate.CODE);
            assertThat(stopped.getMessage()).contains("a.xml").doesNotContain(NUMBER);
        }
        return stopped != null;
    }

    private boolean stops(String content) throws IOException {
        return stops(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pass_ownCorpus_hasNoStranger() throws IOException {
        Artefacts corpus = Artefacts.read(TestCorpus.folder(), new FileChecker());
        assertThat(corpus.all()).hasSizeGreaterThan(50);
        assertThatCode(() -> IdentityGate.pass(corpus)).doesNotThrowAnyException();
        assertThat(IdentityGate.strangers(corpus)).isEmpty();
    }

    @Test
    void pass_matriculeOfNoTestList_stopsWhereverItStands() throws IOException {
        assertThat(stops("<id extension=\"" + STRANGER + "\"/>")).isTrue();
        assertThat(stops("To: " + STRANGER + "@patient.mssante.fr\r\n\r\n")).isTrue();
        assertThat(stops("<NumIdentifiant>" + NUMBER + "</NumIdentifiant>\n<Cle>" + Matricule.keyOf(NUMBER) + "</Cle>"))
                .isTrue();
        assertThat(stops("Subject: a\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(("x".repeat(200) + " " + STRANGER).getBytes(StandardCharsets.US_ASCII))
                        + "\r\n--b"))
                .isTrue();
        assertThat(stops(zip("<id extension=\"" + STRANGER + "\"/>"))).isTrue();
    }

    @Test
    void pass_wrongKeyLongerNumberOrTestPerson_goesOn() throws IOException {
        assertThat(stops("<id extension=\"" + NUMBER + "00\"/>")).isFalse();
        assertThat(stops("1.2.250." + STRANGER + ".1 9" + STRANGER)).isFalse();
        assertThat(stops(
                        "<id extension=\"" + Matricule.ofNumber("2990101000000").value() + "\"/>"))
                .isFalse();
        assertThat(stops("A".repeat(3_000_000))).isFalse();
    }

    @Test
    void pass_rppsOutsideTheRanges_stops() throws IOException {
        assertThat(stops("<id root=\"1.2.250.1.71.4.2.1\" extension=\"810001234567\"/>"))
                .isTrue();
        assertThat(stops("<id root=\"1.2.250.1.71.4.2.1\" extension=\"899700218896\"/>"))
                .isFalse();
        assertThat(stops("<phone>810001234567</phone>")).isFalse();
    }

    private static byte[] zip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("IHE_XDM/SUBSET01/DOC00001.XML"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
