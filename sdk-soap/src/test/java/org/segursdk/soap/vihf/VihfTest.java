package org.segursdk.soap.vihf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.segursdk.soap.vihf.AssertionVerifier.attribute;
import static org.segursdk.soap.vihf.AssertionVerifier.attributeValue;
import static org.segursdk.soap.vihf.AssertionVerifier.bytes;
import static org.segursdk.soap.vihf.AssertionVerifier.isSigned;
import static org.segursdk.soap.vihf.AssertionVerifier.parse;
import static org.segursdk.soap.vihf.AssertionVerifier.verifies;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.WireFact;
import org.segursdk.core.actor.AuthenticationMeans;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.ProfessionalId;
import org.segursdk.core.actor.ProfessionalSession;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;
import org.segursdk.core.identity.ProofType;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.QualifiedIns;
import org.segursdk.core.identity.Sex;
import org.segursdk.core.terminology.CodedValue;
import org.segursdk.soap.Samples;
import org.segursdk.soap.SignatureAlgorithm;
import org.segursdk.soap.TestPki;
import org.w3c.dom.Element;

class VihfTest {
    private static final Instant NOW = Instant.parse("2026-01-15T09:00:00Z");
    private static final String ROLE = "urn:oasis:names:tc:xacml:2.0:subject:role";
    private static final String PURPOSE = "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse";
    private static final String RESOURCE = "urn:oasis:names:tc:xacml:2.0:resource:resource-id";

    private static TestPki.Holder signing;
    private static TestPki.Holder tls;

    @BeforeAll
    static void keys() {
        TestPki pki = new TestPki("CA");
        signing = pki.client("CN=Seal & Co,OU=10B0193488,O=Test,C=FR");
        tls = pki.client("CN=auth,OU=10B0193488,C=FR");
    }

    private static SegurContext.Builder contextBuilder() {
        return SegurContext.builder()
                .software(Software.builder("MonLGC", "4.2").dmpApproval("N-123").build())
                .structure(Samples.structure())
                .credentials(tls.credentials().withSignature(signing.credentials()))
                .endpoints(Endpoints.integration()
                        .endpoint("dmp", Endpoint.of(URI.create("https://localhost/")))
                        .build())
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ProfessionalSession session(String specialty, AuthenticationMeans means) {
        return ProfessionalSession.local(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700366240"))
                        .familyName("DUPRÉ")
                        .givenName("Camille")
                        .specialty(specialty)
                        .build(),
                means,
                NOW.minusSeconds(300));
    }

    private static Vihf.Builder builder() {
        return Vihf.builder(contextBuilder().build(), "dmp", session("G15_10/SM26", AuthenticationMeans.PASSWORD));
    }

    private static QualifiedIns patient(InsAuthority authority) {
        IdentityTraits traits = IdentityTraits.received(
                "ADRTROIS",
                "DOMINIQUE",
                Optional.empty(),
                Sex.FEMALE,
                BirthDate.parse("1997-02-26"),
                Optional.of("2A020"));
        return QualifiedIns.restore(
                new Ins(Matricule.of("297022A02077878"), authority),
                traits,
                new Provenance(
                        Provenance.Route.INSI_TRAITS,
                        NOW,
                        new IdentityProof(ProofType.PASSPORT, "accueil", LocalDate.of(2026, 1, 1)),
                        false));
    }

    @Test
    void build_indirecte_holdsEveryRequiredPart() throws Exception {
        Element assertion =
                parse(bytes(builder().patient(patient(InsAuthority.NIR_TEST)).build()));
        assertThat(assertion.getAttribute("Version")).isEqualTo("2.0");
        assertThat(assertion.getAttribute("IssueInstant")).isEqualTo("2026-01-15T09:00:00.000Z");
        assertThat(assertion.getAttribute("ID")).startsWith("_");
        assertThat(attribute(assertion, "VIHF_Version")).isEqualTo("3.0");
        assertThat(attribute(assertion, "Authentification_mode")).isEqualTo("INDIRECTE");
        assertThat(attribute(assertion, "Identifiant_Structure")).isEqualTo("10B0193488");
        assertThat(attribute(assertion, "Secteur_Activite")).isEqualTo("SA07^1.2.250.1.71.4.2.4");
        assertThat(attribute(assertion, "urn:oasis:names:tc:xspa:1.0:subject:subject-id"))
                .isEqualTo("Camille DUPRÉ");
        assertThat(attribute(assertion, RESOURCE)).isEqualTo("297022A02077878^^^&1.2.250.1.213.1.4.10&ISO^NH");
        assertThat(attribute(assertion, "Ressource_URN")).isEqualTo("urn:dmp");
        assertThat(attribute(assertion, "LPS_Nom")).isEqualTo("MonLGC");
        assertThat(attribute(assertion, "LPS_Version")).isEqualTo("4.2");
        assertThat(attribute(assertion, "LPS_ID_HOMOLOGATION_DMP")).isEqualTo("N-123");
        assertThat(text(assertion, "NameID")).isEqualTo("899700366240");
        assertThat(text(assertion, "Issuer")).isEqualTo("C=FR,O=Test,OU=10B0193488,CN=Seal & Co");
        assertThat(text(assertion, "AuthnContextClassRef"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:ac:classes:Password");
        assertThat(only(assertion, "AuthnStatement").getAttribute("AuthnInstant"))
                .isEqualTo("2026-01-15T08:55:00.000Z");
        assertThat(assertion
                        .getElementsByTagNameNS(AssertionVerifier.SAML, "AuthnContextDecl")
                        .getLength())
                .isZero();
        assertThat(assertion
                        .getElementsByTagNameNS(AssertionVerifier.SAML, "Conditions")
                        .getLength())
                .isZero();
    }

    @Test
    void build_physician_bearsProfessionAndSpecialty() throws Exception {
        Element assertion = parse(bytes(builder().build()));
        Element profession = role(assertion, 0);
        Element specialty = role(assertion, 1);
        assertThat(profession.getAttribute("code")).isEqualTo("10");
        assertThat(profession.getAttribute("codeSystem")).isEqualTo("1.2.250.1.71.1.2.7");
        assertThat(profession.getAttribute("displayName")).isEqualTo("Médecin");
        assertThat(profession.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type"))
                .isEqualTo("CE");
        assertThat(profession.getNamespaceURI()).isEqualTo("urn:hl7-org:v3");
        assertThat(specialty.getAttribute("code")).isEqualTo("SM26");
        assertThat(specialty.getAttribute("codeSystem")).isEqualTo("1.2.250.1.71.4.2.5");
        assertThat(attributeValue(assertion, RESOURCE, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "G15_21/A,21,1.2.250.1.71.1.2.7,A,1.2.250.1.71.4.2.6",
        "G15_60,60,1.2.250.1.71.1.2.7,,",
        "SECRETARIAT_MEDICAL,SECRETARIAT_MEDICAL,1.2.250.1.213.1.1.4.6,,"
    })
    void build_otherProfessions_bearTheirRoles(
            String specialty, String first, String firstSystem, String second, String secondSystem) throws Exception {
        Element assertion = parse(
                bytes(Vihf.builder(contextBuilder().build(), "dmp", session(specialty, AuthenticationMeans.PASSWORD))
                        .build()));
        assertThat(role(assertion, 0).getAttribute("code")).isEqualTo(first);
        assertThat(role(assertion, 0).getAttribute("codeSystem")).isEqualTo(firstSystem);
        if (second == null) {
            assertThat(attributeValue(assertion, ROLE, 1)).isNull();
        } else {
            assertThat(role(assertion, 1).getAttribute("code")).isEqualTo(second);
            assertThat(role(assertion, 1).getAttribute("codeSystem")).isEqualTo(secondSystem);
        }
    }

    @Test
    void build_physicianWithoutSpecialtyAndForeignStructure_listsBoth() {
        TestPki.Holder other = new TestPki("CA2").client("CN=x,OU=199999999,C=FR");
        SegurContext context = contextBuilder()
                .software(Software.of("MonLGC", "4.2"))
                .credentials(other.credentials())
                .build();
        ProfessionalSession session = ProfessionalSession.local(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700366240"))
                        .familyName("DUPRÉ")
                        .specialty(CodedValue.of("G15_10", "1.2.250.1.213.1.1.4.5", "Médecin"))
                        .build(),
                AuthenticationMeans.PASSWORD,
                NOW);
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> Vihf.builder(context, "dmp", session)
                        .build());
        assertThat(refused.violations())
                .extracting("rule")
                .containsExactlyInAnyOrder("VIHF-SPECIALTY", "VIHF-STRUCTURE-CERTIFICATE", "VIHF-DMP-APPROVAL");
        assertThat(refused.getMessage()).doesNotContain("DUPR").doesNotContain("99700366240");
    }

    @Test
    void build_renforcee_bearsDeclaration() throws Exception {
        Element assertion = parse(bytes(Vihf.builder(
                        contextBuilder().build(), "dmp", session("G15_10/SM26", AuthenticationMeans.PRO_SANTE_CONNECT))
                .mode(VihfMode.INDIRECTE_RENFORCEE)
                .build()));
        assertThat(attribute(assertion, "Authentification_mode")).isEqualTo("INDIRECTE_RENFORCEE");
        assertThat(text(assertion, "AuthnContextDecl")).isEqualTo("APP_BROWSER_AUTH");
        assertThat(text(assertion, "AuthnContextClassRef")).endsWith(":MobileTwoFactorUnregistered");
        assertThat(isSigned(assertion)).isTrue();
    }

    @Test
    void build_directe_isUnsignedWithTheCardsName() throws Exception {
        Element assertion = parse(bytes(
                Vihf.builder(contextBuilder().build(), "dmp", session("G15_10/SM26", AuthenticationMeans.CPS_CARD))
                        .mode(VihfMode.DIRECTE)
                        .build()));
        assertThat(isSigned(assertion)).isFalse();
        assertThat(text(assertion, "Issuer")).contains("CN=auth");
        assertThat(attribute(assertion, "urn:oasis:names:tc:xspa:1.0:subject:subject-id"))
                .isNull();
        assertThat(text(assertion, "AuthnContextClassRef")).endsWith(":SmartcardPKI");
    }

    @Test
    void build_automate_isNamedAfterTheSoftware() throws Exception {
        Element assertion = parse(bytes(
                Vihf.builder(contextBuilder().build(), "dmp", session("G15_10/SM26", AuthenticationMeans.AUTOMATE))
                        .build()));
        assertThat(attribute(assertion, "urn:oasis:names:tc:xspa:1.0:subject:subject-id"))
                .isEqualTo("MonLGC");
    }

    @ParameterizedTest
    @EnumSource(PurposeOfUse.class)
    void build_purpose_isCoded(PurposeOfUse purpose) throws Exception {
        Element assertion = parse(bytes(builder().purposeOfUse(purpose).build()));
        Element coded = (Element) attributeValue(assertion, PURPOSE, 0).getFirstChild();
        assertThat(coded.getLocalName()).isEqualTo("PurposeOfUse");
        assertThat(coded.getAttribute("code")).isEqualTo(purpose.code());
        assertThat(coded.getAttribute("codeSystem")).isEqualTo("1.2.250.1.213.1.1.4.248");
    }

    @Test
    void sign_default_isEnvelopedExclusiveSha256RightAfterIssuer() throws Exception {
        Element assertion = parse(bytes(builder().build()));
        assertThat(verifies(assertion, signing.certificate(), true)).isTrue();
        assertThat(assertion.getFirstChild().getLocalName()).isEqualTo("Issuer");
        Element signature = AssertionVerifier.signature(assertion);
        assertThat(assertion.getFirstChild().getNextSibling()).isSameAs(signature);
        assertThat(algorithm(signature, "CanonicalizationMethod")).isEqualTo("http://www.w3.org/2001/10/xml-exc-c14n#");
        assertThat(algorithm(signature, "SignatureMethod"))
                .isEqualTo("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        assertThat(algorithm(signature, "DigestMethod")).isEqualTo("http://www.w3.org/2001/04/xmlenc#sha256");
    }

    @Test
    void sign_sha1_isASwitchOfTheProfile() throws Exception {
        VihfProfile profile = VihfProfile.builder()
                .signatureAlgorithm(SignatureAlgorithm.SHA1)
                .build();
        Element assertion = parse(bytes(builder().profile(profile).build()));
        assertThat(algorithm(AssertionVerifier.signature(assertion), "SignatureMethod"))
                .isEqualTo("http://www.w3.org/2000/09/xmldsig#rsa-sha1");
        assertThat(verifies(assertion, signing.certificate(), false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"INDIRECTE,DIRECTE", "899700366240,899700366241", "SM26,SM27", "normal,bris_de_glace"})
    void sign_changedAfterwards_noLongerVerifies(String original, String forged) throws Exception {
        String xml = new String(bytes(builder().build()), StandardCharsets.UTF_8);
        assertThat(xml).contains(original);
        Element assertion = parse(xml.replace(original, forged).getBytes(StandardCharsets.UTF_8));
        assertThat(verifies(assertion, signing.certificate(), true)).isFalse();
    }

    @Test
    void sign_ellipticCurve_isVerifiedByTheJdk() throws Exception {
        TestPki.Holder curve = new TestPki("CA3").ellipticClient("CN=ec,OU=10B0193488,C=FR");
        SegurContext context = contextBuilder().credentials(curve.credentials()).build();
        Element assertion =
                parse(bytes(Vihf.builder(context, "dmp", session("G15_10/SM26", AuthenticationMeans.PASSWORD))
                        .build()));
        assertThat(verifies(assertion, curve.certificate(), true)).isTrue();
    }

    @Test
    void sign_otherKey_doesNotVerify() throws Exception {
        Element assertion = parse(bytes(builder().build()));
        assertThat(verifies(assertion, tls.certificate(), true)).isFalse();
    }

    @Test
    void build_accentsAndSigns_surviveTheWire() throws Exception {
        ProfessionalSession session = ProfessionalSession.local(
                Professional.builder()
                        .id(ProfessionalId.rpps("99700366240"))
                        .familyName("D'ÇÀ & <É> \"ß\" 😀\tx")
                        .specialty("G15_10/SM26")
                        .build(),
                AuthenticationMeans.PASSWORD,
                NOW);
        Element assertion = parse(
                bytes(Vihf.builder(contextBuilder().build(), "dmp", session).build()));
        assertThat(attribute(assertion, "urn:oasis:names:tc:xspa:1.0:subject:subject-id"))
                .isEqualTo("D'ÇÀ & <É> \"ß\" 😀\tx");
        assertThat(verifies(assertion, signing.certificate(), true)).isTrue();
    }

    @Test
    void profile_overriddenFacts_goOnTheWireAndNeedNoAcceptance() throws Exception {
        VihfProfile profile = VihfProfile.builder()
                .version("4.0")
                .authenticationModeName("Authentification_Mode")
                .authnContextDecl("X")
                .authnContext(AuthenticationMeans.PASSWORD, "urn:other")
                .signedInDirectMode(true)
                .purposeCodeSystem("1.2.3")
                .purposeCodeSystemName("n")
                .signatureAlgorithm(SignatureAlgorithm.SHA256)
                .build();
        Element assertion = parse(bytes(builder().profile(profile).build()));
        assertThat(attribute(assertion, "VIHF_Version")).isEqualTo("4.0");
        assertThat(attribute(assertion, "Authentification_Mode")).isEqualTo("INDIRECTE");
        assertThat(text(assertion, "AuthnContextClassRef")).isEqualTo("urn:other");
        List<String> open = profile.facts().stream()
                .filter(fact -> fact.certainty().needsAcceptance())
                .map(WireFact::name)
                .toList();
        assertThat(open)
                .containsExactlyInAnyOrder("dmp.vihf.authnContext.TWO_FACTOR", "dmp.vihf.authnContext.AUTOMATE");
        assertThat(VihfProfile.defaults().facts())
                .extracting(WireFact::name)
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    @Test
    void build_testIdentityInProduction_isRefused() {
        SegurContext production = contextBuilder()
                .endpoints(Endpoints.builder(Environment.PRODUCTION)
                        .endpoint("dmp", Endpoint.of(URI.create("https://localhost/")))
                        .build())
                .build();
        Vihf.Builder vihf = Vihf.builder(production, "dmp", session("G15_10/SM26", AuthenticationMeans.PASSWORD))
                .patient(patient(InsAuthority.NIR_TEST));
        assertThatThrownBy(vihf::build).isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                .isEqualTo("PRODUCTION-TEST-IDENTITY"));
    }

    @Test
    void toString_showsNothing() {
        assertThat(builder().patient(patient(InsAuthority.NIR)).build().toString())
                .isEqualTo("Vihf[redacted]");
    }

    private static Element role(Element assertion, int index) {
        return (Element) attributeValue(assertion, ROLE, index).getFirstChild();
    }

    private static Element only(Element assertion, String name) {
        return (Element)
                assertion.getElementsByTagNameNS(AssertionVerifier.SAML, name).item(0);
    }

    private static String text(Element assertion, String name) {
        return only(assertion, name).getTextContent();
    }

    private static String algorithm(Element signature, String name) {
        return ((Element) signature
                        .getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", name)
                        .item(0))
                .getAttribute("Algorithm");
    }
}
