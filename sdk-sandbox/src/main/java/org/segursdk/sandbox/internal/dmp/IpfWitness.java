package org.segursdk.sandbox.internal.dmp;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openehealth.ipf.commons.ihe.core.InteractionId;
import org.openehealth.ipf.commons.ihe.xds.XdsIntegrationProfile;
import org.openehealth.ipf.commons.ihe.xds.XdsInteractionId;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLProvideAndRegisterDocumentSetRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Document;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.requests.ProvideAndRegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.ProvideAndRegisterDocumentSetTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.validate.ValidationProfile;
import org.openehealth.ipf.commons.ihe.xds.core.validate.XDSMetaDataException;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.ProvideAndRegisterDocumentSetRequestValidator;
import org.segursdk.core.identity.Ins;
import org.segursdk.sandbox.internal.soap.Dom;
import org.w3c.dom.Element;

/**
 * Another project's reading of the submission: IPF must be able to turn it into its model, and must see the same identifiers,
 * hashes and sizes as the plain DOM; in strict mode its generic validator must find nothing wrong with the IHE form of the
 * metadata. Source: dmp §14.
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

    static void compare(
            Element request,
            Submission submission,
            Map<String, StoredPart> parts,
            boolean strict,
            RegistryErrors errors) {
        ProvideAndRegisterDocumentSet read;
        try {
            read = read(bind(request, parts));
            if (strict) {
                validate(bind(IheForm.of(request), parts));
            }
        } catch (XDSMetaDataException e) {
            errors.add(
                    RegistryErrors.METADATA,
                    "the independent validator (IPF) refuses the metadata: "
                            + e.getValidationMessage().name());
            return;
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

    private static EbXMLProvideAndRegisterDocumentSetRequest30 bind(Element request, Map<String, StoredPart> parts)
            throws JAXBException {
        Element copy = (Element) request.cloneNode(true);
        Dom.children(copy, Submission.XDS_B, "Document").forEach(copy::removeChild);
        ProvideAndRegisterDocumentSetRequestType bound = Context.JAXB
                .createUnmarshaller()
                .unmarshal(copy, ProvideAndRegisterDocumentSetRequestType.class)
                .getValue();
        EbXMLProvideAndRegisterDocumentSetRequest30 ebxml = new EbXMLProvideAndRegisterDocumentSetRequest30(bound);
        parts.forEach((id, part) -> ebxml.addDocument(
                id, new DataHandler(new FileDataSource(part.file().toFile()))));
        return ebxml;
    }

    private static ProvideAndRegisterDocumentSet read(EbXMLProvideAndRegisterDocumentSetRequest30 ebxml) {
        return new ProvideAndRegisterDocumentSetTransformer(new EbXMLFactory30()).fromEbXML(ebxml);
    }

    private static void validate(EbXMLProvideAndRegisterDocumentSetRequest30 ebxml) {
        ProvideAndRegisterDocumentSetRequestValidator.getInstance().validate(ebxml, new Iti41());
    }

    /** The profile IPF validates against; its own constants for it need CXF. */
    private static final class Iti41 implements ValidationProfile, XdsIntegrationProfile {
        @Override
        public boolean isQuery() {
            return false;
        }

        @Override
        public @Nullable XdsInteractionId<?> getInteractionId() {
            // It is only compared with interactions of other profiles.
            return null;
        }

        @Override
        public XdsIntegrationProfile getInteractionProfile() {
            return this;
        }

        @Override
        public HomeCommunityIdOptionality getHomeCommunityIdOptionality() {
            return HomeCommunityIdOptionality.NEVER;
        }

        @Override
        public List<InteractionId> getInteractionIds() {
            return List.of();
        }
    }
}
