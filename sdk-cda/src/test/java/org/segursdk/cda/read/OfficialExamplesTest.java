package org.segursdk.cda.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.read.biology.ReadBioReport;
import org.segursdk.cda.read.child.ReadAnswer;
import org.segursdk.cda.read.child.ReadChildRecord;
import org.segursdk.cda.read.clinical.ReadLiaisonLetter;
import org.segursdk.cda.read.clinical.ReadMedicalSummary;
import org.segursdk.cda.read.imaging.ReadImagingReport;
import org.segursdk.cda.read.imaging.ReadImagingRequest;
import org.segursdk.cda.read.prescription.ReadPrescription;
import org.segursdk.cda.read.vaccination.ReadVaccination;
import org.segursdk.cda.read.vaccination.ReadVaccinationRecord;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xml.SecureXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Every document the publisher gives as an example is read whole. */
class OfficialExamplesTest {
    static Stream<Path> examples() throws IOException {
        return OfficialExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void read_everyPart_noException(Path file) throws IOException {
        ReadDocument document = CdaReader.create().read(OfficialExamples.present(file));
        ReadHeader header = document.header();
        assertThat(header.id().flatMap(ReadId::text)).isPresent();
        assertThat(header.title()).isPresent();
        assertThat(header.createdAt().flatMap(ReadTime::instant)).isPresent();
        assertThat(header.patient().orElseThrow().names()).isNotEmpty();
        assertThat(header.patient().flatMap(ReadPatient::ins)).isPresent();
        assertThat(header.authors()).isNotEmpty();
        assertThat(header.custodian()).isPresent();
        assertThat(header.legalAuthenticator()).isPresent();
        assertThat(header.events()).isNotEmpty();
        assertThat(header.encounter()).isPresent();
        header.participants();
        header.orders();
        header.relations();
        assertThat(document.isLevel1() || !document.sections().isEmpty()).isTrue();
        document.sections().forEach(OfficialExamplesTest::walk);
        assertThat(document.metadata().typeCode()).isPresent();
        assertThat(document.findings())
                .extracting(v -> v.rule())
                .doesNotContain("READ-MISSING", "READ-TYPE", "READ-KIND", "READ-NUMBER", "READ-BASE64", "READ-LEVEL");
        views(document);
    }

    private static void views(ReadDocument document) {
        boolean level3 = !document.isLevel1();
        assertThat(ReadBioReport.of(document).isPresent()).isEqualTo(level3 && document.model() == CdaModel.CR_BIO);
        assertThat(ReadMedicalSummary.of(document).isPresent()).isEqualTo(document.model() == CdaModel.VSM);
        assertThat(ReadImagingReport.of(document).isPresent()).isEqualTo(level3 && document.model() == CdaModel.CR_IMG);
        assertThat(ReadPrescription.of(document).isPresent()).isEqualTo(document.model() == CdaModel.EP_MED_DM);
        assertThat(ReadLiaisonLetter.of(document).isPresent())
                .isEqualTo(document.model() == CdaModel.LDL_SES || document.model() == CdaModel.LDL_EES);
        assertThat(ReadImagingRequest.of(document).isPresent()).isEqualTo(document.model() == CdaModel.IMG_DA_IMG);
        assertThat(ReadVaccinationRecord.of(document).isPresent())
                .isEqualTo(document.model() == CdaModel.VAC || document.model() == CdaModel.VAC_NOTE);
        assertThat(ReadChildRecord.of(document).isPresent())
                .isEqualTo(document.model().name().startsWith("CSE_"));
    }

    private static void walk(ReadSection section) {
        section.title();
        section.code();
        section.text();
        section.authors();
        section.entries().forEach(OfficialExamplesTest::walk);
        section.sections().forEach(OfficialExamplesTest::walk);
    }

    private static void walk(ReadStatement statement) {
        statement.code();
        statement.values();
        statement.text();
        statement.row();
        statement.period();
        statement.rhythms();
        statement.ranges();
        statement.product();
        statement.actors("author");
        statement.actors("participant");
        statement.related().forEach(related -> walk(related.statement()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writeTo_sameBytes(Path file) throws IOException {
        ReadDocument document = CdaReader.create().read(OfficialExamples.present(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void headerOnly_sameHeaderAndMetadata(Path file) throws IOException {
        ReadDocument whole = CdaReader.create().read(OfficialExamples.present(file));
        ReadDocument header = CdaReader.create().headerOnly().read(file);
        assertThat(header.metadata()).isEqualTo(whole.metadata());
        assertThat(header.model()).isEqualTo(whole.model());
        assertThat(header.header().authors()).isEqualTo(whole.header().authors());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void contents_openAsTheJdkDecodesThem(Path file) throws Exception {
        ReadDocument document = CdaReader.create().read(OfficialExamples.present(file));
        List<byte[]> expected = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            base64(SecureXml.parse(in).getDocumentElement(), expected);
        }
        List<EmbeddedContent> contents = document.contents();
        assertThat(contents).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            try (InputStream in = contents.get(i).open()) {
                assertThat(in.readAllBytes()).isEqualTo(expected.get(i));
            }
            assertThat(contents.get(i).size()).hasValue(expected.get(i).length);
        }
    }

    private static void base64(Element element, List<byte[]> found) {
        if (element.getAttribute("representation").equals("B64")) {
            found.add(java.util.Base64.getMimeDecoder().decode(element.getTextContent()));
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element below) {
                base64(below, found);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void revise_changesTheHeaderAlone(Path file) throws Exception {
        ReadDocument document = CdaReader.create().read(OfficialExamples.present(file));
        DocumentRevision revision = document.revise()
                .id(Oid.of("1.2.250.1.213.3.999.2026.77"))
                .createdAt(Instant.parse("2026-07-14T08:30:00Z"))
                .build();
        Document before;
        Document after;
        try (InputStream old = document.toContent().open();
                InputStream made = revision.content().open()) {
            before = SecureXml.parse(old);
            after = SecureXml.parse(made);
        }
        ReadDocument next = CdaReader.create().read(revision.content());
        assertThat(next.header().id().flatMap(ReadId::root)).contains("1.2.250.1.213.3.999.2026.77");
        assertThat(next.header().version()).hasValue(document.header().version().orElseThrow() + 1);
        assertThat(next.header().setId()).isEqualTo(document.header().setId());
        assertThat(next.header().relations())
                .filteredOn(ReadRelation::isReplacement)
                .singleElement()
                .satisfies(relation -> assertThat(relation.ids().get(0))
                        .usingRecursiveComparison()
                        .ignoringFields("assigningAuthority")
                        .isEqualTo(document.header().id().orElseThrow()));
        assertThat(kept(after.getDocumentElement()).isEqualNode(kept(before.getDocumentElement())))
                .isTrue();
    }

    /** Without what a revision replaces, and without the layout between the root's children. */
    private static Element kept(Element root) {
        List<Node> gone = new ArrayList<>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            String name = Optional.ofNullable(child.getLocalName()).orElse("");
            boolean replaced = List.of("id", "effectiveTime", "versionNumber").contains(name)
                    || child instanceof Element element
                            && name.equals("relatedDocument")
                            && element.getAttribute("typeCode").equals("RPLC");
            if (replaced || child.getNodeType() == Node.TEXT_NODE) {
                gone.add(child);
            }
        }
        gone.forEach(root::removeChild);
        return root;
    }

    @ParameterizedTest
    @MethodSource("examples")
    @Tag("REM-MSSR-16")
    void wrapped_innerDocumentComesOutWhole(Path file) throws Exception {
        String inner = Files.readString(OfficialExamples.present(file))
                .replaceFirst("(?s)^.*?<ClinicalDocument", "<ClinicalDocument");
        for (String wrapper : List.of(
                "<xsl:stylesheet xmlns:xsl='http://www.w3.org/1999/XSL/Transform' version='1.0'><Contenu"
                        + " xmlns='urn:asip-sante:ci-sis'>%s</Contenu><xsl:template match='/'/></xsl:stylesheet>",
                "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:Object Id='o'>%s</ds:Object></ds:Signature>")) {
            byte[] outer = wrapper.replace("%s", inner).getBytes(StandardCharsets.UTF_8);
            ReadDocument document = CdaReader.create().read(outer);
            assertThat(document.wrapping()).isNotEqualTo(ReadDocument.Wrapping.NONE);
            assertThat(document.metadata())
                    .isEqualTo(CdaReader.create().read(file).metadata());
            assertThat(CdaReader.create().headerOnly().read(outer).metadata()).isEqualTo(document.metadata());
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            document.writeTo(whole);
            assertThat(whole.toByteArray()).isEqualTo(outer);
            try (InputStream out = document.clinicalDocument().open();
                    InputStream in = new ByteArrayInputStream(inner.getBytes(StandardCharsets.UTF_8))) {
                Element copied = SecureXml.parse(out).getDocumentElement();
                copied.removeAttribute("xmlns:xsl");
                copied.removeAttribute("xmlns:ds");
                assertThat(copied.isEqualNode(SecureXml.parse(in).getDocumentElement()))
                        .isTrue();
            }
            List<EmbeddedContent> contents = document.contents();
            for (EmbeddedContent content : contents) {
                try (InputStream in = content.open()) {
                    assertThat((long) in.readAllBytes().length)
                            .isEqualTo(content.size().orElseThrow());
                }
            }
        }
    }

    @Test
    void imagingRequest_asItsFileSays() throws IOException {
        ReadImagingRequest request = ReadImagingRequest.of(
                        OfficialExamples.readOther("IMG-DA-IMG_2024.01_Radiographie_Scanner_Genou.xml"))
                .orElseThrow();
        assertThat(request.numbers()).isNotEmpty();
        assertThat(request.acts())
                .extracting(act -> act.modality().flatMap(ReadCode::code).orElse(""))
                .containsExactly("CT", "MED-1126");
        assertThat(request.acts()).allSatisfy(act -> {
            assertThat(act.sites()).isNotEmpty();
            assertThat(act.comments()).hasSize(1);
        });
        assertThat(request.patientInformed()).contains(true);
        assertThat(request.history().items()).anySatisfy(observation -> {
            assertThat(observation.hasCode("64100-1")).isTrue();
            assertThat(observation.statement().coded().flatMap(ReadCode::code)).contains("77386006");
        });
        assertThat(request.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.content().mediaType()).contains("application/pdf"));
        assertThat(request.otherSections()).isEmpty();
    }

    @Test
    void vaccinations_asTheirFileSays() throws IOException {
        ReadVaccinationRecord record = ReadVaccinationRecord.of(OfficialExamples.readOther("VAC_2023.01.xml"))
                .orElseThrow();
        assertThat(record.vaccinations().items()).hasSize(4).allSatisfy(vaccination -> {
            assertThat(vaccination.isGiven()).isTrue();
            assertThat(vaccination.vaccine()).isNotEmpty();
            assertThat(vaccination.period()).isPresent();
        });
        ReadVaccination first = record.vaccinations().items().get(0);
        assertThat(first.rank()).hasValue(1);
        assertThat(first.reactions()).singleElement().satisfies(reaction -> assertThat(
                        reaction.code().flatMap(ReadCode::code))
                .contains("R50.2"));
        assertThat(record.vaccinations().absence()).isEmpty();
        assertThat(record.otherSections()).isEmpty();
    }

    @Test
    void firstCertificate_asItsFileSays() throws IOException {
        ReadChildRecord record = ReadChildRecord.of(OfficialExamples.readOther("CSE-CS8_2025.01.xml"))
                .orElseThrow();
        assertThat(record.model()).isEqualTo(CdaModel.CSE_CS8);
        assertThat(record.parents()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(record.answer("11996-6").flatMap(ReadAnswer::value)).isPresent();
        assertThat(record.answer("GEN-078").flatMap(ReadAnswer::yes)).contains(true);
        assertThat(record.measurements()).hasSize(6);
        assertThat(record.problems())
                .anySatisfy(problem -> assertThat(problem.negated()).contains(true));
        assertThat(record.procedures().get(0).negated()).contains(true);
        assertThat(record.vaccinations().items())
                .isNotEmpty()
                .anySatisfy(vaccination -> assertThat(vaccination.isGiven()).isFalse());
    }

    @Test
    void certificates_asTheirFilesSay() throws IOException {
        ReadChildRecord ninth = ReadChildRecord.of(OfficialExamples.readOther("CSE-CS9_2024.01.xml"))
                .orElseThrow();
        assertThat(ninth.answer("PAT-058").flatMap(ReadAnswer::yes)).isPresent();
        assertThat(ninth.treatments().isStructured()).isTrue();
        ReadChildRecord last = ReadChildRecord.of(OfficialExamples.readOther("CSE-CS24_2024.01.xml"))
                .orElseThrow();
        assertThat(last.answer("MED-200").flatMap(ReadAnswer::yes)).contains(true);
        assertThat(last.allergies().items()).hasSize(1);
        assertThat(last.orientations().items()).hasSize(3);
        assertThat(last.otherSections()).isEmpty();
        ReadChildRecord measured = ReadChildRecord.of(OfficialExamples.readOther("CSE-MDE_2023.01.xml"))
                .orElseThrow();
        assertThat(measured.measurements()).hasSize(3);
        assertThat(measured.answers()).isEmpty();
    }

    @Test
    void header_ofTheVsm_asItsFileSays() throws IOException {
        ReadHeader header = OfficialExamples.read("VSM_1.4_2022.01.xml").header();
        ReadPatient patient = header.patient().orElseThrow();
        assertThat(patient.birthGivenNames()).contains("DOMINIQUE MARIE-LOUISE");
        assertThat(patient.firstGivenName()).contains("DOMINIQUE");
        assertThat(patient.birthPlaceCode()).contains("51215");
        assertThat(patient.traits()).isPresent();
        assertThat(patient.localPatient()).isPresent();
        assertThat(patient.localPatient().orElseThrow().ins()).isEmpty();
        assertThat(header.authors().get(0).name().orElseThrow().family()).contains("MEDIONI");
        assertThat(header.treatingPhysician()).isPresent();
    }
}
