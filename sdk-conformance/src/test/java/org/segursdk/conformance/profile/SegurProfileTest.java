package org.segursdk.conformance.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.segursdk.conformance.catalogue.Condition;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.catalogue.SoftwareType;
import org.segursdk.core.error.InvalidInputException;

class SegurProfileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String LGC = ProfileExamples.of(SoftwareType.LGC);
    private static final String WAIVER = """
            waivers:
              - requirement: REM-MSST-07
                reason: "l'opérateur ne publie que le fichier HTTPS"
                kind: NOT_APPLICABLE_BY_DESIGN
                owner: j.dupont
                until: 2027-03-31
            """;

    private static SegurProfile read(String text) {
        return SegurProfile.read(text.getBytes(StandardCharsets.UTF_8), RequirementCatalogue.bundled(), TODAY);
    }

    private static List<String> faults(String text) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> read(text));
        return refused.violations().stream()
                .map(each -> each.rule() + " " + each.path())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(SoftwareType.class)
    void read_exampleOfEachSoftware_hasNoFault(SoftwareType type) {
        SegurProfile profile = read(ProfileExamples.of(type));
        assertThat(profile.types()).containsExactly(type);
        assertThat(profile.conditions()).isNotEmpty();
        assertThat(profile.modes().artefacts()).contains("segur-artefacts");
    }

    @Test
    void read_cabinet_holdsWhatIsDeclaredAndNothingElse() {
        SegurProfile profile = read(LGC + WAIVER);
        assertThat(profile.conditions())
                .contains(
                        Condition.IDENTITY_REFERENCE,
                        Condition.PERSONAL_MAILBOX,
                        Condition.PSC_LOGIN,
                        Condition.CHILD_FOLLOW_UP)
                .doesNotContain(Condition.APPLICATION_MAILBOX, Condition.HOSTED, Condition.SINGLE_FACTOR_PASSWORD);
        assertThat(profile.product().convergenceReference()).isEmpty();
        assertThat(profile.documents())
                .contains(new DeclaredDocument(
                        DeclaredDocument.Type.VSM,
                        java.util.Set.of(DeclaredDocument.Level.N3),
                        DeclaredDocument.Direction.OUT));
        assertThat(profile.waivers()).singleElement().satisfies(each -> {
            assertThat(each.requirement()).isEqualTo("REM-MSST-07");
            assertThat(each.isExpired(LocalDate.of(2027, 3, 31))).isFalse();
            assertThat(each.isExpired(LocalDate.of(2027, 4, 1))).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kit: 1 |kit: 2 |PROFILE-KIT",
                "types: [LGC]|types: [LGS]|YAML-WORD",
                "types: [LGC]|types: []|PROFILE-TYPES",
                "wave: 2|wave: 3|YAML-WORD",
                "edition: 2023-02-draft|edition: 2031-01|PROFILE-EDITION",
                "hosted: false|hosted: no|YAML-FLAG",
                "hosted: false|hostd: false|YAML-UNKNOWN",
                "name: ExempleCabinet|nom: ExempleCabinet|YAML-MISSING",
                "artefacts: segur-artefacts|artefacts: ../secret|PROFILE-FOLDER",
                "artefacts: segur-artefacts|artefacts: /etc|PROFILE-FOLDER",
                "type: VSM|type: VSN|YAML-WORD",
                "psc: [WEB]|psc: [WEBB]|YAML-WORD",
                "[PERSONAL, ORGANISATIONAL]|[PERSONNEL]|YAML-WORD",
                "live: false|adapter: a-b|PROFILE-CLASS",
                "requirement: REM-MSST-07|requirement: REM-MSST-77|WAIVER-REQUIREMENT",
                "until: 2027-03-31|until: 2027-11-24|WAIVER-UNTIL",
                "until: 2027-03-31|until: 31/03/2027|YAML-DATE",
                "owner: j.dupont|ticket: x|YAML-MISSING",
                "NOT_APPLICABLE_BY_DESIGN|BECAUSE|YAML-WORD"
            })
    void read_oneFault_isNamed(String from, String to, String rule) {
        String sound = LGC + WAIVER;
        assertThat(sound).contains(from);
        assertThat(faults(sound.replace(from, to))).anyMatch(fault -> fault.startsWith(rule + " line "));
    }

    @Test
    void read_severalFaults_areToldAtOnceWithTheirLines() {
        List<String> faults = faults("kit: 1\nproduct: {name: A, version: 1, vendor: B}\ntypes: [LGC]\nwave: 9\n"
                + "edition: 2023-02-draft\nconditions:\n  hosted: maybe\n  unknown: true\n");
        assertThat(faults)
                .containsExactly(
                        "YAML-WORD line 4: wave",
                        "YAML-UNKNOWN line 8: conditions.unknown",
                        "YAML-FLAG line 7: conditions.hosted");
    }

    @Test
    void read_sameWaiverTwice_isRefused() {
        String twice = LGC + WAIVER + WAIVER.substring(WAIVER.indexOf("  - "));
        assertThat(faults(twice)).singleElement().asString().startsWith("WAIVER-TWICE");
    }
}
