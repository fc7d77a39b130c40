package org.segursdk.dmp;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpOverview.LatestDocument;
import org.segursdk.dmp.consent.ConsentEvent;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.consent.DmpConsent;
import org.segursdk.dmp.internal.Caller;
import org.segursdk.dmp.internal.Exchanges;
import org.segursdk.dmp.internal.PatientCalls;
import org.segursdk.dmp.patient.AdministrativeData;
import org.segursdk.dmp.patient.AuthorisationChange;
import org.segursdk.dmp.patient.AuthorisationUpdate;
import org.segursdk.dmp.patient.PatientListEntry;
import org.segursdk.dmp.patient.PatientListQuery;
import org.segursdk.dmp.patient.PatientSearch;
import org.segursdk.dmp.patient.PatientSearchResult;
import org.segursdk.dmp.patient.RecordState;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.dmp.rights.Holder;
import org.segursdk.dmp.search.DocumentList;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.soap.vihf.PurposeOfUse;
import org.segursdk.soap.vihf.VihfMode;

/**
 * Client of the DMP for a professional who is known by a strong authentication: Pro Santé Connect ({@link DmpAirClient}) or their
 * card ({@link DmpCardClient}). A record is first opened, which checks consent and authorisation; what may be done in it is on
 * what {@link #open}, {@link #breakGlass} or {@link #regulate} gives. Thread-safe, blocking; creating it does no network call.
 *
 * <p>Every method raises {@link InvalidInputException} when the rights (rule {@code DMP-RIGHT-}…) or the consent kept by the
 * software forbid it, {@link ServiceFaultException} when the DMP refuses, {@link SegurSecurityException} for certificates and
 * hostile answers, {@link TransportException} when there is no usable answer. Source: dmp §2.
 */
public abstract sealed class DmpProfessionalClient implements AutoCloseable permits DmpAirClient, DmpCardClient {
    /** Name of the endpoint and of the credentials in the context. */
    public static final String SERVICE = Exchanges.SERVICE;

    final Exchanges exchanges;
    private final PatientCalls patients;
    private final VihfMode mode;
    private final ConsentRegister consents;

    DmpProfessionalClient(SegurContext context, DmpProfile profile, VihfMode mode, ConsentRegister consents) {
        this.consents = Objects.requireNonNull(consents, "consents");
        this.exchanges = new Exchanges(context, profile);
        this.patients = new PatientCalls(exchanges);
        this.mode = mode;
    }

    /** Whether the patient has a record, and the user's authorisation on it (TD0.2). Needs no consent. */
    public DmpStatus checkExistence(ProfessionalSession session, QualifiedIns ins) {
        return patients.existence(caller(session), ins);
    }

    /**
     * What to show when the software opens its own record of the patient: the state of the DMP (TD0.2) and, when the user may
     * consult it, what others added since the last visit and what came last (one TD3.1). Nothing is asked while the cache still
     * serves. Adds no authorisation.
     *
     * @param lastVisit since when a document counts as new
     * @param cache the software's own
     */
    public DmpOverview overview(
            ProfessionalSession session, QualifiedIns ins, Instant lastVisit, DmpOverviewCache cache) {
        return cache.get(user(session), ins.ins(), () -> ask(session, ins, lastVisit));
    }

    private DmpOverview ask(ProfessionalSession session, QualifiedIns ins, Instant lastVisit) {
        Caller caller = caller(session);
        Instant now = exchanges.context().clock().instant();
        DmpStatus status = patients.existence(caller, ins);
        DmpOverview overview = DmpOverview.of(status, now);
        boolean mayRead = overview.state() == DmpOverview.State.AUTHORISED
                && Holder.of(session.professional()) == Holder.PROFESSIONAL
                && consents.consultationRefusal(ins.ins(), user(session), PurposeOfUse.NORMAL, now)
                        .isEmpty();
        if (!mayRead || !(status instanceof DmpStatus.Open open)) {
            return overview;
        }
        DocumentList others = consultation(caller, ins, open)
                .search()
                .without(session.professional().id());
        return overview.withDocuments(
                others.newSince(lastVisit).size(),
                others.documents().stream().findFirst().flatMap(DmpProfessionalClient::inFewWords));
    }

    /** Empty for a document of which the DMP tells too little. */
    private static Optional<LatestDocument> inFewWords(FoundDocument document) {
        return document.uniqueId().filter(Oid::isValid).flatMap(id -> document.typeCode()
                .flatMap(type -> document.creationTime()
                        .map(time -> new LatestDocument(
                                Oid.of(id), type, document.title().orElse(""), time))));
    }

    /**
     * Opens a patient's record for consultation: one TD0.2, and one TD0.3 when the user has no authorisation yet or no more.
     *
     * @throws InvalidInputException rules {@code DMP-CONSULT-OPPOSED}, {@code DMP-CONSULT-CONSENT}: the consent that the register
     *     holds for this user; nothing was sent
     */
    public AccessResult<ConsultationAccess> open(ProfessionalSession session, QualifiedIns ins) {
        Caller caller = caller(session);
        caller.require(DmpOperation.SEARCH);
        refuse(consents.consultationRefusal(
                ins.ins(),
                user(session),
                PurposeOfUse.NORMAL,
                exchanges.context().clock().instant()));
        DmpStatus status = patients.existence(caller, ins);
        if (status instanceof DmpStatus.Absent) {
            return new AccessResult.Absent<>();
        }
        if (!(status instanceof DmpStatus.Open open)) {
            return new AccessResult.Closed<>();
        }
        return switch (open.authorisation().kind()) {
            case VALID -> new AccessResult.Granted<>(consultation(caller, ins, open), false);
            case NONE, EXPIRED -> {
                patients.authorise(caller, ins, AuthorisationChange.ADD);
                yield new AccessResult.Granted<>(consultation(caller, ins, open), true);
            }
            case FORBIDDEN -> new AccessResult.Blocked<>();
            case UNKNOWN, NOT_TOLD -> new AccessResult.Undetermined<>(open.authorisation());
        };
    }

    private ConsultationAccess consultation(Caller caller, QualifiedIns ins, DmpStatus.Open open) {
        return new ConsultationAccess(exchanges, caller, ins, open.treatingPhysician());
    }

    /**
     * Opens a record in an emergency, the patient being unable to consent (bris de glace): one TD1.3a, which tells the patient's
     * opposition. The justification goes to the register's journal; how it would travel is not known.
     *
     * @param justification not blank
     * @throws InvalidInputException rules {@code DMP-CONSENT-REASON}, {@code DMP-CONSENT-RECORD} (the register knows no record of
     *     this INS), {@code DMP-CONSULT-OPPOSED}
     */
    public AccessResult<EmergencyAccess> breakGlass(
            ProfessionalSession session, QualifiedIns ins, String justification) {
        Caller caller = new Caller(mode, session, PurposeOfUse.BRIS_DE_GLACE);
        caller.require(DmpOperation.SEARCH);
        justify(session, ins, ConsentEvent.brisDeGlace(justification));
        Optional<AdministrativeData> data = patients.administrativeData(caller, ins);
        return exceptional(
                data,
                data.flatMap(AdministrativeData::opposesBrisDeGlace),
                new EmergencyAccess(exchanges, caller, ins));
    }

    /**
     * Opens a record for a medical regulation (SAMU, centre 15), as {@link #breakGlass} does for an emergency. The authorisation is
     * not looked at.
     */
    public AccessResult<RegulationAccess> regulate(
            ProfessionalSession session, QualifiedIns ins, String justification) {
        Caller caller = regulation(session);
        caller.require(DmpOperation.SEARCH);
        justify(session, ins, ConsentEvent.regulation(justification));
        Optional<AdministrativeData> data = patients.administrativeData(caller, ins);
        return exceptional(
                data, data.flatMap(AdministrativeData::opposesEmergency), new RegulationAccess(exchanges, caller, ins));
    }

    private static <A extends DmpAccess> AccessResult<A> exceptional(
            Optional<AdministrativeData> data, Optional<Boolean> opposed, A access) {
        if (data.isEmpty()) {
            return new AccessResult.Absent<>();
        }
        if (data.get().state() == RecordState.CLOSED) {
            return new AccessResult.Closed<>();
        }
        return opposed.orElse(false) ? new AccessResult.Opposed<>() : new AccessResult.Granted<>(access, false);
    }

    /** Notes why a record is opened without consent, unless the patient said no to it. */
    private void justify(ProfessionalSession session, QualifiedIns ins, ConsentEvent event) {
        DmpConsent consent = consents.find(ins.ins())
                .orElseThrow(() -> InvalidInputException.of(
                        "DMP",
                        "ins",
                        "DMP-CONSENT-RECORD",
                        "le registre des consentements ne connaît pas de dossier de cette INS",
                        "the register of consents knows no record of this INS"));
        var decision =
                consent.apply(event, user(session), exchanges.context().clock().instant());
        refuse(decision.consent()
                .consultationRefusal(
                        user(session),
                        event.mode().orElseThrow(),
                        exchanges.context().clock().instant()));
        consents.append(decision.entry());
    }

    /** Records of patients not known by an INS, in medical regulation (TD0.5). */
    public PatientSearchResult searchWithoutIns(ProfessionalSession session, PatientSearch search) {
        return patients.search(regulation(session), search);
    }

    /** The records the user is authorised on (TD0.4); somebody who is no professional sees those of the structure. */
    public List<PatientListEntry> patients(ProfessionalSession session, PatientListQuery query) {
        return patients.patientList(caller(session), query);
    }

    /** The administrative data of a record (TD1.3a); empty when there is none. */
    public Optional<AdministrativeData> administrativeData(ProfessionalSession session, QualifiedIns ins) {
        return patients.administrativeData(caller(session), ins);
    }

    /**
     * Adds the user's authorisation (TD0.3); somebody who is no professional adds that of the structure.
     *
     * @throws InvalidInputException the consent that the register holds for this user, as {@link #open}
     */
    public AuthorisationUpdate authorise(ProfessionalSession session, QualifiedIns ins) {
        refuse(consents.consultationRefusal(
                ins.ins(),
                user(session),
                PurposeOfUse.NORMAL,
                exchanges.context().clock().instant()));
        return patients.authorise(caller(session), ins, AuthorisationChange.ADD);
    }

    final Caller caller(ProfessionalSession session) {
        return Caller.of(mode, session);
    }

    private Caller regulation(ProfessionalSession session) {
        return new Caller(mode, session, PurposeOfUse.CENTRE_15);
    }

    private static String user(ProfessionalSession session) {
        return session.professional().id().value();
    }

    private static void refuse(Optional<Violation> refusal) {
        if (refusal.isPresent()) {
            throw new InvalidInputException("DMP", List.of(refusal.get()));
        }
    }

    @Override
    public void close() {
        exchanges.close();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + exchanges.context().environment() + "]";
    }
}
