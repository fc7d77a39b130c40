package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.consent.ConsentKind;
import org.segursdk.dmp.patient.AuthorisationChange;
import org.segursdk.dmp.patient.AuthorisationFilter;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievalResult;
import org.segursdk.dmp.search.DocumentList;
import org.segursdk.dmp.search.DocumentSearch;
import org.segursdk.dmp.search.DocumentStatus;
import org.segursdk.dmp.search.DocumentSynchronisation;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.dmp.search.SynchronisationOptions;
import org.segursdk.dmp.search.SynchronisationReport;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.DmpSituation;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.soap.vihf.PurposeOfUse;

/** What a professional does in a record, against the sandbox, strict. */
class DmpAccessTest extends SandboxTest {
    private static final QualifiedIns INS = Samples.ins();
    private static final String USER = Samples.doctor().id().value();

    private Consents consents;

    @BeforeEach
    void consentGiven() {
        consents = Consents.of(INS.ins(), USER, ConsentEvent.informed(), ConsentEvent.consultationDeclared());
    }

    static ProfessionalSession strong() {
        return ProfessionalSession.local(
                Samples.doctor(),
                AuthenticationMeans.PRO_SANTE_CONNECT,
                Instant.now().minusSeconds(600));
    }

    private DmpAirClient air() {
        return DmpAirClient.create(context().build(), consents);
    }

    private ConsultationAccess opened(DmpAirClient client) {
        return client.open(strong(), INS).access().orElseThrow();
    }

    private static List<String> operations() {
        return sandbox.recorder().exchanges().stream()
                .map(RecordedExchange::operation)
                .toList();
    }

    private static DmpDocument stored(String uniqueId) {
        return sandbox.dmp().documents(Samples.MATRICULE).stream()
                .filter(each -> each.uniqueId().equals(uniqueId))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static FoundDocument found(ConsultationAccess access, DmpDocument document) {
        return access.search(DocumentSearch.active()).find(document.uniqueId()).orElseThrow();
    }

    @Test
    @Tag("REM-DMPC-04")
    void open_authorised_checksTheRightFirst() {
        try (DmpAirClient client = air()) {
            AccessResult<ConsultationAccess> result = client.open(strong(), INS);
            assertThat(result).isInstanceOfSatisfying(AccessResult.Granted.class, granted -> assertThat(
                            granted.authorisationAdded())
                    .isFalse());
            opened(client).search();
        }
        assertThat(operations()).containsExactly("TD0.2", "TD0.2", "TD3.1");
    }

    @ParameterizedTest
    @EnumSource(
            value = DmpPatient.Authorisation.class,
            names = {"NON_EXISTE", "EXPIRE"})
    @Tag("REM-DMPC-05")
    void open_noAuthorisationYet_addsItOnce(DmpPatient.Authorisation before) {
        sandbox.dmp().put(DmpPatient.open(INS.ins()).with(before));
        try (DmpAirClient client = air()) {
            assertThat(client.open(strong(), INS))
                    .isInstanceOfSatisfying(
                            AccessResult.Granted.class,
                            granted -> assertThat(granted.authorisationAdded()).isTrue());
            opened(client).search();
        }
        assertThat(operations()).containsExactly("TD0.2", "TD0.3", "TD0.2", "TD3.1");
    }

    @Test
    @Tag("REM-DMPC-07")
    void open_refusals_areValues() {
        try (DmpAirClient client = air()) {
            sandbox.dmp().put(DmpPatient.open(INS.ins()).with(DmpPatient.Authorisation.INTERDIT));
            assertThat(client.open(strong(), INS)).isInstanceOf(AccessResult.Blocked.class);
            sandbox.dmp().put(DmpPatient.open(INS.ins()).with(DmpPatient.Status.CLOSED));
            assertThat(client.open(strong(), INS)).isInstanceOf(AccessResult.Closed.class);
            sandbox.dmp().put(DmpPatient.open(INS.ins()).with(DmpPatient.Status.ABSENT));
            assertThat(client.open(strong(), INS)).isInstanceOf(AccessResult.Absent.class);
            sandbox.dmp().open(INS.ins());
            sandbox.dmp().next(DmpSituation.UNKNOWN_AUTHORISATION);
            AccessResult<ConsultationAccess> unknown = client.open(strong(), INS);
            assertThat(unknown).isInstanceOf(AccessResult.Undetermined.class);
            assertThat(unknown.access()).isEmpty();
        }
        assertThat(operations()).containsOnly("TD0.2");
    }

    @Test
    @Tag("REM-DMPC-03")
    @Tag("REM-DMPC-24")
    void open_withoutConsent_sendsNothing() {
        consents = Consents.of(INS.ins(), USER);
        try (DmpAirClient client = air()) {
            assertThatThrownBy(() -> client.open(strong(), INS))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("DMP-CONSULT-CONSENT");
            consents.happen(INS.ins(), USER, ConsentEvent.consultationOpposed());
            assertThatThrownBy(() -> client.open(strong(), INS)).hasMessageContaining("DMP-CONSULT-OPPOSED");
            assertThat(operations()).isEmpty();
            consents.happen(INS.ins(), USER, ConsentEvent.consultationOppositionLifted(PurposeOfUse.NORMAL));
            consents.happen(INS.ins(), USER, ConsentEvent.consultationDeclared());
            assertThat(client.open(strong(), INS).access()).isPresent();
        }
    }

    @Test
    void open_weakAuthenticationOrStaff_isRefusedBeforeTheWire() {
        try (DmpAirClient client = air()) {
            assertThatThrownBy(() -> client.open(session(), INS)).hasMessageContaining("DMP-AUTHENTICATION");
        }
        assertThat(operations()).isEmpty();
    }

    @Test
    @Tag("REM-DMPC-08")
    @Tag("REM-DMPC-09")
    @Tag("REM-DMPC-12")
    @Tag("REM-DMPC-23")
    void search_fortyDocuments_areListedFilteredAndFetched() throws Exception {
        sandbox.dmp().deposit(INS.ins(), 40);
        try (DmpAirClient client = air()) {
            ConsultationAccess access = opened(client);
            DocumentList list = access.search();
            assertThat(list.size()).isEqualTo(40);
            String type = list.documents().get(0).typeCode().orElseThrow().code();
            assertThat(list.ofTypes(type).size()).isEqualTo(list.countByType().get(type));

            List<FoundDocument> wanted = list.documents().subList(0, 3);
            RetrievalResult result = access.retrieve(wanted, DocumentSink.memory(1_000_000));
            assertThat(result.isComplete()).isTrue();
            assertThat(result.documents()).hasSize(3).allSatisfy(each -> assertThat(each.verified())
                    .isTrue());
            byte[] bytes = result.documents().get(0).content().open().readAllBytes();
            DmpDocument original = stored(wanted.get(0).uniqueId().orElseThrow());
            assertThat(bytes).isEqualTo(original.open().readAllBytes());
        }
    }

    @Test
    void search_fiveHundredDocuments_allCome() {
        sandbox.dmp().deposit(INS.ins(), 500);
        try (DmpAirClient client = air()) {
            assertThat(opened(client).search().size()).isEqualTo(500);
        }
    }

    @Test
    void retrieve_tamperedBytes_areNotDelivered() {
        DmpDocument document = sandbox.dmp().deposit(INS.ins(), DmpSeed.document());
        try (DmpAirClient client = air()) {
            ConsultationAccess access = opened(client);
            FoundDocument found = found(access, document);
            sandbox.dmp().next(DmpSituation.TAMPERED_DOCUMENT);
            assertThatThrownBy(() -> access.retrieve(found, DocumentSink.memory(1_000_000)))
                    .isInstanceOf(SegurSecurityException.class)
                    .satisfies(
                            e -> assertThat(((SegurSecurityException) e).code()).isEqualTo("DMP-CONTENT-MISMATCH"));
            sandbox.dmp().next(DmpSituation.PART_MISSING);
            assertThatThrownBy(() -> access.retrieve(found, DocumentSink.memory(1_000_000)))
                    .isInstanceOf(TransportException.class);
        }
    }

    @Test
    @Tag("REM-VIS-03")
    void maskAndUnmask_changeVisibility_eachInANewVersion() {
        DmpDocument document = sandbox.dmp().deposit(INS.ins(), DmpSeed.document());
        try (DmpAirClient client = air()) {
            ConsultationAccess access = opened(client);
            access.mask(found(access, document));
            FoundDocument masked = found(access, document);
            assertThat(masked.visibility()).containsExactly(Visibility.MASKED_FROM_PROFESSIONALS);
            assertThat(masked.entryUuid()).isNotEqualTo(document.entryUuid());
            assertThat(masked.logicalId()).isEqualTo(document.logicalId());
            access.unmask(masked);
            assertThat(found(access, document).visibility()).isEmpty();
        }
    }

    @Test
    @Tag("REM-VIS-02")
    void showToPatient_afterTheAnnouncement_makesItVisible() {
        DmpDocument document =
                sandbox.dmp().deposit(INS.ins(), DmpSeed.document().invisibleToPatient());
        try (DmpAirClient client = air()) {
            ConsultationAccess access = opened(client);
            FoundDocument found = found(access, document);
            assertThat(found.visibility()).containsExactly(Visibility.INVISIBLE_TO_PATIENT);
            access.showToPatient(found);
            assertThat(found(access, document).visibility()).isEmpty();
            assertThatThrownBy(() -> access.showToPatient(found(access, document)))
                    .hasMessageContaining("DMP-VISIBILITY-SAME");
        }
    }

    @Test
    @Tag("REM-DMPA-08")
    void archiveAndDelete_changeTheStatus() {
        DmpDocument document = sandbox.dmp().deposit(INS.ins(), DmpSeed.document());
        try (DmpAirClient client = air()) {
            ConsultationAccess access = opened(client);
            access.archive(found(access, document));
            assertThat(access.search().isEmpty()).isTrue();
            DocumentSearch archived = DocumentSearch.builder()
                    .statuses(DocumentStatus.Kind.ARCHIVED)
                    .build();
            FoundDocument shelved =
                    access.search(archived).find(document.uniqueId()).orElseThrow();
            access.unarchive(shelved);
            access.delete(found(access, document));
            assertThat(access.search().isEmpty()).isTrue();
            assertThat(stored(document.uniqueId()).status()).isEqualTo(DmpDocument.DELETED);
        }
    }

    @Test
    void documentOfAnother_isNotDeletedBeforeTheWire() {
        DmpDocument.Author other =
                new DmpDocument.Author("899700366241", "AUTRE", "PAUL", "Clinique", "10B0193489", "G15_10/SM26");
        DmpDocument document =
                sandbox.dmp().deposit(INS.ins(), DmpSeed.document().by(other));
        try (DmpAirClient client = air()) {
            ConsultationAccess access = opened(client);
            FoundDocument found = found(access, document);
            sandbox.recorder().clear();
            assertThatThrownBy(() -> access.delete(found))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("DMP-RIGHT-3.3c-DOCUMENT");
            assertThat(operations()).isEmpty();
        }
    }

    @Test
    void patientsOwnDocuments_areToldApart() {
        sandbox.dmp().deposit(INS.ins(), DmpSeed.byPatient());
        sandbox.dmp().deposit(INS.ins(), DmpSeed.document());
        try (DmpAirClient client = air()) {
            assertThat(opened(client).search().ofPatient().size()).isEqualTo(1);
        }
    }

    @Test
    void professionalsAndAuthorisation_areListedAndChanged() {
        try (DmpAirClient client = air()) {
            ConsultationAccess access = opened(client);
            access.changeAuthorisation(AuthorisationChange.ADD_AS_TREATING_PHYSICIAN);
            assertThat(access.professionals(AuthorisationFilter.ALL))
                    .anySatisfy(each -> assertThat(each.nationalId()).isEqualTo(USER));
            assertThat(opened(client).treatingPhysician()).contains(true);
            access.changeAuthorisation(AuthorisationChange.STOP_BEING_TREATING_PHYSICIAN);
            assertThat(opened(client).treatingPhysician()).contains(false);
        }
    }

    @Test
    void breakGlass_isJustifiedInTheJournal_andNeedsNoAuthorisation() {
        sandbox.dmp().put(DmpPatient.open(INS.ins()).with(DmpPatient.Authorisation.NON_EXISTE));
        sandbox.dmp().deposit(INS.ins(), DmpSeed.document());
        try (DmpAirClient client = air()) {
            assertThatThrownBy(() -> client.breakGlass(strong(), INS, " "))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("DMP-CONSENT-REASON");
            assertThat(operations()).isEmpty();
            EmergencyAccess access = client.breakGlass(strong(), INS, "patient inconscient")
                    .access()
                    .orElseThrow();
            assertThat(access.search().size()).isEqualTo(1);
        }
        assertThat(operations()).containsExactly("TD1.3a", "TD3.1");
        assertThat(consents.journal())
                .filteredOn(each -> each.event().kind() == ConsentKind.EXCEPTIONAL_ACCESS)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.userId()).isEqualTo(USER);
                    assertThat(each.event().reason()).contains("patient inconscient");
                });
    }

    @Test
    void emergencies_thePatientOpposes_areValues() {
        sandbox.dmp().put(DmpPatient.open(INS.ins()).opposing(true, false));
        try (DmpAirClient client = air()) {
            assertThat(client.breakGlass(strong(), INS, "urgence")).isInstanceOf(AccessResult.Opposed.class);
            assertThat(client.regulate(strong(), INS, "appel au 15").access()).isPresent();
            sandbox.dmp().put(DmpPatient.open(INS.ins()).opposing(false, true));
            assertThat(client.regulate(strong(), INS, "appel au 15")).isInstanceOf(AccessResult.Opposed.class);
        }
    }

    @Test
    void breakGlass_unknownRecord_isRefused() {
        consents = new Consents();
        try (DmpAirClient client = air()) {
            assertThatThrownBy(() -> client.breakGlass(strong(), INS, "urgence"))
                    .hasMessageContaining("DMP-CONSENT-RECORD");
        }
        assertThat(operations()).isEmpty();
    }

    @Test
    void synchronise_secondTime_tellsWhatIsNew() {
        sandbox.dmp().deposit(INS.ins(), 5);
        try (DmpAirClient client = air()) {
            ConsultationAccess access = opened(client);
            SynchronisationReport report = access.synchronise(DocumentSynchronisation.first(
                    INS.ins(), Instant.now().plus(Duration.ofMinutes(1)), SynchronisationOptions.DEFAULT));
            assertThat(report.complete()).isTrue();
            assertThat(report.added()).isNotEmpty();
        }
    }

    @Test
    @Tag("REM-DMPC-07")
    @Tag("REM-DMPC-09")
    void overview_tellsStateAndNewDocumentsOfOthers_onceForTheCache() {
        DmpDocument.Author other =
                new DmpDocument.Author("899700366241", "AUTRE", "PAUL", "Clinique", "10B0193489", "G15_10/SM26");
        sandbox.dmp().deposit(INS.ins(), DmpSeed.document().by(other).createdAt(Samples.NOW));
        sandbox.dmp().deposit(INS.ins(), DmpSeed.document());
        DmpOverviewCache cache = DmpOverviewCache.create(Duration.ofMinutes(10), 100, Clock.systemUTC());
        try (DmpAirClient client = air()) {
            DmpOverview overview = client.overview(strong(), INS, Samples.NOW.minusSeconds(60), cache);
            assertThat(overview.state()).isEqualTo(DmpOverview.State.AUTHORISED);
            assertThat(overview.ensAttached()).contains(true);
            assertThat(overview.newDocuments()).hasValue(1);
            assertThat(overview.latest()).isPresent();
            assertThat(client.overview(strong(), INS, Samples.NOW, cache)).isSameAs(overview);
            assertThat(operations()).containsExactly("TD0.2", "TD3.1");

            cache.clear(USER);
            sandbox.dmp().put(DmpPatient.open(INS.ins()).with(DmpPatient.Authorisation.NON_EXISTE));
            assertThat(client.overview(strong(), INS, Samples.NOW, cache).state())
                    .isEqualTo(DmpOverview.State.NOT_AUTHORISED);
            cache.clear(USER);
            sandbox.dmp().put(DmpPatient.open(INS.ins()).with(DmpPatient.Status.CLOSED));
            assertThat(client.overview(strong(), INS, Samples.NOW, cache).state())
                    .isEqualTo(DmpOverview.State.CLOSED);
            cache.clear(USER);
            sandbox.dmp().put(DmpPatient.open(INS.ins()).with(DmpPatient.Status.ABSENT));
            assertThat(client.overview(strong(), INS, Samples.NOW, cache).state())
                    .isEqualTo(DmpOverview.State.NOT_CREATED);
        }
        assertThat(operations()).containsExactly("TD0.2", "TD3.1", "TD0.2", "TD0.2", "TD0.2");
    }

    @Test
    @Tag("REM-DMPC-18")
    @Tag("REM-DMPC-20")
    void assertion_isOfTheRealUser() throws Exception {
        try (DmpAirClient client = air()) {
            opened(client);
        }
        String request = new String(
                sandbox.recorder().exchanges().get(0).requestBody().open().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(request)
                .contains("INDIRECTE_RENFORCEE", "APP_BROWSER_AUTH")
                .containsPattern("NameID[^>]*>" + USER + "<");
    }

    @Test
    void faults_keepTheirRawCode() {
        try (DmpAirClient client = air()) {
            ConsultationAccess access = opened(client);
            sandbox.dmp().next(DmpSituation.UNKNOWN_STATUS);
            assertThatThrownBy(access::search)
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("DMP-STATUS-UNEXPECTED");
            sandbox.dmp().next(DmpSituation.REGISTRY_ERROR);
            assertThatThrownBy(access::search)
                    .isInstanceOfSatisfying(ServiceFaultException.class, fault -> assertThat(fault.rawCode())
                            .isEqualTo("XDSRepositoryError"));
            sandbox.dmp().next(DmpSituation.HTTP_503);
            assertThatThrownBy(access::search)
                    .isInstanceOfSatisfying(ServiceFaultException.class, fault -> assertThat(fault.retryable())
                            .isTrue());
            assertThat(access.search().isEmpty()).isTrue();
        }
    }
}
