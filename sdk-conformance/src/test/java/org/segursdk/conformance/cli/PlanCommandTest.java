package org.segursdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.segursdk.conformance.catalogue.RequirementCatalogue;

class PlanCommandTest {
    @TempDir
    Path folder;

    @Test
    void plan_exampleThenItsPlan_exits0() throws Exception {
        Kit example = Kit.run("plan", "--example", "LGC");
        assertThat(example.exit()).isZero();
        Path profile = Files.writeString(folder.resolve("segur-profile.yaml"), example.out());
        Kit plan = Kit.run("plan", "--profile", profile.toString());
        assertThat(plan.exit()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("projet indépendant", "S'appliquent", "REM-INS-20");
        Kit english = Kit.run("plan", "--profile", profile.toString(), "--lang", "en", "--format", "json");
        assertThat(english.out()).startsWith("{").contains("\"edition\" : \"2023-02-draft.1\"");
    }

    @Test
    void plan_wrongProfile_exits4AndTellsEveryLine() throws Exception {
        String text = Kit.run("plan", "--example", "RIS").out();
        Path profile = Files.writeString(
                folder.resolve("wrong.yaml"), text.replace("wave: 2", "wave: 7").replace("RIS]", "RISC]"));
        Kit plan = Kit.run("plan", "--profile", profile.toString());
        assertThat(plan.exit()).isEqualTo(4);
        assertThat(plan.err()).contains("line 9: types [YAML-WORD]", "line 10: wave [YAML-WORD]");
    }

    @Test
    void plan_noProfileOrUnknownType_exits4() {
        assertThat(Kit.run("plan", "--profile", folder.resolve("absent").toString())
                        .exit())
                .isEqualTo(4);
        assertThat(Kit.run("plan", "--example", "LGX").exit()).isEqualTo(4);
    }

    @Test
    void notice_namesTheEditionOfTheCatalogue() {
        assertThat(Notice.CATALOGUE).endsWith(RequirementCatalogue.bundled().label());
    }
}
