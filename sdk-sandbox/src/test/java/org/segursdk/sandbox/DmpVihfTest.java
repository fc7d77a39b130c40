package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.credentials.ClientCredentials;
import org.segursdk.core.credentials.KeyMaterial;

/** The VIHF, deformed in every way that must be refused. */
class DmpVihfTest {
    private static final String PATIENT = DmpMessages.DOMINIQUE;
    private static Sandbox sandbox;
    private static ClientCredentials credentials;
    private static KeyMaterial key;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder().start();
        credentials = sandbox.pki().credentials("dmp");
        key = credentials.signature();
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

    private static String send(HttpClient with, String envelope) throws Exception {
        HttpResponse<String> answer = Http.post(
                with,
                sandbox.baseUri().resolve("/dmp/patients"),
                "application/soap+xml; charset=UTF-8",
                envelope.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(answer.body().contains(":Fault>") ? 500 : 200);
        return answer.body();
    }

    private static String ask(String assertion) throws Exception {
        return send(client, DmpMessages.envelope(DmpMessages.EXISTENCE, assertion, DmpMessages.existence(PATIENT)));
    }

    private static String vihf() {
        return DmpMessages.vihf(key, PATIENT);
    }

    private static UnaryOperator<String> replace(String what, String by) {
        return text -> {
            assertThat(text).contains(what);
            return text.replace(what, by);
        };
    }

    static Stream<Arguments> wrongContent() {
        return Stream.of(
                Arguments.of("VIHF_Version", replace(">3.0<", ">2.0<"), "VIHF_Version"),
                Arguments.of("mode", replace(">INDIRECTE<", ">AUTRE<"), "Authentification_mode"),
                Arguments.of("no structure", replace("\"Identifiant_Structure\"", "\"x\""), "Identifiant_Structure"),
                Arguments.of("other structure", replace("10B0193488", "10B0193499"), "Structure introuvable"),
                Arguments.of("sector", replace("SA07^", "07^"), "Secteur_Activite"),
                Arguments.of("no subject-id", replace("subject:subject-id", "subject:other"), "subject-id"),
                Arguments.of("no role", replace("xacml:2.0:subject:role", "xacml:2.0:subject:other"), "role"),
                Arguments.of(
                        "physician without specialty",
                        (UnaryOperator<String>) text ->
                                text.replaceAll("<saml2:AttributeValue><Role [^>]*SM26.*?</saml2:AttributeValue>", ""),
                        "spécialité"),
                Arguments.of("role without system", replace(" codeSystem=\"1.2.250.1.71.4.2.5\"", ""), "codeSystem"),
                Arguments.of("no resource-id", replace("resource:resource-id", "resource:other"), "resource-id"),
                Arguments.of("resource-id without NH", replace("&amp;ISO^NH", "&amp;ISO"), "resource-id"),
                Arguments.of("unknown authority", replace("1.2.250.1.213.1.4.8", "1.2.3.4"), "resource-id"),
                Arguments.of("resource URN", replace("urn:dmp", "urn:ror"), "Ressource_URN"),
                Arguments.of("purpose", replace("code=\"normal\"", "code=\"urgence\""), "purposeofuse"),
                Arguments.of("LPS_Nom", replace("\"LPS_Nom\"", "\"Nom\""), "LPS_Nom"),
                Arguments.of("LPS_Version", replace("\"LPS_Version\"", "\"V\""), "LPS_Version"),
                Arguments.of("approval number", replace("LPS_ID_HOMOLOGATION_DMP", "N"), "LPS_ID_HOMOLOGATION_DMP"),
                Arguments.of(
                        "repeated attribute",
                        replace(
                                "<saml2:AttributeStatement>",
                                "<saml2:AttributeStatement>" + DmpMessages.attribute("LPS_Nom", "X")),
                        "repeated"),
                Arguments.of(
                        "no AuthnContextClassRef",
                        replace("AuthnContextClassRef", "AuthnContextDeclRef"),
                        "AuthnContextClassRef"),
                Arguments.of("issuer", replace("CN=", "CN=OTHER-"), "Issuer"),
                Arguments.of("issuer format", replace("X509SubjectName", "unspecified"), "Issuer"),
                Arguments.of("no holder", replace("899700366240", ""), "NameID"),
                Arguments.of(
                        "audience",
                        replace(
                                "<saml2:AuthnStatement",
                                "<saml2:Conditions><saml2:AudienceRestriction/></saml2:Conditions><saml2:AuthnStatement"),
                        "AudienceRestriction"),
                Arguments.of(
                        "expired conditions",
                        replace(
                                "<saml2:AuthnStatement",
                                "<saml2:Conditions NotOnOrAfter=\"2024-01-01T00:00:00Z\"/><saml2:AuthnStatement"),
                        "past"),
                Arguments.of(
                        "AIR without declaration",
                        replace(">INDIRECTE<", ">INDIRECTE_RENFORCEE<"),
                        "AuthnContextDecl"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongContent")
    void vihf_withWrongContent_isRefused(String what, UnaryOperator<String> edit, String told) throws Exception {
        assertThat(ask(TestSigner.assertion(edit.apply(vihf()), key))).contains(":Fault>", told);
    }

    @Test
    void vihf_severalMistakes_areToldAtOnce() throws Exception {
        String twice = vihf().replace("urn:dmp", "urn:ror").replace("\"LPS_Nom\"", "\"Nom\"");

        assertThat(ask(TestSigner.assertion(twice, key))).contains("Ressource_URN", "LPS_Nom");
    }

    @Test
    void vihf_otherSpellingOfMode_isAccepted() throws Exception {
        String other = vihf().replace("Authentification_mode", "Authentification_Mode");

        assertThat(ask(TestSigner.assertion(other, key))).contains("queryResponseCode code=\"OK\"");
    }

    @Test
    void vihf_sha1AsInTheSamples_isAccepted() throws Exception {
        String signed = TestSigner.assertion(vihf(), key, key, TestSigner.RSA_SHA1, TestSigner.SHA1);

        assertThat(ask(signed)).contains("queryResponseCode code=\"OK\"");
    }

    @Test
    void vihf_tooOldOrFuture_isRefused() throws Exception {
        for (Duration shift : new Duration[] {Duration.ofMinutes(-61), Duration.ofMinutes(10)}) {
            String shifted = vihf().replaceFirst(
                            "IssueInstant=\"[^\"]*\"",
                            "IssueInstant=\"" + Instant.now().plus(shift) + "\"");
            assertThat(ask(TestSigner.assertion(shifted, key))).contains("IssueInstant");
        }
    }

    @Test
    void signature_missing_isRefused() throws Exception {
        assertThat(ask(vihf())).contains("must be signed");
    }

    @Test
    void signature_ofOtherKeyThanShown_isRefused() throws Exception {
        KeyMaterial other = sandbox.pki().named("AUTRE", "10B0193488").signature();

        assertThat(ask(TestSigner.assertion(vihf(), other, key, TestSigner.RSA_SHA256, TestSigner.SHA256)))
                .contains("does not verify");
    }

    @Test
    void signature_certificates_areJudged() throws Exception {
        ClientCredentials untrusted = sandbox.pki().untrusted("dmp");
        ClientCredentials expired = sandbox.pki().expired("dmp");
        KeyMaterial wrongUse = credentials.authentication();

        for (KeyMaterial bad : new KeyMaterial[] {untrusted.signature(), expired.signature(), wrongUse}) {
            String signed = TestSigner.assertion(DmpMessages.vihf(bad, PATIENT), bad);
            assertThat(ask(signed)).contains("DMPInvalidCertificate", "Not a valid signature certificate");
        }
    }

    @Test
    void signature_contentChangedAfterwards_isRefused() throws Exception {
        String signed = TestSigner.assertion(vihf(), key);

        assertThat(ask(signed.replace("899700366240", "899700366241"))).contains("does not verify");
        assertThat(ask(signed.replaceFirst(">899700366240<", ">8997<!---->00366240<")))
                .contains("comment");
    }

    static Stream<Arguments> wrapped() {
        return Stream.of(
                Arguments.of("two assertions", (UnaryOperator<String>) s -> forged(s) + s, "exactly one"),
                Arguments.of(
                        "signed one inside the forged one",
                        (UnaryOperator<String>) s -> forged(s).replace("</saml2:Assertion>", s + "</saml2:Assertion>"),
                        "exactly one"),
                Arguments.of(
                        "signed one in an Object of the signature",
                        (UnaryOperator<String>) DmpVihfTest::inObject,
                        "exactly one"),
                Arguments.of(
                        "same ID elsewhere",
                        (UnaryOperator<String>)
                                s -> s.replace("<saml2:Subject>", "<saml2:Subject ID=\"" + id(s) + "\">"),
                        "not unique"),
                Arguments.of(
                        "reference to the empty URI",
                        (UnaryOperator<String>) s -> s.replace("URI=\"#" + id(s) + "\"", "URI=\"\""),
                        "Reference"),
                Arguments.of(
                        "XPath transform",
                        (UnaryOperator<String>)
                                s -> s.replace(
                                        "<ds:Transforms>",
                                        "<ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"/>"),
                        "transforms"),
                Arguments.of(
                        "inclusive canonicalisation",
                        (UnaryOperator<String>)
                                s -> s.replace(
                                        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
                                        "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\""),
                        "CanonicalizationMethod"),
                Arguments.of(
                        "HMAC",
                        (UnaryOperator<String>)
                                s -> s.replace(TestSigner.RSA_SHA256, "http://www.w3.org/2000/09/xmldsig#hmac-sha1"),
                        "SignatureMethod"),
                Arguments.of(
                        "MD5",
                        (UnaryOperator<String>)
                                s -> s.replace(TestSigner.SHA256, "http://www.w3.org/2001/04/xmldsig-more#md5"),
                        "DigestMethod"),
                Arguments.of(
                        "signature at the end",
                        (UnaryOperator<String>) DmpVihfTest::signatureLast,
                        "right after Issuer"),
                Arguments.of(
                        "two signatures",
                        (UnaryOperator<String>)
                                s -> s.replace("</saml2:Assertion>", signature(s) + "</saml2:Assertion>"),
                        "exactly one Signature"),
                Arguments.of(
                        "no certificate",
                        (UnaryOperator<String>) s -> s.replaceAll(
                                "<ds:KeyInfo>.*</ds:KeyInfo>", "<ds:KeyInfo><ds:KeyName>x</ds:KeyName></ds:KeyInfo>"),
                        "KeyInfo"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrapped")
    void signature_wrappedOrWeakened_isRefused(String what, UnaryOperator<String> attack, String told)
            throws Exception {
        String signed = TestSigner.assertion(vihf(), key).replaceAll("(?s)&#13;|[\r\n]", "");
        assertThat(ask(signed)).contains("queryResponseCode code=\"OK\"");

        String attacked = attack.apply(signed);

        assertThat(attacked).isNotEqualTo(signed);
        assertThat(ask(attacked)).contains(":Fault>", told);
    }

    @Test
    void assertion_secondOneInTheBody_isRefused() throws Exception {
        String signed = TestSigner.assertion(vihf(), key);
        String envelope = DmpMessages.envelope(DmpMessages.EXISTENCE, signed, DmpMessages.existence(PATIENT));

        assertThat(send(client, envelope.replace("</PRPA_IN201307UV02>", forged(signed) + "</PRPA_IN201307UV02>")))
                .contains(":Fault>", "exactly one");
    }

    @Test
    void tlsCertificate_ofOtherStructureOrMissing_isRefused() throws Exception {
        HttpClient other = Http.client(sandbox.pki(), sandbox.pki().credentials("dmp", "10B0193499"));
        String envelope = DmpMessages.envelope(
                DmpMessages.EXISTENCE, TestSigner.assertion(vihf(), key), DmpMessages.existence(PATIENT));

        assertThat(send(other, envelope)).contains("OU of the TLS certificate");
        assertThat(Http.post(
                                Http.anonymous(sandbox.pki()),
                                sandbox.baseUri().resolve("/dmp/patients"),
                                "application/soap+xml",
                                envelope.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);
    }

    private static String id(String assertion) {
        return assertion.replaceFirst("(?s).*? ID=\"([^\"]*)\".*", "$1");
    }

    private static String signature(String assertion) {
        return assertion.substring(assertion.indexOf("<ds:Signature"), assertion.indexOf("</ds:Signature>") + 15);
    }

    private static String forged(String signed) {
        return signed.replace(id(signed), "_forged").replace(signature(signed).replace(id(signed), "_forged"), "");
    }

    private static String inObject(String signed) {
        String inner = signed.replace(signature(signed), "");
        return forged(signed)
                .replace(
                        "</saml2:Issuer>",
                        "</saml2:Issuer>"
                                + signature(signed)
                                        .replace(
                                                "</ds:Signature>",
                                                "<ds:Object>" + inner + "</ds:Object></ds:Signature>"));
    }

    private static String signatureLast(String signed) {
        return signed.replace(signature(signed), "")
                .replace("</saml2:Assertion>", signature(signed) + "</saml2:Assertion>");
    }
}
