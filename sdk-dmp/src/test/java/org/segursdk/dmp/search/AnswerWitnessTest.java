package org.segursdk.dmp.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBContext;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLFactory30;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLQueryResponse30;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.responses.QueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;
import org.openehealth.ipf.commons.ihe.xds.core.transform.responses.QueryResponseTransformer;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.xds.EbrimReader;
import org.segursdk.core.xds.RegistryResponse;

/** Answers with registered entries, read by another project and by us; and answers that the other project writes. */
class AnswerWitnessTest {
    private static final QueryResponseTransformer IPF = new QueryResponseTransformer(new EbXMLFactory30());

    private static QueryResponse ipf(byte[] answer) throws Exception {
        AdhocQueryResponse response = JAXBContext.newInstance(AdhocQueryResponse.class)
                .createUnmarshaller()
                .unmarshal(Entries.parser(answer), AdhocQueryResponse.class)
                .getValue();
        return IPF.fromEbXML(new EbXMLQueryResponse30(response));
    }

    private static RegistryResponse ours(byte[] answer) throws XMLStreamException {
        return EbrimReader.readResponse(Entries.parser(answer));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answer_ofRegisteredEntries_isReadAlike(long seed) throws Exception {
        List<org.segursdk.core.xds.DocumentEntry> entries = new Entries(seed).entries(40);
        byte[] answer = Entries.answer(entries);
        RegistryResponse ours = ours(answer);
        assertThat(ours.isSuccess()).isTrue();
        assertThat(ours.totalResultCount()).hasValue(40);
        assertThat(ours.objects().entries()).isEqualTo(entries);
        List<DocumentEntry> theirs = ipf(answer).getDocumentEntries();
        assertThat(theirs).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertSame(FoundDocument.of(ours.objects().entries().get(i)), theirs.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void answer_writtenByTheOther_isReadAsItsOwn(long seed) throws Exception {
        QueryResponse theirs = ipf(Entries.answer(new Entries(seed).entries(30)));
        StringWriter out = new StringWriter();
        JAXBContext.newInstance(AdhocQueryResponse.class)
                .createMarshaller()
                .marshal(IPF.toEbXML(theirs).getInternal(), out);
        RegistryResponse ours = ours(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(ours.objects().entries()).hasSize(30);
        for (int i = 0; i < 30; i++) {
            assertSame(
                    FoundDocument.of(ours.objects().entries().get(i)),
                    theirs.getDocumentEntries().get(i));
        }
    }

    private static void assertSame(FoundDocument ours, DocumentEntry theirs) {
        assertThat(ours.entryUuid()).isEqualTo(theirs.getEntryUuid());
        assertThat(ours.logicalId()).isEqualTo(theirs.getLogicalUuid());
        assertThat(ours.uniqueId()).contains(theirs.getUniqueId());
        assertThat(ours.title()).contains(theirs.getTitle().getValue());
        assertThat(ours.mimeType()).isEqualTo(theirs.getMimeType());
        assertThat(ours.hash()).contains(theirs.getHash());
        assertThat(ours.size()).hasValue(theirs.getSize());
        assertThat(ours.repositoryUniqueId()).contains(theirs.getRepositoryUniqueId());
        assertThat(ours.creationTime())
                .contains(theirs.getCreationTime().getDateTime().toInstant());
        assertThat(ours.serviceStart())
                .contains(theirs.getServiceStartTime().getDateTime().toInstant());
        assertThat(ours.serviceStop().isPresent()).isEqualTo(theirs.getServiceStopTime() != null);
        assertThat(ours.patientId().orElseThrow().id())
                .isEqualTo(theirs.getPatientId().getId());
        assertThat(ours.typeCode().map(CodedValue::code))
                .contains(theirs.getTypeCode().getCode());
        assertThat(ours.classCode().map(CodedValue::codeSystem))
                .contains(theirs.getClassCode().getSchemeName());
        assertThat(ours.formatCode().map(CodedValue::displayName))
                .contains(theirs.getFormatCode().getDisplayName().getValue());
        assertThat(ours.confidentialityCodes()).hasSameSizeAs(theirs.getConfidentialityCodes());
        assertThat(ours.references()).hasSameSizeAs(theirs.getReferenceIdList());
        assertThat(ours.authors().get(0).person().orElseThrow().id())
                .isEqualTo(theirs.getAuthors().get(0).getAuthorPerson().getId().getId());
        assertThat(ours.authors().get(0).institutions().get(0).id())
                .isEqualTo(
                        theirs.getAuthors().get(0).getAuthorInstitution().get(0).getIdNumber());
    }

    @Test
    void answer_hundredsOfEntries_holdWhatTheyShareOnce() throws Exception {
        List<org.segursdk.core.xds.DocumentEntry> entries =
                ours(Entries.answer(new Entries(9).entries(200))).objects().entries();
        long authors = entries.stream()
                .flatMap(entry -> entry.classifications().stream())
                .filter(each -> !each.slot("authorPerson").isEmpty())
                .map(System::identityHashCode)
                .distinct()
                .count();
        assertThat(authors).isLessThan(20);
    }

    @Test
    void answer_hostile_isRefusedOrReadWithoutHarm() throws Exception {
        assertThatThrownBy(() -> ours(("<!DOCTYPE x [<!ENTITY e \"x\">]>" + "<a/>").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(XMLStreamException.class);
        String head = "<q:AdhocQueryResponse xmlns:q=\"urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0\""
                + " xmlns=\"urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0\" status=\"urn:what\" totalResultCount=\"-x\">";
        String tail = "</q:AdhocQueryResponse>";
        RegistryResponse odd = ours((head
                        + "<RegistryObjectList><ExtrinsicObject><Slot><ValueList><Value/><Value> a </Value></ValueList></Slot>"
                        + "<Classification classificationScheme=\"s\"><Slot name=\"codingScheme\"/></Classification>"
                        + "<ExternalIdentifier/><Name/></ExtrinsicObject></RegistryObjectList>" + tail)
                .getBytes(StandardCharsets.UTF_8));
        FoundDocument found = FoundDocument.of(odd.objects().entries().get(0));
        assertThat(odd.totalResultCount()).isEmpty();
        assertThat(found.entryUuid()).isEmpty();
        assertThat(found.uniqueId()).isEmpty();
        assertThat(found.typeCode()).isEmpty();
        assertThat(found.creationTime()).isEmpty();
        assertThat(found.status().kind()).isEqualTo(DocumentStatus.Kind.OTHER);
        assertThat(found.isPatientDocument() || found.isKos() || found.isSignature())
                .isFalse();
        String huge = "x".repeat(1_000_001);
        assertThatThrownBy(() -> ours((head + "<ExtrinsicObject><Slot name=\"a\"><ValueList><Value>" + huge
                                + "</Value></ValueList></Slot></ExtrinsicObject>" + tail)
                        .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(XMLStreamException.class)
                .hasMessageNotContaining("xxx");
    }
}
