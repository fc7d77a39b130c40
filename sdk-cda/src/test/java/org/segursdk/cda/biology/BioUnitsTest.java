package org.segursdk.cda.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.Quantity;
import org.segursdk.core.error.InvalidInputException;

@Tag("REM-BIO-09")
class BioUnitsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mmol/L",
                "10*9/L",
                "[IU]/L",
                "%",
                "/mL",
                "[CFU]/mL",
                "mm[Hg]",
                "{ratio}",
                "mL/min{normalized}",
                "/100{cells}",
                "umol/mmol",
                "Cel",
                "{pack}/a"
            })
    void isAccepted_listedOrAnnotated_true(String unit) {
        assertThat(BioUnits.isAccepted(unit)).isTrue();
        assertThat(BioUnits.toUcum(unit)).contains(unit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "G/L",
                "UI/L",
                "µmol/L",
                "{INR}",
                "{CFU}/mL",
                "mL/min/{1.73_m2}",
                "ukat/L",
                "g/kg ",
                "g/dl",
                "{a}b",
                "{é é}",
                "mmol/L "
            })
    void isAccepted_other_false(String unit) {
        assertThat(BioUnits.isAccepted(unit)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "G/L, 10*9/L",
        "T/L, 10*12/L",
        "UI/L, [IU]/L",
        "mUI/L, m[IU]/L",
        "µUI/mL, u[IU]/mL",
        "µmol/L, umol/L",
        "μmol/l, umol/L",
        "µg/mL, ug/mL",
        "g/dl, g/dL",
        "mmol/l, mmol/L",
        "ng/ml, ng/mL",
        "UFC/mL, [CFU]/mL",
        "UFC/ml, [CFU]/mL",
        "/mm3, /uL",
        "mmHg, mm[Hg]",
        "'mL/min/1,73m²', mL/min{normalized}",
        "fl, fL"
    })
    void toUcum_frenchHabit_isTranslated(String printed, String ucum) {
        assertThat(BioUnits.toUcum(printed)).contains(ucum);
        assertThat(BioUnits.isAccepted(ucum)).isTrue();
    }

    @Test
    void toUcum_emptyOrUnknown_nothing() {
        assertThat(BioUnits.toUcum("")).isEmpty();
        assertThat(BioUnits.toUcum("boisseaux")).isEmpty();
    }

    @Test
    void quantity_keepsThePrintedUnitForPeople() {
        Quantity quantity = BioUnits.quantity("7.2", "G/L");
        assertThat(quantity.unit()).isEqualTo("10*9/L");
        assertThat(quantity.unitLabel()).isEqualTo("G/L");
    }

    @Test
    void quantity_unknownUnit_isRefused() {
        assertThatThrownBy(() -> BioUnits.quantity("1", "boisseaux"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations().get(0).rule()).isEqualTo("BIO-UNIT"));
    }
}
