package org.segursdk.cda.biology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BioInterpretationTest {
    @Test
    @Tag("REM-BIO-10")
    void isCritical_alertCodesOnly() {
        assertThat(BioInterpretation.values())
                .filteredOn(BioInterpretation::isCritical)
                .extracting(i -> i.code().code())
                .containsExactlyInAnyOrder("AA", "HH", "LL");
        assertThat(BioInterpretation.values())
                .filteredOn(BioInterpretation::isCritical)
                .allMatch(BioInterpretation::isAbnormal);
    }

    @Test
    void values_areTheWholePublishedSet() {
        assertThat(Arrays.stream(BioInterpretation.values())
                        .map(i -> i.code().code())
                        .distinct())
                .hasSize(39);
        assertThat(BioInterpretation.NORMAL.isAbnormal()).isFalse();
        assertThat(BioInterpretation.RESISTANT.isSusceptibility()).isTrue();
    }
}
