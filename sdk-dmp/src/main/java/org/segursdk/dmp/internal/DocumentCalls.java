package org.segursdk.dmp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.segursdk.core.SegurContext;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.EbrimWriter;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.core.xds.StoredQuery;
import org.segursdk.dmp.DmpIssue;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.FeedResult;
import org.segursdk.dmp.internal.FeedChecks.Checked;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievalResult;
import org.segursdk.dmp.rights.DmpOperation;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.soap.SoapRequest;
import org.segursdk.soap.SoapResponse;

/** The transactions on documents: TD2.1, 2.2, 3.1, 3.2, 3.3. Source: dmp §7–§10. */
public final class DocumentCalls {
    private static final String FEED_ACTION = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";
    private static final String QUERY_ACTION = "urn:ihe:iti:2007:RegistryStoredQuery";
    private static final String RETRIEVE_ACTION = "urn:ihe:iti:2007:RetrieveDocumentSet";
    private static final String UPDATE_ACTION = "urn:ihe:iti:2010:UpdateDocumentSet";

    private final Exchanges exchanges;
    private final SegurContext context;

    public DocumentCalls(Exchanges exchanges) {
        this.exchanges = exchanges;
        this.context = exchanges.context();
    }

    /** TD2.1, or TD2.2 for a secretary. */
    public FeedResult feed(DmpOperation operation, Caller caller, FeedRequest request) {
        caller.require(operation);
        List<Checked> documents = FeedChecks.check(request, exchanges.profile());
        DocumentMetadata first = request.documents().get(0).metadata();
        QualifiedIns ins = first.patient().ins().orElseThrow();
        context.requireUsable(ins);
        context.checkCertificates(Exchanges.SERVICE);
        DocumentAuthor author =
                request.author().or(() -> first.authors().stream().findFirst()).orElseGet(first::legalAuthenticator);
        Submission submission = Submission.of(
                request,
                documents,
                request.contentType().orElseGet(() -> contentType(author)),
                author,
                context,
                context.credentials(Exchanges.SERVICE).signature(),
                exchanges.profile());
        List<Oid> ids = documents.stream()
                .map(each -> each.document().metadata().uniqueId())
                .toList();
        FeedAnswer meaning = new FeedAnswer(Exchanges.SERVICE, operation.transaction(), submission.uniqueId(), ids);
        SoapRequest message = exchanges
                .request(operation, caller, Optional.of(ins), repository(), FEED_ACTION)
                .body(submission::writeTo)
                .attachments(submission.attachments())
                .readOnly(false)
                .build();
        return exchanges.send(message, response -> meaning.of(registryResponse(response)));
    }

    private CodedValue contentType(DocumentAuthor author) {
        return exchanges
                .profile()
                .defaultContentType(author.structure().practiceSetting().code());
    }

    /** TD3.1, with the metadata or the references only, as the query says. */
    public RegistryAnswer find(DmpOperation operation, Caller caller, QualifiedIns ins, StoredQuery query) {
        SoapRequest request = exchanges
                .request(operation, caller, Optional.of(ins), registry(), QUERY_ACTION)
                .body(out -> new EbrimWriter(out).writeAdhocQueryRequest(query))
                .readOnly(true)
                .build();
        return exchanges.send(
                request,
                response -> RegistryAnswer.ofReading(
                        Exchanges.SERVICE, operation.transaction(), registryResponse(response)));
    }

    /** The entryUUIDs of a document of that uniqueId, one at most unless the registry is ill. */
    public List<String> references(Caller caller, QualifiedIns ins, StoredQuery query) {
        return find(DmpOperation.REFERENCE_SEARCH, caller, ins, query).objects().objectRefs();
    }

    /** TD3.2. */
    public RetrievalResult retrieve(Caller caller, QualifiedIns ins, List<FoundDocument> documents, DocumentSink sink) {
        Retrieval retrieval =
                Retrieval.of(Exchanges.SERVICE, DmpOperation.RETRIEVE.transaction(), new ArrayList<>(documents));
        SoapRequest request = exchanges
                .request(DmpOperation.RETRIEVE, caller, Optional.of(ins), repository(), RETRIEVE_ACTION)
                .body(retrieval::writeTo)
                .readOnly(true)
                .build();
        return exchanges.send(request, response -> retrieval.read(response, sink));
    }

    /** TD3.3a–d; returns the DMP's warnings. */
    public List<DmpIssue> update(
            DmpOperation operation,
            Caller caller,
            QualifiedIns ins,
            FoundDocument document,
            BiFunction<FoundDocument, UpdateOrigin, DocumentUpdate> change) {
        return update(operation, caller, ins, change.apply(document, origin(caller, ins)));
    }

    /** TD3.3c of an active document of which only the reference is known. */
    public List<DmpIssue> delete(Caller caller, QualifiedIns ins, String entryUuid) {
        return update(DmpOperation.DELETE, caller, ins, DocumentUpdate.deleteActive(entryUuid, origin(caller, ins)));
    }

    private List<DmpIssue> update(DmpOperation operation, Caller caller, QualifiedIns ins, DocumentUpdate update) {
        SoapRequest request = exchanges
                .request(operation, caller, Optional.of(ins), registry(), UPDATE_ACTION)
                .body(update::writeTo)
                .readOnly(false)
                .build();
        return exchanges.send(
                request,
                response -> RegistryAnswer.ofChange(
                        Exchanges.SERVICE, operation.transaction(), registryResponse(response)));
    }

    private UpdateOrigin origin(Caller caller, QualifiedIns ins) {
        DocumentAuthor author = DocumentAuthor.of(caller.session().professional(), context.structure());
        return new UpdateOrigin(
                author,
                contentType(author),
                ins.ins(),
                context.software().oid(),
                Oid.fromUuid(context.uuids().get()),
                context.clock().instant(),
                exchanges.profile().metadata().value());
    }

    private static RegistryResponse registryResponse(SoapResponse response) {
        RegistryResponse answer = response.read(EbrimReader::readResponse);
        answer.errors().stream().findFirst().ifPresent(error -> response.recordRawCode(error.code()));
        return answer;
    }

    private String repository() {
        return exchanges.profile().repositoryPath().value();
    }

    private String registry() {
        return exchanges.profile().registryPath().value();
    }
}
