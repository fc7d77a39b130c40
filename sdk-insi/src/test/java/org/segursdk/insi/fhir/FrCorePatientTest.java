package org.segursdk.insi.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.document.LocalPatientId;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;
import org.segursdk.core.identity.IdentityProof;
import org.segursdk.core.identity.Ins;
import org.segursdk.core.identity.InsAuthority;
import org.segursdk.insi.GeneratedIdentities;
import org.segursdk.insi.identity.IdentityStatus;
import org.segursdk.insi.identity.PatientIdentity;
import org.segursdk.insi.identity.People;
import org.segursdk.insi.internal.Emitted;
import org.segursdk.insi.matching.ReceivedPatient;

class FrCorePatientTest {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 400)
                .mapToObj(seed ->
                        Arguments.of(seed, IdentityStatus.values()[seed % 4], FrCoreVersion.values()[seed / 4 % 2]));
    }

    private static String json(PatientIdentity identity, FrCoreVersion version, LocalPatientId localId) {
        return FrCorePatient.of(identity, version, People.NOW)
                .addLocalId(localId)
                .build()
                .json();
    }

    private static String qualified(FrCoreVersion version) {
        Random random = new Random(5);
        return json(
                GeneratedIdentities.identity(random, IdentityStatus.QUALIFIED),
                version,
                GeneratedIdentities.localId(random));
    }

    private static List<String> rules(ReceivedPatient received) {
        return received.findings().stream().map(Violation::rule).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("REM-INS-01")
    @Tag("REM-INS-20")
    void read_whatWasWritten_isEqual(int seed, IdentityStatus status, FrCoreVersion version) {
        Random random = new Random(seed);
        PatientIdentity identity = GeneratedIdentities.identity(random, status);
        LocalPatientId localId = GeneratedIdentities.localId(random);
        String json = json(identity, version, localId);
        ReceivedPatient received = FrCorePatient.read(json);

        boolean qualified = status == IdentityStatus.QUALIFIED;
        identity.ins().ifPresent(ins -> assertThat(json.contains(ins.matricule().number()))
                .isEqualTo(qualified));
        boolean lost = version == FrCoreVersion.V2_1 && status == IdentityStatus.RETRIEVED;
        assertThat(received.status()).contains(lost ? IdentityStatus.PROVISIONAL : status);
        assertThat(received.ins()).isEqualTo(qualified ? identity.ins() : Optional.empty());
        GeneratedIdentities.assertRestOf(received, identity, localId);
        assertThat(received.collected().proofCheckedOn())
                .isEqualTo(Emitted.proof(identity).map(IdentityProof::checkedOn));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void json_generatedIdentity_isReadTheSameByHapi(int seed, IdentityStatus status, FrCoreVersion version) {
        Random random = new Random(seed);
        PatientIdentity identity = GeneratedIdentities.identity(random, status);
        IParser parser = CONTEXT.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        Patient patient =
                parser.parseResource(Patient.class, json(identity, version, GeneratedIdentities.localId(random)));

        boolean qualified = status == IdentityStatus.QUALIFIED;
        assertThat(patient.getMeta().getProfile()).singleElement().satisfies(profile -> assertThat(profile.getValue())
                .isEqualTo(
                        "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient" + (qualified ? "-ins" : "")));
        assertThat(patient.getIdentifier()).hasSize(qualified ? 2 : 1);
        if (qualified) {
            Ins ins = identity.ins().orElseThrow();
            Identifier identifier = patient.getIdentifierFirstRep();
            assertThat(identifier.getSystem())
                    .isEqualTo("urn:oid:" + ins.authority().oid());
            assertThat(identifier.getValue()).isEqualTo(ins.matricule().value());
            assertThat(identifier.getUse())
                    .isEqualTo(
                            ins.authority() == InsAuthority.NIA
                                    ? Identifier.IdentifierUse.TEMP
                                    : Identifier.IdentifierUse.OFFICIAL);
            assertThat(identifier.getType().getCodingFirstRep().getCode()).startsWith("INS-NI");
        }
        HumanName official = patient.getNameFirstRep();
        assertThat(official.getUse()).isEqualTo(HumanName.NameUse.OFFICIAL);
        assertThat(official.getFamily()).isEqualTo(identity.traits().birthName());
        assertThat(official.getGivenAsSingleString())
                .isEqualTo(identity.traits().firstGivenName());
        assertThat(official.getExtensionString(FrCore.GIVEN_NAMES))
                .isEqualTo(identity.traits().birthGivenNames());
        assertThat(patient.getBirthDateElement().getValueAsString())
                .isEqualTo(identity.traits().birthDate().toIso());
        Extension reliability = patient.getExtensionsByUrl(FrCore.RELIABILITY).get(0);
        Coding told = (Coding) reliability.getExtensionByUrl("identityStatus").getValue();
        String wire = status.isChecked() ? "VALI" : "PROV";
        assertThat(told.getCode()).isEqualTo(version == FrCoreVersion.V2_1 ? wire : status.code());
        assertThat(reliability.hasExtension("lastUpdated")).isEqualTo(version == FrCoreVersion.V2_2_0);
    }

    @Test
    void read_valiWithIns_meansQualifiedInTheOlderLineOnly() {
        String older = qualified(FrCoreVersion.V2_1);
        String newer = qualified(FrCoreVersion.V2_2_0).replace("\"QUAL\"", "\"VALI\"");

        assertThat(FrCorePatient.read(older).status()).contains(IdentityStatus.QUALIFIED);
        assertThat(FrCorePatient.read(newer).status()).contains(IdentityStatus.VALIDATED);
        assertThat(FrCorePatient.read(newer).ins()).isEmpty();
        assertThat(rules(FrCorePatient.read(newer))).containsExactly("INS-NOT-QUALIFIED");
    }

    @Test
    void read_asUpdate_bearsTheInsOfAQualifiedIdentityOnly() {
        assertThat(FrCorePatient.read(qualified(FrCoreVersion.V2_2_0))
                        .asUpdateFrom("SIH")
                        .orElseThrow()
                        .ins())
                .isPresent();
        assertThat(FrCorePatient.read(qualified(FrCoreVersion.V2_2_0).replace("\"QUAL\"", "\"RECUP\""))
                        .asUpdateFrom("SIH"))
                .hasValueSatisfying(update -> {
                    assertThat(update.ins()).isEmpty();
                    assertThat(update.validated()).isFalse();
                });
    }

    @Test
    void read_severalReliabilities_takesTheLastUpdated() {
        String last = qualified(FrCoreVersion.V2_2_0);
        String earlier = "{\"url\":\"" + FrCore.RELIABILITY
                + "\",\"extension\":[{\"url\":\"lastUpdated\",\"valueDateTime\":\"2020-01-01T00:00:00Z\"},"
                + "{\"url\":\"identityStatus\",\"valueCoding\":{\"system\":\"" + FrCore.STATUS_2_2
                + "\",\"code\":\"PROV\"}}]},";
        String both = last.replaceFirst("\"extension\":\\[", "\"extension\":[" + earlier);

        assertThat(FrCorePatient.read(both).status()).contains(IdentityStatus.QUALIFIED);
    }

    @Test
    void read_strangeContent_isPassedOverWithFindings() {
        String json = qualified(FrCoreVersion.V2_2_0);

        assertThat(rules(FrCorePatient.read(json.replaceFirst(
                        "\"extension\":\\[",
                        "\"active\":false,\"x\":{\"y\":[1]},\"modifierExtension\":[],"
                                + "\"extension\":[{\"url\":\"http://vendor.example/x\",\"valueString\":\"?\"},"))))
                .containsExactly("FHIR-MODIFIER", "FHIR-INACTIVE", "FHIR-EXTENSION");
        assertThat(rules(FrCorePatient.read(json.replace("INS-N", "INS-X")))).contains("FHIR-INS-TYPE");
        assertThat(rules(FrCorePatient.read(json.replace(FrCore.STATUS_2_2 + "\"", "http://else\""))))
                .contains("FHIR-STATUS-SYSTEM");
        assertThat(rules(FrCorePatient.read(json.replace("\"QUAL\"", "\"GOOD\""))))
                .contains("FHIR-STATUS");
        assertThat(rules(FrCorePatient.read("{\"resourceType\":\"Patient\"}")))
                .contains("FHIR-NO-STATUS", "FHIR-NAME", "REQUIRED");
    }

    @Test
    void read_billingNumberUnderTheOidOfTheNir_isNoIns() {
        ReceivedPatient received =
                FrCorePatient.read("{\"resourceType\":\"Patient\",\"identifier\":[{\"use\":\"official\","
                        + "\"type\":{\"coding\":[{\"code\":\"NH\"}]},\"system\":\"urn:oid:1.2.250.1.213.1.4.8\","
                        + "\"value\":\"297022A02077878\"}]}");

        assertThat(received.ins()).isEmpty();
        assertThat(received.localIds()).isEmpty();
    }

    @Test
    void read_oldIdentifier_isAFormerIns() {
        String json = qualified(FrCoreVersion.V2_2_0)
                .replace(
                        "\"identifier\":[",
                        "\"identifier\":[{\"use\":\"old\",\"system\":\"urn:oid:1.2.250.1.213.1.4.8\","
                                + "\"value\":\"297022A02077878\"},");

        assertThat(FrCorePatient.read(json).formerIns()).containsExactly(People.NIR);
        assertThat(FrCorePatient.read(json).ins()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{", "{\"resourceType\":\"Bundle\"}", "{\"a\":1,\"a\":2}", "{} {}", "\"x\""})
    void read_noPatient_isRefusedOnce(String json) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> FrCorePatient.read(json))
                .satisfies(e -> assertThat(e.violations()).hasSize(1));
    }

    @Test
    void read_depthOrLengthWithoutEnd_isRefused() {
        assertThatThrownBy(() -> FrCorePatient.read("[".repeat(900_000))).hasMessageContaining("FHIR-JSON");
        assertThatThrownBy(() -> FrCorePatient.read(" ".repeat(1_000_001))).hasMessageContaining("FHIR-JSON");
    }

    @Test
    void build_logicalIdOfWrongForm_isRefused() {
        PatientIdentity identity = GeneratedIdentities.identity(new Random(1), IdentityStatus.VALIDATED);

        assertThatThrownBy(() -> FrCorePatient.of(identity, FrCoreVersion.V2_1, People.NOW)
                        .id("a/b")
                        .build())
                .hasMessageContaining("FHIR-ID");
        assertThat(FrCorePatient.of(identity, FrCoreVersion.V2_1, People.NOW)
                        .id("p-1")
                        .build())
                .hasToString("FrCorePatient[redacted]")
                .satisfies(patient -> assertThat(patient.json()).contains("\"id\":\"p-1\""));
    }

    @Test
    @Timeout(120)
    void read_noiseAndMutations_givesFindingsOrOneRefusal() {
        Random random = new Random(13);
        String json = qualified(FrCoreVersion.V2_2_0);
        int read = 0;
        for (int i = 0; i < 5000; i++) {
            String text = i % 4 == 0
                    ? GeneratedIdentities.noise(random, random.nextInt(300))
                    : i % 4 == 1 ? GeneratedIdentities.mutated(random, json) : otherTypes(random, json);
            try {
                assertThat(FrCorePatient.read(text).findings()).isNotNull();
                read++;
            } catch (InvalidInputException e) {
                assertThat(e.violations()).hasSize(1);
            }
        }
        assertThat(read).isGreaterThan(1000);
    }

    /** The same JSON with some values of another type than expected. */
    private static String otherTypes(Random random, String json) {
        String[] parts = json.split("(?<=:)(?=\")");
        StringBuilder out = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            boolean first = parts[i].startsWith("\"Patient\"");
            String other =
                    GeneratedIdentities.pick(random, List.of("null", "7", "[]", "{}", "true", "[[\"x\"]]", "\"\""));
            out.append(!first && random.nextInt(6) == 0 ? parts[i].replaceFirst("^\"[^\"]*\"", other) : parts[i]);
        }
        return out.toString();
    }
}
