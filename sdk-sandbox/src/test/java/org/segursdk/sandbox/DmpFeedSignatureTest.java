package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
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

/** The signature document of a submission, deformed in every way that must be refused. */
class DmpFeedSignatureTest {
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

    private static Consumer<Feed> objects(String what, String by) {
        return feed -> feed.dsg = text -> {
            assertThat(text).contains(what);
            return text.replace(what, by);
        };
    }

    private static Consumer<Feed> signed(String what, String by) {
        return feed -> feed.signedDsg = text -> {
            assertThat(text).contains(what);
            return text.replace(what, by);
        };
    }

    static Stream<Arguments> wrongSignature() {
        return Stream.of(
                bad("set not first", "AA==", objects(">AA==<", ">AAA=<")),
                bad(
                        "other document",
                        "not in the submission",
                        feed -> feed.dsg =
                                text -> text.replace(feed.uniqueId + "\"><ds:Transforms", "9.9\"><ds:Transforms")),
                bad(
                        "document left out",
                        "every document",
                        feed -> feed.dsg = text -> text.replaceFirst(
                                "<ds:Reference URI=\"urn:oid:[^\"]*\"><ds:Transforms.*?</ds:Reference>", "")),
                bad(
                        "document twice",
                        "twice",
                        feed -> feed.dsg = text -> text.replaceFirst(
                                "(<ds:Reference URI=\"urn:oid:[^\"]*\"><ds:Transforms.*?</ds:Reference>)", "$1$1")),
                bad(
                        "digest",
                        "digest differs",
                        feed -> feed.dsg = text -> text.replaceFirst(
                                "(</ds:Transforms><ds:DigestMethod[^>]*><ds:DigestValue>)....", "$1AAAA")),
                bad(
                        "no transform",
                        "canonicalisation",
                        feed -> feed.dsg = text -> text.replaceFirst("<ds:Transforms>.*?</ds:Transforms>", "")),
                bad("purpose", "purposeOfSignature", objects("1.2.840.10065.1.12.1.14", "1.2.3")),
                bad(
                        "certificate digest",
                        "CertDigest",
                        feed -> feed.dsg = text -> text.replaceFirst("(<x:DigestValue>)....", "$1AAAA")),
                bad(
                        "no signing time",
                        "SigningTime",
                        feed -> feed.dsg = text -> text.replaceFirst("<x:SigningTime>.*?</x:SigningTime>", "")),
                bad("manifest changed afterwards", "does not verify", signed(">AA==<", ">AAA=<")),
                bad(
                        "properties changed afterwards",
                        "does not verify",
                        signed("2026-01-15T10:00:00+01:00", "2026-01-16T10:00:00+01:00")),
                bad(
                        "other canonicalisation",
                        "CanonicalizationMethod",
                        signed("#WithComments\"/><ds:SignatureMethod", "\"/><ds:SignatureMethod")),
                bad(
                        "reference type",
                        "with their types",
                        signed("Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\"", "")),
                bad("duplicate id", "occurs twice", signed("Id=\"purposeOfSignature\"", "Id=\"IHEManifest\"")),
                bad(
                        "no KeyInfo",
                        "KeyInfo",
                        feed -> feed.signedDsg = text -> text.replaceFirst("(?s)<ds:KeyInfo>.*</ds:KeyInfo>", "")),
                bad("not a signature", "root must be", feed -> feed.signedDsg = text -> "<x/>"),
                bad("not XML", "not XML", feed -> feed.signedDsg = text -> text + "<"),
                bad("DTD", "not XML", feed -> feed.signedDsg = text -> "<!DOCTYPE x>" + text),
                bad(
                        "authentication key",
                        "not one for signatures",
                        feed -> feed.dsgSigner = credentials.authentication()),
                bad(
                        "other structure",
                        "not that of the structure",
                        feed -> feed.dsgSigner =
                                sandbox.pki().credentials("dmp", "10B0193499").signature()),
                bad(
                        "untrusted",
                        "chain",
                        feed -> feed.dsgSigner = sandbox.pki().untrusted("dmp").signature()),
                bad(
                        "expired",
                        "expired",
                        feed -> feed.dsgSigner = sandbox.pki().expired("dmp").signature()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongSignature")
    void feed_wrongSignature_isRefusedAndNothingIsStored(String what, String told, Consumer<Feed> deform)
            throws Exception {
        Feed feed = feed();
        deform.accept(feed);

        assertThat(send(feed.build())).contains("SandboxInvalidSignature", told);
        assertThat(sandbox.dmp().documents(feed.matricule)).isEmpty();
    }

    @Test
    void feed_sha256Signature_isAccepted() throws Exception {
        Feed feed = feed();
        feed.digestMethod = TestSigner.SHA256;
        feed.signatureMethod = TestSigner.RSA_SHA256;

        assertThat(send(feed.build())).contains("ResponseStatusType:Success");
    }

    @Test
    void feed_purposeWithoutNamespace_isAcceptedAsInTheSample() throws Exception {
        Feed feed = feed();
        feed.dsg = text -> text.replace(
                        "<ds:SignatureProperties>",
                        "<ds:SignatureProperties><SignatureProperty xmlns=\"\" Id=\"purposeOfSignature\">1.2.840.10065.1.12.1.14</SignatureProperty>")
                .replaceFirst("<ds:SignatureProperty .*</ds:SignatureProperty>", "");

        assertThat(send(feed.build())).contains("ResponseStatusType:Success");
    }
}
