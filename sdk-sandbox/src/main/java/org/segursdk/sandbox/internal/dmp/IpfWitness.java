package org.segursdk.sandbox.internal.dmp;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLProvideAndRegisterDocumentSetRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Document;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.requests.ProvideAndRegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.ProvideAndRegisterDocumentSetTransformer;
import org.segursdk.core.identity.Ins;
import org.segursdk.sandbox.internal.soap.Dom;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Another project's reading of the submission: IPF must be able to turn it into its model, and must see the same identifiers,
 * hashes and sizes as the plain DOM. Source: dmp §14.
 */
final class IpfWitness {
    private IpfWitness() {}

    /** Made once: it costs most of a second. */
    private static final class Context {
        static final JAXBContext JAXB = create();

        private static JAXBContext create() {
            try {
                return JAXBContext.newInstance(ProvideAndRegisterDocumentSetRequestType.class);
            } catch (JAXBException e) {
                throw new IllegalStateException("ebXML binding", e);
            }
        }
    }

    static void compare(Element request, Submission submission, Map<String, StoredPart> parts, RegistryErrors errors) {
        ProvideAndRegisterDocumentSet read;
        try {
            read = read(request, parts);
        } catch (JAXBException | RuntimeException e) {
            errors.add(
                    RegistryErrors.METADATA,
                    "the independent parser (IPF) cannot read the metadata: "
                            + e.getClass().getSimpleName());
            return;
        }
        RimObject set = submission.set();
        check(set.identifier(Scheme.SET_UNIQUE), read.getSubmissionSet().getUniqueId(), "submission uniqueId", errors);
        check(set.identifier(Scheme.SET_SOURCE), read.getSubmissionSet().getSourceId(), "sourceId", errors);
        patient(set.identifier(Scheme.SET_PATIENT), read.getSubmissionSet().getPatientId(), errors);
        if (read.getDocuments().size() != submission.entries().size()
                || read.getAssociations().size() != submission.associations().size()) {
            errors.add(RegistryErrors.METADATA, "the independent parser (IPF) sees other objects");
            return;
        }
        for (RimObject entry : submission.entries()) {
            List<DocumentEntry> same = read.getDocuments().stream()
                    .map(Document::getDocumentEntry)
                    .filter(d -> entry.id().equals(d.getEntryUuid()))
                    .toList();
            if (same.size() == 1) {
                entry(entry, same.get(0), errors);
            } else {
                errors.add(RegistryErrors.METADATA, "the independent parser (IPF) does not see entry " + entry.id());
            }
        }
    }

    private static void entry(RimObject entry, DocumentEntry seen, RegistryErrors errors) {
        check(entry.identifier(Scheme.DOCUMENT_UNIQUE), seen.getUniqueId(), "uniqueId", errors);
        check(entry.value("hash"), seen.getHash(), "hash", errors);
        check(entry.value("size"), seen.getSize(), "size", errors);
        check(entry.attribute("mimeType"), seen.getMimeType(), "mimeType", errors);
        check(
                entry.code(Scheme.TYPE).map(RimObject.Code::code).orElse(""),
                code(seen.getTypeCode()),
                "typeCode",
                errors);
        check(
                entry.code(Scheme.CLASS).map(RimObject.Code::code).orElse(""),
                code(seen.getClassCode()),
                "classCode",
                errors);
        check(
                entry.code(Scheme.FORMAT).map(RimObject.Code::code).orElse(""),
                code(seen.getFormatCode()),
                "formatCode",
                errors);
        check(
                Integer.toString(entry.classified(Scheme.AUTHOR).size()),
                seen.getAuthors().size(),
                "author",
                errors);
        patient(entry.identifier(Scheme.DOCUMENT_PATIENT), seen.getPatientId(), errors);
    }

    private static String code(org.openehealth.ipf.commons.ihe.xds.core.metadata.Code code) {
        return code == null ? "" : String.valueOf(code.getCode());
    }

    private static void patient(String cx, Identifiable seen, RegistryErrors errors) {
        String oid = Cx.ins(cx).map(Ins::authority).map(a -> a.oid().toString()).orElse("");
        boolean same = seen != null
                && cx.startsWith(seen.getId() + "^")
                && seen.getAssigningAuthority() != null
                && oid.equals(seen.getAssigningAuthority().getUniversalId());
        errors.check(same, RegistryErrors.METADATA, "the independent parser (IPF) reads another patientId");
    }

    private static void check(String ours, Object theirs, String what, RegistryErrors errors) {
        errors.check(
                ours.equals(theirs == null ? "" : theirs.toString()),
                RegistryErrors.METADATA,
                "the independent parser (IPF) reads another " + what);
    }

    private static ProvideAndRegisterDocumentSet read(Element request, Map<String, StoredPart> parts)
            throws JAXBException {
        Element copy = (Element) request.cloneNode(true);
        Set<Node> inline = new HashSet<>(Dom.children(copy, Submission.XDS_B, "Document"));
        inline.forEach(copy::removeChild);
        ProvideAndRegisterDocumentSetRequestType bound = Context.JAXB
                .createUnmarshaller()
                .unmarshal(copy, ProvideAndRegisterDocumentSetRequestType.class)
                .getValue();
        EbXMLProvideAndRegisterDocumentSetRequest30 ebxml = new EbXMLProvideAndRegisterDocumentSetRequest30(bound);
        parts.forEach((id, part) -> ebxml.addDocument(
                id, new DataHandler(new FileDataSource(part.file().toFile()))));
        return new ProvideAndRegisterDocumentSetTransformer(new EbXMLFactory30()).fromEbXML(ebxml);
    }
}
