package org.segursdk.cda.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Encounter;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;

/** Each rule, broken alone, is named with its path. */
class BioRulesTest {
    private static final String ITEM = "chapters[0].results.items[0]";
    private static final DocumentContent NOT_A_PDF = DocumentContent.of(new byte[] {1, 2, 3});

    static Stream<Arguments> brokenResults() {
        CodedValue noSystem = CodedValue.of("X", "LOCAL", "X");
        return Stream.of(
                result(ITEM + ".label", "REQUIRED", BioResult.of(" ", BioFixtures.UREA, number("1", "g/L"))),
                result(ITEM + ".label", "CDA-XML-CHARACTER", urea("a\u0000", number("1", "g/L"))),
                result(ITEM + ".value.unit", "BIO-RESULT-UNIT", urea("a", number("1", ""))),
                result(
                        ITEM + ".value.unit",
                        "BIO-RESULT-UNIT",
                        urea("a", new BioValue.Measured(Quantity.of("1", "g/L"), true))),
                result(ITEM + ".value.unit", "BIO-UNIT", urea("a", number("1", "G/L"))),
                result(ITEM + ".value.unit", "BIO-UNIT", urea("a", number("1", "ukat/L"))),
                result(ITEM + ".value.unit", "BIO-UNIT", urea("a", number("1", "{INR}"))),
                result(ITEM + ".value.limit.unit", "BIO-RESULT-UNIT", urea("a", BioValue.lessThan("1", ""))),
                result(
                        ITEM + ".value",
                        "BIO-INTERVAL",
                        urea("a", BioValue.interval(Quantity.of("2", "g/L"), Quantity.of("1", "g/L")))),
                result(
                        ITEM + ".value",
                        "BIO-INTERVAL",
                        urea("a", BioValue.interval(Quantity.of("1", "g/L"), Quantity.of("2", "mg/L")))),
                result(ITEM + ".value", "BIO-NUMBER", urea("a", number("1e999999", "g/L"))),
                result(ITEM + ".value.text", "REQUIRED", urea("a", BioValue.text(""))),
                result(ITEM + ".value.reason", "REQUIRED", urea("a", BioValue.unavailable("\t"))),
                result(ITEM + ".value.code.codeSystem", "CDA-CODE-SYSTEM", urea("a", BioValue.coded(noSystem))),
                result(
                        ITEM + ".interpretations",
                        "BIO-UNAVAILABLE",
                        urea("a", BioValue.unavailable("a")).interpretation(BioInterpretation.NORMAL)),
                result(
                        ITEM + ".code",
                        "BIO-CODE",
                        BioResult.of("a", new BioCode(Optional.empty(), List.of()), number("1", "g/L"))),
                result(
                        ITEM + ".code.loinc",
                        "BIO-LOINC",
                        BioResult.of("a", BioCode.loinc("22664-8", "Urée"), number("1", "g/L"))),
                result(
                        ITEM + ".code.others[0]",
                        "BIO-LOCAL-CODE",
                        BioResult.of(
                                "a",
                                BioCode.local(CodedValue.of("22664-7", CodeSystems.LOINC, "Urée")),
                                number("1", "g/L"))),
                result(
                        ITEM + ".range.low.unit",
                        "BIO-RANGE-UNIT",
                        urea("a", number("1", "g/L")).range(BioRange.atLeast(Quantity.of("1", "mg/L")))),
                result(
                        ITEM + ".range",
                        "BIO-INTERVAL",
                        urea("a", number("1", "g/L")).range(BioRange.between("3", "2", "g/L"))),
                result(
                        ITEM + ".range",
                        "REQUIRED",
                        urea("a", number("1", "g/L"))
                                .range(new BioRange(Optional.empty(), Optional.empty(), true, true, Optional.empty()))),
                result(
                        ITEM + ".priors[0].value",
                        "BIO-PRIOR",
                        urea("a", number("1", "g/L"))
                                .addPrior(new BioPrior(BioValue.unavailable("a"), ClinicalDate.year(2020)))),
                result(
                        ITEM + ".priors[0].value.unit",
                        "BIO-RESULT-UNIT",
                        urea("a", number("1", "g/L")).addPrior(new BioPrior(number("1", ""), ClinicalDate.year(2020)))),
                result(
                        ITEM + ".priors[0].at",
                        "BIO-PRIOR-DATE",
                        urea("a", number("1", "g/L"))
                                .at(ClinicalDate.year(2019))
                                .addPrior(new BioPrior(number("1", "g/L"), ClinicalDate.year(2020)))),
                result(
                        ITEM + ".comments[0]",
                        "REQUIRED",
                        urea("a", number("1", "g/L")).addComment("")),
                result(
                        ITEM + ".method.label",
                        "REQUIRED",
                        urea("a", number("1", "g/L")).method(BioMethod.of(" "))));
    }

    static Stream<Arguments> brokenReports() {
        BioCode code = BioFixtures.UREA;
        return Stream.of(
                broken(
                        ITEM + ".results",
                        "REQUIRED",
                        BioFixtures.reportOf(BioPanel.of("a").build())),
                broken(ITEM + ".awaited", "BIO-AWAITED", BioFixtures.reportOf(BioPanel.awaited("a", code))),
                broken(
                        ITEM + ".organism",
                        "REQUIRED",
                        BioFixtures.reportOf(BioIsolate.of("").build())),
                broken(ITEM + ".antibiogram[0]", "BIO-ANTIBIOTIC", antibiotic(BioSusceptibility.of("a", code))),
                broken(
                        ITEM + ".antibiogram[0].concentration",
                        "BIO-ANTIBIOTIC",
                        antibiotic(BioSusceptibility.of("a", code).concentration(BioValue.unavailable("a")))),
                broken(
                        ITEM + ".antibiogram[0].category",
                        "BIO-CATEGORY",
                        antibiotic(BioSusceptibility.of("a", code).category(BioInterpretation.HIGH))),
                broken(
                        ITEM + ".content",
                        "BIO-IMAGE",
                        BioFixtures.reportOf(new BioImage("a", BioImage.Format.JPEG, BioFixtures.PNG))),
                broken(
                        ITEM + ".content",
                        "CONTENT-UNREADABLE",
                        BioFixtures.reportOf(new BioImage("a", BioImage.Format.PNG, () -> {
                            throw new IOException();
                        }))),
                broken("chapters[0].results.items", "REQUIRED", BioFixtures.reportOf()),
                broken(
                        "chapters[0].results.specimens[0].type",
                        "BIO-SPECIMEN-TYPE",
                        specimen(new BioSpecimen(
                                "a",
                                InstanceId.of(BioFixtures.LAB_NUMBERS),
                                Optional.of(CodedValue.of("1", CodeSystems.SNOMED_CT, "a")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))),
                broken(
                        "chapters[0].results.specimens[0].receivedAt",
                        "CDA-PERIOD",
                        specimen(BioSpecimen.of("a", InstanceId.of(BioFixtures.LAB_NUMBERS))
                                .collectedAt(ClinicalDate.at(BioFixtures.NOW))
                                .receivedAt(BioFixtures.NOW.minusSeconds(1))
                                .build())));
    }

    static Stream<Arguments> brokenDocuments() {
        BioResults block = BioFixtures.block(BioFixtures.urea());
        return Stream.of(
                changed("pdfCopy", "BIO-PDF", r -> r.pdfCopy(NOT_A_PDF)),
                changed(
                        "pdfCopy",
                        "CONTENT-UNREADABLE",
                        r -> r.pdfCopy(() -> {
                            throw new IOException();
                        })),
                changed(
                        "secondIntention[0].pdf",
                        "BIO-PDF",
                        r -> r.addSecondIntention(new BioAttachment("a", NOT_A_PDF))),
                changed("comments[0].text", "REQUIRED", r -> r.addComment(new BioComment("a", ""))),
                changed(
                        "chapters[1]",
                        "BIO-CHAPTER",
                        r -> r.addChapter(new BioChapter(BioChapter.HAEMATOLOGY, "a", Optional.empty(), List.of()))),
                changed(
                        "chapters[1]",
                        "BIO-CHAPTER",
                        r -> r.addChapter(new BioChapter(
                                BioChapter.HAEMATOLOGY,
                                "a",
                                Optional.of(block),
                                List.of(BioSubchapter.of("a", block))))),
                changed(
                        "chapters[1].specialty",
                        "BIO-LOINC",
                        r -> r.addChapter(
                                BioChapter.of(CodedValue.of("HEMATO", "1.2.250.1.213.3.999.8", "Hémato"), block))),
                changed(
                        "chapters[1].results.validatedBy[0].by.structure",
                        "BIO-CONTACT",
                        r -> r.addChapter(BioChapter.of(
                                BioChapter.HAEMATOLOGY,
                                BioResults.builder()
                                        .add(BioFixtures.urea())
                                        .validatedBy(new Attestation(Fixtures.author(), BioFixtures.NOW))
                                        .build()))),
                changed("accreditation.mention", "REQUIRED", r -> r.accreditation(BioAccreditation.cofrac("8-1", " "))),
                changed(
                        "screening.problems",
                        "REQUIRED",
                        r -> r.screening(new BioScreening("a", Optional.empty(), List.of(), Optional.empty()))),
                changed("vaccinations", "BIO-STATEMENT", r -> r.vaccinations(Statement.entries())),
                changed(
                        "vaccinations[0].at",
                        "BIO-VACCINATION",
                        r -> r.vaccinations(Statement.entries(new BioVaccination(
                                "a",
                                false,
                                BioVaccination.Kind.UNSPECIFIED,
                                Optional.empty(),
                                Optional.of(ClinicalDate.year(2020)))))),
                changed(
                        "header.title",
                        "BIO-TITLE",
                        r -> r.header(BioFixtures.header().title("Bilan"))),
                changed(
                        "header.encounter.responsible",
                        "BIO-RESPONSIBLE",
                        r -> r.header(
                                BioFixtures.header().encounter(Encounter.of(Fixtures.practice(), BioFixtures.NOW)))),
                changed(
                        "header.event.performer.structure",
                        "BIO-CONTACT",
                        r -> r.header(BioFixtures.header()
                                .event(ServiceEvent.of(Fixtures.author(), BioFixtures.NOW.minusSeconds(5))
                                        .withStop(BioFixtures.NOW)))),
                changed(
                        "performedAt",
                        "REQUIRED",
                        r -> r.header(
                                BioFixtures.header().event(ServiceEvent.of(BioFixtures.director(), BioFixtures.NOW)))),
                changed(
                        "header.event.code",
                        "BIO-LOINC",
                        r -> r.header(BioFixtures.header()
                                .event(ServiceEvent.of(BioFixtures.director(), BioFixtures.NOW.minusSeconds(5))
                                        .withStop(BioFixtures.NOW)
                                        .withCode(CodedValue.of("Z00.0", CodeSystems.CIM_10, "Examen"))))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"brokenResults", "brokenReports", "brokenDocuments"})
    void brokenInput_isNamedWithPathAndRule(String path, String rule, BioReport.Builder report) {
        assertThatThrownBy(report::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple(path, rule)));
    }

    @Test
    void nothing_everyRequirementIsNamed() {
        assertThatThrownBy(() -> BioReport.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactlyInAnyOrder(
                                tuple("status", "REQUIRED"),
                                tuple("pdfCopy", "REQUIRED"),
                                tuple("header", "REQUIRED"),
                                tuple("chapters", "REQUIRED")));
    }

    @Test
    void severalBrokenRules_oneException_headerIncluded() {
        BioReport.Builder report = BioFixtures.reportOf(
                        BioResult.of("", BioFixtures.UREA, BioValue.measured("1", "G/L"))
                                .build())
                .header(CdaHeader.builder());
        assertThatThrownBy(report::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .contains("header.id", "header.patient", ITEM + ".label", ITEM + ".value.unit"));
    }

    @Test
    void frenchUnit_violationSuggestsTheUcumOne_andQuotesNothingElse() {
        BioReport.Builder report =
                BioFixtures.reportOf(BioResult.of("SECRETMEDICAL", BioFixtures.UREA, BioValue.measured("777", "G/L"))
                        .build());
        assertThatThrownBy(report::build)
                .hasMessageNotContaining("SECRETMEDICAL")
                .hasMessageNotContaining("777")
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(
                                e.violations().get(0).message().french())
                        .contains("10*9/L"));
    }

    private static BioValue number(String value, String unit) {
        return BioValue.measured(value, unit);
    }

    private static BioResult.Builder urea(String label, BioValue value) {
        return BioResult.of(label, BioFixtures.UREA, value);
    }

    private static Arguments result(String path, String rule, BioResult.Builder result) {
        return broken(path, rule, BioFixtures.reportOf(result.build()));
    }

    private static BioReport.Builder antibiotic(BioSusceptibility.Builder line) {
        return BioFixtures.reportOf(
                BioIsolate.of("a").addAntibiotic(line.build()).build());
    }

    private static BioReport.Builder specimen(BioSpecimen specimen) {
        return BioReport.builder()
                .header(BioFixtures.header())
                .status(BioReport.Status.COMPLETE)
                .pdfCopy(BioFixtures.PDF)
                .addChapter(BioChapter.of(
                        BioChapter.BIOCHEMISTRY,
                        BioResults.builder()
                                .add(BioFixtures.urea())
                                .addSpecimen(specimen)
                                .build()));
    }

    private static Arguments changed(String path, String rule, Consumer<BioReport.Builder> change) {
        BioReport.Builder report = BioFixtures.smallest();
        change.accept(report);
        return broken(path, rule, report);
    }

    private static Arguments broken(String path, String rule, BioReport.Builder report) {
        return Arguments.of(path, rule, report);
    }
}
