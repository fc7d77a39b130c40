package org.segursdk.cda.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Order;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Each rule of the report, broken alone. */
class ImagingReportRulesTest {
    private static final CodedValue UNLISTED = CodedValue.of("51185008", CodeSystems.SNOMED_CT, "thorax");
    private static final CodedValue CT = ImagingFixtures.CT;

    private static Arguments broken(String rule, String path, Consumer<ImagingReportDocument.Builder> change) {
        return arguments(rule, path, change);
    }

    private static Arguments brokenAct(String rule, String path, ImagingAct.Builder act) {
        return broken(
                rule,
                "acts[1].act." + path,
                report -> report.addAct(ActDescription.of(act.build())
                        .addTechnique(Technique.of(ImagingFixtures.HEAD))
                        .build()));
    }

    private static Arguments brokenDescription(String rule, String path, Consumer<ActDescription.Builder> change) {
        ActDescription.Builder description = ImagingFixtures.neckDescription();
        change.accept(description);
        return broken(rule, "acts[1]." + path, report -> report.addAct(description.build()));
    }

    private static Arguments brokenProduct(String rule, String path, AdministeredProduct.Builder product) {
        return brokenDescription(rule, "products[0]." + path, act -> act.addProduct(product.build()));
    }

    private static Arguments brokenDose(String rule, String path, DoseQuantity dose) {
        return brokenDescription(
                rule,
                "exposure.doses[0]." + path,
                act -> act.exposure(RadiationExposure.of(Fixtures.doctor(), PregnancyStatus.UNKNOWN)
                        .withDose(dose)));
    }

    private static Arguments brokenImage(String rule, String path, ImageReference image) {
        return brokenDescription(rule, "images[0]." + path, act -> act.addImage(image));
    }

    private static Arguments brokenHistory(String rule, String path, Consumer<ClinicalInformation.Builder> change) {
        ClinicalInformation.Builder info = ImagingFixtures.nothingKnown();
        change.accept(info);
        return broken(rule, "clinicalInformation." + path, report -> report.clinicalInformation(info.build()));
    }

    static Stream<Arguments> header() {
        return Stream.of(
                broken(
                        "IMG-ACCESSION",
                        "header.orders[1].accessionNumber",
                        report -> report.header(ImagingFixtures.header()
                                .addOrder(Order.of(InstanceId.of(ImagingFixtures.REQUESTER, "1"))))),
                broken(
                        "IMG-ACCESSION",
                        "header.orders[1].accessionNumber",
                        report -> report.header(ImagingFixtures.header()
                                .addOrder(Order.of(InstanceId.of(ImagingFixtures.REQUESTER, "1"))
                                        .withAccessionNumber(InstanceId.of(ImagingFixtures.PACS))))),
                broken(
                        "IMG-EVENT",
                        "header.event.code",
                        report -> report.header(ImagingFixtures.header()
                                .event(ServiceEvent.of(Fixtures.author(), ImagingFixtures.START)
                                        .withCode(ImagingFixtures.NECK_CT)))),
                broken(
                        "IMG-FURTHER-EVENT",
                        "header.furtherEvents[0]",
                        report -> report.header(ImagingFixtures.header().addFurtherEvent(ImagingFixtures.NECK_CT))));
    }

    static Stream<Arguments> acts() {
        ImagingAct.Builder noDate =
                ImagingAct.of(ImagingFixtures.NECK_CT, ImagingFixtures.STUDY).addModality(CT);
        return Stream.of(
                brokenAct("IMG-ACT-DATE", "start", noDate),
                brokenAct(
                        "IMG-MODALITY",
                        "modalities",
                        ImagingAct.of(ImagingFixtures.NECK_CT, ImagingFixtures.STUDY)
                                .start(ImagingFixtures.START)),
                brokenAct(
                        "IMG-MODALITY",
                        "modalities[1]",
                        ImagingFixtures.neckAct().addModality(UNLISTED)),
                brokenAct("IMG-TWICE", "modalities", ImagingFixtures.neckAct().addModality(CT)),
                brokenAct("IMG-REGION", "regions[0]", ImagingFixtures.neckAct().addRegion(UNLISTED)),
                brokenAct("IMG-CCAM", "ccam", ImagingFixtures.neckAct().ccam("ACQH4", "Scanographie")),
                brokenAct(
                        "IMG-ACT-CODE",
                        "code",
                        ImagingAct.of(CT, ImagingFixtures.STUDY).addModality(CT).start(ImagingFixtures.START)),
                brokenAct("CDA-PERIOD", "stop", ImagingFixtures.neckAct().stop(ImagingFixtures.START)),
                broken("IMG-ACT-PRINCIPAL", "acts[0].act", report -> {}));
    }

    static Stream<Arguments> descriptions() {
        return Stream.of(
                broken(
                        "IMG-TECHNIQUE",
                        "acts[1].techniques",
                        report -> report.addAct(
                                ActDescription.of(ImagingFixtures.neckAct().build())
                                        .build())),
                brokenDescription("IMG-SITE", "techniques[1].site", act -> act.addTechnique(Technique.of(UNLISTED))),
                brokenDescription(
                        "IMG-LATERALITY",
                        "techniques[1].laterality",
                        act -> act.addTechnique(
                                Technique.of(ImagingFixtures.HEAD).withLaterality(UNLISTED))),
                brokenDescription(
                        "REQUIRED",
                        "techniques[1].description",
                        act -> act.addTechnique(
                                Technique.of(ImagingFixtures.HEAD).withDescription(" "))),
                brokenDescription("IMG-STATEMENT", "complications", act -> act.complications(Statement.entries())),
                brokenDescription("REQUIRED", "complications[0]", act -> act.complications(Statement.entries(""))));
    }

    static Stream<Arguments> products() {
        return Stream.of(
                brokenProduct("IMG-CIS", "cis", AdministeredProduct.of("X").cis("12")),
                brokenProduct("CDA-ONE-LINE", "name", AdministeredProduct.of("X\nY")),
                brokenProduct("CDA-ONE-LINE", "lot", AdministeredProduct.of("X").lot("1\t2")),
                brokenProduct(
                        "IMG-UNIT", "dose.unit", AdministeredProduct.of("X").dose(Quantity.of("1", ""))),
                brokenProduct(
                        "CDA-UCUM", "dose.unit", AdministeredProduct.of("X").dose(Quantity.of("1", "µg"))),
                brokenProduct("CDA-ROUTE", "route", AdministeredProduct.of("X").route(UNLISTED)),
                brokenProduct(
                        "IMG-TWICE",
                        "translations",
                        AdministeredProduct.of("X").addTranslation(UNLISTED).addTranslation(UNLISTED)),
                brokenDose(
                        "IMG-DOSE",
                        "measure",
                        DoseQuantity.of(UNLISTED, Quantity.of("1", "mGy"), ImagingFixtures.HEAD)),
                brokenDose(
                        "IMG-SITE",
                        "site",
                        DoseQuantity.of(
                                ImagingValueSets.doseQuantity().find("111636").orElseThrow(),
                                Quantity.of("1", "mGy"),
                                UNLISTED)),
                brokenDose("IMG-DOSE-UNIT", "value.unit", ImagingFixtures.dose("111636", "1", "mGy.cm")),
                brokenDose("IMG-DOSE-UNIT", "value.unit", ImagingFixtures.dose("113731", "3", "s")),
                brokenDose("IMG-DOSE-NEGATIVE", "value", ImagingFixtures.dose("111636", "-1", "mGy")));
    }

    static Stream<Arguments> images() {
        ImageReference image = ImagingFixtures.image();
        return Stream.of(
                brokenImage("IMG-LINK", "link", image.withLink(URI.create("file:///etc/images"))),
                brokenImage("IMG-LINK", "link", image.withLink(URI.create("https://a:b@images.example/1"))),
                brokenImage("IMG-LINK", "link", image.withLink(URI.create("/wado?x=1"))),
                brokenImage(
                        "IMG-MODALITY",
                        "modality",
                        ImageReference.of(image.study(), image.series(), image.instance(), image.sopClass(), UNLISTED)),
                brokenImage(
                        "IMG-SOP-CLASS",
                        "sopClass",
                        ImageReference.of(image.study(), image.series(), image.instance(), UNLISTED, CT)));
    }

    static Stream<Arguments> history() {
        return Stream.of(
                brokenHistory(
                        "IMG-REQUEST-ONLY",
                        "careInformation",
                        info -> info.addCareInformation(ImagingValueSets.careInformation()
                                .find("MED-1124")
                                .orElseThrow())),
                brokenHistory(
                        "IMG-CONTRAINDICATION",
                        "contraindications[0].code",
                        info -> info.contraindications(Statement.entries(Contraindication.of(UNLISTED)))),
                brokenHistory("IMG-STATEMENT", "medicalHistory", info -> info.medicalHistory(Statement.entries())),
                brokenHistory(
                        "CDA-PERIOD",
                        "medicalHistory[0].end",
                        info -> info.medicalHistory(Statement.entries(Problem.of("X")
                                .onset(ClinicalDate.year(2020))
                                .end(ClinicalDate.year(2019))
                                .build()))),
                brokenHistory(
                        "CDA-REASON",
                        "surgicalHistory[0].reason",
                        info -> info.surgicalHistory(Statement.entries(
                                Procedure.of("X").reason(Fixtures.ANGINA).build()))),
                brokenHistory("REQUIRED", "purpose", info -> info.purpose(" ")));
    }

    static Stream<Arguments> rest() {
        return Stream.of(
                broken("REQUIRED", "conclusion", report -> report.conclusion(ReportText.of(" "))),
                broken(
                        "IMG-LIST",
                        "findings",
                        report -> report.findings(ReportText.headed("X").list(List.of()))),
                broken("CDA-XML-CHARACTER", "comment", report -> report.comment(ReportText.of("a\u0001b"))),
                broken("REQUIRED", "devices[0].label", report -> report.addDevice(ImagingDevice.of(""))),
                broken(
                        "IMG-EMDN",
                        "devices[0].emdn",
                        report -> report.addDevice(new ImagingDevice(
                                "X",
                                java.util.Optional.of(UNLISTED),
                                List.of(),
                                java.util.Optional.empty(),
                                java.util.Optional.empty()))),
                broken(
                        "N1-PDF",
                        "attachments[0].pdf",
                        report -> report.addAttachment(
                                AttachedDocument.of("X", DocumentContent.of(new byte[] {1, 2, 3})))));
    }

    @ParameterizedTest
    @MethodSource({"header", "acts", "descriptions", "products", "images", "history", "rest"})
    void brokenRule_isToldWithItsPath(String rule, String path, Consumer<ImagingReportDocument.Builder> change) {
        ImagingReportDocument.Builder report = ImagingFixtures.smallest();
        if (rule.equals("IMG-ACT-PRINCIPAL")) {
            report = ImagingReportDocument.builder()
                    .header(ImagingFixtures.header())
                    .clinicalInformation(ImagingFixtures.nothingKnown().build())
                    .conclusion(ReportText.of("X"))
                    .addAct(ActDescription.of(ImagingFixtures.headAct()
                                    .start(ImagingFixtures.START.plusSeconds(1))
                                    .build())
                            .addTechnique(Technique.of(ImagingFixtures.HEAD))
                            .build());
        }
        change.accept(report);
        assertThatThrownBy(report::build)
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.rule()).isEqualTo(rule);
                            assertThat(violation.path()).isEqualTo(path);
                        }));
    }

    @Test
    void nothingGiven_everythingMissingIsListed() {
        assertThatThrownBy(() -> ImagingReportDocument.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.violations())
                        .extracting(Violation::path)
                        .containsExactlyInAnyOrder("header", "clinicalInformation", "acts", "conclusion"));
    }

    @Test
    void clinicalInformation_withoutAnswers_isRefused() {
        assertThatThrownBy(() -> ClinicalInformation.of("X").build())
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.violations())
                        .extracting(Violation::path)
                        .containsExactly("medicalHistory", "surgicalHistory", "contraindications"));
    }

    @Test
    void noneKnown_withItsAuthor_isAccepted() {
        assertThat(ImagingFixtures.smallest()
                        .clinicalInformation(ImagingFixtures.nothingKnown()
                                .medicalHistory(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 1)))
                                .build())
                        .build()
                        .clinicalInformation()
                        .medicalHistory()
                        .items())
                .isEmpty();
    }
}
