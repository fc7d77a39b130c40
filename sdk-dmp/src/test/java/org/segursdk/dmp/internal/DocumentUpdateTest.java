package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLSubmitObjectsRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.requests.RegisterDocumentSet;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.RegisterDocumentSetTransformer;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xds.Association;
import org.segursdk.core.xds.AvailabilityStatus;
import org.segursdk.core.xds.Classification;
import org.segursdk.core.xds.DocumentEntry;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.RegistryObjects;
import org.segursdk.core.xds.XdsOptions;
import org.segursdk.core.xds.XdsUuids;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.search.Entries;
import org.segursdk.dmp.search.FoundDocument;

class DocumentUpdateTest {
    private static final UpdateOrigin ORIGIN = new UpdateOrigin(
            DocumentAuthor.of(Samples.doctor(), Samples.practice()),
            ValueSets.submissionContentType().find("07").orElseThrow(),
            Samples.ins().ins(),
            Oid.of("1.2.250.1.999"),
            Oid.of("1.2.250.1.999.1"),
            Samples.NOW,
            XdsOptions.DEFAULT);

    private static byte[] write(DocumentUpdate update) throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        update.writeTo(writer);
        writer.flush();
        return out.toByteArray();
    }

    private static RegistryObjects read(DocumentUpdate update) throws XMLStreamException {
        return EbrimReader.readObjects(Entries.parser(write(update)));
    }

    private static RegisterDocumentSet ipf(DocumentUpdate update) throws Exception {
        SubmitObjectsRequest request = JAXBContext.newInstance(SubmitObjectsRequest.class)
                .createUnmarshaller()
                .unmarshal(SecureXml.parse(new ByteArrayInputStream(write(update))), SubmitObjectsRequest.class)
                .getValue();
        return new RegisterDocumentSetTransformer(new EbXMLFactory30())
                .fromEbXML(new EbXMLSubmitObjectsRequest30(request));
    }

    private static List<String> rules(Runnable call) {
        return catchThrowableOfType(InvalidInputException.class, call::run).violations().stream()
                .map(Violation::rule)
                .toList();
    }

    private static Association only(RegistryObjects objects) {
        assertThat(objects.associations()).hasSize(1);
        return objects.associations().get(0);
    }

    @Test
    void delete_namesTheCurrentStatusAndTheNew() throws Exception {
        FoundDocument archived =
                Entries.told("1.2.3").status(AvailabilityStatus.ARCHIVED).found();
        RegistryObjects objects = read(DocumentUpdate.delete(archived, ORIGIN));
        Association change = only(objects);
        assertThat(change.type()).isEqualTo("urn:ihe:iti:2010:AssociationType:UpdateAvailabilityStatus");
        assertThat(change.source()).isEqualTo(objects.submissionSets().get(0).id());
        assertThat(change.target()).isEqualTo(archived.entryUuid());
        assertThat(change.slot("OriginalStatus")).containsExactly("urn:asip:ci-sis:2010:StatusType:Archived");
        assertThat(change.slot("NewStatus")).containsExactly("urn:asip:ci-sis:2010:StatusType:Deleted");
        assertThat(objects.entries()).isEmpty();
        assertThat(new String(write(DocumentUpdate.delete(archived, ORIGIN)), StandardCharsets.UTF_8))
                .contains("objectType=\"urn:oasis:names:tc:ebxml-regrep:ObjectType:RegistryObject:Association\"");
    }

    @Test
    void archiveAndBack_areTheReverseOfEachOther() throws Exception {
        FoundDocument active = Entries.told("1.2.3").found();
        Association archive = only(read(DocumentUpdate.archive(active, ORIGIN)));
        assertThat(archive.slot("OriginalStatus")).containsExactly(AvailabilityStatus.APPROVED);
        assertThat(archive.slot("NewStatus")).containsExactly(AvailabilityStatus.ARCHIVED);
        FoundDocument archived =
                Entries.told("1.2.3").status(AvailabilityStatus.ARCHIVED).found();
        Association back = only(read(DocumentUpdate.unarchive(archived, ORIGIN)));
        assertThat(back.slot("OriginalStatus")).containsExactly(AvailabilityStatus.ARCHIVED);
        assertThat(back.slot("NewStatus")).containsExactly(AvailabilityStatus.APPROVED);
        assertThat(rules(() -> DocumentUpdate.archive(archived, ORIGIN))).containsExactly("DMP-STATUS-CURRENT");
        assertThat(rules(() -> DocumentUpdate.unarchive(active, ORIGIN))).containsExactly("DMP-STATUS-CURRENT");
        FoundDocument strange = Entries.told("1.2.3").status("urn:unheard").found();
        assertThat(rules(() -> DocumentUpdate.delete(strange, ORIGIN))).containsExactly("DMP-STATUS-CURRENT");
    }

    static Stream<BiFunction<FoundDocument, UpdateOrigin, DocumentUpdate>> liftings() {
        return Stream.of(
                DocumentUpdate::unmask, DocumentUpdate::showToPatient, DocumentUpdate::showToLegalRepresentatives);
    }

    static Stream<BiFunction<FoundDocument, UpdateOrigin, DocumentUpdate>> visibilityChanges() {
        return Stream.concat(Stream.of(DocumentUpdate::mask), liftings());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void visibility_copy_changesTheConfidentialityAndNothingElse(long seed) throws Exception {
        for (DocumentEntry entry : new Entries(seed).entries(20)) {
            FoundDocument before = FoundDocument.of(entry);
            boolean masked = before.visibility().contains(Visibility.MASKED_FROM_PROFESSIONALS);
            DocumentUpdate update =
                    masked ? DocumentUpdate.unmask(before, ORIGIN) : DocumentUpdate.mask(before, ORIGIN);
            RegistryObjects objects = read(update);
            DocumentEntry after = objects.entries().get(0);
            assertThat(after.id()).isEqualTo("Document01");
            assertThat(after.logicalId()).isEqualTo(entry.logicalId());
            assertThat(after.status()).isEqualTo(entry.status());
            assertThat(after.version()).isEqualTo(entry.version());
            assertThat(after.title()).isEqualTo(entry.title());
            assertThat(after.comments()).isEqualTo(entry.comments());
            assertThat(after.mimeType()).isEqualTo(entry.mimeType());
            assertThat(after.objectType()).isEqualTo(entry.objectType());
            assertThat(after.slots()).isEqualTo(entry.slots());
            assertThat(after.slot("urn:unheard:of")).containsExactly("kept");
            assertThat(after.externalIdentifiers()).isEqualTo(entry.externalIdentifiers());
            assertThat(others(after)).isEqualTo(others(entry));
            assertThat(after.codes(XdsUuids.CONFIDENTIALITY_CODE).get(0).code()).isEqualTo("N");
            assertThat(after.visibility().contains(Visibility.MASKED_FROM_PROFESSIONALS))
                    .isNotEqualTo(masked);
            assertThat(text(update)).contains("isOpaque=\"false\"");
            Association member = only(objects);
            assertThat(member.type()).isEqualTo(Association.HAS_MEMBER);
            assertThat(member.target()).isEqualTo("Document01");
            assertThat(member.slot("SubmissionSetStatus")).containsExactly("Original");
            assertThat(member.slot("PreviousVersion"))
                    .containsExactly(entry.version().orElseThrow());
        }
    }

    private static String text(DocumentUpdate update) throws XMLStreamException {
        return new String(write(update), StandardCharsets.UTF_8);
    }

    private static List<Classification> others(DocumentEntry entry) {
        return entry.classifications().stream()
                .filter(each -> !each.scheme().equals(XdsUuids.CONFIDENTIALITY_CODE))
                .toList();
    }

    @Test
    void showToPatient_liftsThatRestrictionAlone() throws Exception {
        FoundDocument hidden = Entries.told("1.2.3")
                .visibility(Visibility.INVISIBLE_TO_PATIENT)
                .visibility(Visibility.INVISIBLE_TO_LEGAL_REPRESENTATIVES)
                .found();
        assertThat(read(DocumentUpdate.showToPatient(hidden, ORIGIN))
                        .entries()
                        .get(0)
                        .visibility())
                .isEqualTo(Set.of(Visibility.INVISIBLE_TO_LEGAL_REPRESENTATIVES));
        assertThat(read(DocumentUpdate.showToLegalRepresentatives(hidden, ORIGIN))
                        .entries()
                        .get(0)
                        .visibility())
                .isEqualTo(Set.of(Visibility.INVISIBLE_TO_PATIENT));
    }

    @Test
    void visibility_unchanged_isRefused() {
        FoundDocument plain = Entries.told("1.2.3").found();
        assertThat(rules(() -> DocumentUpdate.unmask(plain, ORIGIN))).containsExactly("DMP-VISIBILITY-SAME");
        assertThat(rules(() -> DocumentUpdate.showToPatient(plain, ORIGIN))).containsExactly("DMP-VISIBILITY-SAME");
        FoundDocument masked = Entries.told("1.2.3")
                .visibility(Visibility.MASKED_FROM_PROFESSIONALS)
                .found();
        assertThat(rules(() -> DocumentUpdate.mask(masked, ORIGIN))).containsExactly("DMP-VISIBILITY-SAME");
    }

    @ParameterizedTest
    @MethodSource("visibilityChanges")
    void visibility_entryWithoutIdOrVersion_isRefusedWithEveryReason(
            BiFunction<FoundDocument, UpdateOrigin, DocumentUpdate> change) {
        FoundDocument symbolic = FoundDocument.of(DocumentEntry.builder("Document01", "text/xml", XdsOptions.DEFAULT)
                .build());
        assertThat(rules(() -> assertThat(change.apply(symbolic, ORIGIN)).isNull()))
                .startsWith("DMP-ENTRY-UUID", "DMP-VERSION-UNKNOWN");
    }

    @Test
    void visibility_entryWithoutLogicalId_isItsOwn() throws Exception {
        DocumentEntry entry = Entries.told("1.2.3").toEntry();
        String xml = Entries.text(entry).replaceFirst(" lid=\"[^\"]*\"", "");
        FoundDocument found =
                FoundDocument.of(EbrimReader.readObjects(Entries.parser(xml.getBytes(StandardCharsets.UTF_8)))
                        .entries()
                        .get(0));
        assertThat(read(DocumentUpdate.mask(found, ORIGIN)).entries().get(0).logicalId())
                .isEqualTo(Optional.of(found.entryUuid()));
    }

    @ParameterizedTest
    @MethodSource("liftings")
    void visibility_everyLifting_isReadByIpf(BiFunction<FoundDocument, UpdateOrigin, DocumentUpdate> change)
            throws Exception {
        FoundDocument found = Entries.told("1.2.3")
                .version(5)
                .visibility(Visibility.MASKED_FROM_PROFESSIONALS)
                .visibility(Visibility.INVISIBLE_TO_PATIENT)
                .visibility(Visibility.INVISIBLE_TO_LEGAL_REPRESENTATIVES)
                .found();
        RegisterDocumentSet read = ipf(change.apply(found, ORIGIN));
        assertThat(read.getSubmissionSet().getUniqueId())
                .isEqualTo(ORIGIN.uniqueId().value());
        assertThat(read.getSubmissionSet().getPatientId().getId()).isEqualTo(Samples.MATRICULE);
        assertThat(read.getDocumentEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.getUniqueId()).isEqualTo("1.2.3");
            assertThat(entry.getHash()).isEqualTo(found.hash().orElseThrow());
            assertThat(entry.getRepositoryUniqueId()).isEqualTo(Entries.REPOSITORY);
            assertThat(entry.getLogicalUuid()).isEqualTo(found.logicalId());
            assertThat(entry.getConfidentialityCodes()).hasSize(3);
        });
        assertThat(read.getAssociations()).singleElement().satisfies(association -> assertThat(
                        association.getPreviousVersion())
                .isEqualTo("5"));
    }
}
