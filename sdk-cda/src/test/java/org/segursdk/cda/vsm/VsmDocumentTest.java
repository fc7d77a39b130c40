package org.segursdk.cda.vsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Allergy;
import org.segursdk.cda.AllergyType;
import org.segursdk.cda.CdaHeader;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.ClinicalStatus;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Participant;
import org.segursdk.cda.Problem;
import org.segursdk.cda.Procedure;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.w3c.dom.Element;

class VsmDocumentTest {
    private static final String ALLERGIES = "1.2.250.1.213.1.1.2.137";

    @Test
    @Tag("REM-CDA-03")
    void full_allSubSectionsPresent_compositesHaveNoText() {
        Element document = dom(Fixtures.fullVsm().build().toDocument());
        assertThat(texts(document, "//h:section/h:title"))
                .containsExactly(
                        "Pathologies en cours, antécédents, allergies et facteurs de risques",
                        "Pathologies en cours, antécédents et allergies",
                        "Pathologies en cours",
                        "Antécédents médicaux",
                        "Antécédents chirurgicaux",
                        "Allergies et hypersensibilités",
                        "Facteurs de risque",
                        "Mode de vie",
                        "Facteurs de risques professionnels",
                        "Antécédents familiaux",
                        "Points de vigilance",
                        "Traitement au long cours",
                        "Traitements");
        assertThat(nodes(document, "//h:section[h:component]/h:text")).isEmpty();
    }

    @Test
    void empty_noneKnownIsNotNotRecorded_bothAreSaid() {
        Element document = dom(Fixtures.emptyVsm().build().toDocument());
        assertThat(texts(document, "//h:section/h:text//h:item | //h:section/h:text//h:paragraph"))
                .containsExactly(
                        "Pathologies en cours : non renseigné",
                        "Antécédents médicaux : non renseigné",
                        "Antécédents chirurgicaux : aucun connu (déclaré le 01/07/2026 par Dr Hélène Lefèvre)",
                        "Allergies et hypersensibilités : aucune connue (déclaré le 01/07/2026 par Dr Hélène Lefèvre)",
                        "Mode de vie : non renseigné",
                        "Facteurs de risques professionnels : non renseigné",
                        "Antécédents familiaux : non renseigné",
                        "Points de vigilance : non renseigné",
                        "Traitements au long cours : aucun (déclaré le 01/07/2026 par Dr Hélène Lefèvre)");
        assertThat(nodes(document, "//h:entry")).isEmpty();
    }

    @Test
    void partlyKnown_theRestIsSaidInTheParent() {
        Element document = dom(Fixtures.fullVsm()
                .allergies(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 1)))
                .build()
                .toDocument());
        assertThat(texts(document, "//h:section[h:code/@code='34117-2']/h:text"))
                .singleElement()
                .asString()
                .contains("Allergies et hypersensibilités : aucune connue");
        assertThat(nodes(document, "//h:templateId[@root='" + ALLERGIES + "']")).isEmpty();
    }

    @Test
    void missingStatement_isRefused_noDefault() {
        assertThatThrownBy(() -> VsmDocument.builder().header(Fixtures.header()).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .filteredOn(v -> v.rule().equals("REQUIRED"))
                        .extracting(Violation::path)
                        .containsExactly(
                                "problems",
                                "medicalHistory",
                                "surgicalHistory",
                                "allergies",
                                "lifestyle",
                                "occupationalRisks",
                                "familyHistory",
                                "vigilance",
                                "treatments"));
    }

    @Test
    void emptyList_isNoStatement() {
        assertRefused(vsm -> vsm.allergies(Statement.entries()), "allergies", "VSM-STATEMENT");
    }

    @Test
    void problem_activeAndPast_statusAndHighAgree() {
        Element document = dom(Fixtures.fullVsm().build().toDocument());
        String act = "//h:act[h:templateId/@root='1.2.250.1.213.1.1.3.39']";
        assertThat(texts(document, act + "/h:statusCode/@code")).containsExactly("active", "completed");
        assertThat(texts(document, act + "[h:statusCode/@code='active']/h:effectiveTime/h:high"))
                .isEmpty();
        assertThat(text(document, act + "[h:statusCode/@code='completed']/h:effectiveTime/h:low/@value"))
                .isEqualTo("201804");
        assertThat(text(document, act + "[h:statusCode/@code='completed']/h:effectiveTime/h:high/@value"))
                .isEqualTo("20180502");
    }

    @Test
    void problem_pastWithoutEnd_highIsUnknownNotInvented() {
        Element document = dom(Fixtures.fullVsm()
                .medicalHistory(Statement.entries(Problem.of("Rougeole").build()))
                .build()
                .toDocument());
        String act = "//h:section[h:code/@code='11348-0']//h:act";
        assertThat(text(document, act + "/h:effectiveTime/h:high/@nullFlavor")).isEqualTo("UNK");
        assertThat(text(document, act + "/h:effectiveTime/h:low/@nullFlavor")).isEqualTo("UNK");
        assertThat(nodes(document, act + "//h:value[@code or @codeSystem]")).isEmpty();
        assertThat(nodes(document, act + "//h:value/h:originalText/h:reference"))
                .hasSize(1);
    }

    @Test
    void reasons_pointToTheProblemsAct() {
        Element document = dom(Fixtures.fullVsm().build().toDocument());
        String problem = text(document, "//h:section[h:code/@code='11450-4']//h:act/h:id/@root");
        assertThat(texts(document, "//h:entryRelationship[@typeCode='RSON']/h:act/h:id/@root"))
                .containsExactly(problem, problem);
    }

    @Test
    void treatment_uncoded_codeIsNullAndNameIsKept() {
        Element document = dom(Fixtures.fullVsm()
                .treatments(Statement.entries(
                        Treatment.of("Préparation magistrale <n° 3>").build()))
                .build()
                .toDocument());
        String material = "//h:manufacturedMaterial";
        assertThat(text(document, material + "/h:code/@nullFlavor")).isEqualTo("NA");
        assertThat(text(document, material + "/h:name")).isEqualTo("Préparation magistrale <n° 3>");
    }

    @Test
    void metadata_comesFromTheSameInput() {
        DocumentMetadata metadata = Fixtures.fullVsm()
                .header(Fixtures.header()
                        .addFurtherEvent(CodedValue.of("Z00.0", CodeSystems.CIM_10, "Examen médical général")))
                .build()
                .toDocument()
                .metadata();
        assertThat(metadata.uniqueId()).isEqualTo(Fixtures.ID);
        assertThat(metadata.typeCode().code()).isEqualTo("SYNTH");
        assertThat(metadata.classCode().code()).isEqualTo("11");
        assertThat(metadata.formatCode())
                .isEqualTo(CodedValue.of("urn:asip:ci-sis:vsm:2012", "1.2.250.1.213.1.1.4.2.282", "Synthèse médicale"));
        assertThat(metadata.mimeType()).isEqualTo("text/xml");
        assertThat(metadata.eventCodes()).extracting(CodedValue::code).containsExactly("34117-2", "Z00.0");
        assertThat(metadata.facilityType().code()).isEqualTo("SA07");
        assertThat(metadata.practiceSetting().code()).isEqualTo("AMBULATOIRE");
        assertThat(metadata.creationTime()).isEqualTo(Fixtures.NOW);
        assertThat(metadata.serviceStart()).isEqualTo(Fixtures.NOW.minusSeconds(1800));
        assertThat(metadata.authors()).containsExactly(Fixtures.author());
    }

    @Test
    void sameInput_sameBytes() {
        assertThat(Fixtures.bytes(Fixtures.fullVsm().build().toDocument()))
                .isEqualTo(Fixtures.bytes(Fixtures.fullVsm().build().toDocument()));
    }

    @Test
    void narrative_tablesHaveCaptionsAndHeaders() {
        Element document = dom(Fixtures.fullVsm().build().toDocument());
        assertThat(nodes(document, "//h:table")).hasSize(7);
        assertThat(nodes(document, "//h:table[not(h:caption) or not(h:thead/h:tr/h:th[@scope='col'])]"))
                .isEmpty();
        assertThat(nodes(document, "//h:tbody/h:tr[count(h:td) != count(../../h:thead/h:tr/h:th)]"))
                .isEmpty();
        assertThat(texts(document, "//h:section[h:code/@code='29762-2']//h:td"))
                .containsExactly("Consommation tabagique", "Sevré depuis 2019", "25 paquets/an");
    }

    static Stream<Arguments> brokenInput() {
        CodedValue noSystem = CodedValue.of("X", "CIM10", "X");
        return Stream.of(
                broken("problems[0].label", "REQUIRED", v -> v.problems(entry(Problem.of(" ")))),
                broken("problems[0].label", "CDA-XML-CHARACTER", v -> v.problems(entry(Problem.of("a\u0000b")))),
                broken("problems[0].label", "CDA-XML-CHARACTER", v -> v.problems(entry(Problem.of("a\uD83Db")))),
                broken(
                        "problems[0].comment",
                        "CDA-XML-CHARACTER",
                        v -> v.problems(entry(Problem.of("a").comment("\uFFFF")))),
                broken(
                        "problems[0].end",
                        "CDA-PROBLEM-ACTIVE-END",
                        v -> v.problems(entry(Problem.of("a").end(ClinicalDate.year(2020))))),
                broken(
                        "problems[0].code.codeSystem",
                        "CDA-CODE-SYSTEM",
                        v -> v.problems(entry(Problem.of("a").code(noSystem)))),
                broken(
                        "medicalHistory[0].end",
                        "CDA-PERIOD",
                        v -> v.medicalHistory(entry(Problem.of("a")
                                .onset(ClinicalDate.parse("2020-05"))
                                .end(ClinicalDate.parse("2020-04-30"))))),
                broken(
                        "surgicalHistory[0].reason",
                        "CDA-REASON",
                        v -> v.surgicalHistory(Statement.entries(Procedure.of("a")
                                .reason(Problem.of("ailleurs").build())
                                .build()))),
                broken(
                        "allergies[0].status",
                        "JDV-HL7-ALLERGY-CLINICAL",
                        v -> v.allergies(Statement.entries(Allergy.of(AllergyType.ALLERGY, "a")
                                .status(ClinicalStatus.RELAPSE)
                                .build()))),
                broken(
                        "lifestyle[0].amount.unit",
                        "CDA-UCUM",
                        v -> v.lifestyle(Statement.entries(LifestyleObservation.of(
                                LifestyleTopic.ALCOHOL, "a", Quantity.of("1", "{PAQUETS}/a"))))),
                broken(
                        "familyHistory[0].relationship",
                        "JDV-HL7-RELATIONSHIP",
                        v -> v.familyHistory(
                                Statement.entries(FamilyHistory.of("VOISIN", FamilyHistory.Condition.of("a"))))),
                broken(
                        "treatments[0].cis",
                        "CDA-CIS",
                        v -> v.treatments(Statement.entries(
                                Treatment.of("a").cis("3400938022209").build()))),
                broken(
                        "treatments[0].route",
                        "CDA-ROUTE",
                        v -> v.treatments(Statement.entries(Treatment.of("a")
                                .route(CodedValue.of("PO", CodeSystems.LOINC, "per os"))
                                .build()))),
                broken(
                        "treatments[0].doseHigh",
                        "CDA-DOSE",
                        v -> v.treatments(Statement.entries(Treatment.of("a")
                                .dose(Quantity.of("2", "mg"), Quantity.of("1", "mg"))
                                .build()))),
                broken("vigilance[0]", "REQUIRED", v -> v.vigilance(Statement.entries("\n"))),
                broken(
                        "header.participants",
                        "VSM-TREATING-PHYSICIAN",
                        v -> v.header(Fixtures.header()
                                .addParticipant(
                                        Participant.treatingPhysician(Fixtures.doctor(), Fixtures.practice())))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("brokenInput")
    void brokenInput_isNamedWithPathAndRule(String path, String rule, Consumer<VsmDocument.Builder> change) {
        assertRefused(change, path, rule);
    }

    @Test
    void severalBrokenRules_oneException_headerIncluded() {
        VsmDocument.Builder vsm = Fixtures.fullVsm()
                .header(CdaHeader.builder().title("\u0001"))
                .problems(entry(Problem.of("")))
                .vigilance(Statement.entries());
        assertThatThrownBy(vsm::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .contains("header.id", "header.patient", "problems[0].label", "vigilance"));
    }

    @Test
    void violation_neverQuotesTheText() {
        VsmDocument.Builder vsm = Fixtures.fullVsm().problems(entry(Problem.of("SECRETMEDICAL\u0000")));
        assertThatThrownBy(vsm::build).hasMessageNotContaining("SECRETMEDICAL");
    }

    @Test
    void toString_showsNothingOfThePatient() {
        VsmDocument vsm = Fixtures.fullVsm().build();
        assertThat(List.of(
                                vsm,
                                vsm.header(),
                                vsm.problems(),
                                vsm.allergies(),
                                vsm.allergies().items(),
                                vsm.treatments().items(),
                                vsm.surgicalHistory().items(),
                                vsm.familyHistory().items(),
                                vsm.lifestyle().items(),
                                vsm.occupationalRisks(),
                                vsm.toDocument())
                        .toString())
                .doesNotContain("ARTAGNAN", "Lebreton", "Angor", "Pénicilline", "PLAVIX", "amiante", "279032A004");
    }

    private static Statement<Problem> entry(Problem.Builder problem) {
        return Statement.entries(problem.build());
    }

    private static Arguments broken(String path, String rule, Consumer<VsmDocument.Builder> change) {
        return Arguments.of(path, rule, change);
    }

    private static void assertRefused(Consumer<VsmDocument.Builder> change, String path, String rule) {
        // Neither acts nor treatments refer to a problem here, so that a change breaks one rule only.
        VsmDocument.Builder vsm = Fixtures.emptyVsm();
        change.accept(vsm);
        assertThatThrownBy(vsm::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(org.assertj.core.api.Assertions.tuple(path, rule)));
    }
}
