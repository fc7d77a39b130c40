package org.segursdk.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;

class BirthDateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"1980-02-31", "1981-02-29", "1980-13-01", "0000-01-01", "1980-1-1", "19800101", "", "1980-00-32"
            })
    void parse_notADate_isRefused(String text) {
        assertThatThrownBy(() -> BirthDate.parse(text))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations().get(0).rule()).isEqualTo("INS-BIRTHDATE"));
    }

    @ParameterizedTest
    @CsvSource({
        "1907-00-00,1907-12-31",
        "1907-05-00,1907-05-01",
        "1907-00-14,1907-01-14",
        "1907-05-14,1907-05-14",
        "1980-02-29,1980-02-29"
    })
    void completed_lunarDate_followsTheNationalRule(String lunar, String completed) {
        assertThat(BirthDate.parse(lunar).completed().toIso()).isEqualTo(completed);
    }

    @Test
    void received_outsideTheCalendar_isKeptButHasNoLocalDate() {
        BirthDate date = BirthDate.received("1936-20-45");
        assertThat(date.toIso()).isEqualTo("1936-20-45");
        assertThat(date.toLocalDate()).isEmpty();
    }

    @Test
    void toCompact_isTheHl7Form() {
        assertThat(BirthDate.of(LocalDate.of(1997, 2, 26)).toCompact()).isEqualTo("19970226");
        assertThat(BirthDate.parse("1907-00-00").isLunar()).isTrue();
        assertThat(BirthDate.parse("1997-02-26")).hasToString("BirthDate[redacted]");
    }
}
