package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.segursdk.sandbox.Caller.xpath;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.sandbox.DmpPatient.Authorisation;

/** TD0.2, TD0.3, TD0.4, TD1.6 of several professionals. */
class DmpAuthorisationTest extends DmpTestBase {
    @BeforeEach
    void nobodyYet() {
        put(dominique().with(Authorisation.NON_EXISTE));
    }

    private static String set(Caller caller, String action, String role) throws Exception {
        return caller.send("habilitations", DmpMessages.AUTHORISE, DmpMessages.authorisation(action, role));
    }

    private static String state(Caller caller) throws Exception {
        String answer = caller.send("patients", DmpMessages.EXISTENCE, DmpMessages.existence(caller.matricule()));
        return xpath(answer, "(//*[local-name()='attentionLine'])[1]/*[local-name()='value']/@code")
                + ' '
                + xpath(answer, "(//*[local-name()='attentionLine'])[2]/*[local-name()='value']/@value");
    }

    private static String professionals(String mode) throws Exception {
        return air().send("habilitations", DmpMessages.PROFESSIONALS, DmpMessages.professionals(mode));
    }

    @Test
    void add_isForTheCallerAlone_againIsInformative() throws Exception {
        assertThat(state(air())).isEqualTo("NON_EXISTE false");

        String first = set(air(), "AJOUT", "");

        assertThat(first).contains("setAuthorizationResponse", ":status>DMPOk<", "<h:context></h:context>");
        assertThat(state(air())).isEqualTo("VALIDE false");
        assertThat(state(other())).isEqualTo("NON_EXISTE false");
        assertThat(set(air(), "AJOUT", ""))
                .contains(":status>DMPOk<")
                .contains("<h:context>already authorised</h:context>");
    }

    @Test
    void treatingPhysician_isTakenAndGivenUp_accessStays() throws Exception {
        assertThat(set(air(), "AJOUT", "MEDECIN_TRAITANT")).contains("DMPOk");
        assertThat(state(air())).isEqualTo("VALIDE true");
        assertThat(set(air(), "SUPPRESSION", "MEDECIN_TRAITANT")).contains("DMPOk");
        assertThat(state(air())).isEqualTo("VALIDE false");
        assertThat(set(air(), "SUPPRESSION", "MEDECIN_TRAITANT")).contains(":status>SandboxForbidden<");
        assertThat(set(air().nurse(), "AJOUT", "MEDECIN_TRAITANT")).contains(":status>SandboxForbidden<");
        assertThat(set(air(), "SUPPRESSION", "")).contains("DMPOk");
        assertThat(state(air())).isEqualTo("NON_EXISTE false");
        assertThat(set(air(), "SUPPRESSION", "")).contains(":status>SandboxNotAuthorised<");
    }

    @Test
    void add_byStaff_isForTheStructure() throws Exception {
        assertThat(set(Caller.staffCard(sandbox), "AJOUT", "")).contains("DMPOk");

        assertThat(state(air())).isEqualTo("VALIDE false");
        assertThat(state(other())).isEqualTo("NON_EXISTE false");
        assertThat(dominique().grantOf("10B0193488")).isPresent();
    }

    @Test
    void add_byABlockedProfessional_isRefused() throws Exception {
        put(dominique().with(DmpGrant.of(Caller.DUPRE, Authorisation.INTERDIT)));

        assertThat(state(air())).isEqualTo("INTERDIT false");
        assertThat(set(air(), "AJOUT", "")).contains(":status>SandboxBlocked<");
    }

    @ParameterizedTest
    @CsvSource({"AUTRE, '', action", "AJOUT, AUTRE, role"})
    void add_unknownActionOrRole_isAFault(String action, String role, String told) throws Exception {
        assertThat(set(air(), action, role)).contains(":Fault>", told);
    }

    @Test
    void professionals_areListedByMode() throws Exception {
        set(air(), "AJOUT", "MEDECIN_TRAITANT");
        put(dominique()
                .with(DmpGrant.of(OTHER_ID, Authorisation.INTERDIT)
                        .named("AUTRE", "JEAN")
                        .in("10B0193499", Instant.parse("2026-01-02T03:04:05Z"), Instant.parse("2026-02-03T04:05:06Z"))
                        .specialised("G15_10/SM04", "Cardiologie")));

        String all = professionals("TOUTE");

        assertThat(count(all, "listOfAuthorizationByPatient")).isEqualTo("2");
        assertThat(all)
                .contains(
                        ":nationalId>899700366240<",
                        ":nationalIdType>1.2.250.1.71.4.2.1<",
                        ":firstName>Camille<",
                        ":lastName>DUPRE<",
                        ":codeSpeciality>G15_10/SM26<",
                        ":specificRight>MEDECIN_TRAITANT<",
                        ":startOfAuthorization>20260102030405<",
                        ":lastActionDate>20260203040506<",
                        ":mode>INTERDITE<",
                        ":status>DMPOk<");
        assertThat(professionals("ACTIVE")).contains("899700366240").doesNotContain(OTHER_ID);
        assertThat(professionals("INTERDITE")).contains(OTHER_ID).doesNotContain("899700366240");
        assertThat(professionals("AUCUNE")).contains(":Fault>", "mode");
    }

    private static String list(Caller caller, String start, String type, String rest) throws Exception {
        return caller.send("patientsSpecific", DmpMessages.LIST, DmpMessages.patientList(start, type, rest));
    }

    private static void onlyDominique() {
        sandbox.dmp()
                .patients()
                .forEach(p -> put(p.with(Authorisation.NON_EXISTE).treatingPhysician(false)));
    }

    @Test
    void list_byAuthorisation_holdsWhatTheCallerMayConsult() throws Exception {
        onlyDominique();
        assertThat(count(list(air(), "20200101000000", "LASTAUTORIZATION", ""), "patientlistData"))
                .isEqualTo("0");
        put(dominique()
                .with(DmpGrant.of(Caller.DUPRE, Authorisation.VALIDE)
                        .treatingPhysician(true)
                        .in(
                                "10B0193488",
                                Instant.parse("2026-03-01T00:00:00Z"),
                                Instant.parse("2026-03-02T00:00:00Z"))));

        String found = list(air(), "20260301000000", "LASTAUTORIZATION", "");

        assertThat(count(found, "patientlistData")).isEqualTo("1");
        assertThat(found)
                .contains(
                        ":nationalId>" + DmpMessages.DOMINIQUE + "<",
                        ":lastName>ADRTROIS<",
                        ":dateOfBirth>19970226<",
                        ":MT>true<",
                        ":lastAccessDate>20260302000000<",
                        ":status>DMPOk<");
        assertThat(count(list(air(), "20260302000000", "LASTAUTORIZATION", ""), "patientlistData"))
                .isEqualTo("0");
        assertThat(count(list(other(), "20200101000000", "LASTAUTORIZATION", ""), "patientlistData"))
                .isEqualTo("0");
        assertThat(sandbox.recorder().exchanges())
                .allSatisfy(e -> assertThat(e.answerBody().withheld()).isFalse());
    }

    @Test
    void list_byDocument_followsTheLastOne() throws Exception {
        onlyDominique();
        put(dominique().with(DmpGrant.of(Caller.DUPRE, Authorisation.VALIDE)));
        assertThat(count(list(air(), "20260101000000", "LASTDOC", ""), "patientlistData"))
                .isEqualTo("0");
        deposit(DmpSeed.document());

        assertThat(count(list(air(), "20260101000000", "LASTDOC", ""), "patientlistData"))
                .isEqualTo("1");
    }

    @Test
    void list_ai_isLimitedToNewAuthorisations() throws Exception {
        assertThat(list(ai(), "20260101000000", "LASTDOC", "")).contains(":Fault>", "SandboxForbidden");
        assertThat(list(ai(), "20260101000000", "LASTAUTORIZATION", "")).contains("DMPOk");
    }

    @Test
    void list_staff_seesTheProfessionalsOfTheStructure() throws Exception {
        onlyDominique();
        put(dominique()
                .with(DmpGrant.of(Caller.DUPRE, Authorisation.VALIDE).in("10B0193488", Instant.now(), Instant.now()))
                .with(DmpGrant.of(OTHER_ID, Authorisation.VALIDE).in("10B0193499", Instant.now(), Instant.now())));
        Caller staff = Caller.staffCard(sandbox);

        assertThat(count(list(staff, "20260101000000", "LASTAUTORIZATION", owner(Caller.DUPRE)), "patientlistData"))
                .isEqualTo("1");
        assertThat(count(list(staff, "20260101000000", "LASTAUTORIZATION", owner(OTHER_ID)), "patientlistData"))
                .isEqualTo("0");
        assertThat(list(air(), "20260101000000", "LASTAUTORIZATION", owner(OTHER_ID)))
                .contains(":Fault>", "psOwnerId");
    }

    private static String owner(String id) {
        return "<psOwnerId>" + id + "</psOwnerId>";
    }

    @Test
    void list_malformed_isAFault() throws Exception {
        assertThat(list(air(), "2026", "LASTDOC", "")).contains(":Fault>", "startDate");
        assertThat(list(air(), "20260101000000", "LASTAUTHORIZATION", "")).contains(":Fault>", "dateType");
        assertThat(air().send("patientsSpecific", DmpMessages.LIST, "<x/>")).contains(":Fault>", "patientList");
    }

    @Test
    void list_withoutPatientInTheVihf_isAccepted() throws Exception {
        Caller nobody = air().edited(text -> text.replaceAll(
                "<saml2:Attribute Name=\"urn:oasis:names:tc:xacml:2.0:resource:resource-id\">.*?</saml2:Attribute>",
                ""));

        assertThat(list(nobody, "20260101000000", "LASTAUTORIZATION", "")).contains("DMPOk");
        assertThat(nobody.send("patients", DmpMessages.EXISTENCE, DmpMessages.existence(DmpMessages.DOMINIQUE)))
                .contains(":Fault>", "resource-id");
    }
}
