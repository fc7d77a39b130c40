package org.segursdk.conformance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.conformance.catalogue.Requirement;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.conformance.profile.ProfileExamples;
import org.segursdk.conformance.profile.SegurProfile;

@Tag("REM-GEN-03")
class PlanTest {
    private static final RequirementCatalogue CATALOGUE = RequirementCatalogue.bundled();

    private static Plan plan(String profile) {
        byte[] bytes = profile.getBytes(StandardCharsets.UTF_8);
        return Plan.of(CATALOGUE, SegurProfile.read(bytes, CATALOGUE, LocalDate.of(2026, 11, 23)));
    }

    private static Plan plan(SoftwareType type) {
        return plan(ProfileExamples.of(type));
    }

    private static PlannedRequirement one(Plan plan, String id) {
        return plan.find(id).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(value = SoftwareType.class, mode = EnumSource.Mode.EXCLUDE, names = "RI")
    void inProfile_isExactlyWhatTheCatalogueHoldsForThatSoftware(SoftwareType type) {
        List<String> own = CATALOGUE.of(type).stream().map(Requirement::id).toList();
        assertThat(plan(type).inProfile().stream().map(PlannedRequirement::id)).containsExactlyElementsOf(own);
        assertThat(plan(type).requirements()).hasSize(363);
    }

    @Test
    void inProfile_identityReference_alsoHasWhatIsDeduced() {
        Plan plan = plan(SoftwareType.RI);
        assertThat(plan.inProfile()).hasSize(37);
        assertThat(one(plan, "REM-INS-01").weight()).isEqualTo(Weight.UNSETTLED);
        assertThat(one(plan, "REM-INS-38").weight()).isEqualTo(Weight.REQUIRED);
    }

    @Test
    void condition_declaredOrNot_decidesAndIsTold() {
        String with = ProfileExamples.of(SoftwareType.LGC);
        assertThat(one(plan(with), "REM-CDA-20").weight()).isEqualTo(Weight.REQUIRED);
        Plan without = plan(with.replace("childFollowUp: true", "childFollowUp: false"));
        assertThat(one(without, "REM-CDA-20").applies()).isFalse();
        assertThat(one(without, "REM-CDA-20").inProfile()).isTrue();
        assertThat(one(without, "REM-CDA-20").reasons().get(0).french())
                .isEqualTo("LGC : seulement si le logiciel suit des enfants, ce que le profil ne déclare pas");
        assertThat(one(without, "REM-CDA-20").needs()).isEmpty();
    }

    @Test
    void wave1_leavesWave2Out() {
        Plan first = plan(ProfileExamples.of(SoftwareType.LGC).replace("wave: 2", "wave: 1"));
        assertThat(one(first, "REM-MSSS-07").applies()).isFalse();
        assertThat(one(first, "REM-MSSS-07").reasons().get(0).english()).contains("wave 2");
        assertThat(one(first, "REM-DMPA-01").applies()).isTrue();
        assertThat(first.applicable())
                .hasSizeLessThan(plan(SoftwareType.LGC).applicable().size());
    }

    @Test
    void weight_followsTheClassAndWhatTheSourceLeavesOpen() {
        Plan plan = plan(SoftwareType.LGC);
        assertThat(one(plan, "REM-INS-01").weight()).isEqualTo(Weight.REQUIRED);
        assertThat(one(plan, "REM-MSST-12").weight()).isEqualTo(Weight.RECOMMENDED);
        assertThat(one(plan, "REM-PORT-03").weight()).isEqualTo(Weight.UNSETTLED);
        assertThat(one(plan, "REM-MSSS-29").weight()).isEqualTo(Weight.UNSETTLED);
        assertThat(one(plan, "REM-DRIM-14").weight()).isEqualTo(Weight.NONE);
        assertThat(one(plan, "REM-DRIM-14").inProfile()).isFalse();
    }

    @Test
    void drafts_areSeenOnlyWhenAskedFor() {
        String text = ProfileExamples.of(SoftwareType.LGC);
        assertThat(one(plan(text), "REM-INS-02").inProfile()).isFalse();
        PlannedRequirement seen = one(plan(text.replace("drafts: false", "drafts: true")), "REM-INS-02");
        assertThat(seen.weight()).isEqualTo(Weight.UNSETTLED);
        assertThat(seen.needs()).containsExactly(new Need(Need.Kind.MANUAL, false));
    }

    @Test
    void severalTypes_oneThatAsksIsEnough() {
        Plan both = plan(ProfileExamples.of(SoftwareType.LGC).replace("types: [LGC]", "types: [LGC, RIS]"));
        assertThat(one(both, "REM-IMG-01").applies()).isTrue();
        assertThat(one(both, "REM-CDA-03").applies()).isTrue();
        assertThat(both.inProfile().size()).isGreaterThan(230);
    }

    @Test
    void needs_sayWaysAndWhatIsDeclared() {
        assertThat(one(plan(SoftwareType.LGC), "REM-INS-01").needs())
                .containsExactly(
                        new Need(Need.Kind.ARTEFACT, true),
                        new Need(Need.Kind.PORT, false),
                        new Need(Need.Kind.DEMONSTRATION, false));
    }

    @Test
    void applicable_everyOne_saysWhyAndWhatItNeeds() {
        for (SoftwareType type : SoftwareType.values()) {
            for (PlannedRequirement each : plan(type).requirements()) {
                assertThat(each.reasons()).as(each.id()).isNotEmpty();
                assertThat(each.needs().isEmpty()).as(each.id()).isEqualTo(!each.applies());
            }
        }
    }

    @Test
    void text_hasBothLanguages() {
        String french = PlanText.of(plan(SoftwareType.LGC), Locale.FRENCH, false);
        assertThat(french)
                .contains(
                        "ExempleCabinet 1.0.0, LGC, vague 2, édition 2023-02-draft.1", "S'appliquent (", "il faut : ");
        String english = PlanText.of(plan(SoftwareType.LGC), Locale.ENGLISH, true);
        assertThat(english).contains("wave 2", "Apply (", "needs: ", "Of other software (133)", "REM-DRIM-14");
    }

    @Test
    void json_listsTheProfileAndTheOthersApart() throws Exception {
        JsonNode root = JsonMapper.builder().build().readTree(PlanJson.of(plan(SoftwareType.DPI), Locale.ENGLISH));
        assertThat(root.get("requirements")).hasSize(134);
        assertThat(root.get("others")).hasSize(229);
        JsonNode first = root.get("requirements").get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .contains("id", "applies", "weight", "why", "needs", "official", "officialEvidence");
        assertThat(StreamSupport.stream(root.get("requirements").spliterator(), false)
                        .filter(each -> each.get("applies").asBoolean()))
                .hasSize(plan(SoftwareType.DPI).applicable().size());
    }
}
