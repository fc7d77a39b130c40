package org.segursdk.conformance.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.segursdk.conformance.catalogue.RequirementCatalogue;
import org.segursdk.conformance.checks.KitChecks;
import org.segursdk.conformance.run.Runs;

class CoverageTableTest {
    private static final Path PAGE = Path.of("../docs/rem-kit.md");

    @Test
    void table_inTheDocumentation_isThatOfTheCode() throws Exception {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        CoverageTable table = CoverageTable.of(RequirementCatalogue.bundled(), KitChecks.all());
        assertThat(page).contains(CoverageTable.BEGIN, CoverageTable.END);
        assertThat(page)
                .as("java -jar sdk-conformance/target/segur-kit.jar coverage --lang en --into docs/rem-kit.md")
                .isEqualTo(table.into(page, Locale.ENGLISH));
    }

    @Test
    void table_countsWaysAndTellsReasons() {
        CoverageTable table = CoverageTable.of(
                RequirementCatalogue.bundled(), List.of(Runs.check("a", "REM-CDA-03"), Runs.check("b", "REM-INS-20")));
        assertThat(table.markdown(Locale.FRENCH))
                .contains("| Identité nationale de santé | ", "aucun contrôle encore", "module à venir")
                .containsPattern("\\| CDA \\| prouvée par les fichiers que le produit écrit \\| REM-CDA-03 \\|");
        assertThat(table.unchecked()).contains("REM-INS-01").doesNotContain("REM-CDA-03", "REM-INS-20");
    }
}
