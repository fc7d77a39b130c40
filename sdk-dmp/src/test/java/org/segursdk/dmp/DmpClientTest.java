package org.segursdk.dmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.InstanceId;
import org.segursdk.core.document.Reference;
import org.segursdk.core.document.Relation;
import org.segursdk.core.document.Visibility;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Outcome;
import org.segursdk.core.error.SegurException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.error.ServiceFaultException.Layer;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSets;
import org.segursdk.sandbox.DmpDocument;
import org.segursdk.sandbox.DmpPatient;
import org.segursdk.sandbox.DmpSituation;

/** TD0.2 and TD2.1 against the sandbox, strict. */
class DmpClientTest extends SandboxTest {
    private static Oid fresh() {
        return Oid.fromUuid(UUID.randomUUID());
    }

    private static List<DmpDocument> stored() {
        return sandbox.dmp().documents(Samples.MATRICULE).stream()
                .filter(each -> !each.isSignature())
                .toList();
    }

    private static void put(DmpPatient.Status status) {
        sandbox.dmp().put(DmpPatient.open(Samples.ins().ins()).with(status));
    }

    @Test
    void checkExistence_openRecord_tellsItsState() {
        sandbox.dmp()
                .put(DmpPatient.open(Samples.ins().ins())
                        .treatingPhysician(true)
                        .ensAttached(false));
        try (DmpClient client = client()) {
            DmpStatus status = client.checkExistence(session(), Samples.ins());
            assertThat(status).isInstanceOfSatisfying(DmpStatus.Open.class, open -> {
                assertThat(open.authorisation().kind()).isEqualTo(Authorisation.Kind.VALID);
                assertThat(open.treatingPhysician()).contains(true);
                assertThat(open.ensAttached()).contains(false);
                assertThat(open.answeredUnderOtherIns()).isFalse();
            });
            assertThat(status.isOpen()).isTrue();
            assertThat(status.<String>match(open -> "open", closed -> "closed", absent -> "absent"))
                    .isEqualTo("open");
        }
    }

    @ParameterizedTest
    @CsvSource({"VALIDE,VALID", "NON_EXISTE,NONE", "INTERDIT,FORBIDDEN", "EXPIRE,EXPIRED"})
    void checkExistence_authorisation_isMapped(DmpPatient.Authorisation code, Authorisation.Kind kind) {
        sandbox.dmp().put(DmpPatient.open(Samples.ins().ins()).with(code));
        try (DmpClient client = client()) {
            assertThat(client.checkExistence(session(), Samples.ins()))
                    .isInstanceOfSatisfying(DmpStatus.Open.class, open -> assertThat(open.authorisation())
                            .isEqualTo(new Authorisation(kind, code.name())));
        }
    }

    @Test
    void checkExistence_closedOrAbsent_areValues() {
        try (DmpClient client = client()) {
            put(DmpPatient.Status.CLOSED);
            assertThat(client.checkExistence(session(), Samples.ins())).isEqualTo(new DmpStatus.Closed());
            put(DmpPatient.Status.ABSENT);
            assertThat(client.checkExistence(session(), Samples.ins())).isEqualTo(new DmpStatus.Absent());
        }
    }

    @Test
    @Tag("REM-DMPA-14")
    void feed_documentOfThePast_keepsTheDateOfItsAct() {
        Oid id = fresh();
        Instant act = Instant.parse("2019-05-02T08:00:00Z");
        Document old = new Document(
                Samples.metadata(id).creationTime(act).serviceStart(act).build(),
                DocumentContent.of(Samples.cda(id, "2019")));
        try (DmpClient client = client()) {
            client.feed(session(), old);
        }
        assertThat(stored()).singleElement().satisfies(each -> assertThat(each.creationTime())
                .isEqualTo("20190502080000"));
    }

    @Test
    @Tag("REM-DMPA-22")
    void feed_bearsTheInsOfInsi() throws Exception {
        try (DmpClient client = client()) {
            client.feed(session(), Samples.document(fresh()));
        }
        String request = new String(
                sandbox.recorder().exchanges().get(0).requestBody().open().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(request).contains(Samples.ins().ins().toCx().replace("&", "&amp;"));
    }

    @Test
    @Tag("REM-DMPA-15")
    void feed_authorWhoLeftTheRegister_addsTheOrganizationToSubmissionAndDocument() throws Exception {
        Oid id = fresh();
        Document old = new Document(
                Samples.metadata(id).addAuthorOrganization(Samples.practice()).build(),
                DocumentContent.of(Samples.cda(id, "2019")));
        try (DmpClient client = client()) {
            assertThat(client.feed(session(), old)).isInstanceOf(FeedResult.Accepted.class);
        }
        String request = new String(
                sandbox.recorder().exchanges().get(0).requestBody().open().readAllBytes(), StandardCharsets.UTF_8);
        for (String scheme : List.of(
                "urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d", "urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d")) {
            Pattern alone = Pattern.compile(
                    "<Classification [^>]*classificationScheme=\"" + scheme
                            + "\"[^>]*><Slot name=\"authorInstitution\"><ValueList><Value>[^<]*10B0193488</Value></ValueList></Slot></Classification>");
            assertThat(request).containsPattern(alone);
            assertThat(request.split(Pattern.quote("\"" + scheme + "\""))).hasSizeGreaterThan(2);
        }
    }

    @Test
    void feed_oneDocument_isStoredByteForByte() throws Exception {
        Document document = Samples.document(fresh());
        try (DmpClient client = client()) {
            FeedResult result = client.feed(session(), document);
            assertThat(result)
                    .isInstanceOfSatisfying(FeedResult.Accepted.class, accepted -> assertThat(accepted.uniqueIds())
                            .containsExactly(document.metadata().uniqueId()));
        }
        assertThat(stored()).singleElement().satisfies(each -> assertStored(each, document));
        assertThat(sandbox.recorder().exchanges()).singleElement().satisfies(each -> assertThat(each.verdict())
                .isEqualTo("accepted"));
    }

    @ParameterizedTest
    @CsvSource({"text/xml,SHA_1", "text/xml,SHA_256", "application/dicom,SHA_1", "application/dicom,SHA_256"})
    void feed_aDocument_opensItsContentTwice(String mimeType, XadesForm.Algorithm algorithm) {
        Oid id = fresh();
        byte[] bytes = mimeType.equals("text/xml") ? Samples.cda(id, "x") : new byte[] {1, 2, 3};
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        DocumentContent content = DocumentContent.of(() -> {
            opened.incrementAndGet();
            return new FilterInputStream(new ByteArrayInputStream(bytes)) {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        });
        DmpProfile profile = DmpProfile.defaults().toBuilder()
                .xades(new XadesForm(algorithm, true, false, true))
                .build();
        try (DmpClient client = DmpClient.create(context().build(), profile)) {
            client.feed(
                    session(),
                    new Document(Samples.metadata(id).mimeType(mimeType).build(), content));
        }
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(2);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void feed_documentOfARequest_keepsItsNumbers() {
        Oid id = fresh();
        Document report = new Document(
                Samples.metadata(id)
                        .addReference(new Reference(
                                Reference.Kind.ORDER, InstanceId.of(Oid.of("1.2.250.1.99.1"), "P-2026^7")))
                        .addReference(new Reference(Reference.Kind.STUDY, InstanceId.of(Oid.of("1.2.840.113619.2"))))
                        .build(),
                DocumentContent.of(Samples.cda(id, "x")));
        try (DmpClient client = client()) {
            assertThat(client.feed(session(), report)).isInstanceOf(FeedResult.Accepted.class);
        }
        assertThat(stored()).singleElement().satisfies(each -> assertThat(each.references())
                .containsExactly(
                        "P-2026\\S\\7^^^&1.2.250.1.99.1&ISO^urn:ihe:iti:xds:2013:order",
                        "1.2.840.113619.2^^^^urn:ihe:iti:xds:2016:studyInstanceUID"));
    }

    private static void assertStored(DmpDocument stored, Document sent) throws Exception {
        assertThat(stored.uniqueId()).isEqualTo(sent.metadata().uniqueId().value());
        assertThat(stored.title()).isEqualTo(sent.metadata().title());
        assertThat(stored.typeCode().code())
                .isEqualTo(sent.metadata().typeCode().code());
        assertThat(stored.size()).isEqualTo(sent.content().fingerprint().size());
        assertThat(stored.sha1()).isEqualTo(sent.content().fingerprint().sha1());
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        try (InputStream in = stored.open()) {
            sha1.update(in.readAllBytes());
        }
        assertThat(HexFormat.of().formatHex(sha1.digest())).isEqualTo(stored.sha1());
    }

    /** Sizes at which transports break: nothing but the root and padding around one buffer, then larger. */
    @ParameterizedTest
    @ValueSource(ints = {50_000, 65_535, 65_536, 65_537, 100_000, 10_000_000})
    void feed_documentOfThatSize_isStoredByteForByte(int size) throws Exception {
        Oid id = fresh();
        int frame = Samples.cda(id, "").length;
        byte[] cda = Samples.cda(id, "x".repeat(size - frame));
        assertThat(cda).hasSize(size);
        Document document = new Document(Samples.metadata(id).build(), DocumentContent.of(cda));
        try (DmpClient client = client()) {
            assertThat(client.feed(session(), document)).isInstanceOf(FeedResult.Accepted.class);
        }
        assertThat(stored()).singleElement().satisfies(each -> assertStored(each, document));
    }

    @Test
    void feed_severalDocuments_areStoredTogether() {
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Oid id = fresh();
            documents.add(new Document(
                    Samples.metadata(id)
                            .title("Compte rendu n° " + i + " ^ & | ~ \\ <é>")
                            .addVisibility(Visibility.values()[i % 3])
                            .build(),
                    DocumentContent.of(Samples.cda(id, "n° " + i))));
        }
        FeedRequest request = FeedRequest.builder()
                .addDocuments(documents)
                .title("Lot de 12")
                .contentType(ValueSets.submissionContentType().find("04").orElseThrow())
                .uniqueId(Oid.of("1.2.3.99.1"))
                .build();
        try (DmpClient client = client()) {
            assertThat(client.feed(session(), request))
                    .isEqualTo(new FeedResult.Accepted(
                            Oid.of("1.2.3.99.1"),
                            documents.stream()
                                    .map(each -> each.metadata().uniqueId())
                                    .toList()));
        }
        assertThat(stored()).hasSize(12).allSatisfy(each -> assertThat(each.submissionSetId())
                .isEqualTo("1.2.3.99.1"));
        for (int i = 0; i < 12; i++) {
            DmpDocument found = stored().get(i);
            assertThat(found.title()).isEqualTo(documents.get(i).metadata().title());
            assertThat(found.confidentiality())
                    .extracting(CodedValue::code)
                    .containsExactly("N", Visibility.values()[i % 3].code().code());
        }
        assertThat(sandbox.dmp().documents(Samples.MATRICULE))
                .filteredOn(DmpDocument::isSignature)
                .singleElement()
                .satisfies(signature -> assertThat(signature.confidentiality())
                        .extracting(CodedValue::code)
                        .containsExactly("N", "MASQUE_PS", "INVISIBLE_PATIENT"));
    }

    @Test
    void feed_theSameDocumentTwice_isAlreadyThere() {
        Document document = Samples.document(fresh());
        try (DmpClient client = client()) {
            client.feed(session(), document);
            assertThat(client.feed(session(), document))
                    .isEqualTo(new FeedResult.AlreadyThere(
                            List.of(document.metadata().uniqueId()), List.of()));
        }
        assertThat(stored()).hasSize(1);
    }

    @Test
    void feed_oneOfThreeAlreadyThere_tellsWhichAndStoresNone() {
        Document first = Samples.document(fresh());
        List<Document> lot = List.of(Samples.document(fresh()), first, Samples.document(fresh()));
        try (DmpClient client = client()) {
            client.feed(session(), first);
            assertThat(client.feed(session(), lot)).isInstanceOfSatisfying(FeedResult.AlreadyThere.class, there -> {
                assertThat(there.uniqueIds()).containsExactly(first.metadata().uniqueId());
                assertThat(there.others()).hasSize(2);
            });
        }
        assertThat(stored()).hasSize(1);
    }

    @Test
    void feed_replacement_deprecatesTheReplaced() {
        Document first = Samples.document(fresh());
        Oid nextId = fresh();
        Document next = new Document(
                Samples.metadata(nextId)
                        .addRelation(new Relation(
                                Relation.Type.RPLC, first.metadata().uniqueId()))
                        .build(),
                DocumentContent.of(Samples.cda(nextId, "v2")));
        try (DmpClient client = client()) {
            client.feed(session(), first);
            String entryUuid = stored().get(0).entryUuid();
            client.feed(
                    session(),
                    FeedRequest.builder()
                            .addDocument(next)
                            .replaces(first.metadata().uniqueId(), entryUuid)
                            .build());
            assertThat(stored())
                    .extracting(DmpDocument::status)
                    .containsExactly(DmpDocument.DEPRECATED, DmpDocument.APPROVED);
            assertThat(stored().get(1).replaces()).contains(entryUuid);
        }
    }

    @Tag("REM-DMPA-20")
    @Test
    void feed_transformedDocument_passesWithAndWithoutAssociation() {
        for (boolean association : new boolean[] {false, true}) {
            Document original = Samples.document(fresh());
            Oid copyId = fresh();
            Document copy = new Document(
                    Samples.metadata(copyId)
                            .addRelation(new Relation(
                                    Relation.Type.XFRM, original.metadata().uniqueId()))
                            .build(),
                    DocumentContent.of(Samples.cda(copyId, "pdf")));
            DmpProfile profile =
                    DmpProfile.builder().transformAssociation(association).build();
            try (DmpClient client = DmpClient.create(context().build(), profile)) {
                assertThat(client.feed(session(), List.of(original, copy))).isInstanceOf(FeedResult.Accepted.class);
            }
        }
        assertThat(stored()).hasSize(4);
    }

    @Test
    void feed_binaryDocument_isSentRaw() {
        byte[] bytes = new byte[70_000];
        new Random(5).nextBytes(bytes);
        Oid id = fresh();
        Document kos = new Document(
                Samples.metadata(id)
                        .mimeType("application/dicom")
                        .typeCode(ValueSets.documentType().find("IMG-KOS").orElseThrow())
                        .formatCode(ValueSets.formatCode()
                                .find("1.2.840.10008.5.1.4.1.1.88.59")
                                .orElseThrow())
                        .build(),
                DocumentContent.of(bytes));
        try (DmpClient client = client()) {
            assertThat(client.feed(session(), kos)).isInstanceOf(FeedResult.Accepted.class);
        }
        assertThat(stored()).singleElement().satisfies(each -> assertThat(each.open())
                .hasBinaryContent(bytes));
    }

    @ParameterizedTest
    @EnumSource(XadesForm.Algorithm.class)
    void feed_eachSignatureForm_isVerifiedByTheSandbox(XadesForm.Algorithm algorithm) {
        DmpProfile profile = DmpProfile.builder()
                .xades(new XadesForm(algorithm, true, true, false))
                .build();
        try (DmpClient client = DmpClient.create(context().build(), profile)) {
            assertThat(client.feed(session(), Samples.document(fresh()))).isInstanceOf(FeedResult.Accepted.class);
        }
    }

    @Test
    void feed_closedRecord_isAFaultWithItsRawCode() {
        put(DmpPatient.Status.CLOSED);
        assertRefused(Optional.empty());
    }

    @Test
    void feed_registryError_keepsLayerAndCode() {
        sandbox.dmp().next(DmpSituation.registryError("XDSRegistryMetadataError"));
        assertRefused(Optional.of("XDSRegistryMetadataError"));
    }

    private static void assertRefused(Optional<String> code) {
        try (DmpClient client = client()) {
            Document document = Samples.document(fresh());
            assertThatThrownBy(() -> client.feed(session(), document))
                    .isInstanceOfSatisfying(ServiceFaultException.class, e -> {
                        assertThat(e.layer()).isEqualTo(Layer.EBXML_REGISTRY);
                        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                        assertThat(e.operation()).isEqualTo("TD2.1");
                        assertThat(e.rawCode()).isNotEmpty();
                        code.ifPresent(expected -> assertThat(e.rawCode()).isEqualTo(expected));
                    });
        }
        assertThat(stored()).isEmpty();
    }

    @Test
    void feed_invalidSubmission_sendsNothing() {
        Oid id = fresh();
        Document wrong = new Document(Samples.metadata(id).build(), DocumentContent.of(new byte[0]));
        try (DmpClient client = client()) {
            assertThatThrownBy(() -> client.feed(session(), wrong)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> client.feed(session(), List.of())).isInstanceOf(InvalidInputException.class);
        }
        assertThat(sandbox.recorder().exchanges()).isEmpty();
    }

    @Test
    void feed_contentThatChangesSize_isNeverAccepted() {
        Oid id = fresh();
        byte[] cda = Samples.cda(id, "x");
        int[] opened = {0};
        Document shrinking = new Document(
                Samples.metadata(id).build(),
                DocumentContent.of(
                        () -> new ByteArrayInputStream(cda, 0, opened[0]++ < 1 ? cda.length : cda.length - 1)));
        try (DmpClient client = client()) {
            assertThatThrownBy(() -> client.feed(session(), shrinking)).isInstanceOf(SegurException.class);
        }
        assertThat(stored()).isEmpty();
    }
}
