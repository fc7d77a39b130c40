package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.segursdk.cda.Fixtures.dom;
import static org.segursdk.cda.XPaths.nodes;
import static org.segursdk.cda.XPaths.text;
import static org.segursdk.cda.XPaths.texts;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.actor.Address;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.actor.StructureId;
import org.segursdk.core.actor.Telecom;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.OtherAuthor;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.CodeSystems;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.w3c.dom.Element;

/** The parts of the header that few documents have. */
class CdaHeaderExtrasTest {
    private static final Oid DOMAIN = Oid.of("1.2.250.1.213.3.999.8");
    private static final String HOST = "1.2.250.1.213.4.1";

    private static Element document(CdaHeader.Builder header) {
        return dom(Fixtures.pdfLetter().header(header).build().toDocument());
    }

    private static OtherAuthor.Device device() {
        return OtherAuthor.Device.medical(
                InstanceId.of(Oid.of(CodeSystems.ID_NAT_PS), "30B0193488/7"), "T-1", "Tensio 3", Fixtures.practice());
    }

    @Test
    void guardians_personsAndStructures_areWritten() {
        Element document = document(Fixtures.header()
                .addGuardian(Guardian.person("Decourcy")
                        .givenName("Marie")
                        .civility("MME")
                        .id(InstanceId.of(DOMAIN, "G1"))
                        .addAddress(SampleHeaderExtras.structured(Address.Use.HOME))
                        .addTelecom(Telecom.mobile("+33699000001"))
                        .build())
                .addGuardian(Guardian.structure("Service de tutelle")
                        .structureId(StructureId.finess("0B0193488"))
                        .build()));
        String guardian = "//h:patient/h:guardian";
        assertThat(nodes(document, guardian)).hasSize(2);
        assertThat(text(document, guardian + "/h:guardianPerson/h:name/h:family"))
                .isEqualTo("Decourcy");
        assertThat(text(document, guardian + "/h:guardianPerson/h:name/h:prefix"))
                .isEqualTo("MME");
        assertThat(text(document, guardian + "/h:telecom/@use")).isEqualTo("MC");
        assertThat(text(document, guardian + "/h:addr/h:streetName")).isEqualTo("Avenue de l'Œuvre & Cie");
        assertThat(text(document, guardian + "/h:addr/h:unitID")).isEqualTo("Escalier « A »");
        assertThat(nodes(document, guardian + "/h:addr/h:streetAddressLine")).isEmpty();
        assertThat(text(document, guardian + "/h:guardianOrganization/h:id/@extension"))
                .isEqualTo("10B0193488");
    }

    @Test
    void deathAndMultipleBirth_areSaid() {
        Element document = document(Fixtures.header()
                .deceased(Deceased.on(ClinicalDate.day(LocalDate.of(2026, 7, 1))))
                .multipleBirth(MultipleBirth.of(2)));
        assertThat(text(document, "//h:patient/*[local-name()='deceasedInd']/@value"))
                .isEqualTo("true");
        assertThat(text(document, "//h:patient/*[local-name()='deceasedTime']/@value"))
                .isEqualTo("20260701");
        assertThat(text(document, "//h:patient/*[local-name()='multipleBirthInd']/@value"))
                .isEqualTo("true");
        assertThat(text(document, "//h:patient/*[local-name()='multipleBirthOrderNumber']/@value"))
                .isEqualTo("2");
        assertThat(nodes(document, "//h:patient/*[namespace-uri()='urn:hl7-org:sdtc']"))
                .hasSize(4);
    }

    @Test
    void device_isAuthorInDocumentAndMetadata() {
        N1Document letter = Fixtures.pdfLetter()
                .header(Fixtures.header().addOtherAuthor(new OtherAuthorship(device(), Fixtures.NOW)))
                .build();
        Element document = dom(letter.toDocument());
        String author = "//h:author[2]/h:assignedAuthor";
        assertThat(text(document, author + "/h:id/@extension")).isEqualTo("30B0193488/7");
        assertThat(text(document, author + "/h:code/@code")).isEqualTo("DISPOSITIF");
        assertThat(text(document, author + "/h:assignedAuthoringDevice/h:manufacturerModelName"))
                .isEqualTo("T-1");
        assertThat(text(document, author + "/h:assignedAuthoringDevice/h:softwareName"))
                .isEqualTo("Tensio 3");
        assertThat(letter.toDocument().metadata().otherAuthors()).containsExactly(device());
    }

    @Test
    void whatThePatientMakes_hasThePatientAsAuthorAndTheHostAsCustodian() {
        Structure patientSpace = Structure.builder()
                .id(StructureId.finess("0B0193488"))
                .name("Espace du patient")
                .sector("EXP_PATIENT")
                .practiceSetting("EXP_PATIENT")
                .build();
        DocumentAuthor responsible = DocumentAuthor.of(Fixtures.doctor(), patientSpace);
        CdaHeader header = CdaHeader.builder()
                .id(Fixtures.ID)
                .title("Directives")
                .createdAt(Fixtures.NOW)
                .patient(Fixtures.qualifiedPatient("1979-03-28")
                        .usedName("Lebreton")
                        .build())
                .addOtherAuthor(new OtherAuthorship(new OtherAuthor.ThePatient(), Fixtures.NOW))
                .hostedForPatient()
                .legalAuthenticator(new Attestation(responsible, Fixtures.NOW))
                .event(ServiceEvent.of(responsible, Fixtures.NOW.minusSeconds(60)))
                .encounter(Encounter.of(patientSpace, Fixtures.NOW.minusSeconds(60)))
                .build();
        N1Document letter = Fixtures.pdfLetter().header(header).build();
        Element document = dom(letter.toDocument());
        String author = "//h:author/h:assignedAuthor";
        assertThat(text(document, author + "/h:id/@root")).isEqualTo("1.2.250.1.213.1.4.10");
        assertThat(text(document, author + "/h:code/@code")).isEqualTo("EXP_PATIENT");
        assertThat(text(document, author + "//h:family")).isEqualTo("Lebreton");
        assertThat(text(document, "//h:representedCustodianOrganization/h:id/@root"))
                .isEqualTo(HOST);
        assertThat(nodes(document, "//h:representedCustodianOrganization/*")).hasSize(1);
        assertThat(header.hostedForPatient()).isTrue();
        assertThat(header.custodian()).isEqualTo(patientSpace);
        DocumentMetadata metadata = letter.toDocument().metadata();
        assertThat(metadata.authors()).isEmpty();
        assertThat(metadata.otherAuthors()).containsExactly(new OtherAuthor.ThePatient());
        assertThat(metadata.practiceSetting().code()).isEqualTo("EXP_PATIENT");
        assertThat(metadata.facilityType().code()).isEqualTo("EXP_PATIENT");
    }

    @Test
    void peopleAroundTheDocument_areWritten() {
        Element document = document(Fixtures.header()
                .dataEnterer(DataEntry.of(Fixtures.author(), Fixtures.NOW))
                .addProfessionalInformant(Fixtures.author())
                .addParticipant(Participant.of(Participant.Role.RESP, Fixtures.doctor(), Fixtures.practice())
                        .withComment("Chef de service"))
                .addOtherParticipant(OtherParticipant.builder(Participant.Role.INF)
                        .comment("Employeur")
                        .person("Œuvre", "Éloïse")
                        .id(InstanceId.of(DOMAIN, "E1"))
                        .organization("Ets Thierry")
                        .build())
                .addConsent(Consent.of(CodedValue.of("64292-6", CodeSystems.LOINC, "Non-opposition"))));
        assertThat(text(document, "//h:dataEnterer/h:time/@value")).isEqualTo("20260714103000+0200");
        assertThat(text(document, "//h:dataEnterer/h:assignedEntity/h:id/@extension"))
                .isEqualTo("899700366240");
        assertThat(text(document, "//h:informant/h:assignedEntity//h:family")).isEqualTo("Lefèvre");
        assertThat(texts(document, "//h:participant/h:associatedEntity/@classCode"))
                .containsExactly("PROV", "PROV", "AGNT");
        assertThat(texts(document, "//h:participant/h:functionCode[@nullFlavor='NA']/h:originalText"))
                .containsExactly("Chef de service", "Employeur");
        assertThat(text(document, "//h:participant[3]//h:scopingOrganization/h:name"))
                .isEqualTo("Ets Thierry");
        assertThat(text(document, "//h:authorization/h:consent/h:statusCode/@code"))
                .isEqualTo("completed");
    }

    @Test
    void encounter_numbersDischargeAndParticipants_areWritten() {
        Element document = document(Fixtures.header()
                .encounter(Encounter.of(Fixtures.practice(), Fixtures.NOW)
                        .withId(InstanceId.of(DOMAIN, "SEJ-1"))
                        .withDischarge(CodedValue.of("8", "1.2.250.1.213.2.14", "Domicile"))
                        .withParticipant(EncounterParticipant.of(EncounterParticipant.Role.ADM, Fixtures.author())
                                .withStart(Fixtures.NOW)
                                .withStop(Fixtures.NOW.plusSeconds(60)))));
        String encounter = "//h:encompassingEncounter";
        assertThat(text(document, encounter + "/h:id/@extension")).isEqualTo("SEJ-1");
        assertThat(text(document, encounter + "/h:dischargeDispositionCode/@code"))
                .isEqualTo("8");
        assertThat(text(document, encounter + "/h:encounterParticipant/@typeCode"))
                .isEqualTo("ADM");
        assertThat(text(document, encounter + "/h:encounterParticipant/h:time/h:high/@value"))
                .isEqualTo("20260714103100+0200");
    }

    @Test
    void relation_tellsTheVersionItReplaces() {
        Element document = document(Fixtures.header()
                .version(2)
                .setId(DOMAIN)
                .addRelation(new Relation(Relation.Type.RPLC, DOMAIN.child(1)).withTargetVersion(1)));
        assertThat(text(document, "//h:parentDocument/h:versionNumber/@value")).isEqualTo("1");
    }

    @Test
    void contentLanguage_isWrittenWhenItDiffers() {
        N1Document german = Fixtures.pdfLetter().contentLanguage("de-DE").build();
        assertThat(text(dom(german.toDocument()), "//h:nonXMLBody/h:languageCode/@code"))
                .isEqualTo("de-DE");
        assertThat(german.contentLanguage()).isEqualTo("de-DE");
        N1Document french = Fixtures.pdfLetter().contentLanguage("fr-FR").build();
        assertThat(nodes(dom(french.toDocument()), "//h:nonXMLBody/h:languageCode"))
                .isEmpty();
        assertThatThrownBy(() -> Fixtures.pdfLetter().contentLanguage("de").build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple("contentLanguage", "CDA-LANGUAGE")));
    }

    @Test
    void specialtyNewerThanTheTable_givenWhole_isAccepted() {
        Professional newcomer = Professional.builder()
                .id(ProfessionalId.rpps("99700366240"))
                .familyName("Lefèvre")
                .specialty(CodedValue.of("G15_99/ZZ", CodeSystems.PROFESSION_SPECIALTY, "Métier de demain"))
                .build();
        Element document = document(Fixtures.header()
                .addAuthor(new Attestation(DocumentAuthor.of(newcomer, Fixtures.practice()), Fixtures.NOW)));
        assertThat(texts(document, "//h:author/h:assignedAuthor/h:code/@code")).contains("G15_99/ZZ");
    }

    @Test
    void patientData_isNeverShown() {
        assertThat(Guardian.person("Decourcy").build().toString()).doesNotContain("Decourcy");
        assertThat(OtherParticipant.builder(Participant.Role.INF)
                        .person("Decourcy")
                        .build()
                        .toString())
                .doesNotContain("Decourcy");
        assertThat(SampleHeaderExtras.structured(Address.Use.HOME).parts().toString())
                .doesNotContain("RENNES");
    }

    static Stream<Arguments> brokenHeaders() {
        String bell = "A\u0007";
        return Stream.of(
                Arguments.of(
                        "header.guardians[0].familyName",
                        "CDA-XML-CHARACTER",
                        Fixtures.header().addGuardian(Guardian.person(bell).build())),
                Arguments.of(
                        "header.guardians[0].structureName",
                        "REQUIRED",
                        Fixtures.header().addGuardian(Guardian.structure(" ").build())),
                Arguments.of(
                        "header.guardians[0].civility",
                        "JDV-J245",
                        Fixtures.header()
                                .addGuardian(Guardian.person("X")
                                        .civility("Monsieur")
                                        .build())),
                Arguments.of(
                        "header.deceased.on",
                        "CDA-DECEASED-TIME",
                        Fixtures.header().deceased(Deceased.on(ClinicalDate.year(1978)))),
                Arguments.of(
                        "header.deceased.on",
                        "CDA-DECEASED-TIME",
                        Fixtures.header().deceased(Deceased.on(ClinicalDate.year(2027)))),
                Arguments.of(
                        "header.multipleBirth.order",
                        "CDA-BIRTH-ORDER",
                        Fixtures.header().multipleBirth(MultipleBirth.of(0))),
                Arguments.of(
                        "header.multipleBirth.order",
                        "CDA-BIRTH-ORDER",
                        Fixtures.header().multipleBirth(new MultipleBirth(false, OptionalInt.of(1)))),
                Arguments.of(
                        "header.otherAuthors[0].by",
                        "XDS-PATIENT-AUTHOR",
                        Fixtures.header()
                                .patient(Fixtures.localPatient())
                                .addOtherAuthor(new OtherAuthorship(new OtherAuthor.ThePatient(), Fixtures.NOW))),
                Arguments.of(
                        "header.otherAuthors[0].by.model",
                        "CDA-XML-CHARACTER",
                        Fixtures.header()
                                .addOtherAuthor(new OtherAuthorship(
                                        OtherAuthor.Device.medical(
                                                InstanceId.of(DOMAIN, "1"), bell, "s", Fixtures.practice()),
                                        Fixtures.NOW))),
                Arguments.of(
                        "header.otherParticipants[0].organization",
                        "CDA-ONE-LINE",
                        Fixtures.header()
                                .addOtherParticipant(OtherParticipant.builder(Participant.Role.INF)
                                        .organization("a\nb")
                                        .build())),
                Arguments.of(
                        "header.consents[0].code.codeSystem",
                        "CDA-CODE-SYSTEM",
                        Fixtures.header().addConsent(Consent.of(CodedValue.of("1", "LOINC", "x")))),
                Arguments.of(
                        "header.encounter.discharge",
                        "CDA-DISCHARGE",
                        Fixtures.header()
                                .encounter(Encounter.of(Fixtures.practice(), Fixtures.NOW)
                                        .withDischarge(CodedValue.of("8", CodeSystems.LOINC, "x")))),
                Arguments.of(
                        "header.encounter.participants[0].stop",
                        "CDA-PERIOD",
                        Fixtures.header()
                                .encounter(Encounter.of(Fixtures.practice(), Fixtures.NOW)
                                        .withParticipant(EncounterParticipant.of(
                                                        EncounterParticipant.Role.CON, Fixtures.author())
                                                .withStart(Fixtures.NOW)
                                                .withStop(Fixtures.NOW)))),
                Arguments.of(
                        "header.relations[0].targetVersion",
                        "CDA-VERSION",
                        Fixtures.header()
                                .version(2)
                                .setId(DOMAIN)
                                .addRelation(new Relation(Relation.Type.RPLC, DOMAIN.child(1)).withTargetVersion(0))),
                Arguments.of(
                        "header.custodian",
                        "REQUIRED",
                        CdaHeader.builder()
                                .id(Fixtures.ID)
                                .title("T")
                                .createdAt(Fixtures.NOW)
                                .patient(Fixtures.localPatient())
                                .addAuthor(new Attestation(Fixtures.author(), Fixtures.NOW))
                                .legalAuthenticator(new Attestation(Fixtures.author(), Fixtures.NOW))
                                .event(ServiceEvent.of(Fixtures.author(), Fixtures.NOW))
                                .encounter(Encounter.of(Fixtures.practice(), Fixtures.NOW))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("brokenHeaders")
    void brokenHeader_isNamedWithPathAndRule(String path, String rule, CdaHeader.Builder header) {
        assertThatThrownBy(() -> Fixtures.pdfLetter().header(header).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple(path, rule)));
    }

    @Test
    void builders_refuseWhatCannotBe() {
        assertThatThrownBy(() -> Guardian.structure("S").givenName("Marie").build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CDA-GUARDIAN");
        assertThatThrownBy(() -> Guardian.person("P")
                        .structureId(StructureId.finess("0B0193488"))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("CDA-GUARDIAN");
        assertThatThrownBy(() -> OtherParticipant.builder(Participant.Role.INF)
                        .id(InstanceId.of(DOMAIN))
                        .build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::path, Violation::rule)
                        .containsExactly(tuple("person", "REQUIRED"), tuple("id", "CDA-PARTICIPANT-ID")));
    }
}
