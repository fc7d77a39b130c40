package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.sandbox.Caller.xpath;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.segursdk.sandbox.DmpPatient.Authorisation;
import org.segursdk.sandbox.DmpPatient.Status;

/** TD1.3a and TD0.5. */
class DmpPatientDataTest extends DmpTestBase {
    private static String administrative(Caller caller) throws Exception {
        return caller.send("patients", DmpMessages.EXISTENCE, DmpMessages.administrative(caller.matricule()));
    }

    private static String search(Caller caller, String surname) throws Exception {
        return caller.send("patientsPDQ", DmpMessages.TRAITS, DmpMessages.traits(surname));
    }

    private static Caller regulation() {
        return air().access("centre_15");
    }

    @Test
    void administrative_tellsAddressRepresentativeAndOppositions() throws Exception {
        put(dominique()
                .opposing(true, false)
                .with(DmpContact.of("1 rue des Essais", "75001", "PARIS", "tel:0100000000", "mailto:d@exemple.invalid")
                        .with(new DmpContact.Representative("FTH", "ADRTROIS", "PAUL", List.of("tel:0100000001")))));

        String answer = administrative(air());

        assertThat(xpath(answer, "//*[local-name()='streetAddressLine']")).isEqualTo("1 rue des Essais");
        assertThat(xpath(answer, "//*[local-name()='postalCode']")).isEqualTo("75001");
        assertThat(xpath(answer, "//*[local-name()='patientPerson']/*[local-name()='telecom'][2]/@value"))
                .isEqualTo("mailto:d@exemple.invalid");
        assertThat(xpath(answer, "//*[local-name()='personalRelationship']/*[local-name()='code']/@code"))
                .isEqualTo("FTH");
        assertThat(xpath(answer, "//*[local-name()='relationshipHolder1']//*[local-name()='family']"))
                .isEqualTo("ADRTROIS");
        assertThat(observation(answer, "OPPOSITION_BRIS_DE_GLACE")).isEqualTo("true");
        assertThat(observation(answer, "OPPOSITION_ACCES_URGENCE")).isEqualTo("false");
        assertThat(xpath(answer, "//*[local-name()='reasonCode']/@code")).isEqualTo("CNSLT_DATA");
        assertThat(xpath(answer, "//*[local-name()='deceasedInd']/@value")).isEqualTo("false");
        assertThat(count(answer, "attentionLine")).isEqualTo("0");
        assertThat(sandbox.recorder().exchanges())
                .extracting(RecordedExchange::operation)
                .containsExactly("TD1.3a");
    }

    private static String observation(String answer, String code) throws Exception {
        return xpath(
                answer,
                "//*[local-name()='administrativeObservation'][*[@code='" + code
                        + "']]/*[local-name()='value']/@value");
    }

    @Test
    void administrative_closedBlockedOrAbsent_isTold() throws Exception {
        put(dominique().with(Status.CLOSED));
        assertThat(administrative(air())).contains("typeCode=\"AE\"", "code=\"DMPClosed\"");
        put(dominique().with(Status.OPEN).with(Authorisation.INTERDIT));
        assertThat(administrative(air())).contains("typeCode=\"AE\"", "code=\"SandboxBlocked\"");
        put(dominique().with(Status.ABSENT));
        assertThat(administrative(air())).contains("queryResponseCode code=\"NF\"");
        assertThat(sandbox.recorder().exchanges().get(0).verdict()).contains("DMPClosed");
    }

    @Test
    void existence_tellsNothingAdministrative() throws Exception {
        put(dominique().opposing(true, true).with(DmpContact.of("1 rue des Essais", "75001", "PARIS")));

        assertThat(air().send("patients", DmpMessages.EXISTENCE, DmpMessages.existence(DmpMessages.DOMINIQUE)))
                .doesNotContain("OPPOSITION", "Essais");
    }

    @Test
    void traits_findsEveryOpenDmpOfThatName() throws Exception {
        put(dominique().opposing(false, true));

        String answer = search(regulation(), "adrtrois");

        assertThat(count(answer, "registrationEvent")).isEqualTo("2");
        assertThat(xpath(answer, "//*[local-name()='resultTotalQuantity']/@value"))
                .isEqualTo("2");
        assertThat(xpath(answer, "//*[local-name()='acknowledgement']/*[local-name()='typeCode']/@code"))
                .isEqualTo("AA");
        assertThat(xpath(answer, "(//*[local-name()='queryMatchObservation'])[1]/*[local-name()='value']/@value"))
                .isEqualTo("100");
        assertThat(answer).contains("subjectOf2", "OPPOSITION_ACCES_URGENCE", "value=\"true\"", DmpMessages.DOMINIQUE);
        assertThat(xpath(answer, "//*[local-name()='queryByParameter']//*[local-name()='family']"))
                .isEqualTo("adrtrois");
        assertThat(sandbox.recorder().exchanges().get(0).answerBody().withheld())
                .isFalse();
    }

    @Test
    void traits_nobodyFound_isNotKeptByTheRecorder() throws Exception {
        String answer = search(regulation(), "PERSONNE");

        assertThat(answer).contains("queryResponseCode code=\"NF\"", "resultTotalQuantity value=\"0\"");
        assertThat(sandbox.recorder().exchanges().get(0).requestBody().withheld())
                .isTrue();
        assertThat(search(regulation(), "CORSE")).contains("queryResponseCode code=\"NF\"");
    }

    @Test
    void traits_surnameOfOneLetter_isASurname() throws Exception {
        assertThat(search(regulation(), "O"))
                .contains("queryResponseCode code=\"NF\"")
                .doesNotContain("family is missing");
    }

    @Test
    void traits_malformed_isAnApplicationError() throws Exception {
        assertThat(search(regulation(), "")).contains("typeCode=\"AE\"", "family");
        assertThat(regulation()
                        .send(
                                "patientsPDQ",
                                DmpMessages.TRAITS,
                                DmpMessages.traits("X").replace("LivingSubject.name", "Name")))
                .contains("typeCode=\"AE\"", "semanticsText");
        assertThat(regulation().send("patientsPDQ", DmpMessages.TRAITS, DmpMessages.existence("x")))
                .contains(":Fault>", "PRPA_IN201305UV02");
    }
}
