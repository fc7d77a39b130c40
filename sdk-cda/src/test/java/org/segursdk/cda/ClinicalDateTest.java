package org.segursdk.cda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;

class ClinicalDateTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        "2020,2019,true",
        "2020,2020-12-31,false",
        "2020-05,2020-04-30,true",
        "2020-05,2020,false",
        "2020-05-02,2020-05-01,true",
        "2020-05-01,2020-05-01,false",
        "2019-12-31,2020,false"
    })
    void isAfter_comparesWhatBothKnow(String date, String other, boolean after) {
        assertThat(ClinicalDate.parse(date).isAfter(ClinicalDate.parse(other), PARIS))
                .isEqualTo(after);
    }

    @Test
    void isAfter_instantAndDay_comparesInTheZone() {
        ClinicalDate lateEvening = ClinicalDate.at(Instant.parse("2026-07-14T22:30:00Z"));
        assertThat(lateEvening.isAfter(ClinicalDate.parse("2026-07-14"), PARIS)).isTrue();
        assertThat(lateEvening.isAfter(ClinicalDate.parse("2026-07-14"), ZoneId.of("UTC")))
                .isFalse();
        assertThat(lateEvening.firstDay(PARIS)).isEqualTo("2026-07-15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13", "20", "12/05/2020", "-001", "", "2026-7-1"})
    void parse_malformedOrImpossible_isRefused(String text) {
        assertThatThrownBy(() -> ClinicalDate.parse(text)).isInstanceOf(InvalidInputException.class);
    }
}
