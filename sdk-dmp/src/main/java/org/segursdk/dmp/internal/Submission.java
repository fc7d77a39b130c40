package org.segursdk.dmp.internal;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.EbrimWriter;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.SubmissionSet;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.internal.FeedChecks.Checked;
import org.segursdk.soap.SoapAttachment;

/** A submission ready to be sent (ITI-41): metadata, signature and parts. Source: dmp §6, §7, examples §7. */
public final class Submission {
    private static final String XDS_B = "urn:ihe:iti:xds-b:2007";
    private static final String XOP = "http://www.w3.org/2004/08/xop/include";
    private static final String CONTENT_DOMAIN = "@dmp.segursdk.org";

    private final Oid uniqueId;
    private final RegistryObjects objects;
    private final List<SoapAttachment> attachments;
    private final List<String> documentIds;

    private Submission(
            Oid uniqueId, RegistryObjects objects, List<SoapAttachment> attachments, List<String> documentIds) {
        this.uniqueId = uniqueId;
        this.objects = objects;
        this.attachments = attachments;
        this.documentIds = documentIds;
    }

    /** @param documents the request's documents, checked */
    public static Submission of(
            FeedRequest request,
            List<Checked> documents,
            CodedValue contentType,
            DocumentAuthor author,
            SegurContext context,
            KeyMaterial signatureKey,
            DmpProfile profile) {
        Instant time = context.clock().instant();
        XdsOptions options = profile.metadata().value();
        Patient patient = request.documents().get(0).metadata().patient();
        Oid uniqueId =
                request.uniqueId().orElseGet(() -> Oid.fromUuid(context.uuids().get()));
        SubmissionSet.Builder set = SubmissionSet.builder("SubmissionSet01", options)
                .submissionTime(time)
                .author(author)
                .contentType(contentType)
                .patient(patient)
                .sourceId(context.software().oid())
                .uniqueId(uniqueId);
        request.title().ifPresent(set::title);
        byte[] signature = new SubmissionSignature(profile.xades().value(), signatureKey)
                .sign(
                        "sig-" + context.uuids().get(),
                        uniqueId,
                        signed(documents),
                        time.atZone(context.zone()).toOffsetDateTime());
        UUID signatureId = context.uuids().get();
        Fingerprint fingerprint = DocumentContent.of(signature).fingerprint();
        DocumentEntry signatureEntry =
                SignatureEntry.of(Oid.fromUuid(signatureId), fingerprint, time, author, patient, options);
        RegistryObjects objects = objects(request, documents, set.build(), signatureEntry, profile);
        List<SoapAttachment> attachments = new ArrayList<>();
        for (Checked each : documents) {
            attachments.add(new SoapAttachment(
                    each.entry().id() + CONTENT_DOMAIN,
                    FeedChecks.isXml(each.entry().mimeType())
                            ? profile.xmlPartMediaType().value()
                            : each.entry().mimeType(),
                    each.document().content(),
                    each.fingerprint().size()));
        }
        attachments.add(new SoapAttachment(
                signatureEntry.id() + CONTENT_DOMAIN,
                profile.xmlPartMediaType().value(),
                () -> new ByteArrayInputStream(signature),
                signature.length));
        List<String> ids = objects.entries().stream().map(DocumentEntry::id).toList();
        return new Submission(uniqueId, objects, List.copyOf(attachments), ids);
    }

    private static List<SubmissionSignature.Signed> signed(List<Checked> documents) {
        return documents.stream()
                .map(each -> new SubmissionSignature.Signed(
                        each.document().metadata().uniqueId(), each.digest()))
                .toList();
    }

    private static RegistryObjects objects(
            FeedRequest request,
            List<Checked> documents,
            SubmissionSet set,
            DocumentEntry signature,
            DmpProfile profile) {
        List<DocumentEntry> entries = new ArrayList<>();
        List<Association> associations = new ArrayList<>();
        documents.forEach(each -> entries.add(each.entry()));
        entries.add(signature);
        for (DocumentEntry entry : entries) {
            associations.add(Association.hasMember(nextId(associations), set, entry));
        }
        associations.add(Association.signs(nextId(associations), signature, set));
        Map<Oid, String> idOf = documents.stream()
                .collect(Collectors.toMap(each -> each.document().metadata().uniqueId(), each -> each.entry()
                        .id()));
        for (Checked each : documents) {
            for (Relation relation : each.document().metadata().relations()) {
                String replaced = request.replacedEntries().get(relation.target());
                String transformed = idOf.get(relation.target());
                if (relation.type() == Relation.Type.RPLC && replaced != null) {
                    associations.add(Association.replaces(nextId(associations), each.entry(), replaced));
                } else if (relation.type() == Relation.Type.XFRM
                        && transformed != null
                        && profile.transformAssociation().value()) {
                    associations.add(Association.transforms(nextId(associations), each.entry(), transformed));
                }
            }
        }
        return RegistryObjects.submission(set, entries, associations);
    }

    private static String nextId(List<Association> associations) {
        return "a" + (associations.size() + 1);
    }

    public Oid uniqueId() {
        return uniqueId;
    }

    public RegistryObjects objects() {
        return objects;
    }

    public List<SoapAttachment> attachments() {
        return attachments;
    }

    /** Writes the body of the request. */
    public void writeTo(XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement("xds", "ProvideAndRegisterDocumentSetRequest", XDS_B);
        out.writeNamespace("xds", XDS_B);
        new EbrimWriter(out).writeSubmitObjectsRequest(objects);
        for (int i = 0; i < documentIds.size(); i++) {
            out.writeStartElement("xds", "Document", XDS_B);
            out.writeAttribute("id", documentIds.get(i));
            out.writeEmptyElement("xop", "Include", XOP);
            out.writeNamespace("xop", XOP);
            out.writeAttribute("href", attachments.get(i).href());
            out.writeEndElement();
        }
        out.writeEndElement();
    }
}
