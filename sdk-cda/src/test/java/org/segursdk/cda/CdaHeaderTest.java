package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.w3c.dom.Element;

class CdaHeaderTest {
    private static final Oid EARLIER = Oid.of("1.2.250.1.213.3.999.2026.0");

    private static Element document(CdaHeader.Builder header) {
        return dom(Fixtures.pdfLetter().header(header).build().toDocument());
    }

    @Test
    @Tag("REM-CDA-02")
    void patient_withIns_bearsMatriculeAndQualifiedTraits() {
        Element document = document(Fixtures.header());
        String role = "//h:recordTarget/h:patientRole";
        assertThat(text(document, role + "/h:id/@root")).isEqualTo("1.2.250.1.213.1.4.10");
        assertThat(text(document, role + "/h:id/@extension")).hasSize(15).startsWith("279032A004000");
        assertThat(text(document, role + "//h:family[@qualifier='BR']")).isEqualTo("D'ARTAGNAN--DE BATZ");
        assertThat(text(document, role + "//h:given[not(@qualifier)]")).isEqualTo("ZOE MARIE-LOUISE");
        assertThat(text(document, role + "//h:given[@qualifier='BR']")).isEqualTo("ZOE");
        assertThat(text(document, role + "//h:family[@qualifier='CL']")).isEqualTo("Lebreton");
        assertThat(text(document, role + "//h:county")).isEqualTo("2A004");
    }

    @Test
    @Tag("REM-INS-20")
    void patient_withoutIns_bearsNoMatricule() {
        Element document = document(Fixtures.header().patient(Fixtures.localPatient()));
        assertThat(texts(document, "//h:patientRole/h:id/@root")).containsExactly("1.2.250.1.213.3.999");
    }

    @ParameterizedTest
    @CsvSource({"1944-00-00,19441231", "1951-07-00,19510701", "1960-00-12,19600112", "2024-02-29,20240229"})
    void birthTime_lunarDate_isCompletedAsRnivSays(String date, String written) {
        Element document = document(
                Fixtures.header().patient(Fixtures.qualifiedPatient(date).build()));
        assertThat(text(document, "//h:birthTime/@value")).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T08:30:12.900Z,Europe/Paris,20260115093012+0100",
        "2026-07-14T22:59:59Z,Europe/Paris,20260715005959+0200",
        "2026-03-29T00:59:59Z,Europe/Paris,20260329015959+0100",
        "2026-03-29T01:00:00Z,Europe/Paris,20260329030000+0200",
        "2026-10-25T00:30:00Z,Europe/Paris,20261025023000+0200",
        "2026-10-25T01:30:00Z,Europe/Paris,20261025023000+0100",
        "2026-07-14T08:30:00Z,Indian/Reunion,20260714123000+0400",
        "2026-07-14T02:30:00Z,America/Martinique,20260713223000-0400",
        "2026-07-14T08:30:00Z,UTC,20260714083000+0000"
    })
    void times_haveTheOffsetOfTheZoneAtThatInstant(String instant, String zone, String written) {
        Element document =
                document(Fixtures.header().createdAt(Instant.parse(instant)).zone(ZoneId.of(zone)));
        assertThat(text(document, "/h:ClinicalDocument/h:effectiveTime/@value")).isEqualTo(written);
    }

    @Test
    void id_isAPlainOid_setIdDefaultsToIt() {
        Element document = document(Fixtures.header());
        assertThat(text(document, "/*/h:id/@root")).isEqualTo(Fixtures.ID.value());
        assertThat(nodes(document, "/*/h:id/@extension")).isEmpty();
        assertThat(text(document, "/*/h:setId/@root")).isEqualTo(Fixtures.ID.value());
    }

    @Test
    @Tag("REM-MSSS-18")
    void replacement_pointsToTheReplacedVersion_inDocumentAndMetadata() {
        N1Document letter = Fixtures.pdfLetter()
                .header(Fixtures.header()
                        .version(2)
                        .setId(EARLIER)
                        .addVisibility(Visibility.INVISIBLE_TO_PATIENT)
                        .addRelation(new Relation(Relation.Type.RPLC, EARLIER)))
                .build();
        Element document = dom(letter.toDocument());
        assertThat(text(document, "//h:relatedDocument[@typeCode='RPLC']/h:parentDocument/h:id/@root"))
                .isEqualTo(EARLIER.value());
        assertThat(text(document, "/*/h:versionNumber/@value")).isEqualTo("2");
        DocumentMetadata metadata = letter.toDocument().metadata();
        assertThat(metadata.relations()).containsExactly(new Relation(Relation.Type.RPLC, EARLIER));
        assertThat(metadata.visibility()).containsExactly(Visibility.INVISIBLE_TO_PATIENT);
    }

    @Test
    @Tag("REM-MSSS-25")
    void people_allOfThemAreWritten() {
        CodedValue sister = CodedValue.of("SIS", CodeSystems.HL7_ROLE_CODE, "Sœur");
        Element document = document(Fixtures.header()
                .addAuthor(new Attestation(Fixtures.author(), Fixtures.NOW))
                .addAttester(new Attestation(Fixtures.author(), Fixtures.NOW))
                .addRecipient(Recipient.of(Fixtures.doctor(), Fixtures.practice()))
                .addRecipient(Recipient.of(Fixtures.practice()))
                .addParticipant(Participant.of(Participant.Role.REF, Fixtures.doctor(), Fixtures.practice()))
                .addContact(new ContactPerson(
                        ContactPerson.Kind.TRUSTED,
                        Optional.of(sister),
                        "Nessi",
                        Optional.of("Sophie"),
                        List.of(Address.home("1 rue X", "75001 PARIS")),
                        List.of(Telecom.phone("+33600000000", Address.Use.HOME))))
                .encounter(Encounter.of(Fixtures.practice(), Fixtures.NOW.minusSeconds(60))
                        .withStop(Fixtures.NOW)
                        .withType(CodedValue.of("AMB", CodeSystems.HL7_ACT_CODE, "Ambulatoire"))
                        .withResponsible(Fixtures.author())));
        assertThat(nodes(document, "//h:author")).hasSize(2);
        assertThat(nodes(document, "//h:authenticator")).hasSize(1);
        assertThat(nodes(document, "//h:informationRecipient/h:intendedRecipient"))
                .hasSize(2);
        assertThat(texts(document, "//h:participant/@typeCode")).containsExactly("INF", "REF");
        assertThat(text(document, "//h:informant/h:relatedEntity/@classCode")).isEqualTo("NOK");
        assertThat(text(document, "//h:responsibleParty//h:family")).isEqualTo("Lefèvre");
        assertThat(text(document, "//h:encompassingEncounter/h:code/@code")).isEqualTo("AMB");
        assertThat(text(document, "//h:legalAuthenticator//h:suffix")).isEqualTo("DR");
        assertThat(text(document, "//h:custodian//h:name")).isEqualTo("Cabinet de l'Église & associés");
    }

    static Stream<Arguments> brokenHeaders() {
        Professional foreignSpecialty = Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("X")
                .specialty(CodedValue.of("38341003", CodeSystems.SNOMED_CT, "hors nomenclature"))
                .build();
        return Stream.of(
                Arguments.of("header.title", "REQUIRED", Fixtures.header().title(" ")),
                Arguments.of(
                        "header.version",
                        "CDA-VERSION",
                        Fixtures.header().version(0).setId(EARLIER)),
                Arguments.of("header.setId", "CDA-SETID", Fixtures.header().version(2)),
                Arguments.of(
                        "header.language", "CDA-LANGUAGE", Fixtures.header().language("fr")),
                Arguments.of(
                        "header.confidentiality",
                        "CDA-CONFIDENTIALITY",
                        Fixtures.header().confidentiality(Visibility.INVISIBLE_TO_PATIENT.code())),
                Arguments.of(
                        "header.authors[1].by.professional.specialty",
                        "JDV-J01",
                        Fixtures.header()
                                .addAuthor(new Attestation(
                                        DocumentAuthor.of(foreignSpecialty, Fixtures.practice()), Fixtures.NOW))),
                Arguments.of(
                        "header.event.stop",
                        "CDA-PERIOD",
                        Fixtures.header()
                                .event(ServiceEvent.of(Fixtures.author(), Fixtures.NOW)
                                        .withStop(Fixtures.NOW.plusMillis(10)))),
                Arguments.of(
                        "header.encounter.type",
                        "JDV-J142",
                        Fixtures.header()
                                .encounter(Encounter.of(Fixtures.practice(), Fixtures.NOW)
                                        .withType(CodedValue.of("ZZ", CodeSystems.HL7_ACT_CODE, "?")))),
                Arguments.of(
                        "header.encounter",
                        "CDA-ENCOUNTER-TIME",
                        Fixtures.header()
                                .encounter(new Encounter(
                                        Fixtures.practice(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))),
                Arguments.of(
                        "header.recipients[0]",
                        "CDA-RECIPIENT",
                        Fixtures.header().addRecipient(new Recipient(Optional.empty(), Optional.empty()))),
                Arguments.of(
                        "header.relations[0]",
                        "CDA-RELATION-VERSION",
                        Fixtures.header().addRelation(new Relation(Relation.Type.RPLC, EARLIER))),
                Arguments.of(
                        "header.relations[0]",
                        "CDA-RELATION-SELF",
                        Fixtures.header().addRelation(new Relation(Relation.Type.XFRM, Fixtures.ID))),
                Arguments.of(
                        "header.patient.localIds[0]",
                        "CDA-LOCAL-ID-INS",
                        Fixtures.header()
                                .patient(Patient.local(Fixtures.traits("1979-03-28"))
                                        .addLocalId(new LocalPatientId(InsAuthority.NIR.oid(), "279032A00400083"))
                                        .build())),
                Arguments.of(
                        "header.patient.usedName",
                        "CDA-XML-CHARACTER",
                        Fixtures.header()
                                .patient(Fixtures.qualifiedPatient("1979-03-28")
                                        .usedName("A\u0007")
                                        .build())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("brokenHeaders")
    void brokenHeader_isNamedWithPathAndRule(String path, String rule, CdaHeader.Builder header) {
        assertThatThrownBy(() -> Fixtures.pdfLetter().header(header).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(org.assertj.core.api.Assertions.tuple(path, rule)));
    }
}
