package org.segursdk.benchmarks;

import jakarta.activation.DataHandler;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssigningAuthority;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Association;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationLabel;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Author;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Code;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntryType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.LocalizedString;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Organization;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.PatientInfo;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Person;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.SubmissionSet;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.XcnName;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.XpnName;
import org.openehealth.ipf.commons.ihe.xds.core.requests.ProvideAndRegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.ProvideAndRegisterDocumentSetTransformer;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.document.Confidentiality;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.terminology.CodedValue;

/**
 * The peer's way to the same metadata: IPF's model, then its transformation to JAXB objects. The same documents, signature
 * entry and associations as the SDK's submission; IPF has no place for the French CX-5, XON-7 and labels of specialties, so that
 * it writes a little less.
 */
final class IpfSubmission {
    private static final DateTimeFormatter DTM =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String SIGNATURE = "Signature01";
    private static final String SET = "SubmissionSet01";

    private final ProvideAndRegisterDocumentSetTransformer transformer =
            new ProvideAndRegisterDocumentSetTransformer(new EbXMLFactory30());

    /** @param contents one for each document, then the signature's */
    ProvideAndRegisterDocumentSetRequestType build(
            List<Document> documents,
            List<Fingerprint> fingerprints,
            String uniqueId,
            String signatureId,
            Instant time,
            List<DataHandler> contents) {
        DocumentMetadata first = documents.get(0).metadata();
        DocumentAuthor author = first.authors().get(0);
        ProvideAndRegisterDocumentSet request = new ProvideAndRegisterDocumentSet();
        request.setSubmissionSet(set(first.patient(), author, uniqueId, time));
        for (int i = 0; i < documents.size(); i++) {
            DocumentEntry entry = entry("Document" + (i + 1), documents.get(i).metadata(), fingerprints.get(i));
            add(request, entry, contents.get(i));
        }
        DocumentEntry signature =
                signature(signatureId, first.patient(), author, time, fingerprints.get(fingerprints.size() - 1));
        add(request, signature, contents.get(contents.size() - 1));
        request.getAssociations().add(new Association(AssociationType.SIGNS, "a0", signature.getEntryUuid(), SET));
        return transformer.toEbXML(request).getInternal();
    }

    private static void add(ProvideAndRegisterDocumentSet request, DocumentEntry entry, DataHandler content) {
        request.getDocuments().add(new org.openehealth.ipf.commons.ihe.xds.core.metadata.Document(entry, content));
        Association member =
                new Association(AssociationType.HAS_MEMBER, "a-" + entry.getEntryUuid(), SET, entry.getEntryUuid());
        member.setLabel(AssociationLabel.ORIGINAL);
        request.getAssociations().add(member);
    }

    private static SubmissionSet set(Patient patient, DocumentAuthor author, String uniqueId, Instant time) {
        SubmissionSet set = new SubmissionSet();
        set.setEntryUuid(SET);
        set.setSubmissionTime(DTM.format(time));
        set.setAuthor(author(author));
        set.setContentTypeCode(code(FeedSamples.CONTENT_TYPE));
        set.setPatientId(patientId(patient));
        set.setSourceId("1.2.250.1.999.1");
        set.setUniqueId(uniqueId);
        return set;
    }

    private static DocumentEntry entry(String id, DocumentMetadata metadata, Fingerprint fingerprint) {
        DocumentEntry entry = base(id, metadata.mimeType(), metadata.patient(), fingerprint);
        entry.setCreationTime(DTM.format(metadata.creationTime()));
        entry.setLanguageCode(metadata.languageCode());
        entry.setLegalAuthenticator(person(metadata.legalAuthenticator().professional()));
        entry.setServiceStartTime(DTM.format(metadata.serviceStart()));
        metadata.serviceStop().ifPresent(stop -> entry.setServiceStopTime(DTM.format(stop)));
        entry.setTitle(text(metadata.title()));
        metadata.comments().ifPresent(comments -> entry.setComments(text(comments)));
        metadata.authors().forEach(author -> entry.getAuthors().add(author(author)));
        entry.setClassCode(code(metadata.classCode()));
        entry.setTypeCode(code(metadata.typeCode()));
        entry.getConfidentialityCodes().add(code(metadata.confidentiality()));
        for (Visibility each : metadata.visibility()) {
            entry.getConfidentialityCodes().add(code(each.code()));
        }
        entry.setFormatCode(code(metadata.formatCode()));
        entry.setHealthcareFacilityTypeCode(code(metadata.facilityType()));
        entry.setPracticeSettingCode(code(metadata.practiceSetting()));
        metadata.eventCodes().forEach(event -> entry.getEventCodeList().add(code(event)));
        entry.setUniqueId(metadata.uniqueId().value());
        return entry;
    }

    private static DocumentEntry signature(
            String uniqueId, Patient patient, DocumentAuthor author, Instant time, Fingerprint fingerprint) {
        DocumentEntry entry = base(SIGNATURE, "text/xml", patient, fingerprint);
        entry.setCreationTime(DTM.format(time));
        entry.setLanguageCode("art");
        entry.setLegalAuthenticator(person(author.professional()));
        entry.setServiceStartTime(DTM.format(time));
        entry.setTitle(text("Source"));
        entry.getAuthors().add(author(author));
        entry.setClassCode(code(CodedValue.of("urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1", "URN", "Digital Signature")));
        entry.setTypeCode(code(CodedValue.of("E1762", "ASTM", "Full Document")));
        entry.getConfidentialityCodes().add(code(Confidentiality.NORMAL));
        entry.getConfidentialityCodes().add(code(Visibility.MASKED_FROM_PROFESSIONALS.code()));
        entry.getConfidentialityCodes().add(code(Visibility.INVISIBLE_TO_PATIENT.code()));
        entry.setFormatCode(
                code(CodedValue.of("http://www.w3.org/2000/09/xmldsig#", "URN", "Default Signature Style")));
        entry.setHealthcareFacilityTypeCode(code(author.structure().sector()));
        entry.setPracticeSettingCode(code(author.structure().practiceSetting()));
        entry.getEventCodeList().add(code(CodedValue.of("1.2.840.10065.1.12.1.14", "1.2.840.10065.1.12", "Source")));
        entry.setUniqueId(uniqueId);
        return entry;
    }

    private static DocumentEntry base(String id, String mimeType, Patient patient, Fingerprint fingerprint) {
        DocumentEntry entry = new DocumentEntry();
        entry.setEntryUuid(id);
        entry.setType(DocumentEntryType.STABLE);
        entry.setMimeType(mimeType);
        entry.setHash(fingerprint.sha1());
        entry.setSize(fingerprint.size());
        entry.setPatientId(patientId(patient));
        entry.setSourcePatientId(patientId(patient));
        PatientInfo info = new PatientInfo();
        info.getNames()
                .add(new XpnName(
                        patient.traits().birthName(), patient.traits().firstGivenName(), null, null, null, null));
        info.setDateOfBirth(patient.traits().birthDate().completed().toCompact());
        info.setGender(patient.traits().sex().code());
        entry.setSourcePatientInfo(info);
        return entry;
    }

    private static Identifiable patientId(Patient patient) {
        Ins ins = patient.ins().orElseThrow().ins();
        return new Identifiable(
                ins.matricule().value(),
                new AssigningAuthority(ins.authority().oid().value(), "ISO"));
    }

    private static Author author(DocumentAuthor from) {
        Author author = new Author();
        author.setAuthorPerson(person(from.professional()));
        CodedValue specialty = from.professional().specialty();
        author.getAuthorSpecialty()
                .add(new Identifiable(specialty.code(), new AssigningAuthority(specialty.codeSystem(), "ISO")));
        Structure structure = from.structure();
        author.getAuthorInstitution()
                .add(new Organization(
                        structure.name(), structure.id().value(), new AssigningAuthority("1.2.250.1.71.4.2.2", "ISO")));
        from.function().ifPresent(function -> author.getAuthorRole()
                .add(new Identifiable(function.displayName(), (AssigningAuthority) null)));
        return author;
    }

    private static Person person(Professional professional) {
        return new Person(
                new Identifiable(professional.id().value(), new AssigningAuthority("1.2.250.1.71.4.2.1", "ISO")),
                new XcnName(professional.familyName(), professional.givenName(), null, null, null, null));
    }

    private static Code code(CodedValue value) {
        return new Code(value.code(), text(value.displayName()), value.codeSystem());
    }

    private static LocalizedString text(String text) {
        return new LocalizedString(text, "FR", "UTF8");
    }
}
