package org.segursdk.cda.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.cda.ClinicalDate;
import org.segursdk.cda.Fixtures;
import org.segursdk.cda.LetterSamples;
import org.segursdk.cda.MedicalDevice;
import org.segursdk.cda.ServiceEvent;
import org.segursdk.cda.Statement;
import org.segursdk.cda.Treatment;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.w3c.dom.Element;

class LetterDocumentsTest {
    private static final String ABSENT = "2.16.840.1.113883.5.1150.1";
    private static final CodedValue LOINC = CodedValue.of("11488-4", CodeSystems.LOINC, "CR");

    @Test
    @Tag("REM-CDA-14")
    void fullDischarge_sectionsAndStayObservations() {
        Element document = dom(Letters.fullDischarge().build().toDocument());
        assertThat(texts(document, "//h:section/h:code/@code"))
                .containsExactly(
                        "33557-0", "42349-1", "42545-4", "18610-6", "10183-2", "30954-2", "18776-5", "46264-8",
                        "48765-2");
        assertThat(texts(document, "//h:section[h:code/@code='42545-4']/h:entry/h:observation/h:code/@code"))
                .containsExactly(
                        "ORG-070", "ORG-074", "MED-142", "MED-143", "MED-309", "MED-144", "MED-145", "MED-146",
                        "MED-147", "MED-148");
        assertThat(text(document, "//h:observation[h:code/@code='ORG-070']/h:effectiveTime/@value"))
                .isEqualTo("20260701");
        assertThat(text(document, "//h:observation[h:code/@code='MED-145']/h:value/@value"))
                .isEqualTo("true");
        assertThat(text(document, "//h:observation[h:code/@code='GEN-065']/h:value/@code"))
                .isEqualTo("9571008");
    }

    @Test
    void emptyDischarge_noneAndUnknownAreTold_inWordsAndInCodes() {
        Element document = dom(Letters.emptyDischarge().build().toDocument());
        assertThat(texts(document, "//h:section/h:text[h:paragraph]"))
                .map(String::strip)
                .contains(
                        "Traitements arrêtés durant le séjour : non renseigné",
                        "Traitements à la sortie : aucun (déclaré le 14/07/2026 par Dr Hélène Lefèvre)",
                        "Allergies identifiées pendant le séjour : aucune allergie connue"
                                + " (déclaré le 14/07/2026 par Dr Hélène Lefèvre)");
        assertThat(texts(document, "//*[@codeSystem='" + ABSENT + "']/@code"))
                .containsExactly("no-medication-info", "no-known-medications", "no-known-allergies");
        assertThat(nodes(document, "//h:section[h:code/@code='18776-5' or h:code/@code='46264-8']"))
                .isEmpty();
    }

    @Test
    void carePlan_readsAndIsCoded() {
        Element document = dom(Letters.fullDischarge().build().toDocument());
        String plan = "//h:section[h:code/@code='18776-5']";
        assertThat(texts(document, plan + "//h:tbody/h:tr/h:td[1]"))
                .containsExactly("Acte", "Examen ou suivi", "Rendez-vous pris", "Consultation à prévoir");
        assertThat(text(document, plan + "//h:procedure/h:priorityCode/@code")).isEqualTo("UR");
        assertThat(text(document, plan + "//h:encounter[1]/h:effectiveTime/@value"))
                .isEqualTo("20260720");
    }

    @Test
    void carePlan_saysHowFirmlyAndWithWhom() {
        Element document = dom(Letters.fullDischarge()
                .addFollowUp(FollowUp.of("IRM").withIntent(FollowUp.Intent.PROPOSAL))
                .addFollowUp(FollowUp.of("INR entre 2 et 3").withIntent(FollowUp.Intent.GOAL))
                .addAppointment(
                        Appointment.toArrange("Suivi", Letters.OUTPATIENT).with(Fixtures.author()))
                .build()
                .toDocument());
        String plan = "//h:section[h:code/@code='18776-5']";
        assertThat(texts(document, plan + "/h:entry/h:observation/@moodCode")).containsExactly("INT", "PRP", "GOL");
        assertThat(texts(document, plan + "/h:entry/h:encounter/@moodCode")).containsExactly("ARQ", "ARQ", "ARQ");
        assertThat(text(document, plan + "/h:entry[last()]//h:performer/h:assignedEntity/h:id/@extension"))
                .isEqualTo(Fixtures.doctor().id().value());
        assertThat(texts(document, plan + "//h:td")).contains("Examen ou suivi proposé", "Objectif");
    }

    @Test
    void admission_sections_andReasonsPointToTheHistory() {
        Element document = dom(Letters.fullAdmission().build().toDocument());
        assertThat(texts(document, "//h:section/h:code/@code"))
                .containsExactly("42349-1", "42346-7", "48765-2", "11348-0", "47519-4", "55112-7");
        String problem = text(document, "//h:section[h:code/@code='11348-0']//h:act/h:id/@root");
        assertThat(texts(document, "//h:entryRelationship[@typeCode='RSON']/h:act/h:id/@root"))
                .containsExactly(problem, problem);
    }

    @Test
    void emptyAdmission_everySectionSaysSo() {
        Element document = dom(Letters.emptyAdmission().build().toDocument());
        assertThat(texts(document, "//*[@codeSystem='" + ABSENT + "']/@code"))
                .containsExactly("no-medication-info", "no-allergy-info", "no-known-problems", "no-known-procedures");
    }

    @Test
    void metadata_typeClassFormatAndEvent() {
        DocumentMetadata discharge =
                Letters.fullDischarge().build().toDocument().metadata();
        assertThat(discharge.typeCode().code()).isEqualTo("11490-0");
        assertThat(discharge.classCode().code()).isEqualTo("10");
        assertThat(discharge.formatCode().code()).isEqualTo("urn:asip:ci-sis:ldl-ses:2017");
        assertThat(discharge.eventCodes()).extracting(CodedValue::code).containsExactly("IMP");
        DocumentMetadata admission =
                Letters.fullAdmission().build().toDocument().metadata();
        assertThat(admission.typeCode().code()).isEqualTo("18761-7");
        assertThat(admission.classCode().code()).isEqualTo("11");
        assertThat(admission.formatCode().code()).isEqualTo("urn:asip:ci-sis:ldl-ees:2017");
    }

    @Test
    void nothing_isRefusedAtOnce_noDefaults() {
        assertThatThrownBy(() ->
                        DischargeLetterDocument.builder().stay(Stay.builder()).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactlyInAnyOrder(
                                "header",
                                "status",
                                "reason",
                                "stoppedTreatments",
                                "dischargeTreatments",
                                "allergies",
                                "stay.admitted",
                                "stay.discharged",
                                "stay.synthesis",
                                "stay.microOrganismSearch",
                                "stay.transfusion",
                                "stay.bloodDerivatives"));
        assertThatThrownBy(() -> AdmissionLetterDocument.builder().build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path)
                        .containsExactlyInAnyOrder(
                                "header",
                                "reason",
                                "treatments",
                                "allergies",
                                "medicalHistory",
                                "surgicalHistory",
                                "otherInformation"));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                defect("reason", "CDA-XML-CHARACTER", l -> l.reason("a\u0000")),
                defect(
                        "stay.synthesis",
                        "CDA-XML-CHARACTER",
                        l -> l.stay(Letters.stay().synthesis("\uFFFF"))),
                defect(
                        "stay.dischargedOn",
                        "LDL-STAY",
                        l -> l.stay(Letters.stay().discharged(DischargeMode.OTHER, ClinicalDate.year(2020)))),
                defect(
                        "stay.transfusionAccidents",
                        "LDL-CONSISTENCY",
                        l -> l.stay(Letters.stay().transfusion(false).transfusionAccidents("Frissons"))),
                defect(
                        "stay.resistantMicroOrganisms",
                        "LDL-CONSISTENCY",
                        l -> l.stay(Letters.stay().microOrganismSearch(false).resistantMicroOrganisms("SARM"))),
                defect(
                        "stay.bloodDerivativeEvents",
                        "LDL-CONSISTENCY",
                        l -> l.stay(Letters.stay().bloodDerivatives(false).bloodDerivativeEvents("Fièvre"))),
                defect("dischargeTreatments", "LDL-STATEMENT", l -> l.dischargeTreatments(Statement.entries())),
                defect(
                        "dischargeTreatments[0].reason",
                        "CDA-REASON",
                        l -> l.dischargeTreatments(Statement.entries(
                                Treatment.of("a").reason(Fixtures.ANGINA).build()))),
                defect("awaitedResults", "REQUIRED", l -> l.awaitedResults("")),
                defect("appointments[0].type", "JDV-J142", l -> l.addAppointment(Appointment.toArrange("a", LOINC))),
                defect(
                        "appointments[0].date",
                        "LDL-APPOINTMENT",
                        l -> l.addAppointment(new Appointment(
                                "a", Letters.OUTPATIENT, true, Optional.empty(), Optional.empty(), Optional.empty()))),
                defect("plannedActs[0].label", "REQUIRED", l -> l.addPlannedAct(PlannedAct.of(" "))),
                defect("followUps[0].label", "REQUIRED", l -> l.addFollowUp(FollowUp.of(" "))),
                defect(
                        "devices[0].emdn",
                        "CDA-EMDN",
                        l -> l.addDevice(MedicalDevice.of("a").emdn(LOINC).build())),
                defect(
                        "devices[0].until",
                        "CDA-PERIOD",
                        l -> l.addDevice(MedicalDevice.of("a")
                                .since(ClinicalDate.year(2020))
                                .until(ClinicalDate.year(2019))
                                .build())),
                defect(
                        "header.event.code",
                        "LDL-EVENT",
                        l -> l.header(Fixtures.header()
                                .event(new ServiceEvent(
                                        Fixtures.author(), Fixtures.NOW, Optional.empty(), Optional.of(LOINC))))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("broken")
    void defect_isRefused(String path, String rule, Consumer<DischargeLetterDocument.Builder> defect) {
        DischargeLetterDocument.Builder letter = Letters.emptyDischarge();
        defect.accept(letter);
        assertThatThrownBy(letter::build)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .anySatisfy(violation -> {
                            assertThat(violation.path()).isEqualTo(path);
                            assertThat(violation.rule()).isEqualTo(rule);
                        }));
    }

    static IntStream indexes() {
        return IntStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void samples_referencesResolve_streamedBytesAreTheSame(int index) throws IOException {
        DischargeLetterDocument discharge = LetterSamples.discharge(5, index);
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        discharge.writeTo(streamed);
        assertThat(streamed.toByteArray()).isEqualTo(Fixtures.bytes(discharge.toDocument()));
        assertSound(discharge.toDocument());
        assertSound(LetterSamples.admission(5, index).toDocument());
    }

    private static void assertSound(Document document) {
        Element dom = dom(document);
        List<String> ids = texts(dom, "//@ID");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> "#" + id).toList()).containsAll(texts(dom, "//h:reference/@value"));
    }

    private static Arguments defect(String path, String rule, Consumer<DischargeLetterDocument.Builder> defect) {
        return Arguments.of(path, rule, defect);
    }
}
