package org.segursdk.cda.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.cda.render.CdaFragments.document;
import static org.segursdk.cda.render.Rendered.LAID_OUT;
import static org.segursdk.cda.render.Rendered.pdf;
import static org.segursdk.cda.render.Rendered.source;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult.ValidationError;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.CdaSamples;
import org.segursdk.cda.Fixtures;
import org.segursdk.core.document.ContentSource;

/** What is laid out is PDF/A-1 by an independent validator. */
class ArchivalPdfTest {
    private static final long SEED = 20_260_714L;

    /** What the validator finds, in its words. */
    private static List<String> faults(byte[] pdf) throws IOException {
        try (PDDocument document = new PreflightParser(new RandomAccessReadBuffer(pdf)).parse()) {
            return ((PreflightDocument) document)
                    .validate().getErrorsList().stream()
                            .map(ValidationError::getDetails)
                            .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void samples_laidOut(int index) throws IOException {
        assertThat(faults(pdf(CdaSamples.vsm(SEED, index).toDocument().content(), LAID_OUT)
                        .bytes()))
                .isEmpty();
        assertThat(faults(pdf(CdaSamples.n1(SEED, index).toDocument().content(), LAID_OUT)
                        .bytes()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "é ▲ Ω Ж שלום 漢字",
                "<content styleCode=\"Bold Italics\">x</content> y<sup>2</sup>",
                "<table><tbody><tr><td><table><tbody><tr><td>x</td></tr></tbody></table></td></tr></tbody></table>",
                "<table><thead/></table>",
                "<list><item>un</item><item>deux</item></list>"
            })
    void narratives_laidOut(String narrative) throws IOException {
        assertThat(faults(pdf(source(document(narrative)), LAID_OUT).bytes())).isEmpty();
    }

    @Test
    void dated() throws IOException {
        RenderOptions options = RenderOptions.builder()
                .pdfCopy(PdfCopy.IGNORED)
                .createdAt(Instant.parse("2026-03-30T09:15:30Z"))
                .build();
        assertThat(faults(pdf(Fixtures.fullVsm().build().toDocument().content(), options)
                        .bytes()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY})
    void imagesInTheNarrative(int type) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, type), "png", png);
        String media = "<entry><observationMedia ID=\"m\"><value mediaType=\"image/png\" representation=\"B64\">%s"
                        .formatted(Base64.getEncoder().encodeToString(png.toByteArray()))
                + "</value></observationMedia></entry>";
        ContentSource source = source(document("<renderMultiMedia referencedObject=\"m\"/>", media));
        assertThat(faults(pdf(source, LAID_OUT).bytes())).isEmpty();
    }

    /** Pages of others follow the cover: the whole says of itself only what is so. */
    @Test
    void coverAndCopy_claimNothing() throws IOException {
        byte[] pdf = pdf(
                        Fixtures.pdfLetter().build().toDocument().content(),
                        RenderOptions.builder().pdfCopy(PdfCopy.WITH_COVER).build())
                .bytes();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDMetadata metadata = document.getDocumentCatalog().getMetadata();
            assertThat(metadata == null ? "" : new String(metadata.toByteArray(), StandardCharsets.UTF_8))
                    .doesNotContain("pdfaid:part");
        }
    }
}
