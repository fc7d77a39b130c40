package org.segursdk.dmp.internal;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.segursdk.core.SegurContext;
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.EbrimWriter;
import org.segursdk.core.xds.RegistryObjects;
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
        Oid uniqueId =
                request.uniqueId().orElseGet(() -> Oid.fromUuid(context.uuids().get()));
        byte[] signature = new SubmissionSignature(profile.xades().value(), signatureKey)
                .sign(
                        "sig-" + context.uuids().get(),
                        uniqueId,
                        signed(documents),
                        time.atZone(context.zone()).toOffsetDateTime());
        SubmissionMetadata.Lot lot = new SubmissionMetadata.Lot(
                uniqueId,
                time,
                context.software().oid(),
                author,
                contentType,
                Oid.fromUuid(context.uuids().get()));
        RegistryObjects objects = SubmissionMetadata.of(
                request, documents, lot, DocumentContent.of(signature).fingerprint(), profile);
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
                SignatureEntry.ID + CONTENT_DOMAIN,
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
        write(
                objects,
                documentIds,
                attachments.stream().map(SoapAttachment::href).toList(),
                out);
    }

    /**
     * Writes the body of a request.
     *
     * @param ids of the documents, which are those of their entries
     * @param hrefs of their parts, in the same order
     */
    public static void write(RegistryObjects objects, List<String> ids, List<String> hrefs, XMLStreamWriter out)
            throws XMLStreamException {
        out.writeStartElement("xds", "ProvideAndRegisterDocumentSetRequest", XDS_B);
        out.writeNamespace("xds", XDS_B);
        new EbrimWriter(out).writeSubmitObjectsRequest(objects);
        for (int i = 0; i < ids.size(); i++) {
            out.writeStartElement("xds", "Document", XDS_B);
            out.writeAttribute("id", ids.get(i));
            out.writeEmptyElement("xop", "Include", XOP);
            out.writeNamespace("xop", XOP);
            out.writeAttribute("href", hrefs.get(i));
            out.writeEndElement();
        }
        out.writeEndElement();
    }
}
