package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.sandbox.Caller.xpath;
import static org.segursdk.sandbox.Xds.APPROVED;
import static org.segursdk.sandbox.Xds.slot;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openehealth.ipf.commons.ihe.xds.core.metadata.DocumentEntry;
import org.openehealth.ipf.commons.ihe.xds.core.responses.QueryResponse;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.sandbox.DmpDocument.Author;

/** TD3.1. */
class DmpSearchTest {
    static final Ins DOMINIQUE = new Ins(Matricule.of(DmpMessages.DOMINIQUE), InsAuthority.NIR);
    private static final String ARCHIVED =
            slot("$XDSDocumentEntryStatus", "('urn:asip:ci-sis:2010:StatusType:Archived')");
    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
        caller = Caller.air(sandbox);
    }

    @BeforeEach
    void reset() {
        sandbox.dmp().reset();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static DmpDocument deposit(DmpSeed seed) {
        return sandbox.dmp().deposit(DOMINIQUE, seed);
    }

    private static List<String> titles(String answer) throws Exception {
        QueryResponse response = Ipf.query(answer);
        return response.getDocumentEntries().stream()
                .map(d -> d.getTitle().getValue())
                .toList();
    }

    @Test
    void find_fedDocument_comesBackWithEverythingAsFed() throws Exception {
        assertThat(Caller.ai(sandbox).feed(Caller.ai(sandbox).newFeed())).contains("ResponseStatusType:Success");
        DmpDocument fed = sandbox.dmp().documents(DmpMessages.DOMINIQUE).get(0);

        String answer = Xds.get(caller, fed.uniqueId());

        String entry = "//*[local-name()='ExtrinsicObject']";
        assertThat(xpath(answer, entry + "/@id")).isEqualTo(fed.entryUuid());
        assertThat(xpath(answer, entry + "/@lid")).isEqualTo(fed.logicalId());
        assertThat(xpath(answer, entry + "/@status")).isEqualTo(DmpDocument.APPROVED);
        assertThat(xpath(answer, entry + "/*[local-name()='VersionInfo']/@versionName"))
                .isEqualTo("1");
        assertThat(value(answer, "hash")).isEqualTo(fed.sha1());
        assertThat(value(answer, "size")).isEqualTo(Long.toString(fed.size()));
        assertThat(value(answer, "repositoryUniqueId")).isEqualTo(Xds.REPOSITORY);
        assertThat(value(answer, "sourcePatientId")).isEqualTo("1234^^^&1.2.3.4&ISO^PI");
        assertThat(value(answer, "sourcePatientInfo")).isEqualTo("PID-5|ADRTROIS^DOMINIQUE^^^^^L");
        assertThat(value(answer, "legalAuthenticator"))
                .isEqualTo("899700366240^DUPRE^CAMILLE^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS");
        assertThat(value(answer, "authorSpecialty")).isEqualTo("G15_10/SM26^Medecine generale^1.2.250.1.213.1.1.4.5");
        assertThat(value(answer, "authorInstitution"))
                .isEqualTo("Cabinet^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^10B0193488");
        assertThat(xpath(answer, "//*[local-name()='ExternalIdentifier'][1]/@value"))
                .isEqualTo(DmpMessages.DOMINIQUE + "^^^&1.2.250.1.213.1.4.8&ISO^NH");
        assertThat(xpath(answer, "count(" + entry + "/*[local-name()='Classification'])"))
                .isEqualTo("7");
        assertThat(xpath(answer, "count(//*[@classifiedObject!='" + fed.entryUuid() + "'])"))
                .isEqualTo("0");
        assertThat(xpath(answer, "//@totalResultCount")).isEqualTo("1");
        DocumentEntry read = Ipf.query(answer).getDocumentEntries().get(0);
        assertThat(read.getUniqueId()).isEqualTo(fed.uniqueId());
        assertThat(read.getTypeCode().getCode()).isEqualTo("60591-5");
        assertThat(read.getFormatCode().getSchemeName()).isEqualTo("1.3.6.1.4.1.19376.1.2.3");
        assertThat(read.getPracticeSettingCode().getCode()).isEqualTo("AMBULATOIRE");
        assertThat(read.getHash()).isEqualTo(fed.sha1());
    }

    private static String value(String answer, String slot) throws Exception {
        return xpath(answer, "//*[local-name()='Slot'][@name='" + slot + "']/*/*[1]");
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                filter("ClassCode", "('42^^1.2.250.1.213.1.1.4.1')", "B"),
                filter("ClassCode", "('42^^1.2.250.1.213.1.1.4.1','10^^1.2.250.1.213.1.1.4.1')", "A", "B"),
                filter("ClassCode", "('42^^1.2.3')"),
                filter("TypeCode", "('PRESC-BIO^^1.2.250.1.213.1.1.4.12')", "B"),
                filter("FormatCode", "('1.2.840.10008.5.1.4.1.1.88.59^^1.2.840.10008.2.6.1')", "K"),
                filter("EventCodeList", "('MR^^1.2.250.1.213.1.1.5.618')", "K"),
                filter("ConfidentialityCode", "('INVISIBLE_PATIENT^^1.2.250.1.213.1.1.4.13')", "B"),
                filter("HealthcareFacilityTypeCode", "('SA07^^1.2.250.1.71.4.2.4')", "A", "B", "K"),
                filter("PracticeSettingCode", "('EXP_PATIENT^^1.2.250.1.213.1.1.4.6')", "P"),
                filter("CreationTimeFrom", "20260102000000", "B", "P"),
                filter("CreationTimeFrom", "202601", "A", "B", "K", "P"),
                filter("CreationTimeTo", "'20260102000000'", "A", "K"),
                filter("ServiceStartTimeFrom", "20260103", "P"),
                filter("ServiceStartTimeTo", "20260102", "A", "K"),
                filter("ServiceStopTimeFrom", "20200101"),
                filter("ServiceStopTimeTo", "20300101"),
                filter("AuthorPerson", "('%DUPRE%')", "A", "K"),
                filter("AuthorPerson", "('899700000001^AUTR_^%')", "B"));
    }

    private static Arguments filter(String parameter, String value, String... titles) {
        return Arguments.of(parameter, value, List.of(titles));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("filters")
    void find_eachParameter_filters(String parameter, String value, List<String> titles) throws Exception {
        seedFour();

        assertThat(titles(Xds.find(caller, APPROVED, slot("$XDSDocumentEntry" + parameter, value))))
                .containsExactlyInAnyOrderElementsOf(titles);
    }

    private static void seedFour() {
        deposit(DmpSeed.document().title("A").createdAt(Instant.parse("2026-01-01T10:00:00Z")));
        deposit(DmpSeed.document()
                .title("B")
                .type(
                        CodedValue.of("PRESC-BIO", "1.2.250.1.213.1.1.4.12", "x"),
                        CodedValue.of("42", "1.2.250.1.213.1.1.4.1", "Prescription"))
                .createdAt(Instant.parse("2026-01-02T10:00:00Z"))
                .invisibleToPatient()
                .by(new Author("899700000001", "AUTRE", "JEAN", "Clinique", "10B0193499", "G15_10/SM04")));
        deposit(DmpSeed.kos(
                        "4711^^^&1.2.3.4&ISO^urn:ihe:iti:xds:2013:accession",
                        "1.2.3.4.5^^^&1.2.3.4&ISO^urn:ihe:iti:xds:2016:studyInstanceUID")
                .title("K")
                .createdAt(Instant.parse("2026-01-01T11:00:00Z")));
        deposit(DmpSeed.byPatient().title("P").createdAt(Instant.parse("2026-01-03T10:00:00Z")));
    }

    @Test
    void find_conditions_addUp() throws Exception {
        seedFour();

        assertThat(titles(Xds.find(
                        caller,
                        APPROVED,
                        slot(
                                "$XDSDocumentEntryClassCode",
                                "('10^^1.2.250.1.213.1.1.4.1')",
                                "('31^^1.2.250.1.213.1.1.4.1')"),
                        slot("$XDSDocumentEntryCreationTimeFrom", "20260101103000"))))
                .containsExactly("K");
    }

    @Test
    void find_statuses_areDistinguishedAndDeletedNeverReturned() throws Exception {
        deposit(DmpSeed.document().title("A"));
        deposit(DmpSeed.document().title("R").archived());
        deposit(DmpSeed.document().title("D").status(DmpDocument.DEPRECATED));
        DmpDocument deleted = deposit(DmpSeed.document().title("X").status(DmpDocument.DELETED));

        assertThat(titles(Xds.find(caller, APPROVED))).containsExactly("A");
        String archived = Xds.find(caller, ARCHIVED);
        assertThat(xpath(archived, "//*[local-name()='ExtrinsicObject']/@status"))
                .isEqualTo(DmpDocument.ARCHIVED);
        assertThat(titles(archived)).containsExactly("R");
        assertThat(titles(Xds.find(
                        caller,
                        slot(
                                "$XDSDocumentEntryStatus",
                                "('" + DmpDocument.DEPRECATED + "','" + DmpDocument.DELETED + "')",
                                "('" + DmpDocument.APPROVED + "')"))))
                .containsExactly("A", "D");
        assertThat(xpath(Xds.get(caller, deleted.uniqueId()), "//@totalResultCount"))
                .isEqualTo("0");
    }

    @Test
    void find_byReference_findsTheExamination() throws Exception {
        seedFour();

        String answer = caller.send(
                "registry",
                Xds.QUERY,
                Xds.query(
                        Xds.BY_REFERENCE,
                        "LeafClass",
                        APPROVED,
                        slot(
                                "$XDSDocumentEntryReferenceIdList",
                                "('4711^^^&amp;1.2.3.4&amp;ISO^urn:ihe:iti:xds:2013:accession')")));

        assertThat(titles(answer)).containsExactly("K");
        assertThat(answer).contains("1.2.3.4.5^^^&amp;1.2.3.4&amp;ISO^urn:ihe:iti:xds:2016:studyInstanceUID");
    }

    @Test
    void find_objectRefs_areTheEntryUuids() throws Exception {
        DmpDocument document = deposit(DmpSeed.document());

        String answer = Xds.references(Caller.ai(sandbox), APPROVED);

        assertThat(Ipf.query(answer).getReferences()).singleElement().satisfies(r -> assertThat(r.getId())
                .isEqualTo(document.entryUuid()));
        assertThat(answer).doesNotContain("ExtrinsicObject");
    }

    @Test
    void synchronisation_setsThenAssociationsThenDocuments_leadsToEachOther() throws Exception {
        Caller.ai(sandbox).feed(Caller.ai(sandbox).newFeed());
        String sets = caller.send(
                "registry",
                Xds.QUERY,
                Xds.query(
                        Xds.FIND_SETS,
                        "LeafClass",
                        slot("$XDSSubmissionSetPatientId", "'" + DmpMessages.cx(DmpMessages.DOMINIQUE) + "'"),
                        slot("$XDSSubmissionSetStatus", "('" + DmpDocument.APPROVED + "')"),
                        slot("$XDSSubmissionSetSubmissionTimeFrom", "20260101")));
        assertThat(Ipf.query(sets).getSubmissionSets()).hasSize(1);
        String set = xpath(sets, "//*[local-name()='RegistryPackage']/@id");

        String associations = caller.send(
                "registry", Xds.QUERY, Xds.query(Xds.GET_ASSOCIATIONS, "LeafClass", slot("$uuid", "('" + set + "')")));
        Matcher targets = Pattern.compile("HasMember\" sourceObject=\"" + set + "\" targetObject=\"([^\"]*)\"")
                .matcher(associations);
        assertThat(targets.find()).isTrue();

        String both = caller.send(
                "registry",
                Xds.QUERY,
                Xds.query(
                        Xds.GET_BOTH, "LeafClass", slot("$XDSDocumentEntryEntryUUID", "('" + targets.group(1) + "')")));
        QueryResponse read = Ipf.query(both);
        assertThat(read.getDocumentEntries()).hasSize(1);
        assertThat(read.getAssociations()).hasSize(1);
        assertThat(sandbox.dmp().documents(DmpMessages.DOMINIQUE))
                .extracting(DmpDocument::entryUuid)
                .contains(targets.group(1));
    }

    @Test
    void find_fiveHundredDocuments_areAnsweredWholeOrByPages() throws Exception {
        assertThat(sandbox.dmp().deposit(DOMINIQUE, 500)).hasSize(500);

        String all = Xds.find(caller, APPROVED);
        assertThat(xpath(all, "//@totalResultCount")).isEqualTo("500");
        assertThat(Ipf.query(all).getDocumentEntries()).hasSize(500);

        String page = caller.send(
                "registry",
                Xds.QUERY,
                Xds.query(Xds.FIND_DOCUMENTS, "LeafClass", APPROVED)
                        .replace(
                                "<q:AdhocQueryRequest ", "<q:AdhocQueryRequest startIndex=\"490\" maxResults=\"20\" "));
        assertThat(xpath(page, "//@totalResultCount")).isEqualTo("500");
        assertThat(xpath(page, "//@startIndex")).isEqualTo("490");
        assertThat(Ipf.query(page).getDocumentEntries()).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "no status; XDSStoredQueryMissingParam",
                "unknown query; XDSUnknownStoredQuery",
                "unknown parameter; SandboxUnknownParameter",
                "other patient; XDSPatientIdDoesNotMatch",
                "code without system; XDSRegistryError",
                "bare word; XDSRegistryError",
                "bad time; XDSRegistryError",
                "both ids; XDSStoredQueryMissingParam",
                "no uuid; XDSStoredQueryMissingParam",
                "no reference; XDSStoredQueryMissingParam"
            })
    void find_malformed_isARegistryFailure(String what, String code) throws Exception {
        String query = malformed(what);

        String answer = caller.send("registry", Xds.QUERY, query);

        assertThat(answer).contains("AdhocQueryResponse", "ResponseStatusType:Failure", "errorCode=\"" + code + "\"");
        assertThat(Ipf.query(answer).getErrors()).isNotEmpty();
    }

    private static String malformed(String what) {
        String find = Xds.FIND_DOCUMENTS;
        return switch (what) {
            case "no status" -> Xds.query(find, "LeafClass");
            case "unknown query" -> Xds.query("00000000-8f97-4251-9a74-a90016b0af0d", "LeafClass", APPROVED);
            case "unknown parameter" -> Xds.query(find, "LeafClass", APPROVED, slot("$Other", "'x'"));
            case "other patient" ->
                Xds.query(
                        find,
                        "LeafClass",
                        APPROVED,
                        slot("$XDSDocumentEntryPatientId", "'" + DmpMessages.cx("275126322074974") + "'"));
            case "code without system" ->
                Xds.query(find, "LeafClass", APPROVED, slot("$XDSDocumentEntryClassCode", "('10')"));
            case "bare word" -> Xds.query(find, "LeafClass", APPROVED, slot("$XDSDocumentEntryClassCode", "10^^1.2"));
            case "bad time" ->
                Xds.query(find, "LeafClass", APPROVED, slot("$XDSDocumentEntryCreationTimeFrom", "'yesterday'"));
            case "both ids" ->
                Xds.query(
                        Xds.GET_DOCUMENTS,
                        "LeafClass",
                        slot("$XDSDocumentEntryEntryUUID", "('x')"),
                        slot("$XDSDocumentEntryUniqueId", "('x')"));
            case "no uuid" -> Xds.query(Xds.GET_ASSOCIATIONS, "LeafClass");
            default -> Xds.query(Xds.BY_REFERENCE, "LeafClass", APPROVED);
        };
    }

    @Test
    void registry_otherActionOrBody_isAFault() throws Exception {
        assertThat(caller.send("registry", "urn:other", Xds.query(Xds.FIND_DOCUMENTS, "LeafClass", APPROVED)))
                .contains(":Fault>", "ActionNotSupported");
        assertThat(caller.send("registry", Xds.QUERY, Xds.retrieval("1.2.3"))).contains(":Fault>", "AdhocQueryRequest");
        assertThat(caller.send("registry", Xds.QUERY, Xds.query(Xds.FIND_DOCUMENTS, "Other", APPROVED)))
                .contains(":Fault>", "returnType");
        assertThat(caller.send("registry", Xds.RETRIEVE, Xds.retrieval("1.2.3")))
                .contains("ActionNotSupported");
    }
}
