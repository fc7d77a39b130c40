package org.segursdk.core.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.segursdk.core.error.InvalidInputException;

class ValueSetsTest {
    static Stream<ValueSet> all() {
        return Stream.of(
                ValueSets.authorSpecialty(),
                ValueSets.healthcareFacilityType(),
                ValueSets.practiceSetting(),
                ValueSets.documentClass(),
                ValueSets.documentType(),
                ValueSets.formatCode(),
                ValueSets.submissionContentType(),
                ValueSets.functionCode(),
                ValueSets.encounterType(),
                ValueSets.civility(),
                ValueSets.title());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTable_holdsDistinctConceptsWithLabels(ValueSet set) {
        assertThat(set.concepts()).isNotEmpty();
        assertThat(set.concepts().stream().map(c -> c.code() + "|" + c.codeSystem()))
                .doesNotHaveDuplicates();
        assertThat(set.concepts()).allMatch(set::contains);
    }

    @ParameterizedTest
    @CsvSource({"SYNTH,11", "11490-0,10", "11502-2,10", "18748-4,31", "57833-6,42", "34112-3,10"})
    void classOfType_followsThePublishedAssociation(String type, String expectedClass) {
        CodedValue concept = ValueSets.documentType().find(type).orElseThrow();
        assertThat(ValueSets.classOfType(concept).orElseThrow().code()).isEqualTo(expectedClass);
    }

    @Test
    void everyDocumentType_hasAClassThatExists() {
        assertThat(ValueSets.documentType().concepts())
                .allMatch(type -> ValueSets.classOfType(type).isPresent());
    }

    @Test
    void find_bySystem_distinguishesSharedCodes() {
        assertThat(ValueSets.authorSpecialty().find("G15_10/SM26", CodeSystems.PROFESSION_SPECIALTY))
                .isPresent();
        assertThat(ValueSets.authorSpecialty().find("G15_10/SM26", CodeSystems.LOINC))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1..2", "3.1", "1.02", "1.2.", "a.b", "1.2.3 "})
    void oid_malformed_isRefused(String text) {
        assertThatThrownBy(() -> Oid.of(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void oid_longerThan64_isRefusedAnd64Accepted() {
        String sixtyFour = "1." + "2.".repeat(30) + "34";
        assertThat(sixtyFour).hasSize(64);
        assertThat(Oid.of(sixtyFour).value()).isEqualTo(sixtyFour);
        assertThatThrownBy(() -> Oid.of(sixtyFour + "1")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void oidFromUuid_isTheArcOfItuX667() {
        assertThat(Oid.fromUuid(UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"))
                        .value())
                .isEqualTo("2.25.329800735698586629295641978511506172918");
    }
}
