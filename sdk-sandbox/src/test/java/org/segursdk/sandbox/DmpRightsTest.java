package org.segursdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.core.identity.Matricule;

/** Every cell of the rights table as a request on the wire. */
class DmpRightsTest {
    private static final Ins DOMINIQUE = new Ins(Matricule.of(DmpMessages.DOMINIQUE), InsAuthority.NIR);
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().start();
    }

    @BeforeEach
    void reset() {
        sandbox.dmp().reset();
        sandbox.dmp().put(DmpPatient.open(DOMINIQUE).treatingPhysician(true));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static Stream<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (String operation : List.of(
                "0.2", "0.3+", "0.3-", "0.4", "0.5", "1.3a", "1.6", "2.1", "2.2", "3.1", "3.1b", "3.2", "3.3a+",
                "3.3a-", "3.3b", "3.3c", "3.3d")) {
            for (String mode : List.of("DIRECTE", "INDIRECTE", "INDIRECTE_RENFORCEE")) {
                rows.add(Arguments.of(operation, mode, "PS"));
                rows.add(Arguments.of(operation, mode, "NON_PS"));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "TD{0} {1} {2}")
    @MethodSource("rows")
    void cell_isWhatTheWireSays(String operation, String mode, String holder) throws Exception {
        for (String access : List.of("normal", "bris_de_glace", "centre_15")) {
            reset();
            String answer = ask(operation, Caller.of(sandbox, mode, holder).access(access));
            boolean forbidden = answer.contains(":Fault>") && answer.contains(":SandboxForbidden<");
            // With a card the same message is TD2.1 or TD2.2, as the holder is a professional or not.
            String asked = "2.1".equals(operation) || "2.2".equals(operation)
                    ? "DIRECTE".equals(mode) && "NON_PS".equals(holder) ? "2.2" : "2.1"
                    : operation;
            assertThat(forbidden)
                    .as("%s %s %s %s: %s", operation, mode, holder, access, answer)
                    .isEqualTo(!sandbox.dmp().allows(asked, mode, holder, access));
            if (!forbidden) {
                assertThat(answer)
                        .as("%s %s %s %s", operation, mode, holder, access)
                        .containsAnyOf("ResponseStatusType:Success", "DMPOk", "queryResponseCode code=\"OK\"");
            }
        }
    }

    private static String ask(String operation, Caller caller) throws Exception {
        String matricule = caller.matricule();
        return switch (operation) {
            case "0.2" -> caller.send("patients", DmpMessages.EXISTENCE, DmpMessages.existence(matricule));
            case "1.3a" -> caller.send("patients", DmpMessages.EXISTENCE, DmpMessages.administrative(matricule));
            case "0.3+" -> caller.send("habilitations", DmpMessages.AUTHORISE, DmpMessages.authorisation("AJOUT", ""));
            case "0.3-" ->
                caller.send("habilitations", DmpMessages.AUTHORISE, DmpMessages.authorisation("SUPPRESSION", ""));
            case "0.4" ->
                caller.send(
                        "patientsSpecific",
                        DmpMessages.LIST,
                        DmpMessages.patientList("20260101000000", "LASTAUTORIZATION", ""));
            case "0.5" -> {
                sandbox.dmp().reset();
                yield caller.send("patientsPDQ", DmpMessages.TRAITS, DmpMessages.traits("ADRTROIS"));
            }
            case "1.6" -> caller.send("habilitations", DmpMessages.PROFESSIONALS, DmpMessages.professionals("TOUTE"));
            case "2.1", "2.2" -> caller.feed(caller.newFeed());
            case "3.1" -> Xds.find(caller, Xds.APPROVED);
            case "3.1b" -> Xds.references(caller, Xds.APPROVED);
            case "3.2" -> Xds.retrieve(caller, deposit(DmpSeed.document()).uniqueId());
            case "3.3a+" -> visibility(caller, DmpSeed.document(), "MASQUE_PS");
            case "3.3a-" -> visibility(caller, DmpSeed.document().masked());
            case "3.3b" -> visibility(caller, DmpSeed.document().invisibleToPatient());
            case "3.3c" -> Xds.delete(caller, deposit(DmpSeed.document()));
            case "3.3d" -> Xds.archive(caller, deposit(DmpSeed.document()));
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static DmpDocument deposit(DmpSeed seed) {
        return sandbox.dmp().deposit(DOMINIQUE, seed);
    }

    private static String visibility(Caller caller, DmpSeed seed, String... codes) throws Exception {
        DmpDocument document = deposit(seed);
        String found = Xds.entry(Xds.get(Caller.air(sandbox), document.uniqueId()));
        return caller.send("registry", Xds.UPDATE, Xds.visibility(caller, found, 1, codes));
    }

    /** Cells of dmp §2.3, written a second time. */
    @ParameterizedTest
    @CsvSource({
        "0.3+, INDIRECTE, PS, normal, false",
        "0.3+, DIRECTE, NON_PS, normal, true",
        "0.3+, DIRECTE, PS, bris_de_glace, false",
        "0.4, INDIRECTE, PS, centre_15, false",
        "0.5, DIRECTE, PS, normal, false",
        "0.5, INDIRECTE, PS, centre_15, true",
        "0.5, DIRECTE, NON_PS, centre_15, false",
        "1.3a, INDIRECTE, PS, normal, true",
        "1.6, INDIRECTE_RENFORCEE, PS, normal, true",
        "1.6, INDIRECTE_RENFORCEE, PS, centre_15, false",
        "2.1, INDIRECTE_RENFORCEE, PS, normal, false",
        "2.1, INDIRECTE, PS, normal, true",
        "2.1, DIRECTE, NON_PS, normal, false",
        "2.2, DIRECTE, NON_PS, normal, true",
        "2.2, DIRECTE, PS, normal, false",
        "3.1, INDIRECTE, PS, normal, false",
        "3.1b, INDIRECTE, PS, normal, true",
        "3.2, INDIRECTE_RENFORCEE, PS, bris_de_glace, true",
        "3.2, INDIRECTE_RENFORCEE, NON_PS, normal, false",
        "3.3a+, INDIRECTE_RENFORCEE, PS, bris_de_glace, false",
        "3.3c, INDIRECTE, PS, normal, true",
        "3.3c, INDIRECTE_RENFORCEE, NON_PS, normal, true",
        "3.3d, DIRECTE, PS, centre_15, true",
        "3.3d, INDIRECTE, PS, normal, false"
    })
    void table_cells_areThoseOfTheSource(String operation, String mode, String holder, String access, boolean allowed) {
        assertThat(sandbox.dmp().allows(operation, mode, holder, access)).isEqualTo(allowed);
    }

    @Test
    void table_unknownSpelling_isAnError() {
        assertThat(sandbox.dmp().operations()).hasSize(17).contains("3.1b");
        assertThatThrownBy(() -> sandbox.dmp().allows("3.4", "DIRECTE", "PS", "normal"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.dmp().allows("3.1", "AIR", "PS", "normal"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.dmp().allows("3.1", "DIRECTE", "CPE", "normal"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.dmp().allows("3.1", "DIRECTE", "PS", "urgence"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
