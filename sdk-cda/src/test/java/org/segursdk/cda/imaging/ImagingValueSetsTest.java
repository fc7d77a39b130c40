package org.segursdk.cda.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.segursdk.core.terminology.Oid;
import org.segursdk.core.terminology.ValueSet;

class ImagingValueSetsTest {
    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.arguments(ImagingValueSets.modality(), 49),
                Arguments.arguments(ImagingValueSets.anatomicalRegion(), 10),
                Arguments.arguments(ImagingValueSets.bodySite(), 357),
                Arguments.arguments(ImagingValueSets.laterality(), 2),
                Arguments.arguments(ImagingValueSets.contraindication(), 22),
                Arguments.arguments(ImagingValueSets.doseQuantity(), 11),
                Arguments.arguments(ImagingValueSets.requestModality(), 11),
                Arguments.arguments(ImagingValueSets.petContrast(), 2),
                Arguments.arguments(ImagingValueSets.careInformation(), 5),
                Arguments.arguments(ImagingValueSets.topographicModifier(), 46),
                Arguments.arguments(ImagingValueSets.scintigraphyFunction(), 12),
                Arguments.arguments(ImagingValueSets.petFunction(), 8));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void table_hasItsCodesInRealSystems(ValueSet set, int size) {
        assertThat(set.concepts()).hasSize(size).allSatisfy(concept -> assertThat(Oid.isValid(concept.codeSystem()))
                .isTrue());
    }

    @Test
    void pregnancyStatus_isOfItsList() {
        assertThat(Stream.of(PregnancyStatus.values())
                        .map(status -> status.code().code()))
                .containsExactly("60001007", "77386006", "261665006");
    }
}
