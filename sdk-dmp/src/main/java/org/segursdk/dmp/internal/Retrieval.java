package org.segursdk.dmp.internal;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.TransportException;
import org.segursdk.core.error.Violations;
import org.segursdk.dmp.internal.RetrieveAnswer.Part;
import org.segursdk.dmp.retrieve.DocumentSink;
import org.segursdk.dmp.retrieve.RetrievalResult;
import org.segursdk.dmp.retrieve.RetrievedDocument;
import org.segursdk.dmp.search.FoundDocument;
import org.segursdk.soap.SoapResponse;

/** A retrieval of documents (TD3.2, ITI-43): its request and its answer. Source: dmp §9, examples §9. */
public final class Retrieval {
    private static final String XDS_B = "urn:ihe:iti:xds-b:2007";

    private final String service;
    private final String operation;
    private final Map<String, FoundDocument> asked;

    private Retrieval(String service, String operation, Map<String, FoundDocument> asked) {
        this.service = service;
        this.operation = operation;
        this.asked = asked;
    }

    /**
     * @param documents as a search found them
     * @throws InvalidInputException rules {@code DMP-NO-DOCUMENT}, {@code DMP-UNIQUEID-UNKNOWN},
     *     {@code DMP-REPOSITORY-UNKNOWN}, {@code DMP-UNIQUEID-DUPLICATE}
     */
    public static Retrieval of(String service, String operation, List<FoundDocument> documents) {
        Violations violations = new Violations();
        violations.check(
                !documents.isEmpty(), "documents", "DMP-NO-DOCUMENT", "au moins un document", "at least one document");
        Map<String, FoundDocument> asked = new LinkedHashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            FoundDocument each = documents.get(i);
            String path = "documents[" + i + ']';
            violations.check(
                    each.uniqueId().isPresent(),
                    path + ".uniqueId",
                    "DMP-UNIQUEID-UNKNOWN",
                    "un document se demande par son uniqueId",
                    "a document is asked for by its uniqueId");
            violations.check(
                    each.repositoryUniqueId().isPresent(),
                    path + ".repositoryUniqueId",
                    "DMP-REPOSITORY-UNKNOWN",
                    "l'entrepôt, tel que la recherche le donne, est nécessaire",
                    "the repository, as the search gives it, is needed");
            boolean known = each.uniqueId()
                    .map(id -> asked.putIfAbsent(id, each) != null)
                    .orElse(false);
            violations.check(
                    !known,
                    path + ".uniqueId",
                    "DMP-UNIQUEID-DUPLICATE",
                    "document demandé deux fois",
                    "document asked for twice");
        }
        violations.throwIfAny("Retrieval");
        return new Retrieval(service, operation, asked);
    }

    /** Writes the body of the request. */
    public void writeTo(XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement("", "RetrieveDocumentSetRequest", XDS_B);
        out.writeDefaultNamespace(XDS_B);
        for (FoundDocument each : asked.values()) {
            out.writeStartElement("", "DocumentRequest", XDS_B);
            text(out, "RepositoryUniqueId", each.repositoryUniqueId().orElseThrow());
            text(out, "DocumentUniqueId", each.uniqueId().orElseThrow());
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private static void text(XMLStreamWriter out, String name, String value) throws XMLStreamException {
        out.writeStartElement("", name, XDS_B);
        out.writeCharacters(value);
        out.writeEndElement();
    }

    /**
     * Reads the answer and streams its documents into the sink, each verified while it passes. The documents verified before
     * something goes wrong stay kept in the sink.
     *
     * @throws SegurSecurityException codes {@code DMP-CONTENT-MISMATCH}, {@code DMP-DOCUMENT-UNASKED},
     *     {@code DMP-DOCUMENT-TWICE}
     * @throws ServiceFaultException refused, every raw code kept
     * @throws TransportException broken off; {@code DMP-STATUS-UNEXPECTED}; {@code DMP-CONTENT-ABSENT}; {@code DMP-SINK}: the
     *     sink failed. May be asked again
     */
    public RetrievalResult read(SoapResponse response, DocumentSink sink) {
        try {
            RetrieveAnswer answer = response.read(RetrieveAnswer::read);
            answer.response().errors().stream().findFirst().ifPresent(error -> response.recordRawCode(error.code()));
            return deliver(answer, response::attachmentByHref, sink);
        } catch (SegurException e) {
            throw response.failed(e);
        }
    }

    RetrievalResult deliver(RetrieveAnswer answer, Attachments attachments, DocumentSink sink) {
        RegistryAnswer meaning = RegistryAnswer.ofReading(service, operation, answer.response());
        check(answer.parts());
        Map<String, RetrievedDocument> received = new LinkedHashMap<>();
        for (Part part : answer.parts()) {
            FoundDocument document = asked.get(part.uniqueId());
            if (document != null) {
                received.put(part.uniqueId(), new Delivery(document, sink).receive(attachments, part));
            }
        }
        return result(received, meaning);
    }

    /** The parts beside an envelope. */
    @FunctionalInterface
    interface Attachments {
        InputStream open(String href);
    }

    private void check(List<Part> parts) {
        Set<String> seen = new HashSet<>();
        for (Part part : parts) {
            if (!asked.containsKey(part.uniqueId())) {
                throw SegurSecurityException.uncertain(
                        "DMP-DOCUMENT-UNASKED",
                        LocalizedText.of(
                                "la réponse contient un document qui n'a pas été demandé : rien n'en est pris",
                                "the answer holds a document that was not asked for: nothing is taken of it"),
                        null);
            }
            if (!seen.add(part.uniqueId())) {
                throw SegurSecurityException.uncertain(
                        "DMP-DOCUMENT-TWICE",
                        LocalizedText.of(
                                "la réponse contient deux fois le même document : rien n'en est pris",
                                "the answer holds the same document twice: nothing is taken of it"),
                        null);
            }
        }
    }

    private RetrievalResult result(Map<String, RetrievedDocument> received, RegistryAnswer meaning) {
        List<RetrievedDocument> documents = new ArrayList<>();
        List<FoundDocument> missing = new ArrayList<>();
        asked.forEach((id, document) -> {
            RetrievedDocument found = received.get(id);
            if (found == null) {
                missing.add(document);
            } else {
                documents.add(found);
            }
        });
        return new RetrievalResult(documents, missing, meaning.issues());
    }
}
