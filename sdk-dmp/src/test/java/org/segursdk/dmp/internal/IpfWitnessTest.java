package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openehealth.ipf.commons.ihe.xds.XDS;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLProvideAndRegisterDocumentSetRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.ProvideAndRegisterDocumentSetRequestType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Association;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AssociationType;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Author;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Code;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Identifiable;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Name;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.SubmissionSet;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Timestamp;
import org.openehealth.ipf.commons.ihe.xds.core.requests.ProvideAndRegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.ProvideAndRegisterDocumentSetTransformer;
import org.openehealth.ipf.commons.ihe.xds.core.validate.requests.ProvideAndRegisterDocumentSetRequestValidator;
import org.segursdk.core.Endpoints;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSet;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.TestKeys;
import org.segursdk.soap.SoapAttachment;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Another project's parser and validator read the ITI-41 bodies we write and see what was given. */
class IpfWitnessTest {
    private static final List<String> HARD = List.of(
            "D'ARTAGNAN", "Éloïse-Marie", "a^b", "R&D", "x|y", "z~t", "back\\slash", "<b>\"q\"", "مريم", "👩 é");
    private static final CodedValue CONTENT =
            ValueSets.submissionContentType().find("04").orElseThrow();

    @TempDir
    private static Path folder;

    private static SegurContext context;
    private static JAXBContext jaxb;

    @BeforeAll
    static void prepare() throws Exception {
        ClientCredentials credentials = TestKeys.make(folder, "RSA");
        context = SegurContext.builder()
                .software(Software.of("MonLGC", "4.2"))
                .structure(Samples.practice())
                .credentials(credentials)
                .endpoints(Endpoints.integration().build())
                .clock(Clock.fixed(Samples.NOW, ZoneOffset.UTC))
                .build();
        jaxb = JAXBContext.newInstance(ProvideAndRegisterDocumentSetRequestType.class);
    }

    private static String text(Random random) {
        return HARD.get(random.nextInt(HARD.size())) + ' ' + HARD.get(random.nextInt(HARD.size()));
    }

    private static CodedValue code(Random random, ValueSet set) {
        return set.concepts().get(random.nextInt(set.concepts().size()));
    }

    private static DocumentAuthor author(Random random) {
        Professional professional = Professional.builder()
                .id(random.nextBoolean() ? ProfessionalId.rpps("99700366240") : new ProfessionalId("30B0193488/7"))
                .familyName(text(random))
                .givenName(text(random))
                .specialty(code(random, ValueSets.authorSpecialty()))
                .build();
        return new DocumentAuthor(
                professional,
                Samples.practice(),
                random.nextBoolean() ? Optional.of(code(random, ValueSets.functionCode())) : Optional.empty());
    }

    private static Document document(Random random, Patient patient) {
        Oid id = Oid.fromUuid(new UUID(random.nextLong(), random.nextLong()));
        Instant start = Instant.ofEpochSecond(random.nextLong(0, 2_000_000_000L));
        DocumentMetadata.Builder builder = Samples.metadata(id)
                .title(text(random))
                .comments(text(random))
                .patient(patient)
                .creationTime(Instant.ofEpochSecond(random.nextLong(0, 2_000_000_000L)))
                .serviceStart(start)
                .serviceStop(start.plusSeconds(60))
                .addAuthor(author(random))
                .legalAuthenticator(author(random))
                .classCode(code(random, ValueSets.documentClass()))
                .typeCode(code(random, ValueSets.documentType()))
                .formatCode(code(random, ValueSets.formatCode()))
                .facilityType(code(random, ValueSets.healthcareFacilityType()))
                .practiceSetting(code(random, ValueSets.practiceSetting()))
                .addEventCode(CodedValue.of("HBQK002", "1.2.250.1.215.300.1", text(random)))
                .addRelation(new Relation(Relation.Type.RPLC, Oid.of("1.2.3.4")));
        for (Visibility each : Visibility.values()) {
            if (random.nextBoolean()) {
                builder.addVisibility(each);
            }
        }
        for (Reference.Kind kind : Reference.Kind.values()) {
            if (random.nextBoolean()) {
                String number = text(random);
                builder.addReference(new Reference(
                        kind,
                        kind == Reference.Kind.STUDY
                                ? InstanceId.of(Oid.of("1.2.840." + random.nextInt(9)))
                                : InstanceId.of(
                                        Oid.of("1.2.250.99"), number.substring(0, Math.min(64, number.length())))));
            }
        }
        return new Document(builder.build(), DocumentContent.of(Samples.cda(id, "x")));
    }

    private static Submission submission(FeedRequest request, DmpProfile profile) {
        return Submission.of(
                request,
                FeedChecks.check(request, profile),
                CONTENT,
                request.documents().get(0).metadata().authors().get(0),
                context,
                context.credentials("dmp").signature(),
                profile);
    }

    /** Reads as IPF's own web service would: JAXB, then the parts attached. */
    private static EbXMLProvideAndRegisterDocumentSetRequest30 read(Submission submission, UnaryOperator<String> edit)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        submission.writeTo(writer);
        writer.flush();
        org.w3c.dom.Document dom = SecureXml.parse(new ByteArrayInputStream(
                edit.apply(out.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)));
        Map<String, SoapAttachment> byHref =
                submission.attachments().stream().collect(Collectors.toMap(SoapAttachment::href, each -> each));
        List<Element> parts = new ArrayList<>();
        NodeList found = dom.getElementsByTagNameNS("urn:ihe:iti:xds-b:2007", "Document");
        for (int i = 0; i < found.getLength(); i++) {
            parts.add((Element) found.item(i));
        }
        parts.forEach(dom.getDocumentElement()::removeChild);
        EbXMLProvideAndRegisterDocumentSetRequest30 request =
                new EbXMLProvideAndRegisterDocumentSetRequest30(jaxb.createUnmarshaller()
                        .unmarshal(dom, ProvideAndRegisterDocumentSetRequestType.class)
                        .getValue());
        for (Element part : parts) {
            String href = ((Element) part.getFirstChild()).getAttribute("href");
            request.addDocument(part.getAttribute("id"), new DataHandler(new Attached(byHref.get(href))));
        }
        return request;
    }

    private record Attached(SoapAttachment part) implements DataSource {
        @Override
        public InputStream getInputStream() throws IOException {
            return part.source().open();
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return part.mediaType();
        }

        @Override
        public String getName() {
            return part.contentId();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void submission_anyMetadata_isReadByIpfWithoutErrorAndEqual(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            Patient patient = Patient.qualified(Samples.ins())
                    .usedName(text(random))
                    .usedGivenName(text(random))
                    .build();
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                documents.add(document(random, patient));
            }
            FeedRequest request = FeedRequest.builder()
                    .addDocuments(documents)
                    .title(text(random))
                    .replaces(Oid.of("1.2.3.4"), "urn:uuid:00000000-0000-0000-0000-000000000001")
                    .build();
            Submission submission = submission(request, DmpProfile.defaults());
            ProvideAndRegisterDocumentSet read = new ProvideAndRegisterDocumentSetTransformer(new EbXMLFactory30())
                    .fromEbXML(read(submission, UnaryOperator.identity()));
            assertSet(read.getSubmissionSet(), submission, request);
            assertThat(read.getDocuments()).hasSize(documents.size() + 1);
            for (int i = 0; i < documents.size(); i++) {
                assertEntry(read.getDocuments().get(i).getDocumentEntry(), documents.get(i));
            }
            assertThat(read.getAssociations())
                    .extracting(Association::getAssociationType)
                    .containsOnly(AssociationType.HAS_MEMBER, AssociationType.SIGNS, AssociationType.REPLACE);
            assertThat(read.getAssociations()).hasSize(2 * documents.size() + 2);
        }
    }

    /**
     * IPF's validator refuses what the French profile adds (CX-5, XON-7, label and code system of a specialty): everything else
     * must pass it.
     */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void submission_withoutTheFrenchComponents_passesIpfsValidator(long seed) throws Exception {
        Random random = new Random(seed);
        UnaryOperator<String> strip = xml -> xml.replace("ISO^NH", "ISO")
                .replace("ISO^PI", "ISO")
                .replace("ISO^IDNST^", "ISO^^")
                .replaceAll("(\"authorSpecialty\"><ValueList><Value>[^^<]*)[^<]*", "$1");
        for (int round = 0; round < 10; round++) {
            FeedRequest request = FeedRequest.builder()
                    .addDocument(document(random, Samples.patient()))
                    .addDocument(document(random, Samples.patient()))
                    .replaces(Oid.of("1.2.3.4"), "urn:uuid:00000000-0000-0000-0000-000000000001")
                    .build();
            ProvideAndRegisterDocumentSetRequestValidator.getInstance()
                    .validate(read(submission(request, DmpProfile.defaults()), strip), XDS.Interactions.ITI_41);
        }
    }

    private static void assertSet(SubmissionSet set, Submission submission, FeedRequest request) {
        assertThat(set.getUniqueId()).isEqualTo(submission.uniqueId().value());
        assertThat(set.getSourceId()).isEqualTo(context.software().oid().value());
        assertThat(set.getTitle().getValue()).isEqualTo(request.title().orElseThrow());
        assertThat(instant(set.getSubmissionTime())).isEqualTo(Samples.NOW);
        assertCode(set.getContentTypeCode(), CONTENT);
        assertThat(set.getPatientId().getId()).isEqualTo(Samples.MATRICULE);
        assertAuthor(
                set.getAuthors().get(0),
                request.documents().get(0).metadata().authors().get(0));
    }

    private static void assertEntry(DocumentEntry entry, Document document) {
        DocumentMetadata sent = document.metadata();
        assertThat(entry.getUniqueId()).isEqualTo(sent.uniqueId().value());
        assertThat(entry.getTitle().getValue()).isEqualTo(sent.title());
        assertThat(entry.getComments().getValue()).isEqualTo(sent.comments().orElseThrow());
        assertThat(entry.getMimeType()).isEqualTo(sent.mimeType());
        assertThat(entry.getLanguageCode()).isEqualTo(sent.languageCode());
        assertThat(entry.getHash()).isEqualTo(document.content().fingerprint().sha1());
        assertThat(entry.getSize()).isEqualTo(document.content().fingerprint().size());
        assertThat(instant(entry.getCreationTime())).isEqualTo(sent.creationTime());
        assertThat(instant(entry.getServiceStartTime())).isEqualTo(sent.serviceStart());
        assertThat(instant(entry.getServiceStopTime()))
                .isEqualTo(sent.serviceStop().orElseThrow());
        assertCode(entry.getClassCode(), sent.classCode());
        assertCode(entry.getTypeCode(), sent.typeCode());
        assertCode(entry.getFormatCode(), sent.formatCode());
        assertCode(entry.getHealthcareFacilityTypeCode(), sent.facilityType());
        assertCode(entry.getPracticeSettingCode(), sent.practiceSetting());
        assertCode(entry.getEventCodeList().get(0), sent.eventCodes().get(0));
        assertThat(entry.getConfidentialityCodes())
                .hasSize(1 + sent.visibility().size());
        assertCode(entry.getConfidentialityCodes().get(0), sent.confidentiality());
        assertThat(entry.getPatientId().getId()).isEqualTo(Samples.MATRICULE);
        assertThat(entry.getPatientId().getAssigningAuthority().getUniversalId())
                .isEqualTo("1.2.250.1.213.1.4.10");
        assertThat(entry.getSourcePatientId().getId()).isEqualTo(Samples.MATRICULE);
        assertPatient(entry, sent.patient());
        assertReferences(entry, sent.references());
        assertThat(entry.getAuthors()).hasSameSizeAs(sent.authors());
        for (int i = 0; i < sent.authors().size(); i++) {
            assertAuthor(entry.getAuthors().get(i), sent.authors().get(i));
        }
        assertPerson(
                entry.getLegalAuthenticator().getId(),
                entry.getLegalAuthenticator().getName(),
                sent.legalAuthenticator());
    }

    private static void assertReferences(DocumentEntry entry, List<Reference> sent) {
        assertThat(entry.getReferenceIdList()).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            var read = entry.getReferenceIdList().get(i);
            InstanceId id = sent.get(i).id();
            assertThat(read.getId()).isEqualTo(id.extension().orElse(id.root().value()));
            assertThat(read.getIdTypeCode())
                    .isEqualTo(
                            switch (sent.get(i).kind()) {
                                case ORDER -> "urn:ihe:iti:xds:2013:order";
                                case ACCESSION -> "urn:ihe:iti:xds:2013:accession";
                                case STUDY -> "urn:ihe:iti:xds:2016:studyInstanceUID";
                            });
            if (id.extension().isPresent()) {
                assertThat(read.getAssigningAuthority().getUniversalId())
                        .isEqualTo(id.root().value());
                assertThat(read.getAssigningAuthority().getUniversalIdType()).isEqualTo("ISO");
            } else {
                assertThat(read.getAssigningAuthority()).isNull();
            }
        }
    }

    private static void assertPatient(DocumentEntry entry, Patient patient) {
        List<String> names = new ArrayList<>();
        entry.getSourcePatientInfo()
                .getNames()
                .forEachRemaining(name -> names.add(name.getFamilyName() + '/' + name.getGivenName()));
        assertThat(names)
                .containsExactly(
                        patient.traits().birthName() + '/' + patient.traits().firstGivenName(),
                        patient.usedName().orElseThrow()
                                + '/'
                                + patient.usedGivenName().orElseThrow());
        assertThat(entry.getSourcePatientInfo().getGender()).isEqualTo("F");
        assertThat(entry.getSourcePatientInfo().getDateOfBirth().getDateTime().toLocalDate())
                .hasToString("1979-03-28");
    }

    private static void assertAuthor(Author read, DocumentAuthor sent) {
        assertPerson(read.getAuthorPerson().getId(), read.getAuthorPerson().getName(), sent);
        assertThat(read.getAuthorInstitution().get(0).getOrganizationName())
                .isEqualTo(sent.structure().name());
        assertThat(read.getAuthorInstitution().get(0).getIdNumber())
                .isEqualTo(sent.structure().id().value());
        assertThat(read.getAuthorSpecialty().get(0).getId())
                .isEqualTo(sent.professional().specialty().code());
        assertThat(read.getAuthorRole())
                .extracting(Identifiable::getId)
                .isEqualTo(sent.function().map(CodedValue::displayName).stream().toList());
    }

    private static void assertPerson(Identifiable id, Name<?> name, DocumentAuthor sent) {
        assertThat(id.getId()).isEqualTo(sent.professional().id().value());
        assertThat(id.getAssigningAuthority().getUniversalId()).isEqualTo("1.2.250.1.71.4.2.1");
        assertThat(name.getFamilyName()).isEqualTo(sent.professional().familyName());
        assertThat(name.getGivenName()).isEqualTo(sent.professional().givenName());
    }

    private static void assertCode(Code read, CodedValue sent) {
        assertThat(CodedValue.of(
                        read.getCode(),
                        read.getSchemeName(),
                        read.getDisplayName().getValue()))
                .isEqualTo(sent);
    }

    private static Instant instant(Timestamp time) {
        return time.getDateTime().toInstant();
    }
}
