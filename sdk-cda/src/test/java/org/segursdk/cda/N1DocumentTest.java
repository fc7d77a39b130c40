package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.w3c.dom.Element;

class N1DocumentTest {
    private static final String TEXT = "/h:ClinicalDocument/h:component/h:nonXMLBody/h:text";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 49_150, 49_151, 49_152, 49_153, 200_000})
    void pdf_anySize_comesBackByteForByte(int padding) {
        byte[] pdf = padded(padding);
        Document document =
                Fixtures.pdfLetter().pdf(DocumentContent.of(pdf)).build().toDocument();
        Element dom = Fixtures.dom(document);
        assertThat(XPaths.text(dom, TEXT + "/@mediaType")).isEqualTo("application/pdf");
        assertThat(XPaths.text(dom, TEXT + "/@representation")).isEqualTo("B64");
        assertThat(Base64.getDecoder().decode(XPaths.text(dom, TEXT))).isEqualTo(pdf);
    }

    @Test
    void n1_hasExactlyItsThreeTemplates() {
        Element dom = Fixtures.dom(Fixtures.pdfLetter().build().toDocument());
        assertThat(XPaths.texts(dom, "/*/h:templateId/@root"))
                .containsExactly("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.2.20");
    }

    @Test
    void text_comesBackAsUtf8() {
        String words = "Cher confrère,\nœdème < 3 mm & régression 💊\n";
        Document document = Fixtures.pdfLetter().text(words).build().toDocument();
        Element dom = Fixtures.dom(document);
        assertThat(XPaths.text(dom, TEXT + "/@mediaType")).isEqualTo("text/plain");
        assertThat(new String(Base64.getDecoder().decode(XPaths.text(dom, TEXT)), StandardCharsets.UTF_8))
                .isEqualTo(words);
        assertThat(document.metadata().formatCode().code()).isEqualTo("urn:ihe:iti:xds-sd:text:2008");
    }

    @Test
    void metadata_isThatOfAPdfInItsEnvelope() {
        DocumentMetadata metadata = Fixtures.pdfLetter().build().toDocument().metadata();
        assertThat(metadata.formatCode().code()).isEqualTo("urn:ihe:iti:xds-sd:pdf:2008");
        assertThat(metadata.formatCode().codeSystem()).isEqualTo("1.3.6.1.4.1.19376.1.2.3");
        assertThat(metadata.typeCode()).isEqualTo(Fixtures.VISIT);
        assertThat(metadata.classCode().code()).isEqualTo("10");
        assertThat(metadata.mimeType()).isEqualTo("text/xml");
        assertThat(metadata.title()).isEqualTo("Compte rendu de consultation");
    }

    @Test
    void content_isReadFromTheSourceAtEachOpening() {
        AtomicInteger opened = new AtomicInteger();
        byte[] pdf = TinyPdf.of("x");
        Document document = Fixtures.pdfLetter()
                .pdf(() -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream(pdf);
                })
                .build()
                .toDocument();
        byte[] first = Fixtures.bytes(document);
        assertThat(Fixtures.bytes(document)).isEqualTo(first);
        assertThat(document.content().fingerprint().size()).isEqualTo(first.length);
        assertThat(opened).hasValue(4);
    }

    @Test
    void content_oneByteAtATime_isTheSame() throws IOException {
        Document document = Fixtures.pdfLetter().build().toDocument();
        byte[] whole = Fixtures.bytes(document);
        byte[] single = new byte[whole.length];
        try (InputStream in = document.content().open()) {
            for (int i = 0; i < single.length; i++) {
                single[i] = (byte) in.read();
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(single).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void content_changedSinceTheBuild_failsInsteadOfSendingSomethingElse(boolean longer) {
        AtomicInteger opened = new AtomicInteger();
        byte[] pdf = TinyPdf.of("x");
        byte[] other = Arrays.copyOf(pdf, longer ? pdf.length + 1 : pdf.length - 1);
        Document document = Fixtures.pdfLetter()
                .pdf(() -> new ByteArrayInputStream(opened.getAndIncrement() == 0 ? pdf : other))
                .build()
                .toDocument();
        assertThatThrownBy(() -> document.content().open().readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed");
    }

    @Test
    void pdf_emptyFile_isRefused() {
        assertRefused(Fixtures.pdfLetter().pdf(DocumentContent.of(new byte[0])), "content", "N1-EMPTY");
    }

    @Test
    void pdf_thatIsAnImage_isRefused() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
        assertRefused(Fixtures.pdfLetter().pdf(DocumentContent.of(png)), "content", "N1-PDF");
    }

    @Test
    void pdf_cutShort_isRefused() {
        byte[] pdf = padded(5_000);
        assertRefused(
                Fixtures.pdfLetter().pdf(DocumentContent.of(Arrays.copyOf(pdf, pdf.length - 10))), "content", "N1-PDF");
    }

    @Test
    void pdf_headerBeyondTheFirstKilobyte_isRefused() {
        byte[] pdf = TinyPdf.of("x");
        byte[] late = new byte[1_100 + pdf.length];
        System.arraycopy(pdf, 0, late, 1_100, pdf.length);
        assertRefused(Fixtures.pdfLetter().pdf(DocumentContent.of(late)), "content", "N1-PDF");
    }

    @Test
    void pdf_unreadableSource_isOneClearError() {
        assertRefused(
                Fixtures.pdfLetter().pdf(() -> {
                    throw new IOException("disk");
                }),
                "content",
                "CONTENT-UNREADABLE");
    }

    @Test
    void text_notUtf8_isRefused() {
        byte[] latin1 = "œdème é".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(Fixtures.pdfLetter().text(DocumentContent.of(latin1)), "content", "N1-TEXT");
    }

    @Test
    void text_multibyteAcrossBuffers_isAccepted() {
        String words = "é".repeat(100_000) + "💊".repeat(50_000);
        assertThat(Fixtures.pdfLetter().text("a" + words).build().format()).isEqualTo(N1Document.Format.TEXT);
    }

    @Test
    void type_outOfTheValueSet_isRefused() {
        assertRefused(
                Fixtures.pdfLetter()
                        .type(org.segursdk.core.terminology.CodedValue.of(
                                "0000-0", org.segursdk.core.terminology.CodeSystems.LOINC, "rien")),
                "type",
                "JDV-J07");
    }

    @Test
    void everythingWrong_oneException() {
        N1Document.Builder letter =
                N1Document.builder().header(CdaHeader.builder()).pdf(DocumentContent.of(new byte[0]));
        assertThatThrownBy(letter::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .contains("type", "content", "header.id", "header.authors", "header.encounter"));
    }

    private static void assertRefused(N1Document.Builder letter, String path, String rule) {
        assertThatThrownBy(letter::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(org.assertj.core.api.Assertions.tuple(path, rule)));
    }

    private static byte[] padded(int padding) {
        byte[] start = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\n%%EOF".getBytes(StandardCharsets.US_ASCII);
        byte[] pdf = new byte[start.length + padding + end.length];
        for (int i = 0; i < pdf.length; i++) {
            pdf[i] = (byte) i;
        }
        System.arraycopy(start, 0, pdf, 0, start.length);
        System.arraycopy(end, 0, pdf, pdf.length - end.length, end.length);
        return pdf;
    }
}
