package org.segursdk.cda.vaccination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.cda.Vaccination;
import org.segursdk.core.error.InvalidInputException;
import org.segursdk.core.terminology.CodedValue;

@Tag("REM-ERGO-04")
@Tag("REM-CDA-15")
class VaccineBarcodeTest {
    @Test
    void scan_givesCipLotAndExpiry_inAnyOrder() {
        for (String scan : new String[] {
            "0103400932857241172812311044566A-7",
            "]d201034009328572411044566A-7\u001D17281231",
            "17281231010340093285724121XYZ\u001D1044566A-7",
            "\u001D0103400932857241711X1\u001D17281231\u001D1044566A-7\u001D"
        }) {
            VaccineBarcode box = VaccineBarcode.parse(scan);
            assertThat(box.cip()).isEqualTo("3400932857241");
            assertThat(box.lot()).contains("44566A-7");
            assertThat(box.expiry()).contains(LocalDate.of(2028, 12, 31));
        }
    }

    @Test
    void expiry_ofAMonth_isItsLastDay() {
        VaccineBarcode box = VaccineBarcode.parse("010340093285724117280200");
        assertThat(box.expiry()).contains(LocalDate.of(2028, 2, 29));
        assertThat(box.isExpiredOn(LocalDate.of(2028, 2, 29))).isFalse();
        assertThat(box.isExpiredOn(LocalDate.of(2028, 3, 1))).isTrue();
        assertThat(box.lot()).isEmpty();
        assertThat(box.serial()).isEmpty();
    }

    @Test
    void fill_beginsAVaccination() {
        Vaccination vaccination = VaccineBarcode.parse("01034009328572411044566")
                .fill("VACCIN TETANIQUE")
                .build();
        assertThat(vaccination.lot()).contains("44566");
        assertThat(vaccination.translations()).extracting(CodedValue::code).containsExactly("3400932857241");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3400932857241",
                "0103400932857242",
                "0103400932857241171302",
                "010340093285724117281332",
                "010340093285724110",
                "01034009328572411728AB31",
                "0108712345678906",
                "01",
                "0",
                "]d2",
                "ABC"
            })
    void scan_thatIsNoVaccineBox_isRefused(String scan) {
        assertThatThrownBy(() -> VaccineBarcode.parse(scan))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("VAC-BARCODE");
    }
}
