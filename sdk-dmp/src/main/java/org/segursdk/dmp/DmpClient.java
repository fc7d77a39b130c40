package org.segursdk.dmp;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.segursdk.core.SegurContext;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.RegistryResponse;
import org.segursdk.dmp.internal.ExistenceAnswer;
import org.segursdk.dmp.internal.ExistenceMeaning;
import org.segursdk.dmp.internal.ExistenceRequest;
import org.segursdk.dmp.internal.FeedAnswer;
import org.segursdk.dmp.internal.FeedChecks;
import org.segursdk.dmp.internal.FeedChecks.Checked;
import org.segursdk.dmp.internal.Submission;
import org.segursdk.soap.SoapClient;
import org.segursdk.soap.SoapRequest;
import org.segursdk.soap.SoapResponse;
import org.segursdk.soap.vihf.Vihf;
import org.segursdk.soap.vihf.VihfMode;

/**
 * Client of the DMP in the mode INDIRECTE (AI): the structure's certificates, the professional authenticated locally. That
 * mode may test the existence of a record and feed it, and may not read documents: so this client has no other call. Source:
 * dmp §2.2, §2.3.
 *
 * <p>Thread-safe, blocking; opening it does no network call. A deposit is never sent twice by itself: when its answer is lost
 * the exception's outcome is {@code UNCERTAIN}, and the documents are to be looked for before anything is sent again.
 */
public final class DmpClient implements AutoCloseable {
    /** Name of the endpoint and of the credentials in the context. */
    public static final String SERVICE = "dmp";

    private static final String EXISTENCE = "TD0.2";
    private static final String FEED = "TD2.1";
    private static final String EXISTENCE_ACTION = "urn:hl7-org:v3:PRPA_IN201307UV02";
    private static final String FEED_ACTION = "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b";

    private final SegurContext context;
    private final DmpProfile profile;
    private final SoapClient soap;

    private DmpClient(SegurContext context, DmpProfile profile) {
        this.context = context;
        this.profile = profile;
        this.soap = SoapClient.create(context, SERVICE);
    }

    /** A client with the default profile. */
    public static DmpClient create(SegurContext context) {
        return create(context, DmpProfile.defaults());
    }

    /**
     * @throws InvalidInputException rule {@code ENDPOINT-MISSING}
     * @throws SegurSecurityException code {@code PRODUCTION-UNACCEPTED-FACTS}: facts of the profile to accept by name
     */
    public static DmpClient create(SegurContext context, DmpProfile profile) {
        Objects.requireNonNull(context, "context").requireAccepted(profile.facts());
        return new DmpClient(context, profile);
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
        context.requireUsable(ins);
        Instant now = context.clock().instant();
        ExistenceRequest message = new ExistenceRequest(
                profile,
                context.software(),
                ins.ins(),
                now,
                context.uuids().get(),
                context.uuids().get());
        SoapRequest request = SoapRequest.builder(EXISTENCE, EXISTENCE_ACTION)
                .path(profile.patientsPath().value())
                .assertion(vihf(session, ins))
                .body(message::writeTo)
                .readOnly(true)
                .build();
        try (SoapResponse response = soap.call(request)) {
            ExistenceAnswer answer = response.read(in -> ExistenceAnswer.read(in, ins.ins()));
            try {
                return new ExistenceMeaning(SERVICE, EXISTENCE).of(answer, message.messageId());
            } catch (ServiceFaultException e) {
                response.recordRawCode(e.rawCode());
                throw response.failed(e);
            } catch (SegurException e) {
                throw response.failed(e);
            }
        }
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
     * @throws InvalidInputException every broken rule: {@code DMP-NO-DOCUMENT}, {@code DMP-ONE-PATIENT},
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
        List<Checked> documents = FeedChecks.check(request, profile);
        QualifiedIns ins = request.documents().get(0).metadata().patient().ins().orElseThrow();
        context.requireUsable(ins);
        context.checkCertificates(SERVICE);
        DocumentMetadata first = request.documents().get(0).metadata();
        DocumentAuthor author =
                request.author().or(() -> first.authors().stream().findFirst()).orElseGet(first::legalAuthenticator);
        CodedValue contentType = request.contentType()
                .orElseGet(() -> profile.defaultContentType(
                        author.structure().practiceSetting().code()));
        Submission submission = Submission.of(
                request,
                documents,
                contentType,
                author,
                context,
                context.credentials(SERVICE).signature(),
                profile);
        List<Oid> ids = documents.stream()
                .map(each -> each.document().metadata().uniqueId())
                .toList();
        return send(session, ins, submission, new FeedAnswer(SERVICE, FEED, submission.uniqueId(), ids));
    }

    private FeedResult send(ProfessionalSession session, QualifiedIns ins, Submission submission, FeedAnswer meaning) {
        SoapRequest request = SoapRequest.builder(FEED, FEED_ACTION)
                .path(profile.repositoryPath().value())
                .assertion(vihf(session, ins))
                .body(submission::writeTo)
                .attachments(submission.attachments())
                .readOnly(false)
                .build();
        try (SoapResponse response = soap.call(request)) {
            RegistryResponse answer = response.read(EbrimReader::readResponse);
            answer.errors().stream().findFirst().ifPresent(error -> response.recordRawCode(error.code()));
            try {
                return meaning.of(answer);
            } catch (SegurException e) {
                throw response.failed(e);
            }
        }
    }

    private Vihf vihf(ProfessionalSession session, QualifiedIns ins) {
        return Vihf.builder(context, SERVICE, session)
                .profile(profile.vihf())
                .mode(VihfMode.INDIRECTE)
                .patient(ins)
                .build();
    }

    @Override
    public void close() {
        soap.close();
    }

    @Override
    public String toString() {
        return "DmpClient[" + context.environment() + "]";
    }
}
