package org.segursdk.conformance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.LocalizedText;

class RequirementCatalogueTest {
    private static final RequirementCatalogue CATALOGUE = RequirementCatalogue.bundled();

    @ParameterizedTest
    @CsvSource({"LGC,230", "RIS,227", "SGL,189", "DPI,134", "PFI,81", "RI,4", "DRIMbox,85"})
    void of_eachSoftware_hasItsRequirements(String code, int count) {
        assertThat(CATALOGUE.of(SoftwareType.of(code).orElseThrow())).hasSize(count);
    }

    @Test
    void bundled_hasAllRequirementsOfTheEdition() {
        List<Requirement> all = CATALOGUE.requirements();
        assertThat(all).hasSize(363);
        assertThat(CATALOGUE.label()).isEqualTo("2023-02-draft.1");
        assertThat(all.stream().filter(each -> each.proof().isAutomated())).hasSize(303);
        assertThat(all.stream()
                        .filter(each -> each.proof().isAutomated())
                        .filter(each -> each.domain() != Domain.HOSP && each.domain() != Domain.DRIM))
                .hasSize(253);
        assertThat(all.stream()
                        .flatMap(each -> each.origin().sources().stream())
                        .distinct())
                .allMatch(CATALOGUE.sources()::containsKey);
        assertThat(CATALOGUE.find("REM-INS-20")).map(Requirement::domain).contains(Domain.INS);
        assertThat(CATALOGUE.find("REM-INS-99")).isEmpty();
    }

    @Test
    void texts_areInBothLanguagesEachItsOwnAndClaimNothing() {
        Set<String> titles = new HashSet<>();
        for (Requirement each : CATALOGUE.requirements()) {
            assertThat(titles.add(each.domain() + each.title().french()))
                    .as(each.id())
                    .isTrue();
            for (LocalizedText text : List.of(each.title(), each.asks())) {
                assertThat(text.french()).as(each.id()).doesNotContain("  ", "TODO");
                assertThat((text.french() + text.english()).toLowerCase(Locale.ROOT))
                        .as(each.id())
                        .doesNotContain("homologué par", "certifié", "conforme");
            }
            assertThat(each.asks().french())
                    .as(each.id())
                    .endsWith(".")
                    .isNotEqualTo(each.asks().english());
        }
    }

    @Test
    void everyCondition_isAskedBySomeRequirement() {
        assertThat(CATALOGUE.requirements().stream()
                        .flatMap(each -> each.scope().conditions().values().stream())
                        .flatMap(Set::stream)
                        .distinct())
                .containsExactlyInAnyOrder(Condition.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: REM-VIS-02|id: REM-VIS-01|CATALOGUE-ID",
                "class: mandatory|class: must|YAML-WORD",
                "profiles: [RIS]|profiles: [RISK]|YAML-WORD",
                "profiles: [RIS]|profiles: [RIS, RIS]|YAML-TWICE",
                "waves: [1]|waves: [3]|YAML-WORD",
                "ways: [live, port]|ways: []|CATALOGUE-WAYS",
                "proof: automated|proof: manual|CATALOGUE-WAYS",
                "status: approved|status: fine|YAML-WORD",
                "sources: [O1]|sources: [O99]|YAML-WORD",
                "CRI/va1.02 wave 1|CRI/va1.02 wave 4|YAML-WORD",
                "fr-asks: |fr-ask: |YAML-UNKNOWN",
                "- id: REM-VIS-04|- id: REM-VIS-04\\n  id: REM-VIS-04|YAML-TWICE"
            })
    void read_brokenDomain_isRefusedNamingTheFault(String from, String to, String rule) {
        String sound = resource("vis.yaml");
        assertThat(sound).contains(from);
        String broken = sound.replaceFirst(java.util.regex.Pattern.quote(from), to.replace("\\n", "\n"));
        assertThat(rules(broken)).contains(rule);
    }

    @Test
    void read_requirementRemoved_isRefused() {
        String sound = resource("vis.yaml");
        assertThat(rules(sound.substring(0, sound.indexOf("- id: REM-VIS-04")))).containsExactly("CATALOGUE-COUNT");
    }

    private static List<String> rules(String vis) {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class,
                () -> CatalogueReader.read(
                        RequirementCatalogueTest::bytes,
                        name -> name.equals("vis.yaml") ? vis.getBytes(StandardCharsets.UTF_8) : bytes(name)));
        return refused.violations().stream().map(each -> each.rule()).toList();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = RequirementCatalogue.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** The facts the edition was written from, when they lie beside the project. */
    @Test
    void facts_equalThoseOfTheFactSheet() throws IOException {
        Path sheet = Path.of("").toAbsolutePath();
        while (sheet != null && !Files.isRegularFile(sheet.resolve("shared/specs/rem-catalogue.json"))) {
            sheet = sheet.getParent();
        }
        assumeTrue(sheet != null, "shared/specs/rem-catalogue.json is not here: facts are not compared");
        JsonNode facts = JsonMapper.builder()
                .build()
                .readTree(sheet.resolve("shared/specs/rem-catalogue.json").toFile())
                .get("requirements");
        assertThat(CATALOGUE.requirements().stream().map(Requirement::id).toList())
                .isEqualTo(stream(facts).map(each -> each.get("id").asText()).toList());
        for (JsonNode fact : facts) {
            Requirement own = CATALOGUE.find(fact.get("id").asText()).orElseThrow();
            assertThat(described(own)).as(own.id()).isEqualTo(described(fact));
        }
    }

    private static String described(Requirement own) {
        Requirement.Scope scope = own.scope();
        Set<String> ids = new TreeSet<>();
        own.origin().references().forEach(each -> {
            ids.add(each.id());
            if (each.core()) {
                ids.add("SC." + each.id());
            }
        });
        return String.join(
                " | ",
                own.domain().code(),
                codes(scope.profiles()),
                codes(scope.inferred()),
                codes(scope.drafts()),
                new TreeSet<>(scope.waves()).toString(),
                scope.obligation().code(),
                own.proof().kind().code(),
                ids.toString());
    }

    private static String codes(Set<SoftwareType> types) {
        return new TreeSet<>(types.stream().map(SoftwareType::code).toList()).toString();
    }

    private static String described(JsonNode fact) {
        String kind = fact.get("verification").asText();
        return String.join(
                " | ",
                fact.get("domain").asText(),
                texts(fact.get("profiles")),
                texts(fact.get("inferredProfiles")),
                texts(fact.get("draftProfiles")),
                texts(fact.get("waves")).replace("UNKNOWN", ""),
                fact.get("obligation").asText().toLowerCase(Locale.ROOT),
                fact.get("automatedScope").asText().equals("sdk-side") ? "sdk-side" : kind,
                texts(fact.get("officialIds")));
    }

    private static String texts(JsonNode list) {
        return new TreeSet<>(stream(list).map(JsonNode::asText).toList()).toString();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
