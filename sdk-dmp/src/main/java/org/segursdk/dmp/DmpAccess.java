package org.segursdk.dmp;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.StoredQuery;
import org.segursdk.dmp.internal.Caller;
import org.segursdk.dmp.internal.DocumentCalls;
import org.segursdk.dmp.internal.DocumentConditions;
import org.segursdk.dmp.internal.DocumentUpdate;
import org.segursdk.dmp.internal.Exchanges;
import org.segursdk.dmp.internal.PatientCalls;
import org.segursdk.dmp.internal.RegistryAnswer;
import org.segursdk.dmp.internal.UpdateOrigin;
import org.segursdk.dmp.patient.AdministrativeData;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievalResult;
import org.segursdk.dmp.retrieve.SignatureVerifier;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.dmp.search.DocumentList;
import org.segursdk.dmp.search.DocumentLookup;
import org.segursdk.dmp.search.DocumentSearch;
import org.segursdk.dmp.search.DocumentSynchronisation;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.dmp.search.SynchronisationReport;

/**
 * A professional in a patient's record: what may be done there depends on why it was opened. Good for one patient, one user and
 * one visit; thread-safe. A document that the rights do not let the user touch is refused before anything is sent, rule
 * {@code DMP-RIGHT-}…{@code -DOCUMENT}; what the DMP alone knows it judges itself. Every method blocks; failures are
 *
 * <ul>
 *   <li>{@link InvalidInputException}: nothing was sent;
 *   <li>{@link ServiceFaultException}: the DMP refused, raw codes kept;
 *   <li>{@link SegurSecurityException}: certificates, an answer with a DTD, a document that is not the one described;
 *   <li>{@link TransportException}: no usable answer. A search or retrieval may be repeated; after a change whose answer was
 *       lost (outcome {@code UNCERTAIN}) search the document before doing it again.
 * </ul>
 *
 * Source: dmp §2.3, §8–§10.
 */
public abstract sealed class DmpAccess permits ConsultationAccess, EmergencyAccess, RegulationAccess {
    final Caller caller;
    final QualifiedIns ins;
    final PatientCalls patients;
    private final DocumentCalls documents;
    private final DocumentConditions conditions;

    DmpAccess(Exchanges exchanges, Caller caller, QualifiedIns ins, Optional<Boolean> treatingPhysician) {
        this.caller = caller;
        this.ins = ins;
        this.patients = new PatientCalls(exchanges);
        this.documents = new DocumentCalls(exchanges);
        this.conditions =
                new DocumentConditions(caller, exchanges.context().structure().id(), treatingPhysician);
    }

    /** The documents that fulfil the criteria (TD3.1). */
    public DocumentList search(DocumentSearch criteria) {
        return list(criteria.toQuery(ins.ins()));
    }

    /** The active documents (TD3.1). */
    public DocumentList search() {
        return search(DocumentSearch.active());
    }

    DocumentList list(StoredQuery query) {
        RegistryAnswer answer = find(query);
        return DocumentList.of(
                FoundDocument.of(answer.objects().entries()), answer.objects().associations(), answer.issues());
    }

    /**
     * Brings what the software knows of the record up to date, in as many searches as the plan wants (TD3.1).
     *
     * @param plan of this patient; used up by this call
     */
    public SynchronisationReport synchronise(DocumentSynchronisation plan) {
        for (Optional<StoredQuery> query = plan.next(); query.isPresent(); query = plan.next()) {
            RegistryAnswer answer = find(query.get());
            plan.accept(answer.objects(), answer.complete());
        }
        return plan.report();
    }

    /** Fetches a document (TD3.2); see {@link #retrieve(List, DocumentSink)}. */
    public RetrievalResult retrieve(FoundDocument document, DocumentSink sink) {
        return retrieve(List.of(document), sink);
    }

    /**
     * Fetches documents in one call (TD3.2). Each is streamed into the sink and kept there only when its size and hash are those
     * the search told.
     */
    public RetrievalResult retrieve(List<FoundDocument> wanted, DocumentSink sink) {
        wanted.forEach(document -> require(DmpOperation.RETRIEVE, document));
        return documents.retrieve(caller, ins, wanted, sink);
    }

    /**
     * The signature document of the submission a document came in, to {@linkplain #retrieve(FoundDocument, DocumentSink) fetch} and
     * give to a {@link SignatureVerifier}. Up to three searches (TD3.1): the submission, what signs it, the metadata of that.
     *
     * @return empty when the DMP tells of none. Whether it still does after a change of the metadata is not known: it is looked for
     *     under the logical id then
     */
    public Optional<FoundDocument> signatureOf(FoundDocument document) {
        Set<String> submissions = sources(
                Association.HAS_MEMBER,
                document.entryUuid().equals(document.logicalId())
                        ? List.of(document.entryUuid())
                        : List.of(document.entryUuid(), document.logicalId()));
        Set<String> signatures = submissions.isEmpty() ? Set.of() : sources(Association.SIGNS, submissions);
        return signatures.isEmpty()
                ? Optional.empty()
                : find(DocumentLookup.byEntryUuids(signatures).toQuery()).objects().entries().stream()
                        .map(FoundDocument::of)
                        .filter(FoundDocument::isSignature)
                        .findFirst();
    }

    /** What is tied to the targets by associations of a type. */
    private Set<String> sources(String type, Collection<String> targets) {
        StoredQuery query = StoredQuery.builder(StoredQuery.GET_ASSOCIATIONS)
                .texts("$uuid", targets)
                .build();
        return find(query).objects().associations().stream()
                .filter(each -> each.type().equals(type) && targets.contains(each.target()))
                .map(Association::source)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private RegistryAnswer find(StoredQuery query) {
        return documents.find(DmpOperation.SEARCH, caller, ins, query);
    }

    /** Deletes a document of one's own (TD3.3c): the DMP keeps it and shows it to nobody. Returns the DMP's warnings. */
    public List<DmpIssue> delete(FoundDocument document) {
        return change(DmpOperation.DELETE, document, DocumentUpdate::delete);
    }

    /** Archives a document (TD3.3d). Returns the DMP's warnings. */
    public List<DmpIssue> archive(FoundDocument document) {
        return change(DmpOperation.ARCHIVE, document, DocumentUpdate::archive);
    }

    /** Makes an archived document active again (TD3.3d). Returns the DMP's warnings. */
    public List<DmpIssue> unarchive(FoundDocument document) {
        return change(DmpOperation.ARCHIVE, document, DocumentUpdate::unarchive);
    }

    /** The administrative data of the record (TD1.3a); empty when there is none any more. */
    public Optional<AdministrativeData> administrativeData() {
        return patients.administrativeData(caller, ins);
    }

    List<DmpIssue> change(
            DmpOperation operation,
            FoundDocument document,
            BiFunction<FoundDocument, UpdateOrigin, DocumentUpdate> change) {
        require(operation, document);
        return documents.update(operation, caller, ins, document, change);
    }

    private void require(DmpOperation operation, FoundDocument document) {
        conditions.require(caller.require(operation), document);
    }

    /** Redacted. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "[redacted]";
    }
}
