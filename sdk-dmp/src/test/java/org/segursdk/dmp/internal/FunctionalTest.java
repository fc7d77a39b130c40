package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.patient.AuthorisationChange;
import org.segursdk.dmp.patient.AuthorisationFilter;
import org.segursdk.dmp.patient.AuthorisationUpdate;
import org.segursdk.dmp.patient.AuthorisedProfessional;
import org.segursdk.dmp.patient.AuthorisedProfessional.Access;
import org.segursdk.dmp.patient.DmpPatientProfile;
import org.segursdk.dmp.patient.PatientListEntry;
import org.segursdk.dmp.patient.PatientListQuery;

/** TD0.3, TD0.4 and TD1.6: the messages and what their answers say. */
class FunctionalTest {
    private static final DmpProfile DEFAULTS = DmpProfile.defaults();
    private static final DmpProfile PARIS = DmpProfile.builder()
            .patient(DmpPatientProfile.builder()
                    .listZone(ZoneId.of("Europe/Paris"))
                    .build())
            .build();

    private static FunctionalMeaning meaning(boolean repeatable) {
        return new FunctionalMeaning("dmp", "TD", repeatable);
    }

    private static AuthorisationUpdate update(String output) throws XMLStreamException {
        return AuthorisationAnswer.read(Payload.reader("<h:setAuthorizationResponse xmlns:h='urn:si-dmp-habilitations'>"
                        + output + "</h:setAuthorizationResponse>"))
                .update(meaning(false));
    }

    private static List<PatientListEntry> patients(String output, DmpProfile profile) throws XMLStreamException {
        return PatientListAnswer.read(
                        Payload.reader("<p:patientListResponse xmlns:p='urn:si-dmp-patients'><p:output>" + output
                                + "<p:status>DMPOk</p:status></p:output></p:patientListResponse>"),
                        profile)
                .entries(meaning(true));
    }

    private static List<AuthorisedProfessional> professionals(String output) throws XMLStreamException {
        return ProfessionalListAnswer.read(
                        Payload.reader("<listAuthorizationByPatientResponse xmlns='urn:si-dmp-habilitations'><output>"
                                + output + "</output></listAuthorizationByPatientResponse>"),
                        DEFAULTS)
                .entries(meaning(true));
    }

    @ParameterizedTest
    @CsvSource({
        "ADD,<action>AJOUT</action>",
        "ADD_AS_TREATING_PHYSICIAN,<action>AJOUT</action><role>MEDECIN_TRAITANT</role>",
        "REMOVE,<action>SUPPRESSION</action>",
        "STOP_BEING_TREATING_PHYSICIAN,<action>SUPPRESSION</action><role>MEDECIN_TRAITANT</role>"
    })
    void setAuthorization_eachChange_isWritten(AuthorisationChange change, String content) throws XMLStreamException {
        assertThat(Payload.text(new AuthorisationRequest(change)::writeTo))
                .isEqualTo("<setAuthorization xmlns=\"urn:si-dmp-habilitations\">" + content + "</setAuthorization>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DMPOk", "DMPOK", "dmpok", " DMPOk\n"})
    void setAuthorization_done_whateverTheCase(String status) throws XMLStreamException {
        assertThat(update("<h:output><h:status>" + status + "</h:status><h:context/></h:output>"))
                .isEqualTo(new AuthorisationUpdate(Optional.empty()));
    }

    @Test
    void setAuthorization_again_isNoError_andKeepsTheContext() throws XMLStreamException {
        AuthorisationUpdate update = update(
                "<h:output><h:status>DMPOk</h:status><h:context>Autorisation déjà présente</h:context></h:output>");
        assertThat(update.context()).contains("Autorisation déjà présente");
        assertThat(update.toString()).doesNotContain("présente");
    }

    @Test
    void setAuthorization_anotherStatus_isAFaultThatKeepsCodeAndContext() {
        assertThatThrownBy(
                        () -> update("<h:output><h:status>DMPRefus</h:status><h:context>SECRET</h:context></h:output>"))
                .hasMessageNotContaining("SECRET")
                .isInstanceOfSatisfying(ServiceFaultException.class, e -> {
                    assertThat(e.layer()).isEqualTo(Layer.FUNCTIONAL);
                    assertThat(e.rawCode()).isEqualTo("DMPRefus");
                    assertThat(e.rawErrors().get(0).text()).isEqualTo("SECRET");
                    assertThat(e.retryable()).isFalse();
                });
    }

    /** A status that stands elsewhere is not the answer's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h:output/>",
                "",
                "<h:status>DMPOk</h:status>",
                "<h:output><h:more><h:status>DMPOk</h:status></h:more></h:output>",
                "<h:output><status xmlns='urn:x'>DMPOk</status></h:output>",
                "<x:output xmlns:x='urn:x'><h:status>DMPOk</h:status></x:output>"
            })
    void setAuthorization_noStatus_isNeverASuccess(String output) {
        assertThatThrownBy(() -> update(output)).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.code()).isEqualTo("DMP-ANSWER-UNEXPECTED");
            assertThat(e.retryable()).isFalse();
        });
    }

    @Test
    void patientList_request_isWrittenInTheZoneOfTheProfile() throws XMLStreamException {
        Instant since = Instant.parse("2026-01-01T00:00:00.987Z");
        assertThat(Payload.text(new PatientListRequest(DEFAULTS, PatientListQuery.documentSince(since))::writeTo))
                .isEqualTo("<patientList xmlns=\"urn:si-dmp-patients\"><startDate>20260101000000</startDate>"
                        + "<dateType>LASTDOC</dateType></patientList>");
        PatientListQuery other = PatientListQuery.authorisedSince(since).of(ProfessionalId.rpps("99700366240"));
        assertThat(Payload.text(new PatientListRequest(PARIS, other)::writeTo))
                .isEqualTo("<patientList xmlns=\"urn:si-dmp-patients\"><startDate>20260101010000</startDate>"
                        + "<dateType>LASTAUTORIZATION</dateType><psOwnerId>899700366240</psOwnerId></patientList>");
    }

    private static final String ENTRY = """
            <p:patientlistData>
              <p:patientIdentifier><p:nationalId>0740724093302701701806</p:nationalId><p:nationalIdType>1.2.250.1.213.1.4.2</p:nationalIdType></p:patientIdentifier>
              <p:patientIdentifier><p:nationalId>279035121518989</p:nationalId><p:nationalIdType>1.2.250.1.213.1.4.10</p:nationalIdType></p:patientIdentifier>
              <p:lastName>TRAITNOM</p:lastName><p:firstName>TRAITDONNE</p:firstName><p:dateOfBirth>19790328</p:dateOfBirth>
              <p:MT>true</p:MT><p:message>false</p:message>
              <p:lastAccessDate>20260701094105</p:lastAccessDate><p:lastUpdateDate>20260525134738</p:lastUpdateDate>
              <p:lastAddDate>20260125134735</p:lastAddDate>
            </p:patientlistData>
            """;

    @Test
    void patientList_ofTheSample_isReadWithoutTheTraits() throws XMLStreamException {
        assertThat(patients(ENTRY, DEFAULTS))
                .containsExactly(new PatientListEntry(
                        Optional.of(new Ins(Matricule.of("279035121518989"), InsAuthority.NIR_TEST)),
                        Optional.of(true),
                        Optional.of(false),
                        Optional.of(Instant.parse("2026-07-01T09:41:05Z")),
                        Optional.of(Instant.parse("2026-05-25T13:47:38Z")),
                        Optional.of(Instant.parse("2026-01-25T13:47:35Z"))));
        assertThat(patients(ENTRY, PARIS)).singleElement().satisfies(each -> {
            assertThat(each.lastAccess()).contains(Instant.parse("2026-07-01T07:41:05Z"));
            assertThat(each.lastAdd()).contains(Instant.parse("2026-01-25T12:47:35Z"));
            assertThat(each.toString()).isEqualTo("PatientListEntry[redacted]");
        });
    }

    @Test
    void patientList_missingParts_areNotTold_norTakenFromTheEntryBefore() throws XMLStreamException {
        assertThat(patients(ENTRY + "<p:patientlistData/>" + ENTRY, DEFAULTS))
                .hasSize(3)
                .element(1)
                .isEqualTo(new PatientListEntry(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(patients("", DEFAULTS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "20260101000000,2026-01-01T00:00:00Z",
        "20260101000000+0200,2025-12-31T22:00:00Z",
        "20260101,",
        "20260230000000,",
        "20260101240000,",
        "'',",
        "hier,"
    })
    void patientList_date_isReadOrLeftOut(String text, String expected) throws XMLStreamException {
        Optional<Instant> instant = Optional.ofNullable(expected).map(Instant::parse);
        assertThat(patients(
                        "<p:patientlistData><p:lastAddDate>" + text + "</p:lastAddDate></p:patientlistData>", DEFAULTS))
                .extracting(PatientListEntry::lastAdd)
                .containsExactly(instant);
    }

    @ParameterizedTest
    @EnumSource(AuthorisationFilter.class)
    void professionalList_request_bearsTheMode(AuthorisationFilter filter) throws XMLStreamException {
        String mode =
                switch (filter) {
                    case ACTIVE -> "ACTIVE";
                    case FORBIDDEN -> "INTERDITE";
                    case ALL -> "TOUTE";
                };
        assertThat(Payload.text(new ProfessionalListRequest(filter)::writeTo))
                .isEqualTo("<listAuthorizationByPatient xmlns=\"urn:si-dmp-habilitations\"><mode>" + mode
                        + "</mode></listAuthorizationByPatient>");
    }

    @Test
    void professionalList_ofTheSample_isRead() throws XMLStreamException {
        List<AuthorisedProfessional> found = professionals("""
                <listOfAuthorizationByPatient><nationalId>899700366240</nationalId><nationalIdType>1.2.250.1.71.4.2.1</nationalIdType>
                <firstName>KIT</firstName><lastName>DOC0036624</lastName><codeSpeciality>G15_10/SM26</codeSpeciality>
                <codeSpeciality>G15_10/SM54</codeSpeciality><libSpeciality>Médecine générale</libSpeciality>
                <startOfAuthorization>20260601135804</startOfAuthorization><lastActionDate>20260601140606</lastActionDate>
                <mode>ACTIVE</mode><specificRight>MEDECIN_TRAITANT</specificRight></listOfAuthorizationByPatient>
                <listOfAuthorizationByPatient><nationalId>?</nationalId><mode>NOUVEAU</mode></listOfAuthorizationByPatient>
                <status>DMPOk</status><context/>""");
        assertThat(found)
                .containsExactly(
                        new AuthorisedProfessional(
                                "899700366240",
                                "1.2.250.1.71.4.2.1",
                                "DOC0036624",
                                "KIT",
                                List.of("G15_10/SM26", "G15_10/SM54"),
                                List.of("Médecine générale"),
                                Access.ACTIVE,
                                "ACTIVE",
                                Optional.of(Instant.parse("2026-06-01T13:58:04Z")),
                                Optional.of(Instant.parse("2026-06-01T14:06:06Z")),
                                List.of("MEDECIN_TRAITANT")),
                        new AuthorisedProfessional(
                                "?",
                                "",
                                "",
                                "",
                                List.of(),
                                List.of(),
                                Access.UNKNOWN,
                                "NOUVEAU",
                                Optional.empty(),
                                Optional.empty(),
                                List.of()));
        assertThat(found.get(0).professionalId()).contains(ProfessionalId.rpps("99700366240"));
        assertThat(found.get(0).isTreatingPhysician()).isTrue();
        assertThat(found.get(1).professionalId()).isEmpty();
        assertThat(found.toString()).doesNotContain("DOC0036624", "899700366240");
    }

    @Test
    void professionalList_blockedOne_isForbidden() throws XMLStreamException {
        assertThat(professionals("<listOfAuthorizationByPatient><mode>INTERDITE</mode></listOfAuthorizationByPatient>"
                        + "<status>DMPOk</status>"))
                .extracting(AuthorisedProfessional::access)
                .containsExactly(Access.FORBIDDEN);
    }

    @Test
    void professionalList_refused_givesNoEntry() {
        assertThatThrownBy(() -> professionals("<listOfAuthorizationByPatient/><status>DMPNon</status>"))
                .isInstanceOfSatisfying(ServiceFaultException.class, e -> assertThat(e.rawCode())
                        .isEqualTo("DMPNon"));
    }
}
