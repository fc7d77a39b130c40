package org.segursdk.mss.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.error.InvalidInputException;

@Tag("REM-MSSS-06")
class PdfNameTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static String name(String label, String name, String given, Optional<String> folder) {
        return PdfName.of(
                        MailSamples.metadata("1.2.3")
                                .typeCode(MailSamples.type("18748-4", label))
                                .patient(MailSamples.local(name, given, "1985-06-03"))
                                .build(),
                        folder,
                        PARIS)
                .value();
    }

    @Test
    void parts_areInOrder() {
        assertThat(name("CR d'imagerie médicale", "Testpat", "Luc", Optional.empty()))
                .isEqualTo("20260113_CR d'imagerie médicale_TESTPAT_LUC.pdf");
        assertThat(name("CR d'examens biologiques", "Testpat", "Luc", Optional.of("L-2026 42")))
                .isEqualTo("20260113_CR d'examens biologiques_TESTPAT_LUC_L-2026 42.pdf");
    }

    @Test
    void day_isThatOfTheZone() {
        var document = MailSamples.metadata("1.2.3").build();
        assertThat(PdfName.of(document, Optional.empty(), ZoneId.of("UTC")).value())
                .startsWith("20260112_");
        assertThat(PdfName.of(document, Optional.empty(), PARIS).value()).startsWith("20260113_");
    }

    @Test
    void label_isCutAndMadeFit() {
        assertThat(name("a/b\\c:d*e?f\"g<h>i|j_k", "PAT", "ANNE", Optional.empty()))
                .isEqualTo("20260113_a-b-c-d-e-f-g-h-i-j-k_PAT_ANNE.pdf");
        assertThat(name("x".repeat(60), "PAT", "ANNE", Optional.empty()))
                .isEqualTo("20260113_" + "x".repeat(40) + "_PAT_ANNE.pdf");
    }

    @Test
    void folderThatWouldChange_isRefused() {
        for (String folder : List.of("a_b", "a/b", "../x", "a\r\nb", "", " ", "a\"b", "a\u202Eb")) {
            assertThatThrownBy(() -> name("CR", "PAT", "ANNE", Optional.of(folder)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("MSS-PDF-FOLDER");
        }
    }

    @Test
    void anyName_keepsFourParts() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            String made = name(
                    NastyNames.label(random), NastyNames.name(random), NastyNames.givenName(random), Optional.empty());
            assertThat(made).matches("[0-9]{8}_[^_/\\\\:*?\"<>|\\p{Cc}]{1,40}_[A-Z' \\-]+_[A-Z' \\-]+\\.pdf");
        }
    }
}
