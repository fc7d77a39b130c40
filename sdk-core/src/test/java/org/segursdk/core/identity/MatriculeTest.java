package org.segursdk.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.error.Violation;

class MatriculeTest {
    @ParameterizedTest
    @CsvSource({
        "297022A020778,78", "160012B020777,13", "180032B020401,23", "2751263220749,74", "1090763220834,89",
        "1090763220888,35", "2360663220836,56", "1100863220830,60", "2790351215189,89", "2770763220829,10"
    })
    void keyOf_publicTestPersons_matchesThePublishedKey(String number, String key) {
        assertThat(Matricule.keyOf(number)).isEqualTo(key);
        assertThat(Matricule.of(number + key).value()).isEqualTo(number + key);
    }

    @Test
    void keyOf_remainderZero_is97() {
        long multiple = 1_000_000_000_000L / 97 * 97 + 97;
        assertThat(Matricule.keyOf(Long.toString(multiple))).isEqualTo("97");
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_anyWrongKey_isRefusedAndOnlyTheRightOneAccepted(long seed) {
        Random random = new Random(seed);
        String number = randomNumber(random);
        String right = Matricule.keyOf(number);
        assertThat(Integer.parseInt(right)).isBetween(1, 97);
        for (int key = 0; key < 100; key++) {
            String text = key < 10 ? "0" + key : Integer.toString(key);
            if (text.equals(right)) {
                assertThat(Matricule.of(number + text).keyMatches()).isTrue();
            } else {
                assertThatThrownBy(() -> Matricule.of(number + text))
                        .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                                .extracting(Violation::rule)
                                .containsExactly("INS-MATRICULE-KEY"));
            }
        }
    }

    private static String randomNumber(Random random) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < 13; i++) {
            number.append(
                    i == 6 && random.nextInt(4) == 0
                            ? random.nextBoolean() ? 'A' : 'B'
                            : (char) ('0' + random.nextInt(10)));
        }
        return number.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "29702CA02077878", "2970 2A 020 778", "297022C02077878", "a97022A02077878"})
    void of_malformed_isRefusedWithTheFormRule(String text) {
        assertThatThrownBy(() -> Matricule.of(text))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.violations())
                        .extracting(Violation::rule)
                        .containsExactly("INS-MATRICULE-FORM"))
                .hasMessageNotContaining("97022");
    }

    @Test
    void of_spacesAndLowerCase_areAccepted() {
        assertThat(Matricule.of("2 97 02 2a 020 778 78").value()).isEqualTo("297022A02077878");
    }

    @Test
    void received_wrongKeyOfAnOfficialFixture_isKeptAndReported() {
        Matricule received = Matricule.received("1810363220456", "60");
        assertThat(received.keyMatches()).isFalse();
        assertThat(received.value()).isEqualTo("181036322045660");
    }

    @Test
    void toString_neverShowsTheNumber() {
        assertThat(Matricule.of("297022A02077878")).hasToString("Matricule[redacted]");
        assertThat(new Ins(Matricule.of("297022A02077878"), InsAuthority.NIR).toString())
                .doesNotContain("29702");
    }

    @Test
    void toCx_isTheXdsForm() {
        assertThat(new Ins(Matricule.of("297022A02077878"), InsAuthority.NIR_TEST).toCx())
                .isEqualTo("297022A02077878^^^&1.2.250.1.213.1.4.10&ISO^NH");
    }

    @Test
    void isSynthetic_orderNumber000AndTestPersons() {
        assertThat(SyntheticIdentities.isSynthetic(Matricule.ofNumber("1800175056000")))
                .isTrue();
        assertThat(SyntheticIdentities.isSynthetic(Matricule.ofNumber("2751263220749")))
                .isTrue();
        assertThat(SyntheticIdentities.isSynthetic(Matricule.ofNumber("1800175056001")))
                .isFalse();
    }
}
