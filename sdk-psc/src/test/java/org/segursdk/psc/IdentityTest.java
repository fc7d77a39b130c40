package org.segursdk.psc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.segursdk.core.actor.Professional;
import org.segursdk.core.actor.Structure;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.psc.internal.identity.UserInfoReader;

/** What userinfo says, read, and the choice of a situation. */
@Tag("REM-PSC-06")
class IdentityTest {
    private static final List<StructureIdSource> ORDER =
            PscProfile.standard().structureIdOrder().value();

    private static PscIdentity read(Map<String, Object> claims) {
        return UserInfoReader.read(TestIssuer.SUBJECT, claims);
    }

    private static PscIdentity with(String name, Object value) {
        Map<String, Object> claims = Samples.userInfo();
        claims.put(name, value);
        return read(claims);
    }

    private static PscIdentity several() {
        return with(
                "SubjectRefPro",
                Map.of(
                        "exercices",
                        List.of(
                                Samples.exercice("10", "SM54", Samples.activity(), Samples.hospital()),
                                Samples.exercice("21", "", Samples.hospital()))));
    }

    private static List<String> rules(ThrowingCallable action) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, action);
        return refused.violations().stream().map(each -> each.rule()).toList();
    }

    @Test
    void everything_isRead() {
        PscIdentity identity = read(Samples.userInfo());
        assertThat(identity.subjectNameId()).contains("899700366240");
        assertThat(identity.rpps()).contains("99700366240");
        assertThat(identity.hasDoubtfulRpps()).isFalse();
        assertThat(identity.professionCodes()).containsExactly("10");
        assertThat(identity.civilityCode()).contains("MME");
        assertThat(identity.otherIds()).singleElement().satisfies(id -> {
            assertThat(id.origin()).isEqualTo("RPPS");
            assertThat(id.quality()).hasValue(1);
        });
        assertThat(identity.carried())
                .containsEntry("authMode", "CARD")
                .containsEntry("Acces_Regulation_Medicale", "FAUX")
                .containsEntry("UITVersion", "1.0")
                .doesNotContainKey("Mode_Acces_Raison")
                .doesNotContainKey("sub");
        Situation only = identity.situations().get(0);
        assertThat(only.exercice().key()).isEqualTo("10C");
        assertThat(only.label()).isEqualTo("10C CABINET MME SPECIMEN");
        Professional professional = only.professional(identity);
        assertThat(professional.addresses()).singleElement().satisfies(address -> assertThat(address.lines())
                .containsExactly("12 R DES ESSAIS", "75009 PARIS"));
        assertThat(professional.telecoms()).singleElement().satisfies(each -> assertThat(each.uri())
                .isEqualTo("tel:0144556677"));
        assertThat(professional.civility()).contains("MME");
    }

    @Test
    void theUserChooses_amongProfessionsAndPlaces() {
        PscIdentity identity = several();
        assertThat(identity.situations()).hasSize(3);
        assertThat(identity.situation("10C", 1).activity().orElseThrow().finessSite())
                .contains("0B0193488");
        assertThat(identity.situationAt("10C", "0B0193488")).isEqualTo(identity.situation("10C", 1));
        assertThat(identity.situationAt("10C", "10B0193488")).isEqualTo(identity.situation("10C", 1));
        assertThat(identity.situationAt("10C", "R10100000012345")).isEqualTo(identity.situation("10C", 0));
        assertThat(identity.situation("21C", 0).specialty().orElseThrow().code())
                .isEqualTo("G15_21");
        assertThat(rules(() -> identity.situation("10M", 0))).containsExactly("PSC-SITUATION-UNKNOWN");
        assertThat(rules(() -> identity.situation("10C", 2))).containsExactly("PSC-SITUATION-UNKNOWN");
        assertThat(rules(() -> identity.situationAt("10C", "nulle part"))).containsExactly("PSC-SITUATION-UNKNOWN");
    }

    @Test
    void structures_areNamedByTheBestIdentifierThereIs() {
        Situation hospital = several().situation("10C", 1);
        Structure structure = hospital.activity().orElseThrow().structure("ETABLISSEMENT", ORDER);
        assertThat(structure.id().value()).isEqualTo("10B0193488");
        assertThat(structure.sector().code()).isEqualTo("SA01");
        assertThat(id(Map.of("numeroSiretSite", "26750045200011", "identifiantTechniqueDeLaStructure", "F0B0193488")))
                .contains("326750045200011");
        assertThat(id(Map.of("identifiantTechniqueDeLaStructure", "F0B0193488")))
                .contains("10B0193488");
        assertThat(id(Map.of("identifiantTechniqueDeLaStructure", "R10100000012345")))
                .isEmpty();
        assertThat(id(Map.of("numeroFinessSite", "?", "ancienIdentifiantDeLaStructure", "499700366240006")))
                .contains("499700366240006");
        assertThat(rules(() -> new Activity(Map.of()).structure("AMBULATOIRE", ORDER)))
                .containsExactly("PSC-STRUCTURE-ID", "PSC-STRUCTURE-NAME");
    }

    private static Optional<String> id(Map<String, String> values) {
        return new Activity(values).structureId(ORDER).map(each -> each.value());
    }

    @Test
    void anEmployee_isKnownByTheNumberOfTheStructure() {
        Map<String, Object> claims = Samples.userInfo();
        claims.put("SubjectNameID", "500000001815646/CPAT00045");
        claims.put("preferred_username", "500000001815646/CPAT00045");
        claims.put("otherIds", List.of());
        PscIdentity identity = read(claims);
        assertThat(identity.professionalId().orElseThrow().value()).isEqualTo("500000001815646/CPAT00045");
        assertThat(identity.professionalId().orElseThrow().isInternal()).isTrue();
        assertThat(identity.rpps()).isEmpty();
    }

    @Test
    void identitiesOfTest_andOfThePsiAlone_haveNoNationalNumber() {
        Map<String, Object> claims = Samples.userInfo();
        claims.put("SubjectNameID", "ANS20231122132732");
        claims.put("preferred_username", "ANS20231122132732");
        claims.put("otherIds", List.of(Map.of("identifiant", "ANS20231122132732", "origine", "EDIT", "qualite", 1)));
        PscIdentity identity = read(claims);
        assertThat(identity.professionalId()).isEmpty();
        assertThat(identity.kind()).isEqualTo(IdentityKind.EDIT);
        assertThat(rules(() -> identity.situations().get(0).professional(identity)))
                .containsExactly("PSC-PROFESSIONAL-ID");
        claims.put(
                "otherIDs",
                List.of(
                        Map.of("identifiant", "99700366240", "origine", "RPPS", "qualite", "1"),
                        Map.of("origine", "X")));
        assertThat(read(claims).professionalId().orElseThrow().value()).isEqualTo("899700366240");
        assertThat(read(claims).otherIds()).hasSize(2);
        assertThat(read(claims).kind()).isEqualTo(IdentityKind.NATIONAL);
    }

    @Test
    void kindOfAnIdentity_isToldByItsIdentifiers() {
        String psi = "b7c1d0aa-4f2e-4c55-9a51-0d6f2b9f7a10";
        assertThat(kind("899700366240", "")).isEqualTo(IdentityKind.NATIONAL);
        assertThat(kind("500000001815646/CPAT00045", "")).isEqualTo(IdentityKind.NATIONAL);
        assertThat(kind(psi, "PSI")).isEqualTo(IdentityKind.PSI);
        assertThat(kind(psi, "")).isEqualTo(IdentityKind.PSI);
        assertThat(kind("ANS20231122132732", "")).isEqualTo(IdentityKind.EDIT);
        assertThat(kind("user-42", "")).isEqualTo(IdentityKind.OTHER);
        assertThat(read(renewed()).kind()).isEqualTo(IdentityKind.NATIONAL);
    }

    private static IdentityKind kind(String id, String origin) {
        Map<String, Object> claims = Samples.userInfo();
        claims.put("SubjectNameID", id);
        claims.put("preferred_username", id);
        claims.put("otherIds", origin.isEmpty() ? List.of() : List.of(Map.of("identifiant", id, "origine", origin)));
        return read(claims).kind();
    }

    @Test
    void somebodyWithoutProfession_isAPersonAllTheSame() {
        PscIdentity identity = read(Map.of(
                "sub",
                TestIssuer.SUBJECT,
                "SubjectNameID",
                "899700366240",
                "given_name",
                "JULIE",
                "family_name",
                "SPECIMEN"));
        assertThat(identity.situations()).isEmpty();
        assertThat(identity.professionCodes()).isEmpty();
        assertThat(identity.rpps()).contains("99700366240");
    }

    @Test
    void aWrongCheckDigit_isAWarningOnly() {
        PscIdentity identity = with("SubjectNameID", "810001234567");
        assertThat(identity.rpps()).contains("10001234567");
        assertThat(identity.hasDoubtfulRpps()).isTrue();
        assertThat(identity.professionalId().orElseThrow().value()).isEqualTo("810001234567");
        for (String kit : List.of("899700366240", "899700427869", "899700427885", "899700218896")) {
            assertThat(with("SubjectNameID", kit).hasDoubtfulRpps()).isFalse();
        }
    }

    @Test
    void aNewSpecialty_standsAsItIs_andTheSectionOfAPharmacistCounts() {
        Map<String, Object> officine = new LinkedHashMap<>(Samples.activity());
        officine.put("codeSectionPharmacien", "A");
        PscIdentity identity = with(
                "SubjectRefPro",
                Map.of("exercices", List.of(Samples.exercice("10", "SM999"), Samples.exercice("21", "", officine))));
        assertThat(identity.situations().get(0).specialty().orElseThrow().code())
                .isEqualTo("G15_10/SM999");
        assertThat(identity.situations().get(0).activity()).isEmpty();
        assertThat(identity.situations().get(1).specialty().orElseThrow().displayName())
                .isEqualTo("Pharmacien titulaire d'officine");
    }

    @Test
    @Tag("REM-PSC-02")
    void twoMeans_leadToOneAccount() {
        Map<String, String> accounts = new HashMap<>(Map.of("899700366240", "compte-1"));
        PscIdentity identity = read(Samples.userInfo());
        AccountDirectory<String> directory = id -> Optional.ofNullable(accounts.get(id));
        assertThat(identity.account(directory)).isEqualTo(new AccountMatch.One<>("compte-1"));
        // The number of the person changed; the account is found by the former one.
        PscIdentity renewed = read(renewed());
        assertThat(renewed.account(directory)).isEqualTo(new AccountMatch.One<>("compte-1"));
        accounts.put("b7c1d0aa-4f2e-4c55-9a51-0d6f2b9f7a10", "compte-2");
        assertThat(((AccountMatch.Several<String>) renewed.account(directory)).accounts())
                .containsExactlyInAnyOrder("compte-1", "compte-2");
        accounts.clear();
        assertThat(renewed.account(directory)).isEqualTo(new AccountMatch.None<>());
    }

    private static Map<String, Object> renewed() {
        Map<String, Object> claims = Samples.userInfo();
        claims.put("SubjectNameID", "b7c1d0aa-4f2e-4c55-9a51-0d6f2b9f7a10");
        claims.put("preferred_username", "b7c1d0aa-4f2e-4c55-9a51-0d6f2b9f7a10");
        claims.put(
                "otherIds",
                List.of(
                        Map.of("identifiant", "b7c1d0aa-4f2e-4c55-9a51-0d6f2b9f7a10", "origine", "PSI", "qualite", 2),
                        Map.of("identifiant", "899700366240", "origine", "RPPS", "qualite", 1)));
        return claims;
    }

    @Test
    void whateverComes_isReadOrLeftOut() {
        Random random = new Random(20_261_122);
        Object[] odd = {
            "", " ", 1, 1.5, true, List.of(), List.of(1, "x", Map.of()), Map.of("a", 1), "x".repeat(5000), "^"
        };
        List<String> names = new ArrayList<>(Samples.userInfo().keySet());
        for (int i = 0; i < 3000; i++) {
            Map<String, Object> claims = Samples.userInfo();
            for (int j = 0; j < 4; j++) {
                claims.put(names.get(random.nextInt(names.size())), odd[random.nextInt(odd.length)]);
            }
            Map<String, Object> activity = Samples.activity();
            List<String> keys = new ArrayList<>(activity.keySet());
            activity.put(keys.get(random.nextInt(keys.size())), odd[random.nextInt(odd.length)]);
            if (random.nextBoolean()) {
                claims.put("SubjectRefPro", Map.of("exercices", List.of(Samples.exercice("10", "SM54", activity))));
            }
            PscIdentity identity = read(claims);
            identity.situations().forEach(each -> {
                each.activity().ifPresent(place -> place.structureId(ORDER));
                each.activity().ifPresent(Activity::address);
                each.activity().ifPresent(Activity::telecoms);
                each.specialty();
            });
            assertThat(identity.toString()).isEqualTo("PscIdentity[redacted]");
        }
    }
}
