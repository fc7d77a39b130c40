package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.credentials.KeyMaterial;

class InsiAssertionTest {
    private static final String PROFESSIONAL = "899700366240";
    private static Sandbox sandbox;
    private static KeyMaterial card;
    private static HttpClient anonymous;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder().start();
        card = sandbox.pki().card(PROFESSIONAL).signature();
        anonymous = Http.anonymous(sandbox.pki());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String assertion(Instant issued) {
        return "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_" + UUID.randomUUID()
                + "\" IssueInstant=\"" + issued + "\" Version=\"2.0\"><saml:Issuer"
                + " Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName\">" + DmpMessages.subject(card)
                + "</saml:Issuer><saml:Subject><saml:NameID NameQualifier=\"CPS\">" + PROFESSIONAL
                + "</saml:NameID></saml:Subject><saml:AttributeStatement>"
                + "<saml:Attribute Name=\"identifiantFacturation\"><saml:AttributeValue>991234567</saml:AttributeValue>"
                + "</saml:Attribute><saml:Attribute Name=\"secteurActivite\"><saml:AttributeValue>SA07</saml:AttributeValue>"
                + "</saml:Attribute></saml:AttributeStatement></saml:Assertion>";
    }

    private static String search(String security) throws Exception {
        String header = "<w:Security xmlns:w=\"" + DmpMessages.WSSE + "\">" + security + "</w:Security>";
        String envelope = InsiMessages.envelope(InsiMessages.BY_TRAITS, header, InsiMessages.ZOE);
        return Http.post(
                        anonymous,
                        sandbox.baseUri().resolve("/insi"),
                        InsiMessages.contentType(InsiMessages.BY_TRAITS),
                        envelope.getBytes(StandardCharsets.UTF_8))
                .body();
    }

    @Test
    void signedAssertion_withoutClientCertificate_isAccepted() throws Exception {
        assertThat(search(TestSigner.assertion(assertion(Instant.now()), card))).contains("CodeCR>00<");
    }

    static Stream<Arguments> deformedBeforeSigning() {
        return Stream.of(
                Arguments.of("other holder", replace(">" + PROFESSIONAL + "<", ">899700000000<"), "common name"),
                Arguments.of("no billing number", replace("identifiantFacturation", "autre"), "identifiantFacturation"),
                Arguments.of("no sector", replace("secteurActivite", "autre"), "secteurActivite"),
                Arguments.of("other card type", replace("\"CPS\"", "\"CARTE\""), "card type"),
                Arguments.of("version", replace("Version=\"2.0\"", "Version=\"1.1\""), "2.0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deformedBeforeSigning")
    void assertion_withWrongContent_isRefused(String what, UnaryOperator<String> edit, String told) throws Exception {
        assertThat(search(TestSigner.assertion(edit.apply(assertion(Instant.now())), card)))
                .contains("Fault", told);
    }

    @Test
    void assertion_tooOldOrInTheFuture_isRefused() throws Exception {
        Instant now = Instant.now();

        assertThat(search(TestSigner.assertion(assertion(now.minus(Duration.ofMinutes(61))), card)))
                .contains("too old");
        assertThat(search(TestSigner.assertion(assertion(now.plus(Duration.ofMinutes(10))), card)))
                .contains("future");
        assertThat(search(TestSigner.assertion(assertion(now.minus(Duration.ofMinutes(59))), card)))
                .contains("CodeCR>00<");
    }

    @Test
    void assertion_changedAfterSigning_isRefused() throws Exception {
        String signed = TestSigner.assertion(assertion(Instant.now()), card);

        assertThat(search(signed.replace("SA07", "SA05"))).contains("Fault", "does not verify");
    }

    @Test
    void assertion_unsignedOrSignedWithAuthenticationKey_isRefused() throws Exception {
        assertThat(search(assertion(Instant.now()))).contains("Fault", "Signature");
        KeyMaterial authentication = sandbox.pki().card(PROFESSIONAL).authentication();
        assertThat(search(TestSigner.assertion(assertion(Instant.now()), authentication)))
                .contains("not one for signatures");
    }

    @Test
    void assertion_twice_isRefused() throws Exception {
        String signed = TestSigner.assertion(assertion(Instant.now()), card);

        assertThat(search(signed + signed)).contains("Fault", "At most one");
    }

    @Test
    void assertion_ofProSanteConnect_needsItsAttributesButNoSignature() throws Exception {
        String psc = assertion(Instant.now()).replace("\"CPS\"", "\"PSC\"");

        assertThat(search(psc)).contains("codeSpecialiteAMO is missing");
        assertThat(search(psc.replace("secteurActivite", "codeSpecialiteAMO"))).contains("CodeCR>00<");
    }

    private static UnaryOperator<String> replace(String what, String by) {
        return text -> {
            assertThat(text).contains(what);
            return text.replace(what, by);
        };
    }
}
