package org.segursdk.dmp.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openehealth.ipf.commons.ihe.xds.core.ebxml.ebxml30.EbXMLAdhocQueryRequest30;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.AvailabilityStatus;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.Code;
import org.openehealth.ipf.commons.ihe.xds.core.requests.QueryRegistry;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindDocumentsByReferenceIdQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindDocumentsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.FindSubmissionSetsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.GetDocumentsAndAssociationsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.GetDocumentsQuery;
import org.openehealth.ipf.commons.ihe.xds.core.requests.query.QueryReturnType;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryRequest;
import org.openehealth.ipf.commons.ihe.xds.core.transform.requests.QueryRegistryTransformer;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.core.xds.EbrimWriter;
import org.segursdk.core.xds.ReferenceId;
import org.segursdk.core.xds.StoredQuery;
import org.segursdk.core.xml.SecureXml;
import org.segursdk.dmp.Samples;

/** Another project's parser reads the queries we write and sees the criteria that were given. */
@Tag("REM-DMPC-11")
class SearchWitnessTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final TimeRange DAYS = TimeRange.days(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 29), PARIS);

    private static String xml(StoredQuery query) throws XMLStreamException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        XMLStreamWriter writer = SecureXml.writer(out);
        new EbrimWriter(writer).writeAdhocQueryRequest(query);
        writer.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static QueryRegistry read(StoredQuery query) throws Exception {
        AdhocQueryRequest request = JAXBContext.newInstance(AdhocQueryRequest.class)
                .createUnmarshaller()
                .unmarshal(
                        SecureXml.parse(new ByteArrayInputStream(xml(query).getBytes(StandardCharsets.UTF_8))),
                        AdhocQueryRequest.class)
                .getValue();
        return new QueryRegistryTransformer().fromEbXML(new EbXMLAdhocQueryRequest30(request));
    }

    private static CodedValue code(String code) {
        return ValueSets.documentType().find(code).orElseThrow();
    }

    private static void assertCodes(List<Code> read, CodedValue... sent) {
        assertThat(read)
                .extracting(each -> each.getCode() + '|' + each.getSchemeName())
                .isEqualTo(List.of(sent).stream()
                        .map(each -> each.code() + '|' + each.codeSystem())
                        .toList());
    }

    @Test
    void active_isTheDefaultAndNamesThePatient() throws Exception {
        QueryRegistry read = read(DocumentSearch.active().toQuery(Samples.ins().ins()));
        assertThat(read.getReturnType()).isEqualTo(QueryReturnType.LEAF_CLASS);
        FindDocumentsQuery query = (FindDocumentsQuery) read.getQuery();
        assertThat(query.getPatientId().getId()).isEqualTo(Samples.MATRICULE);
        assertThat(query.getStatus()).containsExactly(AvailabilityStatus.APPROVED);
        assertThat(query.getTypeCodes()).isNull();
        assertThat(xml(DocumentSearch.active().toQuery(Samples.ins().ins())))
                .contains("<Value>'" + Samples.MATRICULE + "^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH'</Value>");
    }

    @Test
    void everyCriterion_isReadAsGiven() throws Exception {
        CodedValue facility = ValueSets.healthcareFacilityType().find("SA01").orElseThrow();
        CodedValue setting = ValueSets.practiceSetting().find("AMBULATOIRE").orElseThrow();
        CodedValue format =
                ValueSets.formatCode().find("urn:ihe:iti:xds-sd:pdf:2008").orElseThrow();
        CodedValue documentClass = ValueSets.documentClass().find("10").orElseThrow();
        CodedValue act = CodedValue.of("HBQK002", "1.2.250.1.215.300.1", "x");
        CodedValue other = CodedValue.of("D'AB", "1.2.3", "x");
        DocumentSearch search = DocumentSearch.builder()
                .withDeprecated()
                .classCodes(documentClass)
                .typeCodes(code("11490-0"), code("60591-5"))
                .formatCodes(format)
                .facilityTypes(facility)
                .practiceSettings(setting)
                .eventCodes(act, other)
                .eventCodes(other)
                .visibility(Visibility.MASKED_FROM_PROFESSIONALS)
                .creation(DAYS)
                .serviceStart(DAYS)
                .serviceStop(DAYS)
                .author(ProfessionalId.rpps("99700366240"))
                .build();
        FindDocumentsQuery query =
                (FindDocumentsQuery) read(search.toQuery(Samples.ins().ins())).getQuery();
        assertThat(query.getStatus())
                .containsExactlyInAnyOrder(AvailabilityStatus.APPROVED, AvailabilityStatus.DEPRECATED);
        assertCodes(query.getClassCodes(), documentClass);
        assertCodes(query.getTypeCodes(), code("11490-0"), code("60591-5"));
        assertCodes(query.getFormatCodes(), format);
        assertCodes(query.getHealthcareFacilityTypeCodes(), facility);
        assertCodes(query.getPracticeSettingCodes(), setting);
        assertThat(query.getEventCodes().getOuterList()).hasSize(2);
        assertCodes(query.getEventCodes().getOuterList().get(0), act, other);
        assertCodes(query.getEventCodes().getOuterList().get(1), other);
        assertCodes(query.getConfidentialityCodes().getOuterList().get(0), Visibility.MASKED_FROM_PROFESSIONALS.code());
        assertThat(query.getAuthorPersons()).containsExactly("899700366240^%");
        for (var range : List.of(query.getCreationTime(), query.getServiceStartTime(), query.getServiceStopTime())) {
            // The day the clocks went forward has 23 hours.
            assertThat(range.getFrom().getDateTime().toInstant()).hasToString("2026-03-28T23:00:00Z");
            assertThat(range.getTo().getDateTime().toInstant()).hasToString("2026-03-29T22:00:00Z");
        }
    }

    @Test
    void archived_isAskedForByTheFrenchUrn() throws Exception {
        StoredQuery query = DocumentSearch.builder()
                .statuses(DocumentStatus.Kind.ARCHIVED)
                .build()
                .toQuery(Samples.ins().ins());
        assertThat(xml(query)).contains("<Value>('urn:asip:ci-sis:2010:StatusType:Archived')</Value>");
    }

    @Test
    void reference_makesItTheQueryByReferenceId() throws Exception {
        StoredQuery query = DocumentSearch.builder()
                .reference(new ReferenceId("A'1", Optional.of(Oid.of("1.2.250.99")), ReferenceId.ACCESSION))
                .build()
                .toQuery(Samples.ins().ins());
        FindDocumentsByReferenceIdQuery read =
                (FindDocumentsByReferenceIdQuery) read(query).getQuery();
        assertThat(read.getReferenceIds().getOuterList()).hasSize(1);
        assertThat(read.getTypedReferenceIds().getOuterList().get(0).get(0).getId())
                .isEqualTo("A'1");
    }

    @Test
    void referenceSearch_asksForObjectRefsByUniqueId() throws Exception {
        QueryRegistry read = read(ReferenceSearch.of(Oid.of("1.2.3")).toQuery());
        assertThat(read.getReturnType()).isEqualTo(QueryReturnType.OBJECT_REF);
        assertThat(((GetDocumentsQuery) read.getQuery()).getUniqueIds()).containsExactly("1.2.3");
        assertThatThrownBy(() -> new ReferenceSearch(List.of()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations().get(0).rule()).isEqualTo("DMP-SEARCH-EMPTY"));
    }

    @Test
    void lookup_asksForFullMetadata_withAssociationsWhenWanted() throws Exception {
        QueryRegistry plain =
                read(DocumentLookup.byUniqueIds(List.of("1.2.3", "1.2.4")).toQuery());
        assertThat(plain.getReturnType()).isEqualTo(QueryReturnType.LEAF_CLASS);
        assertThat(((GetDocumentsQuery) plain.getQuery()).getUniqueIds()).containsExactly("1.2.3", "1.2.4");
        QueryRegistry tied = read(DocumentLookup.byEntryUuids(List.of("urn:uuid:1"))
                .andAssociations()
                .toQuery());
        assertThat(((GetDocumentsAndAssociationsQuery) tied.getQuery()).getUuids())
                .containsExactly("urn:uuid:1");
    }

    @Test
    void submissionSearch_isBoundedInTime() throws Exception {
        FindSubmissionSetsQuery query = (FindSubmissionSetsQuery)
                read(new SubmissionSearch(DAYS).toQuery(Samples.ins().ins())).getQuery();
        assertThat(query.getPatientId().getId()).isEqualTo(Samples.MATRICULE);
        assertThat(query.getStatus()).containsExactly(AvailabilityStatus.APPROVED);
        assertThat(query.getSubmissionTime().getFrom().getDateTime().toInstant())
                .hasToString("2026-03-28T23:00:00Z");
        assertThat(query.getSubmissionTime().getTo().getDateTime().toInstant()).hasToString("2026-03-29T22:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 50, 500})
    void manyValues_areSplitIntoListsOfEbrimLength(int count) throws Exception {
        List<Oid> ids = IntStream.range(0, count)
                .mapToObj(i ->
                        Oid.of("2.25.100000000000000000000000000000000000000").child(i))
                .toList();
        StoredQuery query = new ReferenceSearch(ids).toQuery();
        List<String> lists = new ArrayList<>(query.slots().get(0).values());
        assertThat(lists).allMatch(list -> list.length() <= 256 && list.startsWith("('") && list.endsWith("')"));
        assertThat(((GetDocumentsQuery) read(query).getQuery()).getUniqueIds())
                .isEqualTo(ids.stream().map(Oid::value).toList());
    }

    @Test
    void statuses_noneOrDeleted_areRefused() {
        assertThatThrownBy(() -> DocumentSearch.builder().statuses().build()).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> DocumentSearch.builder()
                        .statuses(DocumentStatus.Kind.DELETED)
                        .build())
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations().get(0).rule()).isEqualTo("DMP-SEARCH-STATUS"));
        assertThatThrownBy(() -> TimeRange.days(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 1), PARIS))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new TimeRange(Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInputException.class);
    }
}
