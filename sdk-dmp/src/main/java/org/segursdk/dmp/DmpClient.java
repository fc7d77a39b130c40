package org.segursdk.dmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.error.Violations;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.consent.ConsentRegister;
import org.segursdk.dmp.internal.Caller;
import org.segursdk.dmp.internal.DocumentCalls;
import org.segursdk.dmp.internal.Exchanges;
import org.segursdk.dmp.internal.FeedConsent;
import org.segursdk.dmp.internal.PatientCalls;
import org.segursdk.dmp.patient.AdministrativeData;
import org.segursdk.dmp.patient.PatientListEntry;
import org.segursdk.dmp.patient.PatientListQuery;
import org.segursdk.dmp.patient.PatientSearch;
import org.segursdk.dmp.patient.PatientSearchResult;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.dmp.search.ReferenceSearch;
import org.segursdk.soap.vihf.PurposeOfUse;
import org.segursdk.soap.vihf.VihfMode;

/**
 * Client of the DMP in the mode INDIRECTE (AI): the structure's certificates, the professional authenticated locally. That
 * mode may feed a record, replace and delete what the structure put there, and test that records exist; it may not read
 * documents: that takes a {@link DmpAirClient} or a {@link DmpCardClient}. Feeding asks no authorisation (REM-DMPA-09). Source:
 * dmp §2.2, §2.3.
 *
 * <p>Thread-safe, blocking; opening it does no network call. A deposit is never sent twice by itself: when its answer is lost
 * the exception's outcome is {@code UNCERTAIN}; {@link #reconcile} then tells what arrived.
 */
public final class DmpClient implements AutoCloseable {
    /** Name of the endpoint and of the credentials in the context. */
    public static final String SERVICE = Exchanges.SERVICE;

    private final Exchanges exchanges;
    private final PatientCalls patients;
    private final DocumentCalls documents;
    private final Optional<FeedConsent> consent;

    private DmpClient(Exchanges exchanges, Optional<FeedConsent> consent) {
        this.exchanges = exchanges;
        this.patients = new PatientCalls(exchanges);
        this.documents = new DocumentCalls(exchanges);
        this.consent = consent;
    }

    /** A client with the default profile. */
    public static DmpClient create(SegurContext context) {
        return create(context, DmpProfile.defaults());
    }

    /**
     * A client that leaves it to the caller to feed only the records of patients who were told and do not oppose it.
     *
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}: facts of the profile to accept by name
     */
    public static DmpClient create(SegurContext context, DmpProfile profile) {
        return new DmpClient(new Exchanges(context, profile), Optional.empty());
    }

    /**
     * A client that asks the software's register of consents before each feeding.
     *
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}: facts of the profile to accept by name
     */
    public static DmpClient create(SegurContext context, DmpProfile profile, ConsentRegister consents) {
        return new DmpClient(new Exchanges(context, profile), Optional.of(new FeedConsent(consents)));
    }

    /**
     * Asks whether the patient has a record, open or closed, and what the structure may do with it (TD0.2). Changes nothing.
     *
     * @param session who asks
     * @throws SegurSecurityException certificates; an answer with a DTD; a test identity in production
     * @throws ServiceFaultException a SOAP fault, or a negative acknowledgement (layer {@code HL7V3_ACKNOWLEDGEMENT})
     * @throws TransportException no usable answer; may be asked again
     */
    public DmpStatus checkExistence(ProfessionalSession session, QualifiedIns ins) {
        return patients.existence(caller(session), ins);
    }

    /** Feeds the record with one document; see {@link #feed(ProfessionalSession, FeedRequest)}. */
    public FeedResult feed(ProfessionalSession session, Document document) {
        return feed(session, FeedRequest.of(List.of(document)));
    }

    /** Feeds the record with documents of one patient; see {@link #feed(ProfessionalSession, FeedRequest)}. */
    public FeedResult feed(ProfessionalSession session, List<Document> documents) {
        return feed(session, FeedRequest.of(documents));
    }

    /**
     * Feeds the patient's record (TD2.1). Everything is checked before anything is sent; each document is read twice: once for
     * its size, its hash and the digest the signature quotes, once while it is sent. Memory does not grow with the documents. The
     * patient must have been told and not oppose it: the software keeps that consent.
     *
     * @param session who feeds, on behalf of the structure
     * @throws InvalidInputException every broken rule: {@code DMP-OPPOSITION}, {@code DMP-NOT-INFORMED} (with a register of
     *     consents), {@code DMP-NO-DOCUMENT}, {@code DMP-ONE-PATIENT},
     *     {@code DMP-INS-QUALIFIED}, {@code DMP-UNIQUEID-DUPLICATE}, {@code DMP-MIME-TYPE}, {@code DMP-CONFIDENTIALITY},
     *     {@code DMP-RPLC-ENTRY}, {@code DMP-CDA}, {@code XDS-CDA-ID}, {@code XDS-TITLE-LENGTH}, {@code XDS-TEXT-LENGTH},
     *     {@code XDS-VALUE-LENGTH}, {@code XDS-CODE-LENGTH}, {@code DOC-EMPTY}, {@code DOC-XML}, {@code DOC-DTD},
     *     {@code CONTENT-UNREADABLE}
     * @throws SegurSecurityException certificates; signing key; an answer with a DTD; a test identity in production
     * @throws ServiceFaultException the DMP refused, nothing was stored (layers {@code SOAP_FAULT}, {@code EBXML_REGISTRY})
     * @throws TransportException not sent; or {@code UNCERTAIN}, never retryable: the answer was lost or tells neither success
     *     nor failure
     */
    public FeedResult feed(ProfessionalSession session, FeedRequest request) {
        consent.ifPresent(register -> register.require(request));
        return documents.feed(DmpOperation.FEED, caller(session), request);
    }

    /**
     * Feeds a new version of a document: finds by its uniqueId where the document it replaces stands in the DMP (TD3.1, references
     * only), then feeds (TD2.1). This is also how the visibility of a document already sent is changed in this mode.
     *
     * @param newVersion with a relation RPLC to each document it replaces, and the same setId with a higher version in the CDA
     * @throws InvalidInputException as {@link #feed(ProfessionalSession, FeedRequest)}; {@code DMP-RPLC-NONE}: it replaces nothing;
     *     {@code DMP-RPLC-ENTRY}: the DMP does not hold what it replaces
     */
    public FeedResult replace(ProfessionalSession session, Document newVersion) {
        QualifiedIns ins = newVersion.metadata().patient().ins().orElse(null);
        List<Oid> replaced = newVersion.metadata().relations().stream()
                .filter(relation -> relation.type() == Relation.Type.RPLC)
                .map(Relation::target)
                .toList();
        new Violations()
                .check(
                        ins != null,
                        "documents[0].metadata.patient.ins",
                        "DMP-INS-QUALIFIED",
                        "le DMP ne s'alimente qu'avec une INS qualifiée",
                        "the DMP is fed with a qualified INS only")
                .check(
                        !replaced.isEmpty(),
                        "documents[0].metadata.relations",
                        "DMP-RPLC-NONE",
                        "une relation RPLC dit quel document est remplacé",
                        "a relation RPLC says which document is replaced")
                .throwIfAny("FeedRequest");
        FeedRequest.Builder request = FeedRequest.builder().addDocument(newVersion);
        for (Oid target : replaced) {
            entryUuids(session, Objects.requireNonNull(ins), target).forEach(entry -> request.replaces(target, entry));
        }
        return feed(session, request.build());
    }

    /**
     * Tells what the DMP holds of a submission whose answer was lost (TD3.1, references only, one for each document). Only after
     * a lost answer: after a success nothing may be searched (EX_3.1-2030).
     *
     * @param lost what {@link #feed} or {@link #replace} raised
     * @throws InvalidInputException rule {@code DMP-RECONCILE-CERTAIN}: the outcome of that failure is known
     */
    public Reconciliation reconcile(ProfessionalSession session, List<Document> submission, SegurException lost) {
        if (lost.outcome() != Outcome.UNCERTAIN) {
            throw InvalidInputException.of(
                    "DMP",
                    "lost",
                    "DMP-RECONCILE-CERTAIN",
                    "l'issue de cet échec est connue : il n'y a rien à rechercher",
                    "the outcome of that failure is known: there is nothing to look for");
        }
        List<Oid> stored = new ArrayList<>();
        List<Oid> missing = new ArrayList<>();
        for (Document document : submission) {
            Oid id = document.metadata().uniqueId();
            QualifiedIns ins = document.metadata().patient().ins().orElseThrow();
            (entryUuids(session, ins, id).isEmpty() ? missing : stored).add(id);
        }
        return new Reconciliation(stored, missing);
    }

    /**
     * Deletes a document the structure put into a record (TD3.1, references only, then TD3.3c): the DMP keeps it and shows it to
     * nobody. Its entry is taken to be active, since references tell no status.
     *
     * @return whether the DMP holds such a document
     * @throws ServiceFaultException refused: the document is not the structure's, or not active
     */
    public boolean delete(ProfessionalSession session, QualifiedIns ins, Oid uniqueId) {
        List<String> entries = entryUuids(session, ins, uniqueId);
        for (String entry : entries) {
            documents.delete(caller(session), ins, entry);
        }
        return !entries.isEmpty();
    }

    private List<String> entryUuids(ProfessionalSession session, QualifiedIns ins, Oid uniqueId) {
        return documents.references(
                caller(session), ins, ReferenceSearch.of(uniqueId).toQuery());
    }

    /** The administrative data of a record (TD1.3a); empty when there is none. */
    public Optional<AdministrativeData> administrativeData(ProfessionalSession session, QualifiedIns ins) {
        return patients.administrativeData(caller(session), ins);
    }

    /** The records on which the structure was authorised since then (TD0.4). */
    public List<PatientListEntry> authorisedSince(ProfessionalSession session, Instant since) {
        return patients.patientList(caller(session), PatientListQuery.authorisedSince(since));
    }

    /** Records of patients not known by an INS, in medical regulation (TD0.5). */
    public PatientSearchResult searchWithoutIns(ProfessionalSession session, PatientSearch search) {
        return patients.search(new Caller(VihfMode.INDIRECTE, session, PurposeOfUse.CENTRE_15), search);
    }

    private static Caller caller(ProfessionalSession session) {
        return Caller.of(VihfMode.INDIRECTE, session);
    }

    @Override
    public void close() {
        exchanges.close();
    }

    @Override
    public String toString() {
        return "DmpClient[" + exchanges.context().environment() + "]";
    }
}
