package org.segursdk.dmp.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.DmpStatus;
import org.segursdk.dmp.patient.AdministrativeData;
import org.segursdk.dmp.patient.AuthorisationChange;
import org.segursdk.dmp.patient.AuthorisationFilter;
import org.segursdk.dmp.patient.AuthorisationUpdate;
import org.segursdk.dmp.patient.AuthorisedProfessional;
import org.segursdk.dmp.patient.PatientListEntry;
import org.segursdk.dmp.patient.PatientListQuery;
import org.segursdk.dmp.patient.PatientSearch;
import org.segursdk.dmp.patient.PatientSearchResult;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.soap.SoapRequest;

/** The transactions on patients and authorisations: TD0.2, 0.3, 0.4, 0.5, 1.3a, 1.6. Source: dmp §4, §5. */
public final class PatientCalls {
    private static final String QUERY_ACTION = "urn:hl7-org:v3:PRPA_IN201307UV02";
    private static final String SEARCH_ACTION = "urn:hl7-org:v3:PRPA_IN201305UV02";
    private static final String HABILITATIONS = "urn:si-dmp-habilitations:HabilitationsEndPoint:";
    private static final String PATIENT_LIST_ACTION = "urn:si-dmp-patients:PatientSpecificEndPoint:patientList";

    private final Exchanges exchanges;
    private final SegurContext context;
    private final DmpProfile profile;

    public PatientCalls(Exchanges exchanges) {
        this.exchanges = exchanges;
        this.context = exchanges.context();
        this.profile = exchanges.profile();
    }

    /** TD0.2. */
    public DmpStatus existence(Caller caller, QualifiedIns ins) {
        ExistenceRequest message = question(ExistenceRequest::new, ins.ins());
        SoapRequest request = patients(DmpOperation.EXISTENCE, caller, ins)
                .body(message::writeTo)
                .readOnly(true)
                .build();
        ExistenceMeaning meaning = new ExistenceMeaning(Exchanges.SERVICE, DmpOperation.EXISTENCE.transaction());
        return exchanges.send(
                request,
                response -> meaning.of(response.read(in -> ExistenceAnswer.read(in, ins.ins())), message.messageId()));
    }

    /** TD1.3a; empty when the patient has no record. */
    public Optional<AdministrativeData> administrativeData(Caller caller, QualifiedIns ins) {
        AdministrativeDataRequest message = question(AdministrativeDataRequest::new, ins.ins());
        SoapRequest request = patients(DmpOperation.ADMINISTRATIVE_DATA, caller, ins)
                .body(message::writeTo)
                .readOnly(true)
                .build();
        AdministrativeDataMeaning meaning =
                new AdministrativeDataMeaning(Exchanges.SERVICE, DmpOperation.ADMINISTRATIVE_DATA.transaction());
        return exchanges.send(
                request,
                response -> meaning.of(
                        response.read(in -> AdministrativeDataAnswer.read(in, ins.ins())), message.messageId()));
    }

    private SoapRequest.Builder patients(DmpOperation operation, Caller caller, QualifiedIns ins) {
        return exchanges.request(
                operation, caller, Optional.of(ins), profile.patientsPath().value(), QUERY_ACTION);
    }

    /** TD0.5. */
    public PatientSearchResult search(Caller caller, PatientSearch search) {
        PatientSearchRequest message = question(PatientSearchRequest::new, search);
        SoapRequest request = exchanges
                .request(
                        DmpOperation.SEARCH_WITHOUT_INS,
                        caller,
                        Optional.empty(),
                        profile.patientsPdqPath().value(),
                        SEARCH_ACTION)
                .body(message::writeTo)
                .readOnly(true)
                .build();
        PatientSearchMeaning meaning =
                new PatientSearchMeaning(Exchanges.SERVICE, DmpOperation.SEARCH_WITHOUT_INS.transaction());
        return exchanges.send(
                request, response -> meaning.of(response.read(PatientSearchAnswer::read), message.messageId()));
    }

    /** TD0.3. Doing it twice is no error: it may be sent again. */
    public AuthorisationUpdate authorise(Caller caller, QualifiedIns ins, AuthorisationChange change) {
        DmpOperation operation =
                change.isAddition() ? DmpOperation.AUTHORISATION_ADD : DmpOperation.AUTHORISATION_REMOVE;
        AuthorisationRequest message = new AuthorisationRequest(change);
        SoapRequest request = habilitations(operation, caller, ins, "setAuthorization")
                .body(message::writeTo)
                .readOnly(change.isAddition())
                .build();
        FunctionalMeaning meaning =
                new FunctionalMeaning(Exchanges.SERVICE, operation.transaction(), change.isAddition());
        return exchanges.send(
                request, response -> response.read(AuthorisationAnswer::read).update(meaning));
    }

    /** TD1.6. */
    public List<AuthorisedProfessional> professionals(Caller caller, QualifiedIns ins, AuthorisationFilter filter) {
        ProfessionalListRequest message = new ProfessionalListRequest(filter);
        SoapRequest request = habilitations(DmpOperation.AUTHORISATION_LIST, caller, ins, "listAuthorizationByPatient")
                .body(message::writeTo)
                .readOnly(true)
                .build();
        FunctionalMeaning meaning =
                new FunctionalMeaning(Exchanges.SERVICE, DmpOperation.AUTHORISATION_LIST.transaction(), true);
        return exchanges.send(request, response -> response.read(in -> ProfessionalListAnswer.read(in, profile))
                .entries(meaning));
    }

    private SoapRequest.Builder habilitations(DmpOperation operation, Caller caller, QualifiedIns ins, String action) {
        return exchanges.request(
                operation, caller, Optional.of(ins), profile.habilitationsPath().value(), HABILITATIONS + action);
    }

    /** TD0.4. */
    public List<PatientListEntry> patientList(Caller caller, PatientListQuery query) {
        PatientListRequest message = new PatientListRequest(profile, query);
        SoapRequest request = exchanges
                .request(
                        DmpOperation.PATIENT_LIST,
                        caller,
                        Optional.empty(),
                        profile.patientsSpecificPath().value(),
                        PATIENT_LIST_ACTION)
                .body(message::writeTo)
                .readOnly(true)
                .build();
        FunctionalMeaning meaning =
                new FunctionalMeaning(Exchanges.SERVICE, DmpOperation.PATIENT_LIST.transaction(), true);
        return exchanges.send(request, response -> response.read(in -> PatientListAnswer.read(in, profile))
                .entries(meaning));
    }

    /** Makes a question in HL7v3 about something. */
    private interface Question<T, M> {
        M of(DmpProfile profile, Software software, T about, Instant time, UUID messageId, UUID queryId);
    }

    private <T, M> M question(Question<T, M> made, T about) {
        return made.of(
                profile,
                context.software(),
                about,
                context.clock().instant(),
                context.uuids().get(),
                context.uuids().get());
    }
}
