package org.segursdk.cda.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.N1Document;
import org.segursdk.cda.TinyPdf;
import org.segursdk.core.document.ContentSource;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.ValueSets;
import org.w3c.dom.Element;

/** Bytes, metadata, level 1 and what is printed of a report. */
class BioReportFormTest {
    @Test
    void metadata_comesFromTheSameInput() {
        DocumentMetadata metadata =
                BioFixtures.everything().build().toDocument().metadata();
        assertThat(metadata.typeCode().code()).isEqualTo("11502-2");
        assertThat(metadata.formatCode().code()).isEqualTo("urn:ihe:lab:xd-lab:2008");
        assertThat(metadata.formatCode().codeSystem()).isEqualTo(CodeSystems.IHE_FORMAT_CODE);
        assertThat(metadata.facilityType().code()).isEqualTo("SA25");
        assertThat(metadata.eventCodes()).extracting(CodedValue::code).containsExactly("18725-2", "18719-5");
        assertThat(metadata.title()).isEqualTo(BioReport.DEFAULT_TITLE);
    }

    @Test
    void writeTo_givesTheBytesOfTheDocument() throws IOException {
        BioReport report = BioFixtures.everything().build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(Fixtures.bytes(report.toDocument()));
    }

    @Test
    void pdfCopyOf10MB_isWrittenInSmallPieces() throws IOException {
        int size = 10 * 1024 * 1024;
        ContentSource large = () -> new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII)),
                zeros(size),
                new ByteArrayInputStream("\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)))));
        long[] written = new long[2];
        BioFixtures.smallest().pdfCopy(large).build().writeTo(new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                written[0] += length;
                written[1] = Math.max(written[1], length);
            }
        });
        assertThat(written[0]).isGreaterThan(size / 3L * 4);
        assertThat(written[1]).isLessThanOrEqualTo(128 * 1024);
    }

    private static InputStream zeros(int size) {
        return new InputStream() {
            private int left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = Math.min(length, left);
                java.util.Arrays.fill(target, offset, offset + count, (byte) 0);
                left -= count;
                return count;
            }
        };
    }

    @Test
    @Tag("REM-BIO-02")
    void level1_sameTypeAsN1_embedsThePdf() {
        CodedValue type = ValueSets.documentType().find("11502-2").orElseThrow();
        assertThat(type.sameConceptAs(BioReport.TYPE)).isTrue();
        Element document = dom(N1Document.builder()
                .header(BioFixtures.header().title(BioReport.DEFAULT_TITLE))
                .type(type)
                .pdf(BioFixtures.PDF)
                .build()
                .toDocument());
        String encoded = text(document, "h:component/h:nonXMLBody/h:text");
        assertThat(Base64.getDecoder().decode(encoded)).isEqualTo(TinyPdf.of("Compte rendu de biologie"));
        assertThat(nodes(document, "h:templateId")).hasSize(3);
    }

    @Test
    void toString_showsNothingOfThePatient() {
        BioReport report = BioFixtures.everything().build();
        assertThat(List.of(
                                report,
                                report.chapters(),
                                report.chapters().get(0).results(),
                                report.chapters().get(1).subchapters(),
                                report.comments(),
                                report.secondIntention(),
                                report.screening(),
                                report.vaccinations(),
                                report.accreditation(),
                                BioFixtures.urea(),
                                BioFixtures.urea().value(),
                                BioFixtures.urea().priors(),
                                BioFixtures.urea().range(),
                                BioFixtures.isolate(),
                                BioFixtures.isolate().antibiogram(),
                                BioFixtures.specimen(),
                                new BioLaboratory(BioFixtures.director(), BioFixtures.NOW),
                                new Attestation(BioFixtures.director(), BioFixtures.NOW))
                        .toString())
                .doesNotContain("ARTAGNAN", "Urée", "10.02", "coli", "Sants", "Camparini", "Papillom", "rempli");
    }
}
