package org.segursdk.insi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.segursdk.insi.InsiTesting.adrun;
import static org.segursdk.insi.InsiTesting.context;
import static org.segursdk.insi.InsiTesting.session;
import static org.segursdk.insi.InsiTesting.traits;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.Endpoint;
import org.segursdk.core.Endpoints;
import org.segursdk.core.Environment;
import org.segursdk.core.SegurContext;
import org.segursdk.core.Software;
import org.segursdk.core.WireFact;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.SegurSecurityException;
import org.segursdk.core.error.ServiceFaultException;
import org.segursdk.core.exchange.Exchange;
import org.segursdk.core.exchange.ExchangeListener;
import org.segursdk.core.identity.BirthDate;
import org.segursdk.core.identity.IdentityTraits;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Provenance;
import org.segursdk.core.identity.RetrievedIdentity;
import org.segursdk.core.identity.Sex;
import org.segursdk.sandbox.InsiSituation;
import org.segursdk.sandbox.RecordedExchange;
import org.segursdk.sandbox.Sandbox;

class InsiClientTest {
    private static Sandbox sandbox;
    private static InsiClient client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
        client = InsiClient.create(context(sandbox).build());
    }

    @AfterAll
    static void stop() {
        client.close();
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        sandbox.insi().reset();
        sandbox.recorder().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "ADRUN,ZOE,FEMALE,1975-12-31,,2751263220749,74,NIR,63220",
        "ADRTROIS,TOUSSAINT,MALE,1960-01-01,,160012B020777,13,NIR,2B020",
        "ADRTROIS,DOMINIQUE,FEMALE,1997-02-26,2A020,297022A020778,78,NIR,2A020",
        "ECETINSI,PIERRE-ALAIN,MALE,2009-07-14,,1090763220834,89,NIR,63220",
        "PROVISOIRE,MATRICULE,MALE,2009-07-01,,1090763220888,35,NIA,",
        "TCHITCHI,CATARINA,FEMALE,1936-06-21,,2360663220836,56,NIR,",
        "NESSI,MICHELANGELO,MALE,2010-08-07,,1100863220830,60,NIR,"
    })
    void search_testPerson_isFoundVerbatim(
            String name,
            String given,
            Sex sex,
            String birthDate,
            String place,
            String number,
            String key,
            InsAuthority authority,
            String birthPlace) {
        IdentityTraits.Builder traits = IdentityTraits.builder()
                .birthName(name)
                .birthGivenNames(given)
                .sex(sex)
                .birthDate(birthDate);
        if (place != null) {
            traits.birthPlace(place);
        }
        InsiResult result = client.search(traits.build());
        RetrievedIdentity identity = ((InsiResult.Found) result).identity();
        assertThat(identity.ins().matricule().number()).isEqualTo(number);
        assertThat(identity.ins().matricule().key()).isEqualTo(key);
        assertThat(identity.ins().authority()).isEqualTo(authority);
        assertThat(identity.traits().birthName()).isEqualTo(name);
        assertThat(identity.traits().sex()).isEqualTo(sex);
        assertThat(identity.traits().birthDate().toIso()).isEqualTo(birthDate);
        if (birthPlace != null) {
            assertThat(identity.traits().birthPlace()).contains(birthPlace);
        }
        assertThat(identity.route()).isEqualTo(Provenance.Route.INSI_TRAITS);
        assertThat(identity.isSimulated()).isTrue();
    }

    @Test
    void search_oddPrefixesAndCndaForm_readTheSame() {
        RetrievedIdentity plain = ((InsiResult.Found) client.search(adrun())).identity();
        sandbox.insi().next(InsiSituation.ODD_PREFIXES, InsiSituation.CNDA_FORM);
        for (int i = 0; i < 2; i++) {
            RetrievedIdentity odd = ((InsiResult.Found) client.search(adrun())).identity();
            assertThat(odd.ins()).isEqualTo(plain.ins());
            assertThat(odd.traits()).isEqualTo(plain.traits());
        }
    }

    @Test
    void search_historyRepeatingTheActive_isDeduplicated() {
        RetrievedIdentity corse =
                ((InsiResult.Found) client.search(traits("CORSE", "ANTHONY", Sex.MALE, "1980-03-02"))).identity();
        assertThat(corse.ins().matricule().number()).isEqualTo("180032B020401");
        assertThat(corse.history()).isEmpty();
        RetrievedIdentity ecetinsi = ((InsiResult.Found)
                        client.search(traits("ECETINSI", "PIERRE-ALAIN", Sex.MALE, "2009-07-14")))
                .identity();
        assertThat(ecetinsi.traits().birthGivenNames()).isEqualTo("PIERRE-ALAIN MURIEL FLORIANT");
        assertThat(ecetinsi.traits().firstGivenName()).isEqualTo("PIERRE-ALAIN");
        assertThat(ecetinsi.history())
                .extracting(entry -> entry.ins().matricule().number())
                .contains("2090763220834");
    }

    @Test
    void search_wrongKeyFromTheService_isKeptAndSaid() {
        RetrievedIdentity hermann =
                ((InsiResult.Found) client.search(traits("HERMANN", "GATIEN", Sex.MALE, "1981-03-24"))).identity();
        assertThat(hermann.ins().matricule().key()).isEqualTo("60");
        assertThat(hermann.ins().matricule().keyMatches()).isFalse();
    }

    @Test
    void search_nobodyAndSeveral_areValues() {
        InsiResult none = client.search(traits("INCONNU", "JEAN", Sex.MALE, "1980-01-01"));
        assertThat(none.<String>match(found -> "found", nobody -> "none", several -> "several"))
                .isEqualTo("none");
        InsiResult several = client.search(traits("DE VINCI", "LEONARDO", Sex.MALE, "2014-02-01"));
        assertThat(several.<String>match(found -> "found", nobody -> "none", more -> "several"))
                .isEqualTo("several");
        assertThat(several.messageId()).startsWith("uuid:").isNotEqualTo(none.messageId());
    }

    @Test
    void searchWithSuccessiveFirstNames_secondNameWorks_stopsThere() {
        InsiSearch search = client.searchWithSuccessiveFirstNames(
                traits("TCHITCHI", "OLA CATARINA BELLA", Sex.FEMALE, "1936-06-21"));
        assertThat(search.attempts()).extracting(InsiSearch.Attempt::givenNames).containsExactly("OLA", "CATARINA");
        assertThat(search.result()).isInstanceOf(InsiResult.Found.class);
        assertThat(search.toString()).doesNotContain("OLA").doesNotContain("CATARINA");
    }

    @Test
    void searchWithSuccessiveFirstNames_nobody_makesFourCallsForThreeNames() {
        InsiSearch search = client.searchWithSuccessiveFirstNames(
                traits("HOUILLES", "PIERRE PAUL JACQUES", Sex.MALE, "1993-01-27"));
        assertThat(search.attempts())
                .extracting(InsiSearch.Attempt::givenNames)
                .containsExactly("PIERRE", "PAUL", "JACQUES", "PIERRE PAUL JACQUES");
        assertThat(search.result()).isInstanceOf(InsiResult.NotFound.class);
        assertThat(sandbox.recorder().exchanges()).hasSize(4);
    }

    @Test
    void searchWithSuccessiveFirstNames_several_asksAgainWithThePlace() {
        IdentityTraits leonardo = IdentityTraits.builder()
                .birthName("DE VINCI")
                .birthGivenNames("LEONARDO")
                .sex(Sex.MALE)
                .birthDate("2014-02-01")
                .birthPlace("63220")
                .build();
        InsiSearch search = client.searchWithSuccessiveFirstNames(leonardo);
        assertThat(search.attempts())
                .extracting(InsiSearch.Attempt::withBirthPlace)
                .containsExactly(false, true);
        assertThat(search.attempts().get(0).result()).isInstanceOf(InsiResult.Several.class);
        assertThat(search.result()).isInstanceOf(InsiResult.Found.class);
    }

    @Test
    void searchWithSuccessiveFirstNames_fault_stopsTheLoop() {
        sandbox.insi().next(InsiSituation.NONE, InsiSituation.FAULT);
        IdentityTraits houilles = traits("HOUILLES", "PIERRE PAUL JACQUES", Sex.MALE, "1993-01-27");
        assertThatThrownBy(() -> client.searchWithSuccessiveFirstNames(houilles))
                .isInstanceOf(ServiceFaultException.class);
        assertThat(sandbox.recorder().exchanges()).hasSize(2);
    }

    @Test
    void searchByVitale_certifiedNir_findsThePerson() {
        InsiResult result = client.searchByVitale(VitaleBeneficiary.builder("275126322074974")
                .certifiedNir("275126322074974")
                .birthName("Adrun")
                .birthDate("19751231")
                .birthRank(1)
                .build());
        RetrievedIdentity identity = ((InsiResult.Found) result).identity();
        assertThat(identity.ins().matricule().value()).isEqualTo("275126322074974");
        assertThat(identity.route()).isEqualTo(Provenance.Route.INSI_VITALE);
    }

    @Test
    @Tag("REM-INS-32")
    void search_cpxAssertion_isAccepted() {
        SegurContext context = context(sandbox)
                .credentials("insi", sandbox.pki().card("899700366240"))
                .build();
        try (InsiClient card = InsiClient.create(context, InsiProfile.defaults(), InsiAuthentication.cpx(session()))) {
            assertThat(card.search(adrun())).isInstanceOf(InsiResult.Found.class);
        }
    }

    @Test
    @Tag("REM-INS-33")
    void search_proSanteConnect_isOfThePersonOfTheSession() throws IOException {
        sandbox.recorder().clear();
        try (InsiClient psc = InsiClient.create(
                context(sandbox).build(), InsiProfile.defaults(), InsiAuthentication.psc(session(), "01"))) {
            assertThat(psc.search(adrun())).isInstanceOf(InsiResult.Found.class);
        }
        String request = new String(
                sandbox.recorder().exchanges().get(0).requestBody().open().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(request)
                .containsPattern("NameID[^>]*>" + session().professional().id().value() + "<")
                .doesNotContain("SignatureValue");
    }

    @Test
    void search_proSanteConnectWithSeveralProfessions_tellsWhichOne() throws IOException {
        sandbox.recorder().clear();
        InsiAuthentication as = InsiAuthentication.psc(session(), "01", "10");
        try (InsiClient psc = InsiClient.create(context(sandbox).build(), InsiProfile.defaults(), as)) {
            assertThat(psc.search(adrun())).isInstanceOf(InsiResult.Found.class);
        }
        RecordedExchange exchange = sandbox.recorder().exchanges().get(0);
        assertThat(new String(exchange.requestBody().open().readAllBytes(), StandardCharsets.UTF_8))
                .containsPattern("Name=\"gipProfessionCode\"[^>]*><[^>]+>10<");
        assertThat(InsiProfile.defaults().facts(as))
                .extracting(WireFact::name)
                .contains("insi.psc.professionAttribute");
        assertThat(InsiProfile.defaults().facts(InsiAuthentication.psc(session(), "01")))
                .extracting(WireFact::name)
                .doesNotContain("insi.psc.professionAttribute");
    }

    @Test
    @Tag("REM-INS-32")
    void search_wrongCertificateName_isDesir560() {
        SegurContext context = context(sandbox)
                .credentials("insi", sandbox.pki().named("INSI-OTHER", "10B0193488"))
                .build();
        try (InsiClient other = InsiClient.create(context)) {
            ServiceFaultException fault =
                    catchThrowableOfType(ServiceFaultException.class, () -> other.search(adrun()));
            assertThat(fault.rawCode()).isEqualTo("desir_560");
            assertThat(fault.retryable()).isFalse();
            assertThat(fault.explanation().french()).contains("INSI-AUTO");
        }
    }

    @Test
    void search_unknownIdam_isDesir550() {
        sandbox.insi().acceptOnlyIdam(Set.of("A1"));
        ServiceFaultException fault = catchThrowableOfType(ServiceFaultException.class, () -> client.search(adrun()));
        assertThat(fault.rawErrors().get(0).code()).isEqualTo("desir_550");
        assertThat(fault.rawErrors().get(0).subcode()).isEqualTo("siram_100");
        assertThat(fault.layer()).isEqualTo(ServiceFaultException.Layer.SOAP_FAULT);
        SegurContext known = context(sandbox)
                .software(Software.builder("TestLGC", "1.0")
                        .cndaAuthorisation("A1")
                        .build())
                .build();
        try (InsiClient registered = InsiClient.create(known)) {
            assertThat(registered.search(adrun())).isInstanceOf(InsiResult.Found.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"siram_40,insi_111,true", "siram_10,insi_19,false"})
    void search_fault_keepsCodesAndSaysWhetherToRetry(String subcode, String code, boolean retryable) {
        sandbox.insi().next(InsiSituation.fault(subcode, code));
        ServiceFaultException fault = catchThrowableOfType(ServiceFaultException.class, () -> client.search(adrun()));
        assertThat(fault.rawErrors().get(0).subcode()).isEqualTo(subcode);
        assertThat(fault.rawCode()).isEqualTo(code);
        assertThat(fault.retryable()).isEqualTo(retryable);
        assertThat(fault.service()).isEqualTo("insi");
        assertThat(fault.operation()).isEqualTo("WS_INS2");
    }

    @Test
    void search_traitsInsiCannotSearch_listsEveryRuleAndSendsNothing() {
        IdentityTraits traits = IdentityTraits.received(
                "Ærø_1", "JEAN--PAUL", Optional.empty(), Sex.UNKNOWN, BirthDate.parse("1907-00-00"), Optional.empty());
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> client.search(traits));
        assertThat(refused.violations())
                .extracting("rule")
                .contains("INSI-SEX", "INSI-BIRTHDATE", "INS-NAME-ALPHABET", "INS-GIVENNAME-DOUBLE-HYPHEN");
        assertThat(refused.getMessage()).doesNotContain("JEAN").doesNotContain("1907");
        assertThat(sandbox.recorder().exchanges()).isEmpty();
    }

    @Test
    void search_birthDateInTheFuture_isRefused() {
        IdentityTraits traits = traits("ADRUN", "ZOE", Sex.FEMALE, "2999-01-01");
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> client.search(traits));
        assertThat(refused.violations()).extracting("rule").containsExactly("INSI-BIRTHDATE");
    }

    @Test
    void create_outsideTheSandbox_needsAuthorisationNumber() {
        SegurContext integration = context(sandbox)
                .endpoints(Endpoints.integration()
                        .endpoint("insi", Endpoint.of(URI.create("https://localhost/")))
                        .build())
                .build();
        assertThatThrownBy(() -> InsiClient.create(integration)).hasMessageContaining("INSI-IDAM");
    }

    @Test
    void create_pscInProduction_needsTheUnknownCarriageAccepted() {
        SegurContext.Builder production = context(sandbox)
                .credentials(TestKeys.selfSigned("CN=INSI-AUTO,OU=10B0193488"))
                .software(Software.builder("TestLGC", "1.0")
                        .cndaAuthorisation("A1")
                        .build())
                .endpoints(Endpoints.builder(Environment.PRODUCTION)
                        .endpoint("insi", Endpoint.of(URI.create("https://localhost/")))
                        .build());
        InsiAuthentication psc = InsiAuthentication.psc(session(), "01");
        SegurContext plain = production.build();
        assertThatThrownBy(() -> InsiClient.create(plain, InsiProfile.defaults(), psc))
                .isInstanceOfSatisfying(SegurSecurityException.class, e -> assertThat(e.code())
                        .isEqualTo("PRODUCTION-UNACCEPTED-FACTS"))
                .hasMessageContaining("insi.psc.tokenAttribute");
        SegurContext accepting =
                production.acceptFacts("insi.psc.tokenAttribute").build();
        InsiClient.create(accepting, InsiProfile.defaults(), psc).close();
        InsiProfile own = InsiProfile.builder().pscTokenAttribute("jeton").build();
        InsiClient.create(plain, own, psc).close();
    }

    @Test
    void listener_hearsTheReturnCodeAndNoTrait() {
        List<Exchange> heard = new ArrayList<>();
        SegurContext context = context(sandbox)
                .listener(new ExchangeListener() {
                    @Override
                    public void exchanged(Exchange exchange) {
                        heard.add(exchange);
                    }

                    @Override
                    public CaptureMode captureMode() {
                        return CaptureMode.REDACTED;
                    }
                })
                .build();
        try (InsiClient listened = InsiClient.create(context)) {
            listened.search(adrun());
        }
        assertThat(heard).hasSize(1);
        Exchange exchange = heard.get(0);
        assertThat(exchange.operation()).isEqualTo("WS_INS2");
        assertThat(exchange.rawCode()).contains("00");
        assertThat(exchange.result()).isEqualTo(Exchange.Result.ANSWERED);
        String request = exchange.request().orElseThrow().text();
        String response = exchange.response().orElseThrow().text();
        assertThat(request)
                .contains("urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite")
                .contains("NomNaissance>***<")
                .doesNotContain("ADRUN")
                .doesNotContain("ZOE")
                .doesNotContain("1975");
        assertThat(response)
                .contains("CodeCR>00<")
                .contains("NumIdentifiant>***<")
                .doesNotContain("ADRUN")
                .doesNotContain("2751263220749")
                .doesNotContain("63220");
    }
}
