package org.segursdk.core.xds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent.Fingerprint;
import org.segursdk.core.document.DocumentMetadata;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xml.SecureXml;

class EbrimTest {
    private static final XdsOptions OPTIONS = XdsOptions.DEFAULT;

    static byte[] write(RegistryObjects objects) throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        new EbrimWriter(writer).writeSubmitObjectsRequest(objects);
        writer.flush();
        return out.toByteArray();
    }

    private static XMLStreamReader parser(byte[] xml) throws XMLStreamException {
        XMLStreamReader parser = SecureXml.reader(new ByteArrayInputStream(xml));
        parser.nextTag();
        return parser;
    }

    private static XMLStreamReader parser(String xml) throws XMLStreamException {
        return parser(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static SubmissionSet set(RandomMetadata random, DocumentMetadata metadata) {
        SubmissionSet.Builder builder = SubmissionSet.builder("SubmissionSet01", OPTIONS)
                .submissionTime(random.instant())
                .author(metadata.authors().get(0))
                .contentType(random.code(ValueSets.submissionContentType()))
                .patient(metadata.patient())
                .sourceId(random.oid())
                .uniqueId(random.oid());
        if (random.coin()) {
            builder.title(random.text()).comments(random.text());
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void writeThenRead_anyMetadata_isTheIdentity(long seed) throws XMLStreamException {
        RandomMetadata random = new RandomMetadata(seed);
        for (int round = 0; round < 60; round++) {
            List<DocumentEntry> entries = new ArrayList<>();
            List<Association> associations = new ArrayList<>();
            DocumentMetadata first = random.metadata();
            SubmissionSet set = set(random, first);
            for (int i = 0; i <= random.below(4); i++) {
                DocumentEntry.Builder builder = DocumentEntry.builder(
                        "Document0" + i, i == 0 ? first : random.metadata(), random.fingerprint(), OPTIONS);
                if (random.coin()) {
                    builder.referenceIds(
                            List.of(new ReferenceId(random.text(), Optional.of(random.oid()), ReferenceId.ACCESSION)));
                }
                DocumentEntry entry = builder.build();
                entries.add(entry);
                associations.add(Association.hasMember("a" + i, set, entry));
                associations.add(Association.replaces("r" + i, entry, "urn:uuid:0"));
            }
            RegistryObjects objects = RegistryObjects.submission(set, entries, associations);
            assertThat(EbrimReader.readObjects(parser(write(objects)))).isEqualTo(objects);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void read_entryMadeFromMetadata_givesTheSameValues(long seed) throws XMLStreamException {
        RandomMetadata random = new RandomMetadata(seed);
        for (int round = 0; round < 60; round++) {
            DocumentMetadata metadata = random.metadata();
            Fingerprint fingerprint = random.fingerprint();
            DocumentEntry sent = DocumentEntry.of("Document01", metadata, fingerprint, OPTIONS);
            byte[] xml = write(new RegistryObjects(List.of(), List.of(sent), List.of(), List.of()));
            assertSame(EbrimReader.readObjects(parser(xml)).entries().get(0), metadata, fingerprint);
        }
    }

    private static void assertSame(DocumentEntry entry, DocumentMetadata metadata, Fingerprint fingerprint) {
        assertThat(entry.uniqueId()).contains(metadata.uniqueId().value());
        assertThat(entry.title()).contains(metadata.title());
        assertThat(entry.comments()).isEqualTo(metadata.comments());
        assertThat(entry.mimeType()).isEqualTo("text/xml");
        assertThat(entry.hash()).contains(fingerprint.sha1());
        assertThat(entry.size()).hasValue(fingerprint.size());
        assertThat(entry.languageCode()).contains("fr-FR");
        assertThat(entry.creationTime()).contains(metadata.creationTime().truncatedTo(ChronoUnit.SECONDS));
        assertThat(entry.serviceStart()).contains(metadata.serviceStart());
        assertThat(entry.serviceStop()).isEqualTo(metadata.serviceStop());
        assertThat(entry.code(XdsUuids.CLASS_CODE)).contains(metadata.classCode());
        assertThat(entry.code(XdsUuids.TYPE_CODE)).contains(metadata.typeCode());
        assertThat(entry.code(XdsUuids.FORMAT_CODE)).contains(metadata.formatCode());
        assertThat(entry.code(XdsUuids.FACILITY_TYPE_CODE)).contains(metadata.facilityType());
        assertThat(entry.code(XdsUuids.PRACTICE_SETTING_CODE)).contains(metadata.practiceSetting());
        assertThat(entry.codes(XdsUuids.EVENT_CODE)).isEqualTo(metadata.eventCodes());
        assertThat(entry.codes(XdsUuids.CONFIDENTIALITY_CODE))
                .startsWith(metadata.confidentiality())
                .hasSize(1 + metadata.visibility().size())
                .containsAll(
                        metadata.visibility().stream().map(Visibility::code).toList());
        assertThat(entry.patientId().map(XdsPatientId::type))
                .contains(metadata.patient().ins().isPresent() ? "NH" : "PI");
        assertThat(entry.authors()).hasSameSizeAs(metadata.authors());
        for (int i = 0; i < metadata.authors().size(); i++) {
            assertSame(entry.authors().get(i), metadata.authors().get(i));
        }
        assertThat(entry.legalAuthenticator().map(XdsPerson::familyName))
                .contains(metadata.legalAuthenticator().professional().familyName());
        assertThat(entry.toString()).doesNotContain(metadata.title());
    }

    private static void assertSame(XdsAuthor read, DocumentAuthor author) {
        assertThat(read.person())
                .contains(new XdsPerson(
                        author.professional().id().value(),
                        author.professional().familyName(),
                        author.professional().givenName(),
                        "1.2.250.1.71.4.2.1",
                        "D",
                        "IDNPS"));
        assertThat(read.institutions())
                .containsExactly(new XdsOrganization(
                        author.structure().name(),
                        "1.2.250.1.71.4.2.2",
                        "IDNST",
                        author.structure().id().value()));
        assertThat(read.specialties()).containsExactly(author.professional().specialty());
        assertThat(read.roles())
                .isEqualTo(
                        author.function().map(CodedValue::displayName).stream().toList());
    }

    @Test
    void write_escapesHl7SeparatorsAndXml() throws XMLStreamException {
        StringBuilder escaped = Hl7.escape(new StringBuilder(), "a^b&c|d~e\\f");
        assertThat(escaped).hasToString("a\\S\\b\\T\\c\\F\\d\\R\\e\\E\\f");
        assertThat(Hl7.unescape(escaped.toString())).isEqualTo("a^b&c|d~e\\f");
        assertThat(Hl7.unescape("\\Zab\\ \\S")).isEqualTo("\\Zab\\ \\S");
    }

    @Test
    void write_controlCharactersInTitle_becomeSpaces() throws XMLStreamException {
        DocumentEntry entry = DocumentEntry.builder("D", "text/xml", OPTIONS)
                .title("un\ndeux\ttrois\u0000\uD800 fin\uFFFF")
                .build();
        byte[] xml = write(new RegistryObjects(List.of(), List.of(entry), List.of(), List.of()));
        assertThat(EbrimReader.readObjects(parser(xml)).entries().get(0).title())
                .contains("un deux trois \uFFFD fin\uFFFD");
    }

    @Test
    void dtm_isUtcAndReadsPartialPrecision() {
        assertThat(Hl7.dtm(Instant.parse("2026-01-15T09:08:07.999Z"))).isEqualTo("20260115090807");
        assertThat(Hl7.parseDtm("20260115090807")).contains(Instant.parse("2026-01-15T09:08:07Z"));
        assertThat(Hl7.parseDtm("2026")).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(Hl7.parseDtm("202601150908")).contains(Instant.parse("2026-01-15T09:08:00Z"));
        assertThat(List.of("", "202", "20261301", "2026a1", "20260230"))
                .allSatisfy(text -> assertThat(Hl7.parseDtm(text)).isEmpty());
    }

    @Test
    void options_internalIdentifierType_isWrittenAsTold() {
        DocumentMetadata metadata = new RandomMetadata(7).metadata();
        XdsOptions ei = new XdsOptions(false, "IDNPS", "EI", "IDNST");
        DocumentAuthor internal = DocumentAuthor.of(
                Professional.builder()
                        .id(new ProfessionalId("30B0193488/42"))
                        .familyName("LOCAL")
                        .specialty("G15_10/SM26")
                        .build(),
                metadata.authors().get(0).structure());
        DocumentEntry entry = DocumentEntry.of(
                "D", metadata.toBuilder().legalAuthenticator(internal).build(), new Fingerprint(1, "00"), ei);
        assertThat(entry.legalAuthenticator().map(XdsPerson::idType)).contains("EI");
        assertThat(entry.hash()).isEmpty();
        assertThat(entry.size()).isEmpty();
    }

    @Test
    void read_foreignPrefixesOrderAndUnknownParts_keepsWhatItCan() throws XMLStreamException {
        String xml = """
                <q:AdhocQueryResponse xmlns:q="urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0"
                    xmlns:r="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0" totalResultCount="1"
                    status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success">
                  <r:RegistryObjectList><!-- note -->
                    <r:ExtrinsicObject id="urn:uuid:1" lid="urn:uuid:0" status="urn:asip:ci-sis:2010:StatusType:Archived"
                        mimeType="text/xml" isOpaque="false" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">
                      <r:ExternalIdentifier identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab"
                          value="1.2.3"><r:Name><r:LocalizedString value="XDSDocumentEntry.uniqueId"/></r:Name></r:ExternalIdentifier>
                      <r:Unknown><r:Slot name="inside"/></r:Unknown>
                      <r:VersionInfo versionName="2"/>
                      <r:Slot name="urn:some:thing"><r:ValueList><r:Value>
                         kept <!-- x --><![CDATA[& whole]]>
                      </r:Value></r:ValueList></r:Slot>
                      <r:Slot name="size"><r:ValueList><r:Value>not a number</r:Value></r:ValueList></r:Slot>
                      <r:Slot name="empty"><r:ValueList/></r:Slot>
                    </r:ExtrinsicObject>
                    <r:ObjectRef id="urn:uuid:2"/>
                  </r:RegistryObjectList>
                </q:AdhocQueryResponse>
                """;
        RegistryResponse response = EbrimReader.readResponse(parser(xml));
        assertThat(response.isSuccess()).isTrue();
        assertThat(response.totalResultCount()).isEqualTo(OptionalInt.of(1));
        assertThat(response.objects().objectRefs()).containsExactly("urn:uuid:2");
        DocumentEntry entry = response.objects().entries().get(0);
        assertThat(entry.logicalId()).contains("urn:uuid:0");
        assertThat(entry.status()).contains("urn:asip:ci-sis:2010:StatusType:Archived");
        assertThat(entry.version()).contains("2");
        assertThat(entry.uniqueId()).contains("1.2.3");
        assertThat(entry.slot("urn:some:thing")).containsExactly("kept & whole");
        assertThat(entry.slot("empty")).isEmpty();
        assertThat(entry.slot("inside")).isEmpty();
        assertThat(entry.size()).isEmpty();
    }

    @Test
    void read_registeredEntryWrittenBack_keepsEverything() throws XMLStreamException {
        DocumentEntry registered = DocumentEntry.builder("urn:uuid:1", "text/xml", OPTIONS)
                .addSlot(Slot.of("repositoryUniqueId", "1.2.250.1.213.4.1.1.1.2"))
                .addSlot(new Slot("urn:x", List.of("a", "b")))
                .code(XdsUuids.CONFIDENTIALITY_CODE, CodedValue.of("N", "2.16.840.1.113883.5.25", "Normal"))
                .build();
        DocumentEntry next = registered.toBuilder(OPTIONS)
                .id("Document01")
                .withoutCodes(XdsUuids.CONFIDENTIALITY_CODE)
                .code(XdsUuids.CONFIDENTIALITY_CODE, Visibility.MASKED_FROM_PROFESSIONALS.code())
                .build();
        byte[] xml = write(new RegistryObjects(List.of(), List.of(next), List.of(), List.of()));
        DocumentEntry read = EbrimReader.readObjects(parser(xml)).entries().get(0);
        assertThat(read.slots()).isEqualTo(registered.slots());
        assertThat(read.codes(XdsUuids.CONFIDENTIALITY_CODE))
                .containsExactly(Visibility.MASKED_FROM_PROFESSIONALS.code());
        assertThat(read.id()).isEqualTo("Document01");
    }

    @Test
    void readResponse_failure_keepsEveryRawError() throws XMLStreamException {
        RegistryResponse response = EbrimReader.readResponse(parser("""
                <RegistryResponse xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0"
                    status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure"><RegistryErrorList>
                  <RegistryError errorCode="XDSUnknownPatientId" codeContext="secret"
                      severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error"/>
                  <RegistryError errorCode="X" codeContext="" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Warning" location="here"/>
                </RegistryErrorList></RegistryResponse>
                """));
        assertThat(response.isSuccess()).isFalse();
        assertThat(response.errors())
                .extracting(RegistryError::code, RegistryError::isWarning)
                .containsExactly(tuple("XDSUnknownPatientId", false), tuple("X", true));
        assertThat(response.toString()).doesNotContain("secret");
    }

    @Test
    void readResponse_anotherElement_isRefused() throws XMLStreamException {
        XMLStreamReader parser = parser("<html><body>secret</body></html>");
        assertThatThrownBy(() -> EbrimReader.readResponse(parser))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void submissionSet_missingParts_listsThemAll() {
        assertThatThrownBy(() -> SubmissionSet.builder("S", OPTIONS).build())
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .hasSize(5)
                        .allMatch(v -> v.rule().equals("REQUIRED")));
    }

    @Test
    void referenceId_anotherForm_isLeftOut() {
        ReferenceId reference = new ReferenceId("A^1", Optional.of(Oid.of("1.2.3")), ReferenceId.ORDER);
        assertThat(ReferenceId.parse(reference.toCx())).isEqualTo(Optional.of(reference));
        assertThat(ReferenceId.parse("A^^^&not an oid&ISO^x")).isEmpty();
        assertThat(ReferenceId.parse("A")).isEmpty();
    }

    @Test
    void entry_referencesOfTheMetadata_becomeOneSlot() {
        InstanceId order = InstanceId.of(Oid.of("1.2.3"), "A^1");
        InstanceId accession = InstanceId.of(Oid.of("1.2.4"), "B2");
        InstanceId study = InstanceId.of(Oid.of("1.2.840.5"));
        DocumentMetadata metadata = new RandomMetadata(31)
                .metadata().toBuilder()
                        .addReference(new Reference(Reference.Kind.ORDER, order))
                        .addReference(new Reference(Reference.Kind.ACCESSION, accession))
                        .addReference(new Reference(Reference.Kind.STUDY, study))
                        .build();
        DocumentEntry entry = DocumentEntry.of("Document01", metadata, new RandomMetadata(31).fingerprint(), OPTIONS);
        assertThat(entry.slots())
                .filteredOn(slot -> slot.name().equals("urn:ihe:iti:xds:2013:referenceIdList"))
                .singleElement()
                .satisfies(slot -> assertThat(slot.values())
                        .containsExactly(
                                "A\\S\\1^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:order",
                                "B2^^^&1.2.4&ISO^urn:ihe:iti:xds:2013:accession",
                                "1.2.840.5^^^^urn:ihe:iti:xds:2016:studyInstanceUID"));
        assertThat(entry.referenceIds())
                .containsExactlyElementsOf(
                        metadata.references().stream().map(ReferenceId::of).toList());
        assertThat(entry.toBuilder(OPTIONS).referenceIds(List.of()).build().referenceIds())
                .isEmpty();
    }

    @Test
    void parsers_extraComponents_areTolerated() {
        assertThat(XdsPatientId.parse("1^^^&1.2.3&ISO^NH^^20100907")).isEqualTo(new XdsPatientId("1", "1.2.3", "NH"));
        assertThat(XdsPatientId.parse("")).isEqualTo(new XdsPatientId("", "", ""));
        assertThat(XdsPerson.parse("8997^DOC")).isEqualTo(new XdsPerson("8997", "DOC", "", "", "", ""));
        assertThat(XdsOrganization.parse("CABINET")).isEqualTo(new XdsOrganization("CABINET", "", "", ""));
    }
}
