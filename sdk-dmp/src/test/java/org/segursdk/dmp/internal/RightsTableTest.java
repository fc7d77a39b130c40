package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.EbrimWriter;
import org.segursdk.core.xds.StoredQuery;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.patient.AuthorisationChange;
import org.segursdk.dmp.patient.AuthorisationFilter;
import org.segursdk.dmp.patient.PatientListQuery;
import org.segursdk.dmp.patient.PatientSearch;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.dmp.rights.DmpRights;
import org.segursdk.dmp.rights.Holder;
import org.segursdk.dmp.rights.Right;
import org.segursdk.dmp.search.DocumentSearch;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.dmp.search.ReferenceSearch;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpGrant;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpSeed;
import org.segursdk.sandbox.Sandbox;
import org.segursdk.soap.SoapClient;
import org.segursdk.soap.SoapRequest;
import org.segursdk.soap.SoapResponse;
import org.segursdk.soap.XmlFragment;
import org.segursdk.soap.vihf.Vihf;
import org.segursdk.soap.vihf.VihfMode;

/**
 * The table of rights against the sandbox's own, which is written apart; then each cell driven as a raw request that knows
 * nothing of the table.
 */
class RightsTableTest {
    private static final String STAFF = "310B0193488/0001";
    private static final DmpProfile PROFILE = DmpProfile.defaults();

    private static Sandbox sandbox;
    private static final Map<VihfMode, Map<Holder, SegurContext>> CONTEXTS = new EnumMap<>(VihfMode.class);
    /** One for each context, so that connections are kept. */
    private static final Map<SegurContext, SoapClient> CLIENTS = new IdentityHashMap<>();

    private static Exchanges professional;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
        for (VihfMode mode : VihfMode.values()) {
            Map<Holder, SegurContext> byHolder = new EnumMap<>(Holder.class);
            for (Holder holder : Holder.values()) {
                byHolder.put(holder, context(credentials(mode, holder)));
            }
            CONTEXTS.put(mode, byHolder);
        }
        professional = new Exchanges(CONTEXTS.get(VihfMode.INDIRECTE_RENFORCEE).get(Holder.PROFESSIONAL), PROFILE);
    }

    private static ClientCredentials credentials(VihfMode mode, Holder holder) {
        if (mode != VihfMode.DIRECTE) {
            return sandbox.pki().credentials("dmp");
        }
        return holder == Holder.PROFESSIONAL
                ? sandbox.pki().card(Samples.doctor().id().value())
                : sandbox.pki().staffCard(STAFF);
    }

    private static SegurContext context(ClientCredentials credentials) {
        return SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Samples.practice())
                .credentials(credentials)
                .endpoints(sandbox.endpoints())
                .build();
    }

    @AfterAll
    static void stop() {
        professional.close();
        CLIENTS.values().forEach(SoapClient::close);
        sandbox.close();
    }

    @BeforeEach
    void forget() {
        sandbox.dmp().reset();
    }

    @Test
    void table_isTheSandboxs_cellByCell() {
        assertThat(sandbox.dmp().operations())
                .containsExactlyInAnyOrderElementsOf(List.of(DmpOperation.values()).stream()
                        .map(DmpOperation::id)
                        .toList());
        assertThat(DmpRights.table()).hasSize(DmpOperation.values().length * 18).allSatisfy(cell -> assertThat(
                        cell.allowed())
                .as(cell.toString())
                .isEqualTo(sandbox.dmp()
                        .allows(
                                cell.operation().id(),
                                cell.mode().name(),
                                cell.holder() == Holder.PROFESSIONAL ? "PS" : "NON_PS",
                                cell.access().code())));
    }

    @Test
    void forbiddenCells_areRefusedBeforeTheWire_withTheirRule() {
        for (Right cell : DmpRights.table()) {
            if (!cell.allowed()) {
                assertThatThrownBy(() -> DmpRights.require(cell.operation(), cell.mode(), cell.holder(), cell.access()))
                        .isInstanceOf(InvalidInputException.class)
                        .hasMessageContaining("DMP-RIGHT-" + cell.operation().id());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DmpOperation.class)
    void everyCell_drivenRaw_isJudgedAsTheTableSays(DmpOperation operation) {
        int allowed = 0;
        for (Right cell : DmpRights.table()) {
            if (cell.operation() != operation) {
                continue;
            }
            Optional<SegurException> refusal = drive(cell);
            if (mayDrive(cell)) {
                allowed++;
                assertThat(refusal).as(() -> cell + " " + said(refusal)).isEmpty();
            } else {
                assertThat(refusal)
                        .as(() -> cell + " " + said(refusal))
                        .containsInstanceOf(ServiceFaultException.class)
                        .map(fault -> ((ServiceFaultException) fault).rawCode())
                        .contains("SandboxForbidden");
            }
        }
        assertThat(allowed).isPositive();
    }

    /** TD2.1 and TD2.2 are one message: who sends it makes it the one or the other. */
    private static boolean mayDrive(Right cell) {
        boolean feeding = cell.operation() == DmpOperation.FEED || cell.operation() == DmpOperation.FEED_BY_SECRETARY;
        return cell.allowed()
                || feeding
                        && (DmpRights.right(DmpOperation.FEED, cell.mode(), cell.holder(), cell.access())
                                        .allowed()
                                || DmpRights.right(
                                                DmpOperation.FEED_BY_SECRETARY,
                                                cell.mode(),
                                                cell.holder(),
                                                cell.access())
                                        .allowed());
    }

    private static String said(Optional<SegurException> refusal) {
        return refusal.map(each -> each instanceof ServiceFaultException fault
                        ? fault.rawErrors() + " " + fault.rawErrors().get(0).text()
                        : each.toString())
                .orElse("accepted");
    }

    /** Everything a cell needs is there, so that its right alone decides. */
    private static Optional<SegurException> drive(Right cell) {
        DmpGrant grant = DmpGrant.of(holderId(cell), DmpPatient.Authorisation.VALIDE);
        DmpPatient patient = DmpPatient.open(Samples.ins().ins()).treatingPhysician(true);
        sandbox.dmp().reset();
        sandbox.dmp().put(patient.with(grant));
        DmpDocument document = sandbox.dmp().deposit(Samples.ins().ins(), seed(cell));
        SegurContext context = CONTEXTS.get(cell.mode()).get(cell.holder());
        Vihf.Builder vihf = Vihf.builder(context, "dmp", session(cell))
                .profile(PROFILE.vihf())
                .mode(cell.mode())
                .purposeOfUse(cell.access());
        if (cell.operation() != DmpOperation.SEARCH_WITHOUT_INS && cell.operation() != DmpOperation.PATIENT_LIST) {
            vihf.patient(Samples.ins());
        }
        SoapClient soap = CLIENTS.computeIfAbsent(context, key -> SoapClient.create(key, "dmp"));
        try (SoapResponse response = soap.call(
                message(cell, document, context).assertion(vihf.build()).build())) {
            judge(cell, response);
            return Optional.empty();
        } catch (SegurException e) {
            return Optional.of(e);
        }
    }

    private static DmpSeed seed(Right cell) {
        DmpSeed own = DmpSeed.document()
                .by(new DmpDocument.Author(
                        Samples.doctor().id().value(),
                        "DOC0036624",
                        "KIT",
                        "Cabinet",
                        Samples.practice().id().value(),
                        "G15_10/SM26"))
                .fedBy(Samples.practice().id().value());
        return switch (cell.operation()) {
            case UNMASK -> own.masked();
            case SHOW -> own.invisibleToPatient();
            default -> own;
        };
    }

    private static String holderId(Right cell) {
        return cell.holder() == Holder.PROFESSIONAL ? Samples.doctor().id().value() : STAFF;
    }

    private static ProfessionalSession session(Right cell) {
        Professional secretary = Professional.builder()
                .id(new ProfessionalId(STAFF))
                .familyName("CABINET")
                .givenName("SECRETARIAT")
                .specialty(CodedValue.of("SECRETARIAT_MEDICAL", "1.2.250.1.213.1.1.4.6", "Secrétariat médical"))
                .build();
        return ProfessionalSession.local(
                cell.holder() == Holder.PROFESSIONAL ? Samples.doctor() : secretary,
                cell.mode() == VihfMode.DIRECTE ? AuthenticationMeans.CPS_CARD : AuthenticationMeans.PRO_SANTE_CONNECT,
                Instant.now().minusSeconds(60));
    }

    /** Judges the answer as the clients do, so that a registry's refusal is one here too. */
    private static void judge(Right cell, SoapResponse response) {
        switch (cell.operation()) {
            case FEED, FEED_BY_SECRETARY, SEARCH, REFERENCE_SEARCH, MASK, UNMASK, SHOW, DELETE, ARCHIVE ->
                RegistryAnswer.ofChange(
                        "dmp", cell.operation().transaction(), response.read(EbrimReader::readResponse));
            case RETRIEVE ->
                RegistryAnswer.ofReading(
                        "dmp",
                        cell.operation().transaction(),
                        response.read(RetrieveAnswer::read).response());
            case AUTHORISATION_ADD, AUTHORISATION_REMOVE ->
                response.read(AuthorisationAnswer::read).update(new FunctionalMeaning("dmp", "TD0.3", true));
            case PATIENT_LIST ->
                response.read(in -> PatientListAnswer.read(in, PROFILE))
                        .entries(new FunctionalMeaning("dmp", "TD0.4", true));
            case AUTHORISATION_LIST ->
                response.read(in -> ProfessionalListAnswer.read(in, PROFILE))
                        .entries(new FunctionalMeaning("dmp", "TD1.6", true));
            case EXISTENCE, ADMINISTRATIVE_DATA, SEARCH_WITHOUT_INS -> response.read(in -> in.getLocalName());
        }
    }

    private static SoapRequest.Builder message(Right cell, DmpDocument document, SegurContext context) {
        Instant now = Instant.now();
        return switch (cell.operation()) {
            case EXISTENCE ->
                patients(
                        new ExistenceRequest(
                                PROFILE,
                                context.software(),
                                Samples.ins().ins(),
                                now,
                                UUID.randomUUID(),
                                UUID.randomUUID())::writeTo);
            case ADMINISTRATIVE_DATA ->
                patients(
                        new AdministrativeDataRequest(
                                PROFILE,
                                context.software(),
                                Samples.ins().ins(),
                                now,
                                UUID.randomUUID(),
                                UUID.randomUUID())::writeTo);
            case SEARCH_WITHOUT_INS ->
                request(
                        "/patientsPDQ",
                        "urn:hl7-org:v3:PRPA_IN201305UV02",
                        new PatientSearchRequest(
                                PROFILE,
                                context.software(),
                                PatientSearch.of("PAT-TROIS"),
                                now,
                                UUID.randomUUID(),
                                UUID.randomUUID())::writeTo);
            case AUTHORISATION_ADD ->
                habilitations("setAuthorization", new AuthorisationRequest(AuthorisationChange.ADD)::writeTo);
            case AUTHORISATION_REMOVE ->
                habilitations("setAuthorization", new AuthorisationRequest(AuthorisationChange.REMOVE)::writeTo);
            case AUTHORISATION_LIST ->
                habilitations(
                        "listAuthorizationByPatient", new ProfessionalListRequest(AuthorisationFilter.ALL)::writeTo);
            case PATIENT_LIST ->
                request(
                        "/patientsSpecific",
                        "urn:si-dmp-patients:PatientSpecificEndPoint:patientList",
                        new PatientListRequest(PROFILE, PatientListQuery.authorisedSince(now.minusSeconds(86_400)))
                                ::writeTo);
            case FEED, FEED_BY_SECRETARY -> feeding(context);
            case SEARCH ->
                registry(query(DocumentSearch.active().toQuery(Samples.ins().ins())), false);
            case REFERENCE_SEARCH ->
                registry(query(ReferenceSearch.of(Oid.of(document.uniqueId())).toQuery()), false);
            case RETRIEVE ->
                request(
                        "/repository",
                        "urn:ihe:iti:2007:RetrieveDocumentSet",
                        Retrieval.of("dmp", "TD3.2", List.of(found(document)))::writeTo);
            case MASK -> registry(DocumentUpdate.mask(found(document), origin(context))::writeTo, true);
            case UNMASK -> registry(DocumentUpdate.unmask(found(document), origin(context))::writeTo, true);
            case SHOW -> registry(DocumentUpdate.showToPatient(found(document), origin(context))::writeTo, true);
            case DELETE -> registry(DocumentUpdate.delete(found(document), origin(context))::writeTo, true);
            case ARCHIVE -> registry(DocumentUpdate.archive(found(document), origin(context))::writeTo, true);
        };
    }

    private static XmlFragment query(StoredQuery query) {
        return out -> new EbrimWriter(out).writeAdhocQueryRequest(query);
    }

    private static SoapRequest.Builder patients(XmlFragment body) {
        return request("/patients", "urn:hl7-org:v3:PRPA_IN201307UV02", body);
    }

    private static SoapRequest.Builder habilitations(String action, XmlFragment body) {
        return request("/habilitations", "urn:si-dmp-habilitations:HabilitationsEndPoint:" + action, body);
    }

    private static SoapRequest.Builder registry(XmlFragment body, boolean update) {
        return request(
                "/registry",
                update ? "urn:ihe:iti:2010:UpdateDocumentSet" : "urn:ihe:iti:2007:RegistryStoredQuery",
                body);
    }

    private static SoapRequest.Builder request(String path, String action, XmlFragment body) {
        return SoapRequest.builder("raw", action).path(path).body(body);
    }

    private static SoapRequest.Builder feeding(SegurContext context) {
        FeedRequest request = FeedRequest.of(List.of(Samples.document(Oid.fromUuid(UUID.randomUUID()))));
        Submission submission = Submission.of(
                request,
                FeedChecks.check(request, PROFILE),
                contentType(),
                DocumentAuthor.of(Samples.doctor(), Samples.practice()),
                context,
                context.credentials("dmp").signature(),
                PROFILE);
        return request("/repository", "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b", submission::writeTo)
                .attachments(submission.attachments());
    }

    private static CodedValue contentType() {
        return ValueSets.submissionContentType().find("07").orElseThrow();
    }

    private static UpdateOrigin origin(SegurContext context) {
        return new UpdateOrigin(
                DocumentAuthor.of(Samples.doctor(), Samples.practice()),
                contentType(),
                Samples.ins().ins(),
                context.software().oid(),
                Oid.fromUuid(UUID.randomUUID()),
                Instant.now(),
                XdsOptions.DEFAULT);
    }

    /** The document as a professional's search finds it. */
    private static FoundDocument found(DmpDocument document) {
        ProfessionalSession strong = ProfessionalSession.local(
                Samples.doctor(),
                AuthenticationMeans.PRO_SANTE_CONNECT,
                Instant.now().minusSeconds(60));
        sandbox.dmp()
                .put(sandbox.dmp()
                        .patient(Samples.MATRICULE)
                        .orElseThrow()
                        .with(DmpGrant.of(Samples.doctor().id().value(), DmpPatient.Authorisation.VALIDE)));
        return FoundDocument.of(new DocumentCalls(professional)
                        .find(
                                DmpOperation.SEARCH,
                                Caller.of(VihfMode.INDIRECTE_RENFORCEE, strong),
                                Samples.ins(),
                                DocumentSearch.active().toQuery(Samples.ins().ins()))
                        .objects()
                        .entries())
                .stream()
                .filter(each ->
                        each.uniqueId().filter(document.uniqueId()::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
