package org.segursdk.cda.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Statement;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodedValue;
import org.w3c.dom.Element;

class ImagingReportDocumentTest {
    private final Element everything = dom(ImagingFixtures.everything().build().toDocument());
    private final Element smallest = dom(ImagingFixtures.smallest().build().toDocument());

    @Test
    @Tag("REM-IMG-07")
    void everything_sectionsInTheOrderOfTheModel() {
        assertThat(texts(everything, "/h:ClinicalDocument/h:component/h:structuredBody/h:component/h:section/h:title"))
                .containsExactly(
                        "Addendum",
                        "Informations cliniques",
                        "Acte d'imagerie : CT tête avec contraste IV",
                        "Acte d'imagerie : CT cou avec contraste IV",
                        "Dispositifs médicaux",
                        "Résultats",
                        "Résultats d'examens antérieurs",
                        "Comparaison avec des examens antérieurs",
                        "Conclusion",
                        "Commentaire",
                        "Documents liés",
                        "Information du patient");
        assertThat(texts(everything, "//h:section/h:component/h:section/h:title"))
                .containsExactly(
                        "Justification de la demande et finalité de l'examen",
                        "Antécédents et contre-indications",
                        "Complications",
                        "Exposition aux rayonnements et informations de radioprotection",
                        "Catalogue d'objets DICOM",
                        "Catalogue d'objets DICOM");
    }

    @Test
    @Tag("REM-IMG-02")
    void header_typeAndTemplates() {
        assertThat(text(everything, "/h:ClinicalDocument/h:code/@code")).isEqualTo("18748-4");
        assertThat(texts(everything, "/h:ClinicalDocument/h:code/h:translation/@code"))
                .containsExactly("24727-0", "36235-0");
        assertThat(texts(everything, "/h:ClinicalDocument/h:templateId/@root"))
                .containsExactly(
                        "2.16.840.1.113883.2.8.2.1",
                        "1.2.250.1.213.1.1.1.1",
                        "1.2.840.10008.9.1",
                        "1.2.840.10008.9.20",
                        "1.2.840.10008.9.21",
                        "1.2.250.1.213.1.1.1.45");
        assertThat(texts(everything, "/h:ClinicalDocument/h:templateId/@extension"))
                .containsExactly("2024.01");
        assertThat(ImagingFixtures.smallest()
                        .build()
                        .toDocument()
                        .metadata()
                        .typeCode()
                        .code())
                .isEqualTo("18748-4");
    }

    @Test
    @Tag("REM-DRIM-04")
    void header_actsWithStudyModalityRegionAndCcam() {
        String first = "/h:ClinicalDocument/h:documentationOf[1]/h:serviceEvent";
        assertThat(text(everything, first + "/h:id/@root")).isEqualTo(ImagingFixtures.STUDY.value());
        assertThat(text(everything, first + "/h:code/@code")).isEqualTo("24727-0");
        assertThat(texts(everything, first + "/h:code/h:translation/@code")).containsExactly("ACQH004", "CT", "774007");
        assertThat(text(everything, first + "/h:code/h:translation[@code='CT']/h:qualifier/h:name/@code"))
                .isEqualTo("121139");
        assertThat(text(everything, first + "/h:code/h:translation[@code='774007']/h:qualifier/h:name/@code"))
                .isEqualTo("39111-0");
        String second = "/h:ClinicalDocument/h:documentationOf[2]/h:serviceEvent";
        assertThat(text(everything, second + "/h:id/@root")).isEqualTo(ImagingFixtures.SECOND_STUDY.value());
        assertThat(text(everything, second + "/h:effectiveTime/h:low/@value")).isEqualTo("20260714101000+0200");
        assertThat(text(everything, second + "/h:performer/h:assignedEntity/h:id/@extension"))
                .isEqualTo("899700427869");
        assertThat(text(everything, "/h:ClinicalDocument/h:documentationOf[3]/h:serviceEvent/h:code/@code"))
                .isEqualTo("Z13.9");
    }

    @Test
    @Tag("REM-DRIM-04")
    void header_orderWithAccessionNumber() {
        assertThat(text(everything, "//h:order/h:id/@extension")).isEqualTo("984375862");
        assertThat(nodes(everything, "//h:order/*[local-name()='accessionNumber']"))
                .singleElement()
                .satisfies(number -> {
                    assertThat(number.getNamespaceURI()).isEqualTo("urn:dicom-org:ps3-20");
                    assertThat(text(number, "@root")).isEqualTo(ImagingFixtures.PACS.value());
                    assertThat(text(number, "@extension")).isEqualTo("105234751");
                });
    }

    @Test
    void metadata_findTheImages() {
        DocumentMetadata metadata =
                ImagingFixtures.everything().build().toDocument().metadata();
        assertThat(metadata.formatCode().code()).isEqualTo("urn:ihe:rad:CDA:ImagingReportStructuredHeadings:2013");
        assertThat(metadata.eventCodes())
                .extracting(CodedValue::code)
                .containsExactly("24727-0", "36235-0", "ACQH004", "CT", "774007", "Z13.9");
        assertThat(metadata.references())
                .containsExactlyInAnyOrder(
                        new Reference(Reference.Kind.ORDER, InstanceId.of(ImagingFixtures.REQUESTER, "984375862")),
                        new Reference(Reference.Kind.ACCESSION, InstanceId.of(ImagingFixtures.PACS, "105234751")),
                        new Reference(Reference.Kind.STUDY, InstanceId.of(ImagingFixtures.STUDY)),
                        new Reference(Reference.Kind.STUDY, InstanceId.of(ImagingFixtures.SECOND_STUDY)));
        assertThat(metadata.relations()).containsExactly(new Relation(Relation.Type.RPLC, ImagingFixtures.FORMER));
    }

    @Test
    @Tag("REM-IMG-03")
    void validation_radiologistAndTimeAreSaid() {
        String signature = "/h:ClinicalDocument/h:legalAuthenticator";
        assertThat(text(smallest, signature + "/h:time/@value")).isEqualTo("20260714103000+0200");
        assertThat(text(smallest, signature + "/h:signatureCode/@code")).isEqualTo("S");
        assertThat(text(smallest, signature + "/h:assignedEntity/h:id/@extension"))
                .isEqualTo("899700427869");
        assertThat(text(smallest, signature + "//h:family")).isEqualTo("D'Hérouville");
    }

    @Test
    @Tag("REM-IMG-05")
    void requester_isNamed() {
        String requester = "/h:ClinicalDocument/h:participant[@typeCode='REF']/h:associatedEntity";
        assertThat(text(smallest, requester + "/h:id/@extension")).isEqualTo("899700366240");
        assertThat(text(smallest, requester + "//h:family")).isEqualTo("Lefèvre");
        assertThat(ImagingFixtures.smallest().build().header().participants())
                .extracting(Participant::role)
                .contains(Participant.Role.REF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "smallest"})
    void references_allResolve(String which) {
        Element document = which.equals("everything") ? everything : smallest;
        List<String> ids = texts(document, "//@ID");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(texts(document, "//h:reference[starts-with(@value, '#')]/@value"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(ids).contains(reference.substring(1)));
        assertThat(texts(document, "//h:renderMultiMedia/@referencedObject")).isSubsetOf(ids);
        assertThat(texts(document, "//h:section/h:id/@root | //h:entry//h:id/@root[contains(., '-')]"))
                .doesNotHaveDuplicates();
    }

    @Test
    void history_nothing_isSaidInWordsAndNeverCoded() {
        String contraindication = "//h:observation[h:code/@code='64100-1']";
        assertThat(text(smallest, contraindication + "/h:value/@xsi:type")).isEqualTo("ST");
        assertThat(text(smallest, contraindication + "/h:value"))
                .isEqualTo("Aucune contre-indication connue (déclaré le 01/07/2026 par Dr Hélène Lefèvre)");
        assertThat(nodes(smallest, "//h:observation[h:code/@code='11348-0']/h:value[@code]"))
                .isEmpty();
        assertThat(text(smallest, "//*[@ID='atcd-medical']")).isEqualTo("Non renseigné");
        assertThat(text(smallest, "//*[@ID='atcd-chirurgical']"))
                .isEqualTo("aucun connu (déclaré le 01/07/2026 par Dr Hélène Lefèvre)");
    }

    @Test
    void history_contraindicationNotRecorded_saysSo() {
        Element document = dom(ImagingFixtures.smallest()
                .clinicalInformation(ImagingFixtures.nothingKnown()
                        .contraindications(Statement.notRecorded())
                        .build())
                .build()
                .toDocument());
        assertThat(text(document, "//h:observation[h:code/@code='64100-1']/h:value"))
                .isEqualTo("Non renseigné");
    }

    @Test
    void history_entries_oneObservationEach() {
        assertThat(texts(everything, "//h:observation[h:code/@code='11348-0']/h:value/@code"))
                .containsExactly("C49.9");
        assertThat(nodes(everything, "//h:observation[h:code/@code='11348-0']")).hasSize(2);
        assertThat(text(everything, "//h:observation[h:code/@code='47519-4']/h:value/@code"))
                .isEqualTo("HMFC004");
        assertThat(text(everything, "//h:observation[h:code/@code='64100-1']/h:value/@code"))
                .isEqualTo("77386006");
    }

    @Test
    void technique_modalitySiteAndLaterality() {
        String technique = "(//h:procedure[h:templateId/@root='1.2.250.1.213.1.1.3.153'])[1]";
        assertThat(text(everything, technique + "/h:code/@code")).isEqualTo("24727-0");
        assertThat(text(everything, technique + "/h:code/h:translation/@code")).isEqualTo("ACQH004");
        assertThat(text(everything, technique + "/h:effectiveTime/@value")).isEqualTo("20260714100000+0200");
        assertThat(text(everything, technique + "/h:methodCode/@code")).isEqualTo("CT");
        assertThat(text(everything, technique + "/h:targetSiteCode/@code")).isEqualTo("302548004");
        assertThat(text(everything, technique + "/h:targetSiteCode/h:qualifier/h:value/@code"))
                .isEqualTo("51440002");
    }

    @Test
    void contrast_productDoseAndLot() {
        String product = "//h:substanceAdministration[h:templateId/@root='1.2.250.1.213.1.1.3.151']";
        assertThat(text(everything, product + "/h:doseQuantity/@value")).isEqualTo("150");
        assertThat(text(everything, product + "/h:routeCode/@code")).isEqualTo("20045000");
        assertThat(texts(everything, product + "//h:manufacturedMaterial/h:code/h:translation/@code"))
                .containsExactly("3400936915657", "V08AB11");
        assertThat(text(everything, product + "//h:name")).isEqualTo("XENETIX 350");
        assertThat(text(everything, product + "//h:lotNumberText")).isEqualTo("0002034");
    }

    @Test
    void exposure_authorisationPregnancyDoseAndRadiopharmaceutical() {
        String section = "//h:section[h:code/@code='73569-6']";
        assertThat(text(everything, section + "//h:participantRole/h:id/@extension"))
                .isEqualTo("899700427869");
        assertThat(text(everything, section + "//h:observation[h:code/@code='364320009']/h:value/@code"))
                .isEqualTo("60001007");
        assertThat(text(everything, section + "//h:observation[h:code/@code='113813']/h:value/@value"))
                .isEqualTo("1140.26");
        assertThat(text(everything, section + "//h:substanceAdministration/h:doseQuantity/@unit"))
                .isEqualTo("MBq");
        assertThat(text(everything, section + "/h:text")).contains("Dr Jean-François D'Hérouville");
    }

    @ParameterizedTest
    @CsvSource({
        "113839, 2.3, mSv, 0.0023, Sv",
        "113507, 0.4, GBq, 400000000, Bq",
        "113813, 1.14, Gy.cm, 1140, mGy.cm",
        "111636, 250, uGy, 0.250, mGy",
        "113722, 1.25, Gy.m2, 1.25, Gy.m2",
        "113730, 12, min, 12, min"
    })
    void dose_unitOfPractice_isWrittenAsTheListHasIt(
            String measure, String value, String unit, String writtenValue, String writtenUnit) {
        Element document = dom(ImagingFixtures.smallest()
                .addAct(ImagingFixtures.neckDescription()
                        .exposure(RadiationExposure.of(Fixtures.doctor(), PregnancyStatus.UNKNOWN)
                                .withDose(ImagingFixtures.dose(measure, value, unit)))
                        .build())
                .build()
                .toDocument());
        String observation = "//h:observation[h:code/@code='" + measure + "']/h:value";
        assertThat(text(document, observation + "/@value")).isEqualTo(writtenValue);
        assertThat(text(document, observation + "/@unit")).isEqualTo(writtenUnit);
        assertThat(text(document, "//h:section[h:code/@code='73569-6']/h:text"))
                .contains(value.replace('.', ',') + " " + unit);
    }

    @Test
    void catalog_linksOpenTheImages() {
        String study = "//h:act[h:templateId/@root='1.2.250.1.213.1.1.3.155']";
        assertThat(text(everything, study + "/h:id/@root")).isEqualTo(ImagingFixtures.STUDY.value());
        assertThat(text(everything, study + "//h:act/h:code/h:qualifier/h:value/@code"))
                .isEqualTo("CT");
        assertThat(text(everything, study + "//h:observation/h:text/h:reference/@value"))
                .isEqualTo(ImagingFixtures.LINK.toString());
        assertThat(text(everything, "//h:linkHtml/@href")).isEqualTo(ImagingFixtures.LINK.toString());
        assertThat(text(smallest, "//h:section[h:code/@code='121181']/h:text")).contains("Aucun objet DICOM référencé");
    }

    @Test
    void addendum_bearsItsAuthorAndTime() {
        String addendum = "//h:section[h:templateId/@root='1.2.250.1.213.1.1.2.210']";
        assertThat(text(everything, addendum + "/h:author/h:time/@value")).isEqualTo("20260715103000+0200");
        assertThat(text(everything, addendum + "/h:author//h:family")).isEqualTo("D'Hérouville");
        assertThat(text(
                        everything,
                        "/h:ClinicalDocument/h:relatedDocument[@typeCode='RPLC']/h:parentDocument/h:id/@root"))
                .isEqualTo(ImagingFixtures.FORMER.value());
    }

    @Test
    void findings_headingsAndLists() {
        String findings = "//h:section[h:code/@code='59776-5']/h:text";
        assertThat(text(everything, findings + "/h:paragraph[1]/h:content")).isEqualTo("Étage sus-tentoriel");
        assertThat(texts(everything, findings + "/h:list/h:item"))
                .containsExactly("Pas de lésion expansive", "Ventricules de taille normale");
    }

    @Test
    @Tag("REM-IMG-10")
    void nuclearMedicine_isAModalityLikeAnother() {
        CodedValue pet = ImagingValueSets.modality().find("PT").orElseThrow();
        CodedValue scintigraphy = ImagingValueSets.modality().find("NM").orElseThrow();
        ImagingAct act = ImagingAct.of(ImagingFixtures.HEAD_CT, ImagingFixtures.STUDY)
                .addModality(pet)
                .addModality(scintigraphy)
                .build();
        Element document = dom(ImagingFixtures.pdfReportOf(act).build().toDocument());
        assertThat(texts(document, "//h:documentationOf//h:translation/@code")).containsExactly("PT", "NM");
    }

    @Test
    void writeTo_givesTheSameBytes() throws IOException {
        ImagingReportDocument report = ImagingFixtures.everything().build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(Fixtures.bytes(report.toDocument()));
    }

    @Test
    void accessors_giveBackWhatWasGiven() {
        ImagingReportDocument report = ImagingFixtures.everything().build();
        assertThat(report.acts()).hasSize(2);
        assertThat(report.conclusion()).isEqualTo(ReportText.of("Examen normal"));
        assertThat(report.comparison()).contains(ReportText.of("Scanner du 01/12/2021 : aspect stable"));
        assertThat(report.addendum()).isPresent();
        assertThat(report.devices()).hasSize(1);
        assertThat(report.attachments()).hasSize(1);
        assertThat(report.clinicalInformation().purpose()).contains("Éliminer une lésion expansive");
        assertThat(report.toString()).doesNotContain("normal");
    }
}
