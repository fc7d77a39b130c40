package org.segursdk.cda.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;
import static org.segursdk.cda.child.Children.common;
import static org.segursdk.cda.child.Children.header;
import static org.segursdk.cda.child.Children.mother;
import static org.segursdk.cda.child.Children.ninth;
import static org.segursdk.cda.child.Children.sign;
import static org.segursdk.cda.child.Children.twentyFourth;

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
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccinationKind;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.w3c.dom.Element;

class ChildDocumentTest {
    private static void assertReferences(Element document) {
        List<String> ids = texts(document, "//@ID");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(texts(document, "//h:reference/@value")).isNotEmpty().allSatisfy(value -> assertThat(ids)
                .contains(value.substring(1)));
    }

    @Test
    @Tag("REM-CDA-17")
    void measurements_areObservationsOfOneOrganizer() {
        ChildMeasurements measurements = ChildMeasurements.builder()
                .header(header())
                .addMeasurement(sign(VitalSignKind.WEIGHT, "3900", "g"))
                .addMeasurement(sign(VitalSignKind.HEIGHT, "52", "cm"))
                .addMeasurement(sign(VitalSignKind.HEAD_CIRCUMFERENCE, "35", "cm"))
                .build();
        Document document = measurements.toDocument();
        Element dom = dom(document);
        assertThat(texts(dom, "/*/h:templateId/@root"))
                .contains("1.2.250.1.213.1.1.1.5", "1.2.250.1.213.1.1.1.5.4", "1.3.6.1.4.1.19376.1.5.3.1.1.1");
        assertThat(texts(dom, "//h:organizer/h:component/h:observation/h:value/@value"))
                .containsExactly("3900", "52", "35");
        assertThat(texts(dom, "//h:organizer/h:component/h:observation/h:code/@code"))
                .containsExactly("29463-7", "8302-2", "8287-5");
        assertThat(text(dom, "//h:serviceEvent/h:code/@code")).isEqualTo("11429006");
        assertThat(document.metadata().formatCode().code()).isEqualTo("urn:ans:ci-sis:cse-mde:2023");
        assertThat(document.metadata().typeCode().code()).isEqualTo("29274-8");
        assertReferences(dom);
    }

    @Test
    @Tag("REM-CDA-19")
    void ninthMonth_saysWhatWasAsked() {
        Document document = ninth().build().toDocument();
        Element dom = dom(document);
        assertThat(texts(dom, "/*/h:templateId/@root")).contains("1.2.250.1.213.1.1.1.5.2");
        assertThat(text(dom, "/*/h:code/@code")).isEqualTo("CERT_DECL");
        assertThat(texts(dom, "//h:observation/h:code/h:qualifier/h:value/@code"))
                .containsExactly(
                        "82589-3", "ORG-099", "ORG-075", "ORG-099", "PAT-058", "PAT-048", "85722-7", "PAT-059",
                        "PAT-060");
        assertThat(text(dom, "//h:relatedSubject/h:subject/h:birthTime/@value")).isEqualTo("19890531");
        assertThat(texts(dom, "//h:observation[h:value/@code='MED-183']/@negationInd"))
                .containsExactly("true");
        assertThat(texts(dom, "//h:observation[h:value/@code='MED-186']/@negationInd"))
                .containsExactly("false");
        assertThat(texts(dom, "//h:entryRelationship[@typeCode='CAUS']/h:observation/h:value/@value"))
                .containsExactly("false", "true", "false", "false");
        assertThat(text(dom, "//h:observation[h:code/@code='MED-1274']/h:value/@code"))
                .isEqualTo("860642002");
        assertThat(text(dom, "//h:encounter/h:code/h:qualifier/h:value/@code")).isEqualTo("ORG-196");
        assertThat(text(dom, "//h:substanceAdministration[h:code/@code='DRUG']/@negationInd"))
                .isEqualTo("true");
        assertThat(document.metadata().formatCode().code()).isEqualTo("urn:asip:ci-sis:cse-cs9:2017");
        assertReferences(dom);
    }

    @Test
    void ninthMonth_withTheAntibody_holdsTheTreatment() {
        Element dom = dom(
                ninth().rsvAntibody(Treatment.of("BEYFORTUS").build()).build().toDocument());
        assertThat(nodes(dom, "//h:substanceAdministration[@negationInd='true']"))
                .isEmpty();
        assertThat(texts(dom, "//h:substanceAdministration[h:code/@code='DRUG']//h:name"))
                .containsExactly("BEYFORTUS");
    }

    @Test
    @Tag("REM-CDA-19")
    void twentyFourthMonth_saysWhatWasAsked() {
        Document document = twentyFourth().build().toDocument();
        Element dom = dom(document);
        assertThat(texts(dom, "/*/h:templateId/@root")).contains("1.2.250.1.213.1.1.1.5.3");
        assertThat(texts(dom, "//h:observation/h:code/h:qualifier/h:value/@code"))
                .contains("MED-181", "MED-1275");
        assertThat(texts(dom, "//h:observation[h:value/@code='MED-185']/@negationInd"))
                .containsExactly("false");
        assertThat(text(dom, "//h:observation[h:code/@code='MED-200']/h:value/@value"))
                .isEqualTo("true");
        assertThat(text(dom, "//h:observation[h:code/@code='MED-201']/h:value/@value"))
                .isEqualTo("12");
        assertThat(texts(dom, "//h:section/h:code/@code")).contains("48765-2").doesNotContain("18610-6");
        assertThat(document.metadata().formatCode().code()).isEqualTo("urn:asip:ci-sis:cse-cs24:2017");
        assertReferences(dom);
    }

    @Test
    void absence_isSaid() {
        Element dom = dom(twentyFourth()
                .noHomeAccident()
                .noOrientation()
                .allergies(Statement.noneKnown(Fixtures.doctor(), LocalDate.of(2026, 7, 1)))
                .vaccinations(Statement.notRecorded())
                .build()
                .toDocument());
        assertThat(texts(dom, "//h:observation[h:value/@code='MED-185']/@negationInd"))
                .containsExactly("true");
        assertThat(nodes(dom, "//h:encounter[h:id]")).isEmpty();
        assertThat(texts(dom, "//h:section/h:text"))
                .anySatisfy(words -> assertThat(words).contains("Allergies").contains("Aucune connue"))
                .anySatisfy(words -> assertThat(words).contains("Aucune orientation"));
        assertThat(texts(dom, "//h:section/h:code/@code")).doesNotContain("48765-2");
        assertThat(texts(dom, "//h:substanceAdministration/h:code/@code")).contains("no-immunization-info");
    }

    @Test
    void accessors_giveBackWhatWasGiven() throws IOException {
        ChildCertificate certificate = twentyFourth().build();
        assertThat(certificate.milestone()).isEqualTo(Milestone.TWENTY_FOURTH_MONTH);
        assertThat(certificate.homeAccidents()).containsExactly(AccidentCause.BURN);
        assertThat(certificate.dayCare()).isTrue();
        assertThat(certificate.parents()).hasSize(2);
        assertThat(certificate.toString() + mother()).doesNotContain("DECOURCY");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        certificate.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(Fixtures.bytes(certificate.toDocument()));
    }

    static Stream<Arguments> brokenCertificates() {
        return Stream.of(
                Arguments.of("walks", "CSE-MILESTONE", ninth().walks(true)),
                Arguments.of("leadRisk", "CSE-MILESTONE", ninth().leadRisk(true)),
                Arguments.of("allergies", "CSE-MILESTONE", ninth().allergies(Statement.notRecorded())),
                Arguments.of("rsvAntibody", "CSE-MILESTONE", twentyFourth().noRsvAntibody()),
                Arguments.of("rsvAntibody", "REQUIRED", common(ChildCertificate.ninthMonth())),
                Arguments.of("dayCareKind", "CSE-DAY-CARE", ninth().dayCare(false)),
                Arguments.of("walkingAgeMonths", "CSE-WALKING", twentyFourth().walks(false)),
                Arguments.of("childrenAtHome", "CSE-NUMBER", ninth().childrenAtHome(-1)),
                Arguments.of(
                        "measurements",
                        "CSE-MEASUREMENTS",
                        common(ChildCertificate.twentyFourthMonth()).walks(true).allergies(Statement.notRecorded())),
                Arguments.of(
                        "measurements[3].value.unit",
                        "CDA-VITAL-UNIT",
                        ninth().addMeasurement(sign(VitalSignKind.WEIGHT, "1", "cm"))),
                Arguments.of("vaccinations", "CSE-STATEMENT", ninth().vaccinations(Statement.entries(List.of()))),
                Arguments.of(
                        "vaccinations[0].translations",
                        "CSE-VACCINE",
                        ninth().vaccinations(Statement.entries(Vaccination.of("ROR")
                                .kind(VaccinationKind.PRIMARY_SERIES)
                                .addTranslation(CodedValue.of("J07BD52", CodeSystems.ATC, "rougeole"))
                                .build()))),
                Arguments.of(
                        "parents[2]",
                        "CSE-PARENT-TWICE",
                        ninth().addParent(Parent.of(Parent.Kin.MOTHER)
                                .activity(ParentActivity.values()[0])
                                .build())),
                Arguments.of(
                        "parents[2].familyName",
                        "REQUIRED",
                        ninth().addParent(Parent.of(Parent.Kin.MOTHER)
                                .birthDate(LocalDate.of(1990, 1, 1))
                                .activity(ParentActivity.values()[0])
                                .build())),
                Arguments.of(
                        "parents[2]",
                        "CSE-PARENT",
                        ninth().addParent(Parent.of(Parent.Kin.MOTHER)
                                .name("MARTIN", "Anne")
                                .birthDate(LocalDate.of(1990, 1, 1))
                                .build())),
                Arguments.of(
                        "header.patient.addresses[0]",
                        "CSE-ADDRESS",
                        ninth().header(header().patient(Fixtures.qualifiedPatient("2025-10-10")
                                .addAddress(Address.home("1 rue X", "75001 PARIS"))
                                .build()))),
                Arguments.of(
                        "header.event.code",
                        "CSE-EVENT",
                        ninth().header(header().event(ServiceEvent.of(
                                        DocumentAuthor.of(
                                                Fixtures.doctor(),
                                                Structure.builder()
                                                        .id(StructureId.finess("0B0193488"))
                                                        .name("Cabinet")
                                                        .sector("SA07")
                                                        .practiceSetting("AMBULATOIRE")
                                                        .build()),
                                        Fixtures.NOW)
                                .withCode(ChildMeasurements.TYPE)))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("brokenCertificates")
    void brokenCertificate_isNamedWithPathAndRule(String path, String rule, ChildCertificate.Builder certificate) {
        assertThatThrownBy(certificate::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple(path, rule)));
    }

    @Test
    void emptyBuilders_listEverythingRequired() {
        assertThatThrownBy(() -> ChildCertificate.ninthMonth().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(
                                tuple("dayCare", "REQUIRED"),
                                tuple("veryPremature", "REQUIRED"),
                                tuple("homeAccidents", "REQUIRED"),
                                tuple("neurodevelopment", "REQUIRED"),
                                tuple("vaccinations", "REQUIRED"),
                                tuple("orientations", "REQUIRED"),
                                tuple("header", "REQUIRED"),
                                tuple("parents", "CSE-PARENT"),
                                tuple("rsvAntibody", "REQUIRED"),
                                tuple("measurements", "CSE-MEASUREMENTS")));
        assertThatThrownBy(() -> ChildMeasurements.builder().header(header()).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple("measurements", "REQUIRED")));
    }
}
