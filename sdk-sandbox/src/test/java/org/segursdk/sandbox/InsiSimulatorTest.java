package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.identity.Sex;

class InsiSimulatorTest {
    private static Sandbox sandbox;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder().start();
        client = Http.client(sandbox.pki(), sandbox.pki().credentials("insi"));
    }

    @AfterEach
    void reset() {
        sandbox.insi().reset();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static HttpResponse<String> send(HttpClient with, String action, String envelope) throws Exception {
        return Http.post(
                with,
                sandbox.baseUri().resolve("/insi"),
                InsiMessages.contentType(action),
                envelope.getBytes(StandardCharsets.UTF_8));
    }

    private static String search(String body) throws Exception {
        return send(client, InsiMessages.BY_TRAITS, InsiMessages.envelope(InsiMessages.BY_TRAITS, "", body))
                .body();
    }

    @ParameterizedTest
    @CsvSource({
        "ADRUN, ZOE, F, 1975-12-31, '', 00, 2751263220749",
        "ADRTROIS, DOMINIQUE, F, 1997-02-26, 2A020, 00, 297022A020778",
        "ADRTROIS, TOUSSAINT, M, 1960-01-01, '', 00, 160012B020777",
        "ECETINSI, PIERRE-ALAIN, M, 2009-07-14, '', 00, 1090763220834",
        "DE VINCI, LEONARDO, M, 2014-02-01, '', 02, ''",
        "DE VINCI, LEONARDO, M, 2014-02-01, 63220, 00, 1140263220000",
        "TCHITCHI, OLA, F, 1936-06-21, '', 01, ''",
        "TCHITCHI, CATARINA, F, 1936-06-21, '', 00, 2360663220836",
        "TCHITCHI, CATARINA BELLA, F, 1936-06-21, '', 00, 2360663220836",
        "HOUILLES, PIERRE, M, 1993-01-27, '', 01, ''",
        "ADRUN, ZOE, M, 1975-12-31, '', 01, ''",
        "ADRUN, ZO, F, 1975-12-31, '', 01, ''",
        "D'ARTAGNAN DE L'HERAULT, PIERRE-ALAIN, M, 2001-06-17, 63220, 00, 1010663220000"
    })
    void searchByTraits_publicTestPersons_answerAsPublished(
            String name, String first, String sex, String date, String place, String code, String number)
            throws Exception {
        String answer = search(InsiMessages.traits(name, first, sex, date, place));

        assertThat(answer).contains("CodeCR>" + code + "<");
        assertThat(answer.contains("INDIVIDU")).isEqualTo("00".equals(code));
        assertThat(answer).contains(number.isEmpty() ? "LibelleCR" : "NumIdentifiant>" + number + "<");
    }

    @Test
    void searchByTraits_niaHolder_answersTheNiaAuthority() throws Exception {
        assertThat(search(InsiMessages.traits("PROVISOIRE", "MATRICULE", "M", "2009-07-01", "")))
                .contains(">1.2.250.1.213.1.4.9<");
    }

    @Test
    void searchByTraits_historyOfTheLivePlatform_keepsItsInvertedDates() throws Exception {
        assertThat(search(InsiMessages.traits("ECETINSI", "FLORIANT", "M", "2009-07-14", "")))
                .contains("INSHISTO", ">2090763220834<", "DateDeb>2019-03-01<", "DateFin>2019-02-28<")
                .doesNotContain(":Prenom>");
    }

    @Test
    void searchByVitale_insuredAndBeneficiary_areFound() throws Exception {
        String byBeneficiary = InsiMessages.vitale("1990175056000", "2751263220749");
        String byInsured = InsiMessages.vitale("2751263220749", "");

        for (String body : new String[] {byBeneficiary, byInsured}) {
            HttpResponse<String> answer =
                    send(client, InsiMessages.BY_VITALE, InsiMessages.envelope(InsiMessages.BY_VITALE, "", body));
            assertThat(answer.body()).contains("rechercherInsAvecCarteVitaleResponse", "NumIdentifiant>2751263220749<");
        }
    }

    @Test
    void add_newPerson_isFound() throws Exception {
        sandbox.insi().add(InsiPerson.of("180017505600004", "MARTIN", "LOUIS", Sex.MALE, "1980-01-01", "75056"));

        assertThat(search(InsiMessages.traits("MARTIN", "LOUIS", "M", "1980-01-01", "")))
                .contains("CodeCR>00<");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no birth name", edit("<r:NomNaissance>ADRUN</r:NomNaissance>", ""), "insi_19"),
                Arguments.of("lower case", edit("ADRUN", "Adrun"), "NomNaissance"),
                Arguments.of("ligature", edit("ADRUN", "D'ÆION"), "NomNaissance"),
                Arguments.of("sex unknown", edit("Sexe>F<", "Sexe>U<"), "Sexe"),
                Arguments.of("date form", edit("1975-12-31", "31/12/1975"), "DateNaissance"),
                Arguments.of("first name ends with hyphen", edit("ZOE", "ZOE-"), "Prenom"),
                Arguments.of(
                        "order",
                        edit(
                                "<r:Prenom>ZOE</r:Prenom><r:Sexe>F</r:Sexe>",
                                "<r:Sexe>F</r:Sexe><r:Prenom>ZOE</r:Prenom>"),
                        "order"),
                Arguments.of("foreign element", edit("<r:Prenom>", "<r:Nom>X</r:Nom><r:Prenom>"), "unexpected"),
                Arguments.of(
                        "place",
                        edit("</r:RECSANSVITALE>", "<r:LieuNaissance>632</r:LieuNaissance></r:RECSANSVITALE>"),
                        "COG"),
                Arguments.of("no IDAM", edit("<l:IDAM R=\"4\">AB12345678</l:IDAM>", ""), "desir_550"),
                Arguments.of("blank IDAM", edit("AB12345678", " "), "desir_550"),
                Arguments.of("IDAM without R", edit("IDAM R=\"4\"", "IDAM"), "R="),
                Arguments.of("LPS version", edit("Nature=\"CTXLPS\" Version=\"01_00\"", "Version=\"1.00\""), "01_00"),
                Arguments.of("no coverage", edit("<b:COUVERTURE/>", ""), "COUVERTURE"),
                Arguments.of(
                        "filled coverage",
                        edit("<b:COUVERTURE/>", "<b:COUVERTURE><b:Organisme>1</b:Organisme></b:COUVERTURE>"),
                        "empty"),
                Arguments.of("message id", edit("<a:MessageID>uuid:", "<a:MessageID>urn:uuid:"), "MessageID"),
                Arguments.of("time", edit("2026-01-15T09:00:00.000Z", "2026-01-15"), "Temps"),
                Arguments.of(
                        "action unknown", edit(":rechercherInsAvecTraitsIdentite<", ":rechercher<"), "Unknown action"),
                Arguments.of("other root", edit("RECSANSVITALE", "RECVITALE"), "root"),
                Arguments.of("two payloads", edit("</s:Body>", "<x/></s:Body>"), "exactly one element"),
                Arguments.of(
                        "SOAP 1.1",
                        edit("http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/"),
                        "SOAP 1.2"),
                Arguments.of(
                        "DTD",
                        edit("<s:Envelope", "<!DOCTYPE s:Envelope [<!ENTITY e \"x\">]><s:Envelope"),
                        "document type"),
                Arguments.of("not XML", edit("</s:Envelope>", ""), "well-formed"));
    }

    private static UnaryOperator<String> edit(String what, String by) {
        return text -> {
            assertThat(text).contains(what);
            return text.replace(what, by);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void request_departingFromTheContract_isRefusedWithAFault(String what, UnaryOperator<String> edit, String told)
            throws Exception {
        String envelope = edit.apply(InsiMessages.envelope(InsiMessages.BY_TRAITS, "", InsiMessages.ZOE));

        HttpResponse<String> answer = send(client, InsiMessages.BY_TRAITS, envelope);

        assertThat(answer.body()).contains("Fault").contains(told.replace("\"", "&quot;"));
        assertThat(answer.statusCode()).isEqualTo(500);
    }

    @Test
    void request_untouchedCounterpart_isAccepted() throws Exception {
        assertThat(search(InsiMessages.ZOE)).contains("CodeCR>00<");
    }

    @Test
    void acceptOnlyIdam_otherNumber_isRefused() throws Exception {
        sandbox.insi().acceptOnlyIdam(Set.of("OTHER"));

        assertThat(search(InsiMessages.ZOE))
                .contains("siram_100", "desir_550", "severite=\"erreur\"", "messageID=\"uuid:");
    }

    @Test
    void certificateName_otherThanInsi_isRefused() throws Exception {
        HttpClient other = Http.client(sandbox.pki(), sandbox.pki().named("MON-LOGICIEL", "10B0193488"));
        String envelope = InsiMessages.envelope(InsiMessages.BY_TRAITS, "", InsiMessages.ZOE);

        assertThat(send(other, InsiMessages.BY_TRAITS, envelope).body()).contains("desir_560");
        assertThat(send(Http.anonymous(sandbox.pki()), InsiMessages.BY_TRAITS, envelope)
                        .body())
                .contains("desir_560");
        HttpClient manual = Http.client(sandbox.pki(), sandbox.pki().named("INSI-MANU", "10B0193488"));
        assertThat(send(manual, InsiMessages.BY_TRAITS, envelope).body()).contains("CodeCR>00<");
    }

    @Test
    void situations_scripted_applyOnceThenNormal() throws Exception {
        sandbox.insi()
                .next(
                        InsiSituation.NONE,
                        InsiSituation.SEVERAL,
                        InsiSituation.FAULT,
                        InsiSituation.ODD_PREFIXES,
                        InsiSituation.CNDA_FORM);

        assertThat(search(InsiMessages.ZOE)).contains("CodeCR>01<");
        assertThat(search(InsiMessages.ZOE)).contains("CodeCR>02<");
        assertThat(search(InsiMessages.ZOE)).contains("siram_40", "insi_111", "fatale", "Receiver");
        assertThat(search(InsiMessages.ZOE)).contains("<S:Body", "<!--", "<CodeCR>00<");
        assertThat(search(InsiMessages.ZOE)).contains("Prenom>ZOE<");
        assertThat(search(InsiMessages.ZOE)).contains("CodeCR>00<").doesNotContain("<S:Body", ":Prenom>");
    }

    @Test
    void always_lastsUntilChanged() throws Exception {
        sandbox.insi().always(InsiSituation.fault("siram_10", "insi_42"));
        sandbox.insi().next(InsiSituation.NORMAL);

        assertThat(search(InsiMessages.ZOE)).contains("CodeCR>00<");
        assertThat(search(InsiMessages.ZOE)).contains("siram_10", "insi_42", "Sender");
        assertThat(search(InsiMessages.ZOE)).contains("insi_42");
    }

    @Test
    void get_isNotAllowed() throws Exception {
        assertThat(Http.get(client, sandbox.baseUri().resolve("/insi")).statusCode())
                .isEqualTo(405);
    }
}
