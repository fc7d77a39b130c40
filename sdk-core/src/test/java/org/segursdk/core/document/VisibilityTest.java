package org.segursdk.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.segursdk.core.terminology.CodedValue;

/** The eight settings of visibility and the announcement of a result. */
class VisibilityTest {
    private static Set<Visibility> restrictions(boolean masked, boolean patient, boolean representatives) {
        Set<Visibility> set = EnumSet.noneOf(Visibility.class);
        if (masked) {
            set.add(Visibility.MASKED_FROM_PROFESSIONALS);
        }
        if (patient) {
            set.add(Visibility.INVISIBLE_TO_PATIENT);
        }
        if (representatives) {
            set.add(Visibility.INVISIBLE_TO_LEGAL_REPRESENTATIVES);
        }
        return set;
    }

    @ParameterizedTest
    @CsvSource({
        "false,false,false,N",
        "true,false,false,N MASQUE_PS",
        "false,true,false,N INVISIBLE_PATIENT",
        "true,true,false,N MASQUE_PS INVISIBLE_PATIENT",
        "false,false,true,N INVISIBLE_REPRESENTANTS_LEGAUX",
        "true,false,true,N MASQUE_PS INVISIBLE_REPRESENTANTS_LEGAUX",
        "false,true,true,N INVISIBLE_PATIENT INVISIBLE_REPRESENTANTS_LEGAUX",
        "true,true,true,N MASQUE_PS INVISIBLE_PATIENT INVISIBLE_REPRESENTANTS_LEGAUX"
    })
    @Tag("REM-DMPA-11")
    @Tag("REM-VIS-03")
    void codes_eachOfTheEightSettings_areExact(
            boolean masked, boolean patient, boolean representatives, String expected) {
        List<Visibility> given = new ArrayList<>(restrictions(masked, patient, representatives));
        Collections.reverse(given);
        List<CodedValue> codes = Visibility.codes(Confidentiality.NORMAL, given);
        assertThat(codes.stream().map(CodedValue::code).toList()).isEqualTo(List.of(expected.split(" ")));
        assertThat(codes.get(0).codeSystem()).isEqualTo("2.16.840.1.113883.5.25");
        assertThat(codes.subList(1, codes.size()))
                .allSatisfy(each -> assertThat(each.codeSystem()).isEqualTo("1.2.250.1.213.1.1.4.13"));
    }

    @Test
    @Tag("REM-VIS-01")
    void untilAnnounced_anySetting_hidesItFromThePatientAlone() {
        for (int i = 0; i < 8; i++) {
            Set<Visibility> before = restrictions((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
            assertThat(Visibility.untilAnnounced(before)).isEqualTo(restrictions((i & 1) != 0, true, (i & 4) != 0));
            assertThat(before).isEqualTo(restrictions((i & 1) != 0, (i & 2) != 0, (i & 4) != 0));
        }
    }

    @Test
    @Tag("REM-VIS-02")
    void announced_anySetting_liftsNothingElse() {
        for (int i = 0; i < 8; i++) {
            Set<Visibility> before = restrictions((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
            assertThat(Visibility.announced(before)).isEqualTo(restrictions((i & 1) != 0, false, (i & 4) != 0));
        }
    }
}
