package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.biology.BioChapter;
import org.segursdk.cda.biology.BioCode;
import org.segursdk.cda.biology.BioFixtures;
import org.segursdk.cda.biology.BioResult;
import org.segursdk.cda.biology.BioResults;
import org.segursdk.cda.biology.BioValue;
import org.segursdk.cda.child.Children;
import org.segursdk.cda.imaging.ActDescription;
import org.segursdk.cda.imaging.ImagingAct;
import org.segursdk.cda.imaging.ImagingFixtures;
import org.segursdk.cda.imaging.ImagingValueSets;
import org.segursdk.cda.imaging.RequestedAct;
import org.segursdk.cda.letter.Letters;
import org.segursdk.cda.prescription.PrescriptionDocument;
import org.segursdk.cda.prescription.Prescriptions;
import org.segursdk.cda.read.CdaReader;
import org.segursdk.cda.read.ReadHeader;
import org.segursdk.cda.read.ReadId;
import org.segursdk.cda.vaccination.VaccinationHistory;
import org.segursdk.cda.vaccination.VaccinationNote;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.w3c.dom.Element;

/** What holds for every class of document: versions, links between renditions, everything that is wrong told at once. */
class EveryTypeTest {
    private static final Oid ID = Oid.of("1.2.250.1.213.3.999.2026.77");
    private static final Oid SET = Oid.of("1.2.250.1.213.3.999.2026.70");
    private static final Relation FORMER =
            new Relation(Relation.Type.RPLC, Oid.of("1.2.250.1.213.3.999.2026.76")).withTargetVersion(2);
    private static final Relation SOURCE = new Relation(Relation.Type.XFRM, Oid.of("1.2.250.1.213.3.999.2026.60"));

    /**
     * @param header the smallest header of the type
     * @param made a sound document with that header
     * @param broken the same with something illegal in its body
     * @param rule the rule which that breaks
     * @param path where, the end of it
     */
    private record Type(
            String name,
            Supplier<CdaHeader.Builder> header,
            Function<CdaHeader.Builder, Document> made,
            Function<CdaHeader.Builder, Object> broken,
            String rule,
            String path) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Type> types() {
        List<Type> types = new ArrayList<>();
        general(types);
        biologyAndImaging(types);
        vaccinations(types);
        children(types);
        return types.stream();
    }

    private static void general(List<Type> types) {
        types.add(new Type(
                "vsm",
                Fixtures::header,
                header -> Fixtures.fullVsm().header(header).build().toDocument(),
                header -> Fixtures.fullVsm()
                        .header(header)
                        .allergies(Statement.entries())
                        .build(),
                "VSM-STATEMENT",
                "allergies"));
        types.add(new Type(
                "n1",
                Fixtures::header,
                header -> Fixtures.pdfLetter().header(header).build().toDocument(),
                header -> Fixtures.pdfLetter()
                        .header(header)
                        .pdf(DocumentContent.of(new byte[0]))
                        .build(),
                "N1-EMPTY",
                "content"));
        types.add(new Type(
                "ep-med-dm",
                Prescriptions::header,
                header -> Prescriptions.everything().header(header).build().toDocument(),
                header -> PrescriptionDocument.builder()
                        .header(header)
                        .pdf(DocumentContent.of(TinyPdf.of("Ordonnance")))
                        .build(),
                "EP-LINES",
                "medicines"));
        types.add(new Type(
                "ldl-ses",
                Fixtures::header,
                header -> Letters.fullDischarge().header(header).build().toDocument(),
                header -> Letters.fullDischarge()
                        .header(header)
                        .dischargeTreatments(Statement.entries())
                        .build(),
                "LDL-STATEMENT",
                "dischargeTreatments"));
        types.add(new Type(
                "ldl-ees",
                Fixtures::header,
                header -> Letters.fullAdmission().header(header).build().toDocument(),
                header -> Letters.fullAdmission()
                        .header(header)
                        .treatments(Statement.entries())
                        .build(),
                "LDL-STATEMENT",
                "treatments"));
    }

    private static void biologyAndImaging(List<Type> types) {
        CodedValue scanner = ImagingValueSets.modality().find("CT").orElseThrow();
        CodedValue neck = CodedValue.of("36235-0", CodeSystems.LOINC, "CT cou avec contraste IV");
        ImagingAct undated =
                ImagingAct.of(neck, ID.child(5)).addModality(scanner).build();
        BioResults unitless = BioResults.builder()
                .add(BioResult.of("Urée", BioCode.loinc("22664-7", "Urée"), BioValue.measured("1", ""))
                        .build())
                .build();
        types.add(new Type(
                "cr-bio",
                BioFixtures::header,
                header -> BioFixtures.everything().header(header).build().toDocument(),
                header -> BioFixtures.everything()
                        .header(header)
                        .addChapter(BioChapter.of(BioChapter.BIOCHEMISTRY, unitless))
                        .build(),
                "BIO-RESULT-UNIT",
                ".value.unit"));
        types.add(new Type(
                "cr-img",
                ImagingFixtures::header,
                header -> ImagingFixtures.everything().header(header).build().toDocument(),
                header -> ImagingFixtures.everything()
                        .header(header)
                        .addAct(ActDescription.of(undated).build())
                        .build(),
                "IMG-ACT-DATE",
                ".start"));
        types.add(new Type(
                "cr-img-n1",
                ImagingFixtures::header,
                header -> ImagingFixtures.pdfReport().header(header).build().toDocument(),
                header -> ImagingFixtures.pdfReport()
                        .header(header)
                        .addAct(undated)
                        .build(),
                "IMG-ACT-DATE",
                ".start"));
        types.add(new Type(
                "da-img",
                Fixtures::header,
                header -> ImagingFixtures.request().header(header).build().toDocument(),
                header -> ImagingFixtures.request()
                        .header(header)
                        .addAct(RequestedAct.of(ImagingValueSets.requestModality()
                                        .find("MR")
                                        .orElseThrow())
                                .build())
                        .build(),
                "IMG-SITE",
                ".sites"));
    }

    private static void vaccinations(List<Type> types) {
        Vaccination.Builder vaccination = Vaccination.of("VACCIN")
                .kind(VaccinationKind.BOOSTER)
                .cis("68747507")
                .addTranslation(CodedValue.of("J07AM", CodeSystems.ATC, "vaccins tétaniques"))
                .lot("L")
                .validatedBy(new Attestation(Fixtures.author(), Fixtures.NOW))
                .vaccinator(Fixtures.author())
                .route(VaccinationRoute.INTRAMUSCULAR)
                .rank(1);
        Vaccination dated =
                vaccination.date(ClinicalDate.day(LocalDate.of(2026, 7, 1))).build();
        Vaccination yearOnly = vaccination.date(ClinicalDate.year(2026)).build();
        types.add(new Type(
                "vac-note",
                Fixtures::header,
                header -> VaccinationNote.builder()
                        .header(header)
                        .vaccination(dated)
                        .build()
                        .toDocument(),
                header -> VaccinationNote.builder()
                        .header(header)
                        .vaccination(yearOnly)
                        .build(),
                "VAC-NOTE-DATE",
                "vaccination.date"));
        types.add(new Type(
                "vac",
                Fixtures::header,
                header -> VaccinationHistory.builder()
                        .header(header)
                        .vaccinations(Statement.entries(dated))
                        .build()
                        .toDocument(),
                header -> VaccinationHistory.builder()
                        .header(header)
                        .vaccinations(Statement.entries())
                        .build(),
                "VAC-STATEMENT",
                "vaccinations"));
    }

    private static void children(List<Type> types) {
        types.add(new Type(
                "mde",
                Children::header,
                header -> Children.measurements().header(header).build().toDocument(),
                header -> org.segursdk.cda.child.ChildMeasurements.builder()
                        .header(header)
                        .build(),
                "REQUIRED",
                "measurements"));
        types.add(new Type(
                "cs8",
                Children::birthHeader,
                header -> Children.eighthDay().header(header).build().toDocument(),
                header -> Children.eighthDay()
                        .header(header)
                        .vaccinations(Statement.entries())
                        .build(),
                "CSE-STATEMENT",
                "vaccinations"));
        // A section that the other certificate has, and this one must not have.
        types.add(new Type(
                "cs9",
                Children::header,
                header -> Children.ninth().header(header).build().toDocument(),
                header -> Children.ninth()
                        .header(header)
                        .allergies(Statement.notRecorded())
                        .build(),
                "CSE-MILESTONE",
                "allergies"));
        types.add(new Type(
                "cs24",
                Children::header,
                header -> Children.twentyFourth().header(header).build().toDocument(),
                header -> Children.twentyFourth().header(header).noRsvAntibody().build(),
                "CSE-MILESTONE",
                "rsvAntibody"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    @Tag("REM-BIO-08")
    void newVersion_replacesTheFormerOne_inHeaderAndMetadata(Type type) throws IOException {
        Document document = type.made()
                .apply(type.header().get().id(ID).setId(SET).version(3).addRelation(FORMER));
        Element dom = Fixtures.dom(document);
        assertThat(text(dom, "/*/h:id/@root")).isEqualTo(ID.value());
        assertThat(text(dom, "/*/h:setId/@root")).isEqualTo(SET.value());
        assertThat(text(dom, "/*/h:versionNumber/@value")).isEqualTo("3");
        String former = "/*/h:relatedDocument[@typeCode='RPLC']/h:parentDocument";
        assertThat(text(dom, former + "/h:id/@root")).isEqualTo(FORMER.target().value());
        assertThat(text(dom, former + "/h:versionNumber/@value")).isEqualTo("2");
        assertThat(document.metadata().relations()).containsExactly(FORMER);
        ReadHeader read = CdaReader.create().read(document.content()).header();
        assertThat(read.setId().flatMap(ReadId::root)).contains(SET.value());
        assertThat(read.version()).hasValue(3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void rendition_pointsToItsSource_andMayReplaceToo(Type type) {
        Document document = type.made()
                .apply(type.header()
                        .get()
                        .id(ID)
                        .setId(SET)
                        .version(3)
                        .addRelation(FORMER)
                        .addRelation(SOURCE));
        Element dom = Fixtures.dom(document);
        assertThat(texts(dom, "/*/h:relatedDocument[@typeCode='XFRM']/h:parentDocument/h:id/@root"))
                .containsExactly(SOURCE.target().value());
        assertThat(document.metadata().relations()).containsExactly(FORMER, SOURCE);
    }

    @ParameterizedTest
    @EnumSource(N1Type.class)
    @Tag("REM-CDA-01")
    @Tag("REM-BIO-02")
    void everyN1_isARenditionOfItsStructuredSource(N1Type type) {
        Document document = Fixtures.pdfLetter()
                .header(Fixtures.header().id(ID).addRelation(SOURCE))
                .type(type)
                .build()
                .toDocument();
        Element dom = Fixtures.dom(document);
        assertThat(texts(dom, "/*/h:templateId/@root"))
                .containsExactly("2.16.840.1.113883.2.8.2.1", "1.2.250.1.213.1.1.1.1", "1.3.6.1.4.1.19376.1.2.20");
        assertThat(text(dom, "/*/h:code/@code")).isEqualTo(type.code().code());
        assertThat(text(dom, "//h:nonXMLBody/h:text/@representation")).isEqualTo("B64");
        assertThat(document.metadata().relations()).containsExactly(SOURCE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void illegalDocument_failsAtBuild_listingHeaderAndBody(Type type) {
        // Two faults of the header: a replacement needs a version beyond 1, and nothing is made from itself.
        CdaHeader.Builder header =
                type.header().get().id(ID).addRelation(FORMER).addRelation(new Relation(Relation.Type.XFRM, ID));
        assertThatThrownBy(() -> type.broken().apply(header)).isInstanceOfSatisfying(InvalidInputException.class, e -> {
            assertThat(e.violations())
                    .extracting(Violation::rule)
                    .contains("CDA-RELATION-VERSION", "CDA-RELATION-SELF", type.rule());
            assertThat(e.violations()).anySatisfy(violation -> {
                assertThat(violation.rule()).isEqualTo(type.rule());
                assertThat(violation.path()).endsWith(type.path());
            });
            assertThat(e.violations()).allSatisfy(violation -> assertThat(violation.toString())
                    .doesNotContain("DECOURCY", "Lebreton", "279032"));
        });
    }
}
