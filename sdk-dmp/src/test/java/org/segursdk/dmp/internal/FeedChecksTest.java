package org.segursdk.dmp.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.document.Confidentiality;
import org.segursdk.core.document.Document;
import org.segursdk.core.document.DocumentAuthor;
import org.segursdk.core.document.DocumentContent;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.document.Patient;
import org.segursdk.core.document.Relation;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.terminology.Oid;
import org.segursdk.dmp.DmpProfile;
import org.segursdk.dmp.FeedRequest;
import org.segursdk.dmp.Samples;
import org.segursdk.dmp.internal.FeedChecks.Checked;

class FeedChecksTest {
    private static final Oid ID = Oid.of("1.2.3.5");

    private static List<Violation> violations(FeedRequest request) {
        InvalidInputException thrown = catchThrowableOfType(
                InvalidInputException.class, () -> FeedChecks.check(request, DmpProfile.defaults()));
        assertThat(thrown).isNotNull();
        assertThat(thrown.getMessage())
                .doesNotContain(Samples.MATRICULE)
                .doesNotContain("PAT-TROIS")
                .doesNotContain("Lettre");
        return thrown.violations();
    }

    private static List<String> rules(FeedRequest request) {
        return violations(request).stream().map(Violation::rule).toList();
    }

    private static FeedRequest one(Document document) {
        return FeedRequest.of(List.of(document));
    }

    private static Document withContent(String text) {
        return new Document(Samples.metadata(ID).build(), DocumentContent.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void check_goodDocument_givesItsEntryAndDigest() throws Exception {
        List<Checked> checked = FeedChecks.check(one(Samples.document(ID)), DmpProfile.defaults());
        assertThat(checked).hasSize(1);
        assertThat(checked.get(0).entry().id()).isEqualTo("Document01");
        assertThat(checked.get(0).digest().canonical()).isTrue();
        assertThat(checked.get(0).entry().hash())
                .contains(checked.get(0).document().content().fingerprint().sha1());
    }

    @Test
    void check_noDocument_isRefused() {
        assertThat(rules(FeedRequest.of(List.of()))).containsExactly("DMP-NO-DOCUMENT");
    }

    @Test
    void check_everythingWrong_isListedAtOnce() {
        Patient local = Patient.local(Samples.ins().traits())
                .addLocalId(new LocalPatientId(Oid.of("1.2"), "1"))
                .build();
        Patient other = Patient.qualified(Samples.ins("277076322082910", "NESSI", "RUTH", "1977-07-14"))
                .build();
        Document first = new Document(
                Samples.metadata(ID)
                        .title("é".repeat(65))
                        .comments("c".repeat(1025))
                        .mimeType("application/pdf")
                        .confidentiality(Confidentiality.RESTRICTED)
                        .addRelation(new Relation(Relation.Type.RPLC, Oid.of("1.2.3")))
                        .build(),
                DocumentContent.of(new byte[0]));
        Document second = new Document(Samples.metadata(ID).patient(other).build(), DocumentContent.of(new byte[] {1}));
        Document third =
                new Document(Samples.metadata(Oid.of("1.2.3.6")).patient(local).build(), DocumentContent.of(() -> {
                    throw new IOException("secret path");
                }));
        List<Violation> found = violations(FeedRequest.of(List.of(first, second, third)));
        assertThat(found)
                .extracting(each -> each.path() + ' ' + each.rule())
                .containsExactlyInAnyOrder(
                        "documents[0].metadata.title XDS-TITLE-LENGTH",
                        "documents[0].metadata.comments XDS-TEXT-LENGTH",
                        "documents[0].metadata.mimeType DMP-MIME-TYPE",
                        "documents[0].metadata.confidentiality DMP-CONFIDENTIALITY",
                        "documents[0].metadata.relations DMP-RPLC-ENTRY",
                        "documents[0].content DOC-EMPTY",
                        "documents[1].metadata.patient DMP-ONE-PATIENT",
                        "documents[1].metadata.uniqueId DMP-UNIQUEID-DUPLICATE",
                        "documents[1].content DOC-XML",
                        "documents[2].metadata.patient.ins DMP-INS-QUALIFIED",
                        "documents[2].content CONTENT-UNREADABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ClinicalDocument xmlns='urn:hl7-org:v3'><id root='1.2.3.6'/></ClinicalDocument>|XDS-CDA-ID",
                "<ClinicalDocument xmlns='urn:hl7-org:v3'><id root='1.2.3.5' extension='x'/></ClinicalDocument>|XDS-CDA-ID",
                "<ClinicalDocument xmlns='urn:hl7-org:v3'><a><id root='1.2.3.5'/></a></ClinicalDocument>|DMP-CDA",
                "<ClinicalDocument><id root='1.2.3.5'/></ClinicalDocument>|DMP-CDA",
                "<other xmlns='urn:hl7-org:v3'><id root='1.2.3.5'/></other>|DMP-CDA",
                "<!DOCTYPE a><a/>|DOC-DTD",
                "%PDF-1.7|DOC-XML",
                "<a>|DOC-XML"
            })
    void check_content_isRefusedByRule(String content, String rule) {
        assertThat(rules(one(withContent(content)))).containsExactly(rule);
    }

    @Test
    void check_slotValue_atTheLimitAndBeyond() {
        // XCN: 8 + 11 + ^ + name + the fixed rest.
        int rest = "899700366240^^KIT^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS".length();
        assertThat(FeedChecks.check(one(named("N".repeat(256 - rest))), DmpProfile.defaults()))
                .hasSize(1);
        assertThat(violations(one(named("N".repeat(257 - rest)))))
                .extracting(each -> each.path() + ' ' + each.rule())
                .containsOnly(
                        "documents[0].metadata.legalAuthenticator XDS-VALUE-LENGTH",
                        "documents[0].metadata.authorPerson XDS-VALUE-LENGTH");
    }

    private static Document named(String family) {
        DocumentAuthor author = DocumentAuthor.of(
                Professional.builder()
                        .id(Samples.doctor().id())
                        .familyName(family)
                        .givenName("KIT")
                        .specialty("G15_10/SM26")
                        .build(),
                Samples.practice());
        return new Document(
                Samples.metadata(ID)
                        .addAuthor(author)
                        .legalAuthenticator(author)
                        .build(),
                DocumentContent.of(Samples.cda(ID, "x")));
    }

    @Test
    void check_titleOfExactly128Bytes_isTaken() {
        Document document = new Document(
                Samples.metadata(ID).title("é".repeat(64)).build(), DocumentContent.of(Samples.cda(ID, "x")));
        assertThat(FeedChecks.check(one(document), DmpProfile.defaults())).hasSize(1);
    }

    @Test
    void check_binaryDocument_isDigestedRaw() {
        Document kos = new Document(
                Samples.metadata(ID).mimeType("application/dicom").build(), DocumentContent.of(new byte[] {1, 2, 3}));
        DocumentDigest digest =
                FeedChecks.check(one(kos), DmpProfile.defaults()).get(0).digest();
        assertThat(digest.canonical()).isFalse();
        assertThat(HexFormat.of().formatHex(digest.value()))
                .isEqualTo(kos.content().fingerprint().sha1());
    }

    @Test
    void check_replacedEntryOfTheWrongForm_isRefused() {
        Document document = new Document(
                Samples.metadata(ID)
                        .addRelation(new Relation(Relation.Type.RPLC, Oid.of("1.2.3")))
                        .build(),
                DocumentContent.of(Samples.cda(ID, "x")));
        FeedRequest.Builder builder = FeedRequest.builder().addDocument(document);
        assertThat(rules(builder.replaces(Oid.of("1.2.3"), "1.2.3").build())).containsExactly("DMP-RPLC-ENTRY");
        FeedRequest good = builder.replaces(Oid.of("1.2.3"), "urn:uuid:00000000-0000-0000-0000-000000000001")
                .build();
        assertThat(FeedChecks.check(good, DmpProfile.defaults())).hasSize(1);
    }
}
