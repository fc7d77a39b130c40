package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
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
import org.segursdk.core.credentials.KeyMaterial;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;

class DmpExistenceTest {
    private static Sandbox sandbox;
    private static KeyMaterial key;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.builder().start();
        key = sandbox.pki().credentials("dmp").signature();
        client = Http.client(sandbox.pki(), sandbox.pki().credentials("dmp"));
    }

    @AfterEach
    void reset() {
        sandbox.dmp().reset();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String ask(String matricule, UnaryOperator<String> edit) throws Exception {
        String vihf = TestSigner.assertion(DmpMessages.vihf(key, matricule), key);
        String envelope = DmpMessages.envelope(DmpMessages.EXISTENCE, vihf, DmpMessages.existence(matricule));
        return Http.post(
                        client,
                        sandbox.baseUri().resolve("/dmp/patients"),
                        "application/soap+xml; charset=UTF-8",
                        edit.apply(envelope).getBytes(StandardCharsets.UTF_8))
                .body();
    }

    @ParameterizedTest
    @CsvSource({
        "297022A02077878, OK, active, VALIDE, false",
        "275126322074974, OK, active, VALIDE, true",
        "160012B02077713, OK, active, NON_EXISTE, false",
        "110086322083060, OK, active, INTERDIT, false",
        "109076322083489, OK, active, EXPIRE, false",
        "181036322045660, OK, terminated, VALIDE, false"
    })
    void existence_testPersons_answerAsDocumented(
            String matricule, String code, String status, String authorisation, String treating) throws Exception {
        assertThat(ask(matricule, x -> x))
                .contains(
                        "queryResponseCode code=\"" + code + "\"",
                        "statusCode code=\"" + status + "\"/><patientPerson",
                        "code=\"" + authorisation + "\"",
                        "<value xsi:type=\"BL\" value=\"" + treating + "\"/></attentionLine>");
    }

    @Test
    void existence_absentOrUnknown_answersNotFoundWithoutSubject() throws Exception {
        for (String matricule : new String[] {"180032B02040123", "180017505600004"}) {
            assertThat(ask(matricule, x -> x))
                    .contains("queryResponseCode code=\"NF\"")
                    .doesNotContain("<subject", "attentionLine");
        }
    }

    @Test
    void existence_statesSetByTheTest_areAnswered() throws Exception {
        Ins ins = new Ins(Matricule.of("180017505600004"), InsAuthority.NIR);
        sandbox.dmp().open(ins);

        assertThat(ask("180017505600004", x -> x)).contains("RATTACHEMENT_ENS", "value=\"true\"");

        sandbox.dmp().put(DmpPatient.open(ins).ensAttached(false));
        assertThat(ask("180017505600004", x -> x)).contains("RATTACHEMENT_ENS").doesNotContain("value=\"true\"");
    }

    @Test
    void openForSynthetic_unknownSyntheticIdentity_getsAnOpenDmp() throws Exception {
        sandbox.dmp().openForSynthetic(true);

        assertThat(ask("180017505600004", x -> x)).contains("queryResponseCode code=\"OK\"");
        assertThat(sandbox.dmp().patient("180017505600004")).isPresent();
    }

    @Test
    void situations_noneAndClosed_overrideTheState() throws Exception {
        sandbox.dmp().next(DmpSituation.NONE, DmpSituation.CLOSED, DmpSituation.FAULT);

        assertThat(ask(DmpMessages.DOMINIQUE, x -> x)).contains("code=\"NF\"");
        assertThat(ask(DmpMessages.DOMINIQUE, x -> x)).contains("terminated");
        assertThat(ask(DmpMessages.DOMINIQUE, x -> x)).contains(":Fault>", "DMPInvalidCertificate");
        assertThat(ask(DmpMessages.DOMINIQUE, x -> x)).contains("active");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "other patient",
                        edit("extension=\"297022A02077878\"/><semantics", "extension=\"275126322074974\"/><semantics"),
                        "INS of the VIHF"),
                Arguments.of("reason", edit("TEST_EXST", "MODIF_DATA"), "reasonCode"),
                Arguments.of(
                        "receiver", edit("<id root=\"1.2.250.1.213.4.1.1.1\"/>", "<id root=\"1.2\"/>"), "receiver"),
                Arguments.of(
                        "interaction",
                        edit("extension=\"PRPA_IN201307UV02\"", "extension=\"PRPA_IN201305UV02\""),
                        "interactionId"),
                Arguments.of(
                        "order",
                        edit(
                                "<processingCode code=\"P\"/><processingModeCode code=\"T\"/>",
                                "<processingModeCode code=\"T\"/><processingCode code=\"P\"/>"),
                        "order"),
                Arguments.of(
                        "processing", edit("processingCode code=\"P\"", "processingCode code=\"X\""), "processingCode"),
                Arguments.of(
                        "time",
                        edit("creationTime value=\"20260115090000\"", "creationTime value=\"2026\""),
                        "creationTime"),
                Arguments.of("no query id", edit("extension=\"q-1\"", ""), "queryId"),
                Arguments.of("status", edit("statusCode code=\"new\"", "statusCode code=\"old\""), "statusCode"),
                Arguments.of("semantics", edit("Patient.id", "Patient"), "semanticsText"),
                Arguments.of("ITSVersion", edit(" ITSVersion=\"XML_1.0\"", ""), "ITSVersion"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void existence_malformedMessage_isAnsweredWithApplicationError(String what, UnaryOperator<String> edit, String told)
            throws Exception {
        assertThat(ask(DmpMessages.DOMINIQUE, edit))
                .contains("acknowledgement typeCode=\"AE\"", "acknowledgementDetail", told);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "no To",
                        (UnaryOperator<String>) s -> s.replaceFirst("<a:To>.*</a:To>", ""),
                        "Message Addressing Property is not present"),
                Arguments.of(
                        "no MessageID",
                        (UnaryOperator<String>) s -> s.replaceFirst("<a:MessageID>.*?</a:MessageID>", ""),
                        "Message Addressing Property is not present"),
                Arguments.of("MessageID form", edit("urn:uuid:", "uuid:"), "MessageID"),
                Arguments.of("not anonymous", edit("/addressing/anonymous", "/addressing/none"), "anonymous"),
                Arguments.of(
                        "action",
                        edit(
                                "<a:Action s:mustUnderstand=\"true\">urn:hl7-org:v3:PRPA_IN201307UV02",
                                "<a:Action s:mustUnderstand=\"true\">urn:x"),
                        "action"),
                Arguments.of("other body", edit("PRPA_IN201307UV02 xmlns", "PRPA_IN201311UV02 xmlns"), "well-formed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void existence_wrongEnvelope_isAnsweredWithFault(String what, UnaryOperator<String> edit, String told)
            throws Exception {
        assertThat(ask(DmpMessages.DOMINIQUE, edit)).contains(":Fault>", told);
    }

    private static UnaryOperator<String> edit(String what, String by) {
        return text -> {
            assertThat(text).contains(what);
            return text.replace(what, by);
        };
    }
}
