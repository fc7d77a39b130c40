package org.segursdk.cda.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Reference;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.w3c.dom.Element;

class ImagingRequestDocumentTest {
    private static final CodedValue UNLISTED = CodedValue.of("51185008", CodeSystems.SNOMED_CT, "thorax");
    private static final CodedValue MRI =
            ImagingValueSets.requestModality().find("MR").orElseThrow();

    private final Element request = dom(ImagingFixtures.request().build().toDocument());

    @Test
    @Tag("REM-IMG-08")
    void request_headerAndSections() {
        assertThat(text(request, "/h:ClinicalDocument/h:code/@code")).isEqualTo("55115-0");
        assertThat(texts(request, "/h:ClinicalDocument/h:templateId/@root"))
                .containsExactly(
                        "2.16.840.1.113883.2.8.2.1",
                        "1.2.250.1.213.1.1.1.1",
                        "1.2.840.10008.9.20",
                        "1.2.250.1.213.1.1.1.47");
        assertThat(text(request, "//h:documentationOf/h:serviceEvent/h:id/@extension"))
                .isEqualTo("984375873");
        assertThat(text(request, "//h:documentationOf/h:serviceEvent/h:code/@code"))
                .isEqualTo("55115-0");
        assertThat(texts(request, "/h:ClinicalDocument/h:component/h:structuredBody/h:component/h:section/h:title"))
                .containsExactly(
                        "Informations cliniques",
                        "Information du patient",
                        "Actes d'imagerie demandés",
                        "Résultats d'examens antérieurs",
                        "Documents liés");
    }

    @Test
    void history_eachSubjectIsOneObservation() {
        assertThat(nodes(request, "//h:observation[h:code/@code='11348-0']")).hasSize(1);
        assertThat(text(request, "//h:observation[h:code/@code='11348-0']/h:text/h:reference/@value"))
                .isEqualTo("#atcd-medical");
        assertThat(text(request, "//h:observation[h:code/@code='47519-4']/h:value/@code"))
                .isEqualTo("HMFC004");
        assertThat(text(request, "//h:observation[h:code/@code='ORG-192']/h:value/@code"))
                .isEqualTo("MED-1124");
    }

    @Test
    void acts_areCodedWithSitePriorityAndFunction() {
        String mri = "//h:observation[h:templateId/@root='1.2.250.1.213.1.1.3.27.3'][h:code/@code='MR']";
        assertThat(text(request, mri + "/h:effectiveTime/@value")).isEqualTo("20260801");
        assertThat(text(request, mri + "/h:priorityCode/@code")).isEqualTo("UR");
        assertThat(text(request, mri + "/h:targetSiteCode/h:qualifier/h:value/@code"))
                .isEqualTo("7771000");
        assertThat(text(request, mri + "/h:performer//h:family")).isEqualTo("D'Hérouville");
        assertThat(texts(request, mri + "//h:observation/h:code/@code")).containsExactly("GEN-297", "GEN-296");
        String pet = "//h:observation[h:templateId/@root='1.2.250.1.213.1.1.3.27.3'][h:code/@code='PT']";
        assertThat(text(request, pet + "/h:code/h:qualifier/h:value/@code")).isEqualTo("MED-1154");
        assertThat(texts(request, pet + "/h:targetSiteCode/@code")).containsExactly("302548004", "361291001");
        assertThat(text(request, pet + "//h:observation[h:code/@code='MED-1133']/h:value/@code"))
                .isEqualTo("MED-1133");
        assertThat(text(request, pet + "/h:effectiveTime/@nullFlavor")).isEqualTo("UNK");
    }

    @Test
    void patient_isToldOrNot() {
        assertThat(text(request, "//h:observation[h:code/@code='MED-1130']/h:value/@value"))
                .isEqualTo("true");
        Element untold =
                dom(ImagingFixtures.request().patientInformed(false).build().toDocument());
        assertThat(text(untold, "//h:observation[h:code/@code='MED-1130']/h:value/@value"))
                .isEqualTo("false");
        assertThat(text(untold, "//*[@ID='patient-informe']")).isEqualTo("Non");
    }

    @Test
    void references_allResolve() {
        List<String> ids = texts(request, "//@ID");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(texts(request, "//h:reference[starts-with(@value, '#')]/@value"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(ids).contains(reference.substring(1)));
    }

    @Test
    @Tag("REM-DRIM-01")
    void metadata_numberIsAReference() {
        DocumentMetadata metadata =
                ImagingFixtures.request().build().toDocument().metadata();
        assertThat(metadata.formatCode().code()).isEqualTo("urn:ans:ci-sis:img-da:2022");
        assertThat(metadata.references())
                .containsExactly(
                        new Reference(Reference.Kind.ORDER, InstanceId.of(ImagingFixtures.REQUESTER, "984375873")));
    }

    private static Arguments broken(String rule, String path, Consumer<ImagingRequestDocument.Builder> change) {
        return arguments(rule, path, change);
    }

    private static Arguments brokenAct(String rule, String path, RequestedAct.Builder act) {
        return broken(rule, "acts[2]." + path, request -> request.addAct(act.build()));
    }

    static Stream<Arguments> rules() {
        RequestedAct.Builder twoSides = ImagingFixtures.kneeMri().addSite(ImagingFixtures.HEAD);
        CodedValue function = ImagingValueSets.petFunction().find("MED-1133").orElseThrow();
        return Stream.of(
                brokenAct("IMG-MODALITY", "modality", RequestedAct.of(UNLISTED).addSite(ImagingFixtures.HEAD)),
                brokenAct("IMG-SITE", "sites", RequestedAct.of(MRI)),
                brokenAct("IMG-SITE", "sites[0]", RequestedAct.of(MRI).addSite(UNLISTED)),
                brokenAct("IMG-MODIFIER", "modifier", twoSides),
                brokenAct(
                        "IMG-MODIFIER",
                        "modifier",
                        RequestedAct.of(MRI).addSite(ImagingFixtures.HEAD).modifier(UNLISTED)),
                brokenAct(
                        "IMG-PET-CONTRAST",
                        "petContrast",
                        RequestedAct.of(MRI)
                                .addSite(ImagingFixtures.HEAD)
                                .petContrast(ImagingValueSets.petContrast()
                                        .find("MED-1154")
                                        .orElseThrow())),
                brokenAct(
                        "IMG-FUNCTION",
                        "functions",
                        RequestedAct.of(MRI).addSite(ImagingFixtures.HEAD).addFunction(function)),
                brokenAct(
                        "IMG-FUNCTION",
                        "functions",
                        RequestedAct.of(ImagingValueSets.requestModality()
                                        .find("NM")
                                        .orElseThrow())
                                .addSite(ImagingFixtures.HEAD)),
                brokenAct("IMG-FUNCTION", "functions[1]", ImagingFixtures.pet().addFunction(UNLISTED)),
                brokenAct("REQUIRED", "urgency", ImagingFixtures.kneeMri().urgent(" ")),
                broken(
                        "IMG-EVENT",
                        "header.event.code",
                        request -> request.header(Fixtures.header()
                                .event(ServiceEvent.of(Fixtures.author(), ImagingFixtures.START)
                                        .withCode(UNLISTED)))),
                broken(
                        "IMG-FURTHER-EVENT",
                        "header.furtherEvents[0]",
                        request -> request.header(Fixtures.header().addFurtherEvent(ImagingRequestDocument.TYPE))),
                broken(
                        "IMG-CARE-INFORMATION",
                        "clinicalInformation.careInformation[0]",
                        request -> request.clinicalInformation(ImagingFixtures.nothingKnown()
                                .addCareInformation(UNLISTED)
                                .build())));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void brokenRule_isToldWithItsPath(String rule, String path, Consumer<ImagingRequestDocument.Builder> change) {
        ImagingRequestDocument.Builder request = ImagingFixtures.request();
        change.accept(request);
        assertThatThrownBy(request::build)
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.rule()).isEqualTo(rule);
                            assertThat(violation.path()).isEqualTo(path);
                        }));
    }

    @Test
    void nothingGiven_everythingMissingIsListed() {
        assertThatThrownBy(() -> ImagingRequestDocument.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.violations())
                        .extracting(Violation::path)
                        .containsExactlyInAnyOrder(
                                "header", "number", "clinicalInformation", "patientInformed", "acts"));
    }
}
