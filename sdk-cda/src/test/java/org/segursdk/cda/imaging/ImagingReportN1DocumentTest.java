package org.segursdk.cda.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.TinyPdf;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.w3c.dom.Element;

class ImagingReportN1DocumentTest {
    @Test
    @Tag("REM-IMG-01")
    void pdf_isInTheEnvelopeWithTheThreeTemplates() {
        Element document = dom(ImagingFixtures.pdfReport().build().toDocument());
        assertThat(texts(document, "/h:ClinicalDocument/h:templateId/@root"))
                .containsExactly("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.2.20");
        assertThat(Base64.getDecoder().decode(text(document, "//h:nonXMLBody/h:text")))
                .isEqualTo(TinyPdf.of("Compte rendu"));
    }

    @Test
    void header_saysTheSameAsTheStructuredReport() {
        Element structured = dom(ImagingFixtures.everything().build().toDocument());
        Element pdf = dom(ImagingFixtures.pdfReport().build().toDocument());
        for (String fact : new String[] {
            "/h:ClinicalDocument/h:code//@code",
            "//h:inFulfillmentOf//@extension",
            "//h:documentationOf[position() < 3]//@code",
            "//h:documentationOf[position() < 3]/h:serviceEvent/h:id/@root",
            "//h:documentationOf[position() < 3]//h:low/@value"
        }) {
            assertThat(texts(pdf, fact)).as(fact).isNotEmpty().isEqualTo(texts(structured, fact));
        }
    }

    @Test
    void metadata_formatIsOfAPdfAndReferencesAreThere() {
        DocumentMetadata metadata =
                ImagingFixtures.pdfReport().build().toDocument().metadata();
        assertThat(metadata.formatCode().code()).isEqualTo("urn:ihe:iti:xds-sd:pdf:2008");
        assertThat(metadata.references())
                .isEqualTo(ImagingFixtures.everything()
                        .build()
                        .toDocument()
                        .metadata()
                        .references());
    }

    @Test
    void rendition_pointsToItsSource() {
        ImagingReportN1Document rendition = ImagingFixtures.pdfReport()
                .header(ImagingFixtures.header().addRelation(new Relation(Relation.Type.XFRM, ImagingFixtures.FORMER)))
                .build();
        assertThat(text(dom(rendition.toDocument()), "//h:relatedDocument[@typeCode='XFRM']//h:id/@root"))
                .isEqualTo(ImagingFixtures.FORMER.value());
        assertThat(rendition.toDocument().metadata().relations())
                .containsExactly(new Relation(Relation.Type.XFRM, ImagingFixtures.FORMER));
    }

    @Test
    void title_absent_isTheDefault() throws IOException {
        ImagingReportN1Document report = ImagingFixtures.pdfReport().build();
        assertThat(report.toDocument().metadata().title()).isEqualTo(ImagingReportN1Document.DEFAULT_TITLE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(Fixtures.bytes(report.toDocument()));
        assertThat(report.acts()).hasSize(2);
    }

    @Test
    void broken_everyRuleIsListed() {
        ImagingReportN1Document.Builder report = ImagingReportN1Document.builder()
                .header(ImagingFixtures.header())
                .addAct(ImagingAct.of(ImagingFixtures.HEAD_CT, ImagingFixtures.STUDY)
                        .build())
                .addAct(ImagingAct.of(ImagingFixtures.NECK_CT, ImagingFixtures.STUDY)
                        .addModality(ImagingFixtures.CT)
                        .build())
                .pdf(DocumentContent.of("pas un PDF".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThatThrownBy(report::build)
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("acts[0].modalities", "IMG-MODALITY"),
                                org.assertj.core.groups.Tuple.tuple("acts[1].start", "IMG-ACT-DATE"),
                                org.assertj.core.groups.Tuple.tuple("pdf", "N1-PDF")));
    }

    @Test
    void nothingGiven_everythingMissingIsListed() {
        assertThatThrownBy(() -> ImagingReportN1Document.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.violations())
                        .extracting(Violation::path)
                        .containsExactlyInAnyOrder("header", "acts", "pdf"));
    }
}
