package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.cda.child.ChildCertificate;
import org.segursdk.cda.child.ChildMeasurements;
import org.segursdk.cda.imaging.ImagingRequestDocument;
import org.segursdk.cda.letter.AdmissionLetterDocument;
import org.segursdk.cda.letter.DischargeLetterDocument;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.cda.vaccination.VaccinationNote;
import org.segursdk.cda.vsm.VsmDocument;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.w3c.dom.Element;

class N1TypeTest {
    @ParameterizedTest
    @EnumSource(N1Type.class)
    @Tag("REM-CDA-01")
    void everyType_xdsSdEnvelope_typeAndTitle(N1Type type) {
        Document document = letter(type).build().toDocument();
        DocumentMetadata metadata = document.metadata();
        Element dom = Fixtures.dom(document);
        assertThat(metadata.typeCode()).isEqualTo(type.code());
        assertThat(metadata.formatCode().code()).isEqualTo("urn:ihe:iti:xds-sd:pdf:2008");
        assertThat(texts(dom, "/*/h:templateId/@root"))
                .containsExactly("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.2.20");
        assertThat(text(dom, "/*/h:code/@code")).isEqualTo(type.code().code());
        assertThat(text(dom, "/*/h:title")).isEqualTo(type.defaultTitle());
        assertThat(metadata.title()).isEqualTo(type.defaultTitle());
        assertThat(text(dom, "//h:documentationOf[1]/h:serviceEvent/h:code/@code"))
                .isEqualTo(type.defaultAct().map(CodedValue::code).orElse(""));
    }

    @Test
    void companions_haveTheTypeOfTheStructuredDocument() {
        assertThat(N1Type.MEDICAL_SUMMARY.code()).isEqualTo(VsmDocument.TYPE);
        assertThat(N1Type.MEDICAL_SUMMARY.defaultAct()).contains(VsmDocument.EVENT);
        assertThat(N1Type.PRESCRIPTION.code()).isEqualTo(PrescriptionDocument.TYPE);
        assertThat(N1Type.DISCHARGE_LETTER.code()).isEqualTo(DischargeLetterDocument.TYPE);
        assertThat(N1Type.ADMISSION_LETTER.code()).isEqualTo(AdmissionLetterDocument.TYPE);
        assertThat(N1Type.IMAGING_REQUEST.code()).isEqualTo(ImagingRequestDocument.TYPE);
        assertThat(N1Type.VACCINATION_NOTE.code()).isEqualTo(VaccinationNote.TYPE);
        assertThat(N1Type.CHILD_MEASUREMENTS.code()).isEqualTo(ChildMeasurements.TYPE);
        assertThat(N1Type.CHILD_CERTIFICATE.code()).isEqualTo(ChildCertificate.TYPE);
        assertThat(N1Type.CHILD_CERTIFICATE.defaultAct()).contains(ChildCertificate.EVENT);
        assertThat(N1Type.OPERATIVE_REPORT.code().displayName()).isEqualTo("CR opératoire");
    }

    @Test
    void headerWins_andNumberAndLinkAreWritten() {
        Oid structured = Oid.of("1.2.250.1.213.3.999.2026.2");
        Element dom = Fixtures.dom(letter(N1Type.DISCHARGE_PRESCRIPTION)
                .header(header().title("Ordonnance du 14 juillet")
                        .addRelation(new Relation(Relation.Type.XFRM, structured)))
                .actId(InstanceId.of(Oid.of("1.2.250.1.215.500.1.1"), "01S2TBPZ2JCNZZYGHZ"))
                .build()
                .toDocument());
        assertThat(text(dom, "/*/h:title")).isEqualTo("Ordonnance du 14 juillet");
        assertThat(text(dom, "//h:documentationOf[1]/h:serviceEvent/h:id/@extension"))
                .isEqualTo("01S2TBPZ2JCNZZYGHZ");
        assertThat(text(dom, "//h:relatedDocument[@typeCode='XFRM']//h:id/@root"))
                .isEqualTo(structured.value());
    }

    private static N1Document.Builder letter(N1Type type) {
        return N1Document.builder().header(header()).type(type).pdf(DocumentContent.of(TinyPdf.of("Bonjour")));
    }

    private static CdaHeader.Builder header() {
        return CdaHeader.builder()
                .id(Fixtures.ID)
                .createdAt(Fixtures.NOW)
                .patient(Fixtures.qualifiedPatient("1979-03-28").build())
                .addAuthor(new Attestation(Fixtures.author(), Fixtures.NOW))
                .custodian(Fixtures.practice())
                .legalAuthenticator(new Attestation(Fixtures.author(), Fixtures.NOW))
                .event(ServiceEvent.of(Fixtures.author(), Fixtures.NOW.minusSeconds(60)))
                .encounter(Encounter.of(Fixtures.practice(), Fixtures.NOW.minusSeconds(60)));
    }
}
