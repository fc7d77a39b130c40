package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.sandbox.DmpMessages.Feed;

class DmpFeedTest {
    private static Sandbox sandbox;
    private static ClientCredentials credentials;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder().start();
        credentials = sandbox.pki().credentials("dmp");
        client = Http.client(sandbox.pki(), credentials);
    }

    @AfterEach
    void reset() {
        sandbox.dmp().reset();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String send(byte[] body) throws Exception {
        HttpResponse<String> answer =
                Http.post(client, sandbox.baseUri().resolve("/dmp/repository"), DmpMessages.MULTIPART, body);
        assertThat(answer.statusCode()).isEqualTo(answer.body().contains(":Fault>") ? 500 : 200);
        return answer.body();
    }

    private static Feed feed() {
        return new Feed(credentials);
    }

    private static Arguments bad(String what, String told, Consumer<Feed> deform) {
        return Arguments.of(what, told, deform);
    }

    private static Consumer<Feed> metadata(String what, String by) {
        return feed -> feed.metadata = text -> {
            assertThat(text).contains(what);
            return text.replace(what, by);
        };
    }

    private static Consumer<Feed> firstInDocument(String what, String by) {
        return feed -> feed.metadata = text -> {
            int start = text.indexOf("<ExtrinsicObject");
            String changed = text.substring(0, start) + text.substring(start).replaceFirst(what, by);
            assertThat(changed).isNotEqualTo(text);
            return changed;
        };
    }

    static Stream<Arguments> wrongMetadata() {
        return Stream.of(
                bad("too long for IHE", "(IPF)", metadata("^DUPRE^", "^" + "D".repeat(300) + "^")),
                bad(
                        "hash",
                        "hash differs",
                        feed -> feed.sentInstead = DmpMessages.cda(feed.uniqueId, feed.matricule, "AAAAAAA=")),
                bad(
                        "size",
                        "size differs",
                        firstInDocument(
                                "<Slot name=\"size\"><ValueList><Value>[0-9]+",
                                "<Slot name=\"size\"><ValueList><Value>12")),
                bad("no hash", "hash must be", firstInDocument("name=\"hash\"", "name=\"empreinte\"")),
                bad("no size", "size must be", firstInDocument("name=\"size\"", "name=\"taille\"")),
                bad("patientId without NH", "patientId", metadata("&amp;ISO^NH\"", "&amp;ISO\"")),
                bad(
                        "patient of the entry differs",
                        "XDSPatientIdDoesNotMatch",
                        firstInDocument("value=\"297022A02077878", "value=\"275126322074974")),
                bad(
                        "patient of the CDA differs",
                        "another INS",
                        feed -> feed.cda = DmpMessages.cda(feed.uniqueId, "275126322074974", "JVBERi0=")),
                bad(
                        "CDA id differs",
                        "id/@root",
                        feed -> feed.cda = DmpMessages.cda("1.2.3", feed.matricule, "JVBERi0=")),
                bad("not a CDA", "no ClinicalDocument", feed -> feed.cda = "<x/>".getBytes(StandardCharsets.UTF_8)),
                bad("CDA with a DTD", "DTD", feed -> {
                    feed.sentInstead = ("<!DOCTYPE x [<!ENTITY e 'f'>]>"
                                    + new String(feed.cda, StandardCharsets.UTF_8)
                                            .replaceFirst("(?s)^<\\?xml[^>]*>", ""))
                            .getBytes(StandardCharsets.UTF_8);
                }),
                bad("empty document", "empty", feed -> feed.sentInstead = new byte[0]),
                bad("no title", "title", firstInDocument("value=\"Titre du document\"", "value=\"\"")),
                bad("language", "languageCode", metadata(">fr-FR<", ">fr<")),
                bad("no legal authenticator", "legalAuthenticator", metadata("\"legalAuthenticator\"", "\"other\"")),
                bad(
                        "XCN without IDNPS",
                        "authorPerson",
                        metadata(
                                "^D^^^IDNPS</Value></ValueList></Slot><Slot name=\"authorSpecialty\"",
                                "^D</Value></ValueList></Slot><Slot name=\"authorSpecialty\"")),
                bad("XON without IDNST", "authorInstitution", metadata("ISO^IDNST^", "ISO^^")),
                bad(
                        "specialty without label",
                        "authorSpecialty",
                        metadata("G15_10/SM26^Medecine generale^", "G15_10/SM26^^")),
                bad("PID-5 without type", "PID-5", metadata("DOMINIQUE^^^^^L", "DOMINIQUE")),
                bad(
                        "creation time",
                        "creationTime",
                        metadata(
                                "<Slot name=\"creationTime\"><ValueList><Value>20260115090000",
                                "<Slot name=\"creationTime\"><ValueList><Value>20260115")),
                bad(
                        "time does not exist",
                        "serviceStartTime",
                        metadata(
                                "<Slot name=\"serviceStartTime\"><ValueList><Value>20260115090000",
                                "<Slot name=\"serviceStartTime\"><ValueList><Value>20261315090000")),
                bad(
                        "repeated slot",
                        "repeated",
                        firstInDocument(
                                "<Slot name=\"languageCode\"",
                                Rim.slot("languageCode", "fr-FR") + "<Slot name=\"languageCode\"")),
                bad(
                        "no type",
                        "typeCode",
                        metadata("f0306f51-975f-434e-a61c-c59651d33983", "00000000-975f-434e-a61c-c59651d33983")),
                bad("unknown type", "typeCode: code not in", metadata("60591-5", "00000-0")),
                bad(
                        "unknown class",
                        "classCode: code not in",
                        metadata("nodeRepresentation=\"11\"", "nodeRepresentation=\"98\"")),
                bad(
                        "no confidentiality N",
                        "confidentialityCode 1",
                        metadata("nodeRepresentation=\"N\"", "nodeRepresentation=\"R\"")),
                bad("unknown visibility", "confidentialityCode", metadata("MASQUE_PS", "MASQUE")),
                bad(
                        "classified object",
                        "does not name this object",
                        metadata("id=\"c11\"", "id=\"c11\" x=\"\"")
                                .andThen(metadata(
                                        "classifiedObject=\"Document01\" nodeRepresentation=\"11\"",
                                        "classifiedObject=\"Other\" nodeRepresentation=\"11\""))),
                bad("no marker", "marker", metadata("classificationNode", "node")),
                bad(
                        "content type",
                        "contentTypeCode",
                        metadata("nodeRepresentation=\"07\"", "nodeRepresentation=\"00\"")),
                bad("source id", "sourceId", metadata("value=\"1.2.3\"", "value=\"software\"")),
                bad(
                        "not a member",
                        "member",
                        metadata(
                                "sourceObject=\"SubmissionSet01\" targetObject=\"Document01\"",
                                "sourceObject=\"SubmissionSet01\" targetObject=\"Signature01\"")),
                bad("signs", "signs", metadata("sourceObject=\"Signature01\"", "sourceObject=\"Document01\"")),
                bad("association type", "association type", metadata("AssociationType:signs", "AssociationType:knows")),
                bad(
                        "no signs",
                        "signs",
                        metadata("urn:ihe:iti:2007:AssociationType:signs", "urn:ihe:iti:2007:AssociationType:XFRM")),
                bad(
                        "replacement of nothing",
                        "XDSReplaceFailed",
                        feed -> feed.metadata = text -> text.replace(
                                "</RegistryObjectList>",
                                Rim.association(
                                                "a4",
                                                "urn:ihe:iti:2007:AssociationType:RPLC",
                                                "Document01",
                                                "urn:uuid:1")
                                        + "</RegistryObjectList>")),
                bad(
                        "letter case of the id",
                        "letter case",
                        metadata("<xds:Document id=\"Document01\"", "<xds:Document id=\"document01\"")),
                bad("missing part", "XDSMissingDocument", metadata("href=\"cid:doc1@lps\"", "href=\"cid:doc9@lps\"")),
                bad("remote reference", "cid:", metadata("href=\"cid:doc1@lps\"", "href=\"http://localhost/secret\"")),
                bad("file reference", "cid:", metadata("href=\"cid:doc1@lps\"", "href=\"file:///etc/hostname\"")),
                bad(
                        "one part twice",
                        "referred to twice",
                        metadata("href=\"cid:sig1%40lps\"", "href=\"cid:doc1@lps\"")),
                bad(
                        "Document without entry",
                        "XDSMissingDocumentMetadata",
                        metadata("</xds:ProvideAnd", "<xds:Document id=\"x\"/></xds:ProvideAnd")),
                bad("language of the signature", "languageCode must be art", metadata(">art<", ">fr-FR<")),
                bad(
                        "type of the signature",
                        "E1762",
                        metadata("nodeRepresentation=\"E1762\"", "nodeRepresentation=\"E1\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongMetadata")
    void feed_wrongMetadata_isRefusedAndNothingIsStored(String what, String told, Consumer<Feed> deform)
            throws Exception {
        Feed feed = feed();
        deform.accept(feed);

        assertThat(send(feed.build())).contains("ResponseStatusType:Failure", told);
        assertThat(sandbox.dmp().documents(feed.matricule)).isEmpty();
    }

    @Test
    void feed_twice_isToldByUniqueIdAndKeptOnce() throws Exception {
        Feed first = feed();
        Feed again = feed();
        again.uniqueId = first.uniqueId;
        again.cda = first.cda;
        send(first.build());

        String second = send(again.build());

        assertThat(second).contains("XDSDuplicateUniqueIdInRegistry", "codeContext=\"" + first.uniqueId + "\"");
        assertThat(sandbox.dmp().documents(first.matricule)).hasSize(2);
    }

    @Test
    void feed_submissionIdUsedBefore_isToldAsItself() throws Exception {
        Feed first = feed();
        send(first.build());
        Feed other = feed();
        other.setId = first.setId;

        assertThat(send(other.build()))
                .contains("XDSDuplicateUniqueIdInRegistry", "codeContext=\"" + first.setId + "\"")
                .doesNotContain(other.uniqueId + "\"");
    }

    @Test
    void feed_patientStates_decide() throws Exception {
        Feed closed = feed();
        closed.matricule = "181036322045660";
        closed.cda = DmpMessages.cda(closed.uniqueId, closed.matricule, "JVBERi0=");
        Feed absent = feed();
        absent.matricule = "180032B02040123";
        absent.cda = DmpMessages.cda(absent.uniqueId, absent.matricule, "JVBERi0=");
        Feed forbidden = feed();
        forbidden.matricule = "160012B02077713";
        forbidden.cda = DmpMessages.cda(forbidden.uniqueId, forbidden.matricule, "JVBERi0=");

        assertThat(send(closed.build())).contains("DMPClosed");
        assertThat(send(absent.build())).contains("XDSUnknownPatientId");
        assertThat(send(forbidden.build())).contains("ResponseStatusType:Success");
    }

    @Test
    void feed_replacement_deprecatesTheFormerDocument() throws Exception {
        Feed first = feed();
        send(first.build());
        String former = sandbox.dmp().documents(first.matricule).get(0).entryUuid();
        Feed second = feed();
        second.metadata = text -> text.replace(
                "</RegistryObjectList>",
                Rim.association("a4", "urn:ihe:iti:2007:AssociationType:RPLC", "Document01", former)
                        + "</RegistryObjectList>");

        assertThat(send(second.build())).contains("ResponseStatusType:Success");

        assertThat(sandbox.dmp().documents(first.matricule).get(0).status()).isEqualTo(DmpDocument.DEPRECATED);
        assertThat(sandbox.dmp().documents(first.matricule))
                .anySatisfy(d -> assertThat(d.replaces()).contains(former));
    }

    @Test
    void feed_inReinforcedMode_isForbidden() throws Exception {
        Feed feed = feed();
        feed.vihf = text -> text.replace(">INDIRECTE<", ">INDIRECTE_RENFORCEE<")
                .replace(
                        "</saml2:AuthnContext>",
                        "<saml2:AuthnContextDecl>APP_BROWSER_AUTH</saml2:AuthnContextDecl></saml2:AuthnContext>");

        assertThat(send(feed.build())).contains(":Fault>", "INDIRECTE_RENFORCEE");
    }

    @Test
    void feed_otherPatientInTheVihf_isRefused() throws Exception {
        Feed feed = feed();
        feed.vihf = text -> text.replace(DmpMessages.DOMINIQUE, "275126322074974");

        assertThat(send(feed.build())).contains("XDSPatientIdDoesNotMatch");
    }

    @Test
    void situations_duplicateAndRegistryError_storeNothing() throws Exception {
        sandbox.dmp().next(DmpSituation.DUPLICATE, DmpSituation.registryError("XDSRegistryError"), DmpSituation.CLOSED);
        Feed feed = feed();

        assertThat(send(feed.build())).contains("XDSDuplicateUniqueIdInRegistry", feed.uniqueId);
        assertThat(send(feed.build())).contains("XDSRegistryError");
        assertThat(send(feed.build())).contains("DMPClosed");
        assertThat(sandbox.dmp().documents(feed.matricule)).isEmpty();
        assertThat(send(feed.build())).contains("ResponseStatusType:Success");
    }

    @Test
    void tolerant_sampleDefects_areAccepted() throws Exception {
        try (Sandbox tolerant = Sandbox.builder().tolerant(true).start()) {
            ClientCredentials own = tolerant.pki().credentials("dmp");
            Feed feed = new Feed(own);
            feed.metadata = text -> text.replace("<xds:Document id=\"Document01\"", "<xds:Document id=\"document01\"")
                    .replace("name=\"hash\"", "name=\"x-hash\"")
                    .replace("name=\"size\"", "name=\"x-size\"");

            String answer = Http.post(
                            Http.client(tolerant.pki(), own),
                            tolerant.baseUri().resolve("/dmp/repository"),
                            DmpMessages.MULTIPART,
                            feed.build())
                    .body();

            assertThat(answer).contains("ResponseStatusType:Success");
        }
    }

    @Test
    void otherServices_areNotSimulated() throws Exception {
        assertThat(Http.post(
                                client,
                                sandbox.baseUri().resolve("/dmp/patientCertif"),
                                "application/soap+xml",
                                new byte[0])
                        .statusCode())
                .isEqualTo(404);
    }
}
