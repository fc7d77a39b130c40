package org.segursdk.cda.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;
import static org.segursdk.cda.child.Children.birthHeader;
import static org.segursdk.cda.child.Children.delivery;
import static org.segursdk.cda.child.Children.eighthDay;
import static org.segursdk.cda.child.Children.newborn;
import static org.segursdk.cda.child.Children.pregnancy;
import static org.segursdk.cda.child.Children.sign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.Quantity;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.cda.Vaccination;
import org.segursdk.cda.VaccinationKind;
import org.segursdk.cda.VitalSignKind;
import org.segursdk.core.document.Document;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.w3c.dom.Element;

class EighthDayCertificateTest {
    private static EighthDayCertificate.Builder everything() {
        return eighthDay()
                .otherParent(Parent.of(Parent.Kin.FATHER)
                        .occupation(Occupation.EXECUTIVE)
                        .build())
                .motherHabits(new MotherHabits(2, 0, true))
                .pregnancy(pregnancy()
                        .bornPreterm(1)
                        .bornUnder2500Grams(1)
                        .stillborn(0)
                        .deceasedBefore28Days(0)
                        .weightBefore(Quantity.of("58", "kg"))
                        .height(Quantity.of("172", "cm"))
                        .hypertension(Pregnancy.Hypertension.TREATED)
                        .otherDisease("Cholestase <gravidique>")
                        .hospital(3, Pregnancy.HospitalReason.OTHER)
                        .hepatitisB(Pregnancy.HepatitisB.NOT_DONE)
                        .build())
                .delivery(delivery()
                        .multiple(2, 1)
                        .method(Delivery.Method.PLANNED_CAESAREAN)
                        .caesareanCause(Delivery.CaesareanCause.FOETAL)
                        .build())
                .newborn(newborn()
                        .addDisease(Newborn.FirstWeekDisease.RESPIRATORY_DISTRESS)
                        .otherDisease("Ictère")
                        .build())
                .immunoglobulin(
                        Treatment.of("IMMUNOGLOBULINE HUMAINE DE L'HEPATITE B").build())
                .specialNeeds("Examen orthopédique")
                .pmiContact(true)
                .transfer(new Transfer(
                        Transfer.Kind.SECONDARY,
                        Transfer.Service.NEONATAL_INTENSIVE_CARE,
                        Fixtures.practice(),
                        Fixtures.NOW.minusSeconds(3600),
                        Fixtures.NOW));
    }

    @Test
    @Tag("REM-CDA-19")
    void everything_isSaid_inSectionsAndEntries() {
        Document document = everything().build().toDocument();
        Element dom = dom(document);
        assertThat(texts(dom, "/*/h:templateId/@root"))
                .contains("1.2.250.1.213.1.1.1.5", "1.2.250.1.213.1.1.1.5.1", "1.3.6.1.4.1.19376.1.7.3.1.1.13.1");
        assertThat(text(dom, "/*/h:code/@code")).isEqualTo("CERT_DECL");
        assertThat(texts(dom, "/*/h:component/h:structuredBody/h:component/h:section/h:code/@code"))
                .containsExactly(
                        "29762-2", "48768-6", "10162-6", "57078-8", "57074-7", "57075-4", "11369-6", "51847-2",
                        "18776-5");
        assertThat(text(dom, "//h:observation[h:code/@code='74013-4']/h:value/@value"))
                .isEqualTo("2");
        assertThat(text(dom, "//h:observation[h:code/@code='O13']/@negationInd"))
                .isEqualTo("false");
        assertThat(text(dom, "//h:observation[h:code/@code='O13']/h:value/@code"))
                .isEqualTo("MED-1155");
        assertThat(text(dom, "//h:observation[h:code/@code='51659-1']/h:value/@nullFlavor"))
                .isEqualTo("NAV");
        assertThat(text(dom, "//h:observation[h:code/@code='MED-600']/h:value/@code"))
                .isEqualTo("MED-210");
        assertThat(texts(dom, "//h:observation[h:value/@code='P22.9']/@negationInd"))
                .containsExactly("false");
        assertThat(texts(dom, "//h:observation[h:value/@code='G96.9']/@negationInd"))
                .containsExactly("true");
        assertThat(text(dom, "//h:act[h:code/@code='80413-8']/h:code/h:translation/@code"))
                .isEqualTo("405269005");
        assertThat(text(dom, "//h:encounter/h:code/h:qualifier/h:value/@code")).isEqualTo("ORG-196");
        assertThat(texts(dom, "//h:content")).contains("Cholestase <gravidique>");
        assertThat(document.metadata().formatCode().code()).isEqualTo("urn:asip:ci-sis:cse-cs8:2017");
        List<String> ids = texts(dom, "//@ID");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(texts(dom, "//h:reference/@value")).isNotEmpty().allSatisfy(value -> assertThat(ids)
                .contains(value.substring(1)));
    }

    @Test
    void absence_isSaid() throws IOException {
        EighthDayCertificate certificate = eighthDay().build();
        Element dom = dom(certificate.toDocument());
        assertThat(text(dom, "//h:observation[h:code/@code='O13']/@negationInd"))
                .isEqualTo("true");
        assertThat(text(dom, "//h:substanceAdministration[h:code/@code='DRUG']/@negationInd"))
                .isEqualTo("true");
        assertThat(texts(dom, "//h:procedure/@negationInd")).containsExactly("true", "false");
        assertThat(nodes(dom, "//h:encounter[h:id]")).isEmpty();
        assertThat(nodes(dom, "//h:act[h:code/@code='80413-8']")).isEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        certificate.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(Fixtures.bytes(certificate.toDocument()));
        assertThat(certificate.toString() + certificate.pregnancy() + certificate.newborn() + certificate.delivery())
                .doesNotContain("DECOURCY", "38");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "header.contacts",
                        "CSE-MOTHER",
                        eighthDay()
                                .header(Children.header()
                                        .patient(birthHeader().build().patient()))),
                Arguments.of(
                        "mother.kin",
                        "CSE-MOTHER",
                        eighthDay()
                                .mother(Parent.of(Parent.Kin.FATHER)
                                        .name("A", "B")
                                        .birthDate(java.time.LocalDate.of(1990, 1, 1))
                                        .build())),
                Arguments.of(
                        "motherHabits.glassesPerWeek",
                        "CSE-NUMBER",
                        eighthDay().motherHabits(new MotherHabits(-1, 0, false))),
                Arguments.of(
                        "pregnancy.gravidity",
                        "CSE-NUMBER",
                        eighthDay().pregnancy(pregnancy().counts(0, 1).build())),
                Arguments.of(
                        "pregnancy.hospitalDays",
                        "CSE-HOSPITAL",
                        eighthDay()
                                .pregnancy(pregnancy()
                                        .hospital(0, Pregnancy.HospitalReason.OTHER)
                                        .build())),
                Arguments.of(
                        "pregnancy.height.unit",
                        "CDA-VITAL-UNIT",
                        eighthDay()
                                .pregnancy(pregnancy()
                                        .height(Quantity.of("2", "kg"))
                                        .build())),
                Arguments.of(
                        "delivery.foetuses",
                        "CSE-NUMBER",
                        eighthDay().delivery(delivery().multiple(2, 3).build())),
                Arguments.of(
                        "delivery.gestationalWeeks",
                        "CSE-NUMBER",
                        eighthDay().delivery(delivery().gestationalWeeks(0).build())),
                Arguments.of(
                        "delivery.caesareanCause",
                        "CSE-CAESAREAN",
                        eighthDay()
                                .delivery(delivery()
                                        .caesareanCause(Delivery.CaesareanCause.BOTH)
                                        .build())),
                Arguments.of(
                        "newborn.measurements[4].value.unit",
                        "CDA-VITAL-UNIT",
                        eighthDay()
                                .newborn(newborn()
                                        .addMeasurement(sign(VitalSignKind.HEIGHT, "1", "g"))
                                        .build())),
                Arguments.of(
                        "vaccinations[0].translations",
                        "CSE-VACCINE",
                        eighthDay()
                                .vaccinations(Statement.entries(Vaccination.of("ROR")
                                        .kind(VaccinationKind.PRIMARY_SERIES)
                                        .addTranslation(CodedValue.of("J07BD52", CodeSystems.ATC, "rougeole"))
                                        .build()))),
                Arguments.of(
                        "transfer.stop",
                        "CDA-PERIOD",
                        eighthDay()
                                .transfer(new Transfer(
                                        Transfer.Kind.IMMEDIATE,
                                        Transfer.Service.OTHER,
                                        Fixtures.practice(),
                                        Fixtures.NOW,
                                        Fixtures.NOW))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("broken")
    void brokenCertificate_isNamedWithPathAndRule(String path, String rule, EighthDayCertificate.Builder certificate) {
        assertThatThrownBy(certificate::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .contains(tuple(path, rule)));
    }

    @Test
    void emptyBuilders_listEverythingRequired() {
        assertThatThrownBy(() -> EighthDayCertificate.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactly(
                                "header",
                                "mother",
                                "motherHabits",
                                "childrenAtHome",
                                "coverage",
                                "pregnancy",
                                "delivery",
                                "newborn",
                                "immunoglobulin",
                                "vaccinations",
                                "pmiContact"));
        assertThatThrownBy(() -> Pregnancy.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .hasSize(10));
        assertThatThrownBy(() -> Delivery.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .hasSize(6));
        assertThatThrownBy(() -> Newborn.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .hasSize(5));
    }
}
