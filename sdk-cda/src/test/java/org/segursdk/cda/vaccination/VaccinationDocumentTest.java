package org.segursdk.cda.vaccination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Attestation;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccinationKind;
import org.segursdk.cda.VaccinationRoute;
import org.segursdk.cda.VaccinationSite;
import org.segursdk.cda.VaccineReaction;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.w3c.dom.Element;

class VaccinationDocumentTest {
    private static final CodedValue TETANUS = CodedValue.of("J07AM", CodeSystems.ATC, "vaccins tétaniques");
    private static final ClinicalDate DAY = ClinicalDate.day(LocalDate.of(2026, 7, 1));

    /** Everything a vaccination can say. */
    static Vaccination.Builder full() {
        return Vaccination.of("VACCIN TETANIQUE <PASTEUR> & Cie")
                .cis("68747507")
                .addTranslation(TETANUS)
                .lot("4456672")
                .date(DAY)
                .kind(VaccinationKind.PRIMARY_SERIES)
                .rank(2)
                .route(VaccinationRoute.INTRAMUSCULAR)
                .site(VaccinationSite.LEFT_DELTOID)
                .addReaction(VaccineReaction.of("Fièvre à 39 °C")
                        .withCode(CodedValue.of("R50.2", CodeSystems.CIM_10, "Fièvre due à des médicaments"))
                        .withOnset(ClinicalDate.day(LocalDate.of(2026, 7, 2))))
                .vaccinator(Fixtures.author())
                .validatedBy(new Attestation(Fixtures.author(), Fixtures.NOW))
                .informant(Fixtures.author())
                .comment("Prise récente de corticoïdes");
    }

    static VaccinationNote.Builder note(Vaccination.Builder vaccination) {
        return VaccinationNote.builder().header(Fixtures.header()).vaccination(vaccination.build());
    }

    @Test
    @Tag("REM-CDA-15")
    void note_saysEverything_inEntryAndNarrative() {
        Element document = dom(note(full()).build().toDocument());
        assertThat(texts(document, "/*/h:templateId/@root"))
                .contains("1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2", "1.2.250.1.213.1.1.1.46");
        assertThat(text(document, "/*/h:code/@code")).isEqualTo("87273-9");
        assertThat(text(document, "//h:serviceEvent/h:code/@code")).isEqualTo("87273-9");
        String entry = "//h:entry/h:substanceAdministration";
        assertThat(text(document, entry + "/h:code/@code")).isEqualTo("INITIMMUNIZ");
        assertThat(text(document, entry + "/h:effectiveTime/@value")).isEqualTo("20260701");
        assertThat(text(document, entry + "/h:routeCode/@code")).isEqualTo("20035000");
        assertThat(text(document, entry + "/h:approachSiteCode/@code")).isEqualTo("16217701000119102");
        assertThat(text(document, entry + "//h:manufacturedMaterial/h:code/@code"))
                .isEqualTo("68747507");
        assertThat(text(document, entry + "//h:manufacturedMaterial/h:code/h:translation/@code"))
                .isEqualTo("J07AM");
        assertThat(text(document, entry + "//h:lotNumberText")).isEqualTo("4456672");
        assertThat(text(document, entry + "/h:performer//h:family")).isEqualTo("Lefèvre");
        assertThat(text(document, entry + "/h:author/@contextControlCode")).isEqualTo("OP");
        assertThat(text(document, entry + "/h:informant//h:family")).isEqualTo("Lefèvre");
        assertThat(text(document, entry + "/h:entryRelationship[@typeCode='SUBJ']/h:observation/h:value/@value"))
                .isEqualTo("2");
        assertThat(text(document, entry + "/h:entryRelationship[@typeCode='CAUS']/h:observation/h:value/@code"))
                .isEqualTo("R50.2");
        assertThat(texts(document, "//h:section/h:text//h:content"))
                .contains("VACCIN TETANIQUE <PASTEUR> & Cie", "deltoïde gauche", "Prise récente de corticoïdes");
    }

    @Test
    void note_everyReferenceResolves() {
        assertReferences(dom(note(full()).build().toDocument()));
        assertReferences(dom(history(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 1)))));
    }

    private static void assertReferences(Element document) {
        List<String> ids = texts(document, "//@ID");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(texts(document, "//h:reference/@value")).isNotEmpty().allSatisfy(value -> assertThat(ids)
                .contains(value.substring(1)));
    }

    @Test
    void note_metadata_isThatOfItsType() {
        Document document = note(full()).build().toDocument();
        assertThat(document.metadata().typeCode()).isEqualTo(VaccinationNote.TYPE);
        assertThat(document.metadata().classCode().code()).isEqualTo("52");
        assertThat(document.metadata().formatCode().code()).isEqualTo("urn:asip:ci-sis:vac-note:2021");
        assertThat(document.metadata().eventCodes()).containsExactly(VaccinationNote.TYPE);
    }

    private static Document history(Statement<Vaccination> vaccinations) {
        return VaccinationHistory.builder()
                .header(Fixtures.header())
                .vaccinations(vaccinations)
                .build()
                .toDocument();
    }

    @Test
    void history_holdsOneEntryAVaccination_whateverIsUnknown() {
        Document document =
                history(Statement.entries(full().build(), Vaccination.of("BCG").build()));
        Element dom = dom(document);
        assertThat(nodes(dom, "//h:entry")).hasSize(2);
        assertThat(text(dom, "//h:entry[2]//h:effectiveTime/@nullFlavor")).isEqualTo("UNK");
        assertThat(text(dom, "//h:entry[2]//h:manufacturedMaterial/h:code/@nullFlavor"))
                .isEqualTo("NA");
        assertThat(document.metadata().formatCode().code()).isEqualTo("urn:asip:ci-sis:vac:2019");
        assertReferences(dom);
    }

    @Test
    void history_emptyIsNotNone() {
        Element none = dom(history(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 1))));
        assertThat(text(none, "//h:entry//h:code/@code")).isEqualTo("no-known-immunizations");
        assertThat(text(none, "//h:section/h:text")).contains("Aucune vaccination connue", "01/07/2026");
        Element unknown = dom(history(Statement.notRecorded()));
        assertThat(text(unknown, "//h:entry//h:code/@code")).isEqualTo("no-immunization-info");
        assertThat(text(unknown, "//h:section/h:text")).contains("non renseigné");
    }

    @Test
    void reactionAlone_isBackedByAComment() {
        Element document = dom(history(Statement.entries(
                Vaccination.of("BCG").addReaction(VaccineReaction.of("Nodule")).build())));
        assertThat(text(document, "//h:entryRelationship[@typeCode='SUBJ']/h:act/h:code/@code"))
                .isEqualTo("48767-8");
        assertReferences(document);
    }

    @Test
    void siteInWords_hasNoCode() {
        Element document = dom(history(Statement.entries(
                Vaccination.of("BCG").siteText("cuisse, face externe").build())));
        assertThat(text(document, "//h:approachSiteCode/@nullFlavor")).isEqualTo("OTH");
        assertReferences(document);
    }

    @Test
    void writeTo_givesTheBytesOfTheDocument() throws IOException {
        VaccinationNote note = note(full()).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        note.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(Fixtures.bytes(note.toDocument()));
        VaccinationHistory history = VaccinationHistory.builder()
                .header(Fixtures.header())
                .vaccinations(Statement.notRecorded())
                .build();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        history.writeTo(second);
        assertThat(second.toByteArray()).isEqualTo(Fixtures.bytes(history.toDocument()));
    }

    @Test
    void patientData_isNeverShown() {
        assertThat(full().build().toString() + note(full()).build() + VaccineReaction.of("Fièvre"))
                .doesNotContain("PASTEUR")
                .doesNotContain("Fièvre");
    }

    static Stream<Arguments> brokenNotes() {
        String bell = "A\u0007";
        Vaccination.Builder bare =
                Vaccination.of("BCG").lot("1").date(DAY).validatedBy(new Attestation(Fixtures.author(), Fixtures.NOW));
        return Stream.of(
                Arguments.of("vaccination.cis", "CDA-CIS", note(full().cis("3400932857241"))),
                Arguments.of("vaccination.cis", "REQUIRED", note(bare.addTranslation(TETANUS))),
                Arguments.of("vaccination.lot", "CDA-ONE-LINE", note(full().lot("a\tb"))),
                Arguments.of("vaccination.date", "VAC-NOTE-DATE", note(full().date(ClinicalDate.year(2026)))),
                Arguments.of("vaccination.rank", "VAC-RANK", note(full().rank(0))),
                Arguments.of("vaccination.siteText", "VAC-SITE", note(full().siteText("bras"))),
                Arguments.of("vaccination.comment", "CDA-XML-CHARACTER", note(full().comment(bell))),
                Arguments.of(
                        "vaccination.translations[1]", "CDA-TRANSLATION-TWICE", note(full().addTranslation(TETANUS))),
                Arguments.of(
                        "vaccination.reactions[1].onset",
                        "CDA-PERIOD",
                        note(full().addReaction(VaccineReaction.of("Fièvre").withOnset(ClinicalDate.year(2025))))),
                Arguments.of(
                        "vaccination.translations",
                        "VAC-NOTE-ATC",
                        note(Vaccination.of("BCG")
                                .cis("61077869")
                                .lot("1")
                                .date(DAY)
                                .validatedBy(new Attestation(Fixtures.author(), Fixtures.NOW)))),
                Arguments.of(
                        "vaccination.validatedBy",
                        "REQUIRED",
                        note(Vaccination.of("BCG")
                                .cis("61077869")
                                .lot("1")
                                .date(DAY)
                                .addTranslation(TETANUS))),
                Arguments.of(
                        "header.event.code",
                        "VAC-EVENT",
                        note(full())
                                .header(Fixtures.header()
                                        .event(ServiceEvent.of(Fixtures.author(), Fixtures.NOW)
                                                .withCode(TETANUS)))),
                Arguments.of("header", "REQUIRED", VaccinationNote.builder().vaccination(full().build())),
                Arguments.of(
                        "vaccination", "REQUIRED", VaccinationNote.builder().header(Fixtures.header())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("brokenNotes")
    void brokenNote_isNamedWithPathAndRule(String path, String rule, VaccinationNote.Builder note) {
        assertThatThrownBy(note::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple(path, rule)));
    }

    @Test
    void brokenHistory_isNamedWithPathAndRule() {
        assertThatThrownBy(() -> history(Statement.entries(List.of())))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple("vaccinations", "VAC-STATEMENT")));
        assertThatThrownBy(() -> VaccinationHistory.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple("vaccinations", "REQUIRED"), tuple("header", "REQUIRED")));
        assertThatThrownBy(() -> history(Statement.entries(
                        Vaccination.of("a\nb").lot("\t").siteText("\n").build())))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .contains("CDA-ONE-LINE"));
    }
}
